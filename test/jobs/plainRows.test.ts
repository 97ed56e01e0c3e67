import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ImportPlan } from '../../db/domain/import';
import { CsvScanner } from '../../electron/exchange/importers/tables/csv';
import { CellGuard } from '../../electron/jobs/import/guard';
import { AddressJudge } from '../../electron/jobs/import/judgeAddress';
import { PlainRows, pieceBytes } from '../../electron/jobs/import/plainRows';
import { Seen } from '../../electron/jobs/import/seen';
import { SegmentRows } from '../../electron/jobs/import/segment';
import { type ImportBatch, runImportWork } from '../../electron/jobs/import/work';
import { KernelMemory } from '../../electron/jobs/scan/kernelMemory';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dalel-plain-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const columns = ['text', 'chain', 'label', 'role', 'memo'];
const plan = (delimiter: ',' | ';', fixed: Record<string, string> = {}): ImportPlan => ({
  dialect: {
    format: 'csv',
    encoding: 'utf-8',
    delimiter,
    header: true,
    language: '',
    decimalComma: false,
    dateOrder: 'ymd',
    sheet: 0,
  },
  map: { columns, fixed },
});

const address = fc.constantFrom(
  '1BoatSLRHtKNngkdXEeobR76b53LETtpyT',
  '3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy',
  ' bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq ',
  '"bc1p5cyxnuxmeuwuvkwfem96lqzszd02n6xdcjrs20cac6yqjjwudpxqkedrcr"',
  '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
  '0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed',
  'TJCnKsPa7y5okkXvQAidZBzqx3QyQ6sxMW',
  '1BoatSLRHtKNngkdXEeobR76b53LETtpyU',
  'LM2WMpR1Rp6j3Sa59cMXMs1SPzj9eXpGc1',
  'addr1vx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzers66hrl8',
);
const chain = fc.constantFrom('bitcoin', 'BTC', 'ethereum', 'tron', 'TRC20', 'litecoin', 'НЕТ', '', ' ');
const words = fc.oneof(
  fc.constantFrom(
    'Клиент 7',
    'ТОО «Ромашка» и Ко',
    'Ұлбосын',
    '№ 5',
    'a\u00a0',
    '\tx',
    '\u200b',
    'слово '.repeat(80),
  ),
  fc.constantFrom(
    '"',
    '""',
    '"в кавычках"',
    '"a;b,c"',
    '"две\nстроки"',
    'a"b',
    '"a"b',
    `"${'abandon '.repeat(11)}about"`,
  ),
  fc.constantFrom('подозреваемый', 'exchange', 'Биржа'),
  fc.string({ maxLength: 20 }),
);
const cell = fc.oneof(address, chain, words);
const likely = fc.tuple(address, chain, words).map((cells): string[] => cells);
const row = fc.oneof(
  { weight: 3, arbitrary: likely },
  { weight: 1, arbitrary: fc.array(cell, { maxLength: 7 }) },
);
const table = fc
  .tuple(
    fc.array(row, { maxLength: 30 }),
    fc.constantFrom(',', ';'),
    fc.constantFrom('\n', '\r\n', '\r'),
    fc.boolean(),
  )
  .map(([rows, delimiter, end, mark]) => ({
    delimiter: delimiter as ',' | ';',
    text: `${mark ? '\ufeff' : ''}${['a', ...rows.map((cells) => cells.join(delimiter))].join(end)}`,
  }));

async function imported(text: string, asked: ImportPlan) {
  const path = join(folder, 'table.csv');
  writeFileSync(path, text);
  const batches: ImportBatch[] = [];
  const job = {
    source: { from: 'file', path },
    kind: 'addresses',
    caseId: '',
    known: [],
    dry: false,
  } as const;
  const result = await runImportWork({ ...job, plan: asked }, async (batch) => void batches.push(batch), {});
  return { result, batches };
}

// Would catch: a row that is kept, refused, doubted, numbered or written otherwise because it was read on its bytes.
it('makes of every table what the rules make of it', async () => {
  await fc.assert(
    fc.asyncProperty(table, async ({ text, delimiter }) => {
      const quick = await imported(text, plan(delimiter));
      // A fixed field has every row read as text.
      expect(quick).toEqual(await imported(text, plan(delimiter, { path: '' })));
    }),
    { numRuns: 100 },
  );
});

// Would catch: a row that is cut otherwise than the scanner of texts cuts it.
it('cuts what it cuts as the scanner does', () => {
  let cut = 0;
  const memory = new KernelMemory(8_192);
  const places = new Uint32Array(memory.kernel.memory.buffer, memory.kernel.cells.value, 8);
  const line = fc.array(cell, { minLength: 1, maxLength: 7 });
  fc.assert(
    fc.property(line, fc.constantFrom('\n', '\r\n', '\r'), (cells, end) => {
      const bytes = Buffer.from(`${cells.join(';')}${end}x`);
      const { kernel, piece } = memory;
      memory.bytes.set(bytes, piece);
      const after = kernel.cutRow(piece, piece + bytes.length, ';'.charCodeAt(0), 4) - piece;
      if (after < 0) return;
      cut += 1;
      const [found] = new CsvScanner(';').push(bytes.subarray(0, after).toString(), true);
      // A row without any text is left out.
      if (!found) return;
      const own = [0, 1, 2, 3].map((at) =>
        Buffer.from(memory.bytes.subarray(places[2 * at], places[2 * at + 1])).toString(),
      );
      expect(own).toEqual([0, 1, 2, 3].map((at) => found?.cells[at] ?? ''));
      expect(bytes.subarray(after).toString()).toBe('x');
    }),
    { numRuns: 2_000 },
  );
  expect(cut).toBeGreaterThan(500);
});

/** What plain rows make of a table that comes in pieces of these sizes. */
function inPieces(bytes: Uint8Array, delimiter: ',' | ';', sizes: readonly number[]) {
  const memory = new KernelMemory(pieceBytes);
  const seen = new Seen(memory);
  const totals = { read: 0, accepted: 0, flagged: 0, rejected: 0, duplicates: 0 };
  const segment = new SegmentRows();
  const judge = new AddressJudge(seen);
  const plain = new PlainRows({
    plan: plan(delimiter),
    memory,
    judge,
    guard: new CellGuard(),
    seen,
    totals,
    segment,
  });
  const handed = [];
  let at = 0;
  for (const size of sizes) {
    handed.push(...[...plain.read(bytes.subarray(at, at + size))].flat());
    at += size;
  }
  handed.push(...[...plain.read(bytes.subarray(at))].flat(), ...[...plain.end()].flat());
  return { handed, totals };
}

// Would catch: a row that is lost, split or read twice where a piece of the file ends within it.
it('reads the same rows wherever the pieces of a file end', () => {
  let plain = 0;
  fc.assert(
    fc.property(table, fc.array(fc.nat(300), { maxLength: 8 }), ({ text, delimiter }, sizes) => {
      const bytes = Buffer.from(text);
      const [whole, pieces] = [inPieces(bytes, delimiter, []), inPieces(bytes, delimiter, sizes)];
      expect(pieces.totals).toEqual(whole.totals);
      expect(pieces.handed).toEqual(whole.handed);
      plain += whole.totals.accepted;
    }),
    { numRuns: 200 },
  );
  expect(plain).toBeGreaterThan(60);
});
