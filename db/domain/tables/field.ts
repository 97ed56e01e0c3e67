export type HeaderLanguage = 'kk' | 'ru' | 'en';

export interface Field {
  readonly name: string;
  /** A row without it is rejected. */
  readonly required?: boolean;
  /** Words that headers use for it, folded: lower case, letters and digits alone. */
  readonly words: Readonly<Record<HeaderLanguage, readonly string[]>>;
}

export const field = (
  name: string,
  en: readonly string[],
  ru: readonly string[],
  kk: readonly string[],
  required = false,
): Field => ({ name, required, words: { en, ru, kk } });
