import { and, desc, eq } from 'drizzle-orm';
import { Refusal } from './domain/refusal';
import { findSecrets } from './domain/secretGuard';
import type { Vault } from './open';
import { draft } from './schema';

/**
 * Keeps an officer's unfinished form, encrypted with the rest of the vault and outside the ledger.
 * A secret typed into a form is not kept even here. @throws Refusal `draft.secret`, `session.read-only`
 */
export function putDraft(vault: Vault, officerId: string, key: string, json: string): void {
  if (vault.readOnly) throw new Refusal('session.read-only');
  if (findSecrets(json, { allowHash: true }).length > 0) throw new Refusal('draft.secret');
  const row = { key, officerId, json, savedAt: vault.sources.clock().at };
  const target = [draft.key, draft.officerId];
  vault.drizzle.insert(draft).values(row).onConflictDoUpdate({ target, set: row }).run();
}

export function getDraft(
  vault: Vault,
  officerId: string,
  key: string,
): { json: string; savedAt: string } | null {
  const mine = and(eq(draft.key, key), eq(draft.officerId, officerId));
  return (
    vault.read.select({ json: draft.json, savedAt: draft.savedAt }).from(draft).where(mine).get() ?? null
  );
}

export function listDrafts(vault: Vault, officerId: string): { key: string; savedAt: string }[] {
  const mine = eq(draft.officerId, officerId);
  return vault.read
    .select({ key: draft.key, savedAt: draft.savedAt })
    .from(draft)
    .where(mine)
    .orderBy(desc(draft.savedAt))
    .all();
}

export function discardDraft(vault: Vault, officerId: string, key: string): void {
  if (vault.readOnly) throw new Refusal('session.read-only');
  vault.drizzle
    .delete(draft)
    .where(and(eq(draft.key, key), eq(draft.officerId, officerId)))
    .run();
}
