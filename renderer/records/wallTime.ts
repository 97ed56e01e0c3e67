/** This machine's wall clock now, `2026-11-18T02:31`. */
export function wallNow(): string {
  const here = new Date();
  return new Date(here.getTime() - here.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** Its day. */
export function wallToday(): string {
  return wallNow().slice(0, 10);
}
