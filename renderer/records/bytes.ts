import type { Formats } from '../i18n/formats';

const units: Record<Formats['language'], readonly string[]> = {
  en: ['B', 'KiB', 'MiB', 'GiB', 'TiB'],
  ru: ['Б', 'КиБ', 'МиБ', 'ГиБ', 'ТиБ'],
  kk: ['Б', 'КиБ', 'МиБ', 'ГиБ', 'ТиБ'],
};

/** A number of bytes in the largest unit that it fills, with three digits at most. */
export function bytesText(bytes: number, formats: Pick<Formats, 'language' | 'number'>): string {
  const names = units[formats.language];
  let value = Math.max(0, bytes);
  let unit = 0;
  while (value >= 1_000 && unit < names.length - 1) {
    value /= 1_024;
    unit += 1;
  }
  const rounded = value >= 100 || unit === 0 ? Math.round(value) : Math.round(value * 10) / 10;
  return `${formats.number(rounded)}\u00a0${names[unit] ?? ''}`;
}
