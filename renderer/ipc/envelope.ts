import type { Finding } from '../../db/domain/finding';
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
  return {
    code: known,
    message: typeof message === 'string' ? message : '',
    data: { params: data?.params ?? {}, findings: readFindings(data?.findings) },
  };
}

/** Checked by hand: a schema library would stand in the way of the first page. All or none, as a schema has it. */
function readFindings(value: unknown): Finding[] {
  return Array.isArray(value) && value.every(isFinding) ? value : [];
}

function isFinding(value: unknown): value is Finding {
  if (typeof value !== 'object' || value === null) return false;
  const { field, code, level, params } = value as Partial<Record<keyof Finding, unknown>>;
  return (
    typeof field === 'string' &&
    typeof code === 'string' &&
    (level === 'error' || level === 'warning') &&
    typeof params === 'object' &&
    params !== null
  );
}
