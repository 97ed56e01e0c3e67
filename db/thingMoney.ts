import { and, eq, inArray, or } from 'drizzle-orm';
import { findAsset } from './domain/funds/assets';
import { expectedNow, latestOf } from './domain/funds/balance';
import { type ValuationRecord, worthOf } from './domain/funds/valuation';
import type { AssetSum } from './domain/thing';
import { memo } from './memo';
import type { ReadDb, Vault } from './open';
import { movement, observation, valuation } from './schema';

type Amount = Pick<AssetSum, 'assetId' | 'amount'>;
type Moved = typeof movement.$inferSelect;

/** What money at wallets is made of. */
export const moneyTables = ['observation', 'movement', 'valuation', 'address', 'wallet'] as const;

/** Newest known amounts of these wallets, less what was moved out since, summed by asset. */
export function amountsOf(read: ReadDb, walletIds: readonly string[]): Map<string, Amount[]> {
  const ids = [...walletIds];
  const seen = read
    .select()
    .from(observation)
    .where(and(inArray(observation.walletId, ids), eq(observation.withdrawn, 0)))
    .all();
  if (seen.length === 0) return new Map();
  const moves = movesByPlace(
    read
      .select()
      .from(movement)
      .where(
        and(
          eq(movement.withdrawn, 0),
          or(inArray(movement.fromWalletId, ids), inArray(movement.toWalletId, ids)),
        ),
      )
      .all(),
  );
  const sums = new Map<string, Map<string, bigint>>();
  for (const one of latestOf(seen)) {
    const own = sums.get(one.walletId ?? '') ?? new Map<string, bigint>();
    sums.set(one.walletId ?? '', own);
    const now = expectedNow(one, moves.get(one.addressId ?? '') ?? []);
    own.set(one.assetId, (own.get(one.assetId) ?? 0n) + now);
  }
  return new Map(
    [...sums].map(([id, own]) => [
      id,
      [...own].map(([assetId, amount]) => ({ assetId, amount: String(amount) })),
    ]),
  );
}

/** Movements by the address that they leave or reach: a balance is not held against those of all the others. */
export function movesByPlace(moves: readonly Moved[]): Map<string, Moved[]> {
  const places = new Map<string, Moved[]>();
  for (const move of moves)
    for (const place of new Set([move.fromAddressId, move.toAddressId]))
      if (place !== null) {
        const own = places.get(place);
        if (own) own.push(move);
        else places.set(place, [move]);
      }
  return places;
}

export type Prices = ReadonlyMap<string, ValuationRecord>;

/** The newest price of each asset in the cases that the reader sees: of the latest day, recorded last. */
export function newestPrices(vault: Vault): Prices {
  return memo(vault, 'prices', ['valuation'], () => {
    const rows = vault.read
      .select()
      .from(valuation)
      .where(eq(valuation.withdrawn, 0))
      .orderBy(valuation.date, valuation.ledgerSeq)
      .all();
    return new Map(rows.map((row) => [row.assetId, row]));
  });
}

/** Tenge in tiyn; null where an amount above nothing has no price. */
export function worthAt(prices: Prices, amounts: readonly Amount[]): string | null {
  if (amounts.length === 0) return null;
  let sum = 0n;
  for (const { assetId, amount } of amounts) {
    const price = prices.get(assetId);
    if (price) {
      const { rate, quantum } = price;
      const decimals = findAsset(assetId)?.decimals ?? 0;
      sum += worthOf({ amount, decimals, price: price.price, rate, quantum }).tiyn;
    } else if (BigInt(amount) !== 0n) return null;
  }
  return String(sum);
}
