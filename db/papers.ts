import { recordedAttachments } from './attachments';
import { walletsOfCase, walletsOn } from './carried';
import { listCases, readCase } from './cases';
import { custodyPapers } from './custodyPapers';
import { byNumber } from './domain/numbering';
import { bindPaper, type Paper, type PaperSource } from './domain/paper';
import { casePaper } from './domain/paper/kinds/case';
import { fundsPaper } from './domain/paper/kinds/funds';
import { inventoryPaper } from './domain/paper/kinds/inventory';
import { ledgerExtractPaper } from './domain/paper/kinds/ledgerExtract';
import { miningSitePaper, withDamage } from './domain/paper/kinds/miningSite';
import { photosAtClosing, seizurePaper } from './domain/paper/kinds/seizure';
import { statisticsPaper } from './domain/paper/kinds/statistics';
import { type RequestChoice, requestChoice } from './domain/providerRequest';
import { Refusal } from './domain/refusal';
import { type ReportKind, type ReportPeriod, type ReportSubject, reportKind } from './domain/reportKinds';
import { seizureTitle } from './domain/seizure';
import { type Keep, keepAll } from './domain/sequence';
import { listExhibits } from './exhibits';
import { readFundsSource } from './fundsPaper';
import { readHandling } from './handling';
import { isSoleOfficer } from './hands';
import { readHead } from './ledger';
import { readExtract } from './ledgerExtract';
import type { ReadDb, Vault } from './open';
import { readRequest, requestSubjects } from './requestPaper';
import { listSeizures, readSeizure } from './seizures';
import { listSites, readSite } from './sites';
import { readCaseSnapshot } from './snapshot';
import { readStatistics } from './statistics';
import { readFact } from './vaultFacts';
import { listWallets } from './wallets';

/** What a kind of report reads. One for each kind; the other half is in `domain/paper/kinds`. */
interface PaperReader {
  /**
   * What a report of this kind could be about, within a case or, where `caseId` is null, in the vault as a whole.
   * Empty as long as its records do not exist: the kind is not offered then.
   */
  subjects(read: ReadDb, caseId: string | null): ReportSubject[];
  /** Everything that it says, in one transaction together with the ledger's head. */
  read(vault: Vault, subject: ReportSubject, period: ReportPeriod, request: RequestChoice, keep: Keep): Paper;
}

