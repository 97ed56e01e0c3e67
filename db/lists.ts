import { and, asc, count, desc, eq, inArray, or, type SQL } from 'drizzle-orm';
import { identifyAddress } from './domain/address';
import { recordNumber } from './domain/ids';
import { checkProvider, type ProviderDraft, type ProviderRecord } from './domain/provider';
import type { ListedDraft } from './domain/tables/otherRows';
import type { TransferDraft } from './domain/tables/transferRow';
import type { TransferRecord } from './domain/transfer';
import type { ListedEntry } from './domain/watchlist';
import type { ReadDb } from './open';
import { type Amendment, requireAcceptable, requireChanged, requireFound, subjectOf } from './record';
import { importRun, listedEntry, provider, transfer } from './schema';
import type { WriteTx } from './tx';
import { notUndone, requireLive } from './undone';
import { readFact } from './vaultFacts';

/** A provider of no case. @throws Refusal `draft.refused` */
export function recordProvider(tx: WriteTx, draft: ProviderDraft): ProviderRecord {
  requireAcceptable(checkProvider(draft));
  const recorded = tx.read.select({ n: count() }).from(provider).get()?.n ?? 0;
  const number = recordNumber(readFact(tx.read, 'shortCode'), 'provider', recorded + 1);
  const row = { ...tx.meta(number), ...draft };
  tx.insert('provider', row);
  tellProvider(tx, row);
  return row;
}

/** @throws Refusal `draft.refused`, `record.unchanged`, `record.undone`, `record.not-found` */
export function amendProvider(tx: WriteTx, { id, draft, reason }: Amendment<ProviderDraft>): ProviderRecord {
  requireAcceptable(checkProvider(draft));
  readProvider(tx.read, id);
  requireLive(tx.read, 'provider', id);
  requireChanged(tx.update('provider', id, draft));
  const row = readProvider(tx.read, id);
  tellProvider(tx, row, reason);
  return row;
}

/** An import says by itself what its entry is about, after its rows. */
function tellProvider(tx: WriteTx, row: ProviderRecord, reason?: string): void {
  tx.about(subjectOf('provider', { ...row, caseId: null }, row.name), reason);
}

/** @throws Refusal `record.not-found` */
export function readProvider(read: ReadDb, id: string): ProviderRecord {
  return requireFound(read.select().from(provider).where(eq(provider.id, id)).get(), 'provider');
}

export function listProviders(read: ReadDb): ProviderRecord[] {
  return read.select().from(provider).where(notUndone(provider.id)).orderBy(asc(provider.name)).all();
}

/** What every row of a list has from its file. */
export interface ListOrigin {
  readonly importId: string;
  readonly line: number;
  readonly fileName: string;
  readonly fileHash: string;
}

export function recordListed(tx: WriteTx, draft: ListedDraft, origin: ListOrigin): string {
  const id = tx.newId();
  tx.insert('listedEntry', { id, ...origin, ...draft, withdrawn: 0, ledgerSeq: tx.seq });
  return id;
}

export function recordTransfer(
  tx: WriteTx,
  draft: TransferDraft,
  { importId, line }: Pick<ListOrigin, 'importId' | 'line'>,
): string {
  const id = tx.newId();
  tx.insert('transfer', { id, importId, line, ...draft, withdrawn: 0, ledgerSeq: tx.seq });
  return id;
}

/** Rows of lists that stand, by list and line. */
export function listListed(read: ReadDb, importId?: string): ListedEntry[] {
  return read
    .select()
    .from(listedEntry)
    .where(
      and(
        eq(listedEntry.withdrawn, 0),
        importId === undefined ? undefined : eq(listedEntry.importId, importId),
      ),
    )
    .orderBy(desc(listedEntry.ledgerSeq), asc(listedEntry.line))
    .all();
}

export interface TransferFilter {
  readonly caseId?: string | undefined;
  readonly importId?: string | undefined;
}

export function listTransfers(read: ReadDb, { caseId, importId }: TransferFilter): TransferRecord[] {
  return read
    .select()
    .from(transfer)
    .where(
      and(
        eq(transfer.withdrawn, 0),
        caseId === undefined ? undefined : eq(transfer.caseId, caseId),
        importId === undefined ? undefined : eq(transfer.importId, importId),
      ),
    )
    .orderBy(asc(transfer.happenedAt), asc(transfer.line))
    .all();
}

/** The spellings under which a list may have a text: as typed, in small letters, as each chain that accepts it writes it. */
function spellings(text: string): string[] {
  const bare = text.trim();
  if (bare === '' || bare.length > 400) return [];
  const written = identifyAddress(bare, { repairs: false }).map(({ canonical }) => canonical);
  return [...new Set([bare, bare.toLowerCase(), ...written])];
}

/** A text and the rows of lists that name it. */
export interface ListedHit {
  readonly text: string;
  readonly entries: ListedEntry[];
}

const chunk = 500;

/** Which of these texts stand on a list, whatever chain the list gives them: a list may be wrong in it. */
export function findListed(read: ReadDb, texts: readonly string[]): ListedHit[] {
  const wanted = texts.map((text) => ({ text, forms: spellings(text) }));
  const forms = [...new Set(wanted.flatMap((one) => one.forms))];
  const found = new Map<string, ListedEntry[]>();
  for (let from = 0; from < forms.length; from += chunk) {
    const part = forms.slice(from, from + chunk);
    for (const entry of listedExactly(read, part))
      found.set(entry.value, [...(found.get(entry.value) ?? []), entry]);
  }
  return wanted.flatMap(({ text, forms: own }) => {
    const entries = own.flatMap((form) => found.get(form) ?? []);
    return entries.length === 0 ? [] : [{ text, entries }];
  });
}

/** Rows of lists that are one of these exactly. */
export function listedExactly(read: ReadDb, values: readonly string[]): ListedEntry[] {
  return read
    .select()
    .from(listedEntry)
    .where(and(inArray(listedEntry.value, [...values]), eq(listedEntry.withdrawn, 0)))
    .orderBy(asc(listedEntry.listName), asc(listedEntry.line))
    .all();
}

/** Transfers of tables that name one of these, as number of the transaction or as one of its ends. */
export function findTransfers(
  read: ReadDb,
  texts: readonly string[],
): (TransferRecord & { importNumber: string })[] {
  const is = (...columns: (typeof transfer.txid)[]): SQL | undefined =>
    or(...columns.map((column) => inArray(column, [...texts])));
  return read
    .select({ row: transfer, importNumber: importRun.number })
    .from(transfer)
    .innerJoin(importRun, eq(importRun.id, transfer.importId))
    .where(
      and(
        or(is(transfer.txid), is(transfer.fromText as never), is(transfer.toText as never)),
        eq(transfer.withdrawn, 0),
      ),
    )
    .all()
    .map(({ row, importNumber }) => ({ ...row, importNumber }));
}

/** @throws Refusal `record.not-found` */
export function readTransfer(read: ReadDb, id: string): TransferRecord {
  return requireFound(read.select().from(transfer).where(eq(transfer.id, id)).get(), 'import');
}
