import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dueFor, forkOf, forksAt, heldAt, stateOf } from '../../../db/domain/funds/forks';
import { readBalances } from '../../../db/domain/funds/importBalances';
import { type ObservationRecord, observationRecord } from '../../../db/domain/funds/observation';
import { referenceEntry } from '../../../db/domain/reference';

const rows = referenceEntry
  .omit({ id: true })
  .array()
  .parse(
    JSON.parse(readFileSync(resolve(import.meta.dirname, '../../../assets/reference/forks.json'), 'utf8')),
  );
const forks = rows.flatMap((row) => forkOf({ ...row, id: `fork:${row.code}` }) ?? []);
const fork = (code: string) => {
  const found = forks.find((one) => one.code === code);
  if (!found) throw new Error(`${code} is known`);
  return found;
};

function seen(fields: Partial<ObservationRecord>): ObservationRecord {
  return {
    ...observationRecord.partial().parse({}),
    assetId: 'bitcoin',
    withdrawn: 0,
    ledgerSeq: 1,
    blockHeight: null,
    observedAt: '',
    ...fields,
  } as ObservationRecord;
}

describe('forks and airdrops', () => {
  it('are all read from the reference table', () => {
    expect(forks.map(({ code }) => code)).toEqual(rows.map(({ code }) => code));
  });

  it('give what was held at the last common block, in units of the new coin', () => {
    expect(dueFor(fork('BCH'), 150_000_000n)).toBe(150_000_000n);
    expect(dueFor(fork('BCD'), 100_000_000n)).toBe(100_000_000n); // 10 BCD of 10^7
    expect(dueFor(fork('XEC'), 100_000_000n)).toBe(100_000_000n); // 1,000,000.00 XEC
    expect(dueFor(fork('FLR'), 1_000_000n)).toBe(1_007_300_000_000_000_000n);
  });

  // A balance of years later says nothing of what was held then.
  it('look only at observations before the fork', () => {
    const before = seen({ id: 'a', amount: '5', blockHeight: 478_000 });
    const at = seen({ id: 'b', amount: '7', blockHeight: 478_558 });
    const after = seen({ id: 'c', amount: '9', blockHeight: 478_559 });
    expect(heldAt(fork('BCH'), [after, at, before])?.id).toBe('b');
    expect(heldAt(fork('BCH'), [after])).toBeUndefined();
    expect(heldAt(fork('BCH'), [seen({ observedAt: '2017-07-31T23:59' })])).toBeDefined();
    expect(heldAt(fork('BCH'), [seen({ observedAt: '2017-08-01T00:00' })])).toBeUndefined();
    expect(heldAt(fork('BCH'), [{ ...at, withdrawn: 1 }])).toBeUndefined();
  });

  it('concern the addresses of their own chain', () => {
    expect(forksAt('bitcoin', forks).map(({ code }) => code)).toEqual(['BCH', 'BTG', 'BCD', 'BSV', 'XEC']);
    expect(forksAt('bitcoin-testnet', forks)).toEqual([]);
    expect(forksAt('tron', forks)).toEqual([]);
    expect(stateOf(undefined)).toBe('unknown');
    expect(stateOf(0n)).toBe('not-applicable');
  });
});

describe('a table of balances', () => {
  const caseId = '0192f0c0-0000-7000-8000-000000000001';
  const place = {
    id: '0192f0c0-0000-7000-8000-000000000002',
    kind: 'address' as const,
    walletId: null,
    number: 'X/W-01',
    title: '',
    text: '0xdAC17F958D2ee523a2206206994597C13D831ec7',
    chain: 'ethereum' as const,
    role: 'suspect' as const,
    agency: false,
  };
  const context = { caseId, places: [place], name: 'file.csv', source: 'statement' as const, offset: 300 };

  it('is read by its headings, in whole units, with the time of the machine', () => {
    const text =
      'Адрес;Актив;Остаток;Дата;Блок\n0xdac17f958d2ee523a2206206994597c13d831ec7;USDT;1 204,5;2026-10-05T19:00:00Z;24000000';
    expect(readBalances(text, context)).toMatchObject({
      drafts: [
        {
          assetId: 'usdt.ethereum',
          amount: '1204500000',
          observedAt: '2026-10-06T00:00',
          blockHeight: 24_000_000,
        },
      ],
      rejected: [],
    });
  });

  it('rejects what it does not understand, with the line', () => {
    const text = [
      'address,asset,balance,date',
      '0x0000000000000000000000000000000000000000,ETH,1,2026-10-05',
      `${place.text},BTC,1,2026-10-05`,
      `${place.text},USDT,1.0000001,2026-10-05`,
      `${place.text},USDT,1,yesterday`,
    ].join('\n');
    expect(readBalances(text, context).rejected.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'place'],
      [3, 'asset'],
      [4, 'amount'],
      [5, 'time'],
    ]);
    expect(readBalances('1,2,3', context).rejected).toMatchObject([{ reason: 'heading' }]);
  });
});
