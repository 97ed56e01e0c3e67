import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatAmount } from '../../db/domain/amountText';
import { existingDate } from '../../db/domain/existingDate';
import { kazakhDate, kazakhNow, kazakhNumbers, kazakhUnit } from './kazakh';
import { asScreenLanguage, localeOf, type ScreenLanguage } from './languages';

export interface Formats {
  language: ScreenLanguage;
  /** A partial date (`2026`, `2026-11`, `2026-11-18`) or the day of an ISO time; '' for nothing stated. */
  date: (text: string) => string;
  /** A recorded moment on the wall clock where it was recorded; `offset` in minutes. Without one, UTC is said. */
  dateTime: (at: string, offset?: number) => string;
  /** A local date and time as typed (`2026-11-18T02:31`). */
  localDateTime: (text: string) => string;
  /** Only the clock of a moment, with seconds. */
  clock: (at: string, offset: number) => string;
  number: (value: number) => string;
  /** Minor units as a decimal string; '' answers ''. The unit follows: `1 842.10 BTC`. */
  amount: (minor: string, decimals: number, unit?: string) => string;
  /** A share between 0 and 1. */
  percent: (share: number) => string;
  /** How long ago, in the two largest words: "3 days", "26 h". */
  since: (at: string, now: number) => string;
  compare: (a: string, b: string) => number;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export function makeFormats(language: ScreenLanguage): Formats {
  const kazakh = language === 'kk';
  const locale = kazakh ? kazakhNumbers : localeOf[language];
  const formatter = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
  const year = formatter({ year: 'numeric' });
  const month = formatter({ year: 'numeric', month: 'long' });
  const dayOf = formatter({ year: 'numeric', month: 'short', day: 'numeric' });
  const clock = formatter({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const seconds = formatter({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
  const numbers = new Intl.NumberFormat(locale);
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const collator = new Intl.Collator(localeOf[language], { numeric: true, sensitivity: 'base' });
  const decimalSign = numbers.formatToParts(1.5).find((part) => part.type === 'decimal')?.value ?? '.';
  const unitFormat = (unit: 'day' | 'hour' | 'minute') =>
    kazakh
      ? { format: (value: number) => kazakhUnit(unit, value) }
      : new Intl.NumberFormat(locale, {
          style: 'unit',
          unit,
          unitDisplay: unit === 'day' ? 'long' : 'short',
        });
  const units = { day: unitFormat('day'), hour: unitFormat('hour'), minute: unitFormat('minute') };

  const justNow = kazakh
    ? kazakhNow
    : new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(0, 'second');

  const date = (text: string): string => {
    // A day that does not exist is shown as it was typed, never as the day that a calendar makes of it.
    if (!existingDate(text)) return text;
    if (kazakh && /^\d{4}(-\d{2}){0,2}(T|$)/.test(text)) return kazakhDate(text);
    if (/^\d{4}$/.test(text)) return year.format(new Date(`${text}-01-01T00:00:00Z`));
    if (/^\d{4}-\d{2}$/.test(text)) return month.format(new Date(`${text}-01T00:00:00Z`));
    if (/^\d{4}-\d{2}-\d{2}/.test(text)) return dayOf.format(new Date(`${text.slice(0, 10)}T00:00:00Z`));
    return text;
  };
  const localDateTime = (text: string): string => {
    if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text)) return text;
    return `${date(text)}, ${clock.format(new Date(`${text.slice(0, 16)}:00Z`))}`;
  };
  const shifted = (at: string, offset: number) => new Date(Date.parse(at) + offset * minute).toISOString();

  return {
    language,
    date,
    localDateTime,
    dateTime: (at, offset) => {
      if (Number.isNaN(Date.parse(at))) return at;
      return offset === undefined
        ? `${localDateTime(shifted(at, 0))} UTC`
        : localDateTime(shifted(at, offset));
    },
    clock: (at, offset) => seconds.format(new Date(shifted(at, offset))),
    number: (value) => numbers.format(value),
    amount: (minor, decimals, unit) => {
      if (!/^-?\d+$/.test(minor)) return '';
      const [whole = '0', fraction] = formatAmount(BigInt(minor), decimals).split('.');
      const sign = whole.startsWith('-') ? '-' : '';
      const grouped = sign + numbers.format(BigInt(whole.replace('-', '')));
      const text = fraction === undefined ? grouped : `${grouped}${decimalSign}${fraction}`;
      return unit === undefined || unit === '' ? text : `${text}\u00a0${unit}`;
    },
    percent: (share) => percents.format(share),
    since: (at, now) => {
      const passed = Math.max(0, now - Date.parse(at));
      if (Number.isNaN(passed)) return at;
      if (passed < minute) return justNow;
      if (passed >= 2 * day) return units.day.format(Math.floor(passed / day));
      if (passed >= hour) return units.hour.format(Math.floor(passed / hour));
      return units.minute.format(Math.floor(passed / minute));
    },
    compare: (a, b) => collator.compare(a, b),
  };
}

/** Dates, numbers and amounts as the screen's language writes them. */
export function useFormats(): Formats {
  const { i18n } = useTranslation();
  const language = asScreenLanguage(i18n.language);
  return useMemo(() => makeFormats(language), [language]);
}
