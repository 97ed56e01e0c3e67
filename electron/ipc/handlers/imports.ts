import { basename } from 'node:path';
import { identify } from '../../../db/domain/identify';
import { type ImportKind, type ImportPlan, undoAct } from '../../../db/domain/import';
import { mapProblems } from '../../../db/domain/tables/fields';
import { pageAddresses, type SliceCounts } from '../../../db/importedAddresses';
import { listImports, readImport, readKeptMap, sameFile, undoImport } from '../../../db/imports';
import type { Vault } from '../../../db/open';
import { readRef } from '../../../db/refs';
import {
  headerKey,
  proposeMap,
  type Recognised,
  recogniseTable,
} from '../../exchange/importers/tables/openTable';
import { openSource } from '../../jobs/import/work';
import { diskRefusal } from '../../vault/durable';
import { withHands } from '../../vault/hands';
import type { RouteOutput, RouteParsed } from '../contract';
import type { importContract } from '../contract/imports';
import type { Desk } from './desk';
import type { Handlers } from './handlers';
import { hashOfFile, knownOf, runImport } from './runImport';

/** The plan that is offered for a file: the map of last time, else one by the header's words. */
function offeredPlan(
  vault: Vault,
  kind: ImportKind,
  found: Recognised,
): { plan: ImportPlan; mapped: 'kept' | 'proposed' } {
  const kept = readKeptMap(vault, kind, headerKey(found));
  const columns = kept === '' ? undefined : (JSON.parse(kept) as ImportPlan['map']);
  const looksRight = (cell: string) =>
    kind === 'addresses'
      ? identify(cell).matches.some((match) => match.kind === 'address')
      : /\p{L}{3,}/u.test(cell);
  return {
    plan: {
      dialect: found.dialect,
      map: columns ?? { columns: proposeMap(kind, found, looksRight), fixed: {} },
    },
    mapped: columns ? 'kept' : 'proposed',
  };
}

const shownRows = 50;

async function preview(
  desk: Desk,
  asked: RouteParsed<'import.preview'>,
): Promise<RouteOutput<'import.preview'>> {
  const { vault } = desk.session;
  const { kind, caseId } = asked;
  // What a table repeats would tell what a hidden case holds.
  readRef(vault.read, 'case', caseId);
  const path = desk.around.resolveFile(asked.file);
  const file = inDiskWords(() => openSource({ from: 'file', path }));
  const found = await recogniseTable(kind, file, asked.sheet);
  const offered = offeredPlan(vault, kind, found);
  const plan = asked.plan ?? offered.plan;
  const problems = mapProblems(kind, plan.map);
  const dry =
    asked.whole && problems.length === 0
      ? await desk.jobs.run(asked.job, 'import.preview', (hooks) =>
          desk.around.workers.importTable(
            {
              source: { from: 'file', path },
              kind,
              caseId,
              plan,
              known: knownOf(vault, kind, caseId),
              dry: true,
            },
            async () => undefined,
            hooks,
          ),
        )
      : undefined;
  return {
    fileName: basename(path),
    size: file.size,
    plan,
    mapped: asked.plan ? 'given' : offered.mapped,
    sheets: [...found.sheets],
    header: [...found.header],
    rows: found.sample
      .slice(0, shownRows)
      .map(({ line, cells }) => ({ line, cells: cells.map((cell) => cell.slice(0, 400)) })),
    problems,
    totals: dry?.totals ?? null,
    findings: [...(dry?.findings ?? [])],
    already: asked.whole ? (sameFile(vault.read, caseId, kind, await hashOfFile(path)) ?? null) : null,
  };
}

function inDiskWords<T>(work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    throw diskRefusal(thrown);
  }
}

/** Segments never change: what was counted of one holds as long as the vault is open. */
const countsOf = new WeakMap<Vault, SliceCounts>();

function counts(vault: Vault): SliceCounts {
  const known = countsOf.get(vault) ?? new Map<string, number>();
  countsOf.set(vault, known);
  return known;
}

export const importHandlers: Handlers<keyof typeof importContract> = {
  'import.preview': preview,
  'import.run': (desk, asked) =>
    desk.jobs.run(asked.job, 'import.run', (hooks) => runImport(desk, asked, hooks)),
  'import.undo': (desk, { id, reason, hands }) => {
    const { author } = desk.signer;
    const { at } = desk.around.sources.clock();
    const act = undoAct(readImport(desk.session.vault.read, id), { officerId: author.id, at });
    return withHands(desk.session, hands, (second) =>
      desk.write(act, (tx) => undoImport(tx, id, reason), second),
    );
  },
  'import.get': (desk, { id }) => readImport(desk.session.vault.read, id),
  'import.list': (desk, { caseId }) => listImports(desk.session.vault.read, caseId),
  'address.page': (desk, asked) => {
    const { vault } = desk.session;
    return pageAddresses(vault.read, asked, counts(vault));
  },
};
