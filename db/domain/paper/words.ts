import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { canonicalJson } from '../ledger';
import { formatAmount } from '../money';
import type { ReportLanguage } from '../report';
import { type Moment, offsetText, wallClock } from '../time';

/**
 * The words of one language: `paper` of assets/locales/<lang>/paper*.json, `term` of terms.json, `act` of an entry's kind in
 * ledger.json. A missing key is a bug and throws.
 */
export interface ReportWords {
  readonly language: ReportLanguage;
  /** `1-0f3a9c21d4e8`: the number that the words themselves say, and the beginning of the SHA-256 of all of them. */
  readonly version: string;
  paper(key: string): string;
  term(key: string): string;
  act(kind: string): string;
}

/** Looks keys up in parsed locale files. @throws Error naming the key that has no words */
export function makeWords(
  language: ReportLanguage,
  files: { paper: unknown; terms: unknown; ledger?: unknown },
): ReportWords {
  const look = (file: unknown, name: string) => {
    const known = localeFile.parse(file);
    return (key: string) => {
      const found = known[key];
      if (found === undefined) throw new Error(`no words for ${name} ${key} in ${language}`);
      return found;
    };
  };
  const acts = look(files.ledger ?? {}, 'ledger');
  const paper = look(files.paper, 'paper');
  const said = new TextEncoder().encode(canonicalJson(files));
  return {
    language,
    get version() {
      return `${paper('words.version')}-${bytesToHex(sha256(said)).slice(0, 12)}`;
    },
    paper,
    term: look(files.terms, 'term'),
    act: (kind) => acts(`kind.${kind}`),
  };
}

const localeFile = z.record(z.string(), z.string());

const thousands = '\u00a0';

/** An amount as printed: grouped by three, with the language's decimal sign. '' stays ''. */
export function amountWords(minor: string, decimals: number, language: ReportLanguage): string {
  if (minor === '') return '';
  const [whole = '', fraction] = formatAmount(BigInt(minor), decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, thousands);
  return fraction === undefined ? grouped : `${grouped}${language === 'en' ? '.' : ','}${fraction}`;
}

/** `E-03` of `ШМК-2026-001/E-03`: within one case its number need not stand on each line. */
export function shortNumber(number: string): string {
  return number.split('/').at(-1) ?? number;
}

/** A whole or decimal number as printed. */
export function numberWords(value: number, language: ReportLanguage, decimals = 0): string {
  return amountWords(String(Math.round(value * 10 ** decimals)), decimals, language);
}

/** A partial date as printed: 18.11.2026 in Kazakh and Russian, 2026-11-18 in English. */
export function dateWords(partial: string, language: ReportLanguage): string {
  return language === 'en' ? partial : partial.split('-').reverse().join('.');
}

/** A moment as printed, on the wall clock of the machine, with its zone. */
export function momentWords(when: Moment, language: ReportLanguage): string {
  const [day = '', time = ''] = wallClock(when).split('T');
  return `${dateWords(day, language)} ${time} (UTC${offsetText(when.offset)})`;
}

/** A local date and time as typed. */
export function localWords(text: string, language: ReportLanguage): string {
  const [day = '', time = ''] = text.split('T');
  return text === '' ? '' : `${dateWords(day, language)} ${time}`.trim();
}
