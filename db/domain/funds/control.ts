import { z } from 'zod';
import { type AddressDraft, type Control, control } from '../wallet';

/** Why a wallet's control changed: an officer's word, a movement and its confirmation, or money that was seen again. */
export const controlCause = z.enum(['stated', 'movement', 'confirmation', 'withdrawal', 'observation']);
export type ControlCause = z.infer<typeof controlCause>;

/** One step of a wallet's control. The first recorded state stands in the wallet's own first entry. */
export const controlChange = z.strictObject({
  id: z.string(),
  walletId: z.string(),
  before: control,
  after: control,
  cause: controlCause,
  reason: z.string(),
  movementId: z.string().nullable(),
  recordedAt: z.string(),
  recordedOffset: z.int(),
  officerId: z.string(),
  officerName: z.string(),
  ledgerSeq: z.int(),
});
export type ControlChange = z.infer<typeof controlChange>;

/** What the vault knows of the money that left a wallet, or came to it, by the officers' hands. */
export interface ControlFacts {
  /** Every address is the agency's: the wallet was made to receive. */
  readonly agency: boolean;
  /** Movements out of it that are not tests and were not withdrawn. */
  readonly moved: number;
  /** Of these, how many were seen where they went. */
  readonly confirmed: number;
  /** Of the confirmed ones, how many went to an agency wallet. */
  readonly secured: number;
  /** Movements of two officers into it, tests among them, that were seen to have arrived. */
  readonly received: number;
}

/**
 * Whether a wallet's control may be this: `moved` needs a movement, `confirmed` a movement to an agency wallet that was
 * seen to have arrived, with none still on its way. An agency wallet is confirmed by what arrived in it, a test at the
 * least: that it is the agency's is one officer's word until then. Every other state is an officer's word.
 */
export function mayBe(state: Control, facts: ControlFacts): boolean {
  if (state !== 'moved' && state !== 'confirmed') return true;
  if (facts.agency) return facts.received > 0;
  if (state === 'moved') return facts.moved > 0;
  return facts.secured > 0 && facts.confirmed === facts.moved;
}

/** States in which officers can move the money, or did. */
const inHand: readonly Control[] = ['access', 'moved', 'confirmed'];

/**
 * Whether officers have, or ever had, their hands on a wallet's money. What would explain why less is there now needs two:
 * one hand alone must not be able to take it and say why. What somebody states of it afterwards changes nothing.
 */
export function isSecured(wallet: {
  readonly control: Control;
  readonly roles: readonly AddressDraft['role'][];
  /** Every state that it ever was in. */
  readonly before: readonly Control[];
  /** Transfers of two officers out of it or into it that were not withdrawn. */
  readonly moved: number;
}): boolean {
  const { control: now, roles, before, moved } = wallet;
  return moved > 0 || roles.includes('agency') || [now, ...before].some((one) => inHand.includes(one));
}

/** The best state that movements alone prove; undefined where there are none. */
export function provenBy(facts: ControlFacts, nothingLeft: boolean): Control | undefined {
  if (facts.moved === 0) return undefined;
  return nothingLeft && mayBe('confirmed', facts) ? 'confirmed' : 'moved';
}
