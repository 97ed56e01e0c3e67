import { z } from 'zod';
import { finding } from './finding';
import { addressDraft, walletType } from './wallet';

/** Wallet programs and standards whose files Dalel reads. */
export const walletFileFormat = z.enum([
  'descriptor',
  'bsms',
  'coldcard',
  'caravan',
  'specter',
  'electrum',
  'keystone',
  'sparrow',
  'bip329',
]);
export type WalletFileFormat = z.infer<typeof walletFileFormat>;

/**
 * The public parts of a wallet file, as fields of a wallet. Findings say what was left out and what does not agree;
 * a secret of the file is in none of the fields.
 */
export const walletFile = z.strictObject({
  format: walletFileFormat,
  label: z.string(),
  type: walletType,
  software: z.string(),
  derivation: z.string(),
  masterFingerprint: z.string(),
  publicKey: z.string(),
  notes: z.string(),
  addresses: z.array(addressDraft).max(10_000),
  findings: z.array(finding),
});
export type WalletFile = z.infer<typeof walletFile>;
