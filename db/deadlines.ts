import { and, count, desc, eq } from 'drizzle-orm';
import { checkDayOff, type DayOffDraft } from './domain/dayOff';
import {
  type ClockStart,
  checkDeadline,
  checkRule,
  checkStop,
  type DeadlineDraft,
  type DeadlineRecord,
  type DeadlineRule,
  type DeadlineSubject,
  daysOff,
  dueAt,
  type RuleDraft,
  ruleOf,
  rulesOn,
  type StopDraft,
} from './domain/deadline';
import type { LegalStatus } from './domain/legalStatus';
import type { ReferenceEntry } from './domain/reference';
import { Refusal } from './domain/refusal';
import { wallClock } from './domain/time';
import type { ReadDb } from './open';
import { nextNumber, requireAcceptable, requireFound, subjectOf } from './record';
import { listReferences } from './references';
import { findRef } from './refs';
import { attachment, deadline, report } from './schema';
import type { WriteTx } from './tx';

const ruleTable = 'deadline-rule';

/** Every edition of every rule, newest of each code last. */
export function listRules(read: ReadDb): DeadlineRule[] {
  return listReferences(read, ruleTable)
    .map(ruleOf)
    .sort((left, right) =>
      left.code === right.code
        ? left.validFrom.localeCompare(right.validFrom, 'en')
        : left.code.localeCompare(right.code, 'en'),
    );
}

/**
 * A new rule, or a new edition of one: editions before it end the day before, and clocks that they started go on as
 * they were. @throws Refusal `draft.refused`, `deadline.edition-exists`
 */
export function setRule(tx: WriteTx, draft: RuleDraft, reason: string): DeadlineRule {
  requireAcceptable(checkRule(draft));
  const before = listRules(tx.read).filter(({ code }) => code === draft.code);
  const from = draft.validFrom || wallClock(tx.now).slice(0, 10);
  if (before.some(({ validFrom }) => validFrom === from))
    throw new Refusal('deadline.edition-exists', { code: draft.code, from });
  for (const older of before)
    if (older.validFrom < from && (older.validTo === '' || older.validTo >= from))
      tx.update('referenceEntry', older.id, { validTo: dayBefore(from) });
  const id = before.length === 0 ? `${ruleTable}:${draft.code}` : `${ruleTable}:${draft.code}@${from}`;
  tx.insert('referenceEntry', { ...rowOf({ ...draft, validFrom: from }), id, ledgerSeq: tx.seq });
  tx.about({ kind: 'vault', id, number: draft.code, title: draft.ru, caseId: null }, reason);
  return ruleOf(
    requireFound(
      listReferences(tx.read, ruleTable).find((row) => row.id === id),
      'vault',
    ),
  );
}

