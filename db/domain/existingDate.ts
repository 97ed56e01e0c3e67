// By itself, without schemas: the window's first page writes dates and judges none.

/** Whether a partial date names a day that exists (2026-02-30 does not). Empty is true: nothing was stated. */
export function existingDate(text: string): boolean {
  const [year, month, day] = text.slice(0, 10).split('-').map(Number);
  if (year === undefined || month === undefined || day === undefined) return true;
  const made = new Date(Date.UTC(year, month - 1, day));
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
}
