import { type ActKind, mayConfirm } from '../../db/domain/acts';
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
