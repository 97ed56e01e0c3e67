import { error, type Finding, warning } from '../finding';
import type { TableDialect } from '../import';
import { checkTexts } from '../text';
import type { TransferRecord } from '../transfer';
import { foldHeader } from './fields';
import { plainDate, plainNumber } from './values';

/** A transfer of a table, before it has an import and a place. */
export type TransferDraft = Omit<TransferRecord, 'id' | 'importId' | 'line' | 'withdrawn' | 'ledgerSeq'>;

type Cells = Readonly<Record<string, string>>;

/** Words that say that money went out, folded; `DONE` and `completed` say nothing of it. */
const outgoing =
  /^(sent|send|withdraw|withdrawal|out|debit|sell|расход|списание|дебет|вывод|отправлен|шығыс|дебет|жіберілді)/;

/** `0.5 BTC` or `KZT 1 000,50` as the number and what stands beside it. */
function amountOf(cell: string, decimalComma: boolean): { amount: string | undefined; unit: string } {
  // Bookkeepers put what went out in brackets; word processors write a minus of their own.
  const plain = cell
    .trim()
    .replace(/^\(([^()]+)\)$/, '-$1')
    .replace('\u2212', '-');
  const found = /^([A-Za-z₸$€₽]{1,12})?\s*([-+]?[\d\s\u00a0\u202f'’.,]+)\s*([A-Za-z0-9₸$€₽.]{1,12})?$/.exec(
    plain,
  );
  const unit = found?.[1] ?? found?.[3] ?? '';
  const digits = (found?.[2] ?? '').trim().replace(/^\+/, '');
  // A number with one comma and no point is a fraction where the whole of the table does not say otherwise.
  return { amount: plainNumber(digits, decimalComma) ?? plainNumber(digits, !decimalComma), unit };
}

/** A moment as tables write it, with the zone where they say one: `2022-01-25T02:58-08:00`. */
export function tableMoment(text: string, order: TableDialect['dateOrder']): string | undefined {
  const bare = text.trim().replace(/,\s+/, ' ');
  // After an hour alone: `25-01-2022` ends in a year.
  const zone = bare.includes(':') ? /\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})$/i.exec(bare) : null;
  const local = zone ? bare.slice(0, zone.index) : bare;
  const half = /^(.*?\s)(\d{1,2})(:\d{2}(?::\d{2})?)\s*([AP])M$/i.exec(local);
  const hour = half ? (Number(half[2]) % 12) + (/p/i.test(half[4] ?? '') ? 12 : 0) : 0;
  const day = plainDate(half ? `${half[1]}${String(hour).padStart(2, '0')}${half[3]}` : local, order);
  if (day === undefined || !day.includes('T') || !zone) return day;
  const said = (zone[1] ?? '').toUpperCase();
  return /^[+-]/.test(said) ? `${day}${said.slice(0, 3)}:${said.slice(-2)}` : `${day}Z`;
}

/** A transfer from the cells of a row. Amounts of statements are below zero for what went out. */
export function transferOf(
  origin: TransferRecord['origin'],
  caseId: string,
  cells: Cells,
  dialect: TableDialect,
): { draft: TransferDraft | undefined; findings: Finding[] } {
  const cell = (name: string) => (cells[name] ?? '').trim();
  const found: Finding[] = [];
  const debit = amountOf(cell('debit'), dialect.decimalComma);
  const credit = amountOf(cell('credit'), dialect.decimalComma);
  const plain = amountOf(cell('amount'), dialect.decimalComma);
  const paid = debit.amount === undefined ? undefined : negative(debit.amount);
  // Banks write 0.00 into the column that the row is not about.
  const whole = plain.amount ?? (isNothing(credit.amount) ? (paid ?? credit.amount) : credit.amount);
  const out = outgoing.test(foldHeader(cell('direction')));
  const amount = whole !== undefined && out ? negative(whole) : whole;
  if (!isNothing(debit.amount) && !isNothing(credit.amount)) found.push(error('debit', 'transfer.both-ways'));
  const stated = ['amount', 'debit', 'credit'].some((name) => cell(name) !== '');
  if (stated && amount === undefined) found.push(error('amount', 'number.form'));
  if (!stated) found.push(warning('amount', 'transfer.no-amount'));
  const happenedAt = tableMoment(cell('happenedAt'), dialect.dateOrder);
  if (happenedAt === undefined) found.push(error('happenedAt', 'date.not-a-day'));
  if (origin === 'transactions' && cell('txid') === '') found.push(error('txid', 'required'));
  if (origin === 'statements' && happenedAt === '') found.push(error('happenedAt', 'required'));
  const fee = amountOf(cell('fee'), dialect.decimalComma);
  if (cell('fee') !== '' && fee.amount === undefined) found.push(warning('fee', 'number.form'));
  const draft: TransferDraft = {
    caseId,
    origin,
    account: cell('account'),
    txid: cell('txid'),
    fromText: cell('fromText'),
    toText: cell('toText'),
    asset: cell('asset') || plain.unit || credit.unit || debit.unit,
    amount: amount ?? '',
    fee: fee.amount ?? '',
    happenedAt: happenedAt ?? '',
    counterparty: cell('counterparty'),
    description: [cell('direction'), cell('description')].filter(Boolean).join(' · '),
  };
  found.push(...checkTexts(draft, ['txid']));
  return { draft: found.some(({ level }) => level === 'error') ? undefined : draft, findings: found };
}

const isNothing = (amount: string | undefined): boolean =>
  amount === undefined || /^-?0(\.0*)?$/.test(amount);
const negative = (amount: string): string =>
  amount.startsWith('-') || isNothing(amount) ? amount : `-${amount}`;
