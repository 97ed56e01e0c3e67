import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LabelPaper, labelPaper, labelText, readLabel, symbology } from '../../db/domain/label';
import { readCodes } from '../../electron/jobs/readCodes';
import { openEngine } from '../../electron/report/engine';
import { drawLabels } from '../../electron/report/labels';
import { output, pageCount, squeezedText } from './foreign';

const assetsDir = resolve(import.meta.dirname, '../../assets/report');
await openEngine(assetsDir);
let dir = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'dalel-labels-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const labelOf = (ordinal: number) => ({
  code: labelText('ШМК', `ШМК-2026-001/E-${String(ordinal).padStart(2, '0')}`),
  number: `ШМК-2026-001/E-${String(ordinal).padStart(2, '0')}`,
  title: 'Ledger Nano X, қара, экраны сызылған, қорапсыз, USB сымымен',
  lines: ['ВД-2026-0001', 'Пакет KZ-118201', 'Пломба P-0044179'],
});

/** The page as a printer at 300 dots an inch would put it on paper. */
function printed(pdf: Uint8Array, name: string): Uint8Array {
  const file = join(dir, `${name}.pdf`);
  writeFileSync(file, pdf);
  output('pdftoppm', '-r', '300', '-png', '-singlefile', file, join(dir, name));
  return readFileSync(join(dir, `${name}.png`));
}

const papers = labelPaper.options.flatMap((paper) =>
  symbology.options.map((symbol) => [symbol, paper] as const),
);

describe('labels', () => {
  // Would catch: a symbol that is cut, too small for a printer, or without its quiet zone; a text that is not the exhibit's.
  it.each(papers)('as %s on %s are read back from the printed page', async (symbol, paper) => {
    const perPage: Record<LabelPaper, number> = {
      'a4-24': 24,
      'a4-10': 10,
      'roll-57x32': 1,
      'roll-100x50': 1,
    };
    const labels = Array.from({ length: Math.min(5, perPage[paper]) }, (_one, index) => labelOf(index + 1));
    const drawn = drawLabels({ labels, symbology: symbol, paper, skip: 0, language: 'kk', assetsDir });
    expect(drawn.pages).toBe(1);
    const found = await readCodes(printed(drawn.pdf, `${symbol}-${paper}`));
    const texts = [...new Set(found.map(({ text }) => text))].sort();
    expect(texts).toEqual(labels.map(({ code }) => code));
    for (const text of texts) expect(readLabel(text)?.vault).toBe('SHMK');
  });

  it('begin behind the places that are used, and go on to the next sheet', () => {
    const labels = Array.from({ length: 24 }, (_one, index) => labelOf(index + 1));
    const drawn = drawLabels({ labels, symbology: 'qr', paper: 'a4-24', skip: 3, language: 'ru', assetsDir });
    const file = join(dir, 'skip.pdf');
    writeFileSync(file, drawn.pdf);
    expect(pageCount(file)).toBe(2);
    const [first, second] = [squeezedText(file, 1), squeezedText(file, 2)];
    expect(first).toContain('E-21');
    expect(first).not.toContain('E-22');
    expect(second).toContain('E-24');
  });
});
