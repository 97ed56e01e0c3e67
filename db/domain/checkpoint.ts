import { z } from 'zod';
import { recordId } from './ids';

/** When a checkpoint is signed: whenever something leaves or nobody is there to watch. */
export const checkpointReason = z.enum(['lock', 'export', 'backup', 'report']);
export type CheckpointReason = z.infer<typeof checkpointReason>;

/**
 * A tree head of RFC 6962 over the ledger's first `treeSize` entries; the leaf of an entry is its hash, 32 bytes. It is
 * evidence, so the officer's signature of its own entry covers it. Hashes are lower-case hex.
 */
export const checkpoint = z.strictObject({
  id: recordId,
  reason: checkpointReason,
  treeSize: z.int(),
  rootHash: z.string(),
  /** Hash of entry `treeSize`. */
  headHash: z.string(),
  /** Roots of the perfect subtrees, largest first: what the next checkpoint goes on from. */
  peaks: z.array(z.string()),
  recordedAt: z.string(),
  recordedOffset: z.int(),
  officerId: recordId,
  officerName: z.string(),
  device: z.string(),
  ledgerSeq: z.int(),
  /** Entries of the second log when it was signed, and the hash of the last: 0 and '' where it was not looked at yet. */
  accessSize: z.int(),
  accessHash: z.string(),
});
export type Checkpoint = z.infer<typeof checkpoint>;
