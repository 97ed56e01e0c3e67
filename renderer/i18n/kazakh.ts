/**
 * Dates and units in Kazakh as CLDR writes them. Chromium ships no Kazakh data (it answers `2026 M11 18`
 * and groups digits as in English), so the few words that are needed stand here; digits are grouped as in Russian.
 */
const months = [
  'қаңтар',
  'ақпан',
  'наурыз',
  'сәуір',
  'мамыр',
  'маусым',
  'шілде',
  'тамыз',
  'қыркүйек',
  'қазан',
  'қараша',
  'желтоқсан',
];
const short = [
  'қаң.',
  'ақп.',
  'нау.',
  'сәу.',
  'мам.',
  'мау.',
  'шіл.',
  'там.',
  'қыр.',
  'қаз.',
  'қар.',
  'жел.',
];

/** The locale whose digits Kazakh shares. */
export const kazakhNumbers = 'ru-KZ';

/** `2026-11` as `2026 ж. қараша`, `2026-11-18` as `2026 ж. 18 қар.`, a year as itself. */
export function kazakhDate(iso: string): string {
  const [year = '', month, day] = iso.slice(0, 10).split('-');
  if (month === undefined) return year;
  const index = Number(month) - 1;
  return day === undefined
    ? `${year} ж. ${months[index] ?? month}`
    : `${year} ж. ${Number(day)} ${short[index] ?? month}`;
}

const units = { day: 'күн', hour: 'сағ', minute: 'мин' } as const;

export const kazakhNow = 'қазір';

/** `3 күн`, `26 сағ`. */
export function kazakhUnit(unit: keyof typeof units, value: number): string {
  return `${new Intl.NumberFormat(kazakhNumbers).format(value)} ${units[unit]}`;
}
