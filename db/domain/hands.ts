import { z } from 'zod';
import { recordId } from './ids';

const passphrase = z.string().max(1_000);

/**
 * What an act with two hands brings along: the second officer's passphrase, typed on the same machine, or the recovery
 * key in a vault of one person. Nothing of `second` is kept; reason and authorisation go into the entry.
 */
export const twoHands = z.strictObject({
  reason: z.string().trim().min(1).max(2_000),
  /** Number and date of the order, sanction or instruction. */
  authorisation: z.string().trim().min(1).max(200),
  second: z.union([
    z.strictObject({ officerId: recordId, passphrase }),
    z.strictObject({ recoveryKey: z.string().max(400) }),
  ]),
});
export type TwoHands = z.infer<typeof twoHands>;
