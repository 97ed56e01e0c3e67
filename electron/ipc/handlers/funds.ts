import { createHash } from 'node:crypto';
import { amendAccount, listAccounts, readAccount, recordAccount } from '../../../db/accounts';
import { listRequests, makeRequest, requestOf, requestText, takeAnswer } from '../../../db/bridge';
import { readBridgeAnswer } from '../../../db/domain/funds/bridge';
import { readBalances } from '../../../db/domain/funds/importBalances';
import type { ObservationDraft } from '../../../db/domain/funds/observation';
import { mostRates, readRates } from '../../../db/domain/funds/rates';
import { looksLikeUr, urFrames } from '../../../db/domain/funds/ur';
import type { TwoHands } from '../../../db/domain/hands';
import { Refusal } from '../../../db/domain/refusal';
import { listEntitlements, recordEntitlement } from '../../../db/entitlements';
import { explainDrop, readFunds } from '../../../db/funds';
import type { SecondHand } from '../../../db/hands';
import {
  confirmAct,
  confirmMovement,
  judgeMovement,
  listMovements,
  type MovementHands,
  movementAct,
  readMovement,
  recordMovement,
  withdrawMovement,
} from '../../../db/movements';
import {
  listObservations,
  readObservation,
  recordObservation,
  recordObservations,
  withdrawObservation,
} from '../../../db/observations';
import { findRate, importRates, listRates, listRateTables } from '../../../db/rates';
import { requireAcceptable } from '../../../db/record';
import { readRef } from '../../../db/refs';
import { explainAct, withdrawAct } from '../../../db/secured';
import type { WriteTx } from '../../../db/tx';
import { listValuations, recordValuation, withdrawValuation } from '../../../db/valuations';
import { writeDurable } from '../../vault/durable';
import { withHands } from '../../vault/hands';
import type { RouteParsed } from '../contract';
import type { fundsContract } from '../contract/funds';
import type { Desk } from './desk';
import { readSource, withSource } from './fundsSource';
import type { Handlers } from './handlers';
import { tellingHidden } from './hiddenTold';
import { save } from './records';

export const fundsHandlers: Handlers<keyof typeof fundsContract> = {
  'account.record': (desk, { draft, draftKey }) =>
    save(desk, 'account.record', draftKey, (tx) => recordAccount(tx, draft)),
  'account.amend': (desk, { draftKey, ...amendment }) =>
    save(desk, 'account.amend', draftKey, (tx) => amendAccount(tx, amendment)),
  'account.get': (desk, { id }) => readAccount(desk.session.vault.read, id),
  'account.list': (desk, { caseId }) => listAccounts(desk.session.vault.read, caseId),

  'funds.view': (desk, filter) => readFunds(desk.session.vault.read, filter),

  'observation.record': (desk, { draft, draftKey }) =>
    save(desk, 'observation.record', draftKey, (tx) => recordObservation(tx, draft)),
  'observation.get': (desk, { id }) => readObservation(desk.session.vault.read, id),
  'observation.list': (desk, filter) => listObservations(desk.session.vault.read, filter),
  'observation.withdraw': (desk, { id, reason, hands }) => {
    const { read } = desk.session.vault;
    const act = withdrawAct(read, readObservation(read, id));
    return withHands(desk.session, hands, (second) =>
      desk.write(act, (tx) => withdrawObservation(tx, id, reason), second),
    );
  },
  'observation.import': (desk, input) => importBalances(desk, input),
  'drop.explain': (desk, { observationId, reason, hands }) => {
    const { read } = desk.session.vault;
    const seen = readObservation(read, observationId);
    return withHands(desk.session, hands, (second) => {
      desk.write(explainAct(read, seen), (tx) => explainDrop(tx, observationId, reason), second);
      return readFunds(read, { caseId: seen.caseId });
    });
  },

  'movement.record': (desk, { draft, draftKey, hands }) =>
    tellingHidden(desk, () =>
      withHands(desk.session, hands, (second) =>
        save(
          desk,
          movementAct(desk.session.vault.read, draft),
          draftKey,
          (tx) => recordMovement(tx, draft, handsOf(hands, second)),
          second,
        ),
      ),
    ),
  'movement.judge': (desk, { draft }) => judgeMovement(desk.session.vault.read, draft).findings,
  'movement.get': (desk, { id }) => readMovement(desk.session.vault.read, id),
  'movement.list': (desk, filter) => listMovements(desk.session.vault.read, filter),
  'movement.confirm': (desk, { hands, ...confirmation }) =>
    withHands(desk.session, hands, (second) =>
      desk.write(confirmAct(confirmation), (tx) => confirmMovement(tx, confirmation), second),
    ),
  'movement.withdraw': (desk, { id, hands }) =>
    withHands(desk.session, hands, (second) =>
      desk.write('funds.withdraw', (tx) => withdrawMovement(tx, id, hands.reason), second),
    ),

  'entitlement.list': (desk, filter) => listEntitlements(desk.session.vault.read, filter),
  'entitlement.record': (desk, { draft }) =>
    desk.write('entitlement.record', (tx) => recordEntitlement(tx, draft)),

  'rates.import': (desk, input) => takeRates(desk, input),
  'rates.list': (desk) => listRateTables(desk.session.vault.read),
  'rates.rows': (desk, { tableId, limit }) => listRates(desk.session.vault.read, tableId, limit),
  'rates.find': (desk, { currency, date }) => {
    const found = findRate(desk.session.vault.read, currency, date);
    if (!found) return null;
    const { rate, quantum, tableId } = found;
    return { date: found.date, currency: found.currency, rate, quantum, tableId };
  },
  'valuation.record': (desk, { draft, draftKey }) =>
    save(desk, 'valuation.record', draftKey, (tx) => recordValuation(tx, draft)),
  'valuation.list': (desk, { caseId }) => listValuations(desk.session.vault.read, caseId),
  'valuation.withdraw': (desk, { id, reason }) =>
    desk.write('valuation.withdraw', (tx) => withdrawValuation(tx, id, reason)),

  'bridge.request': (desk, input) => {
    const { request, text } = desk.write('bridge.request', (tx) => makeRequest(tx, input));
    return { request, text, frames: framesOf(text) };
  },
  'bridge.list': (desk, { caseId }) => listRequests(desk.session.vault.read, caseId),
  'bridge.show': (desk, { id }) => {
    const text = requestText(desk.session.vault.read, id);
    return { text, frames: framesOf(text) };
  },
  'bridge.save': (desk, { id, to }) => {
    const bytes = Buffer.from(requestText(desk.session.vault.read, id), 'utf8');
    writeDurable(desk.around.resolveFile(to), bytes);
    return { sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length };
  },
  'bridge.answer': (desk, { source }) => takeBridgeAnswer(desk, source),
};

