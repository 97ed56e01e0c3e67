import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { checkPassphrase, type OfficerDraft, type OfficerRecord } from '../../db/domain/officer';
import { Refusal } from '../../db/domain/refusal';
import type { SecondHand } from '../../db/hands';
import { addOfficer, resetAccess, retireOfficer } from '../../db/officers';
import { requireAcceptable } from '../../db/record';
import { rekeyDatabase } from '../../db/rekey';
import { withWriteTx } from '../../db/tx';
import { noteRekey, readOfficer } from '../../db/vaultFacts';
import { type KdfCost, standardCost } from './cost';
import { sealRecoverySlot } from './create';
import { databaseFile, type OfficerSlot, readHeader, type Unsigned } from './header';
import { changeKeys, databaseKey, installNext } from './keyChange';
import { newOfficerKeys, type OfficerSecrets, sealOfficerSlot, withPendingRoot } from './officerKeys';
import { newRecoveryKey, recoverySigningKey, recoveryText } from './recoveryKey';
import {
  beginSession,
  fileKeysOf,
  openSession,
  requireSigner,
  sealFileKeys,
  type VaultSession,
} from './session';
import { openSlotOf } from './unlock';

interface NewSlot {
  readonly slot: OfficerSlot;
  readonly secrets: OfficerSecrets;
  readonly keys: { readonly signingKey: string; readonly sealingKey: string };
}

/** New keys for an officer and the slot that their passphrase opens. @throws Refusal `draft.refused` */
async function makeSlot(
  session: VaultSession,
  officerId: string,
  name: string,
  passphrase: string,
  cost: KdfCost,
): Promise<NewSlot> {
  requireAcceptable(checkPassphrase(passphrase));
  const { signing, sealing, ...keys } = newOfficerKeys();
  const secrets = { root: Buffer.from(session.root), signing, sealing };
  const { vaultId } = readHeader(session.folder);
  return {
    slot: await sealOfficerSlot({ vaultId, officerId, name }, secrets, passphrase, cost),
    secrets,
    keys,
  };
}

const withSlot = (header: Unsigned, slot: OfficerSlot): Unsigned => ({
  ...header,
  officers: [...header.officers.filter(({ officerId }) => officerId !== slot.officerId), slot],
});

/** Adds an officer, who typed their own passphrase on this machine. */
export async function enrolOfficer(
  session: VaultSession,
  draft: OfficerDraft,
  passphrase: string,
  second: SecondHand | undefined,
  cost: KdfCost = standardCost,
): Promise<OfficerRecord> {
  const id = session.vault.sources.newId();
  const { slot, secrets, keys } = await makeSlot(session, id, draft.name, passphrase, cost);
  wipeAll(secrets);
  return changeKeys(
    session,
    (header) => withSlot(header, slot),
    () =>
      withWriteTx(
        session.vault,
        requireSigner(session),
        'officer.add',
        (tx) => addOfficer(tx, id, draft, keys),
        second,
      ),
  );
}

/** Ends an officer's access: their slot goes, their record stays. Who knew the root key is another matter: see `rekeyVault`. */
export function endAccess(session: VaultSession, id: string, second: SecondHand | undefined): OfficerRecord {
  return changeKeys(
    session,
    (header) => ({ ...header, officers: header.officers.filter(({ officerId }) => officerId !== id) }),
    () =>
      withWriteTx(
        session.vault,
        requireSigner(session),
        'officer.retire',
        (tx) => retireOfficer(tx, id),
        second,
      ),
  );
}

/**
 * New keys for an officer who lost their passphrase. In an officer's session that officer writes the entry. In a session
 * that the recovery key opened, the officer themself does, with the new keys: what makes it valid is the second hand.
 * @returns the record, and the session to go on with: the officer's own after the recovery key
 */
export async function renewAccess(
  session: VaultSession,
  id: string,
  passphrase: string,
  second: SecondHand | undefined,
  cost: KdfCost = standardCost,
): Promise<{ officer: OfficerRecord; session: VaultSession }> {
  const { name } = readOfficer(session.vault.whole, id);
  const made = await makeSlot(session, id, name, passphrase, cost);
  if (session.signer) {
    wipeAll(made.secrets);
    if (session.officer?.id === id) throw new Refusal('access.own-record');
    return { officer: reset(session, id, made, second), session };
  }
  const header = readHeader(session.folder);
  const who = { officerId: id, secrets: made.secrets };
  const root = Buffer.from(session.root);
  const own = openSession(session.folder, header, root, session.vault.sources, who, { quiet: true });
  try {
    reset(own, id, made, second);
  } catch (thrown) {
    own.close();
    throw thrown;
  }
  beginSession(own.folder, own.vault, own.root, requireSigner(own));
  const officer = readOfficer(own.vault.whole, id);
  session.close();
  return { officer, session: { ...own, officer } };
}

