import { Refusal } from '../../../db/domain/refusal';
import { listViews, removeView, saveView } from '../../../db/tableViews';
import type { viewContract } from '../contract/views';
import type { Desk } from './desk';
import type { Handlers } from './handlers';

/** Views belong to an officer; a vault that the recovery key opened has none at the desk. */
function officerId(desk: Desk): string {
  const { officer } = desk.session;
  if (!officer) throw new Refusal('session.read-only');
  return officer.id;
}

export const viewHandlers: Handlers<keyof typeof viewContract> = {
  'view.list': (desk, { tableId }) =>
    desk.session.officer ? listViews(desk.session.vault, desk.session.officer.id, tableId) : [],
  'view.save': (desk, draft) => saveView(desk.session.vault, officerId(desk), draft),
  'view.remove': (desk, { id }) => {
    removeView(desk.session.vault, officerId(desk), id);
    return {};
  },
};
