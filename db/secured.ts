import { and, eq, inArray, or } from 'drizzle-orm';
import type { ActKind } from './domain/acts';
import { isSecured } from './domain/funds/control';
import { Refusal } from './domain/refusal';
import type { ReadDb } from './open';
import { type MoneyPlace, placeOf } from './places';
import { address, wallet } from './schema';
import type { WriteTx } from './tx';

/** Whether money at this place is said to be with the agency: in its wallet, or in one that has the same address. */
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
  const ids = [...new Set(owners.map((one) => one.id))];
  const lines = read
    .select({ walletId: wallet.id, control: wallet.control, role: address.role })
    .from(wallet)
    .innerJoin(address, eq(address.walletId, wallet.id))
    .where(inArray(wallet.id, ids))
    .all();
  return ids.some((walletId) => {
    const own = lines.filter((one) => one.walletId === walletId);
    const [first] = own;
    return first !== undefined && isSecured({ control: first.control, roles: own.map(({ role }) => role) });
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
