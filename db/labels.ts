import { and, desc, eq, gt } from 'drizzle-orm';
import type { ExhibitRecord } from './domain/exhibit';
import { plainCode, readScanned } from './domain/label';
import { readExhibit } from './exhibits';
import type { ReadDb } from './open';
import { caseFile, exhibit } from './schema';
import { notUndone } from './undone';
import { readFact } from './vaultFacts';

/** What a scanned text is. `vault` is the code on the label, where it is one of Dalel's. */
export interface FoundLabel {
  readonly verdict: 'found' | 'other-vault' | 'unknown' | 'not-a-label';
  readonly exhibit: ExhibitRecord | null;
  readonly vault: string;
}

/** The exhibit whose label was scanned, of those that the reader sees. */
export function findLabelled(read: ReadDb, text: string): FoundLabel {
  const label = readScanned(text);
  if (!label) return { verdict: 'not-a-label', exhibit: null, vault: '' };
  const { vault, rest } = label;
  const shortCode = readFact(read, 'shortCode');
  const own = plainCode(shortCode) === vault;
  const id = own ? idOf(read, `${shortCode}-${rest}`) : idOfForeign(read, vault, rest);
  if (id !== undefined) return { verdict: 'found', exhibit: readExhibit(read, id), vault };
  return { verdict: own ? 'unknown' : 'other-vault', exhibit: null, vault };
}

function idOf(read: ReadDb, number: string): string | undefined {
  return read.select({ id: exhibit.id }).from(exhibit).where(eq(exhibit.number, number)).get()?.id;
}

/** An exhibit that came from another vault kept its number, and with it that vault's code. */
function idOfForeign(read: ReadDb, vault: string, rest: string): string | undefined {
  const cases = read.select({ number: caseFile.number }).from(caseFile).all();
  const codes = new Set(cases.map(({ number }) => number.split('-')[0] ?? ''));
  for (const code of codes) {
    const id = plainCode(code) === vault ? idOf(read, `${code}-${rest}`) : undefined;
    if (id !== undefined) return id;
  }
  return undefined;
}

/** So many labels are drawn at once. */
const mostFresh = 2_000;

/** Exhibits that were recorded after a time (UTC), by number; the newest where there are more than can be drawn. */
export function listFresh(read: ReadDb, since: string): ExhibitRecord[] {
  return read
    .select()
    .from(exhibit)
    .where(and(gt(exhibit.recordedAt, since), notUndone(exhibit.id)))
    .orderBy(desc(exhibit.recordedAt))
    .limit(mostFresh)
    .all()
    .sort((left, right) => left.number.localeCompare(right.number));
}