/** A day off or a worked day, new or in place of what the table said of that day. @throws Refusal `draft.refused` */
export function setDayOff(tx: WriteTx, draft: DayOffDraft, reason: string): ReferenceEntry {
  requireAcceptable(checkDayOff(draft));
  const { day: code, works, kk, ru, en, source } = draft;
  const known = listReferences(tx.read, 'holiday').find((row) => row.code === code);
  const words = { kk, ru, en, source, facts: works ? { works: 1 } : {} };
  const id = known?.id ?? `holiday:${code}`;
  if (!known) {
    const row = { table: 'holiday', code, validFrom: '', validTo: '', edition: '', ...words } as const;
    tx.insert('referenceEntry', { id, ...row, ledgerSeq: tx.seq });
  } else if (tx.update('referenceEntry', id, words) === 0) throw new Refusal('record.unchanged');
  tx.about({ kind: 'vault', id, number: code, title: ru, caseId: null }, reason);
  return requireFound(
    listReferences(tx.read, 'holiday').find((row) => row.id === id),
    'vault',
  );
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/** Ends a rule: it starts no clock after `lastDay`. @throws Refusal `record.not-found`, `record.unchanged` */
export function endRule(tx: WriteTx, id: string, lastDay: string, reason: string): DeadlineRule {
  const rule = requireRule(tx.read, id);
  if (tx.update('referenceEntry', id, { validTo: lastDay }) === 0) throw new Refusal('record.unchanged');
  tx.about({ kind: 'vault', id, number: rule.code, title: rule.ru, caseId: null }, reason);
  return requireRule(tx.read, id);
}

/** Takes over rules and days off that the vault does not have yet: one of before they existed. Answers how many. */
export function adoptRules(tx: WriteTx, rows: readonly Omit<ReferenceEntry, 'id'>[]): number {
  const known = new Set(
    [...listReferences(tx.read, ruleTable), ...listReferences(tx.read, 'holiday')].map(keyOf),
  );
  const fresh = rows.filter(
    (row) => (row.table === ruleTable || row.table === 'holiday') && !known.has(keyOf(row)),
  );
  for (const row of fresh)
    tx.insert('referenceEntry', { id: `${row.table}:${row.code}`, ...row, ledgerSeq: tx.seq });
  if (fresh.length > 0) tx.about({ kind: 'vault', id: ruleTable, number: '', title: '', caseId: null });
  return fresh.length;
}

const keyOf = ({ table, code }: Pick<ReferenceEntry, 'table' | 'code'>) => `${table}:${code}`;

function requireRule(read: ReadDb, id: string): DeadlineRule {
  return requireFound(
    listRules(read).find((rule) => rule.id === id),
    'vault',
  );
}

function rowOf({ code, kk, ru, en, validFrom, validTo, source, edition, ...facts }: RuleDraft) {
  return { table: ruleTable, code, kk, ru, en, validFrom, validTo, source, edition, facts } as const;
}

interface Subject {
  readonly kind: DeadlineSubject;
  readonly id: string;
  readonly caseId: string;
}

/** Starts a clock. @throws Refusal `draft.refused`, `record.not-found` */
export function startDeadline(tx: WriteTx, draft: DeadlineDraft): DeadlineRecord {
  const now = wallClock(tx.now);
  const rule = listRules(tx.read).find(({ id }) => id === draft.ruleId);
  requireAcceptable(checkDeadline(draft, rule, now));
  const { id, caseId } = requireFound(
    findSubject(tx.read, draft.subjectKind, draft.subjectId),
    draft.subjectKind,
  );
  if (!rule) throw new Refusal('record.not-found', { kind: 'vault' });
  const subject = { kind: draft.subjectKind, id, caseId };
  const { startedAt, dueDate, notes } = draft;
  return about(tx, insertClock(tx, rule, subject, { at: startedAt || now, dueDate, notes, startedBy: '' }));
}

/** Starts what an event starts by the rules of its day, once for each subject. Part of the event's own entry. */
export function startByEvent(
  tx: WriteTx,
  starts: ClockStart,
  subject: Subject,
  at: string,
  startedBy: string,
): void {
  const local = at.length >= 16 ? at : `${at}T00:00`;
  const rules = rulesOn(listRules(tx.read), local.slice(0, 10));
  for (const rule of rules.filter((one) => one.starts === starts && one.unit !== 'date')) {
    const running = and(
      eq(deadline.subjectId, subject.id),
      eq(deadline.ruleId, rule.id),
      eq(deadline.stoppedAt, ''),
    );
    if (tx.read.select({ id: deadline.id }).from(deadline).where(running).get()) continue;
    insertClock(tx, rule, subject, { at: local, dueDate: '', notes: '', startedBy });
  }
}

/** Stops what a legal status ends: its order is the document. Part of that status's own entry. */
export function stopByStatus(
  tx: WriteTx,
  subject: Subject,
  order: { readonly status: LegalStatus; readonly orderNumber: string; readonly date: string },
): void {
  const running = and(eq(deadline.subjectId, subject.id), eq(deadline.stoppedAt, ''));
  // An order of before the clock began ends nothing.
  for (const row of tx.read.select().from(deadline).where(running).all())
    if (row.rule.stopsBy === order.status && order.date >= row.startedAt.slice(0, order.date.length))
      tx.update(
        'deadline',
        row.id,
        stopFields(tx, { document: order.orderNumber, date: order.date, attachmentId: null, note: '' }),
      );
}

/** Starts a clock within an entry that is about something else. Answers its id. */
export function insertClock(
  tx: WriteTx,
  { id: ruleId, ...rule }: DeadlineRule,
  { kind, id, caseId }: Subject,
  said: { at: string; dueDate: string; notes: string; startedBy: string },
): string {
  const recorded =
    tx.read.select({ n: count() }).from(deadline).where(eq(deadline.caseId, caseId)).get()?.n ?? 0;
  const row = {
    ...tx.meta(nextNumber(tx, 'deadline', caseId, recorded)),
    caseId,
    subjectKind: kind,
    subjectId: id,
    ruleId,
    rule,
    startedAt: said.at,
    dueAt: dueAt(rule, said.at, tx.now.offset, daysOff(listReferences(tx.read, 'holiday')), said.dueDate),
    startedBy: said.startedBy,
    notes: said.notes,
    stoppedAt: '',
    stopDocument: '',
    stopDate: '',
    stopAttachmentId: null,
    stopNote: '',
    stoppedById: '',
    stoppedByName: '',
  };
  tx.insert('deadline', row);
  return row.id;
}

/** What a clock is of, as far as it can be read. */
function findSubject(read: ReadDb, kind: DeadlineSubject, id: string) {
  if (kind !== 'report') {
    const ref = findRef(read, kind, id);
    return ref && { id, ...ref };
  }
  const row = read.select().from(report).where(eq(report.id, id)).get();
  return row?.caseId ? { id, number: row.number, title: row.subjectTitle, caseId: row.caseId } : undefined;
}

/** Stops a clock by a paper. @throws Refusal `draft.refused`, `deadline.stopped`, `record.not-found` */
export function stopDeadline(tx: WriteTx, id: string, draft: StopDraft): DeadlineRecord {
  requireAcceptable(checkStop(draft, wallClock(tx.now).slice(0, 10)));
  const before = readDeadline(tx.read, id);
  if (before.stoppedAt !== '') throw new Refusal('deadline.stopped', { number: before.number });
  if (draft.attachmentId !== null) {
    const scan = tx.read.select().from(attachment).where(eq(attachment.id, draft.attachmentId)).get();
    if (scan?.caseId !== before.caseId) throw new Refusal('record.not-found', { kind: 'attachment' });
  }
  tx.update('deadline', id, stopFields(tx, draft));
  return about(tx, id, draft.note);
}

function stopFields(tx: WriteTx, { document, date, attachmentId, note }: StopDraft) {
  return {
    stoppedAt: tx.now.at,
    stopDocument: document,
    stopDate: date,
    stopAttachmentId: attachmentId,
    stopNote: note,
    stoppedById: tx.author.id,
    stoppedByName: tx.author.name,
  };
}

function about(tx: WriteTx, id: string, reason = ''): DeadlineRecord {
  const row = readDeadline(tx.read, id);
  tx.about(subjectOf('deadline', row, row.rule.ru), reason);
  return row;
}

/** @throws Refusal `record.not-found` */
export function readDeadline(read: ReadDb, id: string): DeadlineRecord {
  return named(read, requireFound(read.select().from(deadline).where(eq(deadline.id, id)).get(), 'deadline'));
}

export interface DeadlineFilter {
  readonly caseId?: string | undefined;
  readonly subjectId?: string | undefined;
  /** Without the stopped ones. */
  readonly running?: boolean | undefined;
}

/** Running ones by their end, then the stopped ones, newest first. */
export function listDeadlines(
  read: ReadDb,
  { caseId, subjectId, running }: DeadlineFilter = {},
): DeadlineRecord[] {
  const rows = read
    .select()
    .from(deadline)
    .where(
      and(
        caseId === undefined ? undefined : eq(deadline.caseId, caseId),
        subjectId === undefined ? undefined : eq(deadline.subjectId, subjectId),
        running ? eq(deadline.stoppedAt, '') : undefined,
      ),
    )
    .orderBy(desc(deadline.stoppedAt), deadline.dueAt)
    .all();
  const runningFirst = [
    ...rows.filter((row) => row.stoppedAt === ''),
    ...rows.filter((row) => row.stoppedAt !== ''),
  ];
  return runningFirst.map((row) => named(read, row));
}

function named(read: ReadDb, row: typeof deadline.$inferSelect): DeadlineRecord {
  const ref = findSubject(read, row.subjectKind, row.subjectId);
  return { ...row, subjectNumber: ref?.number ?? '', subjectTitle: ref?.title ?? '' };
}
