import { type Role, role } from './officer';

/** Roles that add to the evidence. An auditor reads everything and changes nothing: their own acts are in the second log. */
export const writers: readonly Role[] = ['investigator', 'evidence-officer', 'supervisor'];
const detectives: readonly Role[] = ['investigator', 'supervisor'];
const keepers: readonly Role[] = ['evidence-officer', 'supervisor'];
const supervisors: readonly Role[] = ['supervisor'];

/** `2-once-two-exist`: the first other officer of a vault cannot be confirmed by anybody yet. */
export type Hands = 1 | 2 | '2-once-two-exist';

export interface Act {
  /** Who may write it. */
  readonly roles: readonly Role[];
  /** Who may as long as the vault has no active supervisor: a small unit must be able to add one. */
  readonly whenNoSupervisor?: readonly Role[];
  readonly hands: Hands;
  /** Who may confirm it, where it needs two. */
  readonly second: readonly Role[];
}

const one = (roles: readonly Role[]): Act => ({ roles, hands: 1, second: writers });
const two = (roles: readonly Role[], whenNoSupervisor?: readonly Role[]): Act => ({
  roles,
  hands: 2,
  second: writers,
  ...(whenNoSupervisor ? { whenNoSupervisor } : {}),
});

/**
 * Every kind of entry that the ledger can hold: who may write it and how many hands it needs. One list, enforced by
 * `withWriteTx` and shown in the screens; an act that is not in it cannot be written.
 */
export const acts = {
  'vault.create': one(writers),
  'vault.guardDifference': one(writers),
  'vault.recoveryConfirmed': one(writers),
  'vault.rekey': two(supervisors, writers),
  'vault.renewRecoveryKey': { ...one(writers), hands: '2-once-two-exist' },
  'reference.seed': one(writers),

  'officer.add': { ...two(supervisors, writers), hands: '2-once-two-exist' },
  'officer.identify': one(writers),
  'officer.changeRole': two(supervisors, writers),
  'officer.retire': two(supervisors, writers),
  // Who of the two is a supervisor is asked by `mayReset`: it depends on whose keys they are.
  'officer.resetAccess': two(writers),

  'case.record': one(detectives),
  'case.amend': one(detectives),
  'case.grant': { ...one(supervisors), whenNoSupervisor: writers },
  'case.withdrawGrant': { ...one(supervisors), whenNoSupervisor: writers },
  'seizure.record': one(writers),
  'seizure.amend': one(writers),
  'seizure.close': one(writers),
  'exhibit.setScheme': { ...one(keepers), whenNoSupervisor: writers },
  'exhibit.record': one(writers),
  'exhibit.amend': one(writers),
  'wallet.record': one(writers),
  'wallet.amend': one(writers),
  // Its red would go from home: that it is a victim's or an exchange's is said by two.
  'wallet.giveOver': two(writers),
  'proof.record': one(writers),
  'site.record': one(writers),
  'site.amend': one(writers),
  'person.record': one(detectives),
  'person.amend': one(detectives),
  'link.record': one(detectives),
  'link.amend': one(detectives),
  'report.begin': one(writers),
  'report.record': one(writers),
  'report.disclose': one(writers),
  'report.supersede': one(writers),
  'report.sent': one(writers),
  'report.cmsRequest': one(writers),
  'report.cmsGiveUp': one(writers),
  'report.fail': one(writers),
  'report.countersign': one(writers),
  'report.timestampRequest': one(writers),
  'report.timestampAnswer': one(writers),
  'report.timestampGiveUp': one(writers),
  'report.validationData': one(writers),
  'letterhead.state': { ...one(supervisors), whenNoSupervisor: writers },
  'letterhead.emblem': { ...one(supervisors), whenNoSupervisor: writers },
  'template.add': { ...one(supervisors), whenNoSupervisor: writers },
  'template.withdraw': { ...one(supervisors), whenNoSupervisor: writers },
  'trust.add': one(writers),
  'trust.remove': one(writers),
  'import.run': one(writers),
  'import.undo': one(writers),
  'import.undoRecords': two(writers),
  'attachment.record': one(writers),
  'attachment.check': one(writers),
  'attachment.withdraw': one(writers),

  'custody.record': one(writers),
  'custody.accept': one(writers),
  'custody.refuse': one(writers),
  'status.record': one(writers),
  'discrepancy.record': one(writers),
  'discrepancy.confirm': one(writers),
  'discrepancy.resolve': two(writers),
  'count.open': one(writers),
  'count.scan': one(writers),
  'count.close': two(writers),
  'count.abandon': one(writers),
  'deadline.start': one(writers),
  'deadline.stop': one(writers),
  'deadline.rule': { ...one(supervisors), whenNoSupervisor: writers },
  'exhibit.release': two(keepers, writers),
  'exhibit.destroy': two(keepers, writers),
  'funds.move': two(writers),
  'funds.found': one(writers),
  'funds.foundSecured': two(writers),
  'funds.confirm': one(writers),
  'funds.confirmRest': two(writers),
  'funds.withdraw': two(writers),
  'account.record': one(writers),
  'account.amend': one(writers),
  'provider.record': one(writers),
  'provider.amend': one(writers),
  'observation.record': one(writers),
  'observation.import': one(writers),
  'observation.withdraw': one(writers),
  'observation.withdrawSecured': two(writers),
  'drop.explain': one(writers),
  'drop.explainSecured': two(writers),
  'entitlement.record': one(writers),
  'rates.import': one(writers),
  'valuation.record': one(writers),
  'valuation.withdraw': one(writers),
  'bridge.request': one(writers),
  'bridge.answer': one(writers),
  'envelope.record': one(writers),
  'envelope.amend': one(writers),
  // A paper that one hand opened, under a new seal that was only "corrected".
  'envelope.amendSeal': two(writers),
  'envelope.hold': one(writers),
  'envelope.seal': one(writers),
  'envelope.allow': two(supervisors, writers),
  'envelope.reseal': two(writers),
  'envelope.open': two(writers),
  'backup.record': one(writers),
  'backup.plan': one(writers),
  'backup.endPlan': one(writers),
  'backup.setLimit': one(writers),
  'vault.restoreHeader': one(writers),
  'backup.restore': two(writers),
  'checkpoint.sign': one(writers),
} as const satisfies Record<string, Act>;
export type ActKind = keyof typeof acts;

