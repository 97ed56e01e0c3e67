import { join } from 'node:path';
import { checkPassphrase } from '../../db/domain/officer';
import { Refusal } from '../../db/domain/refusal';
import { openVault, type Sources } from '../../db/open';
import { requireAcceptable } from '../../db/record';
import { type KdfCost, standardCost } from './cost';
import { deriveKey, unseal } from './crypto';
import {
  databaseFile,
  headerIntact,
  type OfficerSlot,
  readHeader,
  type VaultHeader,
  writeHeader,
} from './header';
import { holdVault, type Release } from './hold';
import { databaseKey, finishChange, openHeaders, sweepRekeyed, type Unlocked } from './keyChange';
import { addFailure, addNote } from './notes';
import { type OfficerSecrets, openOfficerSlot, sealOfficerSlot, wipe } from './officerKeys';
import { readRecoveryText } from './recoveryKey';
import { openSession, type VaultSession } from './session';

interface OwnSlot {
  readonly slot: OfficerSlot;
  readonly secrets: OfficerSecrets;
}

/**
 * Opens a vault with an officer's passphrase. A failure is noted beside the header and enters the second log at the next
 * unlock. @throws Refusal `vault.wrong-passphrase` and what `openHeaders` and `openSession` refuse
 */
export async function unlockVault(
  folder: string,
  passphrase: string,
  sources: Sources,
  officerId?: string,
  cost: KdfCost = standardCost,
): Promise<VaultSession> {
  // A folder that is no vault is not to be locked, nor written to.
  const { officers } = readHeader(folder);
  // Held before the header is read: nobody may change the header between its reading and what is written from it.
  const hold = holdVault(folder, sources.clock().at, sources.nativeBinding);
  try {
    // The passphrase takes its time to be derived: whoever comes meanwhile is told who is at it.
    hold.name(
      (officers.length === 1 ? officers[0] : officers.find((one) => one.officerId === officerId))?.name ?? '',
    );
    sweepRekeyed(folder);
    const open = (header: VaultHeader) => openAsOfficer(header, passphrase, officerId);
    const { header, root, secrets: own } = await openHeaders(folder, sources, open, 'vault.wrong-passphrase');
    const known = await wrapPending(folder, header, root, own, passphrase, cost);
    const { officerId: id } = own.slot;
    return openSession(folder, known, root, sources, { officerId: id, secrets: own.secrets }, { hold });
  } catch (thrown) {
    hold.release();
    if (thrown instanceof Refusal && thrown.code === 'vault.wrong-passphrase')
      addFailure(folder, { officerId, moment: sources.clock() });
    throw thrown;
  }
}

async function openAsOfficer(
  header: VaultHeader,
  passphrase: string,
  officerId: string | undefined,
): Promise<Unlocked<OwnSlot> | undefined> {
  const slots = header.officers.filter((slot) => officerId === undefined || slot.officerId === officerId);
  for (const slot of slots) {
    const secrets = await openOfficerSlot(header.vaultId, slot, passphrase);
    if (secrets) return { header, root: secrets.root, secrets: { slot, secrets } };
  }
  return undefined;
}

/** After a re-keying in the officer's absence: from now on their passphrase opens the new root key directly. */
async function wrapPending(
  folder: string,
  header: VaultHeader,
  root: Buffer,
  { slot, secrets }: OwnSlot,
  passphrase: string,
  cost: KdfCost,
): Promise<VaultHeader> {
  if (slot.pending === undefined) return header;
  const who = { vaultId: header.vaultId, officerId: slot.officerId, name: slot.name };
  const sealed = await sealOfficerSlot(who, secrets, passphrase, cost);
  return replaceSlot(folder, slot, sealed, root) ?? header;
}

/**
 * Puts one slot in the place of another in the header as it is now: while the passphrase was derived it may have moved on.
 * Answers undefined, and writes nothing, where that slot is no longer there or the vault has other keys.
 */
function replaceSlot(
  folder: string,
  before: OfficerSlot,
  slot: OfficerSlot,
  root: Buffer,
): VaultHeader | undefined {
  const header = readHeader(folder);
  const known = header.officers.find(({ officerId }) => officerId === slot.officerId);
  if (known?.sealed !== before.sealed || !headerIntact(header, root)) return undefined;
  const { mac: _mac, ...rest } = header;
  const officers = header.officers.map((one) => (one === known ? slot : one));
  return writeHeader(folder, { ...rest, officers }, root);
}

