import { z } from 'zod';
import { finding } from '../../../db/domain/finding';
import { accountDraft, accountRecord } from '../../../db/domain/funds/account';
import { bridgeRequest } from '../../../db/domain/funds/bridge';
import { entitlementDraft, entitlementView } from '../../../db/domain/funds/forks';
import { movementDraft, movementRecord } from '../../../db/domain/funds/movement';
import { observationDraft, observationRecord } from '../../../db/domain/funds/observation';
import { rate, rateTable } from '../../../db/domain/funds/rates';
import { valuationDraft, valuationRecord } from '../../../db/domain/funds/valuation';
import { fundsView } from '../../../db/domain/funds/view';
import { twoHands } from '../../../db/domain/hands';
import { recordId } from '../../../db/domain/ids';
import { line } from '../../../db/domain/text';
import { fileToken } from './fileToken';
import { recordRoutes } from './records';
import { route } from './route';

const accounts = recordRoutes(accountDraft, accountRecord);
const reason = z.string().trim().min(1).max(2_000);
const byId = z.strictObject({ id: recordId });
const withdrawal = z.strictObject({ id: recordId, reason });
/** Asked for where the rule does: see the acts that end in `Secured` and `Rest`. */
const hands = twoHands.optional();
const draftKey = z.string().max(200).optional();
const where = z.strictObject({
  caseId: recordId.optional(),
  walletId: recordId.optional(),
  accountId: recordId.optional(),
});
/** A file that the officer chose, or the same text pasted. */
const source = z.union([
  z.strictObject({ file: fileToken }),
  z.strictObject({ text: z.string().min(1).max(4_000_000) }),
]);
const rejected = z.strictObject({ line: z.int(), text: z.string(), reason: z.string() });

/** What was seen at the destination: place and asset are the movement's own. */
const arrival = observationDraft.pick({
  amount: true,
  observedAt: true,
  blockHeight: true,
  source: true,
  sourceName: true,
  attachmentId: true,
});

export const fundsContract = {
  'account.record': accounts.record,
  'account.amend': accounts.amend,
  'account.get': accounts.get,
  'account.list': accounts.list,

  /** Everything that a page of money shows of a case, a wallet or an account. */
  'funds.view': route('evidence', 'read', where, fundsView),

  'observation.record': route(
    'evidence',
    'write',
    z.strictObject({ draft: observationDraft, draftKey }),
    observationRecord,
  ),
  'observation.get': route('evidence', 'read', byId, observationRecord),
  'observation.list': route('evidence', 'read', where, z.array(observationRecord)),
  'observation.withdraw': route('evidence', 'write', withdrawal.extend({ hands }), observationRecord),
  /** Reads a table of balances; with `dryRun` it only says what it would add. The same file twice adds nothing. */
  'observation.import': route(
    'evidence',
    'write',
    z.strictObject({ caseId: recordId, source, dryRun: z.boolean().default(false) }),
    z.strictObject({
      drafts: z.array(observationDraft),
      rejected: z.array(rejected),
      same: z.int(),
      sha256: z.string(),
    }),
  ),
  /** Why a balance fell, in the officer's words; by two where the money was secured already. */
  'drop.explain': route(
    'evidence',
    'write',
    z.strictObject({ observationId: recordId, reason, hands }),
    fundsView,
  ),

  /** By two, but where somebody else's transfer was only found, and takes nothing from what is secured. */
  'movement.record': route(
    'evidence',
    'write',
    z.strictObject({ draft: movementDraft, draftKey, hands }),
    movementRecord,
  ),
  /** What the vault itself has against a draft: places, an agency wallet of another case, the same transfer twice. */
  'movement.judge': route('evidence', 'read', z.strictObject({ draft: movementDraft }), z.array(finding)),
  'movement.get': route('evidence', 'read', byId, movementRecord),
  'movement.list': route('evidence', 'read', where, z.array(movementRecord)),
  'movement.confirm': route(
    'evidence',
    'write',
    z.strictObject({
      id: recordId,
      arrival: arrival.nullable().default(null),
      source: line,
      nothingLeft: line,
      hands,
    }),
    movementRecord,
  ),
  'movement.withdraw': route(
    'evidence',
    'write',
    z.strictObject({ id: recordId, hands: twoHands }),
    movementRecord,
  ),

  'entitlement.list': route('evidence', 'read', where, z.array(entitlementView)),
  'entitlement.record': route(
    'evidence',
    'write',
    z.strictObject({ draft: entitlementDraft }),
    entitlementView,
  ),

  /** Reads a table of the National Bank's rates. The same file twice adds nothing. */
  'rates.import': route(
    'evidence',
    'write',
    z.strictObject({ source, sourceName: line, dryRun: z.boolean().default(false) }),
    z.strictObject({
      table: rateTable.nullable(),
      rates: z.array(rate),
      count: z.int(),
      rejected: z.array(rejected),
      known: z.boolean(),
    }),
  ),
  'rates.list': route('evidence', 'read', z.strictObject({}), z.array(rateTable)),
  'rates.rows': route(
    'evidence',
    'read',
    z.strictObject({ tableId: recordId, limit: z.int().min(1).max(20_000).default(5_000) }),
    z.array(rate),
  ),
  /** The rate that counts on a day; null where no table has one. */
  'rates.find': route(
    'evidence',
    'read',
    z.strictObject({ currency: z.string().length(3), date: z.iso.date() }),
    rate.extend({ tableId: recordId }).nullable(),
  ),
  'valuation.record': route(
    'evidence',
    'write',
    z.strictObject({ draft: valuationDraft, draftKey }),
    valuationRecord,
  ),
  'valuation.list': route('evidence', 'read', z.strictObject({ caseId: recordId }), z.array(valuationRecord)),
  'valuation.withdraw': route('evidence', 'write', withdrawal, valuationRecord),

  /** Public addresses of a case, put together so that they may leave. */
  'bridge.request': route(
    'evidence',
    'write',
    z.strictObject({ caseId: recordId, addressIds: z.array(recordId).max(10_000).default([]) }),
    z.strictObject({ request: bridgeRequest, text: z.string(), frames: z.array(z.string()) }),
  ),
  'bridge.list': route('evidence', 'read', z.strictObject({ caseId: recordId }), z.array(bridgeRequest)),
  'bridge.show': route(
    'evidence',
    'read',
    byId,
    z.strictObject({ text: z.string(), frames: z.array(z.string()) }),
  ),
  /** Writes the request to a file that the officer chose. */
  'bridge.save': route(
    'evidence',
    'read',
    z.strictObject({ id: recordId, to: fileToken }),
    z.strictObject({ sha256: z.string(), size: z.int() }),
  ),
  /** An answer from a file, from pasted text or from the frames of a QR code, one a line. */
  'bridge.answer': route(
    'evidence',
    'write',
    z.strictObject({ source }),
    z.strictObject({
      caseId: recordId.nullable(),
      added: z.int(),
      same: z.int(),
      strange: z.array(z.int()),
      /** Frames that are there, of how many, while some are missing; null where the answer was read. */
      waiting: z.strictObject({ have: z.int(), count: z.int(), missing: z.array(z.int()) }).nullable(),
    }),
  ),
} as const;
