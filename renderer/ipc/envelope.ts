import { type Finding, finding } from '../../db/domain/finding';
import { type RefusalCode, refusalCodes } from '../../db/domain/refusal';
import type { EnvelopeError } from '../../electron/ipc/errors';

/** What `request` throws in the window: a refusal's words are looked up by `code`. */
export class RequestError extends Error {
  readonly code: RefusalCode | 'bug';
  readonly params: Record<string, string | number>;
  readonly findings: Finding[];

  constructor(from: EnvelopeError) {
    super(from.message);
    this.name = 'RequestError';
    this.code = from.code;
    this.params = from.data.params;
    this.findings = from.data.findings;
  }
}

/** Reads an envelope that another process sent. What is no envelope is a bug, said as one. */
export function openEnvelope(received: unknown): unknown {
  if (typeof received === 'object' && received !== null && 'ok' in received) {
    if (received.ok === true && 'value' in received) return received.value;
    if ('error' in received) throw new RequestError(readError(received.error));
  }
  throw new RequestError({ code: 'bug', message: 'malformed answer', data: { params: {}, findings: [] } });
}

function readError(error: unknown): EnvelopeError {
  const empty = { params: {}, findings: [] };
  if (typeof error !== 'object' || error === null)
    return { code: 'bug', message: String(error), data: empty };
  const { code, message, data } = error as Partial<EnvelopeError>;
  const known = refusalCodes.find((candidate) => candidate === code) ?? 'bug';
  const findings = finding.array().safeParse(data?.findings);
  return {
    code: known,
    message: typeof message === 'string' ? message : '',
    data: { params: data?.params ?? {}, findings: findings.success ? findings.data : [] },
  };
}