/** Opens a vault read-only with its recovery key. @throws Refusal `vault.wrong-recovery-key` */
export async function unlockWithRecoveryKey(
  folder: string,
  text: string,
  sources: Sources,
): Promise<VaultSession> {
  const moment = sources.clock();
  const open = async (header: VaultHeader): Promise<Unlocked<null> | undefined> => {
    const root = openRecoverySlot(header, text);
    return root && { header, root, secrets: null };
  };
  try {
    const hold = () => holdVault(folder, moment.at, sources.nativeBinding).release;
    const { header, root } = await openHeaders(folder, sources, open, 'vault.wrong-recovery-key', hold);
    bringUpToDate(folder, root, sources, hold);
    const session = openSession(folder, header, root, sources, undefined);
    addNote(folder, header.vaultId, root, { kind: 'unlock.recovery', moment });
    return session;
  } catch (thrown) {
    if (thrown instanceof Refusal && thrown.code === 'vault.wrong-recovery-key')
      addFailure(folder, { byRecoveryKey: true, moment });
    throw thrown;
  }
}

/**
 * A database of an older Dalel is brought to this program's schema for the recovery key as for an officer, a copy kept: a
 * passphrase that was lost before an update would shut the vault for good otherwise. No row of it is changed.
 */
function bringUpToDate(folder: string, root: Buffer, sources: Sources, hold: () => Release): void {
  const path = join(folder, databaseFile);
  const key = databaseKey(root);
  const open = (readOnly: boolean) =>
    openVault(path, key, sources, { readOnly, keepDifferences: true }).close();
  try {
    open(true);
  } catch (thrown) {
    // Whatever else is wrong is said by the opening itself.
    if (!(thrown instanceof Refusal && thrown.code === 'vault.older-version')) return;
    const release = hold();
    try {
      open(false);
    } finally {
      release();
    }
  } finally {
    key.fill(0);
  }
}

/** The root key behind the recovery key, undefined when the text is not this vault's. */
export function openRecoverySlot(header: VaultHeader, text: string): Buffer | undefined {
  const recovery = readRecoveryText(text);
  if (!recovery) return undefined;
  const key = deriveKey(recovery, 'recovery', Buffer.from(header.recovery.salt, 'hex'));
  return unseal(key, Buffer.from(header.recovery.sealed, 'hex'), `${header.vaultId} recovery`);
}

/** The bytes of the vault's recovery key. @throws Refusal `vault.wrong-recovery-key` */
export function requireRecoveryKey(folder: string, text: string): Buffer {
  const root = openRecoverySlot(readHeader(folder), text);
  const recovery = root && readRecoveryText(text);
  root?.fill(0);
  if (!recovery) throw new Refusal('vault.wrong-recovery-key');
  return recovery;
}

/** An officer's slot, opened. @throws Refusal `vault.wrong-passphrase` */
export async function openSlotOf(folder: string, officerId: string, passphrase: string): Promise<OwnSlot> {
  const opened = await openAsOfficer(readHeader(folder), passphrase, officerId);
  if (!opened) throw new Refusal('vault.wrong-passphrase');
  return opened.secrets;
}

/**
 * Rewrites one slot; the database and the other slots stay as they are.
 * @throws Refusal `vault.wrong-passphrase`, also where the slot was changed or taken away meanwhile, `draft.refused`,
 * `session.locked`
 */
export async function changePassphrase(
  session: VaultSession,
  officerId: string,
  current: string,
  next: string,
  cost: KdfCost = standardCost,
): Promise<void> {
  const { folder, vault } = session;
  requireAcceptable(checkPassphrase(next));
  finishChange(session);
  const { slot, secrets } = await openSlotOf(folder, officerId, current);
  try {
    const { vaultId } = readHeader(folder);
    const sealed = await sealOfficerSlot({ vaultId, officerId, name: slot.name }, secrets, next, cost);
    // The hold ends with the session.
    if (!vault.client.open) throw new Refusal('session.locked');
    if (!replaceSlot(folder, slot, sealed, secrets.root)) throw new Refusal('vault.wrong-passphrase');
  } finally {
    wipe(secrets);
  }
}
