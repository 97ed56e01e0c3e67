import { mnemonicToEntropy } from '@scure/bip39';
import { wordlist as czech } from '@scure/bip39/wordlists/czech.js';
import { wordlist as english } from '@scure/bip39/wordlists/english.js';
import { wordlist as french } from '@scure/bip39/wordlists/french.js';
import { wordlist as italian } from '@scure/bip39/wordlists/italian.js';
import { wordlist as japanese } from '@scure/bip39/wordlists/japanese.js';
import { wordlist as korean } from '@scure/bip39/wordlists/korean.js';
import { wordlist as portuguese } from '@scure/bip39/wordlists/portuguese.js';
import { wordlist as chineseSimplified } from '@scure/bip39/wordlists/simplified-chinese.js';
import { wordlist as spanish } from '@scure/bip39/wordlists/spanish.js';
import { wordlist as chineseTraditional } from '@scure/bip39/wordlists/traditional-chinese.js';

/** The ten word lists of BIP-39. */
export const wordLists = {
  english,
  spanish,
  french,
  italian,
  portuguese,
  czech,
  japanese,
  korean,
  'chinese-simplified': chineseSimplified,
  'chinese-traditional': chineseTraditional,
} as const;
export type SeedLanguage = keyof typeof wordLists;

const languages = Object.keys(wordLists) as SeedLanguage[];
const CHINESE =
  (1 << languages.indexOf('chinese-simplified')) | (1 << languages.indexOf('chinese-traditional'));
const ENGLISH = 1 << languages.indexOf('english');
const SIZES = [12, 15, 18, 21, 24] as const;
const MOST_PLACES = 96;

/** Accents are often left out when words are typed in a hurry, so Latin letters are compared without them. */
function fold(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}

interface Lexicon {
  /** Folded word → bit per language. */
  languagesOf: Map<string, number>;
  /** First four letters of the English words: all that a metal plate or a hasty note keeps. */
  stems: Set<string>;
  /** Folded word → word as it stands in the list, per language. */
  proper: Map<SeedLanguage, Map<string, string>>;
}

let built: Lexicon | undefined;

// Built at the first use: 20,480 words are not worth making every start slower.
function lexicon(): Lexicon {
  if (built) return built;
  const languagesOf = new Map<string, number>();
  const proper: Lexicon['proper'] = new Map();
  languages.forEach((language, bit) => {
    const own = new Map<string, string>();
    for (const word of wordLists[language]) {
      const key = fold(word);
      own.set(key, word);
      languagesOf.set(key, (languagesOf.get(key) ?? 0) | (1 << bit));
    }
    proper.set(language, own);
  });
  built = { languagesOf, proper, stems: new Set(wordLists.english.map((word) => word.slice(0, 4))) };
  return built;
}

interface Token {
  key: string;
  start: number;
  end: number;
  mask: number;
  stem: boolean;
}

export interface SeedRun {
  start: number;
  end: number;
  words: number;
  language: SeedLanguage;
  /** True when some 12, 15, 18, 21 or 24 words in a row carry a correct BIP-39 checksum. */
  verified: boolean;
}

function tokenize(text: string): Token[] {
  const { languagesOf, stems } = lexicon();
  const tokens: Token[] = [];
  for (const match of text.matchAll(/\p{L}[\p{L}\p{M}]*/gu)) {
    const key = fold(match[0]);
    const start = match.index;
    const whole = {
      key,
      start,
      end: start + match[0].length,
      mask: languagesOf.get(key) ?? 0,
      stem: stems.has(key),
    };
    if (whole.mask === 0 && /^\p{Script=Han}+$/u.test(match[0])) tokens.push(...splitHan(match[0], start));
    else tokens.push(whole);
  }
  return tokens;
}

// Chinese words are single characters and are often written without gaps.
function splitHan(text: string, offset: number): Token[] {
  const { languagesOf } = lexicon();
  const tokens: Token[] = [];
  let start = offset;
  for (const key of text) {
    tokens.push({ key, start, end: start + key.length, mask: languagesOf.get(key) ?? 0, stem: false });
    start += key.length;
  }
  return tokens;
}

// Between two words of a phrase: blanks, commas, quotes, brackets, line ends and numbering; never a sentence.
const BETWEEN = /^[\s\p{P}\p{S}\d]{1,24}$/u;

function joined(text: string, left: Token, right: Token): boolean {
  return left.end === right.start || BETWEEN.test(text.slice(left.end, right.start));
}

function checksumHolds(tokens: readonly Token[], language: SeedLanguage): boolean {
  const own = lexicon().proper.get(language);
  // A phrase has 24 words at most; a run of hundreds is a hit all the same and need not be tried at every place.
  const places = Math.min(tokens.length, MOST_PLACES);
  for (const size of SIZES) {
    for (let i = 0; i + size <= places; i++) {
      const words = tokens.slice(i, i + size).map((token) => own?.get(token.key));
      if (words.every((word) => word !== undefined) && passes(words.join(' '), wordLists[language]))
        return true;
    }
  }
  return false;
}

