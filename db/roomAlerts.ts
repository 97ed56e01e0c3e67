import { and, eq, isNull, lt, ne, or } from 'drizzle-orm';
import { listDeadlines } from './deadlines';
import { listDiscrepancies } from './discrepancies';
import type { HeldThing } from './domain/custody/thing';
import { deadlineState } from './domain/deadline';
import type { HomeAlert } from './domain/home';
import { type Moment, wallClock } from './domain/time';
import { findById } from './holdings';
import type { ReadDb } from './open';
import { caseFile, custodyItem, custodyReceipt, holding, stockCount } from './schema';

const mostOfKind = 100;

/** What the evidence room can lose today: offers, overdue returns, losses, differences, periods and open counts. */
export function roomAlerts(read: ReadDb, now: Moment): HomeAlert[] {
  return [
    ...offerAlerts(read),
    ...overdueAlerts(read, now),
    ...unscannedAlerts(read),
    ...lossAlerts(read, now.offset),
    ...discrepancyAlerts(read),
    ...deadlineAlerts(read, now.at),
    ...countAlerts(read, now.at),
  ];
}

/** A local time as the record keeps it, `2026-11-18T02:31`, in UTC. */
function utcOf(local: string, offset: number): string {
  return new Date(Date.parse(`${local}:00Z`) - offset * 60_000).toISOString();
}

type Params = HomeAlert['params'];

function ofThing(
  read: ReadDb,
  code: HomeAlert['code'],
  id: string,
  since: string,
  params: (thing: HeldThing) => Params,
): HomeAlert[] {
  const thing = findById(read, id);
  if (!thing) return [];
  const { kind, number, title, caseId } = thing;
  const of = read.select({ number: caseFile.number }).from(caseFile).where(eq(caseFile.id, caseId)).get();
  return [
    {
      code,
      state: 'red',
      subject: { kind, id, number, title },
      caseNumber: of?.number ?? '',
      since,
      params: params(thing),
    },
  ];
}

/** A hand-over that nobody answered: one row for each event. */
function offerAlerts(read: ReadDb): HomeAlert[] {
  const rows = read
    .select()
    .from(holding)
    .where(ne(holding.offeredEventId, ''))
    .orderBy(holding.offeredAt)
    .all();
  const byEvent = Map.groupBy(rows, ({ offeredEventId }) => offeredEventId);
  return [...byEvent.values()].slice(0, mostOfKind).flatMap((offered): HomeAlert[] => {
    const [row] = offered;
    if (!row) return [];
    return ofThing(read, 'custody.offered', row.id, row.offeredAt, () => ({
      to: row.offeredTo?.name ?? '',
      from: row.custodian.name,
      event: row.offeredEventId,
      count: offered.length,
    }));
  });
}

function overdueAlerts(read: ReadDb, now: Moment): HomeAlert[] {
  const today = wallClock(now).slice(0, 10);
  const late = and(ne(holding.dueBack, ''), lt(holding.dueBack, today), eq(holding.status, 'held'));
  return read
    .select()
    .from(holding)
    .where(late)
    .orderBy(holding.dueBack)
    .limit(mostOfKind)
    .all()
    .flatMap((row) =>
      ofThing(read, 'custody.overdue', row.id, utcOf(`${row.dueBack}T23:59`, now.offset), () => ({
        due: row.dueBack,
        holder: row.custodian.name,
      })),
    );
}

