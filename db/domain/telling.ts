import type { ActKind } from './acts';

/**
 * Kinds of entry that alone may write these tables: who stands behind the vault, and who sees which case. Whoever judges
 * entries from the middle of the ledger on finds by them what was said before, without reading all of it.
 */
export const toldBy: Readonly<Partial<Record<string, readonly ActKind[]>>> = {
  officer: [
    'vault.create',
    'officer.add',
    'officer.identify',
    'officer.changeRole',
    'officer.retire',
    'officer.resetAccess',
  ],
  caseFile: ['case.record', 'case.amend'],
  caseAccess: ['case.record', 'case.grant', 'case.withdrawGrant'],
};

/** Kinds that may give the recovery key another public half, with those that tell of officers. */
export const keyKinds: readonly ActKind[] = [
  ...(toldBy.officer ?? []),
  'vault.recoveryConfirmed',
  'vault.rekey',
  'vault.renewRecoveryKey',
];

export const sightKinds: readonly ActKind[] = [...(toldBy.caseAccess ?? [])];

/** Whether an entry of this kind may write the table. */
export function mayTellOf(table: string, kind: string): boolean {
  const kinds: readonly string[] | undefined = Object.hasOwn(toldBy, table) ? toldBy[table] : undefined;
  return kinds === undefined || kinds.includes(kind);
}
