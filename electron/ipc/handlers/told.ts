import { attachmentHandlers } from './attachments';
import { backupHandlers } from './backup';
import { custodyHandlers } from './custody';
import { envelopeHandlers } from './envelopes';
import { exportHandlers } from './exports';
import { fundsHandlers } from './funds';
import { tokenHandlers } from './hand';
import type { EvidenceRoute, Handlers } from './handlers';
import { importHandlers } from './imports';
import { keysHandlers } from './keys';
import { labelHandlers } from './labels';
import { ledgerHandlers } from './ledger';
import { listHandlers } from './lists';
import { officerHandlers } from './officers';
import { paperHandlers } from './paper';
import { proofHandlers } from './proofs';
import { recordHandlers } from './records';
import { reportHandlers } from './report';
import { sceneHandlers } from './scene';
import { thingHandlers } from './things';
import { trustHandlers } from './trust';
import { vaultHandlers } from './vault';
import { viewHandlers } from './views';

/** Every route but the one that tells the sample's story, which may ask for all of these. */
export const told: Handlers<Exclude<EvidenceRoute, 'vault.createSample'>> = {
  ...vaultHandlers,
  ...thingHandlers,
  ...viewHandlers,
  ...officerHandlers,
  ...backupHandlers,
  ...ledgerHandlers,
  ...recordHandlers,
  ...sceneHandlers,
  ...labelHandlers,
  ...envelopeHandlers,
  ...custodyHandlers,
  ...importHandlers,
  ...keysHandlers,
  ...proofHandlers,
  ...reportHandlers,
  ...paperHandlers,
  ...trustHandlers,
  ...tokenHandlers,
  ...attachmentHandlers,
  ...fundsHandlers,
  ...exportHandlers,
  ...listHandlers,
};
