import { z } from 'zod';

/** What Dalel found by itself after an unlock, in what came since the last checkpoint. */
export const ledgerWatch = z.strictObject({
  /** `failed`: it could not be done, so nothing is known. */
  state: z.enum(['running', 'agrees', 'differs', 'failed']),
  /** Differences; 0 while it runs. */
  differences: z.int(),
  /** The last entry before those that were checked; 0 where there is no checkpoint yet and all were. */
  since: z.int(),
  /** When it ended, in UTC with the offset of the machine in minutes; '' while it runs. */
  at: z.string(),
  offset: z.int(),
});
export type LedgerWatch = z.infer<typeof ledgerWatch>;
