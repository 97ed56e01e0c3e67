import { and, eq } from 'drizzle-orm';
import type { TableViewRecord } from './domain/tableView';
import { withoutSecrets } from './domain/text';
import type { Vault } from './open';
import { tableView } from './schema';

const { id, tableId, name, state } = tableView;

/** The views of a table that an officer keeps, by name. */
export function listViews(vault: Vault, officerId: string, table: string): TableViewRecord[] {
  return vault.whole
    .select({ id, tableId, name, state })
    .from(tableView)
    .where(and(eq(tableView.officerId, officerId), eq(tableId, table)))
    .orderBy(name)
    .all();
}

/** Keeps a view; one of the same name gives way to it. */
export function saveView(
  vault: Vault,
  officerId: string,
  draft: Omit<TableViewRecord, 'id'>,
): TableViewRecord {
  const same = and(eq(tableView.officerId, officerId), eq(tableId, draft.tableId), eq(name, draft.name));
  const clean = withoutSecrets(draft);
  const row = { id: vault.sources.newId(), ...clean };
  vault.drizzle.transaction((tx) => {
    tx.delete(tableView).where(same).run();
    tx.insert(tableView)
      .values({ ...row, officerId, savedAt: vault.sources.clock().at })
      .run();
  });
  return row;
}

export function removeView(vault: Vault, officerId: string, viewId: string): void {
  vault.drizzle
    .delete(tableView)
    .where(and(eq(tableView.officerId, officerId), eq(id, viewId)))
    .run();
}
