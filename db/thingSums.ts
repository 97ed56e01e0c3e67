import { and, eq, isNotNull, ne, notInArray, or, type SQL, sql } from 'drizzle-orm';
import { findAsset } from './domain/funds/assets';
import { expectedNow, latestOf } from './domain/funds/balance';
import { worthOf } from './domain/funds/valuation';
import {
  type AssetSum,
  type PlaceCount,
  shelfMap,
  type ThingFilter,
  type ThingGrouping,
  type ThingSummary,
} from './domain/thing';
import { memo } from './memo';
import type { ReadDb, Vault } from './open';
import { address, caseFile, exhibit, holding, movement, observation, wallet } from './schema';
import { moneyTables, movesByPlace, newestPrices } from './thingMoney';
import {
  countOf,
  countThings,
  exhibitWhere,
  placeNow,
  shows,
  stateNow,
  thingTables,
  walletWhere,
} from './things';

interface Asked {
  readonly filter: ThingFilter;
  readonly by: ThingGrouping;
}

/** What the things of a list amount to: counted and grouped by SQLite, and kept until something of it changes. */
export function summariseThings(vault: Vault, { filter, by }: Asked): ThingSummary {
  const tables = [...thingTables, ...moneyTables, 'caseFile'];
  const key = JSON.stringify([filter, by]);
  const { read } = vault;
  const things = exhibitWhere(vault, filter);
  const wallets = walletWhere(filter);
  const [exhibits, owned] = [countOf(vault, 'exhibit', filter), countOf(vault, 'wallet', filter)];
  const others = notInArray(wallet.control, ['confirmed', 'lost']);
  const open = memo(vault, `open ${JSON.stringify(filter)}`, tables, () =>
    shows(filter, 'wallet') ? countThings(read, 'wallet', and(wallets, others)) : 0,
  );
  return {
    total: exhibits + owned,
    exhibits,
    wallets: owned,
    unsecured: open,
    groups: memo(vault, `groups ${key}`, tables, () => groupsOf(vault, filter, by)),
    racks: memo(vault, `racks ${JSON.stringify(filter)}`, tables, () => shelfMap(placesOf(read, things))),
    sums: memo(vault, `sums ${JSON.stringify(filter)}`, tables, () =>
      shows(filter, 'wallet') ? sumsOf(vault, wallets) : [],
    ),
  };
}

type Group = ThingSummary['groups'][number];

function groupsOf(vault: Vault, filter: ThingFilter, by: ThingGrouping): Group[] {
  const groups = new Map<string, Group>();
  const group = (value: string) => {
    const known = groups.get(value) ?? { value, label: '', exhibits: 0, pieces: 0, wallets: 0 };
    groups.set(value, known);
    return known;
  };
  if (shows(filter, 'exhibit'))
    for (const { value, n, pieces } of exhibitGroups(vault, filter, by))
      Object.assign(group(value), { exhibits: n, pieces });
  if (shows(filter, 'wallet') && by !== 'place')
    for (const { value, n } of walletGroups(vault.read, filter, by)) group(value).wallets = n;
  if (by === 'case')
    for (const { id, number } of vault.read
      .select({ id: caseFile.id, number: caseFile.number })
      .from(caseFile)
      .all()) {
      const known = groups.get(id);
      if (known) known.label = number;
    }
  const size = (one: Group) => one.exhibits + one.wallets;
  return [...groups.values()].sort(
    (one, other) => size(other) - size(one) || one.value.localeCompare(other.value),
  );
}

const pieces = sql<number>`sum(coalesce(${exhibit.quantity}, 1))`;
const n = sql<number>`count(*)`;

function exhibitGroups(vault: Vault, filter: ThingFilter, by: ThingGrouping) {
  const where = exhibitWhere(vault, filter);
  const values: Record<ThingGrouping, SQL<string>> = {
    case: sql<string>`+${exhibit.caseId}`,
    kind: sql<string>`+${exhibit.kind}`,
    place: placeNow,
    state: stateNow,
  };
  const value = values[by];
  const plain = vault.read
    .select({ value: value.as('value'), n, pieces })
    .from(exhibit)
    .$dynamic();
  const joined = by === 'case' || by === 'kind' ? plain : plain.leftJoin(holding, eq(holding.id, exhibit.id));
  return joined.where(where).groupBy(sql`value`).all();
}

