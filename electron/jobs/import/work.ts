import { hash } from 'node:crypto';
import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs';
import type {
  AddressForm,
  ImportFinding,
  ImportKind,
  ImportPlan,
  ImportTotals,
} from '../../../db/domain/import';
import { CompactTree } from '../../../db/domain/merkle';
import { Refusal } from '../../../db/domain/refusal';
import { doubtOf, draftOfRow, identityKeys, type RecordImportKind } from '../../../db/domain/tables/drafts';
import { fieldNames } from '../../../db/domain/tables/fields';
import { csvLine } from '../../../db/domain/tables/values';
import { headBytes, type TableFile, tableRows } from '../../exchange/importers/tables/openTable';
import type { TableRow } from '../../exchange/importers/tables/rows';
import { plainSize } from '../../vault/sealed/format';
import { readSealed } from '../../vault/sealed/stream';
import { KernelMemory } from '../scan/kernelMemory';
import type { JobHooks } from '../types';
import { CellGuard } from './guard';
import { AddressJudge, type Judged, type Named } from './judgeAddress';
import { mayBePlain, PlainRows, pieceBytes } from './plainRows';
import { Seen } from './seen';
import { type Segment, SegmentRows } from './segment';

/** Where the file is: as the officer chose it, or sealed in the vault's store. */
export type ImportSource =
  | { readonly from: 'file'; readonly path: string }
  | { readonly from: 'store'; readonly path: string; readonly keys: readonly Uint8Array[] };

export interface ImportJob {
  readonly source: ImportSource;
  readonly kind: ImportKind;
  readonly caseId: string;
  readonly plan: ImportPlan;
  /** What the case holds already, U+001E between: for addresses chain, U+001F, canonical text; for records `identityKeys`. */
  readonly known: readonly Uint8Array[];
  /** Whether rows are wanted, or their totals alone. */
  readonly dry: boolean;
}

/** A row that becomes a record of its own. */
export interface NamedRow {
  readonly line: number;
  readonly cells: Named;
}

/** What a job hands over while it runs; it goes on when the taker is done with it. */
export type ImportBatch =
  | { readonly batch: 'segment'; readonly segment: Segment }
  | { readonly batch: 'rows'; readonly rows: readonly NamedRow[] }
  /** Lines of the file of rejected and flagged rows, as CSV. */
  | { readonly batch: 'rejects'; readonly csv: Uint8Array };

export interface ImportResult {
  readonly totals: ImportTotals;
  readonly findings: readonly ImportFinding[];
  readonly forms: readonly AddressForm[];
  readonly segments: number;
  readonly leaves: number;
  readonly rootHash: string;
  /** A row held seed words or a key. */
  readonly secret: boolean;
}

export type TakeBatch = (batch: ImportBatch) => Promise<void>;

export function openSource(source: ImportSource): TableFile {
  if (source.from === 'file') {
    const { size } = statSync(source.path);
    const head = Buffer.alloc(Math.min(size, headBytes));
    const file = openSync(source.path, 'r');
    try {
      readSync(file, head, 0, head.length, 0);
    } finally {
      closeSync(file);
    }
    return { size, head, bytes: () => createReadStream(source.path, { highWaterMark: 1024 * 1024 }) };
  }
  const size = plainSize(statSync(source.path).size) ?? 0;
  return { size, head: new Uint8Array(), bytes: () => readSealed(source.path, source.keys) };
}

/** Rows of one turn at most, and milliseconds between two moments at which others may speak. */
const turn = 4_096;
const between = 20;
/** Bytes of a row of a register, more or less. */
const usualRow = 64;

/**
 * Reads a table row by row, judges each, packs what is kept and hands it over. Memory is that of one segment, whatever the
 * size of the file. @throws Refusal `job.cancelled`, `table.damaged`, `file.altered`
 */
