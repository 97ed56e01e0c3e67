import { exhibitTitle } from './domain/exhibit';
import { accountTitle } from './domain/funds/account';
import type { LinkEnd } from './domain/link';
import type { RecordRef } from './domain/record';
import { Refusal } from './domain/refusal';
import { seizureTitle } from './domain/seizure';
import type { ReadDb } from './open';
import { rowOf } from './prepared';

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
    const row = rowOf(read, 'caseFile', id);
    return row && { number: row.number, title: row.title, caseId: row.id };
  },
  seizure: (read, id) => {
    const row = rowOf(read, 'seizure', id);
    return row && { number: row.number, title: seizureTitle(row), caseId: row.caseId };
  },
  exhibit: (read, id) => {
    const row = rowOf(read, 'exhibit', id);
    return row && { number: row.number, title: exhibitTitle(row), caseId: row.caseId };
  },
  wallet: (read, id) => {
    const row = rowOf(read, 'wallet', id);
    return row && { number: row.number, title: row.label, caseId: row.caseId };
  },
  account: (read, id) => {
    const row = rowOf(read, 'account', id);
    return row && { number: row.number, title: accountTitle(row), caseId: row.caseId };
  },
  site: (read, id) => {
    const row = rowOf(read, 'site', id);
    return row && { number: row.number, title: row.name, caseId: row.caseId };
  },
  person: (read, id) => {
    const row = rowOf(read, 'person', id);
    return row && { number: row.number, title: row.name || row.nameLatin, caseId: row.caseId };
  },
};