/** With somebody outside, by a paper that nobody kept a picture of: one officer's word that anybody signed it. */
function unscannedAlerts(read: ReadDb): HomeAlert[] {
  return read
    .select({ id: holding.id, since: custodyReceipt.recordedAt, custodian: holding.custodian })
    .from(holding)
    .innerJoin(custodyReceipt, eq(custodyReceipt.eventId, holding.lastEventId))
    .innerJoin(custodyItem, eq(custodyItem.id, custodyReceipt.itemId))
    .where(
      and(
        eq(holding.status, 'held'),
        eq(holding.custodianId, ''),
        eq(custodyReceipt.state, 'accepted'),
        eq(custodyReceipt.via, 'paper'),
        isNull(custodyReceipt.attachmentId),
        or(eq(custodyItem.exhibitId, holding.id), eq(custodyItem.envelopeId, holding.id)),
      ),
    )
    .orderBy(custodyReceipt.ledgerSeq)
    .limit(mostOfKind)
    .all()
    .flatMap(({ id, since, custodian }) =>
      ofThing(read, 'custody.unscanned', id, since, () => ({ holder: custodian.name })).map((alert) => ({
        ...alert,
        state: 'amber' as const,
      })),
    );
}

function lossAlerts(read: ReadDb, offset: number): HomeAlert[] {
  return read
    .select()
    .from(holding)
    .where(eq(holding.status, 'lost'))
    .orderBy(holding.since)
    .limit(mostOfKind)
    .all()
    .flatMap((row) =>
      ofThing(read, 'custody.lost', row.id, utcOf(row.since, offset), () => ({ holder: row.custodian.name })),
    );
}

function discrepancyAlerts(read: ReadDb): HomeAlert[] {
  return (
    listDiscrepancies(read)
      .filter(({ state }) => state === 'open')
      // The oldest first: many new ones must not push an old one out.
      .toReversed()
      .slice(0, mostOfKind)
      .map((row) => ({
        code: row.secondId === '' ? 'discrepancy.unsigned' : 'discrepancy.open',
        state: 'red',
        subject: {
          kind: 'discrepancy',
          id: row.id,
          number: row.number,
          title:
            [row.subjectNumber.split('/').at(-1), row.subjectTitle].filter(Boolean).join(' ') || row.found,
        },
        caseNumber: caseNumberOf(read, row.caseId),
        since: row.recordedAt,
        params: { what: row.kind, by: row.officerName },
      }))
  );
}

function caseNumberOf(read: ReadDb, caseId: string): string {
  return (
    read.select({ number: caseFile.number }).from(caseFile).where(eq(caseFile.id, caseId)).get()?.number ?? ''
  );
}

function deadlineAlerts(read: ReadDb, now: string): HomeAlert[] {
  return listDeadlines(read, { running: true })
    .slice(0, mostOfKind)
    .flatMap((row): HomeAlert[] => {
      const state = deadlineState(row, now);
      if (state !== 'over' && state !== 'soon') return [];
      const { kk, ru, en } = row.rule;
      return [
        {
          code: state === 'over' ? 'deadline.over' : 'deadline.soon',
          state: state === 'over' ? 'red' : 'amber',
          subject: { kind: 'deadline', id: row.id, number: row.number, title: row.subjectNumber },
          caseNumber: caseNumberOf(read, row.caseId),
          since: state === 'over' ? row.dueAt : row.recordedAt,
          params: { due: row.dueAt, kk, ru, en },
        },
      ];
    });
}

const openHours = 24;
/** A week on, what a count found says nothing of what is there. */
const staleHours = 7 * 24;

/** A count that was begun and left: what was moved since makes it worthless. */
function countAlerts(read: ReadDb, now: string): HomeAlert[] {
  const before = new Date(Date.parse(now) - openHours * 3_600_000).toISOString();
  const stale = new Date(Date.parse(now) - staleHours * 3_600_000).toISOString();
  return read
    .select()
    .from(stockCount)
    .where(and(eq(stockCount.state, 'open'), lt(stockCount.recordedAt, before)))
    .all()
    .map((row) => ({
      code: 'count.open',
      state: row.recordedAt < stale ? 'red' : 'amber',
      subject: { kind: 'count', id: row.id, number: row.number, title: row.place || row.ofOfficerName },
      caseNumber: caseNumberOf(read, row.caseId),
      since: row.recordedAt,
      params: { by: row.officerName },
    }));
}
