import { readCase } from './cases';
import { bindPaper, type Paper, type PaperSource } from './domain/paper';
import { casePaper } from './domain/paper/kinds/case';
import { inventoryPaper } from './domain/paper/kinds/inventory';
import { Refusal } from './domain/refusal';
import { type ReportKind, type ReportPeriod, type ReportSubject, reportKind } from './domain/reportKinds';
import { listExhibits } from './exhibits';
import { isSoleOfficer } from './hands';
import { readHead } from './ledger';
import type { ReadDb, Vault } from './open';
import { readCaseSnapshot } from './snapshot';
import { readFact } from './vaultFacts';

/** What a kind of report reads. One for each kind; the other half is in `domain/paper/kinds`. */
interface PaperReader {
  /**
   * What a report of this kind could be about, within a case or, where `caseId` is null, in the vault as a whole.
   * Empty as long as its records do not exist: the kind is not offered then.
   */
  subjects(read: ReadDb, caseId: string | null): ReportSubject[];
  /** Everything that it says, in one transaction together with the ledger's head. */
  read(vault: Vault, subject: ReportSubject, period: ReportPeriod): Paper;
}

const paperReaders: Readonly<Record<ReportKind, PaperReader>> = {
  case: {
    subjects: caseItself,
    read: (vault, { id }) => bindPaper(casePaper, readCaseSnapshot(vault, id)),
  },
  inventory: {
    subjects: (read, caseId) =>
      caseId !== null && listExhibits(read, caseId).length > 0 ? caseItself(read, caseId) : [],
    read: (vault, { id }) =>
      vault.snapshot(() => {
        const exhibits = listExhibits(vault.read, id);
        return bindPaper(inventoryPaper, {
          ...readPaperSource(vault),
          case: readCase(vault.read, id),
          exhibits,
        });
      }),
  },
};

/** The case as the subject of a report about it. */
function caseItself(read: ReadDb, caseId: string | null): ReportSubject[] {
  if (caseId === null) return [];
  const { id, number, title } = readCase(read, caseId);
  return [{ about: 'case', id, number, title, caseId: id }];
}

/** What every report says of the vault and its ledger. Call it within the transaction that reads the rest. */
export function readPaperSource(vault: Vault): PaperSource {
  const { read } = vault;
  return {
    vault: {
      id: readFact(read, 'vaultId'),
      name: readFact(read, 'name'),
      shortCode: readFact(read, 'shortCode'),
      sample: readFact(read, 'sample') === 'yes',
      soleOfficer: isSoleOfficer(vault.whole),
    },
    head: readHead(vault.whole),
    taken: vault.sources.clock(),
  };
}

/** The reports that can be made of a case, or of the vault where `caseId` is null: as far as their records exist. */
export function offeredReports(
  read: ReadDb,
  caseId: string | null,
): { kind: ReportKind; subject: ReportSubject }[] {
  return reportKind.options.flatMap((kind) =>
    paperReaders[kind].subjects(read, caseId).map((subject) => ({ kind, subject })),
  );
}

/**
 * What a report is to be about. Without `subjectId` it is the only thing that it can be about.
 * @throws Refusal `report.not-offered` where nothing is recorded that such a report could be about
 */
export function findSubject(
  read: ReadDb,
  { kind, caseId, subjectId }: { kind: ReportKind; caseId: string | null; subjectId?: string | undefined },
): ReportSubject {
  const offered = paperReaders[kind].subjects(read, caseId);
  const found = subjectId === undefined ? offered[0] : offered.find(({ id }) => id === subjectId);
  if (!found || (subjectId === undefined && offered.length > 1)) throw new Refusal('report.not-offered');
  return found;
}

export function readPaper(
  vault: Vault,
  kind: ReportKind,
  subject: ReportSubject,
  period: ReportPeriod = { from: '', to: '' },
): Paper {
  return paperReaders[kind].read(vault, subject, period);
}
