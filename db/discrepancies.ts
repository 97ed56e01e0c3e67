import { count, desc, eq } from 'drizzle-orm';
import type { HeldThing } from './domain/custody/thing';
import {
  checkDiscrepancy,
  checkResolution,
  type DiscrepancyDraft,
  type DiscrepancyKind,
  type DiscrepancyRecord,
  type ResolutionDraft,
} from './domain/discrepancy';
import { manyCases } from './domain/ledger';
import { samePerson } from './domain/officer';
import { Refusal } from './domain/refusal';
import { readThing } from './holdings';
import type { ReadDb } from './open';
import { nextNumber, requireAcceptable, requireFound } from './record';
import { discrepancy } from './schema';
import type { WriteTx } from './tx';
import { requireLive } from './undone';
import { readOfficer } from './vaultFacts';

/** Who signs the same entry as the second hand; null where the recovery key does. */
export type Second = { readonly id: string; readonly name: string } | null;

interface Noted {
  /** Undefined where nobody knows the thing. */
  readonly thing: HeldThing | undefined;
  readonly kind: DiscrepancyKind;
  readonly expected: string;
  readonly found: string;
  readonly notes?: string;
  readonly countId?: string;
  readonly eventId?: string;
  readonly second?: Second;
  /** Where the thing is nobody's: the number of the count that found it. */
  readonly within?: string;
}

/** Adds an act of discrepancy to the entry in hand; another act may bring it along. Answers its id. */
export function noteDiscrepancy(tx: WriteTx, noted: Noted): string {
  const { thing, within = '' } = noted;
  const caseId = thing?.caseId ?? manyCases;
  const recorded =
    tx.read.select({ n: count() }).from(discrepancy).where(eq(discrepancy.caseId, caseId)).get()?.n ?? 0;
  const number = thing
    ? nextNumber(tx, 'discrepancy', caseId, recorded)
    : `${within}/D-${String(recorded + 1).padStart(2, '0')}`;
  const row = {
    ...tx.meta(number),
    caseId,
    subjectKind: thing?.kind ?? ('' as const),
    subjectId: thing?.id ?? '',
    kind: noted.kind,
    expected: noted.expected,
    found: noted.found,
    notes: noted.notes ?? '',
    countId: noted.countId ?? '',
    eventId: noted.eventId ?? '',
    secondId: noted.second?.id ?? '',
    secondName: noted.second?.name ?? '',
    state: 'open' as const,
    resolution: '' as const,
    outcome: '',
    resolvedAt: '',
    resolvedOffset: 0,
    resolvedById: '',
    resolvedByName: '',
  };
  tx.insert('discrepancy', row);
  return row.id;
}

/** Records what does not agree. With a second hand it is signed by two at once. @throws Refusal `draft.refused` */
export function recordDiscrepancy(tx: WriteTx, draft: DiscrepancyDraft, second: Second): DiscrepancyRecord {
  requireAcceptable(checkDiscrepancy(draft));
  const thing = readThing(tx.read, draft.subjectKind, draft.subjectId);
  requireLive(tx.read, draft.subjectKind, draft.subjectId);
  const { kind, expected, found, notes } = draft;
  return about(tx, noteDiscrepancy(tx, { thing, kind, expected, found, notes, second }));
}

/** The second signature by somebody else, in their own session. @throws Refusal `access.same-person`, `discrepancy.signed` */
export function confirmDiscrepancy(tx: WriteTx, id: string): DiscrepancyRecord {
  const before = readDiscrepancy(tx.read, id);
  if (before.secondId !== '') throw new Refusal('discrepancy.signed', { number: before.number });
  const [first, me] = [before.officerId, tx.author.id].map((one) => readOfficer(tx.read, one));
  if (!first || !me || samePerson(first, me)) throw new Refusal('access.same-person');
  tx.update('discrepancy', id, { secondId: tx.author.id, secondName: tx.author.name });
  return about(tx, id);
}

/** Ends a discrepancy: found, explained, put right, or a loss that was confirmed. @throws Refusal `discrepancy.resolved` */
export function resolveDiscrepancy(tx: WriteTx, id: string, draft: ResolutionDraft): DiscrepancyRecord {
  requireAcceptable(checkResolution(draft));
  const before = readDiscrepancy(tx.read, id);
  if (before.state === 'resolved') throw new Refusal('discrepancy.resolved', { number: before.number });
  tx.update('discrepancy', id, {
    state: 'resolved',
    resolution: draft.resolution,
    outcome: draft.outcome,
    resolvedAt: tx.now.at,
    resolvedOffset: tx.now.offset,
    resolvedById: tx.author.id,
    resolvedByName: tx.author.name,
  });
  return about(tx, id, draft.outcome);
}

function about(tx: WriteTx, id: string, reason = ''): DiscrepancyRecord {
  const row = readDiscrepancy(tx.read, id);
  const title =
    [row.subjectNumber.split('/').at(-1), row.subjectTitle].filter(Boolean).join(' ') || row.found;
  tx.about({ kind: 'discrepancy', id, number: row.number, title, caseId: row.caseId }, reason);
  return row;
}

/** @throws Refusal `record.not-found` */
export function readDiscrepancy(read: ReadDb, id: string): DiscrepancyRecord {
  const row = requireFound(
    read.select().from(discrepancy).where(eq(discrepancy.id, id)).get(),
    'discrepancy',
  );
  return named(read, row);
}

/** Newest first. */
export function listDiscrepancies(read: ReadDb, caseId?: string): DiscrepancyRecord[] {
  const all = read.select().from(discrepancy).$dynamic();
  return (caseId === undefined ? all : all.where(eq(discrepancy.caseId, caseId)))
    .orderBy(desc(discrepancy.ledgerSeq), discrepancy.number)
    .all()
    .map((row) => named(read, row));
}

function named(read: ReadDb, row: typeof discrepancy.$inferSelect): DiscrepancyRecord {
  const { subjectKind, subjectId } = row;
  const thing = subjectKind === '' ? undefined : readThing(read, subjectKind, subjectId);
  return { ...row, subjectNumber: thing?.number ?? '', subjectTitle: thing?.title ?? '' };
}