export async function runImportWork(job: ImportJob, take: TakeBatch, hooks: JobHooks): Promise<ImportResult> {
  const file = openSource(job.source);
  const work = new Work(job, take, file.size);
  let bytes = 0;
  const counted: TableFile = {
    ...file,
    bytes: async function* () {
      for await (const chunk of file.bytes()) {
        bytes += chunk.length;
        yield chunk;
      }
    },
  };
  let spoken = performance.now();
  for await (const rows of work.rowsOf(counted)) {
    for (let at = 0; at === 0 || at < rows.length; at += turn) {
      await work.take(rows.slice(at, at + turn));
      if (performance.now() - spoken < between) continue;
      hooks.progress?.(Math.min(bytes, file.size), file.size);
      await new Promise((resolve) => setImmediate(resolve));
      if (hooks.signal?.aborted) throw new Refusal('job.cancelled');
      spoken = performance.now();
    }
  }
  return work.end();
}

type Outcome = Judged | { readonly state: 'named'; readonly named: NamedRow; readonly flag: string };
type Accepted = Extract<Outcome, { state: 'accepted' | 'named' }>;

const digest = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');

class Work {
  readonly #job: ImportJob;
  readonly #take: TakeBatch;
  readonly #judge: AddressJudge;
  readonly #guard = new CellGuard();
  readonly #memory = new KernelMemory(pieceBytes);
  readonly #seen: Seen;
  readonly #fields: (string | null)[];
  readonly #totals = { read: 0, accepted: 0, flagged: 0, rejected: 0, duplicates: 0 };
  readonly #findings = new Map<
    string,
    { code: string; field: string; level: 'error' | 'warning'; count: number; firstLine: number }
  >();
  readonly #tree = new CompactTree(0, [], digest);
  readonly #segment = new SegmentRows();
  #named: NamedRow[] = [];
  #rejects: string[] = [];
  #segments = 0;
  #secret = false;

  constructor(job: ImportJob, take: TakeBatch, size: number) {
    this.#job = job;
    this.#take = take;
    this.#seen = new Seen(this.#memory, size / usualRow);
    this.#judge = new AddressJudge(this.#seen);
    const known = new Set(fieldNames(job.kind));
    this.#fields = job.plan.map.columns.map((name) => (name !== null && known.has(name) ? name : null));
    for (const part of job.known) this.#know(Buffer.from(part).toString('utf8'));
  }

