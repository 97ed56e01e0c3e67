import {
  abandonCount,
  addScans,
  closeCount,
  countsOf,
  findScanned,
  listCounts,
  openCount,
  readCount,
} from '../../../db/counts';
import { planCustody, recordCustody, requirePossible } from '../../../db/custody';
import { listCustody, readCustody } from '../../../db/custodyRead';
import {
  adoptRules,
  endRule,
  listDeadlines,
  listRules,
  readDeadline,
  setDayOff,
  setRule,
  startDeadline,
  stopDeadline,
} from '../../../db/deadlines';
import { confirmDiscrepancy, listDiscrepancies, readDiscrepancy } from '../../../db/discrepancies';
import { actOf, listDispositions, readDisposition, recordDisposition } from '../../../db/dispositions';
import type { CustodyDraft, CustodyEvent, ReceiptDraft } from '../../../db/domain/custody/event';
import type { TwoHands } from '../../../db/domain/hands';
import { Refusal } from '../../../db/domain/refusal';
import type { SecondHand } from '../../../db/hands';
import { listMarked, listThings, openOffers, readThing } from '../../../db/holdings';
import { listStatuses, recordStatus } from '../../../db/legalStatuses';
import { endDifference, recordDifference } from '../../../db/losses';
import { answerOffer } from '../../../db/receipts';
import { withHands } from '../../vault/hands';
import type { custodyContract } from '../contract/custody';
import { readReferences } from './assets';
import type { Desk } from './desk';
import type { Handlers } from './handlers';
import { save } from './records';

const read = (desk: Desk) => desk.session.vault.read;

/** The officer who confirms; null where the recovery key does. */
const secondOf = (second: SecondHand | undefined) => second?.by ?? null;

/** The giver's entry for each case, and the receiver's where they are here with their passphrase. */
function record(
  desk: Desk,
  draft: CustodyDraft,
  draftKey: string | undefined,
  second: SecondHand | undefined,
): CustodyEvent[] {
  const to = draft.to?.kind === 'officer' ? draft.to.officerId : '';
  if (second && second.by?.id !== to)
    throw new Refusal('custody.not-receiver', { number: '', to: second.by?.name ?? '' });
  const parts = planCustody(read(desk), draft);
  const { author } = desk.signer;
  requirePossible(desk.session.vault.whole, { author, now: desk.around.sources.clock() }, draft, parts);
  const events = parts.map((part) =>
    save(desk, 'custody.record', draftKey, (tx) => recordCustody(tx, draft, part)),
  );
  return second ? events.map((event) => answer(desk, acceptAll(event), second)) : events;
}

function acceptAll(event: CustodyEvent): ReceiptDraft {
  const lines = event.items.map(({ id, intact, sealAfter }) => ({
    take: true as const,
    itemId: id,
    seal: '',
    intact: sealAfter === '' ? ('none' as const) : intact,
    condition: '',
  }));
  return { eventId: event.id, lines, place: '', paper: null };
}

function answer(
  desk: Desk,
  draft: ReceiptDraft,
  second: SecondHand | undefined,
  draftKey?: string,
): CustodyEvent {
  // Read as the officer sees it: an event of a case that is not theirs is not found at all.
  readCustody(read(desk), draft.eventId);
  const kind = draft.lines.some(({ take }) => take) ? 'custody.accept' : 'custody.refuse';
  return desk.write(
    kind,
    (tx) => {
      const receiver = second?.by
        ? { author: second.by, via: 'second-hand' as const }
        : { author: tx.author, via: 'session' as const };
      const event = answerOffer(tx, draft, receiver);
      if (draftKey !== undefined) tx.purgeDraft(draftKey);
      return event;
    },
    second,
  );
}

function dispose(
  desk: Desk,
  input: Parameters<(typeof custodyHandlers)['disposition.record']>[1],
  second: SecondHand | undefined,
) {
  const { draft, draftKey, hands } = input;
  const reasoned = { ...draft, notes: draft.notes || reasonOf(hands) };
  for (const { kind, id } of draft.items) if (kind !== 'wallet') readThing(read(desk), kind, id);
  return desk.write(
    actOf(draft),
    (tx) => {
      const made = recordDisposition(tx, reasoned, secondOf(second));
      if (draftKey !== undefined) tx.purgeDraft(draftKey);
      return made;
    },
    second,
  );
}

const reasonOf = ({ reason }: TwoHands) => reason;

