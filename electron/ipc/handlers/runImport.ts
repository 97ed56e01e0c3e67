import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { basename } from 'node:path';
import { recordAttachment } from '../../../db/attachments';
import { attachmentDraft, sniffMedia } from '../../../db/domain/attachment';
import { type ImportTotals, importFinding } from '../../../db/domain/import';
import { Refusal } from '../../../db/domain/refusal';
import { mapProblems, requiredFields } from '../../../db/domain/tables/fields';
import { csvLine } from '../../../db/domain/tables/values';
import { learnNextEnds } from '../../../db/importedAddresses';
import { importRows, knownRecords } from '../../../db/importRows';
import {
  beginStaging,
  endStaging,
  knownAddresses,
  stageSegment,
  sweepSegment,
} from '../../../db/importStage';
import { keepMap, recordImport, sameFile } from '../../../db/imports';
import type { Vault } from '../../../db/open';
import { readRef } from '../../../db/refs';
import { headerKey, recogniseTable } from '../../exchange/importers/tables/openTable';
import type { ImportBatch, ImportResult, NamedRow } from '../../jobs/import/work';
import { openSource } from '../../jobs/import/work';
import type { JobHooks } from '../../jobs/types';
import { diskRefusal, writeDurable } from '../../vault/durable';
import type { Unfinished } from '../../vault/sealed/stream';
import type { RouteOutput, RouteParsed } from '../contract';
import type { Desk } from './desk';
import { type FileVerdict, guardSealed } from './guardFile';

type Asked = RouteParsed<'import.run'>;

/** More records at once than these would keep others waiting; addresses have no bound. */
const mostRecords = 20_000;

export async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 }))
    hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/**
 * Seals the file, reads what was sealed, stages its rows, and writes the one entry that makes them evidence. Until then
 * nothing is one: whatever ends it before, a crash included, leaves rows that nobody sees and that are swept away.
 * @throws Refusal `job.cancelled`, `job.running`, `attachment.secret`, `draft.refused`, `table.damaged`, `import.too-many`
 */
export async function runImport(
  desk: Desk,
  asked: Asked,
  hooks: JobHooks,
): Promise<RouteOutput<'import.run'>> {
  const begun = performance.now();
  const { vault, files } = desk.session;
  requireMapped(asked);
  readRef(vault.read, 'case', asked.caseId);
  const path = desk.around.resolveFile(asked.file);
  const header = await headerOf(asked, path);
  const first = beginStaging(vault);
  let sealed: (Unfinished & { modifiedAt: string }) | undefined;
  try {
    sealed = await desk.around.workers.file(
      { do: 'seal', source: path, ...files.lend() },
      { signal: hooks.signal },
    );
    const { caseId, kind, plan } = asked;
    const again = kind !== 'addresses' && sameFile(vault.read, caseId, kind, sealed.sha256) !== undefined;
    const staged = new Staged(desk, first);
    const source = { from: 'store', path: sealed.path, keys: files.lend().keys } as const;
    const job = { source, kind, caseId, plan, known: knownOf(vault, kind, caseId), dry: again };
    const read = await desk.around.workers.importTable(job, (batch) => staged.take(batch), hooks);
    const result = again ? { ...read, totals: allTwice(read.totals) } : read;
    const verdict = await guardWhole(desk, kind, sealed, hooks);
    if (hooks.signal?.aborted) throw new Refusal('job.cancelled');
    const secret = result.secret || verdict.secret === 'contains';
    if (secret && asked.secret === 'ask')
      throw new Refusal('attachment.secret', { kinds: verdict.kinds.join(' '), sha256: sealed.sha256 });
    const rejects = staged.rejectsFile();
    // What can still fail comes before the entry: an import that is there must not be told as one that failed.
    if (asked.rejectsTo !== undefined && rejects)
      writeDurable(desk.around.resolveFile(asked.rejectsTo), rejects);
    keepMap(vault, kind, header, JSON.stringify(plan.map));
    const record = conclude(desk, asked, { path, sealed, verdict, secret, staged, result, first });
    if (!record) files.discard(sealed);
    const findings = result.findings.map((found) => importFinding.parse(found));
    return { totals: result.totals, findings, record, seconds: (performance.now() - begun) / 1_000 };
  } catch (thrown) {
    if (sealed) files.discard(sealed);
    throw thrown;
  } finally {
    endStaging(vault);
    await sweep(desk);
    void learnEnds(desk).catch(() => undefined);
  }
}

