import { z } from 'zod';
import { error, type Finding, warning } from './finding';
import { recordId } from './ids';
import { isBinOrIin } from './kz';
import { checkTexts, line } from './text';

export const role = z.enum(['investigator', 'evidence-officer', 'supervisor', 'auditor']);
export type Role = z.infer<typeof role>;

/** A user of the vault as typed on the first-run page. */
export const officerDraft = z.strictObject({
  name: line,
  rank: line,
  unit: line,
  role: role.default('investigator'),
  /** Number of the service card: with the IIN, what tells one person with two accounts from two people. */
  serviceNumber: line,
  iin: line,
});
export type OfficerDraft = z.infer<typeof officerDraft>;

/** Retired officers stay: their entries speak of them. Their way in is gone. */
export const officerStatus = z.enum(['active', 'retired']);
export type OfficerStatus = z.infer<typeof officerStatus>;

export const officerRecord = officerDraft.extend({
  id: recordId,
  status: officerStatus,
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
  const found = checkTexts(draft);
  if (draft.name.trim() === '') found.push(error('name', 'required'));
  if (draft.unit.trim() === '') found.push(error('unit', 'required'));
  if (draft.iin !== '' && !isBinOrIin(draft.iin)) found.push(warning('iin', 'kz.iin-check'));
  return found;
}

/** An officer who joins others says which person they are. */
export function checkNewOfficer(draft: OfficerDraft): Finding[] {
  const found = checkOfficer(draft);
  if (!isIdentified(draft)) found.push(error('serviceNumber', 'required'));
  return found;
}

type Identity = Pick<OfficerRecord, 'id' | 'serviceNumber' | 'iin'>;

/** Whether the record says which person the officer is. */
export function isIdentified(officer: Pick<Identity, 'serviceNumber' | 'iin'>): boolean {
  return personNumber(officer.serviceNumber) !== '' || personNumber(officer.iin) !== '';
}

/** Whether two accounts belong to one person: the same service number or the same IIN, however they are spaced. */
export function samePerson(left: Identity, right: Identity): boolean {
  if (left.id === right.id) return true;
  const same = (one: string, other: string) =>
    personNumber(one) !== '' && personNumber(one) === personNumber(other);
  return same(left.serviceNumber, right.serviceNumber) || same(left.iin, right.iin);
}

function personNumber(text: string): string {
  return text
    .normalize('NFKC')
    .toLocaleUpperCase('ru')
    .replace(/[^\p{L}\p{N}]/gu, '');
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
