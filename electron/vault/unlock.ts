import { checkPassphrase } from '../../db/domain/officer';
import { Refusal } from '../../db/domain/refusal';
import type { Sources } from '../../db/open';
import { requireAcceptable } from '../../db/record';
import { type KdfCost, standardCost } from './cost';
import { deriveKey, unseal } from './crypto';
import { headerIntact, type OfficerSlot, readHeader, type VaultHeader, writeHeader } from './header';
import { openOfficerSlot, sealOfficerSlot } from './officerKeys';
import { readRecoveryText } from './recoveryKey';
import { openSession, type VaultSession } from './session';

/** Opens a vault with an officer's passphrase. @throws Refusal `vault.wrong-passphrase` and what `readHeader` and `openSession` refuse */
export async function unlockVault(
  folder: string,
  passphrase: string,
  sources: Sources,
  officerId?: string,
): Promise<VaultSession> {
  const header = readHeader(folder);
  const slots = header.officers.filter((slot) => officerId === undefined || slot.officerId === officerId);
  const opened = await openFirst(header, slots, passphrase);
  requireIntact(header, opened.secrets.root, folder);
  return openSession(folder, header, opened.secrets.root, sources, {
    officerId: opened.slot.officerId,
    secrets: opened.secrets,
  });
}

async function openFirst(header: VaultHeader, slots: readonly OfficerSlot[], passphrase: string) {
  for (const slot of slots) {
    const secrets = await openOfficerSlot(header.vaultId, slot, passphrase);
    if (secrets) return { slot, secrets };
  }
  throw new Refusal('vault.wrong-passphrase');
}

/** Opens a vault read-only with its recovery key. @throws Refusal `vault.wrong-recovery-key` */
export function unlockWithRecoveryKey(folder: string, text: string, sources: Sources): VaultSession {
  const header = readHeader(folder);
  const root = openRecoverySlot(header, text);
  requireIntact(header, root, folder);
  return openSession(folder, header, root, sources, undefined);
}

function openRecoverySlot(header: VaultHeader, text: string): Buffer {
  const recovery = readRecoveryText(text);
  if (!recovery) throw new Refusal('vault.wrong-recovery-key');
  const key = deriveKey(recovery, 'recovery', Buffer.from(header.recovery.salt, 'hex'));
  const root = unseal(key, Buffer.from(header.recovery.sealed, 'hex'), `${header.vaultId} recovery`);
  if (!root) throw new Refusal('vault.wrong-recovery-key');
  return root;
}

/** Whether this is the vault's recovery key. @throws Refusal `vault.wrong-recovery-key` */
export function requireRecoveryKey(folder: string, text: string): void {
  openRecoverySlot(readHeader(folder), text).fill(0);
}

/** Rewrites one slot; the database and the other slots stay as they are. @throws Refusal `vault.wrong-passphrase`, `draft.refused` */
export async function changePassphrase(
  folder: string,
  officerId: string,
  current: string,
  next: string,
  cost: KdfCost = standardCost,
): Promise<void> {
  requireAcceptable(checkPassphrase(next));
  const header = readHeader(folder);
  const { slot, secrets } = await openFirst(
    header,
    header.officers.filter((mine) => mine.officerId === officerId),
    current,
  );
  requireIntact(header, secrets.root, folder);
  const renewed = await sealOfficerSlot(
    { vaultId: header.vaultId, officerId, name: slot.name },
    secrets,
    next,
    cost,
  );
  const { mac: _mac, ...rest } = header;
  writeHeader(
    folder,
    { ...rest, officers: header.officers.map((mine) => (mine.officerId === officerId ? renewed : mine)) },
    secrets.root,
  );
}

function requireIntact(header: VaultHeader, root: Uint8Array, folder: string): void {
  if (!headerIntact(header, root)) throw new Refusal('vault.header-damaged', { folder });
}
