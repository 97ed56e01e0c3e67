import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unlayouts } from '../../db/domain/keyboard';
import { checkCharacters, labelText, plainCode, readLabel, readScanned } from '../../db/domain/label';

const codes = fc.stringMatching(/^[A-ZА-ЯӘҒҚҢӨҰҮҺІ0-9]{2,5}$/u);
const numbers = fc
  .tuple(
    codes,
    fc.integer({ min: 2020, max: 2099 }),
    fc.integer({ min: 1, max: 9999 }),
    fc.integer({ min: 1, max: 99999 }),
  )
  .map(([code, year, file, exhibit]) => ({
    code,
    number: `${code}-${year}-${String(file).padStart(3, '0')}/E-${String(exhibit).padStart(2, '0')}`,
  }));

/** What a scanner's keys for this text write while another layout is set. */
const layouts = {
  ru: ['ё1234567890-=йцукенгшщзхъ\\фывапролджэячсмитьбю.', 'Ё!"№;%:?*()_+ЙЦУКЕНГШЩЗХЪ/ФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,'],
  kk: ['("әіңғ,.үұқөһйцукенгшщзхъ\\фывапролджэячсмитьбю№', ')!ӘІҢҒ;:ҮҰҚӨҺЙЦУКЕНГШЩЗХЪ/ФЫВАПРОЛДЖЭЯЧСМИТЬБЮ?'],
} as const;
const us = [
  "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./",
  '~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?',
];

function typed(text: string, layout: keyof typeof layouts): string {
  return Array.from(text, (sign) => {
    for (const row of [0, 1]) {
      const at = (us[row] ?? '').indexOf(sign);
      if (at >= 0) return Array.from(layouts[layout][row] ?? '')[at] ?? sign;
    }
    return sign;
  }).join('');
}

describe('the text of a label', () => {
  it('holds the vault and the number, in signs that every symbol and scanner knows', () => {
    fc.assert(
      fc.property(numbers, ({ code, number }) => {
        const text = labelText(code, number);
        expect(text).toMatch(/^[0-9A-Z/-]+$/);
        const read = readLabel(text);
        expect(read?.vault).toBe(plainCode(code));
        expect(number.endsWith(read?.rest ?? '?')).toBe(true);
      }),
    );
  });

  // ISO 7064 MOD 1271-36: a misread sign or two neighbours in the wrong order must not open another exhibit.
  it('is refused with one wrong character and with two neighbours swapped', () => {
    fc.assert(
      fc.property(
        numbers,
        fc.nat(),
        fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
        ({ code, number }, at, other) => {
          const text = labelText(code, number);
          const place = at % text.length;
          const sign = text.charAt(place);
          if (!/[0-9A-Z]/.test(sign) || sign === other) return;
          expect(readLabel(text.slice(0, place) + other + text.slice(place + 1))).toBeUndefined();
          const next = text.charAt(place + 1);
          if (!/[0-9A-Z]/.test(next) || next === sign) return;
          expect(readLabel(text.slice(0, place) + next + sign + text.slice(place + 2))).toBeUndefined();
        },
      ),
    );
  });

  it('computes the check characters of the standard', () => {
    // ISO 7064, MOD 1271-36: the example of its annex.
    expect(checkCharacters('ISO79')).toBe('3W');
  });

  it.each(['ru', 'kk'] as const)('is read from a scanner that types while the %s layout is set', (layout) => {
    fc.assert(
      fc.property(numbers, ({ code, number }) => {
        const text = labelText(code, number);
        expect(readScanned(typed(text, layout))).toEqual(readLabel(text));
      }),
    );
  });

  it('leaves plain Latin text alone', () => {
    expect(unlayouts('bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq')).toEqual([]);
  });
});
