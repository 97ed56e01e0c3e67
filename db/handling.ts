import { and, asc, eq, isNotNull } from 'drizzle-orm';
import { countCustody, listCustody } from './custodyRead';
import { custodianTitle } from './domain/custody/custodian';
import type { ExhibitStatus, Handling } from './domain/custody/handling';
import { byNumber } from './domain/numbering';
import { listThings } from './holdings';
import type { ReadDb } from './open';
import { legalStatus } from './schema';
import { listSeizures } from './seizures';

/** More acts than any case has; each of their numbers is one variable of a query. What is older is counted and said. */
const mostActs = 30_000;

/** What became of the exhibits of a case; of envelopes their own papers speak. */
export function readHandling(read: ReadDb, caseId: string, most = mostActs): Handling {
  const left = countCustody(read, { caseId }) - most;
  return {
    ...(left > 0 ? { left } : {}),
    held: byNumber(listThings(read, { caseId }).filter(({ kind }) => kind === 'exhibit')).map(
      ({ id, state: { custodian, since, place, seal, intact, status, dueBack } }) => ({
        exhibitId: id,
        holder: custodianTitle(custodian),
        since,
        place,
        seal,
        intact,
        status,
        dueBack,
      }),
    ),
    statuses: lastStatuses(read, caseId),
    acts: listCustody(read, { caseId, limit: most })
      .reverse()
      .flatMap(({ number, happenedAt, action, items, from, to, toPlace, purpose }) => {
        const exhibitIds = items.filter(({ kind }) => kind === 'exhibit').map(({ subjectId }) => subjectId);
        if (exhibitIds.length === 0) return [];
        const hands = { from: custodianTitle(from), to: to === null ? '' : custodianTitle(to) };
        return [{ number, happenedAt, action, exhibitIds, ...hands, place: toPlace, purpose }];
      }),
    searches: byNumber(listSeizures(read, caseId)).map(({ id, number, protocolNumber }) => ({
      id,
      number,
      protocolNumber,
    })),
  };
}

function lastStatuses(read: ReadDb, caseId: string): ExhibitStatus[] {
  const rows = read
    .select()
    .from(legalStatus)
    .where(and(eq(legalStatus.caseId, caseId), isNotNull(legalStatus.exhibitId)))
    .orderBy(asc(legalStatus.ledgerSeq))
    .all();
  const last = new Map<string, ExhibitStatus>();
  for (const { exhibitId, status, orderNumber, issuer, date } of rows)
    if (exhibitId !== null) last.set(exhibitId, { exhibitId, status, orderNumber, issuer, date });
  return [...last.values()];
}
