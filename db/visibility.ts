import type { Database } from 'better-sqlite3';
import { eq, getTableName, sql } from 'drizzle-orm';
import { seesAllCases } from './domain/acts';
import type { ReadDb } from './open';
import { prepared } from './prepared';
import { type EvidenceName, evidence, ledgerEntry, officer } from './schema';

/**
 * Whose cases decide who sees a row: nobody's (`all`), those of the case in a column, or those of a row of another table.
 * Exhaustive by type, so that a new table cannot be forgotten.
 */
type Visibility = 'all' | { readonly case: string } | { readonly parent: EvidenceName; readonly by: string };

const visibility: Record<EvidenceName, Visibility> = {
  vaultFact: 'all',
  checkpoint: 'all',
  officer: 'all',
  referenceEntry: 'all',
  backup: 'all',
  backupPlan: 'all',
  letterhead: 'all',
  reportTemplate: 'all',
  caseFile: { case: 'id' },
  caseAccess: { case: 'case_id' },
  seizure: { case: 'case_id' },
  exhibit: { case: 'case_id' },
  wallet: { case: 'case_id' },
  address: { parent: 'wallet', by: 'wallet_id' },
  site: { case: 'case_id' },
  equipment: { parent: 'site', by: 'site_id' },
  person: { case: 'case_id' },
  link: { case: 'case_id' },
  report: { case: 'case_id' },
  attachment: { case: 'case_id' },
  envelope: { case: 'case_id' },
  envelopeOpening: { parent: 'envelope', by: 'envelope_id' },
  sealedWords: { parent: 'envelope', by: 'envelope_id' },
  sealedShare: { parent: 'envelope', by: 'envelope_id' },
  reportVersion: { parent: 'report', by: 'report_id' },
  reportVolume: { parent: 'report', by: 'report_id' },
  controlProof: { parent: 'wallet', by: 'wallet_id' },
  account: { case: 'case_id' },
  observation: { case: 'case_id' },
  movement: { case: 'case_id' },
  controlChange: { parent: 'wallet', by: 'wallet_id' },
  dropExplanation: { parent: 'observation', by: 'observation_id' },
  entitlement: { parent: 'wallet', by: 'wallet_id' },
  valuation: { case: 'case_id' },
  rateTable: 'all',
  rate: 'all',
  bridgeRequest: { case: 'case_id' },
  importRun: { case: 'case_id' },
  importedRecord: { parent: 'importRun', by: 'import_id' },
  custodyEvent: { case: 'case_id' },
  custodyItem: { parent: 'custodyEvent', by: 'event_id' },
  custodyReceipt: { parent: 'custodyEvent', by: 'event_id' },
  holding: { case: 'case_id' },
  legalStatus: { case: 'case_id' },
  disposition: { case: 'case_id' },
  dispositionItem: { parent: 'disposition', by: 'disposition_id' },
  discrepancy: { case: 'case_id' },
  stockCount: { case: 'case_id' },
  countLine: { parent: 'stockCount', by: 'stock_count_id' },
  deadline: { case: 'case_id' },
  provider: 'all',
  listedEntry: 'all',
  transfer: { case: 'case_id' },
};

/** A literal of SQL: views take no parameters. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/**
 * SQL that answers the ids of the cases that the officer sees: recorded by their unit or granted to them or their unit.
 * A case from before there was any access belongs to the unit of whoever recorded it. Both are expressions of SQL.
 */
function visibleCases(officerId: string, unit: string): string {
  const mine = `((grantee_kind = 'officer' AND grantee = ${officerId}) OR (grantee_kind = 'unit' AND grantee = ${unit}))`;
  return (
    `SELECT case_id AS id FROM main.case_access WHERE withdrawn = 0 AND ${mine} ` +
    'UNION SELECT c.id FROM main.case_file c JOIN main.officer o ON o.id = c.officer_id ' +
    `WHERE o.unit = ${unit} AND NOT EXISTS (SELECT 1 FROM main.case_access a WHERE a.case_id = c.id)`
  );
}

