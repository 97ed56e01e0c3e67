import { type SQL, sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { CaseAccess } from '../domain/access';
import { caseFile } from './case';
import { whole, withdrawn, words } from './columns';

/** Who sees a case, one row for each officer or unit that it was given to. */
export const caseAccess = sqliteTable(
  'case_access',
  {
    id: text().primaryKey(),
    caseId: text()
      .notNull()
      .references(() => caseFile.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
    granteeKind: text().$type<CaseAccess['granteeKind']>().notNull(),
    grantee: words(),
    withdrawn: withdrawn(),
    ledgerSeq: whole(),
  },
  (table) => [
    index('case_access_by_case').on(table.caseId),
    index('case_access_by_grantee').on(table.granteeKind, table.grantee, table.withdrawn, table.caseId),
  ],
);

const of = (path: string): SQL => sql.raw(`json_extract(body, '$.${path}')`);

/** The second log, a chain of its own: unlocks, openings, searches, prints, exports. Not evidence, but kept like it. */
export const accessEntry = sqliteTable(
  'access_entry',
  {
    seq: integer().primaryKey(),
    body: text().notNull(),
    hash: text().notNull(),
    /** The officer's Ed25519 signature over the hash; '' for what happened before anybody was known. */
    signature: words(),
    kind: text().generatedAlwaysAs(of('kind'), { mode: 'virtual' }),
    officerId: text().generatedAlwaysAs(of('officer.id'), { mode: 'virtual' }),
    toldUnit: text().generatedAlwaysAs(of('toldUnit'), { mode: 'virtual' }),
  },
  (table) => [
    index('access_by_kind').on(table.kind, table.seq),
    index('access_by_officer').on(table.officerId, table.seq),
  ],
);
