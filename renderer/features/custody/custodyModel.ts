import {
  type CustodyAction,
  type CustodyDraft,
  checkCustody,
  custodyAction,
  custodyDraft,
  finalActions,
  type HeldKind,
  isTransfer,
} from '../../../db/domain/custody/event';
import { error, type Finding } from '../../../db/domain/finding';

/** What can be chosen in the form; ends are made by a disposition. */
export const offeredActions: readonly CustodyAction[] = custodyAction.options.filter(
  (action) => !finalActions.includes(action),
);

export function emptyCustody(
  items: readonly { kind: HeldKind; id: string }[],
  action: string | undefined,
): CustodyDraft {
  const chosen = custodyAction.safeParse(action).data ?? 'to-storage';
  const draft = custodyDraft.parse({ action: chosen, items: [{ id: someId }] });
  return { ...draft, items: items.map((item) => ({ ...blankItem, ...item })), to: receiverFor(chosen) };
}

const someId = '00000000-0000-7000-8000-000000000000';
const blankItem = { intact: 'yes' as const, newSeal: '', condition: '', photoId: null };

export function itemOf(kind: HeldKind, id: string, seal: string): CustodyDraft['items'][number] {
  return { ...blankItem, kind, id, intact: seal === '' ? 'none' : 'yes' };
}

/** Where an act usually goes: outside for experts and courts, to an officer otherwise, to nobody where it stays. */
export function receiverFor(action: CustodyAction): CustodyDraft['to'] {
  if (!isTransfer(action)) return null;
  const out: readonly CustodyAction[] = ['to-laboratory', 'to-court', 'inter-agency', 'temporary-custody'];
  return out.includes(action) ? outside : { kind: 'officer', officerId: '' };
}

export const outside = { kind: 'outside' as const, name: '', organisation: '', rank: '', document: '' };

/** The rules of the record, and those that only an unfinished form can break. */
export function checkCustodyForm(draft: CustodyDraft, now: string): Finding[] {
  const found = checkCustody(draft, now);
  if (draft.items.length === 0) found.push(error('items', 'required'));
  if (draft.to?.kind === 'officer' && draft.to.officerId === '')
    found.push(error('to.officerId', 'required'));
  return found;
}
