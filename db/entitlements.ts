import { and, eq } from 'drizzle-orm';
import {
  checkEntitlement,
  dueFor,
  type EntitlementDraft,
  type EntitlementView,
  type Fork,
  forkOf,
  forksAt,
  heldAt,
  stateOf,
} from './domain/funds/forks';
import type { ObservationRecord } from './domain/funds/observation';
import { Refusal } from './domain/refusal';
import type { AddressRecord } from './domain/wallet';
import { listObservations, type MoneyFilter } from './observations';
import type { ReadDb } from './open';
import { ownedAddresses } from './places';
import { requireAcceptable, requireChanged, requireFound, subjectOf } from './record';
import { listReferences } from './references';
import { address, entitlement, wallet } from './schema';
import type { WriteTx } from './tx';

/** The forks of this vault's own table, oldest first. */
export function readForks(read: ReadDb): Fork[] {
  return listReferences(read, 'fork')
    .flatMap((row) => forkOf(row) ?? [])
    .sort((left, right) => (left.date < right.date ? -1 : 1));
}

interface Line {
  readonly line: Pick<AddressRecord, 'id' | 'chain' | 'canonical'>;
  readonly owner: { id: string; number: string; caseId: string; label: string };
}

/** What the addresses of a wallet or case may claim from forks and airdrops, and what was recorded of it. */
export function listEntitlements(read: ReadDb, { caseId, walletId }: MoneyFilter): EntitlementView[] {
  const forks = readForks(read);
  if (forks.length === 0) return [];
  const lines: Line[] = ownedAddresses(read, { caseId, walletId });
  const seen = groupBy(listObservations(read, { caseId, walletId }), ({ addressId }) => addressId ?? '');
  const known = new Map(
    read
      .select()
      .from(entitlement)
      .where(walletId === undefined ? undefined : eq(entitlement.walletId, walletId))
      .all()
      .map((row) => [`${row.addressId} ${row.fork}`, row]),
  );
  return lines.flatMap(({ line, owner }) =>
    forksAt(line.chain, forks).map((fork) => {
      const due = dueOf(fork, seen.get(line.id) ?? []);
      const row = known.get(`${line.id} ${fork.code}`);
      return {
        id: row?.id ?? null,
        caseId: owner.caseId,
        walletId: owner.id,
        walletNumber: owner.number,
        addressId: line.id,
        address: line.canonical,
        fork: fork.code,
        names: fork.names,
        date: fork.date,
        block: fork.block,
        assetId: fork.asset.id,
        due: due.amount === undefined ? '' : String(due.amount),
        observationId: due.observationId,
        state: row?.state ?? stateOf(due.amount),
        amount: row?.amount ?? '',
        txid: row?.txid ?? '',
        notes: row?.notes ?? '',
        source: fork.source,
        recordedAt: row?.recordedAt ?? '',
        officerName: row?.officerName ?? '',
      };
    }),
  );
}

function groupBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const list = groups.get(key(row));
    if (list) list.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}

function dueOf(fork: Fork, seen: readonly ObservationRecord[]) {
  const held = heldAt(fork, seen);
  return {
    amount: held && dueFor(fork, BigInt(held.amount)),
    observationId: held?.id ?? null,
  };
}

/** States what became of one claim; a later word replaces it and the ledger keeps both. @throws Refusal `draft.refused`, `record.not-found` */
export function recordEntitlement(tx: WriteTx, draft: EntitlementDraft): EntitlementView {
  requireAcceptable(checkEntitlement(draft));
  const found = tx.read
    .select({ line: address, owner: wallet })
    .from(address)
    .innerJoin(wallet, eq(wallet.id, address.walletId))
    .where(eq(address.id, draft.addressId))
    .get();
  const { line, owner } = requireFound(found, 'address');
  const fork = forksAt(line.chain, readForks(tx.read)).find(({ code }) => code === draft.fork);
  if (!fork) throw new Refusal('record.not-found', { kind: 'vault' });
  const { amount: due, observationId } = dueOf(
    fork,
    listObservations(tx.read, { walletId: owner.id }).filter((one) => one.addressId === line.id),
  );
  const facts = {
    assetId: fork.asset.id,
    observationId,
    due: due === undefined ? '' : String(due),
    amount: draft.amount || (due === undefined ? '' : String(due)),
    state: draft.state,
    txid: draft.txid,
    notes: draft.notes,
  };
  const row = tx.read
    .select()
    .from(entitlement)
    .where(and(eq(entitlement.addressId, line.id), eq(entitlement.fork, fork.code)))
    .get();
  if (row) requireChanged(tx.update('entitlement', row.id, facts));
  else
    tx.insert('entitlement', {
      id: tx.newId(),
      addressId: line.id,
      walletId: owner.id,
      fork: fork.code,
      ...facts,
      recordedAt: tx.now.at,
      recordedOffset: tx.now.offset,
      officerId: tx.author.id,
      officerName: tx.author.name,
      ledgerSeq: tx.seq,
    });
  tx.about(subjectOf('wallet', owner, owner.label));
  const view = listEntitlements(tx.read, { walletId: owner.id }).find(
    (one) => one.addressId === line.id && one.fork === fork.code,
  );
  return requireFound(view, 'address');
}