export const actKinds = Object.keys(acts) as ActKind[];

export function isAct(kind: string): kind is ActKind {
  return Object.hasOwn(acts, kind);
}

/** What is only read, but not by everybody. Cases outside an investigator's unit are read where they are granted. */
export const reads = {
  'cases.all': ['evidence-officer', 'supervisor', 'auditor'],
  'accessLog.all': ['supervisor', 'auditor'],
} as const satisfies Record<string, readonly Role[]>;
export type ReadKind = keyof typeof reads;

/** How many people stand behind a vault now: some rules loosen where there is nobody else. */
export interface Staff {
  /** Active officers that may write, each person counted once. */
  readonly people: number;
  readonly supervisors: number;
}

/** Whether the role may write an entry of this kind. */
export function mayAct(who: Role, kind: ActKind, staff: Staff): boolean {
  const act: Act = acts[kind];
  if (act.roles.includes(who)) return true;
  return staff.supervisors === 0 && (act.whenNoSupervisor ?? []).includes(who);
}

/** Whether the role may confirm an entry of this kind that somebody else writes. */
export function mayConfirm(who: Role, kind: ActKind): boolean {
  const act: Act = acts[kind];
  return act.second.includes(who);
}

/** Whether the entry needs a second hand. With one person, the recovery key is that hand. */
export function needsTwo(kind: ActKind, staff: Staff): boolean {
  const { hands }: Act = acts[kind];
  return hands === 2 || (hands === '2-once-two-exist' && staff.people > 1);
}

/**
 * Whether these hands may give the officer `id` new keys: a supervisor does it, or confirms where the officer comes with
 * the recovery key. Anybody may where nobody else is a supervisor: else the last one could never come back.
 */
export function mayReset(
  id: string,
  hands: { readonly author: string; readonly second: string | undefined },
  supervisors: readonly string[],
): boolean {
  const others = supervisors.filter((one) => one !== id);
  const asked = hands.author === id ? hands.second : hands.author;
  return others.length === 0 || (asked !== undefined && others.includes(asked));
}

export function mayRead(who: Role, kind: ReadKind, staff: Staff): boolean {
  const allowed: readonly Role[] = reads[kind];
  return (
    allowed.includes(who) || (kind === 'accessLog.all' && staff.supervisors === 0 && writers.includes(who))
  );
}

export function seesAllCases(who: Role): boolean {
  const allowed: readonly Role[] = reads['cases.all'];
  return allowed.includes(who);
}

export const roles = role.options;
