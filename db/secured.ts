import { and, count, eq, ne, or } from 'drizzle-orm';
import type { ActKind } from './domain/acts';
import { isSecured } from './domain/funds/control';
import { Refusal } from './domain/refusal';
import type { ReadDb } from './open';
import { type MoneyPlace, placeOf } from './places';
import { address, controlChange, movement, wallet } from './schema';
import type { WriteTx } from './tx';

/** Whether officers have their hands on money at this place: in this wallet, or in one that has the same address. */
export function isSecuredPlace(read: ReadDb, place: MoneyPlace | undefined): boolean {
  if (!place?.address || place.walletId === null) return false;
  const { id, chain, canonical } = place.address;
  const same = and(
    eq(address.chain, chain),
    eq(address.canonical, canonical),
    eq(wallet.caseId, place.caseId),
  );
  const owners = read
    .select({ id: wallet.id })
    .from(address)
    .innerJoin(wallet, eq(wallet.id, address.walletId))
    .where(or(eq(address.id, id), same))
    .all();
  return [...new Set(owners.map((one) => one.id))].some((walletId) => isSecuredWallet(read, walletId));
}

function isSecuredWallet(read: ReadDb, walletId: string): boolean {
  const lines = read
    .select({ control: wallet.control, role: address.role })
    .from(wallet)
    .innerJoin(address, eq(address.walletId, wallet.id))
    .where(eq(wallet.id, walletId))
    .all();
  const steps = read.select().from(controlChange).where(eq(controlChange.walletId, walletId)).all();
  const moves = read
    .select({ n: count() })
    .from(movement)
    .where(
      and(
        or(eq(movement.fromWalletId, walletId), eq(movement.toWalletId, walletId)),
        eq(movement.withdrawn, 0),
        ne(movement.purpose, 'found'),
      ),
    )
    .get();
  return isSecured({
    control: lines[0]?.control ?? 'unknown',
    roles: lines.map(({ role }) => role),
    before: steps.flatMap(({ before, after }) => [before, after]),
    moved: moves?.n ?? 0,
  });
}

interface Where {
  readonly addressId: string | null;
  readonly accountId: string | null;
}

/** Under which kind somebody else's transfer out of this place is recorded. */
export function foundAct(read: ReadDb, from: Where): 'funds.found' | 'funds.foundSecured' {
  return isSecuredPlace(read, placeOf(read, from)) ? 'funds.foundSecured' : 'funds.found';
}

/** Under which kind a drop at this place is explained. */
export function explainAct(read: ReadDb, seen: Where): 'drop.explain' | 'drop.explainSecured' {
  return isSecuredPlace(read, placeOf(read, seen)) ? 'drop.explainSecured' : 'drop.explain';
}

/** Under which kind an observation of this place is taken back: with it goes the drop that it showed. */
export function withdrawAct(
  read: ReadDb,
  seen: Where,
): 'observation.withdraw' | 'observation.withdrawSecured' {
  return isSecuredPlace(read, placeOf(read, seen)) ? 'observation.withdrawSecured' : 'observation.withdraw';
}

/** @throws Refusal `access.second-hand-missing` where the entry is of a kind that asks fewer hands than this one */
export function requireAct(tx: WriteTx, act: ActKind): void {
  if (tx.kind !== act) throw new Refusal('access.second-hand-missing', { act });
}
