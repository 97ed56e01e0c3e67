import { and, count, eq, inArray, ne, or, sql } from 'drizzle-orm';
import { controlFacts, isAgency, noteControl, requireProven } from './control';
import { hiddenAddress } from './domain/access';
import { checkAddress } from './domain/address';
import { error, type Finding } from './domain/finding';
import { byNumber } from './domain/numbering';
import {
  type AddressDraft,
  type AddressRecord,
  checkWallet,
  isOurs,
  type WalletDraft,
  type WalletRecord,
} from './domain/wallet';
import { reconcileLines } from './lines';
import { knownEmpty } from './movements';
import type { ReadDb } from './open';
import { prepared, rowOf } from './prepared';
import {
  type Amendment,
  nextNumber,
  requireAcceptable,
  requireCaseKept,
  requireChanged,
  requireFound,
  requireSameCase,
  subjectOf,
} from './record';
import { address, movement, observation, wallet } from './schema';
import { requireAct } from './secured';
import type { WriteTx } from './tx';
import { seesCase } from './visibility';

const recordedIn = prepared((read) =>
  read
    .select({ n: count() })
    .from(wallet)
    .where(eq(wallet.caseId, sql.placeholder('caseId')))
    .prepare(),
);

const addressesOf = prepared((read) =>
  read
    .select()
    .from(address)
    .where(and(eq(address.withdrawn, 0), eq(address.walletId, sql.placeholder('walletId'))))
    .orderBy(address.position)
    .prepare(),
);

/** Records a seized wallet with its addresses. @throws Refusal `draft.refused`, `record.not-found` */
export function recordWallet(tx: WriteTx, draft: WalletDraft): WalletRecord {
  requireAcceptable(checkWallet(draft));
  requireSameCase(tx, 'exhibit', draft.exhibitId, draft.caseId, 'exhibitId');
  const recorded = recordedIn(tx.read).get({ caseId: draft.caseId })?.n ?? 0;
  const nothing = { moved: 0, confirmed: 0, secured: 0, received: 0 };
  requireProven(draft.control, { agency: isAgency(draft.addresses), ...nothing });
  requireOwnAgency(tx, draft);
  const { addresses, ...facts } = draft;
  const row = { ...tx.meta(nextNumber(tx, 'wallet', draft.caseId, recorded)), ...facts };
  tx.insert('wallet', row);
  for (const line of addresses.map(judged)) insertAddress(tx, row.id, line);
  tx.about(subjectOf('wallet', row, row.label));
  return readWallet(tx.read, row.id);
}

/** @throws Refusal `draft.refused`, `record.unchanged`, `record.not-found` */
export function amendWallet(tx: WriteTx, { id, draft, reason }: Amendment<WalletDraft>): WalletRecord {
  requireAcceptable(checkWallet(draft));
  const before = readWallet(tx.read, id);
  requireCaseKept(before.caseId, draft.caseId);
  requireSameCase(tx, 'exhibit', draft.exhibitId, draft.caseId, 'exhibitId');
  requireLinesKept(tx.read, before, draft);
  requireControlKept(tx.read, before, draft);
  requireAct(tx, amendAct(before.addresses, draft));
  requireOwnAgency(tx, draft);
  const { addresses, ...facts } = draft;
  const kept = tx.read.select().from(address).where(eq(address.walletId, id)).all();
  const insert = (line: JudgedAddress) => insertAddress(tx, id, line);
  const lines = reconcileLines(tx, 'address', kept, addresses.map(judged), keyOf, insert);
  requireChanged(tx.update('wallet', id, facts) + lines);
  if (before.control !== draft.control)
    noteControl(tx, id, before.control, draft.control, { cause: 'stated', reason, movementId: null });
  const row = readWallet(tx.read, id);
  tx.about(subjectOf('wallet', row, row.label), reason);
  return row;
}

/** A state that movements must prove is asked for again where it, or what the wallet is, changes. */
function requireControlKept(read: ReadDb, before: WalletRecord, draft: WalletDraft): void {
  const agency = isAgency(draft.addresses);
  if (before.control === draft.control && isAgency(before.addresses) === agency) return;
  const facts = { ...controlFacts(read, before.id), agency };
  // That what is left is not worth moving is said by two, where an arrival is confirmed; never by a correction.
  const green = draft.control === 'confirmed' && !agency && !knownEmpty(read, before.id);
  requireProven(draft.control, green ? { ...facts, secured: 0 } : facts);
}

/** Under which kind a wallet is corrected: what makes its red go is said by two. */
export function amendAct(
  before: readonly Pick<AddressDraft, 'role'>[],
  { addresses }: WalletDraft,
): 'wallet.amend' | 'wallet.giveOver' {
  return isOurs(before) && !isOurs(addresses) ? 'wallet.giveOver' : 'wallet.amend';
}

/**
 * Where money was seen or moved, it stays said whose address that was: an agency wallet does not become one, or cease to be
 * one, behind its own figures, and no address leaves them. @throws Refusal `draft.refused`
 */
function requireLinesKept(read: ReadDb, before: WalletRecord, draft: WalletDraft): void {
  const used = usedAddresses(read, before);
  if (used.size === 0) return;
  const after = new Map(draft.addresses.map((line, index) => [keyOf(judged(line, index)), { line, index }]));
  const found = before.addresses.flatMap((line): Finding[] => {
    const kept = after.get(keyOf(line));
    if (!kept)
      return used.has(line.id) ? [error('addresses', 'wallet.address-used', { text: line.text })] : [];
    const turned = (line.role === 'agency') !== (kept.line.role === 'agency');
    return turned ? [error(`addresses.${kept.index}.role`, 'wallet.agency-fixed')] : [];
  });
  const last = draft.addresses.length - 1;
  if (isAgency(before.addresses) !== isAgency(draft.addresses) && found.length === 0)
    found.push(error(`addresses.${last}.role`, 'wallet.agency-fixed'));
  requireAcceptable(found);
}

