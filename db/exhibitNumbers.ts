import { and, desc, eq, gte, lt, ne, sql } from 'drizzle-orm';
import { checkScheme, nextSerial, schemeNumber, schemeParts } from './domain/numbering';
import type { ReadDb } from './open';
import { requireAcceptable } from './record';
import { readRef } from './refs';
import { exhibit } from './schema';
import type { WriteTx } from './tx';
import { readFact, setFact, vaultSubject } from './vaultFacts';

/** How the unit numbers its exhibits; '' where it does not. */
export function readScheme(read: ReadDb): string {
  return readFact(read, 'exhibitScheme');
}

/** Sets the scheme of numbers given from now on; those already given stay. @throws Refusal `draft.refused` */
export function setScheme(tx: WriteTx, scheme: string): void {
  requireAcceptable(checkScheme(scheme));
  setFact(tx, 'exhibitScheme', scheme);
  tx.about(vaultSubject(tx.read));
}

/** The number that the unit's scheme gives next; '' without a scheme. */
export function nextUnitNumber(read: ReadDb, caseId: string, year: number): string {
  const scheme = readScheme(read);
  if (scheme === '') return '';
  const facts = { caseNumber: readRef(read, 'case', caseId).number, year };
  const { before, after } = schemeParts(scheme, facts);
  // Numbers are never given back: how many there are is how far the register has come, unless some were typed by hand.
  for (let ordinal = countLike(read, before, after) + 1; ; ordinal += 1) {
    const number = schemeNumber(scheme, facts, ordinal);
    if (!isTaken(read, number)) return number;
  }
}

function countLike(read: ReadDb, before: string, after: string): number {
  const { unitNumber } = exhibit;
  const middle = sql`substr(${unitNumber}, ${before.length + 1}, length(${unitNumber}) - ${before.length + after.length})`;
  const like = and(
    gte(unitNumber, before),
    lt(unitNumber, `${before}\u{10ffff}`),
    ne(unitNumber, ''),
    sql`substr(${unitNumber}, length(${unitNumber}) - ${after.length} + 1) = ${after}`,
    sql`${middle} GLOB '[0-9]*'`,
  );
  return read.select({ n: sql<number>`count(*)` }).from(exhibit).where(like).get()?.n ?? 0;
}

function isTaken(read: ReadDb, number: string): boolean {
  return (
    read.select({ id: exhibit.id }).from(exhibit).where(eq(exhibit.unitNumber, number)).get() !== undefined
  );
}

/** The numbers of bag and seal that would come next after those used last, of this search or else of this case. */
export function nextPacking(
  read: ReadDb,
  caseId: string,
  seizureId: string | undefined,
): { bagNumber: string; sealNumber: string } {
  const last = (field: 'bagNumber' | 'sealNumber') =>
    lastOf(read, field, seizureId === undefined ? undefined : eq(exhibit.seizureId, seizureId)) ||
    lastOf(read, field, eq(exhibit.caseId, caseId));
  return { bagNumber: nextSerial(last('bagNumber')), sealNumber: nextSerial(last('sealNumber')) };
}

function lastOf(
  read: ReadDb,
  field: 'bagNumber' | 'sealNumber',
  where: ReturnType<typeof eq> | undefined,
): string {
  if (where === undefined) return '';
  const row = read
    .select({ value: exhibit[field] })
    .from(exhibit)
    .where(and(where, ne(exhibit[field], '')))
    .orderBy(desc(exhibit.ledgerSeq), desc(exhibit.number))
    .limit(1)
    .get();
  return row?.value ?? '';
}
