import { error, type Finding } from './finding';
import { checkTexts } from './text';

/**
 * The next number of a roll of bags, seals or labels: the last run of digits grows by one and keeps its width
 * (`KZ-0099/A` is followed by `KZ-0100/A`). '' where the text has no digits: nothing can be proposed.
 */
export function nextSerial(last: string): string {
  const found = /^(.*?)(\d+)(\D*)$/su.exec(last.trim());
  if (!found) return '';
  const [, before = '', digits = '', after = ''] = found;
  return before + (BigInt(digits) + 1n).toString().padStart(digits.length, '0') + after;
}

/** What a scheme of numbers is filled in with. */
export interface SchemeFacts {
  readonly caseNumber: string;
  /** Of the day on which the number is given. */
  readonly year: number;
}

const ordinals = /\{(n{1,8})\}/g;
/** A register's number in print. */
const longestScheme = 60;

/**
 * A unit's scheme: text with `{n}` … `{nnnnnnnn}` (the ordinal, as many digits at least), `{case}` and `{year}`, as in
 * `ВД-{year}-{nnnn}`. An empty scheme is none.
 */
export function checkScheme(scheme: string): Finding[] {
  if (scheme === '') return [];
  const found = checkTexts({ scheme });
  if (scheme.length > longestScheme) found.push(error('scheme', 'scheme.too-long', { most: longestScheme }));
  if ((scheme.match(ordinals) ?? []).length !== 1) found.push(error('scheme', 'scheme.one-ordinal'));
  if (/[{}]/.test(scheme.replace(ordinals, '').replace(/\{(?:case|year)\}/g, '')))
    found.push(error('scheme', 'scheme.unknown-word'));
  return found;
}

/** The parts around the ordinal, filled in. Numbers with the same parts are counted together. */
export function schemeParts(
  scheme: string,
  { caseNumber, year }: SchemeFacts,
): { before: string; width: number; after: string } {
  const filled = scheme.replaceAll('{case}', caseNumber).replaceAll('{year}', String(year));
  const at = filled.search(ordinals);
  const word = filled.match(ordinals)?.[0] ?? '';
  return { before: filled.slice(0, at), width: word.length - 2, after: filled.slice(at + word.length) };
}

export function schemeNumber(scheme: string, facts: SchemeFacts, ordinal: number): string {
  const { before, width, after } = schemeParts(scheme, facts);
  return before + String(ordinal).padStart(width, '0') + after;
}

/** As people count: W-9 before W-10, which comes first where numbers are compared as texts. */
export function byNumber<T extends { readonly number: string }>(records: readonly T[]): T[] {
  const keys = new Map(
    records.map((one) => [one, one.number.replace(/\d+/g, (digits) => digits.padStart(12, '0'))]),
  );
  const key = (one: T) => keys.get(one) ?? '';
  return [...records].sort((one, other) => (key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0));
}