const keyOf = (line: { chain: string; canonical: string }) => `${line.chain} ${line.canonical}`;

/** Addresses of the wallet of which an amount was seen or a transfer recorded, withdrawn ones too. */
function usedAddresses(read: ReadDb, { id }: WalletRecord): Set<string> {
  const seen = read.select().from(observation).where(eq(observation.walletId, id)).all();
  const moved = read
    .select()
    .from(movement)
    .where(or(eq(movement.fromWalletId, id), eq(movement.toWalletId, id)))
    .all();
  const ids = [
    ...seen.map(({ addressId }) => addressId),
    ...moved.map(({ fromWalletId, fromAddressId }) => (fromWalletId === id ? fromAddressId : null)),
    ...moved.map(({ toWalletId, toAddressId }) => (toWalletId === id ? toAddressId : null)),
  ];
  return new Set(ids.filter((one) => one !== null));
}

/** An agency wallet serves one case: its address or key stands in no other's. @throws Refusal `draft.refused` */
function requireOwnAgency({ read, author }: WriteTx, draft: WalletDraft): void {
  const shared = draft.addresses.flatMap((line, index) => {
    if (line.role !== 'agency') return [];
    const others = elsewhere(read, draft.caseId, line);
    const field = `addresses.${index}.text`;
    if (others.some((caseId) => seesCase(read, author.id, caseId)))
      return [error(field, 'wallet.agency-shared')];
    return others.length > 0 ? [error(field, hiddenAddress, { text: line.text })] : [];
  });
  requireAcceptable(shared);
}

/** The other cases whose agency wallet has this address. */
function elsewhere(read: ReadDb, caseId: string, line: AddressDraft): string[] {
  const { canonical } = checkAddress(line.chain, line.text, { repairs: false });
  return read
    .select({ caseId: wallet.caseId })
    .from(address)
    .innerJoin(wallet, eq(wallet.id, address.walletId))
    .where(
      and(
        eq(address.canonical, canonical),
        eq(address.role, 'agency'),
        eq(address.withdrawn, 0),
        ne(wallet.caseId, caseId),
      ),
    )
    .all()
    .map((one) => one.caseId);
}

type JudgedAddress = AddressDraft &
  Pick<AddressRecord, 'position' | 'network' | 'canonical' | 'format' | 'checksum'>;

/** What the chain's rules say of a text is computed where it is written, never taken from the caller. */
function judged(line: AddressDraft, position: number): JudgedAddress {
  const { network, canonical, format, checksum } = checkAddress(line.chain, line.text, { repairs: false });
  return { ...line, position, network, canonical, format, checksum };
}

function insertAddress(tx: WriteTx, walletId: string, line: JudgedAddress): void {
  tx.insert('address', { id: tx.newId(), walletId, ...line, withdrawn: 0, ledgerSeq: tx.seq });
}

/** @throws Refusal `record.not-found` */
export function readWallet(read: ReadDb, id: string): WalletRecord {
  const row = requireFound(rowOf(read, 'wallet', id), 'wallet');
  return { ...row, addresses: addressesOf(read).all({ walletId: id }).map(lineOf) };
}

/** Wallets of one case, or all, by number, with their addresses in order. */
export function listWallets(read: ReadDb, caseId?: string): WalletRecord[] {
  const all = read.select().from(wallet).$dynamic();
  return withAddresses(
    read,
    (caseId === undefined ? all : all.where(eq(wallet.caseId, caseId))).orderBy(wallet.number).all(),
  );
}

const inPage = 500;

/** The wallets of a case page by page, in the order in which people count their numbers. */
export function* walletPages(read: ReadDb, caseId: string): Generator<WalletRecord[]> {
  const numbers = read
    .select({ id: wallet.id, number: wallet.number })
    .from(wallet)
    .where(eq(wallet.caseId, caseId))
    .all();
  const ids = byNumber(numbers).map(({ id }) => id);
  for (let from = 0; from < ids.length; from += inPage) {
    const page = ids.slice(from, from + inPage);
    const rows = new Map(
      read
        .select()
        .from(wallet)
        .where(inArray(wallet.id, page))
        .all()
        .map((row) => [row.id, row]),
    );
    yield withAddresses(
      read,
      page.flatMap((id) => rows.get(id) ?? []),
    );
  }
}

function lineOf({
  withdrawn: _withdrawn,
  ledgerSeq: _ledgerSeq,
  ...line
}: typeof address.$inferSelect): AddressRecord {
  return line;
}

function withAddresses(read: ReadDb, rows: readonly (typeof wallet.$inferSelect)[]): WalletRecord[] {
  const owners =
    rows.length > 500
      ? undefined
      : inArray(
          address.walletId,
          rows.map((row) => row.id),
        );
  const lines = read
    .select()
    .from(address)
    .where(and(eq(address.withdrawn, 0), owners))
    .orderBy(address.walletId, address.position)
    .all();
  const byWallet = new Map<string, AddressRecord[]>();
  for (const line of lines.map(lineOf)) {
    const list = byWallet.get(line.walletId);
    if (list) list.push(line);
    else byWallet.set(line.walletId, [line]);
  }
  return rows.map((row) => ({ ...row, addresses: byWallet.get(row.id) ?? [] }));
}