  #know(list: string): void {
    for (const key of list.split('\u001e')) {
      if (key === '') continue;
      const cut = this.#job.kind === 'addresses' ? key.indexOf('\u001f') : -1;
      this.#seen.add(cut < 0 ? '' : key.slice(0, cut), key.slice(cut + 1));
    }
  }

  /** The table's rows, but for those that are judged and kept on their bytes; no rows where a turn is over. */
  async *rowsOf(file: TableFile): AsyncGenerator<readonly TableRow[]> {
    const { plan, kind, dry } = this.#job;
    if (kind !== 'addresses' || !mayBePlain(plan)) {
      yield* tableRows(file, plan);
      return;
    }
    const plain = new PlainRows({
      plan,
      memory: this.#memory,
      judge: this.#judge,
      guard: this.#guard,
      seen: this.#seen,
      totals: this.#totals,
      segment: dry ? undefined : this.#segment,
    });
    for await (const chunk of file.bytes()) {
      yield* plain.read(chunk);
      yield [];
    }
    yield* plain.end();
  }

  async take(rows: readonly TableRow[]): Promise<void> {
    if (this.#segment.full) await this.#endSegment();
    for (const row of rows) {
      this.#totals.read += 1;
      const judged: Outcome = row.broken
        ? { state: 'rejected', reason: `import.${row.broken}` }
        : this.#judgeRow(row);
      if (judged.state === 'duplicate') this.#totals.duplicates += 1;
      else if (judged.state === 'rejected') this.#reject(row, judged.reason);
      else this.#accept(row, judged);
      if (this.#segment.full) await this.#endSegment();
    }
    if (this.#rejects.length > 2_000) await this.#endRejects();
    if (this.#named.length > 0) await this.#endNamed();
  }

  #judgeRow(row: TableRow): Outcome {
    const cells: Record<string, string> = { ...this.#job.plan.map.fixed };
    for (const [index, name] of this.#fields.entries()) {
      if (name === null) continue;
      const cell = row.cells[index] ?? '';
      cells[name] = cell;
    }
    for (const [name, cell] of Object.entries(cells)) {
      if (cell.length > longestOf(name)) return { state: 'rejected', reason: 'import.too-long' };
      if (name === 'text' && this.#job.kind === 'addresses') continue;
      const wrong = this.#guard.check(cell, { allowHash: name === 'txid' });
      if (wrong) return { state: 'rejected', reason: wrong };
    }
    if (this.#job.kind !== 'addresses') return this.#judgeRecord(this.#job.kind, row.line, cells);
    const judged = this.#judge.judge(row.line, cells);
    if (judged.state === 'duplicate' || (judged.state === 'accepted' && judged.flag === '')) return judged;
    // What no chain accepts may be something else that must not be kept.
    const wrong = this.#guard.check(cells.text ?? '');
    return wrong ? { state: 'rejected', reason: wrong } : judged;
  }

  #judgeRecord(kind: RecordImportKind, line: number, cells: Named): Outcome {
    const { made, findings } = draftOfRow(kind, this.#job.caseId, cells, this.#job.plan.dialect);
    if (!made)
      return { state: 'rejected', reason: findings.find(({ level }) => level === 'error')?.code ?? '' };
    const keys = identityKeys(made);
    if (keys.some((key) => !this.#seen.add('', key))) return { state: 'duplicate' };
    return { state: 'named', named: { line, cells }, flag: doubtOf(findings)?.code ?? '' };
  }

  #accept(row: TableRow, judged: Accepted): void {
    this.#totals.accepted += 1;
    if (!this.#job.dry) this.#keep(judged);
    if (judged.flag === '') return;
    this.#totals.flagged += 1;
    this.#note(row, judged.flag, 'warning');
  }

  #keep(judged: Accepted): void {
    if (judged.state === 'accepted') this.#segment.add(judged.row);
    else this.#named.push(judged.named);
  }

  #reject(row: TableRow, reason: string): void {
    this.#totals.rejected += 1;
    if (reason === 'text.secret') this.#secret = true;
    this.#note(row, reason, 'error');
  }

  #note(row: TableRow, code: string, level: 'error' | 'warning'): void {
    const known = this.#findings.get(code);
    if (known) known.count += 1;
    else this.#findings.set(code, { code, field: '', level, count: 1, firstLine: row.line });
    // What holds a secret is named and not repeated.
    const cells = code === 'text.secret' ? [] : row.cells;
    this.#rejects.push(
      csvLine([String(row.line), level === 'error' ? 'rejected' : 'flagged', code, ...cells]),
    );
  }

  async #endSegment(): Promise<void> {
    if (this.#segment.count === 0) return;
    const segment = this.#segment.pack();
    for (const leaf of segment.leaves) this.#tree.add(leaf);
    this.#segments += 1;
    await this.#take({ batch: 'segment', segment });
  }

  async #endRejects(): Promise<void> {
    if (this.#rejects.length === 0) return;
    const csv = Uint8Array.from(Buffer.from(this.#rejects.join('')));
    this.#rejects = [];
    await this.#take({ batch: 'rejects', csv });
  }

  async #endNamed(): Promise<void> {
    const rows = this.#named;
    this.#named = [];
    await this.#take({ batch: 'rows', rows });
  }

  async end(): Promise<ImportResult> {
    await this.#endSegment();
    await this.#endRejects();
    return {
      totals: this.#totals,
      findings: [...this.#findings.values()],
      forms: this.#judge.forms,
      segments: this.#segments,
      leaves: this.#tree.size,
      rootHash: this.#tree.size === 0 ? '' : Buffer.from(this.#tree.root()).toString('hex'),
      secret: this.#secret,
    };
  }
}

/** Notes may be long; every other field is a line. */
function longestOf(field: string): number {
  return field === 'notes' ? 20_000 : 400;
}
