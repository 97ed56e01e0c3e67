import enVerdict from '../locales/en/verdict.json';
import enPage from '../locales/en/verifyPage.json';
import kkVerdict from '../locales/kk/verdict.json';
import kkPage from '../locales/kk/verifyPage.json';
import ruVerdict from '../locales/ru/verdict.json';
import ruPage from '../locales/ru/verifyPage.json';

const words = {
  kk: { ...kkVerdict, ...kkPage },
  ru: { ...ruVerdict, ...ruPage },
  en: { ...enVerdict, ...enPage },
};
export type Language = keyof typeof words;
export const names: Readonly<Record<Language, string>> = { kk: 'Қазақша', ru: 'Русский', en: 'English' };
export const languages = ['kk', 'ru', 'en'] as const;

let language: Language =
  languages.find((one) => globalThis.navigator?.language?.startsWith(one) ?? false) ?? 'ru';
export const spoken = (): Language => language;
export const speak = (next: Language): void => {
  language = next;
};

export const has = (key: string): boolean => key in words[language];

export function t(key: string, params: Readonly<Record<string, string | number>> = {}): string {
  const found = (words[language] as Record<string, string>)[key] ?? key;
  return found.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ''));
}

/** `2026-11-18T14:02:11+05:00` as `18.11.2026 14:02:11 (UTC+05:00)`, in English with the year first; all else as it is. */
export function timeText(iso: string): string {
  const m = /^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d)$/.exec(iso);
  if (m === null) return iso;
  const [, year, month, day, time, zone] = m;
  const date = language === 'en' ? `${year}-${month}-${day}` : `${day}.${month}.${year}`;
  return `${date} ${time} (UTC${zone === 'Z' ? '' : zone})`;
}
