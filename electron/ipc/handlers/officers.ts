import { listAccessLog } from '../../../db/accessLog';
import { grantCase, listAccess, withdrawGrant } from '../../../db/caseAccess';
import { actKinds, mayAct, mayRead, needsTwo, seesAllCases } from '../../../db/domain/acts';
import { Refusal } from '../../../db/domain/refusal';
import { isSoleOfficer, readStaff } from '../../../db/hands';
import { changeRole, identifyOfficer } from '../../../db/officers';
import { withHands } from '../../vault/hands';
import { endAccess, enrolOfficer, renewAccess } from '../../vault/officers';
import { rekeyVault } from '../../vault/rekey';
import { renewRecoveryKey } from '../../vault/renewRecovery';
import { describeSession } from '../../vault/session';
import type { officerContract } from '../contract/officers';
import type { Handlers } from './handlers';
import { tellHidden } from './hiddenTold';
import { isBackingUp } from './runBackup';

export const officerHandlers: Handlers<keyof typeof officerContract> = {
  'officer.add': (desk, { draft, passphrase, hands }) =>
    withHands(desk.session, hands, (second) =>
      enrolOfficer(desk.session, draft, passphrase, second, desk.around.cost),
    ),
  'officer.identify': (desk, said) => desk.write('officer.identify', (tx) => identifyOfficer(tx, said)),
  'officer.changeRole': (desk, { officerId, change, hands }) =>
    withHands(desk.session, hands, (second) =>
      desk.write('officer.changeRole', (tx) => changeRole(tx, officerId, change), second),
    ),
  'officer.retire': (desk, { officerId, hands }) =>
    withHands(desk.session, hands, (second) => endAccess(desk.session, officerId, second)),
  'officer.resetAccess': (desk, { officerId, passphrase, hands }) =>
    withHands(desk.session, hands, async (second) => {
      const { officer, session } = await renewAccess(
        desk.session,
        officerId,
        passphrase,
        second,
        desk.around.cost,
      );
      return { officer, session: describeSession(desk.take(session)) };
    }),
  'vault.rekey': (desk, { hands, ...wanted }) =>
    withHands(desk.session, hands, async (second) => {
      const before = desk.session;
      // A backup or a check reads the file that is replaced here.
      const requireQuiet = () => {
        if (desk.jobs.busy || isBackingUp(desk)) throw new Refusal('job.running');
      };
      try {
        const tools = { cost: desk.around.cost, requireQuiet };
        const { session, recoveryKey } = await rekeyVault(before, wanted, second, tools);
        return { session: session ? describeSession(desk.take(session)) : null, recoveryKey };
      } finally {
        if (desk.opened === before && !before.vault.client.open) desk.close();
      }
    }),
  'vault.renewRecoveryKey': (desk, { passphrase, hands }) => {
    // Whoever still has the key has lost none, and the lost one must not confirm its own successor.
    if (hands && 'recoveryKey' in hands.second) throw new Refusal('access.recovery-key-alone');
    return withHands(desk.session, hands, async (second) => {
      const recoveryKey = await renewRecoveryKey(desk.session, passphrase, second);
      return { session: describeSession(desk.session), recoveryKey };
    });
  },
  'case.access': (desk, { caseId }) => listAccess(desk.session.vault.read, caseId),
  'case.grant': (desk, { caseId, grantee, reason }) =>
    desk.write('case.grant', (tx) => grantCase(tx, caseId, grantee, reason)),
  'case.withdrawGrant': (desk, { id, reason }) =>
    desk.write('case.withdrawGrant', (tx) => withdrawGrant(tx, id, reason)),
  'search.hidden': (desk, { text }) => tellHidden(desk, text),
  'access.list': (desk, filter) => listAccessLog(desk.session.vault, desk.session.signer?.author, filter),
  'access.rights': (desk) => {
    const { officer, vault } = desk.session;
    const staff = readStaff(vault.whole);
    const role = officer?.role ?? null;
    return {
      role,
      people: staff.people,
      soleOfficer: isSoleOfficer(vault.whole),
      allCases: role === null || seesAllCases(role),
      accessLog: role !== null && mayRead(role, 'accessLog.all', staff),
      acts: actKinds.map((kind) => ({
        kind,
        allowed: role !== null && mayAct(role, kind, staff),
        two: needsTwo(kind, staff),
      })),
    };
  },
  'access.note': (desk, note) => {
    desk.note(note);
    return {};
  },
};
