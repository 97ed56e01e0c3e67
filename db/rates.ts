import { and, desc, eq, gte, lte } from 'drizzle-orm';
import { oldestFor, type Rate, type RateTable } from './domain/funds/rates';
import type { ReadDb } from './open';
import { rate, rateTable } from './schema';
import type { WriteTx } from './tx';

/** The file that rates came from. */
export type RateFile = Pick<RateTable, 'name' | 'sha256' | 'size' | 'source'>;

/** Keeps every rate of one file; the same file again adds nothing. @throws nothing: rows were read before */
export function importRates(tx: WriteTx, file: RateFile, rates: readonly Rate[]): RateTable {
  const known = tx.read.select().from(rateTable).where(eq(rateTable.sha256, file.sha256)).get();
  if (known) return known;
  const dates = rates.map(({ date }) => date).sort();
  const table: RateTable = {
    id: tx.newId(),
    ...file,
    rows: rates.length,
    currencies: [...new Set(rates.map(({ currency }) => currency))].sort().join(' '),
    firstDate: dates[0] ?? '',
    lastDate: dates.at(-1) ?? '',
    recordedAt: tx.now.at,
    recordedOffset: tx.now.offset,
    officerId: tx.author.id,
    officerName: tx.author.name,
    ledgerSeq: tx.seq,
  };
  tx.insert('rateTable', table);
  for (const one of rates)
    tx.insert('rate', { id: tx.newId(), tableId: table.id, ...one, ledgerSeq: tx.seq });
  tx.about({ kind: 'vault', id: 'rates', number: '', title: file.name, caseId: null });
  return table;
}

/** Imported tables, newest first. */
export function listRateTables(read: ReadDb): RateTable[] {
  return read.select().from(rateTable).orderBy(desc(rateTable.ledgerSeq)).all();
}

export interface FoundRate extends Rate {
  readonly tableId: string;
}

/**
 * The rate that counts on a day: that day's, or the last one set before it within ten days. Of two tables that name the
 * same day, the one imported later counts.
 */
export function findRate(read: ReadDb, currency: string, date: string): FoundRate | undefined {
  return read
    .select()
    .from(rate)
    .where(and(eq(rate.currency, currency), lte(rate.date, date), gte(rate.date, oldestFor(date))))
    .orderBy(desc(rate.date), desc(rate.ledgerSeq))
    .limit(1)
    .get();
}

/** Rates of one table, newest day first. */
export function listRates(read: ReadDb, tableId: string, limit: number): Rate[] {
  return read
    .select({ date: rate.date, currency: rate.currency, rate: rate.rate, quantum: rate.quantum })
    .from(rate)
    .where(eq(rate.tableId, tableId))
    .orderBy(desc(rate.date), rate.currency)
    .limit(limit)
    .all();
}
