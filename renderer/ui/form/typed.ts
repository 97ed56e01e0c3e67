/**
 * A date as officers type it (`18.11.2026`, `11.2026`, `2026`, `2026-11-18`) as a partial ISO date.
 * Undefined when it is none of them; '' for nothing.
 */
export function readDate(text: string): string | undefined {
  const plain = text.trim();
  if (plain === '') return '';
  const iso = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(plain);
  if (iso) return joinDate(iso[1], iso[2], iso[3]);
  const local = /^(?:(?:(\d{1,2})[./])?(\d{1,2})[./])?(\d{4})$/.exec(plain);
  return local ? joinDate(local[3], local[2], local[1]) : undefined;
}

function joinDate(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): string | undefined {
  const parts = [year, month?.padStart(2, '0'), day?.padStart(2, '0')].filter((part) => part !== undefined);
  if (Number(month ?? 1) < 1 || Number(month ?? 1) > 12 || Number(day ?? 1) < 1 || Number(day ?? 1) > 31)
    return undefined;
  return parts.join('-');
}

/** `2026-11-18` as `18.11.2026`, `2026-11` as `11.2026`: how it is typed again. */
export function typedDate(iso: string): string {
  return iso.slice(0, 10).split('-').reverse().join('.');
}

/** A date with a clock (`18.11.2026 02:31`) as local ISO; undefined when a part is missing. */
export function readDateTime(text: string): string | undefined {
  const plain = text.trim();
  if (plain === '') return '';
  const found = /^(.+?)[\sT,]+(\d{1,2})[:.](\d{2})(?::\d{2})?$/.exec(plain);
  const date = found ? readDate(found[1] ?? '') : undefined;
  if (!found || date === undefined || date.length !== 10) return undefined;
  const hour = Number(found[2]);
  if (hour > 23 || Number(found[3]) > 59) return undefined;
  return `${date}T${String(hour).padStart(2, '0')}:${found[3]}`;
}

export function typedDateTime(iso: string): string {
  return iso === '' ? '' : `${typedDate(iso)} ${iso.slice(11, 16)}`;
}

/** A whole number of zero or more; null for nothing, undefined when it is none. Groups may be spaced. */
export function readWhole(text: string): number | null | undefined {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '');
  if (plain === '') return null;
  return /^\d{1,15}$/.test(plain) ? Number(plain) : undefined;
}
