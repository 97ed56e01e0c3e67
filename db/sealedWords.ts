import { and, eq, inArray } from 'drizzle-orm';
import { mayAct, mayConfirm } from './domain/acts';
import type { HeldWords, PhraseChecksum, WordLanguage } from './domain/envelope';
import { isIdentified, type OfficerRecord, samePerson } from './domain/officer';
import { Refusal } from './domain/refusal';
import { readStaff } from './hands';
import type { ReadDb } from './open';
import { envelope, officer, sealedShare, sealedWords } from './schema';
import type { WriteTx } from './tx';
import { readFact, setFact, vaultSubject } from './vaultFacts';
import { seesCase } from './visibility';

export type SealedWordsRow = typeof sealedWords.$inferSelect;
export type SealedShareRow = typeof sealedShare.$inferSelect;

/** Whether this vault may hold words at all. Off until two people switched it on. */
export function mayHoldWords(read: ReadDb): boolean {
  return readFact(read, 'holdWords') === 'yes';
}

/** @throws Refusal `record.unchanged` */
export function allowWords(tx: WriteTx, allow: boolean, reason: string): void {
  if (mayHoldWords(tx.read) === allow) throw new Refusal('record.unchanged');
  setFact(tx, 'holdWords', allow ? 'yes' : 'no');
  tx.about(vaultSubject(tx.read), reason);
}

/**
 * Who gets a share now: active officers that may open or confirm, grouped by person, so that two accounts of one person
 * never hold two shares. An officer whose person is not told gets none: nobody could tell that they are two. Nor does
 * one who does not see the case of the words.
 */
export function shareHolders(read: ReadDb, caseId?: string): OfficerRecord[][] {
  const staff = readStaff(read);
  const able = read
    .select()
    .from(officer)
    .where(eq(officer.status, 'active'))
    .orderBy(officer.ledgerSeq)
    .all()
    .filter((one) => mayAct(one.role, 'envelope.open', staff) || mayConfirm(one.role, 'envelope.open'))
    .filter(isIdentified)
    .filter(({ id }) => caseId === undefined || seesCase(read, id, caseId));
  const people: OfficerRecord[][] = [];
  for (const one of able) {
    const known = people.find((accounts) => accounts.some((other) => samePerson(one, other)));
    if (known) known.push(one);
    else people.push([one]);
  }
  return people;
}

export interface SealedForm {
  readonly id: string;
  readonly ciphertext: string;
  readonly shares: readonly Pick<SealedShareRow, 'officerId' | 'person' | 'sealingKey' | 'sealed'>[];
}

/**
 * Keeps words that were sealed outside the transaction and takes back what was kept of them before: one hand puts words in
 * where there are none, what two sealed is replaced by two. @throws Refusal `envelope.held`
 */
export function keepWords(tx: WriteTx, envelopeId: string, form: SealedForm, confirmed: boolean): void {
  const before = readSealed(tx.read, envelopeId);
  if (before && !confirmed) throw new Refusal('envelope.held');
  if (before) tx.update('sealedWords', before.words.id, { withdrawn: 1 });
  tx.insert('sealedWords', {
    id: form.id,
    envelopeId,
    ciphertext: form.ciphertext,
    recordedAt: tx.now.at,
    recordedOffset: tx.now.offset,
    withdrawn: 0,
    ledgerSeq: tx.seq,
  });
  for (const share of form.shares)
    tx.insert('sealedShare', {
      id: tx.newId(),
      envelopeId,
      wordsId: form.id,
      ...share,
      ledgerSeq: tx.seq,
    });
}

/** What was told of the words while they were in hand. */
export function tellPhrase(
  tx: WriteTx,
  envelopeId: string,
  told: { wordCount: number | null; wordLanguage: WordLanguage; checksum: PhraseChecksum },
): void {
  tx.update('envelope', envelopeId, told);
}

/** The ciphertext and its shares, or undefined where the vault holds no words of the envelope. */
export function readSealed(
  read: ReadDb,
  envelopeId: string,
): { words: SealedWordsRow; shares: SealedShareRow[] } | undefined {
  const words = read
    .select()
    .from(sealedWords)
    .where(and(eq(sealedWords.envelopeId, envelopeId), eq(sealedWords.withdrawn, 0)))
    .get();
  if (!words) return undefined;
  return { words, shares: read.select().from(sealedShare).where(eq(sealedShare.wordsId, words.id)).all() };
}

/** What is told of held words, by envelope. */
export function heldOf(read: ReadDb, envelopeIds?: readonly string[]): Map<string, HeldWords> {
  const kept = read
    .select()
    .from(sealedWords)
    .where(
      and(eq(sealedWords.withdrawn, 0), envelopeIds && inArray(sealedWords.envelopeId, [...envelopeIds])),
    )
    .all();
  if (kept.length === 0) return new Map();
  const people = holdersByCase(read);
  const officers = new Map(
    read
      .select()
      .from(officer)
      .all()
      .map((one) => [one.id, one]),
  );
  return new Map(
    kept.map((words) => {
      const shares = read.select().from(sealedShare).where(eq(sealedShare.wordsId, words.id)).all();
      return [words.envelopeId, describe(words, shares, officers, people(words.envelopeId))];
    }),
  );
}

/** Who could open the words of an envelope; each case is asked once. */
function holdersByCase(read: ReadDb): (envelopeId: string) => OfficerRecord[][] {
  const rows = read.select({ id: envelope.id, caseId: envelope.caseId }).from(envelope).all();
  const cases = new Map(rows.map(({ id, caseId }) => [id, caseId]));
  const holders = new Map<string | undefined, OfficerRecord[][]>();
  return (envelopeId) => {
    const caseId = cases.get(envelopeId);
    const known = holders.get(caseId) ?? shareHolders(read, caseId);
    holders.set(caseId, known);
    return known;
  };
}

function describe(
  words: SealedWordsRow,
  shares: readonly SealedShareRow[],
  officers: ReadonlyMap<string, OfficerRecord>,
  people: readonly OfficerRecord[][],
): HeldWords {
  const opens = (share: SealedShareRow) =>
    people.some((accounts) =>
      accounts.some(({ id, sealingKey }) => id === share.officerId && sealingKey === share.sealingKey),
    );
  const living = shares.filter(opens);
  const has = (accounts: readonly OfficerRecord[]) =>
    living.some((share) => accounts.some(({ id }) => id === share.officerId));
  return {
    since: words.recordedAt,
    sinceOffset: words.recordedOffset,
    sealed: new Set(shares.map(({ person }) => person)).size,
    // One person whose two accounts were only later known to be one counts once, and so do two accounts with one share.
    live: Math.min(people.filter(has).length, new Set(living.map(({ person }) => person)).size),
    without: people.filter((accounts) => !has(accounts)).length,
    shares: shares.map((share) => ({
      officerId: share.officerId,
      officerName: officers.get(share.officerId)?.name ?? '',
      live: opens(share),
    })),
  };
}
