import { feeAsset, findAsset } from './assets';
import type { MovementRecord } from './movement';
import type { ObservationRecord } from './observation';

type Seen = Pick<
  ObservationRecord,
  | 'id'
  | 'addressId'
  | 'accountId'
  | 'assetId'
  | 'amount'
  | 'observedAt'
  | 'blockHeight'
  | 'ledgerSeq'
  | 'withdrawn'
>;
type Moved = Pick<
  MovementRecord,
  | 'id'
  | 'fromAddressId'
  | 'fromAccountId'
  | 'toAddressId'
  | 'toAccountId'
  | 'assetId'
  | 'amount'
  | 'fee'
  | 'movedAt'
  | 'blockHeight'
  | 'confirmedAt'
  | 'withdrawn'
>;

/** Something with a place in time: a clock time, a block, or both. */
interface Placed {
  readonly at: string;
  readonly block: number | null;
}

/**
 * -1 where `left` was before `right`, 1 where after, 0 at the same moment, undefined where nothing tells: one knows only
 * its block and the other only its time. Blocks are compared first: a clock may be wrong, a height is not.
 */
export function order(left: Placed, right: Placed): -1 | 0 | 1 | undefined {
  if (left.block !== null && right.block !== null && left.block !== right.block)
    return left.block < right.block ? -1 : 1;
  if (left.at !== '' && right.at !== '') return left.at === right.at ? 0 : left.at < right.at ? -1 : 1;
  return left.block !== null && left.block === right.block ? 0 : undefined;
}

const placeOfSeen = (one: Seen): Placed => ({ at: one.observedAt, block: one.blockHeight });
const placeOfMoved = (one: Moved): Placed => ({ at: one.movedAt, block: one.blockHeight });

const holderOf = (one: Seen) => one.addressId ?? one.accountId ?? '';

/** Later than what was recorded before it, or recorded later where both are of the same moment. */
function follows(later: Seen, earlier: Seen): boolean {
  const told = order(placeOfSeen(earlier), placeOfSeen(later));
  return told === -1 || (told === 0 && earlier.ledgerSeq < later.ledgerSeq);
}

/**
 * What movements between two observations of one place take out of it (negative: bring in), in base units of the asset.
 * Outgoing ones count at once, incoming ones when they were seen to arrive. One whose order nothing tells explains a drop.
 */
export function movedBetween(earlier: Seen, later: Seen, moves: readonly Moved[]): bigint {
  const holder = holderOf(later);
  let out = 0n;
  for (const move of moves) {
    if (move.withdrawn === 1) continue;
    const place = placeOfMoved(move);
    const afterStart = order(placeOfSeen(earlier), place);
    const beforeEnd = order(place, placeOfSeen(later));
    if (afterStart === 1 || (afterStart === 0 && beforeEnd === 0)) continue;
    const leaves = move.fromAddressId === holder || move.fromAccountId === holder;
    const arrives = move.toAddressId === holder || move.toAccountId === holder;
    if (leaves && beforeEnd !== 1) out += takenBy(move, later.assetId);
    if (
      arrives &&
      move.assetId === later.assetId &&
      beforeEnd === -1 &&
      afterStart === -1 &&
      move.confirmedAt !== ''
    )
      out -= BigInt(move.amount);
  }
  return out;
}

/** What a transfer takes of an asset where it leaves: its amount, its fee, or both. */
function takenBy(move: Moved, assetId: string): bigint {
  const asset = findAsset(move.assetId);
  const amount = move.assetId === assetId ? BigInt(move.amount) : 0n;
  const fee =
    asset !== undefined && feeAsset(asset)?.id === assetId && move.fee !== '' ? BigInt(move.fee) : 0n;
  return amount + fee;
}

/** A balance that fell by more than movements say. */
export interface Drop {
  /** The lower observation: an explanation is recorded of it. */
  readonly observationId: string;
  readonly beforeId: string;
  readonly assetId: string;
  readonly addressId: string | null;
  readonly accountId: string | null;
  readonly before: string;
  readonly expected: string;
  readonly seen: string;
  /** What nothing says where it went, more than 0. */
  readonly missing: string;
  /** Of `missing`, what a recorded explanation covers. */
  readonly explained: string;
  readonly open: boolean;
}

/** An officer's recorded reason for a drop, as large as it was then. */
export interface Explained {
  readonly observationId: string;
  readonly amount: string;
  readonly withdrawn: number;
}

/**
 * Every drop that movements do not explain, explained by a record or not. Each observation is compared with the last one
 * before it at the same place and of the same asset; what was withdrawn counts nowhere.
 */
