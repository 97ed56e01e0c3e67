import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { ScreenLanguage } from './languages';

type Words = Record<string, unknown>;

/** All words are in the page from the beginning: switching the language asks nobody and cannot fail. */
const files = import.meta.glob<Words>('../../assets/locales/*/*.json', { eager: true, import: 'default' });

function resources(): Record<string, Record<string, Words>> {
  const found: Record<string, Record<string, Words>> = {};
  for (const [path, words] of Object.entries(files)) {
    const [, language = '', namespace = ''] = /([^/]+)\/([^/]+)\.json$/.exec(path) ?? [];
    found[language] = { ...found[language], [namespace]: words };
  }
  return found;
}

export async function startWords(language: ScreenLanguage): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources: resources(),
    lng: language,
    fallbackLng: 'en',
    defaultNS: 'common',
    // Keys of codes carry dots (`vault.wrong-passphrase`), so nesting is not by dot.
    keySeparator: false,
    nsSeparator: ':',
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language;
}

export async function setScreenLanguage(language: ScreenLanguage): Promise<void> {
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}
