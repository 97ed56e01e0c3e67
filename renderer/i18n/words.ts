import type { ScreenLanguage } from './languages';

export type Words = Record<string, unknown>;

/** One file a language, so that the first page reads the words of one and not of three. */
const sources: Record<ScreenLanguage, () => Promise<{ files: Record<string, Words> }>> = {
  kk: () => import('./words/kk'),
  ru: () => import('./words/ru'),
  en: () => import('./words/en'),
};

/** The words of a language by namespace. Asked for twice, it is read once. */
export async function wordsOf(language: ScreenLanguage): Promise<Record<string, Words>> {
  const { files } = await sources[language]();
  return Object.fromEntries(
    Object.entries(files).map(([path, words]) => [/([^/]+)\.json$/.exec(path)?.[1] ?? path, words]),
  );
}
