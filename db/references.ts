import { eq } from 'drizzle-orm';
import type { ReferenceEntry, ReferenceTable } from './domain/reference';
import type { TrustedRoot } from './domain/trust';
import type { ReadDb } from './open';
import { requireFound } from './record';
import { referenceEntry } from './schema';
import type { WriteTx } from './tx';

/** Writes the reference tables that a new vault starts with; each row keeps its source and edition. */
export function seedReferences(tx: WriteTx, rows: readonly Omit<ReferenceEntry, 'id'>[]): void {
  for (const row of rows)
    tx.insert('referenceEntry', { id: `${row.table}:${row.code}`, ...row, ledgerSeq: tx.seq });
}

export function listReferences(read: ReadDb, table: ReferenceTable): ReferenceEntry[] {
  return read
    .select()
    .from(referenceEntry)
    .where(eq(referenceEntry.table, table))
    .orderBy(referenceEntry.code)
    .all()
    .map(({ ledgerSeq: _ledgerSeq, ...row }) => row);
}

type NewRoot = Pick<TrustedRoot, 'name' | 'sha256' | 'pem' | 'validFrom' | 'validTo'>;

/** Trusts certificates from now on; one that is trusted already stays as it is, one that was removed comes back. */
export function addTrustedRoots(tx: WriteTx, roots: readonly NewRoot[]): void {
  const known = new Map(listTrustedRoots(tx.read).map((root) => [root.id, root]));
  for (const { name, sha256, pem, validFrom, validTo } of roots) {
    const id = `trusted-root:${sha256}`;
    const facts = { pem, addedAt: tx.now.at, removedAt: '' };
    if (known.get(id)?.removedAt === '') continue;
    if (known.has(id)) tx.update('referenceEntry', id, { facts });
    else
      tx.insert('referenceEntry', {
        id,
        table: 'trusted-root',
        code: sha256,
        kk: name,
        ru: name,
        en: name,
        validFrom,
        validTo,
        source: '',
        edition: '',
        facts,
        ledgerSeq: tx.seq,
      });
  }
  aboutRoot(tx, roots.map(({ name }) => name).join(', '), '');
}

/** Ends the trust in a certificate; its row stays. @throws Refusal `record.not-found` */
export function removeTrustedRoot(tx: WriteTx, id: string, reason: string): void {
  const root = requireFound(
    listTrustedRoots(tx.read).find((one) => one.id === id),
    'vault',
  );
  const { pem, addedAt, name } = root;
  if (root.removedAt === '')
    tx.update('referenceEntry', id, { facts: { pem, addedAt, removedAt: tx.now.at } });
  aboutRoot(tx, name, reason);
}

function aboutRoot(tx: WriteTx, title: string, reason: string): void {
  tx.about({ kind: 'vault', id: 'trust', number: '', title, caseId: null }, reason);
}

/** All that were ever trusted, by name. */
export function listTrustedRoots(read: ReadDb): TrustedRoot[] {
  return listReferences(read, 'trusted-root').map(({ id, code, en, validFrom, validTo, facts }) => ({
    id,
    name: en,
    sha256: code,
    pem: String(facts.pem ?? ''),
    validFrom,
    validTo,
    addedAt: String(facts.addedAt ?? ''),
    removedAt: String(facts.removedAt ?? ''),
  }));
}
