import { createPublicKey, type KeyObject, verify as verifySignature } from 'node:crypto';
import { asc, getTableColumns, getTableName, gt } from 'drizzle-orm';
import {
  canonicalJson,
  genesisHash,
  type LedgerBody,
  type LedgerFinding,
  type LedgerVerdict,
  ledgerBody,
} from './domain/ledger';
import { snakeCase } from './guards';
import { entryHash, readHead } from './ledger';
import type { Vault } from './open';
import { type EvidenceName, evidence, ledgerEntry } from './schema';

/** Rows are read in pages: one long read would hold the whole ledger in memory. */
const pageSize = 10_000;

type Row = Record<string, unknown>;
type Projection = Map<string, Map<string, Row>>;

/**
 * Recomputes the chain and every signature, replays the ledger into rows and compares them with the tables, cell by cell.
 * Names record and field of every difference. Reads only.
 */
export function verifyLedger(vault: Vault): LedgerVerdict {
  const begun = performance.now();
  const replay = new Replay();
  let after = 0;
  for (;;) {
    const page = vault.read
      .select()
      .from(ledgerEntry)
      .where(gt(ledgerEntry.seq, after))
      .orderBy(asc(ledgerEntry.seq))
      .limit(pageSize)
      .all();
    for (const entry of page) replay.take(entry);
    after = page.at(-1)?.seq ?? after;
    if (page.length < pageSize) break;
  }
  const findings = [...guardFindings(vault), ...replay.findings, ...compareTables(vault, replay.rows)];
  // A clock that was set back is shown, but alters nothing: the chain keeps the order.
  const ok = findings.every((found) => found.code === 'clock.back');
  return {
    ok,
    entries: replay.entries,
    head: readHead(vault.read),
    findings,
    milliseconds: performance.now() - begun,
  };
}

export function ledgerFinding(
  code: LedgerFinding['code'],
  more: Partial<Omit<LedgerFinding, 'code'>> = {},
): LedgerFinding {
  return { code, seq: null, table: '', id: '', number: '', field: '', recorded: '', found: '', ...more };
}

function guardFindings(vault: Vault): LedgerFinding[] {
  return vault.differences.map((difference) =>
    ledgerFinding(difference.code, { table: difference.name, found: difference.found }),
  );
}

/** Follows the chain and keeps what the tables should hold. */
class Replay {
  readonly findings: LedgerFinding[] = [];
  readonly rows: Projection = new Map(Object.keys(evidence).map((name) => [name, new Map()]));
  entries = 0;
  #prev = genesisHash;
  #seq = 0;
  #time = '';
  readonly #keys = new Map<string, KeyObject>();

  take(entry: { seq: number; body: string; hash: string; signature: string }): void {
    this.entries += 1;
    if (entry.seq !== this.#seq + 1)
      this.findings.push(
        ledgerFinding('chain.gap', {
          seq: entry.seq,
          recorded: String(this.#seq + 1),
          found: String(entry.seq),
        }),
      );
    const hash = entryHash(entry.body);
    if (hash !== entry.hash)
      this.findings.push(
        ledgerFinding('entry.altered', { seq: entry.seq, recorded: entry.hash, found: hash }),
      );
    const body = readBody(entry.body);
    if (!body) this.findings.push(ledgerFinding('entry.unreadable', { seq: entry.seq }));
    else this.#follow(entry, body);
    this.#prev = entry.hash;
    this.#seq = entry.seq;
  }

  #follow(entry: { seq: number; hash: string; signature: string }, body: LedgerBody): void {
    if (body.prev !== this.#prev)
      this.findings.push(
        ledgerFinding('chain.broken', { seq: entry.seq, recorded: body.prev, found: this.#prev }),
      );
    if (body.seq !== entry.seq)
      this.findings.push(
        ledgerFinding('entry.altered', {
          seq: entry.seq,
          field: 'seq',
          recorded: String(body.seq),
          found: String(entry.seq),
        }),
      );
    if (body.at < this.#time)
      this.findings.push(
        ledgerFinding('clock.back', { seq: entry.seq, recorded: this.#time, found: body.at }),
      );
    this.#time = body.at;
    for (const change of body.changes) this.#apply(change);
    const key = this.#keys.get(body.author.id);
    if (!key)
      this.findings.push(
        ledgerFinding('signature.unknown-officer', { seq: entry.seq, found: body.author.name }),
      );
    else if (
      !verifySignature(null, Buffer.from(entry.hash, 'hex'), key, Buffer.from(entry.signature, 'hex'))
    ) {
      this.findings.push(ledgerFinding('signature.wrong', { seq: entry.seq, found: body.author.name }));
    }
  }

  #apply(change: LedgerBody['changes'][number]): void {
    const table = this.rows.get(change.table);
    if (!table) return;
    if (change.op === 'insert') {
      table.set(change.id, { id: change.id, ...change.row });
      const { signingKey } = change.row;
      if (change.table === 'officer' && typeof signingKey === 'string')
        this.#keys.set(change.id, ed25519Key(signingKey));
      return;
    }
    const row = table.get(change.id);
    if (row) for (const [field, [, to]] of Object.entries(change.fields)) row[field] = to;
  }
}

function readBody(text: string): LedgerBody | undefined {
  try {
    const body = ledgerBody.parse(JSON.parse(text));
    return canonicalJson(body) === text ? body : undefined;
  } catch {
    return undefined;
  }
}

/** An Ed25519 public key from its 32 bytes (RFC 8410: the fixed SubjectPublicKeyInfo prefix). */
export function ed25519Key(hex: string): KeyObject {
  return createPublicKey({
    key: Buffer.from(`302a300506032b6570032100${hex}`, 'hex'),
    format: 'der',
    type: 'spki',
  });
}

function compareTables(vault: Vault, rows: Projection): LedgerFinding[] {
  return (Object.keys(evidence) as EvidenceName[]).flatMap((name) =>
    compareTable(vault, name, rows.get(name) ?? new Map()),
  );
}

/**
 * Rows as they stand, read past drizzle: a cell that somebody made unreadable must be named, not throw.
 * Values of JSON columns are parsed where they parse.
 */
function readRaw(vault: Vault, name: EvidenceName): Row[] {
  const columns = Object.entries(getTableColumns(evidence[name]));
  const list = columns.map(([key, column]) => `"${snakeCase(column.name)}" AS "${key}"`).join(', ');
  const rows = vault.client.prepare<[], Row>(`SELECT ${list} FROM "${getTableName(evidence[name])}"`).all();
  const json = columns.filter(([, column]) => column.dataType === 'json').map(([key]) => key);
  for (const row of rows) for (const key of json) row[key] = parsed(row[key]);
  return rows;
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

function compareTable(vault: Vault, name: EvidenceName, recorded: Map<string, Row>): LedgerFinding[] {
  const findings: LedgerFinding[] = [];
  const columns = Object.keys(getTableColumns(evidence[name]));
  const seen = new Set<string>();
  for (const row of readRaw(vault, name)) {
    const id = String(row.id);
    const expected = recorded.get(id);
    const where = { table: name, id, number: String(expected?.number ?? row.number ?? '') };
    seen.add(id);
    if (!expected) findings.push(ledgerFinding('row.extra', where));
    else
      for (const field of columns) {
        const [before, now] = [cellText(expected[field]), cellText(row[field])];
        if (before !== now)
          findings.push(ledgerFinding('field.changed', { ...where, field, recorded: before, found: now }));
      }
  }
  for (const [id, row] of recorded) {
    if (!seen.has(id))
      findings.push(ledgerFinding('row.missing', { table: name, id, number: String(row.number ?? '') }));
  }
  return findings;
}
