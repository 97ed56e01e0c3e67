import { z } from 'zod';
import { checkpoint } from '../../../db/domain/checkpoint';
import { recordId } from '../../../db/domain/ids';
import { ledgerBody, ledgerHead, ledgerVerdict } from '../../../db/domain/ledger';
import { ledgerComparison, treeProof } from '../../../db/domain/ledgerProof';
import { ledgerWatch } from '../../../db/domain/ledgerWatch';
import { recordKind } from '../../../db/domain/record';
import { route } from './route';

const nothing = z.strictObject({});
/** Chosen by the caller; the `job` event tells its progress, `job.cancel` stops it. */
const jobId = z.string().min(1).max(80);

export const ledgerContract = {
  'ledger.head': route('evidence', 'read', nothing, ledgerHead),
  /** Entries newest first, before sequence `before` (exclusive); every filter that is given must fit. */
  'ledger.list': route(
    'evidence',
    'read',
    z.strictObject({
      before: z.int().optional(),
      limit: z.int().min(1).max(500).default(100),
      subjectKind: recordKind.optional(),
      subjectId: z.string().max(200).optional(),
      caseId: recordId.optional(),
      officerId: recordId.optional(),
      kind: z.string().max(80).optional(),
      /** Moments in UTC (ISO 8601): from the first on, before the second. */
      from: z.string().max(40).optional(),
      to: z.string().max(40).optional(),
    }),
    z.array(z.strictObject({ seq: z.int(), hash: z.string(), body: ledgerBody })),
  ),
  /** `recent` begins at the last checkpoint. Others work on meanwhile. */
  'ledger.verify': route(
    'evidence',
    'read',
    z.strictObject({ scope: z.enum(['full', 'recent']).default('full'), job: jobId.optional() }),
    ledgerVerdict,
  ),
  /** What Dalel found by itself after the unlock; null before it looked. */
  'ledger.watched': route('evidence', 'read', nothing, ledgerWatch.nullable()),
  /** Whether this vault holds the moment of a head: eight words, or a hash, from paper, a backup or a bundle. */
  'ledger.compare': route(
    'evidence',
    'read',
    z.strictObject({ head: z.string().max(400) }),
    ledgerComparison,
  ),
  /** Newest first. */
  'ledger.checkpoints': route('evidence', 'read', nothing, z.array(checkpoint)),
  /** That an entry stands in a checkpoint's tree and that this tree goes on into the one of now (RFC 6962). */
  'ledger.prove': route(
    'evidence',
    'read',
    z.strictObject({ seq: z.int().min(1), size: z.int().min(1).optional() }),
    treeProof,
  ),
} as const;
