import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../../db/domain/refusal';
import type { SecondHand } from '../../db/hands';
import { nextSeq } from '../../db/ledger';
import { discardRekeyed, installRekeyed, makeRekeyed } from '../../db/rekey';
import { type Signer, withWriteTx } from '../../db/tx';
import { noteRekey, readOfficer } from '../../db/vaultFacts';
import { type KdfCost, standardCost } from './cost';
import { sealRecoverySlot } from './create';
import { diskRefusal, syncFolder } from './durable';
import {
  databaseFile,
  nextHeaderFile,
  type OfficerSlot,
  readHeader,
  type Unsigned,
  type VaultHeader,
  writeHeader,
} from './header';
import { databaseKey, finishChange, installNext } from './keyChange';
import { type OfficerSecrets, sealOfficerSlot, wipe, withPendingRoot } from './officerKeys';
import { newRecoveryKey, recoverySigningKey, recoveryText } from './recoveryKey';
import { fileKeysOf, openSession, requireSigner, sealFileKeys, type VaultSession } from './session';
import { openSlotOf } from './unlock';

export interface Rekeying {
  readonly why: 'retirement' | 'leak';
  /** The passphrase of the officer who does it: their slot is sealed anew with it. */
  readonly passphrase: string;
  /** Officers whose way in may be known to somebody else: they get no slot until their access is reset. */
  readonly cut: readonly string[];
}

export interface RekeyTools {
  readonly cost?: KdfCost | undefined;
  /** Throws while anything else works with the vault; asked again after the passphrase was derived. */
  readonly requireQuiet: () => void;
}

export interface Rekeyed {
  /** The session to go on with; undefined where the last step failed, which the next unlock then finishes. */
  readonly session: VaultSession | undefined;
  /** The new recovery key's text, which is kept nowhere: it is the vault's from the moment that the database is. */
  readonly recoveryKey: string;
}

interface NewKeys {
  readonly root: Buffer;
  readonly own: OfficerSlot;
  readonly recovery: Buffer;
  readonly cut: readonly string[];
}

/**
 * Gives the vault a new root key: every slot, the recovery key and the database are of the new one afterwards, and new
 * files are sealed under a new key. Files that stand keep theirs: whoever copied them has read them already.
 * The database is copied, re-keyed, and the ledger entry is written into the copy; its rename is the one moment at which
 * all of it holds. Until then nothing has changed, afterwards nothing that fails can lose the new recovery key.
 * @throws Refusal `access.own-record`, `vault.wrong-passphrase`, `session.locked`, `job.running`, `vault.disk-full` and
 * what `withWriteTx` refuses
 */
export async function rekeyVault(
  session: VaultSession,
  { why, passphrase, cut }: Rekeying,
  second: SecondHand | undefined,
  { cost = standardCost, requireQuiet }: RekeyTools,
): Promise<Rekeyed> {
  requireQuiet();
  finishChange(session);
  const signer = requireSigner(session);
  const me = signer.author.id;
  if (cut.includes(me) || (second?.by && cut.includes(second.by.id))) throw new Refusal('access.own-record');
  const { slot, secrets: mine } = await openSlotOf(session.folder, me, passphrase);
  const root = randomBytes(32);
  const secrets: OfficerSecrets = { root: Buffer.from(root), signing: mine.signing, sealing: mine.sealing };
  const recovery = newRecoveryKey();
  try {
    const who = { vaultId: readHeader(session.folder).vaultId, officerId: me, name: slot.name };
    const own = await sealOfficerSlot(who, secrets, passphrase, cost);
    // Nothing waits from here on: what is true now stays true until the new keys hold.
    if (!session.vault.client.open) throw new Refusal('session.locked');
    requireQuiet();
    requireSlot(session.folder, slot);
    const header = prepare(session, signer, { root, own, recovery, cut }, second, why);
    install(session);
    const recoveryKey = recoveryText(recovery);
    return { session: enter(session, header, root, secrets), recoveryKey };
  } catch (thrown) {
    wipe(secrets);
    root.fill(0);
    throw diskRefusal(thrown);
  } finally {
    mine.root.fill(0);
    recovery.fill(0);
  }
}

/** The slot that is sealed anew must be the one that the passphrase opened. */
function requireSlot(folder: string, slot: OfficerSlot): void {
  const now = readHeader(folder).officers.find(({ officerId }) => officerId === slot.officerId);
  if (now?.sealed !== slot.sealed) throw new Refusal('vault.wrong-passphrase');
}

/** Leaves the re-keyed database, with the entry in it, and the new header beside those that hold. */
function prepare(
  session: VaultSession,
  signer: Signer,
  keys: NewKeys,
  second: SecondHand | undefined,
  why: Rekeying['why'],
): VaultHeader {
  const { folder, vault } = session;
  const { cut, recovery } = keys;
  const fact = { why, cut, recoverySigningKey: recoverySigningKey(recovery) };
  const path = join(folder, databaseFile);
  const [before, after] = [databaseKey(session.root), databaseKey(keys.root)];
  const keySeq = nextSeq(vault);
  try {
    makeRekeyed(vault, path, before, after, (copy) => {
      withWriteTx(copy, signer, 'vault.rekey', (tx) => noteRekey(tx, fact), second);
    });
    const { mac: _mac, ...header } = readHeader(folder);
    return writeHeader(folder, { ...rotate(session, header, keys), keySeq }, keys.root, nextHeaderFile);
  } catch (thrown) {
    discard(folder);
    throw thrown;
  } finally {
    before.fill(0);
    after.fill(0);
  }
}

/** Every slot of the new header. An officer who is not there finds the new root key sealed to their own key. */
function rotate(session: VaultSession, header: Unsigned, { root, own, recovery, cut }: NewKeys): Unsigned {
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

/** The one step at which the new keys begin to hold. The old session ends with it, whether or not it succeeds. */
function install({ folder, vault, close }: VaultSession): void {
  vault.close();
  try {
    installRekeyed(join(folder, databaseFile));
  } catch (thrown) {
    discard(folder);
    close();
    throw thrown;
  }
}

/** The new keys hold: what fails here is settled at the next unlock, and must not take the recovery key along. */
function enter(
  session: VaultSession,
  header: VaultHeader,
  root: Buffer,
  secrets: OfficerSecrets,
): VaultSession | undefined {
  const { folder, vault, officer } = session;
  try {
    syncFolder(folder);
    installNext(folder);
    // The vault stays held until the new header stands.
    session.close();
    return openSession(folder, header, root, vault.sources, { officerId: officer?.id ?? '', secrets });
  } catch {
    session.close();
    wipe(secrets);
    root.fill(0);
    return undefined;
  }
}

function discard(folder: string): void {
  discardRekeyed(join(folder, databaseFile));
  rmSync(join(folder, nextHeaderFile), { force: true });
}
