import { type Act, type ActKind, acts, reads } from '../../../db/domain/acts';
import { type Role, role } from '../../../db/domain/officer';

export const roles: readonly Role[] = role.options;

/** What a cell of the matrix says: may, may while the vault has no supervisor, may not. */
export type Right = 'yes' | 'no-supervisor' | 'no';

export interface RightsRow {
  kind: string;
  rights: Readonly<Record<Role, Right>>;
  hands: Act['hands'];
}

/** Acts that belong together: rows of the matrix under one heading. What Dalel writes by itself is not a right. */
export const groups: readonly { id: string; kinds: readonly ActKind[] }[] = [
  {
    id: 'records',
    kinds: [
      'case.record',
      'person.record',
      'link.record',
      'seizure.record',
      'seizure.close',
      'exhibit.record',
      'exhibit.setScheme',
      'wallet.record',
      'wallet.giveOver',
      'site.record',
      'attachment.record',
      'attachment.withdraw',
      'import.undoRecords',
    ],
  },
  { id: 'reports', kinds: ['report.record', 'report.countersign', 'trust.add'] },
  {
    id: 'evidence',
    kinds: [
      'custody.record',
      'count.open',
      'count.close',
      'discrepancy.resolve',
      'deadline.rule',
      'exhibit.release',
      'exhibit.destroy',
      'funds.move',
      'funds.confirm',
      'funds.withdraw',
      'funds.foundSecured',
      'funds.confirmRest',
      'drop.explainSecured',
      'observation.withdrawSecured',
      'observation.record',
      'valuation.record',
      'bridge.request',
    ],
  },
  {
    id: 'envelopes',
    kinds: ['envelope.record', 'envelope.seal', 'envelope.amendSeal', 'envelope.allow', 'envelope.open'],
  },
  {
    id: 'officers',
    kinds: ['officer.add', 'officer.changeRole', 'officer.retire', 'officer.resetAccess', 'case.grant'],
  },
  { id: 'vault', kinds: ['vault.rekey', 'vault.renewRecoveryKey', 'backup.record', 'backup.restore'] },
];

export function rightOf(who: Role, kind: ActKind): Right {
  const act: Act = acts[kind];
  if (act.roles.includes(who)) return 'yes';
  return act.whenNoSupervisor?.includes(who) === true ? 'no-supervisor' : 'no';
}

export function rowOf(kind: ActKind): RightsRow {
  return { kind, rights: byRole((who) => rightOf(who, kind)), hands: acts[kind].hands };
}

/** What is read, and not by everybody. Whoever works in a vault sees the cases of their unit and those granted. */
export function readRow(kind: keyof typeof reads): RightsRow {
  const allowed: readonly Role[] = reads[kind];
  return { kind, rights: byRole((who) => (allowed.includes(who) ? 'yes' : 'no')), hands: 1 };
}

function byRole(of: (who: Role) => Right): Record<Role, Right> {
  return {
    investigator: of('investigator'),
    'evidence-officer': of('evidence-officer'),
    supervisor: of('supervisor'),
    auditor: of('auditor'),
  };
}
