import { inArray } from 'drizzle-orm';
import { listAccounts } from './accounts';
import { isAgency, listControl } from './control';
import { accountTitle } from './domain/funds/account';
import { type Drop, expectedNow, findDrops, latestOf } from './domain/funds/balance';
import type { MovementRecord } from './domain/funds/movement';
import type { ObservationRecord } from './domain/funds/observation';
import type { AssetTotal, BalanceView, DropView, FundsView, MoneyPlaceView } from './domain/funds/view';
import { Refusal } from './domain/refusal';
import { listMovements } from './movements';
import { listObservations, type MoneyFilter, readObservation } from './observations';
import type { ReadDb } from './open';
import { ownedAddresses, placeOf } from './places';
import { address, dropExplanation } from './schema';
import { explainAct, requireAct } from './secured';
import type { WriteTx } from './tx';

/** Where the money of a case, a wallet or an account is, as far as anybody looked. */
export function readFunds(read: ReadDb, filter: MoneyFilter): FundsView {
  const places = listPlaces(read, filter);
  const observations = listObservations(read, filter);
  const movements = listMovements(read, filter);
  const balances = balancesOf(observations, movements, sameAddresses(places));
  return {
    places,
    accounts: accountsOf(read, filter),
    observations,
    movements,
    drops: viewDrops(read, dropsWithin(read, filter, observations)),
    balances,
    totals: totalsOf(balances, places),
    control: filter.walletId === undefined ? [] : listControl(read, filter.walletId),
  };
}

/** The drops of these observations, judged with all that the case knows: a twin of the address may stand in another wallet. */
function dropsWithin(read: ReadDb, filter: MoneyFilter, own: readonly ObservationRecord[]): Drop[] {
  const caseId = filter.caseId ?? own[0]?.caseId;
  if (caseId === undefined) return [];
  const whole = { caseId };
  const shown = new Set(own.map(({ id }) => id));
  const same = sameAddresses(listPlaces(read, whole));
  return dropsOf(read, listObservations(read, whole), listMovements(read, whole), same).filter(
    ({ observationId }) => shown.has(observationId),
  );
}

function accountsOf(read: ReadDb, { caseId, accountId }: MoneyFilter) {
  if (accountId !== undefined) return listAccounts(read).filter(({ id }) => id === accountId);
  return caseId === undefined ? [] : listAccounts(read, caseId);
}

function listPlaces(read: ReadDb, filter: MoneyFilter): MoneyPlaceView[] {
  const { caseId, walletId, accountId } = filter;
  const lines = accountId === undefined ? ownedAddresses(read, { caseId, walletId }) : [];
  const roles = new Map<string, { role: MoneyPlaceView['role'] & string }[]>();
  for (const { line, owner } of lines) roles.set(owner.id, [...(roles.get(owner.id) ?? []), line]);
  const agency = new Set([...roles].filter(([, all]) => isAgency(all)).map(([id]) => id));
  return [
    ...lines.map(
      ({ line, owner }): MoneyPlaceView => ({
        id: line.id,
        kind: 'address',
        walletId: owner.id,
        number: owner.number,
        title: owner.label,
        text: line.canonical,
        chain: line.chain,
        role: line.role,
        agency: agency.has(owner.id),
      }),
    ),
    ...accountsOf(read, filter).map(
      (row): MoneyPlaceView => ({
        id: row.id,
        kind: 'account',
        walletId: null,
        number: row.number,
        title: accountTitle(row),
        text: '',
        chain: null,
        role: null,
        agency: false,
      }),
    ),
  ];
}

/** One id for every line that is the same address on the same chain: money there must not count twice. */
function sameAddresses(
  places: readonly Pick<MoneyPlaceView, 'id' | 'chain' | 'text'>[],
): Map<string, string> {
  const first = new Map<string, string>();
  return new Map(
    places.map(({ id, chain, text }) => {
      const key = chain === null ? id : `${chain} ${text}`;
      const one = first.get(key) ?? id;
      first.set(key, one);
      return [id, one];
    }),
  );
}

type Same = ReadonlyMap<string, string>;

const seenAt = (one: ObservationRecord, same: Same): ObservationRecord => ({
  ...one,
  addressId: one.addressId === null ? null : (same.get(one.addressId) ?? one.addressId),
});

const movedAt = (one: MovementRecord, same: Same): MovementRecord => ({
  ...one,
  fromAddressId: one.fromAddressId === null ? null : (same.get(one.fromAddressId) ?? one.fromAddressId),
  toAddressId: one.toAddressId === null ? null : (same.get(one.toAddressId) ?? one.toAddressId),
});

