import { z } from 'zod';
import { recordId } from './ids';
import { ledgerHead } from './ledger';
import { officerRecord } from './officer';

/** What a header says before anything is unlocked. */
export const vaultCard = z.strictObject({
  vaultId: recordId,
  name: z.string(),
  sample: z.boolean(),
  officers: z.array(z.strictObject({ id: recordId, name: z.string() })),
  folder: z.string(),
});
export type VaultCard = z.infer<typeof vaultCard>;

/** The unlocked vault and who is working in it. `officer` is null when the recovery key opened it, read-only. */
export const session = z.strictObject({
  vaultId: recordId,
  vaultName: z.string(),
  shortCode: z.string(),
  sample: z.boolean(),
  folder: z.string(),
  officer: officerRecord.nullable(),
  /** True after the recovery key and for an auditor. */
  readOnly: z.boolean(),
  /** One person stands behind the vault: the recovery key is the second hand, and everything says so. */
  soleOfficer: z.boolean(),
  recoveryConfirmed: z.boolean(),
  head: ledgerHead,
});
export type Session = z.infer<typeof session>;
