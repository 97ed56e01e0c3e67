import { z } from 'zod';
import {
  custodyDraft,
  custodyEvent,
  heldKind,
  receiptDraft,
  sealFound,
} from '../../../db/domain/custody/event';
import { heldThing } from '../../../db/domain/custody/thing';
import { dayOffDraft } from '../../../db/domain/dayOff';
import {
  deadlineDraft,
  deadlineRecord,
  deadlineRule,
  ruleDraft,
  stopDraft,
} from '../../../db/domain/deadline';
import { discrepancyDraft, discrepancyRecord, resolutionDraft } from '../../../db/domain/discrepancy';
import { dispositionDraft, dispositionRecord } from '../../../db/domain/disposition';
import { twoHands } from '../../../db/domain/hands';
import { recordId } from '../../../db/domain/ids';
import { statusDraft, statusRecord } from '../../../db/domain/legalStatus';
import { referenceEntry } from '../../../db/domain/reference';
import { countDraft, countRecord, countResult, scan } from '../../../db/domain/stockCount';
import { line } from '../../../db/domain/text';
import { partialDate } from '../../../db/domain/time';
import { route } from './route';

const byId = z.strictObject({ id: recordId });
const byCase = z.strictObject({ caseId: recordId.optional() });
const draftKey = z.string().max(200).optional();
const reason = z.string().trim().min(1).max(2_000);
const hands = twoHands.optional();
const byKind = z.strictObject({ kind: heldKind, id: recordId });

/** Custody, legal status, ends, differences, counts and the clock board. */
export const custodyContract = {
  /**
   * One act on one thing or many; one event for each case that they lie in. With `hands` of the receiver it is accepted on
   * this machine at once, by an entry of its own.
   */
  'custody.record': route(
    'evidence',
    'write',
    z.strictObject({ draft: custodyDraft, draftKey, hands }),
    z.array(custodyEvent),
  ),
  /** Accepts or refuses, thing by thing: by the receiver at the desk, by theirs as a second hand, or by a paper. */
  'custody.answer': route(
    'evidence',
    'write',
    z.strictObject({ draft: receiptDraft, draftKey, hands }),
    custodyEvent,
  ),
  'custody.get': route('evidence', 'read', byId, custodyEvent),
  'custody.list': route(
    'evidence',
    'read',
    z.strictObject({
      caseId: recordId.optional(),
      subjectId: recordId.optional(),
      limit: z.int().min(1).max(5_000).default(500),
    }),
    z.array(custodyEvent),
  ),
  /** Where one thing stands, and all that happened to it. */
  'custody.of': route(
    'evidence',
    'read',
    byKind,
    z.strictObject({
      thing: heldThing,
      events: z.array(custodyEvent),
      counts: z.array(
        z.strictObject({
          id: recordId,
          number: z.string(),
          closedAt: z.string(),
          closedOffset: z.int(),
          result: countResult,
          /** The seal as it was seen and read; '' where it was not read. */
          intact: sealFound,
          seal: z.string(),
          note: z.string(),
          officerName: z.string(),
          secondName: z.string(),
        }),
      ),
      discrepancies: z.array(discrepancyRecord),
      dispositions: z.array(dispositionRecord),
    }),
  ),
  'custody.thing': route('evidence', 'read', byKind, heldThing),
  /** What a scanner read: a number, bag or seal of an exhibit or envelope, now or once. */
  'custody.find': route('evidence', 'read', z.strictObject({ text: line }), heldThing.nullable()),
  /** What is held: by one officer, of one case, or everything. */
  'custody.holdings': route(
    'evidence',
    'read',
    z.strictObject({ officerId: recordId.optional(), caseId: recordId.optional() }),
    z.array(heldThing),
  ),
  /** Things that somebody must act on: gone, lost, offered or due back; what merely lies in its place is left out. */
  'custody.marked': route('evidence', 'read', byCase, z.array(heldThing)),
  /** Hand-overs that wait for an answer. */
  'custody.offers': route('evidence', 'read', z.strictObject({}), z.array(custodyEvent)),

  'status.record': route(
    'evidence',
    'write',
    z.strictObject({ draft: statusDraft, draftKey }),
    z.array(statusRecord),
  ),
  'status.list': route('evidence', 'read', z.strictObject({ subjectId: recordId }), z.array(statusRecord)),

  'disposition.record': route(
    'evidence',
    'write',
    z.strictObject({ draft: dispositionDraft, draftKey, hands: twoHands }),
    dispositionRecord,
  ),
  'disposition.get': route('evidence', 'read', byId, dispositionRecord),
  'disposition.list': route('evidence', 'read', byCase, z.array(dispositionRecord)),

  'discrepancy.record': route(
    'evidence',
    'write',
    z.strictObject({ draft: discrepancyDraft, draftKey, hands }),
    discrepancyRecord,
  ),
  'discrepancy.confirm': route('evidence', 'write', byId, discrepancyRecord),
  'discrepancy.resolve': route(
    'evidence',
    'write',
    z.strictObject({ id: recordId, draft: resolutionDraft, draftKey, hands }),
    discrepancyRecord,
  ),
  'discrepancy.get': route('evidence', 'read', byId, discrepancyRecord),
  'discrepancy.list': route('evidence', 'read', byCase, z.array(discrepancyRecord)),

  'count.open': route('evidence', 'write', z.strictObject({ draft: countDraft, draftKey }), countRecord),
  'count.scan': route(
    'evidence',
    'write',
    z.strictObject({ id: recordId, scans: z.array(scan).min(1).max(2_000) }),
    countRecord,
  ),
  'count.close': route('evidence', 'write', z.strictObject({ id: recordId, hands: twoHands }), countRecord),
  'count.abandon': route('evidence', 'write', z.strictObject({ id: recordId, reason }), countRecord),
  'count.get': route('evidence', 'read', byId, countRecord),
  'count.list': route('evidence', 'read', z.strictObject({}), z.array(countRecord)),

  'deadline.start': route(
    'evidence',
    'write',
    z.strictObject({ draft: deadlineDraft, draftKey }),
    deadlineRecord,
  ),
  'deadline.stop': route(
    'evidence',
    'write',
    z.strictObject({ id: recordId, draft: stopDraft, draftKey }),
    deadlineRecord,
  ),
  'deadline.get': route('evidence', 'read', byId, deadlineRecord),
  'deadline.list': route(
    'evidence',
    'read',
    z.strictObject({
      caseId: recordId.optional(),
      subjectId: recordId.optional(),
      running: z.boolean().optional(),
    }),
    z.array(deadlineRecord),
  ),
  'deadline.rules': route('evidence', 'read', z.strictObject({}), z.array(deadlineRule)),
  /** A new rule, or a new edition of one; clocks that run keep the edition that started them. */
  'deadline.setRule': route(
    'evidence',
    'write',
    z.strictObject({ draft: ruleDraft, reason, draftKey }),
    deadlineRule,
  ),
  'deadline.endRule': route(
    'evidence',
    'write',
    z.strictObject({
      id: z.string().max(200),
      lastDay: partialDate.pipe(z.string().length(10)),
      reason,
    }),
    deadlineRule,
  ),
  /** A public holiday, a moved day off, or a worked Saturday; clocks that run keep the end that they were given. */
  'deadline.setDay': route(
    'evidence',
    'write',
    z.strictObject({ draft: dayOffDraft, reason, draftKey }),
    referenceEntry,
  ),
  /** Takes over the rules that came with this Dalel, in a vault from before them. */
  'deadline.adoptRules': route('evidence', 'write', z.strictObject({}), z.strictObject({ added: z.int() })),
} as const;