export function findDrops(
  observations: readonly Seen[],
  moves: readonly Moved[],
  explanations: readonly Explained[] = [],
): Drop[] {
  const places = new Map<string, Seen[]>();
  for (const one of observations) {
    if (one.withdrawn === 1) continue;
    const key = `${holderOf(one)} ${one.assetId}`;
    const list = places.get(key);
    if (list) list.push(one);
    else places.set(key, [one]);
  }
  const byHolder = movesByHolder(moves);
  return [...places.values()].flatMap((seen) => {
    const near = byHolder.get(holderOf(seen[0] as Seen)) ?? [];
    const spent = new Set<string>();
    return seen.flatMap((later) => {
      const earlier = lastBefore(later, seen);
      const drop =
        earlier && dropBetween(earlier, later, explaining(earlier, later, near, spent), explanations);
      return drop ? [drop] : [];
    });
  });
}

function movesByHolder(moves: readonly Moved[]): Map<string, Moved[]> {
  const map = new Map<string, Moved[]>();
  for (const move of moves)
    for (const holder of new Set([
      move.fromAddressId,
      move.fromAccountId,
      move.toAddressId,
      move.toAccountId,
    ]))
      if (holder !== null) map.set(holder, [...(map.get(holder) ?? []), move]);
  return map;
}

function lastBefore(later: Seen, seen: readonly Seen[]): Seen | undefined {
  let last: Seen | undefined;
  for (const one of seen)
    if (one !== later && follows(later, one) && (last === undefined || follows(one, last))) last = one;
  return last;
}

/**
 * The movements that count between two observations. One that may belong between two others as well, because it is of the
 * same moment as one of them or nothing tells its order, explains only one drop: it is `spent` where it was needed.
 */
function explaining(earlier: Seen, later: Seen, moves: readonly Moved[], spent: Set<string>): Moved[] {
  const isSure = (move: Moved) =>
    order(placeOfSeen(earlier), placeOfMoved(move)) === -1 &&
    order(placeOfMoved(move), placeOfSeen(later)) === -1;
  const chosen = moves.filter(isSure);
  let missing = BigInt(earlier.amount) - movedBetween(earlier, later, chosen) - BigInt(later.amount);
  const unsure = moves
    .filter((move) => !isSure(move) && !spent.has(move.id))
    .map((move) => ({ move, out: movedBetween(earlier, later, [move]) }))
    .filter(({ out }) => out > 0n);
  while (missing > 0n && unsure.length > 0) {
    const most = missing;
    // The largest that is not too large, else any.
    unsure.sort(
      (left, right) =>
        Number(right.out <= most) - Number(left.out <= most) || (left.out < right.out ? 1 : -1),
    );
    const next = unsure.shift();
    if (!next) break;
    chosen.push(next.move);
    spent.add(next.move.id);
    missing -= next.out;
  }
  return chosen;
}

function dropBetween(
  earlier: Seen,
  later: Seen,
  moves: readonly Moved[],
  explanations: readonly Explained[],
): Drop | undefined {
  const expected = BigInt(earlier.amount) - movedBetween(earlier, later, moves);
  const missing = expected - BigInt(later.amount);
  if (missing <= 0n) return undefined;
  const explained = explanations
    .filter((one) => one.observationId === later.id && one.withdrawn === 0)
    .reduce((most, one) => (BigInt(one.amount) > most ? BigInt(one.amount) : most), 0n);
  return {
    observationId: later.id,
    beforeId: earlier.id,
    assetId: later.assetId,
    addressId: later.addressId,
    accountId: later.accountId,
    before: earlier.amount,
    expected: String(expected),
    seen: later.amount,
    missing: String(missing),
    explained: String(explained < missing ? explained : missing),
    open: explained < missing,
  };
}

/** The newest observation of each place and asset, by place in the order of its first. */
export function latestOf<S extends Seen>(observations: readonly S[]): S[] {
  const latest = new Map<string, S>();
  for (const one of observations) {
    if (one.withdrawn === 1) continue;
    const key = `${holderOf(one)} ${one.assetId}`;
    const known = latest.get(key);
    // Where nothing tells which is later, the one recorded later is.
    if (
      known === undefined ||
      follows(one, known) ||
      (!follows(known, one) && one.ledgerSeq > known.ledgerSeq)
    )
      latest.set(key, one);
  }
  return [...latest.values()];
}

/**
 * What should be at a place now: its last observation less what was moved out since. Only what is certain to be later than
 * the look is taken off: at the same minute, in the same block, or where nothing tells the order, the look may have seen
 * what was left. The answer may be too much, never too little: nothing is called gone that nobody saw gone.
 */
export function expectedNow(last: Seen, moves: readonly Moved[]): bigint {
  const later = moves.filter((move) => order(placeOfSeen(last), placeOfMoved(move)) === -1);
  return (
    BigInt(last.amount) -
    movedBetween(last, { ...last, id: '', observedAt: '9999', blockHeight: null }, later)
  );
}
