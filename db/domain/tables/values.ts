import type { DateOrder } from '../import';

/** `1 204 000,50` or `1,204,000.50` with a point and without groups; undefined when it is no number. */
export function plainNumber(text: string, decimalComma: boolean): string | undefined {
  const bare = text.replace(/[\s\u00a0\u202f'’]/g, '');
  const [group, point] = decimalComma ? ['.', ','] : [',', '.'];
  const found = new RegExp(`^(-?)(\\d{1,3}(?:\\${group}\\d{3})+|\\d+)(?:\\${point}(\\d+))?$`).exec(bare);
  if (!found) return undefined;
  const whole = (found[2] ?? '').replaceAll(group, '').replace(/^0+(?=\d)/, '');
  return `${found[1]}${whole}${found[3] === undefined ? '' : `.${found[3]}`}`;
}

/**
 * A date, or date and time, as Dalel writes it (`2026-11-18`, `2026-11-18T02:31`, `2026`); undefined when it is none.
 * Two digits of a year are of this century up to `newest` and of the last one after it.
 */
export function plainDate(text: string, order: DateOrder, newest = 2030): string | undefined {
  const bare = text.trim();
  if (bare === '') return '';
  if (/^\d{4}$/.test(bare)) return bare;
  const found =
    /^(\d{1,4})[-./](\d{1,2})[-./](\d{1,4})(?:[T ,]+(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/.exec(
      bare,
    );
  if (!found) return undefined;
  const [, first = '', second = '', third = '', hour, minute] = found;
  const yearFirst = first.length === 4;
  const parts = yearFirst
    ? { year: first, month: second, day: third }
    : order === 'mdy'
      ? { year: third, month: first, day: second }
      : { year: third, month: second, day: first };
  const year = parts.year.length === 2 ? century(Number(parts.year), newest) : Number(parts.year);
  const day = dayOf(year, Number(parts.month), Number(parts.day));
  if (day === undefined || hour === undefined || minute === undefined) return day;
  return Number(hour) < 24 && Number(minute) < 60 ? `${day}T${hour.padStart(2, '0')}:${minute}` : undefined;
}

function century(digits: number, newest: number): number {
  return 2000 + digits > newest ? 1900 + digits : 2000 + digits;
}

function dayOf(year: number, month: number, day: number): string | undefined {
  if (year < 1000 || month < 1 || month > 12) return undefined;
  const made = new Date(Date.UTC(year, month - 1, day));
  if (made.getUTCMonth() !== month - 1 || made.getUTCDate() !== day) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** What a spreadsheet would run as a formula is shown as text: `=cmd()` becomes `'=cmd()`. */
export function formulaSafe(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** A cell of CSV (RFC 4180), safe in a spreadsheet. */
export function csvCell(text: string): string {
  const safe = formulaSafe(text);
  return /[",;\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}
