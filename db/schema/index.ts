import { accessEntry, caseAccess } from './access';
import { attachment, attachmentCheck } from './attachment';
import { backup, backupPlan } from './backup';
import { caseFile } from './case';
import { checkpoint } from './checkpoint';
import { custodyEvent, custodyItem, custodyReceipt, holding, legalStatus } from './custody';
import { envelope, envelopeOpening, sealedShare, sealedWords } from './envelope';
import { exhibit } from './exhibit';
import { importedAddress, importedRecord, importRun, keptMap, tableView } from './import';
import { ledgerEntry } from './ledger';
import { letterhead, reportTemplate } from './letterhead';
import { link } from './link';
import { person } from './person';
import { controlProof } from './proof';
import { report, reportVersion, reportVolume } from './report';
import { countLine, deadline, discrepancy, disposition, dispositionItem, stockCount } from './room';
import { seizure } from './seizure';
import { equipment, site } from './site';
import { draft, officer, referenceEntry, vaultFact } from './vault';
import { address, wallet } from './wallet';

/**
 * Every table of evidence, by the name that the ledger uses. A table in this list is written through `WriteTx` alone,
 * guarded against deletion, and re-projected by `ledger verify`.
 */
export const evidence = {
  vaultFact,
  officer,
  referenceEntry,
  caseFile,
  caseAccess,
  seizure,
  exhibit,
  wallet,
  address,
  site,
  equipment,
  person,
  link,
  report,
  reportVersion,
  reportVolume,
  letterhead,
  reportTemplate,
  attachment,
  backup,
  backupPlan,
  checkpoint,
  envelope,
  envelopeOpening,
  sealedWords,
  sealedShare,
  controlProof,
  custodyEvent,
  custodyItem,
  custodyReceipt,
  holding,
  legalStatus,
  disposition,
  dispositionItem,
  discrepancy,
  stockCount,
  countLine,
  deadline,
  importRun,
  importedRecord,
} as const;
export type EvidenceName = keyof typeof evidence;

export const schema = {
  ...evidence,
  ledgerEntry,
  accessEntry,
  draft,
  attachmentCheck,
  importedAddress,
  keptMap,
  tableView,
} as const;
export {
  accessEntry,
  address,
  attachment,
  attachmentCheck,
  backup,
  backupPlan,
  caseAccess,
  caseFile,
  checkpoint,
  controlProof,
  countLine,
  custodyEvent,
  custodyItem,
  custodyReceipt,
  deadline,
  discrepancy,
  disposition,
  dispositionItem,
  draft,
  envelope,
  envelopeOpening,
  equipment,
  exhibit,
  holding,
  importedAddress,
  importedRecord,
  importRun,
  keptMap,
  ledgerEntry,
  legalStatus,
  letterhead,
  link,
  officer,
  person,
  referenceEntry,
  report,
  reportTemplate,
  reportVersion,
  reportVolume,
  sealedShare,
  sealedWords,
  seizure,
  site,
  stockCount,
  tableView,
  vaultFact,
  wallet,
};
