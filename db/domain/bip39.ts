import { mnemonicToEntropy } from '@scure/bip39';
import { type SeedLanguage, wordLists } from './secretGuard';

export const seedLanguages = Object.keys(wordLists) as [SeedLanguage, ...SeedLanguage[]];

/** What can be told of a phrase without keeping it. `unknown` counts words from 0. */
export interface PhraseVerdict {
  readonly words: number;
  /** '' where no single list has every word. */
  readonly language: SeedLanguage | '';
  /** `unknown` where the words are of no list: it may be a phrase of another standard. */
  readonly checksum: 'verified' | 'failed' | 'unknown';
  /** Places of words that the nearest list does not have. */
  readonly unknown: readonly number[];
}

/** Accents are often left out on paper, and some keyboards type them as two characters. */
function fold(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}

const built = new Map<SeedLanguage, ReadonlyMap<string, string>>();

function listOf(language: SeedLanguage): ReadonlyMap<string, string> {
  const known = built.get(language);
  if (known) return known;
  const made = new Map(wordLists[language].map((word) => [fold(word), word]));
  built.set(language, made);
  return made;
}

/** The words of a phrase as written: numbering and separators left out; Chinese words may stand without gaps. */
export function phraseWords(text: string): string[] {
  const words = text.normalize('NFKC').match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
  return words.flatMap((word) => (/^\p{Script=Han}+$/u.test(word) ? [...word] : [word]));
}

/** Whether a word stands in the list of the language, or in any list. */
export function isSeedWord(word: string, language: SeedLanguage | '' = ''): boolean {
  const key = fold(word);
  return language === '' ? seedLanguages.some((one) => listOf(one).has(key)) : listOf(language).has(key);
}

/** Words that continue what was typed, for the field that checks them; at most `most`. */
export function wordsBeginning(start: string, language: SeedLanguage, most = 6): string[] {
  const key = fold(start);
  if (key === '') return [];
  const found: string[] = [];
  for (const [folded, word] of listOf(language)) {
    if (folded.startsWith(key)) found.push(word);
    if (found.length === most) break;
  }
  return found;
}

/**
 * Tells language and checksum of a phrase (BIP-39, in any of its ten languages). A language whose checksum holds is told
 * before one whose does not: the two Chinese lists share words, and so do English and French.
 */
export function judgePhrase(text: string): PhraseVerdict {
  const words = phraseWords(text);
  const fitting = seedLanguages.filter(
    (language) => words.length > 0 && words.every((word) => isSeedWord(word, language)),
  );
  const verified = fitting.find((language) => holds(words, language));
  if (verified) return { words: words.length, language: verified, checksum: 'verified', unknown: [] };
  const [language] = fitting;
  if (language) return { words: words.length, language, checksum: 'failed', unknown: [] };
  return { words: words.length, language: '', checksum: 'unknown', unknown: strangers(words) };
}

function holds(words: readonly string[], language: SeedLanguage): boolean {
  const list = listOf(language);
  const proper = words.map((word) => list.get(fold(word)) ?? '');
  try {
    mnemonicToEntropy(proper.join(' '), wordLists[language]).fill(0);
    return true;
  } catch {
    return false;
  }
}

/** The words that keep the phrase from being of the list that has most of it. */
function strangers(words: readonly string[]): number[] {
  const missing = seedLanguages.map((language) =>
    words.flatMap((word, place) => (isSeedWord(word, language) ? [] : [place])),
  );
  return missing.reduce((best, one) => (one.length < best.length ? one : best));
}
