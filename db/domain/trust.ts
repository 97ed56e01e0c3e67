import { z } from 'zod';

/** A certificate that officers chose to trust. Times are ISO 8601; `removedAt` is '' as long as it is trusted. */
export const trustedRoot = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** SHA-256 of the certificate, lower-case hex */
  sha256: z.string(),
  pem: z.string(),
  validFrom: z.string(),
  validTo: z.string(),
  addedAt: z.string(),
  removedAt: z.string(),
});
export type TrustedRoot = z.infer<typeof trustedRoot>;
