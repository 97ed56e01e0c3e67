import { type ActKind, mayConfirm, mayReset } from '../../db/domain/acts';
import { type OfficerRecord, samePerson } from '../../db/domain/officer';

/** Who can confirm an act that `me` proposes: active, of a role that may, another person, and not whom it is about. */
export function confirmersOf(
  officers: readonly OfficerRecord[],
  me: OfficerRecord | null,
  act: ActKind,
  except: readonly string[],
): OfficerRecord[] {
  return officers.filter(
    (one) =>
      one.status === 'active' &&
      mayConfirm(one.role, act) &&
      !except.includes(one.id) &&
      (me === null || !samePerson(me, one)),
  );
}

/**
 * Who can confirm that `target` gets new keys. `me` is null where the recovery key opened the vault: then the officer comes
 * for themself, and a supervisor is to confirm it where there is another one.
 */
export function resettersOf(
  officers: readonly OfficerRecord[],
  me: OfficerRecord | null,
  target: OfficerRecord,
): OfficerRecord[] {
  const supervisors = officers
    .filter(({ role, status }) => role === 'supervisor' && status === 'active')
    .map(({ id }) => id);
  const author = me ?? target;
  return confirmersOf(officers, author, 'officer.resetAccess', [target.id]).filter((one) =>
    mayReset(target.id, { author: author.id, second: one.id }, supervisors),
  );
}
