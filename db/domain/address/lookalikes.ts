import type { RepairKind } from './types';

// Characters that people and text recognition mistake for one another.
const CONFUSED = [
  '0OoQD',
  '1lI|!i',
  '5Ss',
  '2Zz',
  '8B',
  '6Gb',
  '9gq',
  'uvUV',
  'cC',
  'kK',
  'pP',
  'wW',
  'xX',
  'yY',
  'nmhr',
  'fFtT',
  'eEc',
  'aAo4',
  'dcl',
  'rv',
  'jJiI',
];

// Cyrillic (with Kazakh) and Greek letters that look like a Latin letter or a digit, with what they may stand for.
const FOREIGN: Readonly<Record<string, string>> = {
  а: 'a',
  А: 'A',
  В: 'B',
  в: 'B',
  С: 'Cc',
  с: 'cC',
  е: 'e',
  ё: 'e',
  Е: 'E',
  Ё: 'E',
  Н: 'H',
  н: 'H',
  К: 'Kk',
  к: 'kK',
  М: 'Mm',
  м: 'mM',
  О: 'O0o',
  о: 'o0',
  Р: 'Pp',
  р: 'pP',
  Т: 'T',
  т: 'T',
  Х: 'Xx',
  х: 'xX',
  у: 'y',
  У: 'Y',
  З: '3',
  з: '3',
  б: '6',
  Ь: 'b',
  ь: 'b',
  ѕ: 's',
  Ѕ: 'S',
  і: 'i1l',
  І: 'I1l',
  ј: 'j',
  Ј: 'J',
  һ: 'h',
  Һ: 'H',
  ү: 'yv',
  Ү: 'Y',
  Қ: 'K',
  қ: 'k',
  Ғ: 'F',
  Ӏ: 'Il1',
  ӏ: 'l1',
  ԁ: 'd',
  ԛ: 'q',
  Ԛ: 'Q',
  ԝ: 'w',
  Ԝ: 'W',
  г: 'r',
  п: 'n',
  и: 'u',
  Ө: 'O0',
  Α: 'A',
  Β: 'B',
  Ε: 'E',
  Ζ: 'Z',
  Η: 'H',
  Ι: 'I1',
  Κ: 'K',
  Μ: 'M',
  Ν: 'N',
  Ο: 'O0',
  Ρ: 'P',
  Τ: 'T',
  Υ: 'Y',
  Χ: 'X',
  ο: 'o0',
  ν: 'v',
  ρ: 'p',
  κ: 'k',
  υ: 'u',
  α: 'a',
  χ: 'x',
  γ: 'y',
  // The Kelvin sign and the long s, of which case folding makes Latin letters.
  '\u212a': 'kK',
  ſ: 's',
};

const confusable = new Map<string, string>();
for (const group of CONFUSED) {
  for (const ch of group) confusable.set(ch, (confusable.get(ch) ?? '') + group.replace(ch, ''));
}

/** Characters that `ch` may have been meant to be, most likely first. */
export function readingsOf(ch: string): string {
  return FOREIGN[ch] ?? confusable.get(ch) ?? '';
}

export function isForeign(ch: string): boolean {
  return Object.hasOwn(FOREIGN, ch);
}

/** What kind of slip turns `meant` into `written`. */
export function slipKind(written: string, meant: string): RepairKind {
  if (isForeign(written)) return 'cyrillic';
  if (written.toLowerCase() === meant.toLowerCase()) return 'case';
  return readingsOf(written).includes(meant) ? 'confusion' : 'other';
}
