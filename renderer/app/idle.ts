/** How long before the lock the officer is told. */
export const warnMilliseconds = 60_000;

/** Milliseconds until the vault locks by itself; null where it never does. */
export function idleLeft(minutes: number, idleMilliseconds: number): number | null {
  return minutes === 0 ? null : Math.max(0, minutes * 60_000 - idleMilliseconds);
}