export const custodyHandlers: Handlers<keyof typeof custodyContract> = {
  'custody.record': (desk, { draft, draftKey, hands }) =>
    withHands(desk.session, hands, (second) => record(desk, draft, draftKey, second)),
  'custody.answer': (desk, { draft, draftKey, hands }) =>
    withHands(desk.session, hands, (second) => answer(desk, draft, second, draftKey)),
  'custody.get': (desk, { id }) => readCustody(read(desk), id),
  'custody.list': (desk, filter) => listCustody(read(desk), filter),
  'custody.of': (desk, { kind, id }) => {
    const thing = readThing(read(desk), kind, id);
    return {
      thing,
      events: listCustody(read(desk), { subjectId: id }),
      counts: countsOf(read(desk), id),
      discrepancies: listDiscrepancies(read(desk), thing.caseId).filter(({ subjectId }) => subjectId === id),
      dispositions: listDispositions(read(desk), thing.caseId).filter(({ items }) =>
        items.some(({ subjectId }) => subjectId === id),
      ),
    };
  },
  'custody.thing': (desk, { kind, id }) => readThing(read(desk), kind, id),
  'custody.find': (desk, { text }) => findScanned(read(desk), text) ?? null,
  'custody.holdings': (desk, filter) => listThings(read(desk), filter),
  'custody.marked': (desk, { caseId }) => listMarked(read(desk), caseId),
  'custody.offers': (desk) => openOffers(read(desk)).map((id) => readCustody(read(desk), id)),

  'status.record': (desk, { draft, draftKey }) =>
    save(desk, 'status.record', draftKey, (tx) => recordStatus(tx, draft)),
  'status.list': (desk, { subjectId }) => listStatuses(read(desk), subjectId),

  'disposition.record': (desk, input) =>
    withHands(desk.session, input.hands, (second) => dispose(desk, input, second)),
  'disposition.get': (desk, { id }) => readDisposition(read(desk), id),
  'disposition.list': (desk, { caseId }) => listDispositions(read(desk), caseId),

  'discrepancy.record': (desk, { draft, draftKey, hands }) =>
    withHands(desk.session, hands, (second) => {
      readThing(read(desk), draft.subjectKind, draft.subjectId);
      return desk.write(
        'discrepancy.record',
        (tx) => {
          const made = recordDifference(tx, draft, secondOf(second));
          if (draftKey !== undefined) tx.purgeDraft(draftKey);
          return made;
        },
        second,
      );
    }),
  'discrepancy.confirm': (desk, { id }) =>
    desk.write('discrepancy.confirm', (tx) => confirmDiscrepancy(tx, id)),
  'discrepancy.resolve': (desk, { id, draft, draftKey, hands }) => {
    readDiscrepancy(read(desk), id);
    return withHands(desk.session, hands, (second) =>
      save(desk, 'discrepancy.resolve', draftKey, (tx) => endDifference(tx, id, draft), second),
    );
  },
  'discrepancy.get': (desk, { id }) => readDiscrepancy(read(desk), id),
  'discrepancy.list': (desk, { caseId }) => listDiscrepancies(read(desk), caseId),

  'count.open': (desk, { draft, draftKey }) =>
    save(desk, 'count.open', draftKey, (tx) => openCount(tx, draft)),
  'count.scan': (desk, { id, scans }) => desk.write('count.scan', (tx) => addScans(tx, id, scans)),
  'count.close': (desk, { id, hands }) =>
    withHands(desk.session, hands, (second) =>
      desk.write('count.close', (tx) => closeCount(tx, id, secondOf(second)), second),
    ),
  'count.abandon': (desk, { id, reason }) =>
    desk.write('count.abandon', (tx) => abandonCount(tx, id, reason)),
  'count.get': (desk, { id }) => readCount(read(desk), id),
  'count.list': (desk) => listCounts(read(desk)),

  'deadline.start': (desk, { draft, draftKey }) =>
    save(desk, 'deadline.start', draftKey, (tx) => startDeadline(tx, draft)),
  'deadline.stop': (desk, { id, draft, draftKey }) =>
    save(desk, 'deadline.stop', draftKey, (tx) => stopDeadline(tx, id, draft)),
  'deadline.get': (desk, { id }) => readDeadline(read(desk), id),
  'deadline.list': (desk, filter) => listDeadlines(read(desk), filter),
  'deadline.rules': (desk) => listRules(read(desk)),
  'deadline.setRule': (desk, { draft, reason, draftKey }) =>
    save(desk, 'deadline.rule', draftKey, (tx) => setRule(tx, draft, reason)),
  'deadline.endRule': (desk, { id, lastDay, reason }) =>
    desk.write('deadline.rule', (tx) => endRule(tx, id, lastDay, reason)),
  'deadline.setDay': (desk, { draft, reason, draftKey }) =>
    save(desk, 'deadline.rule', draftKey, (tx) => setDayOff(tx, draft, reason)),
  'deadline.adoptRules': (desk) => ({
    added: desk.write('deadline.rule', (tx) => adoptRules(tx, readReferences(desk.around.assetsDir))),
  }),
};