function handsOf(hands: TwoHands | undefined, second: SecondHand | undefined): MovementHands {
  return { secondName: second?.by?.name ?? '', authorisation: hands?.authorisation ?? '' };
}

/** A code of about 50 modules a side: a telephone reads it from a metre. */
const frameBytes = 100;

function framesOf(text: string): string[] {
  const bytes = Buffer.from(text, 'utf8');
  // A third more than it takes: who missed a frame goes on with the next ones.
  return urFrames(bytes, frameBytes, Math.ceil(bytes.length / frameBytes / 3));
}

function importBalances(desk: Desk, { caseId, source: given, dryRun }: RouteParsed<'observation.import'>) {
  const { read } = desk.session.vault;
  readRef(read, 'case', caseId);
  const source = readSource(desk, given, 'pasted.csv');
  const { places } = readFunds(read, { caseId });
  const { offset } = desk.around.sources.clock();
  const table = readBalances(source.text, { caseId, places, name: source.name, source: 'statement', offset });
  const known = new Set(
    listObservations(read, { caseId })
      .filter(({ fileHash }) => fileHash === source.sha256)
      .map(keyOf),
  );
  const fresh = table.drafts.filter((draft) => !known.has(keyOf(draft)));
  const answer = {
    drafts: [...fresh],
    rejected: [...table.rejected],
    same: table.drafts.length - fresh.length,
    sha256: source.sha256,
  };
  if (dryRun || fresh.length === 0) return answer;
  withSource(desk, { caseId, source, description: '' }, (keep) =>
    desk.write('observation.import', (tx) => {
      const attachmentId = keep(tx);
      const drafts = fresh.map((draft) => ({ ...draft, attachmentId }));
      return recordObservations(tx, caseId, drafts, { entry: 'file', fileHash: source.sha256 });
    }),
  );
  return answer;
}

const keyOf = (one: ObservationDraft) =>
  [one.addressId, one.accountId, one.assetId, one.amount, one.observedAt, one.blockHeight].join(' ');

function takeRates(desk: Desk, { source: given, sourceName, dryRun }: RouteParsed<'rates.import'>) {
  const source = readSource(desk, given, 'pasted.csv');
  const { rates, rejected } = readRates(source.text);
  if (rates.length > mostRates) throw new Refusal('rates.too-many', { found: rates.length, most: mostRates });
  if (rates.length === 0) throw new Refusal('rates.none', { file: source.name });
  const before = listRateTables(desk.session.vault.read).find(({ sha256 }) => sha256 === source.sha256);
  const answer = {
    rates: rates.slice(0, 20),
    count: rates.length,
    rejected: [...rejected],
    known: before !== undefined,
  };
  if (dryRun || before) return { ...answer, table: before ?? null };
  if (sourceName.trim() === '')
    requireAcceptable([{ field: 'sourceName', code: 'required', level: 'error', params: {} }]);
  const file = { name: source.name, sha256: source.sha256, size: source.bytes.length, source: sourceName };
  return { ...answer, table: desk.write('rates.import', (tx) => importRates(tx, file, rates)) };
}

function takeBridgeAnswer(desk: Desk, given: RouteParsed<'bridge.answer'>['source']) {
  const { read } = desk.session.vault;
  const came = readSource(desk, given, 'answer.json');
  const reading = readBridgeAnswer(came.text);
  if (reading.state === 'unreadable') throw new Refusal('bridge.unreadable', { where: reading.where });
  if (reading.state === 'incomplete') {
    const { have, count, missing } = reading;
    return { caseId: null, added: 0, same: 0, strange: [], waiting: { have, count, missing: [...missing] } };
  }
  // Frames are seen in another order each time: what they say is the source, so that a second look adds nothing.
  const source = looksLikeUr(came.text) ? readSource(desk, { text: reading.text }, 'answer.json') : came;
  const { caseId, reference } = requestOf(read, reading.answer.reference);
  const known = listObservations(read, { caseId }).some(({ fileHash }) => fileHash === source.sha256);
  const take = (keep: (tx: WriteTx) => string | null) =>
    desk.write('bridge.answer', (tx) => takeAnswer(tx, reading.answer, { fileHash: source.sha256, keep }));
  const { added, same, strange } = known
    ? take(() => null)
    : withSource(desk, { caseId, source, description: reference }, take);
  return { caseId, added, same, strange: [...strange], waiting: null };
}
