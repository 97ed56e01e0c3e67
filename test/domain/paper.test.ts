import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildReport, makeWords } from '../../db/domain/paper';
import { amountWords } from '../../db/domain/paper/words';
import { reportModel } from '../../db/domain/reportModel';
import type { CaseSnapshot } from '../../db/domain/snapshot';
import { snapshot as known, paperWords } from './paperSources';

/** The common case, but with a wallet whose money is not secured. */
function snapshot(): CaseSnapshot {
  return {
    ...known,
    wallets: known.wallets.map((wallet) => ({ ...wallet, control: 'carrier-held' as const })),
  };
}

const occasion = {
  number: 'ШМК-2026-001/R-01',
  when: { at: '2026-11-18T02:31:00.000Z', offset: 300 },
  officer: { name: 'Ғани', rank: 'капитан', unit: 'ПД' },
  draft: false,
};

describe('what a report says', () => {
  it.each(['kk', 'ru', 'en'] as const)(
    'fits the model in %s, has words for all, and is the same each time',
    (language) => {
      const model = buildReport(snapshot(), paperWords(language), occasion);
      expect(reportModel.parse(model)).toEqual(model);
      expect(buildReport(snapshot(), paperWords(language), occasion)).toEqual(model);
    },
  );

  it('says everything that the officer stated, whatever it was', () => {
    const words = paperWords('ru');
    fc.assert(
      fc.property(
        fc.record({
          title: fc.stringMatching(/^\S{1,30}$/),
          notes: fc.stringMatching(/^\S{1,30}$/),
          investigator: fc.stringMatching(/^\S{1,30}$/),
        }),
        (stated) => {
          const filled = { ...snapshot(), case: { ...snapshot().case, ...stated } };
          const said = JSON.stringify(buildReport(filled, words, occasion));
          for (const text of Object.values(stated)) expect(said).toContain(JSON.stringify(text).slice(1, -1));
        },
      ),
    );
  });

  it('warns that a device held is not money held until control is confirmed', () => {
    const words = paperWords('en');
    const held = snapshot();
    const [wallet] = held.wallets;
    const warning = words.paper('notes.heldIsNotMoney.title');
    expect(JSON.stringify(buildReport(held, words, occasion))).toContain(warning);
    const confirmed = { ...held, wallets: wallet ? [{ ...wallet, control: 'confirmed' as const }] : [] };
    expect(JSON.stringify(buildReport(confirmed, words, occasion))).not.toContain(warning);
  });

  it('prints money to the tiyn, beyond what a double holds', () => {
    expect(amountWords('900719925474099312345', 2, 'ru')).toBe(
      '9 007 199 254 740 993 123,45'.replaceAll(' ', '\u00a0'),
    );
    expect(amountWords('-5', 2, 'en')).toBe('-0.05');
  });

  it('throws for a word that no file has, instead of printing its key', () => {
    expect(() => makeWords('en', { paper: {}, terms: {} }).paper('title')).toThrow(
      'no words for paper title in en',
    );
  });
});
