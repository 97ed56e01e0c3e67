import { desc, sql } from 'drizzle-orm';
import type { HomeAlert } from './domain/home';
import type { ReadDb } from './open';
import { ledgerEntry } from './schema';

/** Entries that home looks back over; `ledger verify` looks at all. */
const lookBack = 200;

/** Two entries between which the machine's clock went back: `seq` is the later one, times are ISO 8601. */
export interface ClockJump {
  readonly seq: number;
  readonly from: string;
  readonly to: string;
}

/** Jumps among the last entries, newest first. Entries keep their order whatever the clock says. */
export function clockJumps(read: ReadDb): ClockJump[] {
  const at = sql<string>`json_extract(${ledgerEntry.body}, '$.at')`;
  const rows = read
    .select({ seq: ledgerEntry.seq, at })
    .from(ledgerEntry)
    .orderBy(desc(ledgerEntry.seq))
    .limit(lookBack)
    .all();
  return rows.flatMap((row, index) => {
    const before = rows[index + 1];
    return before && row.at < before.at ? [{ seq: row.seq, from: before.at, to: row.at }] : [];
  });
}

/** What home says of them: times in records and reports since then may be wrong. */
export function clockAlerts(read: ReadDb): HomeAlert[] {
  return clockJumps(read).map(({ seq, from, to }) => ({
    code: 'clock.back',
    state: 'amber',
    subject: null,
    caseNumber: '',
    since: to,
    params: { seq, from, to },
  }));
}
