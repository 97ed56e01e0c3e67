import { eq, or } from 'drizzle-orm';
import { isAgencyWallet, setControl } from './control';
import { expectedNow, latestOf } from './domain/funds/balance';
import type { ObservationRecord } from './domain/funds/observation';
import { movement, observation, wallet } from './schema';
import type { WriteTx } from './tx';

/**
 * Green ends where more is seen in a wallet than was known to be left there: somebody pays into it, or somebody else has its
 * key. Asked in the entry that records what was seen.
 */
export function settleSeen(tx: WriteTx, seen: readonly ObservationRecord[]): void {
  for (const walletId of new Set(seen.flatMap((one) => one.walletId ?? []))) {
    const owner = tx.read.select().from(wallet).where(eq(wallet.id, walletId)).get();
    if (owner?.control !== 'confirmed' || isAgencyWallet(tx.read, walletId)) continue;
    const all = tx.read.select().from(observation).where(eq(observation.walletId, walletId)).all();
    const moves = tx.read
      .select()
      .from(movement)
      .where(or(eq(movement.fromWalletId, walletId), eq(movement.toWalletId, walletId)))
      .all();
    const fresh = new Set(seen.map(({ id }) => id));
    const latest = latestOf(all);
    const risen = latest.find((one) => {
      if (!fresh.has(one.id)) return false;
      const known = latestOf(all.filter((old) => !fresh.has(old.id) && samePlace(old, one)))[0];
      return BigInt(one.amount) > (known ? expectedNow(known, moves) : 0n);
    });
    if (risen)
      setControl(tx, walletId, 'moved', { cause: 'observation', reason: risen.number, movementId: null });
  }
}

const samePlace = (left: ObservationRecord, right: ObservationRecord): boolean =>
  left.addressId === right.addressId && left.assetId === right.assetId;