function walletGroups(read: ReadDb, filter: ThingFilter, by: 'case' | 'kind' | 'state') {
  const values = {
    case: sql<string>`+${wallet.caseId}`,
    kind: sql<string>`'wallet.' || ${wallet.type}`,
    state: sql<string>`'wallet.' || ${wallet.control}`,
  };
  return read
    .select({ value: values[by].as('value'), n })
    .from(wallet)
    .where(walletWhere(filter))
    .groupBy(sql`value`)
    .all();
}

/** What is with somebody outside, or must come back, is out of the place that its record names. */
const isOut = or(ne(holding.dueBack, ''), eq(holding.custodianId, ''));

function placesOf(read: ReadDb, where: SQL | undefined): PlaceCount[] {
  const here = read
    .select({ place: placeNow.as('spot'), n })
    .from(exhibit)
    .leftJoin(holding, eq(holding.id, exhibit.id))
    .where(and(where, sql`coalesce(${holding.status}, 'held') = 'held'`, sql`NOT coalesce(${isOut}, 0)`))
    .groupBy(sql`spot`)
    .all();
  const out = read
    .select({ place: sql<string>`${exhibit.storagePath}`.as('spot'), n })
    .from(exhibit)
    .innerJoin(holding, eq(holding.id, exhibit.id))
    .where(and(where, eq(holding.status, 'held'), isOut))
    .groupBy(sql`spot`)
    .all();
  return [
    ...here.map((one) => ({ place: one.place, here: one.n, out: 0 })),
    ...out.map((one) => ({ place: one.place, here: 0, out: one.n })),
  ];
}

/** Sums by asset; an address that stands in two wallets counts once. */
function sumsOf(vault: Vault, where: SQL | undefined): AssetSum[] {
  const { read } = vault;
  const seen = read
    .select({ row: observation, chain: address.chain, canonical: address.canonical })
    .from(observation)
    .innerJoin(wallet, eq(wallet.id, observation.walletId))
    .innerJoin(address, eq(address.id, observation.addressId))
    .where(and(eq(observation.withdrawn, 0), isNotNull(observation.walletId), where))
    .all();
  const first = new Map<string, string>();
  const same = new Map<string, string>();
  for (const { row, chain, canonical } of seen) {
    const place = `${chain} ${canonical}`;
    const one = first.get(place) ?? row.addressId ?? '';
    first.set(place, one);
    if (row.addressId !== null) same.set(row.addressId, one);
  }
  const at = (id: string | null) => (id === null ? null : (same.get(id) ?? id));
  const moves = movesByPlace(
    read
      .select()
      .from(movement)
      .where(eq(movement.withdrawn, 0))
      .all()
      .map((move) => ({ ...move, fromAddressId: at(move.fromAddressId), toAddressId: at(move.toAddressId) })),
  );
  const sums = new Map<string, bigint>();
  for (const one of latestOf(seen.map(({ row }) => ({ ...row, addressId: at(row.addressId) }))))
    sums.set(
      one.assetId,
      (sums.get(one.assetId) ?? 0n) + expectedNow(one, moves.get(one.addressId ?? '') ?? []),
    );
  return [...sums].map(([assetId, amount]) => withPrice(vault, assetId, amount));
}

function withPrice(vault: Vault, assetId: string, amount: bigint): AssetSum {
  const price = newestPrices(vault).get(assetId);
  const sum = { assetId, amount: String(amount) };
  if (!price) return { ...sum, valueTiyn: null, price: '', currency: '', priceDate: '', rateDate: '' };
  const decimals = findAsset(assetId)?.decimals ?? 0;
  const { tiyn } = worthOf({
    amount: sum.amount,
    decimals,
    price: price.price,
    rate: price.rate,
    quantum: price.quantum,
  });
  return {
    ...sum,
    valueTiyn: String(tiyn),
    price: price.price,
    currency: price.priceCurrency,
    priceDate: price.date,
    rateDate: price.rateDate,
  };
}
