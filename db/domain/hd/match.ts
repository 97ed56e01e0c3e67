import { z } from 'zod';
import { recordId } from '../ids';
import { addressOwner } from '../record';
import { addressRecord } from '../wallet';
import { listedEntry } from '../watchlist';
import { hdChains } from './networks';
import { scriptKinds } from './versions';

/** How deep a key is looked through: so many addresses of each branch. */
export const matchDepth = z.int().min(1).max(20_000);

/** What is asked: a key or descriptor, and, where it leaves them open, the kind of address and the chain. */
export const matchRequest = z.strictObject({
  text: z.string().min(1).max(20_000),
  script: z.enum(scriptKinds).exactOptional(),
  chain: z.enum(hdChains).exactOptional(),
  depth: matchDepth.default(1_000),
});
export type MatchRequest = z.infer<typeof matchRequest>;

/** A derived address and how it was come by. */
export const candidate = z.strictObject({
  address: z.string(),
  chain: z.enum(hdChains),
  format: z.string(),
  path: z.string(),
  branch: z.enum(['receive', 'change']).nullable(),
  index: z.int().nullable(),
  /** The path above the key is the custom of its kind, not said by the key. */
  customaryPath: z.boolean(),
});
export type Candidate = z.infer<typeof candidate>;

/** An address of the vault that the key controls, with the wallet or import and the case that hold it. */
export const matchHit = candidate.extend({
  /** Of a wallet's address its id; of an import's row its key. */
  addressId: z.string(),
  role: addressRecord.shape.role,
  owner: addressOwner,
  /** The line of the import's file; 0 for what was typed. */
  line: z.int(),
  caseId: recordId,
  caseNumber: z.string(),
  caseTitle: z.string(),
});
export type MatchHit = z.infer<typeof matchHit>;

/** A derived address that stands on a list, and the rows that name it. */
export const listedHit = candidate.pick({ path: true, branch: true, index: true, chain: true }).extend({
  text: z.string(),
  entries: z.array(listedEntry),
});

export const matchAnswer = z.strictObject({
  /** Different addresses that were derived. */
  derived: z.int(),
  /** Chains and kinds of address that were tried, as `bitcoin P2WPKH`. */
  tried: z.array(z.string()),
  hits: z.array(matchHit),
  /** Derived addresses that lists of the vault know. */
  listed: z.array(listedHit),
});
export type MatchAnswer = z.infer<typeof matchAnswer>;
