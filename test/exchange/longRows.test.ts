import { expect, it } from 'vitest';
import { CsvScanner } from '../../electron/exchange/importers/tables/csv';
import type { TableRow } from '../../electron/exchange/importers/tables/rows';

function inPieces(text: string, size: number): TableRow[] {
  const scanner = new CsvScanner(',');
  const rows: TableRow[] = [];
  for (let at = 0; at < text.length; at += size) rows.push(...scanner.push(text.slice(at, at + size), false));
  return [...rows, ...scanner.push('', true)];
}

const address = '1BoatSLRHtKNngkdXEeobR76b53LETtpyT';
const megabyte = 1_048_576;
const long = {
  'a quote that is never closed': `"${'x'.repeat(3 * megabyte)}`,
  'a closed cell beyond all measure': `"${'x'.repeat(200_000)}"`,
  'a line without an end': 'x'.repeat(3 * megabyte),
  'a line of a million cells': 'ab,'.repeat(megabyte),
  'cells that look like rows': `"${`${address},bitcoin,`.repeat(100_000)}`,
};

// Would catch: a file without line ends that is held whole, the middle of a long line read as rows of its own, or rows that
// depend on where the pieces of the file end, so that the kept file would not make the same rows again.
it.each(Object.entries(long))(
  'refuses %s as one row, and reads what stands before and after',
  (_name, line) => {
    const text = `${address},1\n${line}\r\n${address},3\n`;
    const told = [700_001, 1_048_576, text.length].map((size) =>
      inPieces(text, size).map((row) => [row.line, row.broken, row.cells.join().length]),
    );
    expect(told[0]).toEqual([
      [1, undefined, address.length + 2],
      [2, expect.stringMatching(/quote|too-long/), expect.any(Number)],
      [3, undefined, address.length + 2],
    ]);
    expect(told[1]).toEqual(told[0]);
    expect(told[2]).toEqual(told[0]);
    const [, broken] = inPieces(text, megabyte);
    // What is repeated in the file of rejected rows is its beginning.
    expect(broken?.cells.join().length).toBeLessThan(1_000);
  },
);

// Would catch: memory that grows with a line, as of a disk image that was taken for a register.
it('holds no more of a line than a row may have', () => {
  const scanner = new CsvScanner(',');
  const piece = 'x'.repeat(megabyte);
  let rows = 0;
  const before = process.memoryUsage().heapUsed;
  for (let n = 0; n < 600; n += 1) rows += scanner.push(piece, false).length;
  expect(rows).toBe(1);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(64 * megabyte);
});
