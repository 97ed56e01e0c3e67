import { getTableColumns, getTableName } from 'drizzle-orm';
import { getTableConfig } from 'drizzle-orm/sqlite-core';
import type { ActKind } from '../../db/domain/acts';
import { toldBy } from '../../db/domain/telling';
import { guardStatements, snakeCase } from '../../db/guards';
import { type EvidenceName, evidence } from '../../db/schema';
import { withWriteTx } from '../../db/tx';
import type { TestVault } from './support';

export const evidenceNames = Object.keys(evidence) as EvidenceName[];

/** Tables that others point at come first. */
function inOrderOfKeys(): EvidenceName[] {
  const ordered: EvidenceName[] = [];
  const visit = (name: EvidenceName): void => {
    if (ordered.includes(name)) return;
    for (const { foreign } of keysOf(name)) if (foreign !== name) visit(foreign);
    ordered.push(name);
  };
  for (const name of evidenceNames) visit(name);
  return ordered;
}

function keysOf(name: EvidenceName): { field: string; foreign: EvidenceName }[] {
  return getTableConfig(evidence[name]).foreignKeys.flatMap((key) => {
    const { columns, foreignTable } = key.reference();
    const foreign = evidenceNames.find((one) => evidence[one] === foreignTable);
    const field = Object.entries(getTableColumns(evidence[name])).find(
      ([, column]) => column === columns[0],
    )?.[0];
    return foreign && field ? [{ field, foreign }] : [];
  });
}

/**
 * Writes three rows into every table of evidence through the one door, whatever its columns mean, and corrects one of
 * each: a table that joins the evidence is tried without anybody naming it here.
 */
export function fillEveryTable(test: TestVault): void {
  let count = 0;
  const ids = new Map<EvidenceName, string>();
  const cellsOf = (name: EvidenceName) => {
    const keys = new Map(keysOf(name).map(({ field, foreign }) => [field, ids.get(foreign) ?? null]));
    return Object.entries(getTableColumns(evidence[name])).map(([field, column]) => {
      count += 1;
      const plain =
        column.dataType === 'json'
          ? { said: [count] }
          : column.dataType === 'number'
            ? count
            : `said ${count}`;
      return [field, keys.has(field) ? keys.get(field) : plain];
    });
  };
  const about = { kind: 'vault' as const, id: 'vault', number: '', title: '', caseId: null };
  for (const round of [1, 2, 3]) {
    for (const { kind, names } of byKind(inOrderOfKeys())) {
      withWriteTx(test.vault, test.signer, kind, (tx) => {
        for (const name of names) {
          const id = `${name}-${round}`;
          tx.insert(name, { ...Object.fromEntries(cellsOf(name)), id } as never);
          ids.set(name, id);
        }
        tx.about(about);
      });
    }
  }
  for (const { kind, names } of byKind(evidenceNames)) {
    withWriteTx(test.vault, test.signer, kind, (tx) => {
      for (const name of names) {
        const free = freeField(name);
        if (free) tx.update(name, `${name}-2`, { [free]: 'corrected' } as never);
      }
      tx.about(about, 'corrected');
    });
  }
}

/** Neighbours that one entry may write together. */
function byKind(all: readonly EvidenceName[]): { kind: ActKind; names: EvidenceName[] }[] {
  const groups: { kind: ActKind; names: EvidenceName[] }[] = [];
  for (const name of all) {
    const kind = kindFor(name);
    const last = groups.at(-1);
    if (last?.kind === kind) last.names.push(name);
    else groups.push({ kind, names: [name] });
  }
  return groups;
}

/** A kind of entry that may write the table. */
function kindFor(name: EvidenceName): ActKind {
  return toldBy[name]?.[0] ?? 'vault.guardDifference';
}

/** A text that the guards let an entry correct. */
function freeField(name: EvidenceName): string | undefined {
  const foreign = new Set(keysOf(name).map(({ field }) => field));
  const guard = guardStatements().get(`${tableOf(name)}_fixed`) ?? '';
  const fixed = new Set(/ OF (.*) ON /.exec(guard)?.[1]?.split(', ') ?? []);
  return Object.entries(getTableColumns(evidence[name])).find(
    ([field, column]) => column.dataType === 'string' && !foreign.has(field) && !fixed.has(snakeCase(field)),
  )?.[0];
}

export function tableOf(name: EvidenceName): string {
  return getTableName(evidence[name]);
}

export function columnsOf(name: EvidenceName): string[] {
  return Object.keys(getTableColumns(evidence[name])).map(snakeCase);
}

/** Does something as a SQLite tool with the right key would, looks, and takes it back. Guards were dropped before. */
export function tampering<T>(test: TestVault, change: () => void, look: () => T): T {
  const { client } = test.vault;
  client.exec('BEGIN');
  client.pragma('defer_foreign_keys = ON');
  try {
    change();
    return look();
  } finally {
    client.exec('ROLLBACK');
  }
}
