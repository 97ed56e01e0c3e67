import type { Finding } from '../../db/domain/finding';
import { Refusal, type RefusalCode } from '../../db/domain/refusal';

/** The one envelope that crosses a process boundary: `invoke` would keep only an error's message. */
export type Envelope = { ok: true; value: unknown } | { ok: false; error: EnvelopeError };

/** `code` is a refusal's, or `bug`: then `message` says what broke, for the log and the officer's note to us. */
export interface EnvelopeError {
  code: RefusalCode | 'bug';
  message: string;
  data: { params: Record<string, string | number>; findings: Finding[] };
}

export function toEnvelopeError(thrown: unknown): EnvelopeError {
  if (thrown instanceof Refusal) {
    return {
      code: thrown.code,
      message: thrown.code,
      data: { params: thrown.params, findings: [...thrown.findings] },
    };
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: 'bug', message, data: { params: {}, findings: [] } };
}