function reset(
  session: VaultSession,
  id: string,
  { slot, keys }: NewSlot,
  second: SecondHand | undefined,
): OfficerRecord {
  return changeKeys(
    session,
    (header) => withSlot(header, slot),
    () =>
      withWriteTx(
        session.vault,
        requireSigner(session),
        'officer.resetAccess',
        (tx) => resetAccess(tx, id, keys),
        second,
      ),
  );
}

export interface Rekeying {
  readonly why: 'retirement' | 'leak';
  /** The passphrase of the officer who does it: their slot is sealed anew with it. */
  readonly passphrase: string;
  /** Officers whose way in may be known to somebody else: they get no slot until their access is reset. */
  readonly cut: readonly string[];
}

/**
 * Gives the vault a new root key: every slot, the recovery key and the database are of the new one afterwards, and new
 * files are sealed under a new key. Files that stand keep theirs: whoever copied them has read them already.
 * @returns the session to go on with and the new recovery key's text, which is kept nowhere
 */
export async function rekeyVault(
  session: VaultSession,
  { why, passphrase, cut }: Rekeying,
  second: SecondHand | undefined,
  cost: KdfCost = standardCost,
): Promise<{ session: VaultSession; recoveryKey: string }> {
  const signer = requireSigner(session);
  const me = signer.author.id;
  if (cut.includes(me) || (second?.by && cut.includes(second.by.id))) throw new Refusal('access.own-record');
  const { slot, secrets: mine } = await openSlotOf(session.folder, me, passphrase);
  const root = randomBytes(32);
  const secrets: OfficerSecrets = { root: Buffer.from(root), signing: mine.signing, sealing: mine.sealing };
  const { vaultId } = readHeader(session.folder);
  const own = await sealOfficerSlot({ vaultId, officerId: me, name: slot.name }, secrets, passphrase, cost);
  const recovery = newRecoveryKey();
  changeKeys(
    session,
    (header) => rotate(session, header, { root, own, recovery, cut }),
    () =>
      withWriteTx(
        session.vault,
        signer,
        'vault.rekey',
        (tx) => noteRekey(tx, { why, cut, recoverySigningKey: recoverySigningKey(recovery) }),
        second,
      ),
    root,
  );
  const recoveryKey = recoveryText(recovery);
  recovery.fill(0);
  return { session: moveToNewKey(session, root, secrets), recoveryKey };
}

/** Every slot of the new header. An officer who is not there finds the new root key sealed to their own key. */
function rotate(
  session: VaultSession,
  header: Unsigned,
  { root, own, recovery, cut }: { root: Buffer; own: OfficerSlot; recovery: Buffer; cut: readonly string[] },
): Unsigned {
  const officers = header.officers
    .filter(({ officerId }) => !cut.includes(officerId))
    .map((slot) => {
      if (slot.officerId === own.officerId) return own;
      const { sealingKey } = readOfficer(session.vault.whole, slot.officerId);
      return withPendingRoot(header.vaultId, slot, sealingKey, root);
    });
  const [newest, older] = fileKeysOf(header, session.root);
  const fileKeys = sealFileKeys(header.vaultId, [randomBytes(32), newest, ...older], root);
  return { ...header, officers, recovery: sealRecoverySlot(header.vaultId, root, recovery), fileKeys };
}

/** The entry is in the ledger; from here on a crash is settled at the next unlock. */
function moveToNewKey(session: VaultSession, root: Buffer, secrets: OfficerSecrets): VaultSession {
  const { folder, vault, officer } = session;
  const { sources } = vault;
  const before = databaseKey(session.root);
  try {
    // The database is closed, but the vault stays held until the new header stands.
    vault.close();
    rekeyDatabase(join(folder, databaseFile), before, databaseKey(root), sources);
    installNext(folder);
  } finally {
    before.fill(0);
    session.close();
  }
  const who = { officerId: officer?.id ?? '', secrets };
  return openSession(folder, readHeader(folder), root, sources, who);
}

function wipeAll({ root, signing, sealing }: OfficerSecrets): void {
  for (const bytes of [root, signing, sealing]) bytes.fill(0);
}
