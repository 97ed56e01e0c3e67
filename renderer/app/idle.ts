const longestWarning = 60_000;

/** How long before the lock the officer is told: a minute, or half of the time where that is set to less than two. */
export function warningOf(minutes: number): number {
  return Math.min(longestWarning, (minutes * 60_000) / 2);
}

/** Milliseconds until the vault locks by itself; null where it never does. */
export function idleLeft(minutes: number, idleMilliseconds: number): number | null {
  return minutes === 0 ? null : Math.max(0, minutes * 60_000 - idleMilliseconds);
}
