import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { asScreenLanguage, type ScreenLanguage } from './languages';
import { wordsOf } from './words';

/** The page says its language from the beginning, so that its words are on their way before anybody is asked. */
export function fetchWords(): void {
  void wordsOf(asScreenLanguage(document.documentElement.lang)).catch(() => undefined);
}

export async function startWords(language: ScreenLanguage): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources: { [language]: await wordsOf(language) },
    lng: language,
    // The three languages have the same keys, which a test holds; there is nothing to fall back to.
    fallbackLng: false,
    defaultNS: 'common',
    // Keys of codes carry dots (`vault.wrong-passphrase`), so nesting is not by dot.
    keySeparator: false,
    nsSeparator: ':',
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language;
}

/** The words are read from the app's own files: switching asks nobody. */
export async function setScreenLanguage(language: ScreenLanguage): Promise<void> {
  for (const [namespace, words] of Object.entries(await wordsOf(language)))
    i18next.addResourceBundle(language, namespace, words);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
