import type { OfficerRecord } from '../../db/domain/officer';
import type { RouteInput } from '../ipc/contract';
import type { SampleDesk } from './makeSample';
import { sampleColleagues, samplePassphrase } from './sources';
import type { CaseKey } from './story';

type Custody = RouteInput<'custody.record'>['draft'];
type Disposition = RouteInput<'disposition.record'>['draft'];
type Discrepancy = RouteInput<'discrepancy.record'>['draft'];
type Status = RouteInput<'status.record'>['draft'];
type Outside = Extract<NonNullable<Custody['to']>, { kind: 'outside' }>;

/** What happens in the evidence room. Things and cases are named by keys of the story. */
export type RoomStep =
  | {
      do: 'handOver';
      at: string;
      items: readonly string[];
      action: Custody['action'];
      to: 'supervisor' | Outside;
      /** The supervisor signs on the same machine. */
      here?: boolean;
      toPlace?: string;
      purpose: string;
      authorisation: string;
      dueBack?: string;
      /** Number of the receipt that somebody outside signed. */
      paper?: string;
    }
  | {
      do: 'status';
      at: string;
      of: string;
      status: Status['status'];
      orderNumber: string;
      issuer: string;
      date: string;
    }
  | {
      do: 'count';
      at: string;
      of: CaseKey;
      without: readonly string[];
      reason: string;
      authorisation: string;
    }
  | {
      do: 'discrepancy';
      at: string;
      of: string;
      kind: Discrepancy['kind'];
      expected: string;
      found: string;
      outcome: string;
      reason: string;
      authorisation: string;
    }
  | ({ do: 'dispose'; at: string; of: CaseKey; items: readonly string[]; reason: string } & Pick<
      Disposition,
      'way' | 'orderNumber' | 'orderDate' | 'issuer' | 'recipient'
    >);

type IdOf = (key: string) => string;

export async function takeRoomStep(desk: SampleDesk, idOf: IdOf, step: RoomStep): Promise<void> {
  switch (step.do) {
    case 'handOver':
      return handOver(desk, idOf, step);
    case 'status': {
      const { status, orderNumber, issuer, date } = step;
      await desk.request('status.record', {
        draft: { subjectId: idOf(step.of), status, orderNumber, issuer, date },
      });
      return;
    }
    case 'count':
      return count(desk, idOf, step);
    case 'discrepancy':
      return discrepancy(desk, idOf, step);
    case 'dispose':
      return dispose(desk, idOf, step);
  }
}

async function handOver(
  desk: SampleDesk,
  idOf: IdOf,
  step: Extract<RoomStep, { do: 'handOver' }>,
): Promise<void> {
  const { action, purpose, authorisation, toPlace = '', dueBack = '', paper } = step;
  const supervisor = await officerOf(desk, 'supervisor');
  const to = step.to === 'supervisor' ? { kind: 'officer' as const, officerId: supervisor.id } : step.to;
  const draft = {
    action,
    items: step.items.map((key) => ({ id: idOf(key) })),
    to,
    toPlace,
    purpose,
    authorisation,
    dueBack,
    paper: paper === undefined ? null : { number: paper },
  };
  const hands =
    step.here === true ? { hands: await handsOf(desk, 'supervisor', purpose, authorisation) } : {};
  await desk.request('custody.record', { draft, ...hands });
}

/** Everything of a case but what is not there, closed together with the supervisor. */
async function count(desk: SampleDesk, idOf: IdOf, step: Extract<RoomStep, { do: 'count' }>): Promise<void> {
  const caseId = idOf(step.of);
  const { id } = await desk.request('count.open', { draft: { scope: 'case', caseId, reason: step.reason } });
  const gone = new Set(step.without.map(idOf));
  const things = await desk.request('custody.holdings', { caseId });
  const scans = things
    .filter((thing) => thing.ownSeal && thing.state.custodian.kind === 'officer' && !gone.has(thing.id))
    .map(({ number }) => ({ text: number }));
  await desk.request('count.scan', { id, scans });
  const hands = await handsOf(desk, 'supervisor', step.reason, step.authorisation);
  await desk.request('count.close', { id, hands });
}

/** An act by two, and how it ended. */
async function discrepancy(
  desk: SampleDesk,
  idOf: IdOf,
  step: Extract<RoomStep, { do: 'discrepancy' }>,
): Promise<void> {
  const { kind, expected, found, outcome, reason, authorisation } = step;
  const hands = () => handsOf(desk, 'supervisor', reason, authorisation);
  const draft = { subjectId: idOf(step.of), kind, expected, found };
  const { id } = await desk.request('discrepancy.record', { draft, hands: await hands() });
  await desk.request('discrepancy.resolve', {
    id,
    draft: { resolution: 'explained', outcome },
    hands: await hands(),
  });
}

/** Only a keeper of the evidence carries an order out: the supervisor, confirmed by the investigator. */
async function dispose(
  desk: SampleDesk,
  idOf: IdOf,
  step: Extract<RoomStep, { do: 'dispose' }>,
): Promise<void> {
  const { way, orderNumber, orderDate, issuer, recipient, reason } = step;
  await desk.become('supervisor');
  const draft = {
    caseId: idOf(step.of),
    way,
    items: step.items.map((key) => ({ kind: 'exhibit' as const, id: idOf(key) })),
    orderNumber,
    orderDate,
    issuer,
    recipient,
  };
  const hands = await handsOf(desk, 'investigator', reason, orderNumber ?? '');
  await desk.request('disposition.record', { draft, hands });
  await desk.become('investigator');
}

async function officerOf(desk: SampleDesk, role: OfficerRecord['role']): Promise<OfficerRecord> {
  const found = (await desk.request('officer.list', {})).find((one) => one.role === role);
  if (!found) throw new Error(`the story has no ${role}`);
  return found;
}

async function handsOf(
  desk: SampleDesk,
  role: 'investigator' | 'supervisor',
  reason: string,
  authorisation: string,
) {
  const { id: officerId } = await officerOf(desk, role);
  return { reason, authorisation, second: { officerId, passphrase: passphraseOf(role) } };
}

/** Whoever works in the sample vault has no secrets. */
export function passphraseOf(role: 'investigator' | 'supervisor'): string {
  return sampleColleagues.find(({ draft }) => draft.role === role)?.passphrase ?? samplePassphrase;
}

const doings = ['handOver', 'status', 'count', 'discrepancy', 'dispose'] as const;

export function isRoom(step: { do: string }): step is RoomStep {
  return doings.some((one) => one === step.do);
}
