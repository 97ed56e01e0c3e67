import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWorkbook } from '../../electron/exchange/importers/tables/xlsx';
import { makeDeskVault, makeTestDesk, type TestDesk } from './support';

let test: TestDesk;
let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dalel-export-'));
  test = makeTestDesk();
  await makeDeskVault(test);
});
afterEach(() => {
  test.end();
  rmSync(folder, { recursive: true, force: true });
});

type Cells = (string | number | null)[];

async function exportRows(format: 'csv' | 'xlsx', header: string[], ...parts: Cells[][]) {
  const to = join(folder, `out.${format}`);
  const { id } = await test.request('table.exportBegin', { to, format, title: 'Мекенжайлар', header });
  for (const rows of parts) await test.request('table.exportRows', { id, rows });
  return { saved: await test.request('table.exportEnd', { id }), bytes: () => readFileSync(to) };
}

const hostile = ['=1+1', '+7 701 000 00 00', '-cmd|x', '@SUM(A1)', '\tx', '\rx'];

describe('a table that leaves', () => {
  // Would catch: a text of a suspect's that a spreadsheet runs, and an amount that loses its last digits.
  it('runs nothing as CSV and keeps amounts exact', async () => {
    const amounts = ['-12.50', '9007199254740993.000000000000000001'];
    const { bytes, saved } = await exportRows(
      'csv',
      ['Текст'],
      [...hostile, ...amounts].map((one) => [one]),
    );
    const lines = bytes().toString('utf8').split('\r\n').slice(1, -1);
    // A carriage return stands in quotes within its cell.
    expect(lines).toHaveLength(hostile.length + amounts.length);
    for (const line of lines.slice(0, hostile.length)) expect(line).toMatch(/^"?'[=+\-@\t\r]/);
    expect(lines.slice(hostile.length)).toEqual(amounts);
    expect(saved).toMatchObject({
      rows: 8,
      sha256: createHash('sha256').update(bytes()).digest('hex'),
      size: bytes().length,
    });
  });

  // Would catch: a formula in a cell, a number made of an address, and letters that XML loses.
  it('comes back from XLSX sign by sign, all of it text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(
            fc.oneof(
              fc.string({ maxLength: 12 }),
              fc.constantFrom(...hostile, '_x000D_', 'a\r\nb', 'ұғқ<&">'),
            ),
            fc.constant('1A'),
          ),
          { minLength: 1, maxLength: 20 },
        ),
        async (rows) => {
          const { bytes } = await exportRows('xlsx', ['a', 'b'], rows);
          const book = openWorkbook(bytes());
          expect(book.sheets).toEqual(['Мекенжайлар']);
          expect(book.rows(0).map(({ cells }) => cells)).toEqual([['a', 'b'], ...rows]);
        },
      ),
      { numRuns: 40 },
    );
    const { bytes } = await exportRows('xlsx', ['№', 'Text'], [[7, hostile[0] ?? '']], [[8, null]]);
    expect(
      openWorkbook(bytes())
        .rows(0)
        .map(({ cells }) => cells),
    ).toEqual([['№', 'Text'], ['7', '=1+1'], ['8']]);
  });

  // Would catch: something that left the vault unseen, and a file that a cancelled export leaves.
  it('is noted in the second log when it left, and only then', async () => {
    const left = async () =>
      (await test.request('access.list', { limit: 50, kind: 'export' })).map(({ body }) => body.what);
    const to = join(folder, 'never.csv');
    const begin = { to, format: 'csv' as const, title: 'Т', header: ['a'] };
    const { id } = await test.request('table.exportBegin', begin);
    await test.request('table.exportRows', { id, rows: [['x']] });
    await test.request('table.exportEnd', { id, keep: false });
    expect(readdirSync(folder)).toEqual([]);
    expect(await left()).toEqual([]);
    const { saved } = await exportRows('csv', ['a'], [['x']]);
    expect(await left()).toEqual([`Мекенжайлар: 1, ${saved.sha256}`]);
    await expect(test.request('table.exportEnd', { id })).rejects.toMatchObject({ code: 'export.gone' });
  });

  // Would catch: seed words that came into the vault by another way and leave it in a list.
  it('holds back a cell with a secret, and writes nothing', async () => {
    const words =
      'abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about';
    await expect(exportRows('xlsx', ['a'], [['x'], [words]])).rejects.toMatchObject({
      code: 'export.secret',
    });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a case for a partner', () => {
  // Would catch: a name in a file that was to hold none, a file of another case, something that left unseen.
  it('is written in each format, without names unless asked, and noted', async () => {
    const { id: caseId } = await test.request('case.record', { draft: { title: 'Дело Потерпевшей' } });
    const { id: other } = await test.request('case.record', { draft: { title: 'Другое' } });
    await test.request('person.record', { draft: { caseId, name: 'Подозреваемый Қуат', role: 'suspect' } });
    const own = '1KFHE7w8BhaENAswwryaoccDb6qcT6DbYY';
    const foreign = '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa';
    for (const [of, text] of [
      [caseId, own],
      [other, foreign],
    ] as const)
      await test.request('wallet.record', {
        draft: { caseId: of, label: 'W', addresses: [{ chain: 'bitcoin', text }] },
      });
    const [held] = await test.request('wallet.list', { caseId });
    const { id: toId } = await test.request('exhibit.record', { draft: { caseId, description: 'Nano' } });
    const ends = { fromKind: 'wallet', fromId: held?.id ?? '', toKind: 'exhibit', toId } as const;
    await test.request('link.record', { draft: { caseId, ...ends, source: 'со слов Свидетельницы' } });
    for (const format of ['case-uco', 'misp', 'stix'] as const)
      for (const named of [true, false]) {
        const to = join(folder, `${format}.json`);
        const saved = await test.request('case.exportTo', { caseId, format, named, to });
        const text = readFileSync(to, 'utf8');
        expect(text.includes('Қуат')).toBe(named);
        expect(text.includes('Потерпевшей')).toBe(named);
        expect(text.includes('Свидетельницы')).toBe(named && format === 'case-uco');
        expect(text).toContain(own);
        expect(text).not.toContain(foreign);
        expect(saved.sha256).toBe(createHash('sha256').update(text).digest('hex'));
        const [last] = await test.request('access.list', { limit: 1, kind: 'export' });
        expect(last?.body).toMatchObject({ caseId, what: expect.stringContaining(`${format}`) });
      }
  });
});
