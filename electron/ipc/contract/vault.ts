import { z } from 'zod';
import { homePage } from '../../../db/domain/home';
import { recordId } from '../../../db/domain/ids';
import { officerDraft, officerRecord, shortCode } from '../../../db/domain/officer';
import { referenceEntry, referenceTable } from '../../../db/domain/reference';
import { searchHit } from '../../../db/domain/search';
import { session, vaultCard } from '../../../db/domain/vault';
import { fileToken } from './fileToken';
import { route } from './route';

export { fileToken } from './fileToken';

const nothing = z.strictObject({});
const passphrase = z.string().max(1_000);

export const vaultContract = {
  'vault.inspect': route('evidence', 'open', z.strictObject({ folder: fileToken }), vaultCard),
  'vault.create': route(
    'evidence',
    'open',
    z.strictObject({
      folder: fileToken,
      name: z.string().min(1).max(120),
      shortCode,
      officer: officerDraft,
      passphrase,
    }),
    z.strictObject({ session, recoveryKey: z.string() }),
  ),
  'vault.createSample': route(
    'evidence',
    'open',
    z.strictObject({ folder: fileToken }),
    z.strictObject({ session }),
  ),
  'vault.unlock': route(
    'evidence',
    'open',
    z.strictObject({ folder: fileToken, officerId: recordId.optional(), passphrase }),
    session,
  ),
  'vault.unlockWithRecoveryKey': route(
    'evidence',
    'open',
    z.strictObject({ folder: fileToken, recoveryKey: z.string().max(400) }),
    session,
  ),
  'vault.confirmRecoveryKey': route(
    'evidence',
    'write',
    z.strictObject({ recoveryKey: z.string().max(400) }),
    session,
  ),
  'vault.changePassphrase': route(
    'evidence',
    'write',
    z.strictObject({ current: passphrase, next: passphrase }),
    nothing,
  ),
  'vault.session': route('evidence', 'read', nothing, session),
  'officer.list': route('evidence', 'read', nothing, z.array(officerRecord)),
  'home.get': route('evidence', 'read', nothing, homePage),
  'search.find': route('evidence', 'read', z.strictObject({ text: z.string().max(400) }), z.array(searchHit)),
  'reference.list': route(
    'evidence',
    'read',
    z.strictObject({ table: referenceTable }),
    z.array(referenceEntry),
  ),
  'draft.put': route(
    'evidence',
    'write',
    z.strictObject({ key: z.string().min(1).max(200), json: z.string().max(4_000_000) }),
    nothing,
  ),
  'draft.get': route(
    'evidence',
    'read',
    z.strictObject({ key: z.string().max(200) }),
    z.strictObject({ json: z.string(), savedAt: z.string() }).nullable(),
  ),
  'draft.list': route(
    'evidence',
    'read',
    nothing,
    z.array(z.strictObject({ key: z.string(), savedAt: z.string() })),
  ),
  'draft.discard': route('evidence', 'write', z.strictObject({ key: z.string().max(200) }), nothing),
} as const;