function passes(phrase: string, list: string[]): boolean {
  try {
    mnemonicToEntropy(phrase, list);
    return true;
  } catch {
    return false;
  }
}

/**
 * Runs of BIP-39 words of one language. The rule:
 * - eight or more list words in a row are a hit, with or without a correct checksum (a phrase with a slip or a missing
 *   word is still a secret), in every language but Chinese; an English run without checksum of which more than half is
 *   everyday grammar ("that you have. You must make sure that they") is prose: chance makes one in 100,000 phrases so;
 * - Chinese list words are ordinary characters of prose, so they count only in runs set apart one by one (with gaps), or
 *   where 12, 15, 18, 21 or 24 of them carry a correct checksum and stand alone between gaps;
 * - twelve or more English words or four-letter stems in a row are a hit;
 * - a text of 10 to 26 words, four fifths of them from one list, is a hit: a phrase with misspelt words.
 */
export function findSeedRuns(text: string): SeedRun[] {
  if (text.length < 16) return [];
  const tokens = tokenize(text);
  const found: SeedRun[] = [];
  languages.forEach((language, bit) => {
    for (const run of runsOf(text, tokens, (token) => (token.mask & (1 << bit)) !== 0)) {
      const verdict = judgeRun(run, language, 1 << bit);
      if (verdict) found.push(verdict);
    }
  });
  for (const run of runsOf(text, tokens, (token) => token.stem || (token.mask & ENGLISH) !== 0)) {
    if (run.length >= 12 && !readsAsProse(run)) found.push(describe(run, 'english', false));
  }
  if (found.length === 0) found.push(...misspelt(text, tokens));
  return widest(found);
}

function runsOf(text: string, tokens: readonly Token[], belongs: (token: Token) => boolean): Token[][] {
  const runs: Token[][] = [];
  let run: Token[] = [];
  for (const token of tokens) {
    const last = run.at(-1);
    if (belongs(token) && (last === undefined || joined(text, last, token))) {
      run.push(token);
      continue;
    }
    if (run.length >= 8) runs.push(run);
    run = belongs(token) ? [token] : [];
  }
  if (run.length >= 8) runs.push(run);
  return runs;
}

// English list words that hold sentences together.
const GRAMMAR = new Set(
  (
    'about above across after again all also always any around because become before below between can come day each ' +
    'either else end enough every few first give good have hour into just keep kind know like little long make many ' +
    'maybe more most much must need never next nothing now off often one only other own people place put ready right ' +
    'same shall should some soon still such sure than that then there they thing this time together two under until ' +
    'upon use very want way what when where will with word work year you your'
  ).split(' '),
);

function readsAsProse(run: readonly Token[]): boolean {
  return run.filter((token) => GRAMMAR.has(token.key)).length * 2 > run.length;
}

function judgeRun(run: Token[], language: SeedLanguage, bit: number): SeedRun | undefined {
  const verified = checksumHolds(run, language);
  if (bit === ENGLISH && !verified && readsAsProse(run)) return undefined;
  if ((bit & CHINESE) === 0 || run.every((token, i) => i === 0 || token.start > (run[i - 1]?.end ?? 0))) {
    return describe(run, language, verified);
  }
  const whole = SIZES.some((size) => size === run.length);
  return whole && verified ? describe(run, language, true) : undefined;
}

function describe(run: readonly Token[], language: SeedLanguage, verified: boolean): SeedRun {
  return { start: run[0]?.start ?? 0, end: run.at(-1)?.end ?? 0, words: run.length, language, verified };
}

function misspelt(text: string, tokens: readonly Token[]): SeedRun[] {
  for (const block of blocks(text, tokens)) {
    if (block.length < 10 || block.length > 26) continue;
    for (const [bit, language] of languages.entries()) {
      if ((CHINESE >> bit) & 1) continue;
      const known = block.filter((token) => (token.mask & (1 << bit)) !== 0).length;
      if (known >= 8 && known * 5 >= block.length * 4 && !readsAsProse(block))
        return [describe(block, language, false)];
    }
  }
  return [];
}

/** Tokens between blank lines: a phrase on paper is a block of its own. */
function blocks(text: string, tokens: readonly Token[]): Token[][] {
  const out: Token[][] = [];
  let block: Token[] = [];
  for (const token of tokens) {
    const last = block.at(-1);
    if (last !== undefined && /\n\s*\n/.test(text.slice(last.end, token.start))) {
      out.push(block);
      block = [];
    }
    block.push(token);
  }
  if (block.length > 0) out.push(block);
  return out;
}

/** Overlapping runs of several languages are one secret: the verified or the longer one is told. */
function widest(runs: SeedRun[]): SeedRun[] {
  const sorted = [...runs].sort((a, b) => Number(b.verified) - Number(a.verified) || b.words - a.words);
  const kept: SeedRun[] = [];
  for (const run of sorted) {
    if (kept.every((other) => run.end <= other.start || run.start >= other.end)) kept.push(run);
  }
  return kept.sort((a, b) => a.start - b.start);
}
