import type { Statement } from 'better-sqlite3';
import { getTableColumns, getTableName } from 'drizzle-orm';
import { canonicalJson, type RowChange } from '../domain/ledger';
import { snakeCase } from '../guards';
import type { Vault } from '../open';
import { type Projections, projections, type ReplayedEntry, readEntry } from '../projections';
import { type EvidenceName, evidence } from '../schema';
import { pagesUp } from './entries';
import type { Findings } from './found';

interface Column {
  readonly field: string;
  readonly json: boolean;
  /** What rows say that were recorded before the column was there. */
  readonly before: unknown;
}

interface Table {
  readonly name: EvidenceName;
  readonly columns: readonly Column[];
  readonly select: Statement<[string], unknown[]>;
  /** Rows that the ledger inserted and the table has. */
  found: number;
  missing: number;
  /** Of rows that were updated and whose insertion has not been reached yet: what each field was before. */
  readonly later: Map<string, Map<string, string>>;
}

/**
 * Compares the tables with the ledger, newest entry first: the newest word on a field is what its cell must hold, and
 * each older word what the next one says it changed from. Memory grows with the rows that were ever corrected, not with all.
 */
export class RowReplay {
  readonly #vault: Vault;
  readonly #findings: Findings;
  readonly #tables = new Map<string, Table>();
  /** Rows and fields that entries wrote which came while this replay was under way: not compared. */
  readonly #moving = new Map<string, ReadonlySet<string>>();

  constructor(vault: Vault, findings: Findings) {
    this.#vault = vault;
    this.#findings = findings;
    for (const name of Object.keys(evidence) as EvidenceName[])
      this.#tables.set(name, openTable(vault, name));
  }

  /** Takes one entry; each is older than the one before. */
  take(entry: ReplayedEntry): void {
    for (let index = entry.changes.length - 1; index >= 0; index -= 1) {
      const change = entry.changes[index];
      if (change) this.#change(change, entry.seq);
    }
  }

  /** An entry that was appended meanwhile: what it wrote is another verification's. */
  leaveOut(entry: ReplayedEntry): void {
    for (const change of entry.changes) {
      const table = this.#tables.get(change.table);
      if (!table) continue;
      if (change.op === 'insert') table.found += 1;
      else {
        const key = `${change.table} ${change.id}`;
        const fields = this.#moving.get(key) ?? [];
        this.#moving.set(key, new Set([...fields, ...Object.keys(change.fields)]));
      }
    }
  }