const sight = prepared((whole) => {
  const mine = sql.raw(visibleCases('"officer"."id"', '"officer"."unit"'));
  const seen = sql<number>`EXISTS (SELECT 1 FROM (${mine}) WHERE id = ${sql.placeholder('caseId')})`;
  return whole
    .select({ role: officer.role, seen })
    .from(officer)
    .where(eq(officer.id, sql.placeholder('officerId')))
    .prepare();
});

/** Whether the officer sees the case. A case that is only being recorded is its recorder's. */
export function seesCase(whole: ReadDb, officerId: string, caseId: string): boolean {
  const me = sight(whole).get({ officerId, caseId });
  return !me || seesAllCases(me.role) || me.seen === 1;
}

/**
 * Shadows every table of this connection with a view of what the officer may see. SQLite looks for an unqualified name
 * among the temporary ones first, so no query of this connection can forget the filter.
 */
export function shadowTables(client: Database, officerId: string, unit: string): void {
  client.exec(`CREATE TEMP VIEW visible_case AS ${visibleCases(quote(officerId), quote(unit))}`);
  const seen = 'SELECT id FROM temp.visible_case';
  for (const name of Object.keys(visibility) as EvidenceName[]) {
    const rule = visibility[name];
    if (rule === 'all') continue;
    const table = getTableName(evidence[name]);
    // The plus keeps the index on the case out of the plan: by it all rows would be read for a page or for a few ids.
    const where =
      'case' in rule
        ? `+c.${rule.case} IN (${seen})`
        : `EXISTS (SELECT 1 FROM main.${getTableName(evidence[rule.parent])} p WHERE p.id = c.${rule.by} AND p.case_id IN (${seen}))`;
    // Asked of each row: a list of all parents would be made for every question about one of them.
    client.exec(`CREATE TEMP VIEW ${table} AS SELECT * FROM main.${table} c WHERE ${where}`);
  }
  // The plus keeps the index on the case out of it: a page of the newest entries is found by sequence, not by sorting all.
  client.exec(
    `CREATE TEMP VIEW ledger_entry AS SELECT * FROM main.ledger_entry WHERE +case_id IS NULL OR +case_id IN (${seen})`,
  );
  // Rows of imports name no case: the segments of the imports that may be seen do.
  client.exec(
    `CREATE TEMP VIEW imported_address AS SELECT * FROM main.imported_address a WHERE EXISTS (SELECT 1 FROM main.import_run r
     WHERE a.segment BETWEEN r.first_segment AND r.first_segment + r.segments - 1 AND r.case_id IN (${seen}))`,
  );
  client.exec(
    `CREATE TEMP VIEW table_view AS SELECT * FROM main.table_view WHERE officer_id = ${quote(officerId)}`,
  );
  client.exec(`CREATE TEMP VIEW draft AS SELECT * FROM main.draft WHERE officer_id = ${quote(officerId)}`);
  // The second log is read through its own route, which asks for the role.
  client.exec('CREATE TEMP VIEW access_entry AS SELECT * FROM main.access_entry WHERE 0');
}

/** Where a difference stands: the entry that it is about, if any, and the row. */
interface Place {
  readonly seq: number | null;
  readonly table: string;
  readonly id: string;
}

/**
 * Whether whoever reads `read` may know what stands in this place. A row that is gone has only its entry left to ask;
 * one that no entry knows is nobody's but who sees its case.
 */
export function mayTell(read: ReadDb, whole: ReadDb, { seq, table, id }: Place): boolean {
  if (seq !== null && hasEntry(whole, seq) && !hasEntry(read, seq)) return false;
  if (id === '' || !isEvidence(table)) return true;
  return hasRow(read, table, id) || (seq !== null && !hasRow(whole, table, id));
}

function hasEntry(read: ReadDb, seq: number): boolean {
  const { seq: column } = ledgerEntry;
  return read.select({ seq: column }).from(ledgerEntry).where(eq(column, seq)).get() !== undefined;
}

function isEvidence(table: string): table is EvidenceName {
  return Object.hasOwn(visibility, table);
}

function hasRow(read: ReadDb, table: EvidenceName, id: string): boolean {
  const rows = evidence[table];
  return read.select({ id: rows.id }).from(rows).where(eq(rows.id, id)).get() !== undefined;
}
