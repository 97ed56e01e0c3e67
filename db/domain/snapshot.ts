import { z } from 'zod';
import { attachmentRecord } from './attachment';
import { caseRecord } from './case';
import { handling } from './custody/handling';
import { envelopeOnPaper } from './envelope';
import { exhibitRecord } from './exhibit';
import { ledgerHead } from './ledger';
import { linkRecord } from './link';
import { personRecord } from './person';
import type { Sequence } from './sequence';
import { siteRecord } from './site';
import { moment } from './time';
import { type WalletRecord, walletRecord } from './wallet';

/** A case as it stood at one entry of the ledger. Its canonical JSON is the `case.json` that a report carries. */
export const caseSnapshot = z.strictObject({
  vault: z.strictObject({
    id: z.string(),
    name: z.string(),
    shortCode: z.string(),
    sample: z.boolean(),
    /** One person stood behind the vault: no second officer could confirm anything. */
    soleOfficer: z.boolean(),
  }),
  head: ledgerHead,
  taken: moment,
  case: caseRecord,
  persons: z.array(personRecord),
  exhibits: z.array(exhibitRecord),
  wallets: z.array(walletRecord),
  sites: z.array(siteRecord),
  envelopes: z.array(envelopeOnPaper),
  links: z.array(linkRecord),
  attachments: z.array(attachmentRecord),
  /** Reports that were made before they spoke of custody have none. */
  handling: handling.optional(),
});
/** A case may have more wallets than are to be held at once. */
export interface CaseSnapshot extends Omit<z.infer<typeof caseSnapshot>, 'wallets'> {
  wallets: Sequence<WalletRecord>;
}
