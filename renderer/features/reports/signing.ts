import type { RefusalCode } from '../../../db/domain/refusal';
import type { RouteInput } from '../../../electron/ipc/contract';

/** By what somebody signs. It is used once and kept nowhere. */
export type SigningKey = Pick<RouteInput<'report.countersign'>, 'pkcs12' | 'passphrase' | 'token'>;

/** A refusal of the token itself, which stands beside its choice. */
export const ofToken = (code: RefusalCode | 'bug' | undefined): boolean =>
  code?.startsWith('token.') === true && !ofPin(code);

/** A refusal that is about the PIN. */
export const ofPin = (code: RefusalCode | 'bug' | undefined): boolean =>
  code?.startsWith('token.wrong-pin') === true || code === 'token.pin-locked' || code === 'token.pin-unset';

const aboutCertificate: readonly (RefusalCode | 'bug')[] = [
  'signing.not-pkcs12',
  'signing.no-key',
  'signing.expired',
  'signing.not-yet-valid',
  'signing.wrong-usage',
  'signing.weak-key',
  'signing.revoked',
  'file.not-found',
  'file.unknown-token',
  'file.too-large',
];

/** A refusal of the file or of the certificate. */
export const ofCertificate = (code: RefusalCode | 'bug' | undefined): boolean =>
  code !== undefined && aboutCertificate.includes(code);

/** The name of a file without the folders before it, of whatever system the path is. */
export const baseName = (path: string): string => path.split(/[\\/]/).at(-1) || path;
