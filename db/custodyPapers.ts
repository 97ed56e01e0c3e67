import { listAccounts } from './accounts';
import { walletsOn } from './carried';
import { readCase } from './cases';
import { listCounts, readCount } from './counts';
import { countCustody, listCustody, readCustody } from './custodyRead';
import { custodyTitle } from './custodyRules';
import { listDiscrepancies, readDiscrepancy } from './discrepancies';
import { listDispositions, readDisposition } from './dispositions';
import { type CustodyEvent, isTransfer } from './domain/custody/event';
import type { DispositionRecord } from './domain/disposition';
import { accountTitle } from './domain/funds/account';
import { manyCases } from './domain/ledger';
import { bindPaper, type Paper, type PaperSource } from './domain/paper';
import { custodyRecordPaper, type DescribedExhibit } from './domain/paper/kinds/custody';
import { type DisposedThing, dispositionPaper, type MovedMoney } from './domain/paper/kinds/disposition';
import { type HandedThing, handOverPaper } from './domain/paper/kinds/handOver';
import { countPaper, discrepancyPaper } from './domain/paper/kinds/room';
import type { ReportKind, ReportSubject } from './domain/reportKinds';
import { listExhibits, readExhibit } from './exhibits';
import { listThings, readThing } from './holdings';
import { listStatuses } from './legalStatuses';
import { readMovement } from './movements';
import type { ReadDb, Vault } from './open';
import { readSeizure } from './seizures';
import { listWallets } from './wallets';

interface Reader {
  subjects(read: ReadDb, caseId: string | null): ReportSubject[];
  read(vault: Vault, subject: ReportSubject): Paper;
}

type CustodyKind = Extract<
  ReportKind,
  'custody-record' | 'hand-over' | 'discrepancy-act' | 'count-result' | 'disposition-act'
>;

/** What the papers of custody, counts and dispositions are about, and what they read. */
export function custodyPapers(source: (vault: Vault) => PaperSource): Readonly<Record<CustodyKind, Reader>> {
  return {
    'custody-record': {
      subjects: (read, caseId) =>
        caseId === null
          ? []
          : listThings(read, { caseId })
              .filter(({ kind, state }) => kind === 'exhibit' && state.moved)
              .map(({ id, number, title }) => ({ about: 'exhibit', id, number, title, caseId })),
      read: (vault, { id }) =>
        vault.snapshot(() => {
          const { read } = vault;
          const thing = readThing(read, 'exhibit', id);
          return bindPaper(custodyRecordPaper, {
            ...source(vault),
            case: readCase(read, thing.caseId),
            thing,
            described: describedAs(read, id),
            ...eventsOfThing(read, id),
            statuses: listStatuses(read, id).reverse(),
            wallets: walletsOn(read, thing.caseId, [id]),
          });
        }),
    },
    'hand-over': {
      subjects: (read, caseId) =>
        caseId === null
          ? []
          : listCustody(read, { caseId })
              .filter(({ action, to }) => isTransfer(action) && to !== null)
              .map((event) => ({
                about: 'custody',
                id: event.id,
                number: event.number,
                title: custodyTitle(event),
                caseId,
              })),
      read: (vault, { id }) =>
        vault.snapshot(() => {
          const event = readCustody(vault.read, id);
          return bindPaper(handOverPaper, {
            ...source(vault),
            case: readCase(vault.read, event.caseId),
            event,
            handed: handedIn(vault.read, event),
            wallets: walletsOn(vault.read, event.caseId, subjectsOf(event.items)),
          });
        }),
    },
    'discrepancy-act': {
      subjects: (read, caseId) =>
        listDiscrepancies(read, caseId ?? manyCases).map((act) => ({
          about: 'discrepancy',
          id: act.id,
          number: act.number,
          title: act.subjectTitle || act.found,
          caseId,
        })),
      read: (vault, { id }) =>
        vault.snapshot(() => {
          const act = readDiscrepancy(vault.read, id);
          return bindPaper(discrepancyPaper, {
            ...source(vault),
            ...caseOf(vault.read, act.caseId),
            act,
            wallets: act.caseId === manyCases ? [] : walletsOn(vault.read, act.caseId, [act.subjectId]),
          });
        }),
    },
    'count-result': {
      subjects: (read, caseId) =>
        listCounts(read)
          .filter((count) => count.state === 'closed' && count.caseId === (caseId ?? manyCases))
          .map(({ id, number, place, ofOfficerName }) => ({
            about: 'count',
            id,
            number,
            title: place || ofOfficerName,
            caseId,
          })),
      read: (vault, { id }) =>
        vault.snapshot(() => {
          const count = readCount(vault.read, id);
          const cases = [...new Set(count.lines.map(({ caseId }) => caseId))].filter(isCase);
          return bindPaper(countPaper, {
            ...source(vault),
            ...caseOf(vault.read, count.caseId),
            count,
            wallets: cases.flatMap((caseId) => walletsOn(vault.read, caseId, subjectsOf(count.lines))),
          });
        }),
    },
    'disposition-act': {
      subjects: (read, caseId) =>
        caseId === null
          ? []
          : listDispositions(read, caseId).map(({ id, number, items }) => ({
              about: 'disposition',
              id,
              number,
              title: items[0]?.title ?? '',
              caseId,
            })),
      read: (vault, { id }) =>
        vault.snapshot(() => {
          const disposition = readDisposition(vault.read, id);
          return bindPaper(dispositionPaper, {
            ...source(vault),
            case: readCase(vault.read, disposition.caseId),
            disposition,
            things: disposedIn(vault.read, disposition),
            ...movedBy(vault.read, disposition),
            wallets: walletsOn(vault.read, disposition.caseId, subjectsOf(disposition.items)),
          });
        }),
    },
  };
}

