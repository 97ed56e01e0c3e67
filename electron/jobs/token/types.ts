import { z } from 'zod';

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const pin = z.string().max(256);

export const tokenDigest = z.enum(['sha256', 'sha384', 'sha512']);

/** How a token computes a signature: PKCS#1 v1.5 or PSS of RFC 8017 (salt as long as the digest), ECDSA. */
export const tokenScheme = z.enum(['rsa-pkcs1', 'rsa-pss', 'ecdsa']);
export type TokenScheme = z.infer<typeof tokenScheme>;

/**
 * What the signing process is asked. `list` with a PIN tells keys too, which tokens show to their owner alone; `open` finds
 * the certificate with this SHA-256 on any token and logs in; `sign` answers ECDSA as DER.
 */
export const tokenRequest = z.discriminatedUnion('ask', [
  z.strictObject({ ask: z.literal('list'), serial: z.string().optional(), pin: pin.optional() }),
  z.strictObject({ ask: z.literal('open'), certificate: sha256, pin, serial: z.string().optional() }),
  z.strictObject({ ask: z.literal('sign'), scheme: tokenScheme, digest: tokenDigest, data: bytes }),
]);
export type TokenRequest = z.infer<typeof tokenRequest>;

/** `low` and `last` as the token tells them: few tries, one try. `unset`: nobody gave it a PIN. */
export const pinState = z.enum(['ready', 'low', 'last', 'locked', 'unset']);
export type PinState = z.infer<typeof pinState>;

export interface SeenCertificate {
  readonly der: Uint8Array;
  readonly label: string;
  /** whether its key is on the token; `unknown` before the PIN was given */
  readonly key: 'present' | 'missing' | 'unknown';
}

export interface SeenToken {
  readonly label: string;
  readonly serial: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly pin: PinState;
  /** the PIN is typed on the reader itself */
  readonly pinPad: boolean;
  readonly schemes: readonly TokenScheme[];
  readonly certificates: readonly SeenCertificate[];
  /** labels of the private keys that can be seen */
  readonly keys: readonly string[];
}

/** Codes of db/domain/refusal.ts. */
export type TokenFailure =
  | 'token.no-module'
  | 'token.not-built'
  | 'token.module-wrong'
  | 'token.none'
  | 'token.removed'
  | 'token.wrong-pin'
  | 'token.pin-locked'
  | 'token.pin-unset'
  | 'token.no-key'
  | 'token.cannot-sign'
  | 'token.no-answer'
  | 'token.failed';

export type TokenAnswer =
  | { readonly ok: true; readonly ask: 'list'; readonly tokens: readonly SeenToken[] }
  | {
      readonly ok: true;
      readonly ask: 'open';
      readonly leaf: Uint8Array;
      /** the other certificates of the token */
      readonly others: readonly Uint8Array[];
      readonly schemes: readonly TokenScheme[];
    }
  | { readonly ok: true; readonly ask: 'sign'; readonly signature: Uint8Array }
  | { readonly ok: false; readonly code: TokenFailure; readonly params: Readonly<Record<string, string>> };

/** A signing process that runs. It knows the PIN from `open` until its end, and nothing else does. */
export interface TokenProcess {
  /** Never throws: a process that dies or hangs is an answer. */
  ask(request: TokenRequest): Promise<TokenAnswer>;
  end(): void;
}