  #change(change: RowChange, seq: number): void {
    const table = this.#tables.get(change.table);
    if (!table) {
      if (change.op === 'insert')
        this.#findings.add('row.missing', { table: change.table, id: change.id, seq });
      return;
    }
    const cells = table.select.get(change.id);
    const number = () =>
      numberOf(table, cells) || (change.op === 'insert' ? String(change.row.number ?? '') : '');
    const where = () => ({ table: table.name, id: change.id, number: number() });
    if (change.op === 'insert') {
      if (!cells) {
        table.missing += 1;
        this.#findings.add('row.missing', where());
      } else table.found += 1;
      this.#insert(table, change, cells, where, seq);
    } else if (cells) this.#update(table, change, cells, where, seq);
  }

  #insert(
    table: Table,
    change: Extract<RowChange, { op: 'insert' }>,
    cells: readonly unknown[] | undefined,
    where: () => object,
    seq: number,
  ): void {
    const later = table.later.get(change.id);
    table.later.delete(change.id);
    const moving = this.#moving.get(`${table.name} ${change.id}`);
    for (const [index, column] of table.columns.entries()) {
      const { field } = column;
      const said = field === 'id' ? change.id : change.row[field];
      const recorded = said === undefined ? column.before : said;
      const next = later?.get(field);
      if (next !== undefined) this.#compareText(cellText(recorded), next, field, where, seq);
      else if (cells && !moving?.has(field)) this.#compare(recorded, cells[index], column, where, null);
    }
  }

  #update(
    table: Table,
    change: Extract<RowChange, { op: 'update' }>,
    cells: readonly unknown[],
    where: () => object,
    seq: number,
  ): void {
    const later = table.later.get(change.id) ?? new Map<string, string>();
    table.later.set(change.id, later);
    const moving = this.#moving.get(`${table.name} ${change.id}`);
    for (const [field, [from, to]] of Object.entries(change.fields)) {
      const index = table.columns.findIndex((column) => column.field === field);
      const column = table.columns[index];
      const next = later.get(field);
      later.set(field, cellText(from));
      if (next !== undefined) this.#compareText(cellText(to), next, field, where, seq);
      else if (column && !moving?.has(field)) this.#compare(to, cells[index], column, where, null);
    }
  }

  #compare(recorded: unknown, cell: unknown, column: Column, where: () => object, seq: number | null): void {
    if (recorded === cell && typeof cell !== 'object') return;
    const found = column.json ? parsed(cell) : cell;
    this.#compareText(cellText(recorded), cellText(found), column.field, where, seq);
  }

  /** `seq` is said where two entries disagree: the cell was changed in between, and changed again by Dalel. */
  #compareText(
    recorded: string,
    found: string,
    field: string,
    where: () => object,
    seq: number | null,
  ): void {
    if (recorded !== found) this.#findings.add('field.changed', { ...where(), seq, field, recorded, found });
  }

  /** Tables that hold more rows than the ledger made; the ledger is read once more for their names. */
  *findExtra(known: Projections = projections): Generator<number> {
    const suspects = new Map<string, Set<string>>();
    for (const table of this.#tables.values()) {
      const count = this.#vault.client
        .prepare<[], number>(`SELECT count(*) FROM "${getTableName(evidence[table.name])}"`)
        .pluck()
        .get();
      if (count !== table.found || table.missing > 0) suspects.set(table.name, new Set());
    }
    if (suspects.size === 0) return;
    for (const page of pagesUp(this.#vault, 0, Number.MAX_SAFE_INTEGER)) {
      for (const { body } of page) {
        const read = readEntry(body.toString('utf8'), known);
        if (read.state !== 'read') continue;
        for (const { op, table, id } of read.entry.changes) if (op === 'insert') suspects.get(table)?.add(id);
      }
      yield page.length;
    }
    for (const [name, ids] of suspects) this.#nameExtra(name, ids);
  }

  #nameExtra(name: string, ids: ReadonlySet<string>): void {
    const table = this.#tables.get(name);
    if (!table) return;
    const rows = this.#vault.client
      .prepare<[], unknown[]>(selectOf(table.name, table.columns))
      .raw()
      .iterate();
    const at = table.columns.findIndex(({ field }) => field === 'id');
    for (const cells of rows) {
      const id = cells[at];
      if (typeof id === 'string' && ids.has(id)) continue;
      this.#findings.add('row.extra', { table: name, id: String(id), number: numberOf(table, cells) });
    }
  }
}

function openTable(vault: Vault, name: EvidenceName): Table {
  const columns = Object.entries(getTableColumns(evidence[name])).map(([field, column]) => ({
    field,
    json: column.dataType === 'json',
    before: column.default ?? null,
  }));
  const select = vault.client.prepare<[string], unknown[]>(`${selectOf(name, columns)} WHERE "id" = ?`).raw();
  return { name, columns, select, found: 0, missing: 0, later: new Map() };
}

/** Rows are read past drizzle: a cell that somebody made unreadable must be named, not throw. */
function selectOf(name: EvidenceName, columns: readonly Column[]): string {
  const list = columns.map(({ field }) => `"${snakeCase(field)}"`).join(', ');
  return `SELECT ${list} FROM "${getTableName(evidence[name])}"`;
}

function numberOf(table: Table, cells: readonly unknown[] | undefined): string {
  const at = table.columns.findIndex(({ field }) => field === 'number');
  return at < 0 ? '' : String(cells?.[at] ?? '');
}

function parsed(cell: unknown): unknown {
  try {
    return JSON.parse(String(cell));
  } catch {
    return cell;
  }
}

/** Numbers, texts and null compare as canonical JSON; a blob, which no column holds, as what it is. */
function cellText(cell: unknown): string {
  return cell instanceof Uint8Array
    ? `blob ${Buffer.from(cell).toString('hex').slice(0, 64)}`
    : canonicalJson(cell ?? null);
}