/** What the case holds already of this kind: a row that is among it adds nothing. */
export function knownOf(vault: Vault, kind: Asked['kind'], caseId: string): Uint8Array[] {
  return kind === 'addresses'
    ? [...knownAddresses(vault, caseId)]
    : [knownRecords(vault.whole, kind, caseId)];
}

/** Rows of a file that was imported already, whatever identifies them. */
function allTwice(totals: ImportTotals): ImportTotals {
  return { ...totals, duplicates: totals.duplicates + totals.accepted, accepted: 0, flagged: 0 };
}

/** Beyond this the guard has read the mapped cells, each by itself, and the file counts as unread: it would keep others waiting. */
const largestGuarded = 1024 * 1024;

/** What stands between the cells too, such as a phrase of one word in each row. */
function guardWhole(
  desk: Desk,
  kind: Asked['kind'],
  sealed: Unfinished,
  { signal }: JobHooks,
): Promise<FileVerdict> {
  if (sealed.size > largestGuarded) return Promise.resolve({ secret: 'unread', kinds: [], boxes: [] });
  const allowHash = kind === 'transactions' || kind === 'statements';
  return guardSealed(desk, sealed.path, sniffMedia(sealed.head), sealed.size, { signal }, { allowHash });
}

/** @throws Refusal `draft.refused` */
function requireMapped({ kind, plan }: Asked): void {
  const problems = mapProblems(kind, plan.map);
  if (problems.length > 0)
    throw new Refusal(
      'draft.refused',
      {},
      problems.map(({ code, field }) => ({
        code,
        field,
        level: 'error' as const,
        params: { fields: requiredFields(kind).join(' ') },
      })),
    );
}

class Staged {
  readonly #desk: Desk;
  readonly #first: number;
  readonly rejects: Uint8Array[] = [];
  readonly rows: NamedRow[] = [];
  segments = 0;

  constructor(desk: Desk, first: number) {
    this.#desk = desk;
    this.#first = first;
  }

