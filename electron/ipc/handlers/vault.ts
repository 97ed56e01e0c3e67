import { Refusal } from '../../../db/domain/refusal';
import { discardDraft, getDraft, listDrafts, putDraft } from '../../../db/drafts';
import { readHome } from '../../../db/home';
import { listReferences } from '../../../db/references';
import { searchVault } from '../../../db/search';
import { listOfficers } from '../../../db/vaultFacts';
import { createVault } from '../../vault/create';
import { readHeader, vaultCardOf } from '../../vault/header';
import { recoverySigningKey } from '../../vault/recoveryKey';
import { describeSession, noteRecoveryConfirmed } from '../../vault/session';
import { changePassphrase, requireRecoveryKey, unlockVault, unlockWithRecoveryKey } from '../../vault/unlock';
import type { vaultContract } from '../contract/vault';
import { readReferences } from './assets';
import type { Desk } from './desk';
import { failInterrupted } from './failInterrupted';
import type { Handlers } from './handlers';
import { learnEnds, sweep } from './runImport';

type VaultRoute = Exclude<keyof typeof vaultContract, 'vault.createSample'>;

/** Drafts belong to an officer; a vault that the recovery key opened keeps none. */
function officerId(desk: Desk): string {
  const { officer } = desk.session;
  if (!officer) throw new Refusal('session.read-only');
  return officer.id;
}

export const vaultHandlers: Handlers<VaultRoute> = {
  'vault.inspect': (desk, { folder }) => {
    const path = desk.around.resolveFile(folder);
    return vaultCardOf(readHeader(path), path);
  },
  'vault.create': async (desk, { folder, ...wanted }) => {
    desk.requireClosed();
    const { cost, sources, assetsDir } = desk.around;
    const place = {
      folder: desk.around.resolveFile(folder),
      references: readReferences(assetsDir),
      ...(cost ? { cost } : {}),
    };
    const { session, recoveryKey } = await createVault({ ...wanted, ...place }, sources);
    return { session: describeSession(desk.take(session)), recoveryKey };
  },
  'vault.unlock': async (desk, { folder, passphrase, officerId: who }) => {
    desk.requireClosed();
    const { resolveFile, sources, cost } = desk.around;
    desk.take(await unlockVault(resolveFile(folder), passphrase, sources, who, cost));
    failInterrupted(desk);
    // What a crash left of an import is nobody's; the officer does not wait for it.
    void sweep(desk)
      .then(() => learnEnds(desk))
      .catch(() => undefined);
    return describeSession(desk.session);
  },
  'vault.unlockWithRecoveryKey': async (desk, { folder, recoveryKey }) => {
    desk.requireClosed();
    const path = desk.around.resolveFile(folder);
    return describeSession(desk.take(await unlockWithRecoveryKey(path, recoveryKey, desk.around.sources)));
  },
  'vault.confirmRecoveryKey': (desk, { recoveryKey }) => {
    const key = requireRecoveryKey(desk.session.folder, recoveryKey);
    const signingKey = recoverySigningKey(key);
    key.fill(0);
    noteRecoveryConfirmed(desk.session, signingKey);
    return describeSession(desk.session);
  },
  'vault.changePassphrase': async (desk, { current, next }) => {
    await changePassphrase(desk.session, officerId(desk), current, next, desk.around.cost);
    return {};
  },
  'vault.session': (desk) => describeSession(desk.session),
  'officer.list': (desk) => listOfficers(desk.session.vault.read),
  'home.get': (desk) => readHome(desk.session.vault),
  'search.find': (desk, { text }) => searchVault(desk.session.vault.read, text),
  'reference.list': (desk, { table }) => listReferences(desk.session.vault.read, table),
  'draft.put': (desk, { key, json }) => {
    putDraft(desk.session.vault, officerId(desk), key, json);
    return {};
  },
  'draft.get': (desk, { key }) =>
    desk.session.officer ? getDraft(desk.session.vault, desk.session.officer.id, key) : null,
  'draft.list': (desk) =>
    desk.session.officer ? listDrafts(desk.session.vault, desk.session.officer.id) : [],
  'draft.discard': (desk, { key }) => {
    discardDraft(desk.session.vault, officerId(desk), key);
    return {};
  },
};
