import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isMt940, readMt940 } from '../../electron/exchange/importers/tables/mt940';
import { recogniseTable, type TableFile } from '../../electron/exchange/importers/tables/openTable';

const fixtures = resolve(import.meta.dirname, '../fixtures/statements');
const bytesOf = (name: string) => readFileSync(join(fixtures, name));
const textOf = (name: string) => new TextDecoder('latin1').decode(bytesOf(name));
const fileOf = (bytes: Buffer): TableFile => ({ size: bytes.length, head: bytes, bytes: () => [bytes] });

describe('statements in MT940', () => {
  // Would catch: a statement of one bank that is not known for one, or a transaction of it that is lost.
  it('are known by their content, with as many rows as they have fields 61', async () => {
    for (const name of readdirSync(fixtures).filter((one) => one.endsWith('.sta'))) {
      const text = textOf(name);
      expect([name, isMt940(text)]).toEqual([name, true]);
      const wanted = [...text.matchAll(/^\s*:61:/gm)].length;
      expect([name, readMt940(text).rows.length]).toEqual([name, wanted]);
      const { dialect } = await recogniseTable('statements', fileOf(bytesOf(name)));
      expect([name, dialect.format]).toEqual([name, 'mt940']);
    }
  });

  // Would catch: a debit taken for money that came, a wrong currency, details of another row.
  it('say account, day, signed amount, currency and details of each', () => {
    const { header, rows } = readMt940(textOf('ing.sta'));
    expect(header).toEqual(['account', 'happenedAt', 'amount', 'asset', 'txid', 'description']);
    expect(rows[0]).toEqual({
      line: 8,
      cells: [
        '0001234567',
        '2010-07-22',
        '-25,03',
        'EUR',
        '',
        expect.stringContaining('RC AFREKENING BETALINGSVERKEER'),
      ],
    });
    const credit = rows.find(({ cells }) => cells[2] === '3,68');
    expect(credit?.cells[1]).toBe('2010-07-22');
    const reversed = ':20:X\n:25:1\n:60F:C200101KZT0,\n:61:200102RC10,5NTRFREF//BANK\n:86:a\nb\n:61:garbage';
    expect(readMt940(reversed).rows.map(({ cells }) => cells)).toEqual([
      ['1', '2020-01-02', '-10,5', 'KZT', 'REF // BANK', 'a b'],
      ['1', '', '', 'KZT', '', 'garbage'],
    ]);
  });
});