  async take(batch: ImportBatch): Promise<void> {
    if (batch.batch === 'segment') {
      stageSegment(this.#desk.session.vault, this.#first + this.segments, batch.segment.blob);
      this.segments += 1;
    } else if (batch.batch === 'rejects') this.rejects.push(batch.csv);
    else {
      this.rows.push(...batch.rows);
      if (this.rows.length > mostRecords) throw new Refusal('import.too-many', { most: mostRecords });
    }
    // Between two segments whoever works in the window is served.
    await new Promise((resolve) => setImmediate(resolve));
  }

  /** Rejected and flagged rows with line, what became of them, why, and the cells; undefined where there are none. */
  rejectsFile(): Buffer | undefined {
    if (this.rejects.length === 0) return undefined;
    const head = Buffer.from(`\ufeff${csvLine(['line', 'state', 'reason', 'text'])}`);
    return Buffer.concat([head, ...this.rejects]);
  }
}

interface Concluding {
  readonly path: string;
  readonly sealed: Unfinished & { modifiedAt: string };
  readonly verdict: FileVerdict;
  readonly secret: boolean;
  readonly staged: Staged;
  readonly result: ImportResult;
  readonly first: number;
}

/** The one entry; nothing where the file brought nothing new. */
function conclude(desk: Desk, asked: Asked, done: Concluding): RouteOutput<'import.run'>['record'] {
  const { files } = desk.session;
  const { sealed, result, staged } = done;
  if (result.totals.accepted === 0) return null;
  const bytes = staged.rejectsFile();
  const rejects = bytes && { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
  const paths = [sealed, ...(rejects ? [rejects] : [])].map(({ sha256 }) => files.pathOf(sha256));
  const strange = paths.filter((path) => !existsSync(path));
  files.keep(sealed);
  if (rejects) files.put(rejects.bytes);
  try {
    return writeImport(desk, asked, done, rejects);
  } catch (thrown) {
    // No entry speaks of them, and nothing did before.
    for (const path of strange) files.discard({ path });
    throw thrown;
  }
}

function writeImport(
  desk: Desk,
  { caseId, kind, plan }: Asked,
  done: Concluding,
  rejects: { readonly bytes: Buffer; readonly sha256: string } | undefined,
): RouteOutput<'import.run'>['record'] {
  const { sealed, result, staged } = done;
  return desk.write('import.run', (tx) => {
    const fileName = basename(done.path).slice(0, 255);
    const keep = (
      name: string,
      facts: {
        sha256: string;
        size: number;
        modifiedAt: string;
        secret: FileVerdict['secret'];
        head: Uint8Array;
      },
    ) => {
      const { type: mediaType, kind: mediaKind } = sniffMedia(facts.head);
      const { head: _head, ...rest } = facts;
      return recordAttachment(tx, attachmentDraft.parse({ owner: { kind: 'case', id: caseId }, name }), {
        ...rest,
        kind: mediaKind,
        mediaType,
        copyOf: null,
      });
    };
    const secret = done.secret ? 'contains' : done.verdict.secret;
    const source = keep(fileName, {
      sha256: sealed.sha256,
      size: sealed.size,
      modifiedAt: sealed.modifiedAt,
      secret,
      head: sealed.head,
    });
    const kept = rejects
      ? keep(`${fileName}.rejects.csv`.slice(-255), {
          sha256: rejects.sha256,
          size: rejects.bytes.length,
          modifiedAt: '',
          secret: 'none',
          head: rejects.bytes.subarray(0, 4_096),
        })
      : undefined;
    return recordImport(
      tx,
      {
        caseId,
        kind,
        fileName,
        sourceId: source.id,
        rejectsId: kept?.id ?? null,
        sourceSha256: sealed.sha256,
        sourceSize: sealed.size,
        plan,
        ...result.totals,
        forms: [...result.forms],
        firstSegment: done.first,
        segments: result.segments,
        leaves: result.leaves,
        rootHash: result.rootHash,
      },
      (importId) =>
        importRows(tx, { importId, kind, caseId, plan, fileName, fileHash: sealed.sha256 }, staged.rows),
    );
  });
}

/** By what the map is offered again for the next file with this header. */
async function headerOf({ kind, plan }: Pick<Asked, 'kind' | 'plan'>, path: string): Promise<string> {
  try {
    const file = openSource({ from: 'file', path });
    return headerKey(await recogniseTable(kind, file, plan.dialect.sheet));
  } catch (thrown) {
    throw diskRefusal(thrown);
  }
}

/** Milliseconds between two segments that are read ahead of need. */
const restOfLearning = 50;

/** Reads what a search by the end of an address needs, before somebody waits for it. */
export async function learnEnds(desk: Desk): Promise<void> {
  do await new Promise((resolve) => setTimeout(resolve, restOfLearning).unref());
  while (desk.opened?.vault.client.open && learnNextEnds(desk.opened.vault.read));
  if (desk.opened?.vault.client.open) desk.opened.vault.forgetPages();
}

/** Takes away what no import speaks of, a segment at a time; nothing is said of a vault that was locked meanwhile. */
export async function sweep(desk: Desk): Promise<void> {
  while (desk.opened?.vault.client.open && sweepSegment(desk.opened.vault))
    await new Promise((resolve) => setImmediate(resolve));
}
