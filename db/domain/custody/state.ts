import type { RefusalCode } from '../refusal';
import { type Custodian, isOfficer, sameCustodian } from './custodian';
import {
  type CustodyAction,
  finalActions,
  isTransfer,
  type ReceiptState,
  returnActions,
  type SealFound,
} from './event';

/** Where a thing is and who answers for it: always one custodian, whatever happened. */
export interface CustodyState {
  readonly custodian: Custodian;
  /** Local time since when. */
  readonly since: string;
  /** Local time of the last event: the next one is not before it. */
  readonly lastAt: string;
  readonly place: string;
  readonly seal: string;
  /** As it was last looked at. */
  readonly intact: SealFound;
  readonly status: 'held' | 'lost' | 'disposed';
  /** An offer that nobody has answered. */
  readonly offered: { readonly itemId: string; readonly to: Custodian; readonly final: boolean } | null;
  /** When it must be back; '' where nobody waits. */
  readonly dueBack: string;
  /** Whether anything happened yet. */
  readonly moved: boolean;
}

/** The state before any event: with whoever recorded it, where and under the seal that the record says. */
export function firstState(
  recorder: Custodian,
  since: string,
  said: { place: string; seal: string },
): CustodyState {
  return {
    custodian: recorder,
    since,
    lastAt: '',
    place: said.place,
    seal: said.seal,
    intact: said.seal === '' ? 'none' : 'yes',
    status: 'held',
    offered: null,
    dueBack: '',
    moved: false,
  };
}

/** One word of the record on one thing, in the order of the ledger. */
export type CustodyStep =
  | {
      readonly do: 'event';
      readonly itemId: string;
      readonly action: CustodyAction;
      readonly from: Custodian | null;
      readonly to: Custodian | null;
      readonly at: string;
      readonly toPlace: string;
      /** '' where the seal is the one before. */
      readonly newSeal: string;
      readonly intact: SealFound;
      readonly dueBack: string;
    }
  | {
      readonly do: 'receipt';
      readonly itemId: string;
      readonly state: ReceiptState;
      readonly at: string;
      readonly seal: string;
      readonly intact: SealFound;
      readonly place: string;
      /** Of the offer. */
      readonly offer: { readonly toPlace: string; readonly dueBack: string };
    };

/** Who wants to write a step. */
export interface Actor {
  readonly officerId: string;
  /** May speak for an outside person and for an officer who has left: keepers of the evidence. */
  readonly keeper: boolean;
  /** The custodian is an officer who has left. */
  readonly holderLeft: boolean;
}

/** Why the step cannot be, or null where it can. */
export function refuseStep(state: CustodyState, step: CustodyStep, actor: Actor): RefusalCode | null {
  return step.do === 'event' ? refuseEvent(state, step, actor) : refuseReceipt(state, step, actor);
}

type EventStep = Extract<CustodyStep, { do: 'event' }>;
type ReceiptStep = Extract<CustodyStep, { do: 'receipt' }>;

/** What only its holder can do or watch over. */
const holdersActs: readonly CustodyAction[] = ['sealed', 'unsealed', 'envelope-opened'];
const cutsSeal: readonly CustodyAction[] = ['unsealed', 'envelope-opened'];

function refuseEvent(state: CustodyState, step: EventStep, actor: Actor): RefusalCode | null {
  const { action, to } = step;
  if (state.status === 'disposed') return 'custody.disposed';
  if (state.status === 'lost') return 'custody.lost';
  if (state.offered) return 'custody.pending';
  if (step.at < state.lastAt || (state.moved && step.at < state.since)) return 'custody.out-of-order';
  if (!isTransfer(action))
    return holdersActs.includes(action) && !holds(state, actor) ? 'custody.not-holder' : null;
  if (action === 'collected') {
    if (state.moved) return 'custody.collected-already';
    return holds(state, actor) || (to && isOfficer(to, actor.officerId)) ? null : 'custody.not-holder';
  }
  if (!to) return 'request.invalid';
  const isOut = state.custodian.kind === 'outside';
  if (returnActions.includes(action) && !isOut) return 'custody.not-out';
  if (isOut && to.kind === 'outside' && !actor.keeper) return 'custody.not-holder';
  if (!isOut && !holds(state, actor)) return 'custody.not-holder';
  if (sameCustodian(state.custodian, to) && action !== 'to-storage' && !finalActions.includes(action))
    return 'custody.same-holder';
  return null;
}

function holds(state: CustodyState, actor: Actor): boolean {
  return isOfficer(state.custodian, actor.officerId) || (actor.keeper && actor.holderLeft);
}

function refuseReceipt(state: CustodyState, step: ReceiptStep, actor: Actor): RefusalCode | null {
  if (step.state === 'found') return state.status === 'lost' ? null : 'custody.not-lost';
  if (state.status === 'disposed') return 'custody.disposed';
  if (step.state === 'lost') {
    if (state.status === 'lost') return 'custody.lost';
    if (state.offered) return 'custody.pending';
    return actor.keeper || holds(state, actor) ? null : 'custody.not-holder';
  }
  const { offered } = state;
  if (offered?.itemId !== step.itemId) return 'custody.answered';
  if (offered.to.kind === 'officer')
    return isOfficer(offered.to, actor.officerId) ? null : 'custody.not-receiver';
  return actor.keeper || holds(state, actor) ? null : 'custody.not-receiver';
}

/** The state after a step that `refuseStep` lets through. */
export function applyStep(state: CustodyState, step: CustodyStep): CustodyState {
  return step.do === 'event' ? applyEvent(state, step) : applyReceipt(state, step);
}

function applyEvent(state: CustodyState, step: EventStep): CustodyState {
  const { action, from, to } = step;
  const seal = cutsSeal.includes(action) ? step.newSeal : step.newSeal || state.seal;
  const looked: CustodyState = {
    ...state,
    seal,
    intact:
      seal === '' ? 'none' : action === 'sealed' || step.newSeal !== '' ? 'yes' : seen(state, step.intact),
    lastAt: step.at,
    moved: true,
  };
  if (!isTransfer(action) || !to) return looked;
  return {
    ...looked,
    // What is collected was with somebody else until it is accepted.
    custodian: action === 'collected' && from ? from : state.custodian,
    offered: { itemId: step.itemId, to, final: finalActions.includes(action) },
  };
}

/** A seal that was found broken does not become whole by being looked at again: only a new one is whole. */
const seen = (state: CustodyState, intact: SealFound): SealFound =>
  state.intact === 'no' && intact === 'yes' ? 'no' : intact;

function applyReceipt(state: CustodyState, step: ReceiptStep): CustodyState {
  if (step.state === 'lost') return { ...state, status: 'lost', moved: true };
  if (step.state === 'found') return { ...state, status: 'held' };
  const { offered } = state;
  if (!offered) return state;
  if (step.state === 'refused') return { ...state, offered: null };
  return {
    ...state,
    custodian: offered.to,
    since: step.at,
    place: step.place || step.offer.toPlace || (offered.to.kind === 'outside' ? '' : state.place),
    seal: step.seal || state.seal,
    intact: step.seal === '' || step.seal === state.seal ? seen(state, step.intact) : step.intact,
    status: offered.final ? 'disposed' : 'held',
    offered: null,
    dueBack: step.offer.dueBack,
  };
}

/** The state after all steps, in the order of the ledger. */
export function custodyState(first: CustodyState, steps: readonly CustodyStep[]): CustodyState {
  return steps.reduce(applyStep, first);
}
