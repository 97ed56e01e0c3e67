/**
 * How much one verification may do, in units of about a microsecond on the machine of the measurements. A limit by the
 * clock would call an honest large file unverifiable on a slow machine; work is the same everywhere.
 */
let left = Number.POSITIVE_INFINITY;

export class TooMuchWork extends Error {}

/** What one verification may do; a large file may be hashed as often as it has signatures. */
export const mostWork = (size: number): number => 3_200_000 + size / 200;

/** Runs `task` with this much work, and says whether it asked for more. Whoever caught the error meanwhile knew too little. */
export function within<T>(units: number, task: () => T): { value: T; overspent: boolean } {
  left = units;
  try {
    const value = task();
    return { value, overspent: left < 0 };
  } finally {
    left = Number.POSITIVE_INFINITY;
  }
}

/** @throws TooMuchWork as soon as more was asked for than is allowed; outside `within` never */
export function spend(units: number): void {
  left -= units;
  if (left < 0) throw new TooMuchWork('too much work');
}

/** Hashing takes about a nanosecond a byte. */
export const costOfBytes = (bytes: Uint8Array): number => bytes.length / 1_000;

/** Checking a signature grows with the square of the key's length; a key of 16,384 bits takes over a millisecond. */
export const costOfSignature = (spki: Uint8Array, data: Uint8Array): number =>
  100 + (spki.length / 64) ** 2 + costOfBytes(data);