/** More than any thing was ever handed over; what is older is counted and said. */
const mostEvents = 10_000;

function eventsOfThing(read: ReadDb, id: string, most = mostEvents) {
  const all = countCustody(read, { subjectId: id });
  // of other things that went the same way the paper says nothing
  const events = listCustody(read, { subjectId: id, limit: most })
    .reverse()
    .map((event) => ({ ...event, items: event.items.filter(({ subjectId }) => subjectId === id) }));
  return all > events.length ? { events, left: all - events.length } : { events };
}

function describedAs(read: ReadDb, id: string): DescribedExhibit {
  const exhibit = readExhibit(read, id);
  const { seizureId, parentId } = exhibit;
  return {
    exhibit,
    search: seizureId === null ? '' : readSeizure(read, seizureId).number,
    parent: parentId === null ? '' : readExhibit(read, parentId).number,
  };
}

function handedIn(read: ReadDb, { caseId, items }: CustodyEvent): HandedThing[] {
  const ids = new Set(subjectsOf(items));
  return listExhibits(read, caseId).flatMap(({ id, kind, make, model, serial, imei, quantity, bagNumber }) =>
    ids.has(id) ? [{ id, kind, make, model, serial, imei, quantity, bagNumber }] : [],
  );
}

const isCase = (caseId: string): boolean => caseId !== '' && caseId !== manyCases;
const subjectsOf = (items: readonly { readonly subjectId: string }[]) =>
  items.map(({ subjectId }) => subjectId);

function caseOf(read: ReadDb, caseId: string) {
  return caseId === manyCases ? {} : { case: readCase(read, caseId) };
}

function disposedIn(read: ReadDb, { caseId, items }: DispositionRecord): DisposedThing[] {
  const ids = new Set(subjectsOf(items));
  return listExhibits(read, caseId).flatMap(
    ({ id, kind, make, model, serial, imei, quantity, bagNumber, sealNumber }) =>
      ids.has(id) ? [{ id, kind, make, model, serial, imei, quantity, bagNumber, sealNumber }] : [],
  );
}

function movedBy(read: ReadDb, { caseId, movementId }: DispositionRecord): { moved?: MovedMoney } {
  if (movementId === null) return {};
  const move = readMovement(read, movementId);
  const { number, assetId, amount, fee, txid, movedAt } = move;
  const { officerName, secondName, confirmedAt, confirmedBy } = move;
  const places = new Map([
    ...listWallets(read, caseId).flatMap(({ addresses }) =>
      addresses.map(({ id, canonical }) => [id, canonical] as const),
    ),
    ...listAccounts(read, caseId).map((one) => [one.id, accountTitle(one)] as const),
  ]);
  const at = (...ids: (string | null)[]) => ids.flatMap((id) => places.get(id ?? '') ?? []).join('');
  const from = at(move.fromAddressId, move.fromAccountId);
  const to = at(move.toAddressId, move.toAccountId) || move.toText;
  const hands = { officerName, secondName, confirmedAt, confirmedBy };
  return { moved: { number, assetId, amount, fee, txid, movedAt, ...hands, from, to } };
}