const paperReaders: Readonly<Record<ReportKind, PaperReader>> = {
  ...custodyPapers(readPaperSource),
  case: {
    subjects: caseItself,
    read: (vault, { id }, _period, _request, keep) => bindPaper(casePaper, readCaseSnapshot(vault, id, keep)),
  },
  inventory: {
    subjects: (read, caseId) =>
      caseId !== null && listExhibits(read, caseId).length > 0 ? caseItself(read, caseId) : [],
    read: (vault, { id }) =>
      vault.snapshot(() => {
        const exhibits = byNumber(listExhibits(vault.read, id));
        const things = exhibits.map((one) => one.id);
        return bindPaper(inventoryPaper, {
          ...readPaperSource(vault),
          case: readCase(vault.read, id),
          exhibits,
          // An inventory says how things stand, not how they came to: its data holds no act that the paper does not name.
          handling: { ...readHandling(vault.read, id), acts: [] },
          wallets: walletsOn(vault.read, id, things),
        });
      }),
  },
  seizure: {
    // The protocol is closed before it is a paper: until then what it lists may change.
    subjects: (read, caseId) =>
      caseId === null
        ? []
        : listSeizures(read, caseId)
            .filter(({ state }) => state === 'closed')
            .map((one) => ({
              about: 'search',
              id: one.id,
              number: one.number,
              title: seizureTitle(one),
              caseId,
            })),
    read: (vault, { id }) =>
      vault.snapshot(() => {
        const seizure = readSeizure(vault.read, id);
        const { supplementTo } = seizure;
        return bindPaper(seizurePaper, {
          ...readPaperSource(vault),
          case: readCase(vault.read, seizure.caseId),
          seizure,
          supplements: supplementTo === null ? '' : readSeizure(vault.read, supplementTo).number,
          attachments: photosAtClosing(seizure, recordedAttachments(vault.read, { caseId: seizure.caseId })),
        });
      }),
  },
  'mining-site': {
    subjects: (read, caseId) =>
      caseId === null
        ? []
        : listSites(read, caseId).map(({ id, number, name }) => ({
            about: 'site',
            id,
            number,
            title: name,
            caseId,
          })),
    read: (vault, { id }) =>
      vault.snapshot(() => {
        const site = readSite(vault.read, id);
        const attachments = recordedAttachments(vault.read, { ownerId: id });
        const source = {
          ...readPaperSource(vault),
          case: readCase(vault.read, site.caseId),
          site,
          attachments,
        };
        return bindPaper(miningSitePaper, withDamage(source));
      }),
  },
  funds: {
    subjects: (read, caseId) =>
      caseId !== null && listWallets(read, caseId).length > 0 ? caseItself(read, caseId) : [],
    read: (vault, { id }) =>
      vault.snapshot(() =>
        bindPaper(fundsPaper, { ...readPaperSource(vault), ...readFundsSource(vault.read, id) }),
      ),
  },
  'provider-request': {
    subjects: requestSubjects,
    read: (vault, subject, period, request) =>
      vault.snapshot(() => readRequest(vault, readPaperSource(vault), subject, period, request)),
  },
  'ledger-extract': {
    subjects: caseItself,
    read: (vault, { id }) =>
      vault.snapshot(() => {
        const source = { ...readPaperSource(vault), case: readCase(vault.read, id) };
        const wallets = walletsOfCase(vault.read, id);
        return bindPaper(ledgerExtractPaper, { ...source, wallets, ...readExtract(vault, id) });
      }),
  },
  statistics: {
    subjects: (read, caseId) =>
      caseId === null && listCases(read).length > 0
        ? [{ about: 'vault', id: 'vault', number: '', title: '', caseId: null }]
        : [],
    read: (vault, _subject, period) =>
      vault.snapshot(() => {
        const statistics = readStatistics(vault.read, period);
        const secured = statistics.cases
          .filter(({ confirmed }) => confirmed > 0)
          .flatMap(({ id }) =>
            walletsOfCase(vault.read, id).filter(({ control }) => control === 'confirmed'),
          );
        return bindPaper(statisticsPaper, { ...readPaperSource(vault), statistics, wallets: secured });
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
  vault: Vault,
  caseId: string | null,
): { kind: ReportKind; subject: ReportSubject }[] {
  return reportKind.options.flatMap((kind) =>
    subjectsOf(vault, kind, caseId).map((subject) => ({ kind, subject })),
  );
}

/** A report about the vault speaks of all cases: only who sees them all makes it, and sees it afterwards. */
function subjectsOf(vault: Vault, kind: ReportKind, caseId: string | null): ReportSubject[] {
  if (caseId === null && vault.read !== vault.whole) return [];
  return paperReaders[kind].subjects(vault.read, caseId);
}

/**
 * What a report is to be about. Without `subjectId` it is the only thing that it can be about.
 * @throws Refusal `report.not-offered` where nothing is recorded that such a report could be about
 */
export function findSubject(
  vault: Vault,
  { kind, caseId, subjectId }: { kind: ReportKind; caseId: string | null; subjectId?: string | undefined },
): ReportSubject {
  const offered = subjectsOf(vault, kind, caseId);
  const found = subjectId === undefined ? offered[0] : offered.find(({ id }) => id === subjectId);
  if (!found || (subjectId === undefined && offered.length > 1)) throw new Refusal('report.not-offered');
  return found;
}

/** @param keep how records are kept of which there may be a hundred thousand */
export function readPaper(
  vault: Vault,
  kind: ReportKind,
  subject: ReportSubject,
  period: ReportPeriod = { from: '', to: '' },
  request: RequestChoice = requestChoice.parse({}),
  keep: Keep = keepAll,
): Paper {
  return paperReaders[kind].read(vault, subject, period, request, keep);
}
