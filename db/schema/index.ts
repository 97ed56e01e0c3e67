import { accessEntry, caseAccess } from './access';
import { attachment, attachmentCheck } from './attachment';
import { backup, backupPlan } from './backup';
import { caseFile } from './case';
import { checkpoint } from './checkpoint';
import { custodyEvent, custodyItem, custodyReceipt, holding, legalStatus } from './custody';
import { envelope, envelopeOpening, sealedShare, sealedWords } from './envelope';
import { exhibit } from './exhibit';
import {
  account,
  bridgeRequest,
  controlChange,
  dropExplanation,
  entitlement,
  movement,
  observation,
  rate,
  rateTable,
  valuation,
} from './funds';
import { importedAddress, importedRecord, importRun, keptMap, tableView } from './import';
import { ledgerEntry } from './ledger';
import { letterhead, reportTemplate } from './letterhead';
import { link } from './link';
import { listedEntry, provider, transfer } from './lists';
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
  account,
  observation,
  movement,
  controlChange,
  dropExplanation,
  entitlement,
  valuation,
  rateTable,
  rate,
  bridgeRequest,
  provider,
  listedEntry,
  transfer,
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
  account,
  address,
  attachment,
  attachmentCheck,
  backup,
  backupPlan,
  bridgeRequest,
  caseAccess,
  caseFile,
  checkpoint,
  controlChange,
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
  dropExplanation,
  entitlement,
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
  listedEntry,
  movement,
  observation,
  officer,
  person,
  provider,
  rate,
  rateTable,
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
  transfer,
  valuation,
  vaultFact,
  wallet,
};
