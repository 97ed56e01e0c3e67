import path from 'node:path';
import type { ImportStatement } from './imports';

export type Zone =
  | 'domain'
  | 'db'
  | 'contract'
  | 'preload'
  | 'main'
  | 'evidence'
  | 'router'
  | 'handlers'
  | 'vault'
  | 'sealing'
  | 'signing'
  | 'work'
  | 'shell'
  | 'renderer'
  | 'assets'
  | 'test';

/** Folders and files by zone; the first that fits decides. */
const zones: readonly (readonly [prefix: string, zone: Zone])[] = [
  ['db/domain/', 'domain'],
  ['db/', 'db'],
  ['electron/ipc/contract/', 'contract'],
  ['electron/ipc/errors', 'contract'],
  ['electron/ipc/wire', 'contract'],
  ['electron/ipc/handlers/', 'handlers'],
  ['electron/ipc/', 'router'],
  ['electron/preload', 'preload'],
  ['electron/main', 'main'],
  ['electron/evidence', 'evidence'],
  ['electron/cli', 'evidence'],
  ['electron/sources', 'evidence'],
  ['electron/sample/', 'handlers'],
  ['electron/vault/sealed/', 'sealing'],
  ['electron/vault/durable', 'sealing'],
  ['electron/vault/', 'vault'],
  ['electron/signing/', 'signing'],
  ['electron/report/', 'work'],
  ['electron/exchange/', 'work'],
  ['electron/jobs/', 'work'],
  ['electron/shell/', 'shell'],
  ['electron/runtime/', 'shell'],
  ['renderer/', 'renderer'],
  ['assets/', 'assets'],
  ['test/', 'test'],
];

/** What each zone may import; `type` means types alone. */
const table: Record<Exclude<Zone, 'assets' | 'test'>, Partial<Record<Zone, true | 'type'>>> = {
  domain: { domain: true },
  db: { domain: true, db: true },
  contract: { domain: true, contract: true },
  preload: { contract: 'type' },
  main: { domain: true, contract: true, shell: true, main: true, router: true },
  evidence: {
    domain: true,
    db: true,
    contract: true,
    router: true,
    handlers: true,
    vault: true,
    sealing: true,
    signing: true,
    work: true,
    shell: true,
    evidence: true,
  },
  router: { domain: true, contract: true, handlers: true, router: true },
  handlers: {
    domain: true,
    db: true,
    contract: true,
    router: 'type',
    handlers: true,
    vault: true,
    sealing: true,
    signing: true,
    work: true,
  },
  vault: { domain: true, db: true, contract: true, signing: true, sealing: true, vault: true },
  sealing: { domain: true, sealing: true },
  signing: { domain: true, contract: true, vault: true, signing: true },
  work: { domain: true, contract: true, sealing: true, work: true },
  shell: { domain: true, contract: true, shell: true },
  renderer: { domain: true, contract: 'type', renderer: true, assets: true },
};

/** Packages without Node, DOM or state: the only ones for what must stay pure. */
const purePackages = /^(zod|canonicalize|@noble\/|@scure\/)/;
const nodePackage = /^(node:|electron($|\/))/;

const zoneOf = (file: string): Zone | undefined =>
  zones.find(([prefix]) => `${file}/`.startsWith(prefix))?.[1];

/** Why `file` (a path from the clone) may not hold this import, or undefined when it may. */
export function judgeImport(file: string, statement: ImportStatement): string | undefined {
  if (isBuildConfig(file)) return undefined;
  const from = zoneOf(file);
  if (from === undefined) return `${file} stands in no known folder`;
  if (from === 'test' || from === 'assets') return undefined;
  const reason = statement.specifier.startsWith('.')
    ? judgeOwn(file, from, statement)
    : judgePackage(file, from, statement);
  return reason === undefined
    ? undefined
    : `${file}:${statement.line} imports ${statement.specifier}: ${reason}`;
}

const isBuildConfig = (file: string): boolean => /(^|\/)(vite|drizzle)\.config\.ts$/.test(file);

function judgeOwn(
  file: string,
  from: Exclude<Zone, 'assets' | 'test'>,
  statement: ImportStatement,
): string | undefined {
  const target = path.posix.normalize(path.posix.join(path.posix.dirname(file), statement.specifier));
  const to = zoneOf(target);
  if (to === undefined) return `${target} stands in no known folder`;
  const allowed = table[from][to];
  if (allowed === undefined) return `${from} may not import ${to}`;
  if (allowed === 'type' && !statement.typeOnly) return `${from} may import types alone from ${to}`;
  return from === 'renderer' && to === 'renderer' ? judgeFeature(file, target) : undefined;
}

/** A feature knows the shared parts of the renderer, never another feature; the shared parts know no feature. */
function judgeFeature(file: string, target: string): string | undefined {
  const [mine, theirs] = [featureOf(file), featureOf(target)];
  if (theirs === undefined || mine === theirs) return undefined;
  if (mine !== undefined) return `feature ${mine} may not import feature ${theirs}`;
  return file.startsWith('renderer/app/') || file.startsWith('renderer/main')
    ? undefined
    : `only the app's frame may import feature ${theirs}`;
}

const featureOf = (file: string): string | undefined => /^renderer\/features\/([^/]+)/.exec(file)?.[1];

function judgePackage(
  file: string,
  from: Zone,
  { specifier, typeOnly }: ImportStatement,
): string | undefined {
  const pure = from === 'domain' || from === 'contract';
  if (pure && !purePackages.test(specifier)) return `${from} stays pure`;
  if (from === 'renderer' && nodePackage.test(specifier)) return 'a page has no Node and no Electron';
  if (specifier === 'electron' && !typeOnly && !['main', 'preload', 'shell'].includes(from)) {
    return 'only main, preload and shell touch Electron';
  }
  if (from === 'preload' && specifier !== 'electron') return 'the preload needs Electron alone';
  // hold.ts takes the system's lock through an empty SQLite file and keeps nothing in it; databaseWork.ts copies and
  // checks pages in a thread of its own and reads no table.
  const opensSqlite =
    from === 'db' || ['electron/vault/hold.ts', 'electron/jobs/databaseWork.ts'].includes(file);
  if (specifier === 'better-sqlite3' && !opensSqlite && !typeOnly)
    return 'db/open.ts is the one door to SQLite';
  if (specifier === '@tanstack/react-table' && !/^renderer\/ui\/(.*\/)?(use)?DataTable/.test(file)) {
    return 'DataTable alone knows the table library';
  }
  return undefined;
}
