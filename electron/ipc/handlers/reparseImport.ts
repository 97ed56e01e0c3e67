import { readAttachment } from '../../../db/attachments';
import type { ImportRecord } from '../../../db/domain/import';
import type { LedgerFinding } from '../../../db/domain/ledger';
import { Refusal } from '../../../db/domain/refusal';
import { knownAddresses } from '../../../db/importStage';
import { compareSegment } from '../../../db/replay/imports';
import type { Desk } from './desk';

/**
 * Makes the rows of an import from its kept file again, by its kept plan, and names every row that the table holds otherwise.
 * Nothing where the file is gone or altered, or makes other rows than it did: then the import as a whole is named.
 * @throws Refusal `job.cancelled`
 */
export async function reparseImport(
  desk: Desk,
  run: ImportRecord,
  signal: AbortSignal | undefined,
): Promise<LedgerFinding[]> {
  const { vault, files } = desk.session;
  const found: LedgerFinding[] = [];
  let segment = run.firstSegment;
  try {
    const { sha256 } = readAttachment(vault.whole, run.sourceId);
    if (sha256 !== run.sourceSha256) return [];
    const { keys } = files.lend();
    const made = await desk.around.workers.importTable(
      {
        source: { from: 'store', path: files.pathOf(sha256), keys },
        kind: run.kind,
        caseId: run.caseId,
        plan: run.plan,
        known: [...knownAddresses(vault, run.caseId, run)],
        dry: false,
      },
      async (batch) => {
        if (batch.batch !== 'segment') return;
        found.push(...compareSegment(vault, run, segment, batch.segment.blob));
        segment += 1;
        await new Promise((resolve) => setImmediate(resolve));
      },
      { signal },
    );
    return made.rootHash === run.rootHash ? found : [];
  } catch (thrown) {
    if (thrown instanceof Refusal && thrown.code === 'job.cancelled') throw thrown;
    return [];
  }
}
