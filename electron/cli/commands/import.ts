import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { columnMap, type ImportKind, type ImportPlan } from '../../../db/domain/import';
import { fieldNames, foldHeader } from '../../../db/domain/tables/fields';
import { type Call, UsageError } from '../io';
import type { Program } from '../program';
import { idOf } from '../recordKinds';
import { fieldLines } from '../text';
import { type Ask, type VaultOptions, withVault } from '../vaultDesk';
import { importObservations } from './funds';
import { vaultOptions } from './vault';

interface Options extends VaultOptions {
  readonly case: string;
  readonly map?: string;
  readonly dryRun?: boolean;
  readonly keepSecret?: boolean;
}

/** Addresses of wallets are kept as addresses: both names mean the same table. */
const kinds: Readonly<Record<string, ImportKind>> = {
  addresses: 'addresses',
  wallets: 'addresses',
  exhibits: 'exhibits',
  persons: 'persons',
  transactions: 'transactions',
  statement: 'statements',
  statements: 'statements',
  equipment: 'equipment',
  providers: 'providers',
  watchlist: 'watchlist',
  tagpack: 'watchlist',
};

/** `import`: a register in CSV, XLSX, JSON or YAML, recognised by its content. */
export function addImport(parent: Command, program: Program): void {
  const command = vaultOptions(
    parent
      .command('import <kind> <file>')
      .description(
        `a table of ${[...Object.keys(kinds), 'observations'].join(', ')}; recognised by its content`,
      ),
  )
    .requiredOption('--case <number>', 'number of the case that the rows belong to')
    .option('--map <file>', 'columns by hand, JSON: {"Header": "field"} or {"columns": ["field", null]}')
    .option('--dry-run', 'say what every row would become and keep nothing')
    .option('--keep-secret', 'where the file holds a secret, import the other rows all the same');
  program.answering(command, async (call, kindName: string, file: string, options: Options) => {
    if (kindName === 'observations') {
      const value = await withVault(call, options, async (ask) =>
        importObservations(ask, await idOf(ask, 'case', options.case), file, options.dryRun ?? false),
      );
      return { value, text: fieldLines(value) };
    }
    const kind = kinds[kindName];
    if (!kind) throw new UsageError('import.kind', `a kind is one of ${Object.keys(kinds).join(', ')}`);
    const value = await withVault(call, options, (ask) => importFile(ask, call, { kind, file, options }));
    return { value, text: textOf(value) };
  });
}

interface Asked {
  readonly kind: ImportKind;
  readonly file: string;
  readonly options: Options;
}

async function importFile(ask: Ask, call: Call, { kind, file, options }: Asked) {
  const caseId = await idOf(ask, 'case', options.case);
  const job = 'import';
  const seen = await ask('import.preview', { file, kind, caseId, job });
  const plan = options.map === undefined ? seen.plan : { ...seen.plan, map: mapOf(options.map, kind, seen) };
  const { dialect } = plan;
  call.io.tell(
    `${dialect.format} ${dialect.encoding}: ${plan.map.columns.map((name) => name ?? '-').join(', ')}`,
  );
  if (options.dryRun) {
    const begun = performance.now();
    const { totals, findings, problems } = await ask('import.preview', {
      file,
      kind,
      caseId,
      plan,
      whole: true,
      job,
    });
    for (const { code, field } of problems) call.io.tell(`${code}: ${field}`);
    if (!totals) throw new UsageError('import.map', 'the columns do not say what the rows are; see --map');
    tellFindings(call, findings);
    return { ...totals, rejects: '', seconds: (performance.now() - begun) / 1_000, importId: null };
  }
  const rejects = freeName(resolve(`${file}.rejects.csv`));
  const secret = options.keepSecret ? 'keep' : 'ask';
  const done = await ask('import.run', { file, kind, caseId, plan, secret, rejectsTo: rejects, job });
  tellFindings(call, done.findings);
  return {
    ...done.totals,
    rejects: existsSync(rejects) ? rejects : '',
    seconds: done.seconds,
    importId: done.record?.id ?? null,
  };
}

function tellFindings(
  call: Call,
  findings: readonly { code: string; count: number; firstLine: number }[],
): void {
  for (const { code, count, firstLine } of findings)
    call.io.tell(`${code}: ${count}, first in line ${firstLine}`);
}

function freeName(path: string): string {
  let free = path;
  for (let n = 2; existsSync(free); n += 1) free = path.replace(/\.csv$/, `.${n}.csv`);
  return free;
}

/** A map as somebody writes it: by the names of the header, or by place. */
function mapOf(
  file: string,
  kind: ImportKind,
  { header, plan }: { header: readonly string[]; plan: ImportPlan },
): ImportPlan['map'] {
  let given: unknown;
  try {
    given = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new UsageError('import.map', `${file} is no JSON`);
  }
  const whole = columnMap.safeParse(given);
  if (whole.success) return whole.data;
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new UsageError('import.map', 'a map is {"Header": "field"} or {"columns": ["field", null]}');
  const names = new Set(fieldNames(kind));
  const places = new Map(Object.entries(given).map(([name, field]) => [foldHeader(name), field]));
  for (const field of places.values())
    if (typeof field !== 'string' || !names.has(field))
      throw new UsageError('import.map', `a field is one of ${[...names].join(', ')}`);
  const columns = plan.map.columns.map((_, at) => {
    const field = places.get(foldHeader(header[at] ?? ''));
    return typeof field === 'string' ? field : null;
  });
  return { columns, fixed: {} };
}

function textOf(value: {
  read: number;
  accepted: number;
  flagged: number;
  rejected: number;
  duplicates: number;
  rejects: string;
}): string {
  const { read, accepted, flagged, rejected, duplicates, rejects } = value;
  const line = `${read} read: ${accepted} accepted (${flagged} flagged), ${rejected} rejected, ${duplicates} there already`;
  return rejects === '' ? line : `${line}\n${rejects}`;
}
