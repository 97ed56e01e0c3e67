import { z } from 'zod';
import { fileToken } from './fileToken';
import { route } from './route';

const pin = z.string().max(256);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** The vendor's module. The window leaves it out: main alone knows the one that the officer confirmed. */
const module = fileToken.optional();

/**
 * By what an officer signs: a PKCS#12 with its passphrase, or a certificate on a token with the token's PIN. `serial` names
 * the token where it shows the certificate to its owner alone.
 */
export const signingKey = {
  pkcs12: fileToken.optional(),
  passphrase: z.string().max(1_000).default(''),
  token: z
    .strictObject({ certificate: sha256, pin, serial: z.string().max(100).optional(), module })
    .optional(),
  /** lists of revoked certificates and OCSP answers by which the certificate is judged before anything is drawn */
  revocations: z.array(fileToken).max(20).default([]),
};

/** A certificate on a token; `refusal` says why it may not sign now, '' where it may. */
export const tokenCertificate = z.strictObject({
  sha256,
  label: z.string(),
  name: z.string(),
  organisation: z.string(),
  issuer: z.string(),
  validFrom: z.string(),
  validTo: z.string(),
  /** as RSA-3072 or P-256 */
  algorithm: z.string(),
  key: z.enum(['present', 'missing', 'unknown']),
  refusal: z.string(),
});

export const token = z.strictObject({
  label: z.string(),
  serial: z.string(),
  manufacturer: z.string(),
  model: z.string(),
  pin: z.enum(['ready', 'low', 'last', 'locked', 'unset']),
  pinPad: z.boolean(),
  certificates: z.array(tokenCertificate),
  keys: z.array(z.string()),
});

export const tokenContract = {
  /** What is plugged in. With a PIN, tried once and only where one token is meant, keys are told too. Needs no vault. */
  'token.list': route(
    'evidence',
    'open',
    z.strictObject({ module, serial: z.string().max(100).optional(), pin: pin.optional() }),
    z.array(token),
  ),
} as const;
