import { z } from 'zod';
import { recordId } from '../../../db/domain/ids';
import { providerDraft, providerRecord } from '../../../db/domain/provider';
import { transferRecord } from '../../../db/domain/transfer';
import { listedEntry } from '../../../db/domain/watchlist';
import { recordRoutes } from './records';
import { route } from './route';

const providers = recordRoutes(providerDraft, providerRecord);
const hit = z.strictObject({ text: z.string(), entries: z.array(listedEntry) });

export const listContract = {
  'provider.record': providers.record,
  'provider.amend': providers.amend,
  'provider.get': providers.get,
  'provider.list': route('evidence', 'read', z.strictObject({}), z.array(providerRecord)),
  'listed.list': route(
    'evidence',
    'read',
    z.strictObject({ importId: recordId.optional() }),
    z.array(listedEntry),
  ),
  /** Which of these texts stand on a list of the vault, with the list and the line. */
  'listed.check': route(
    'evidence',
    'read',
    z.strictObject({ texts: z.array(z.string().max(400)).max(10_000) }),
    z.array(hit),
  ),
  /** Addresses of an import, or of all of them, that stand on a list. */
  'listed.imported': route(
    'evidence',
    'read',
    z.strictObject({ importId: recordId }),
    z.array(hit.extend({ line: z.int() })),
  ),
  'transfer.list': route(
    'evidence',
    'read',
    z.strictObject({ caseId: recordId.optional(), importId: recordId.optional() }),
    z.array(transferRecord),
  ),
} as const;
