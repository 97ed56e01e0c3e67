import { parseAmount } from '../money';
import { wallClock } from '../time';
import { type Asset, assetsAt, findAsset } from './assets';
import { readDay, readDelimited } from './delimited';
import type { ObservationDraft, ObservationSource } from './observation';
import type { MoneyPlaceView } from './view';

type Column = 'place' | 'asset' | 'amount' | 'at' | 'block' | 'source';

const headings: readonly (readonly [Column, RegExp])[] = [
  ['place', /^(address|адрес|мекенжай|account|счёт|счет|шот|аккаунт|wallet)/i],
  ['asset', /^(asset|coin|token|currency|ticker|актив|монета|токен|валюта|актив)/i],
  ['amount', /^(amount|balance|quantity|сумма|остаток|баланс|количество|сома|қалдық|мөлшер)/i],
  ['at', /^(date|time|at|дата|время|момент|күні|уақыты)/i],
  ['block', /^(block|height|блок|высота)/i],
  ['source', /^(source|explorer|источник|дереккөз|көзі)/i],
];

export interface BalanceRows {
  readonly drafts: readonly ObservationDraft[];
  readonly rejected: readonly {
    readonly line: number;
    readonly text: string;
    readonly reason: BalanceReason;
  }[];
}

export type BalanceReason = 'heading' | 'place' | 'asset' | 'amount' | 'time' | 'block';

export interface BalanceContext {
  readonly caseId: string;
  readonly places: readonly MoneyPlaceView[];
  /** The file's name: the source where a row names none. */
  readonly name: string;
  readonly source: ObservationSource;
  /** Minutes of the machine's clock from UTC: times with a zone are told by that clock. */
  readonly offset: number;
}

/**
 * Reads a table of balances: address (or account number), asset, amount in whole units, time or block, source. Columns are
 * named in Kazakh, Russian or English; without their names nothing is guessed.
 */
export function readBalances(text: string, context: BalanceContext): BalanceRows {
  const rows = readDelimited(text);
  const columns = columnsOf(rows[0]?.cells ?? []);
  const rejected: { line: number; text: string; reason: BalanceReason }[] = [];
  const drafts: ObservationDraft[] = [];
  if (columns.place === undefined || columns.amount === undefined) {
    const first = rows[0];
    return {
      drafts,
      rejected: [{ line: first?.line ?? 1, text: first?.cells.join('; ') ?? '', reason: 'heading' }],
    };
  }
  for (const row of rows.slice(1)) {
    const read = readRow((name) => row.cells[columns[name] ?? -1] ?? '', context);
    if (typeof read === 'string')
      rejected.push({ line: row.line, text: row.cells.join('; ').slice(0, 300), reason: read });
    else drafts.push(read);
  }
  return { drafts, rejected };
}

function columnsOf(cells: readonly string[]): Partial<Record<Column, number>> {
  const found: Partial<Record<Column, number>> = {};
  cells.forEach((cell, index) => {
    const name = headings.find(([, form]) => form.test(cell.trim()))?.[0];
    if (name !== undefined && found[name] === undefined) found[name] = index;
  });
  return found;
}

function readRow(cell: (name: Column) => string, context: BalanceContext): ObservationDraft | BalanceReason {
  const place = placeNamed(cell('place'), context.places);
  if (!place) return 'place';
  const asset = assetNamed(cell('asset'), place);
  if (!asset) return 'asset';
  const amount = parseAmount(cell('amount'), asset.decimals);
  if (amount === undefined || amount < 0n) return 'amount';
  const observedAt = momentNamed(cell('at'), context.offset);
  if (observedAt === undefined) return 'time';
  const block = cell('block').replace(/\s/g, '');
  if (!/^\d{0,15}$/.test(block)) return 'block';
  if (observedAt === '' && block === '') return 'time';
  return {
    caseId: context.caseId,
    addressId: place.kind === 'address' ? place.id : null,
    accountId: place.kind === 'account' ? place.id : null,
    assetId: asset.id,
    amount: String(amount),
    observedAt,
    blockHeight: block === '' ? null : Number(block),
    source: context.source,
    sourceName: cell('source') || context.name,
    attachmentId: null,
    notes: '',
  };
}

function placeNamed(text: string, places: readonly MoneyPlaceView[]): MoneyPlaceView | undefined {
  const wanted = text.trim();
  if (wanted === '') return undefined;
  return (
    places.find((place) => place.text === wanted || place.number === wanted) ??
    places.find((place) => /^0x/i.test(wanted) && place.text.toLowerCase() === wanted.toLowerCase())
  );
}

/** By id, ticker or contract; the chain's own coin where the table names none. */
function assetNamed(text: string, place: MoneyPlaceView): Asset | undefined {
  const wanted = text.trim().toLowerCase();
  if (place.chain === null) return findAsset(wanted) ?? bareTicker(wanted);
  const held = assetsAt(place.chain);
  if (wanted === '') return held[0];
  return held.find(
    ({ id, ticker, contract }) =>
      id === wanted ||
      ticker.toLowerCase() === wanted ||
      (contract !== '' && contract.toLowerCase() === wanted),
  );
}

/** At a provider a ticker is enough where only one coin has it. */
function bareTicker(wanted: string): Asset | undefined {
  return findAsset({ btc: 'bitcoin', eth: 'ethereum', trx: 'tron', usdt: 'usdt.tron' }[wanted] ?? '');
}

/** `2026-11-18T02:31`, `18.11.2026 02:31`, or with a zone; '' where nothing stands; undefined where it does not read. */
function momentNamed(text: string, offset: number): string | undefined {
  const clean = text.trim();
  if (clean === '') return '';
  if (/(Z|[+-]\d{2}:?\d{2})$/.test(clean) && !Number.isNaN(Date.parse(clean)))
    return wallClock({ at: new Date(clean).toISOString(), offset });
  const [day = '', time = '00:00'] = clean.split(/[T\s]+/);
  const date = readDay(day);
  const clock = /^([01]?\d|2[0-3]):([0-5]\d)(:[0-5]\d(\.\d+)?)?$/.exec(time);
  if (date === undefined || clock === null) return undefined;
  return `${date}T${(clock[1] ?? '').padStart(2, '0')}:${clock[2] ?? '00'}`;
}
