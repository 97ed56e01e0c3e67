import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Piece, sideBySide } from '../../electron/report/sideBySide';

const laid = (one: string, two: string) => sideBySide(one, two, (text) => text)?.mix;

/** The cell again as one language alone reads it. */
function readAgain(lines: readonly (readonly Piece<string>[])[], language: 'a' | 'b'): string {
  const said = lines.flatMap((pieces, at) => {
    const [only] = pieces;
    const stacked = only !== undefined && 'm' in only;
    if (stacked) return language === 'b' ? [only.m] : [];
    const next = lines[at + 1]?.[0];
    if (next !== undefined && 'm' in next && language === 'b') return [];
    return [pieces.map((piece) => ('t' in piece ? piece.t : 'm' in piece ? '' : piece[language])).join('')];
  });
  return said.join('\n');
}

const word = fc.constantFrom(
  'серийный',
  'сериялық',
  '№',
  'E-03',
  '7F-01',
  'күйі:',
  'состояние:',
  'чёрный,',
  '·',
  '412',
);
const cell = fc
  .array(
    fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' ')),
    { minLength: 1, maxLength: 4 },
  )
  .map((lines) => lines.join('\n'));

describe('two languages in one cell', () => {
  // Would catch: a number or a place printed twice, which made an inventory in two languages nine pages long.
  it('prints once what is the same in both', () => {
    expect(
      laid('аппараттық әмиян: Nano X\nсериялық № 7F-01', 'аппаратный кошелёк: Nano X\nсерийный № 7F-01'),
    ).toEqual([
      [{ a: 'аппараттық әмиян', b: 'аппаратный кошелёк' }, { t: ': Nano X' }],
      [{ a: 'сериялық', b: 'серийный' }, { t: ' № 7F-01' }],
    ]);
    expect(laid('W-02 · белгісіз · сейф', 'W-02 · неизвестно · сейф')).toEqual([
      [{ t: 'W-02' }, { t: ' · ' }, { a: 'белгісіз', b: 'неизвестно' }, { t: ' · ' }, { t: 'сейф' }],
    ]);
  });

  // Would catch: two sentences torn into each other because they happen to end with one word.
  it('leaves apart what has little in common', () => {
    expect(laid('телефон', 'phone')).toBeUndefined();
    expect(laid('217 баптың 2-бөлігі 1-тармақ', '217 ч. 2 п. 1')).toBeUndefined();
    expect(laid('бір жол', 'одна строка\nи ещё одна')).toBeUndefined();
  });

  // Would catch: a word that one of the languages loses, or says in another order, where the two are laid together.
  it('says in each language what its own text says', () => {
    fc.assert(
      fc.property(cell, cell, (one, two) => {
        const lines = laid(one, two);
        if (lines === undefined) return;
        const squeezed = (text: string) => text.replace(/[ \t]+$/gm, '');
        expect(squeezed(readAgain(lines, 'a'))).toBe(squeezed(one));
        expect(squeezed(readAgain(lines, 'b'))).toBe(squeezed(two));
      }),
    );
  });
});
