/** Languages of the screen. */
export type ScreenLanguage = 'kk' | 'ru' | 'en';
export const screenLanguages: readonly ScreenLanguage[] = ['kk', 'ru', 'en'];

/** Each language by its own name: whoever needs it can read it. */
export const languageNames: Record<ScreenLanguage, string> = { kk: 'Қазақша', ru: 'Русский', en: 'English' };

/** Locale for dates, numbers and collation. */
export const localeOf: Record<ScreenLanguage, string> = { kk: 'kk-KZ', ru: 'ru-KZ', en: 'en-GB' };

export function asScreenLanguage(text: string): ScreenLanguage {
  return screenLanguages.find((language) => language === text) ?? 'en';
}
