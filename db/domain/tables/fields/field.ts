export type HeaderLanguage = 'kk' | 'ru' | 'en';

export interface Field {
  readonly name: string;
  /** A row without it is rejected. */
  readonly required: boolean;
  /** Words that headers use for it, folded: lower case, letters and digits alone. */
  readonly words: Readonly<Record<HeaderLanguage, readonly string[]>>;
}

export const required = true;

/** The words of each language are parted by spaces: a folded word has none. */
export const field = (name: string, en: string, ru: string, kk: string, required = false): Field => ({
  name,
  required,
  words: { en: en.split(' '), ru: ru.split(' '), kk: kk.split(' ') },
});
