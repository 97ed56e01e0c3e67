import { z } from 'zod';
import { accessEntry, accessKind, caseAccess, grantee, hiddenMatch } from '../../../db/domain/access';
import { actKinds } from '../../../db/domain/acts';
import { twoHands } from '../../../db/domain/hands';
import { recordId } from '../../../db/domain/ids';
import { officerDraft, officerRecord, role } from '../../../db/domain/officer';
import { session } from '../../../db/domain/vault';
import { route } from './route';

const passphrase = z.string().max(1_000);
const reason = z.string().trim().min(1).max(2_000);
const namedAccess = caseAccess.extend({ name: z.string() });
const change = officerDraft.pick({ name: true, rank: true, unit: true, role: true });

/** Officers, who sees which case, keys, and the second log. Acts with two hands bring `hands` along. */
export const officerContract = {
  /** The new officer types their own passphrase. `hands` is needed as soon as two people stand behind the vault. */
  'officer.add': route(
    'evidence',
    'write',
    z.strictObject({ draft: officerDraft, passphrase, hands: twoHands.optional() }),
    officerRecord,
  ),
  /** One's own service number and IIN, where the record does not say them yet. */
  'officer.identify': route(
    'evidence',
    'write',
    officerDraft.pick({ serviceNumber: true, iin: true }),
    officerRecord,
  ),
  'officer.changeRole': route(
    'evidence',
    'write',
    z.strictObject({ officerId: recordId, change, hands: twoHands }),
    officerRecord,
  ),
  'officer.retire': route(
    'evidence',
    'write',
    z.strictObject({ officerId: recordId, hands: twoHands }),
    officerRecord,
  ),
  /**
   * New keys and a new passphrase for an officer. In a session of the recovery key the officer does it themself and goes
   * on unlocked; otherwise the officer at the desk does it for them.
   */
  'officer.resetAccess': route(
    'evidence',
    'read',
    z.strictObject({ officerId: recordId, passphrase, hands: twoHands }),
    z.strictObject({ officer: officerRecord, session }),
  ),
  /**
   * A new root key, new slots and a new recovery key, whose text is answered once. Without a session the keys hold, and
   * what is left to do is done at the next unlock: the vault is locked.
   */
  'vault.rekey': route(
    'evidence',
    'write',
    z.strictObject({
      why: z.enum(['retirement', 'leak']),
      passphrase,
      cut: z.array(recordId).max(500).default([]),
      hands: twoHands,
    }),
    z.strictObject({ session: session.nullable(), recoveryKey: z.string() }),
  ),
  /** Another recovery key where its paper was lost; its text is answered once. `hands` as soon as two people exist. */
  'vault.renewRecoveryKey': route(
    'evidence',
    'write',
    z.strictObject({ passphrase, hands: twoHands.optional() }),
    z.strictObject({ session, recoveryKey: z.string() }),
  ),
  'case.access': route('evidence', 'read', z.strictObject({ caseId: recordId }), z.array(namedAccess)),
  'case.grant': route(
    'evidence',
    'write',
    z.strictObject({ caseId: recordId, grantee, reason }),
    z.array(namedAccess),
  ),
  'case.withdrawGrant': route(
    'evidence',
    'write',
    z.strictObject({ id: recordId, reason }),
    z.array(namedAccess),
  ),
  /** Who to ask where the exact identifier stands in a case that the officer may not see. Both sides are told. */
  'search.hidden': route(
    'evidence',
    'read',
    z.strictObject({ text: z.string().max(400) }),
    z.array(hiddenMatch),
  ),
  /** The second log, newest first, for whom it is. */
  'access.list': route(
    'evidence',
    'read',
    z.strictObject({
      before: z.int().optional(),
      limit: z.int().min(1).max(500).default(100),
      officerId: recordId.optional(),
      kind: accessKind.optional(),
    }),
    z.array(accessEntry),
  ),
  /** What the officer at the desk may do, act by act, and which acts need a second hand now. */
  'access.rights': route(
    'evidence',
    'read',
    z.strictObject({}),
    z.strictObject({
      role: role.nullable(),
      people: z.int(),
      soleOfficer: z.boolean(),
      allCases: z.boolean(),
      accessLog: z.boolean(),
      acts: z.array(z.strictObject({ kind: z.enum(actKinds), allowed: z.boolean(), two: z.boolean() })),
    }),
  ),
  /** A page was printed or copied out of the window: the second log says so. */
  'access.note': route(
    'evidence',
    'read',
    z.strictObject({
      kind: z.enum(['print', 'export']),
      subjectKind: z.string().max(40),
      subjectId: z.string().max(100),
      what: z.string().max(400),
    }),
    z.strictObject({}),
  ),
} as const;
