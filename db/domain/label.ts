import { z } from 'zod';
import { unlayouts } from './keyboard';

/** What can be drawn of a label. Every symbol says the same text. */
export const symbology = z.enum(['qr', 'datamatrix', 'code128']);
export type Symbology = z.infer<typeof symbology>;

/** Sheets of A4 by the number of labels on them, rolls by a label's width and height in millimetres. */
export const labelPaper = z.enum(['a4-24', 'a4-10', 'roll-57x32', 'roll-100x50']);
export type LabelPaper = z.infer<typeof labelPaper>;

/** What marks a text as a label of ours. Letters, digits, `-` and `/` alone: QR keeps such text small, Code 128 knows it. */
const mark = 'DL';
const characters = /^DL\/([0-9A-Z]+)\/([0-9A-Z/-]+)\/([0-9A-Z]{2})$/;

const latin: Readonly<Record<string, string>> = {
  А: 'A',
  Ә: 'AE',
  Б: 'B',
  В: 'V',
  Г: 'G',
  Ғ: 'GH',
  Д: 'D',
  Е: 'E',
  Ё: 'YO',
  Ж: 'ZH',
  З: 'Z',
  И: 'I',
  Й: 'J',
  К: 'K',
  Қ: 'Q',
  Л: 'L',
  М: 'M',
  Н: 'N',
  Ң: 'NG',
  О: 'O',
  Ө: 'OE',
  П: 'P',
  Р: 'R',
  С: 'S',
  Т: 'T',
  У: 'U',
  Ұ: 'UU',
  Ү: 'UE',
  Ф: 'F',
  Х: 'H',
  Һ: 'HH',
  Ц: 'C',
  Ч: 'CH',
  Ш: 'SH',
  Щ: 'SC',
  Ъ: 'QQ',
  Ы: 'Y',
  І: 'II',
  Ь: 'JJ',
  Э: 'EH',
  Ю: 'YU',
  Я: 'YA',
};

/** Printed in every symbol and typed by every scanner: Cyrillic capitals as Latin ones, anything else as its code point. */
export function plainCode(text: string): string {
  return Array.from(text.toLocaleUpperCase('ru'), (letter) =>
    /[0-9A-Z/-]/.test(letter)
      ? letter
      : (latin[letter] ?? letter.codePointAt(0)?.toString(16).toUpperCase() ?? ''),
  ).join('');
}

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Two check characters by ISO 7064 MOD 1271-36: every wrong character and every swap of two neighbours is noticed. */
export function checkCharacters(text: string): string {
  let sum = 0;
  for (const letter of text.replace(/[^0-9A-Z]/g, '')) sum = ((sum + alphabet.indexOf(letter)) * 36) % 1271;
  const rest = (1271 + 1 - ((sum * 36) % 1271)) % 1271;
  return alphabet.charAt(Math.floor(rest / 36)) + alphabet.charAt(rest % 36);
}

/** Whose label it is and of what: the vault's short code in Latin, and the record's number without it. */
export interface LabelText {
  readonly vault: string;
  readonly rest: string;
}

/**
 * The text of an exhibit's label: `DL/SHMK/2026-014/E-03/7K` for exhibit `ШМК-2026-014/E-03`. A number that does not begin
 * with the vault's code came from another vault and is said whole.
 */
export function labelText(shortCode: string, number: string): string {
  const own = number.startsWith(`${shortCode}-`);
  const vault = plainCode(own ? shortCode : (number.split('-')[0] ?? ''));
  const rest = plainCode(own ? number.slice(shortCode.length + 1) : number.split('-').slice(1).join('-'));
  const body = `${mark}/${vault}/${rest}`;
  return `${body}/${checkCharacters(body)}`;
}

/** Reads the text of one of our labels; undefined for any other text and for one that was misread. */
export function readLabel(text: string): LabelText | undefined {
  const plain = text.trim().toUpperCase();
  const found = characters.exec(plain);
  if (!found) return undefined;
  const [, vault = '', rest = '', check = ''] = found;
  return checkCharacters(plain.slice(0, -3)) === check ? { vault, rest } : undefined;
}

/**
 * The same for what a scanner typed: it presses keys, and the machine reads them in the layout that is set just then. Kazakh
 * and Russian layouts are undone; the check characters say which reading is the right one.
 */
export function readScanned(text: string): LabelText | undefined {
  for (const reading of [text, ...unlayouts(text)]) {
    const found = readLabel(reading);
    if (found) return found;
  }
  return undefined;
}
