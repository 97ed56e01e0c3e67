import { expect, it } from 'vitest';
import type { TableDialect } from '../../db/domain/import';
import { machineOf } from '../../db/domain/tables/otherRows';
import { tableMoment, transferOf } from '../../db/domain/tables/transferRow';

const dialect: TableDialect = {
  format: 'csv',
  encoding: 'utf-8',
  delimiter: ';',
  header: true,
  decimalComma: true,
  dateOrder: 'dmy',
  language: 'ru',
  sheet: 0,
};
const caseId = '01a1ec62-0428-7958-9e27-de7ced00ff1c';
const amount = (cells: Record<string, string>) =>
  transferOf('statements', caseId, { happenedAt: '2026-01-25', ...cells }, dialect).draft?.amount;

// Would catch: a payment of a hundred kept as nothing, because the bank writes 0,00 into the other column.
it.each([
  [{ debit: '100,00', credit: '0,00' }, '-100.00'],
  [{ debit: '-100,00', credit: '0' }, '-100.00'],
  [{ debit: '0,00', credit: '5,00' }, '5.00'],
  [{ debit: '100,00', credit: '' }, '-100.00'],
  [{ debit: '', credit: '7' }, '7'],
  [{ debit: '0,00', credit: '0,00' }, '0.00'],
  [{ debit: '', credit: '0,00' }, '0.00'],
  [{ amount: '5', direction: 'withdraw' }, '-5'],
  [{ amount: '(1 000,50)' }, '-1000.50'],
  [{ amount: '\u2212100,00 KZT' }, '-100.00'],
] as const)('takes the amount of %j from the column that it is about', (cells, expected) => {
  expect(amount(cells)).toBe(expected);
});

// Would catch: one of two amounts thrown away without a word.
it('takes neither amount of a row whose money went both ways', () => {
  const both = { happenedAt: '2026-01-25', debit: '100,00', credit: '5,00' };
  const { draft, findings } = transferOf('statements', caseId, both, dialect);
  expect(draft).toBeUndefined();
  expect(findings).toMatchObject([{ level: 'error', field: 'debit', code: 'transfer.both-ways' }]);
});

// Would catch: the year of a day taken for hours from Greenwich, and the row refused.
it.each([
  ['25-01-2022', '2022-01-25'],
  ['25-01-2022 10:20', '2022-01-25T10:20'],
  ['2022-01-25T02:58-08:00', '2022-01-25T02:58-08:00'],
  ['25.01.2022 10:20 UTC', '2022-01-25T10:20Z'],
])('reads the moment %s', (text, expected) => {
  expect(tableMoment(text, 'dmy')).toBe(expected);
});

// Would catch: a power in kilowatts dropped because a double is a hair beside it.
it('reads kilowatts to the watt', () => {
  const { draft } = machineOf({ model: 'S19', nameplateWatts: '1,001 кВт' }, dialect);
  expect(draft?.line.nameplateWatts).toBe(1_001);
});
