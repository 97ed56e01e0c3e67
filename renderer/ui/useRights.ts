import type { ActKind } from '../../db/domain/acts';
import type { RouteOutput } from '../../electron/ipc/contract';
import { useReadOnly, useSession } from '../app/session';
import { useAnswer } from '../ipc/queries';

export type Rights = RouteOutput<'access.rights'>;

/** What the officer at the desk may do, as the evidence side enforces it; undefined until it answered. */
export function useRights(): Rights | undefined {
  const open = useSession((state) => state.session !== null);
  return useAnswer('access.rights', {}, { enabled: open }).data;
}

/** Whether a button for this act is offered. Until the answer is there it is not: nothing is offered and taken back. */
export function useMay(kind: ActKind): boolean {
  const readOnly = useReadOnly();
  const rights = useRights();
  return !readOnly && rights?.acts.some((act) => act.kind === kind && act.allowed) === true;
}

/** Whether the act needs a second hand now. */
export function needsSecond(rights: Rights | undefined, kind: ActKind): boolean {
  return rights?.acts.find((act) => act.kind === kind)?.two ?? true;
}

/** Whether the role is known not to allow the act: for forms, which are open before the answer is there. */
export function useMayNot(kind: ActKind | undefined): boolean {
  const rights = useRights();
  return rights?.acts.some((act) => act.kind === kind && !act.allowed) === true;
}