function balancesOf(
  observations: readonly ObservationRecord[],
  movements: readonly MovementRecord[],
  same: Same,
): BalanceView[] {
  const moves = movements.map((one) => movedAt(one, same));
  return latestOf(observations.map((one) => seenAt(one, same))).map((one) => ({
    placeId: one.addressId ?? one.accountId ?? '',
    assetId: one.assetId,
    observationId: one.id,
    amount: one.amount,
    expected: String(expectedNow(one, moves)),
  }));
}

function totalsOf(balances: readonly BalanceView[], places: readonly MoneyPlaceView[]): AssetTotal[] {
  const byId = new Map(places.map((place) => [place.id, place]));
  const sums = new Map<string, Record<'secured' | 'accounts' | 'open' | 'others', bigint>>();
  for (const { placeId, assetId, expected } of balances) {
    const sum = sums.get(assetId) ?? { secured: 0n, accounts: 0n, open: 0n, others: 0n };
    sum[groupOf(byId.get(placeId))] += BigInt(expected);
    sums.set(assetId, sum);
  }
  return [...sums].map(([assetId, { secured, accounts, open, others }]) => ({
    assetId,
    secured: String(secured),
    accounts: String(accounts),
    open: String(open),
    others: String(others),
  }));
}

function groupOf(place: MoneyPlaceView | undefined): 'secured' | 'accounts' | 'open' | 'others' {
  if (place?.kind === 'account') return 'accounts';
  if (place?.agency === true) return 'secured';
  return place?.role === 'victim' || place?.role === 'exchange-deposit' ? 'others' : 'open';
}

function dropsOf(
  read: ReadDb,
  observations: readonly ObservationRecord[],
  movements: readonly MovementRecord[],
  same: Same,
): Drop[] {
  if (observations.length < 2) return [];
  return findDrops(
    observations.map((one) => seenAt(one, same)),
    movements.map((one) => movedAt(one, same)),
    read.select().from(dropExplanation).all(),
  );
}

function viewDrops(read: ReadDb, drops: readonly Drop[]): DropView[] {
  if (drops.length === 0) return [];
  const ids = drops.map(({ observationId }) => observationId);
  const reasons = read
    .select()
    .from(dropExplanation)
    .where(inArray(dropExplanation.observationId, ids))
    .orderBy(dropExplanation.ledgerSeq)
    .all();
  return drops.map((drop) => ({
    ...drop,
    reasons: reasons
      .filter(({ observationId, withdrawn }) => observationId === drop.observationId && withdrawn === 0)
      .map(({ reason, amount, recordedAt: at, officerName }) => ({ reason, amount, at, officerName })),
  }));
}

/** Every drop in every case that the reader sees and that nothing explains yet. */
export function openDrops(read: ReadDb): { readonly drop: Drop; readonly seen: ObservationRecord }[] {
  const observations = listObservations(read, {});
  if (observations.length < 2) return [];
  const ids = [...new Set(observations.flatMap(({ addressId }) => addressId ?? []))];
  const lines =
    ids.length > 500
      ? read.select().from(address).all()
      : read.select().from(address).where(inArray(address.id, ids)).all();
  const wallets = new Map(observations.map(({ addressId, caseId }) => [addressId ?? '', caseId]));
  const same = sameAddresses(
    lines.map(({ id, chain, canonical }) => ({ id, chain, text: `${wallets.get(id) ?? ''} ${canonical}` })),
  );
  const byId = new Map(observations.map((one) => [one.id, one]));
  return dropsOf(read, observations, listMovements(read, {}), same)
    .filter(({ open }) => open)
    .flatMap((drop) => {
      const seen = byId.get(drop.observationId);
      return seen ? [{ drop, seen }] : [];
    });
}

/** Records why a balance fell. @throws Refusal `draft.refused`, `drop.none` where nothing is missing there any more */
export function explainDrop(tx: WriteTx, observationId: string, reason: string): void {
  const seen = readObservation(tx.read, observationId);
  requireAct(tx, explainAct(tx.read, seen));
  const drop = openDrops(tx.read).find((one) => one.drop.observationId === observationId)?.drop;
  if (!drop) throw new Refusal('drop.none');
  tx.insert('dropExplanation', {
    id: tx.newId(),
    observationId,
    amount: drop.missing,
    reason,
    withdrawn: 0,
    recordedAt: tx.now.at,
    recordedOffset: tx.now.offset,
    officerId: tx.author.id,
    officerName: tx.author.name,
    ledgerSeq: tx.seq,
  });
  const place = placeOf(tx.read, seen);
  if (place) tx.about(place.subject, reason);
}
