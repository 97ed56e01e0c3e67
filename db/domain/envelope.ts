import { z } from 'zod';
import { seedLanguages } from './bip39';
import { error, type Finding, warning } from './finding';
import { recordId } from './ids';
import { recordMeta } from './record';
import { checkTexts, line, note } from './text';
import { existingDate, localDateTime } from './time';

export const envelopeKind = z.enum(['seed', 'pin', 'passphrase', 'private-key', 'keyfile', 'other']);
export type EnvelopeKind = z.infer<typeof envelopeKind>;

/** The list that the words are from; '' where it was not told. */
export const wordLanguage = z.enum(['', ...seedLanguages]);
export type WordLanguage = z.infer<typeof wordLanguage>;

/** BIP-39's checksum, told once by whoever had the words in hand and never computed again from what is kept. */
export const phraseChecksum = z.enum(['unknown', 'verified', 'failed']);
export type PhraseChecksum = z.infer<typeof phraseChecksum>;

/**
 * A sealed secret as typed: its number, seal, kind and how many words. The secret itself has no field here and is refused
 * in every text.
 */
export const envelopeDraft = z.strictObject({
  caseId: recordId,
  kind: envelopeKind.default('seed'),
  /** What is written on the paper envelope, where the unit numbers its envelopes itself. */
  printedNumber: line,
  /** The seal that is on it now. */
  seal: line,
  wordCount: z.int().min(1).max(100).nullable().default(null),
  wordLanguage: wordLanguage.default(''),
  checksum: phraseChecksum.default('unknown'),
  location: line,
  sealedAt: localDateTime,
  sealedBy: line,
  walletId: recordId.nullable().default(null),
  exhibitId: recordId.nullable().default(null),
  notes: note,
});
export type EnvelopeDraft = z.infer<typeof envelopeDraft>;

/** What two people may open: the paper, which cuts its seal, or the words that the vault holds, which leaves it whole. */
export const openingOf = z.enum(['paper', 'words']);
export type OpeningOf = z.infer<typeof openingOf>;

/** One opening. It is never edited; only the new seal of a paper envelope is stated once, at the opening or later. */
export const envelopeOpening = z.strictObject({
  id: recordId,
  envelopeId: recordId,
  /** 1 for the first opening. */
  ordinal: z.int(),
  officerId: recordId,
  officerName: z.string(),
  /** '' where the recovery key was the second hand. */
  secondId: z.string(),
  secondName: z.string(),
  reason: z.string(),
  authorisation: z.string(),
  sealBefore: z.string(),
  newSeal: z.string(),
  /** The words that the vault holds were shown; otherwise the paper envelope was cut open. */
  wordsShown: z.boolean(),
  openedAt: z.string(),
  openedOffset: z.int(),
  ledgerSeq: z.int(),
});
export type EnvelopeOpening = z.infer<typeof envelopeOpening>;

/**
 * What the vault holds of the words: nothing that tells them. A share is alive while its officer is active and still has
 * the key that it was sealed to; any two living shares of different people open.
 */
export const heldWords = z.strictObject({
  since: z.string(),
  sinceOffset: z.int(),
  /** People that got a share when the words were sealed. */
  sealed: z.int(),
  /** People whose share opens now. */
  live: z.int(),
  /** Active people that may open envelopes but have no share of this one. */
  without: z.int(),
  shares: z.array(z.strictObject({ officerId: recordId, officerName: z.string(), live: z.boolean() })),
});
export type HeldWords = z.infer<typeof heldWords>;

export const envelopeRecord = recordMeta.extend(envelopeDraft.shape).extend({
  openings: z.array(envelopeOpening),
  held: heldWords.nullable(),
});
export type EnvelopeRecord = z.infer<typeof envelopeRecord>;

/** An envelope as a report and its `case.json` say it: what is held of the words is no part of either. */
export const envelopeOnPaper = envelopeRecord.omit({ held: true });
export type EnvelopeOnPaper = z.infer<typeof envelopeOnPaper>;

/** Words that BIP-39 knows how to make. */
export const phraseLengths: readonly number[] = [12, 15, 18, 21, 24];

export function checkEnvelope(draft: EnvelopeDraft): Finding[] {
  const found = checkTexts(draft);
  if (draft.seal.trim() === '') found.push(error('seal', 'required'));
  if (draft.kind === 'seed' && draft.wordCount === null)
    found.push(warning('wordCount', 'envelope.no-count'));
  if (draft.kind === 'seed' && draft.wordCount !== null && !phraseLengths.includes(draft.wordCount))
    found.push(warning('wordCount', 'envelope.odd-count'));
  if (draft.kind !== 'seed' && draft.checksum !== 'unknown')
    found.push(error('checksum', 'envelope.checksum-of-seed'));
  if (draft.location.trim() === '') found.push(warning('location', 'envelope.no-location'));
  if (draft.walletId === null && draft.exhibitId === null)
    found.push(warning('walletId', 'envelope.of-nothing'));
  if (!existingDate(draft.sealedAt)) found.push(error('sealedAt', 'date.not-a-day'));
  return found;
}

/** Under which kind an envelope is corrected: its seal changes by openings, and else by two. */
export function amendAct(
  before: Pick<EnvelopeDraft, 'seal'>,
  draft: Pick<EnvelopeDraft, 'seal'>,
): 'envelope.amend' | 'envelope.amendSeal' {
  return before.seal.trim() === draft.seal.trim() ? 'envelope.amend' : 'envelope.amendSeal';
}

/** What a correction may not say of an envelope that was handed over: its custody does. */
export function checkHeldEnvelope(before: EnvelopeDraft, draft: EnvelopeDraft): Finding[] {
  const found: Finding[] = [];
  if (before.location.trim() !== draft.location.trim())
    found.push(error('location', 'exhibit.place-by-custody'));
  if (before.seal.trim() !== draft.seal.trim()) found.push(error('seal', 'exhibit.seal-by-custody'));
  return found;
}

/** A seal that is put on after an opening: it is stated, another than the one that was cut, and holds no secret. */
export function checkNewSeal(newSeal: string, before: string): Finding[] {
  const found = checkTexts({ newSeal });
  if (newSeal.trim() === '') found.push(error('newSeal', 'required'));
  else if (newSeal.trim() === before.trim()) found.push(error('newSeal', 'envelope.same-seal'));
  return found;
}

/** The last opening of the paper, where it has not been sealed again since. */
export function unsealedOpening(envelope: Pick<EnvelopeRecord, 'openings'>): EnvelopeOpening | undefined {
  const last = envelope.openings.findLast(({ wordsShown }) => !wordsShown);
  return last?.newSeal === '' ? last : undefined;
}

/** How an envelope is named in a sentence: what is written on it, or its seal. */
export function envelopeTitle(envelope: Pick<EnvelopeDraft, 'printedNumber' | 'seal'>): string {
  return envelope.printedNumber || envelope.seal;
}
