import { z } from 'zod';
import { recordRef } from './record';

/** A record that a search found, and the text in which it was found. */
export const searchHit = z.strictObject({ ref: recordRef, caseNumber: z.string(), matched: z.string() });
export type SearchHit = z.infer<typeof searchHit>;
