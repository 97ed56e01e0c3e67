import { eq } from 'drizzle-orm';
import { exhibitTitle } from './domain/exhibit';
import type { LinkEnd } from './domain/link';
import type { RecordRef } from './domain/record';
import { Refusal } from './domain/refusal';
import { seizureTitle } from './domain/seizure';
import type { ReadDb } from './open';
import { caseFile, exhibit, person, seizure, site, wallet } from './schema';

/** A record's number and title, for links and sentences. @throws Refusal `record.not-found` */
export function readRef(read: ReadDb, kind: LinkEnd, id: string): RecordRef & { caseId: string } {
  const found = findRef(read, kind, id);
  if (!found) throw new Refusal('record.not-found', { kind });
  return { kind, id, ...found };
}

/** The same; undefined where it cannot be read. */
export function findRef(read: ReadDb, kind: LinkEnd, id: string): Found {
  return finders[kind](read, id);
}

type Found = { number: string; title: string; caseId: string } | undefined;

const finders: Record<LinkEnd, (read: ReadDb, id: string) => Found> = {
  case: (read, id) => {
    const row = read.select().from(caseFile).where(eq(caseFile.id, id)).get();
    return row && { number: row.number, title: row.title, caseId: row.id };
  },
  seizure: (read, id) => {
    const row = read.select().from(seizure).where(eq(seizure.id, id)).get();
    return row && { number: row.number, title: seizureTitle(row), caseId: row.caseId };
  },
  exhibit: (read, id) => {
    const row = read.select().from(exhibit).where(eq(exhibit.id, id)).get();
    return row && { number: row.number, title: exhibitTitle(row), caseId: row.caseId };
  },
  wallet: (read, id) => {
    const row = read.select().from(wallet).where(eq(wallet.id, id)).get();
    return row && { number: row.number, title: row.label, caseId: row.caseId };
  },
  site: (read, id) => {
    const row = read.select().from(site).where(eq(site.id, id)).get();
    return row && { number: row.number, title: row.name, caseId: row.caseId };
  },
  person: (read, id) => {
    const row = read.select().from(person).where(eq(person.id, id)).get();
    return row && { number: row.number, title: row.name || row.nameLatin, caseId: row.caseId };
  },
};
