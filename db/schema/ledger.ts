import { type SQL, sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { words } from './columns';

const of = (path: string): SQL => sql.raw(`json_extract(body, '$.${path}')`);

/** The chain. What lists and filters need is generated from the signed body, so that it cannot differ from it. */
export const ledgerEntry = sqliteTable(
  'ledger_entry',
  {
    seq: integer().primaryKey(),
    body: text().notNull(),
    hash: text().notNull(),
    signature: text().notNull(),
    secondSignature: words(),
    subjectId: text().generatedAlwaysAs(of('subject.id'), { mode: 'virtual' }),
    caseId: text().generatedAlwaysAs(of('subject.caseId'), { mode: 'virtual' }),
    kind: text().generatedAlwaysAs(of('kind'), { mode: 'virtual' }),
    authorId: text().generatedAlwaysAs(of('author.id'), { mode: 'virtual' }),
    at: text().generatedAlwaysAs(of('at'), { mode: 'virtual' }),
  },
  (table) => [
    index('ledger_by_subject').on(table.subjectId, table.seq),
    index('ledger_by_case').on(table.caseId, table.seq),
    index('ledger_by_kind').on(table.kind, table.seq),
    index('ledger_by_author').on(table.authorId, table.seq),
    index('ledger_by_time').on(table.at, table.seq),
  ],
);
