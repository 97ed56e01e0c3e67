import { z } from 'zod';
import { error, type Finding } from './finding';
import { recordId } from './ids';
import { line } from './text';

export const role = z.enum(['investigator', 'evidence-officer', 'supervisor', 'auditor']);
export type Role = z.infer<typeof role>;

/** A user of the vault as typed on the first-run page. */
export const officerDraft = z.strictObject({
  name: line,
  rank: line,
  unit: line,
  role: role.default('investigator'),
});
export type OfficerDraft = z.infer<typeof officerDraft>;

export const officerRecord = officerDraft.extend({
  id: recordId,
  recordedAt: z.string(),
  recordedOffset: z.int(),
  /** Ed25519 public key, 32 bytes in hexadecimal: the key that signs this officer's ledger entries. */
  signingKey: z.string(),
  /** X25519 public key, 32 bytes in hexadecimal: the key that sealed secrets are encrypted to. */
  sealingKey: z.string(),
  ledgerSeq: z.int(),
});
export type OfficerRecord = z.infer<typeof officerRecord>;

export function checkOfficer(draft: OfficerDraft): Finding[] {
  const found: Finding[] = [];
  if (draft.name.trim() === '') found.push(error('name', 'required'));
  if (draft.unit.trim() === '') found.push(error('unit', 'required'));
  return found;
}

/** A passphrase guards everything: length is what counts (NIST SP 800-63B), so fewer than twelve characters are refused. */
export const shortestPassphrase = 12;
export function checkPassphrase(passphrase: string): Finding[] {
  const characters = [...passphrase.normalize('NFKC')];
  if (characters.length < shortestPassphrase) {
    return [error('passphrase', 'passphrase.short', { shortest: shortestPassphrase })];
  }
  return new Set(characters).size < 5 ? [error('passphrase', 'passphrase.monotone')] : [];
}

/** A vault's short code: two to five letters or digits of any alphabet, printed in every case number. */
export const shortCode = z.string().regex(/^[\p{Lu}\p{N}]{2,5}$/u, 'short-code');
