import { hasEntry, recordRestore } from '../../../db/backups';
import type { BackupManifest } from '../../../db/domain/backup';
import type { TwoHands } from '../../../db/domain/hands';
import type { LedgerHead } from '../../../db/domain/ledger';
import { Refusal } from '../../../db/domain/refusal';
import type { SecondHand } from '../../../db/hands';
import { readHead } from '../../../db/ledger';
import { withWriteTx } from '../../../db/tx';
import { checkHere, verifyInSteps } from '../../../db/verify';
import { manifestIntact } from '../../vault/backupFolder';
import { resolveHands } from '../../vault/hands';
import { renewAccess } from '../../vault/officers';
import { restoreBackup } from '../../vault/restore';
import { requireSigner, type VaultSession } from '../../vault/session';
import { unlockVault, unlockWithRecoveryKey } from '../../vault/unlock';
import type { Desk } from './desk';

export interface PutBackOrder {
  readonly from: string;
  readonly to: string;
  readonly officerId: string;
  /** That of the day of the backup; with a recovery key the new one. */
  readonly passphrase: string;
  readonly recoveryKey?: string | undefined;
  readonly hands: TwoHands;
  readonly job: string;
}

/** `ledgerOk` false: the ledger shows differences, as the vault's did; it is put back all the same and says so. */
interface Admitted {
  readonly head: LedgerHead;
  readonly ledgerOk: boolean;
}

/**
 * Puts a backup back as a vault in a new folder. Its own officers do it, with the passphrases of the day of the backup;
 * the act, with both hands, is the next entry of the restored ledger, so that it never passes for the vault it was.
 * @throws Refusal those of `restoreBackup`, of the two hands, and `backup.damaged` when it is not what its manifest says
 */
export async function putBack(
  desk: Desk,
  order: PutBackOrder,
): Promise<Admitted & { folder: string; vaultName: string }> {
  let admitted: Admitted | undefined;
  const admit = async (folder: string, manifest: BackupManifest, manifestSha256: string) => {
    admitted = await admitRestored(desk, order, folder, manifest, manifestSha256);
  };
  const manifest = await desk.jobs.run(order.job, 'restore', ({ signal, progress }) => {
    let done = 0;
    const onBytes = (bytes: number) => {
      done += bytes;
      progress(done, Math.max(done, 1));
    };
    return restoreBackup({ from: order.from, to: order.to, admit, signal, onBytes });
  });
  if (!admitted) throw new Error('a restored vault was admitted');
  return { folder: order.to, vaultName: manifest.vaultName, ...admitted };
}

async function admitRestored(
  desk: Desk,
  order: PutBackOrder,
  folder: string,
  manifest: BackupManifest,
  manifestSha256: string,
): Promise<Admitted> {
  let session = await openRestored(desk, order, folder);
  try {
    // A manifest that leaves files out would make a vault that looks whole.
    const intact = manifestIntact(manifest, session.databaseKey);
    if (!intact || !hasEntry(session.vault.whole, manifest.head))
      throw new Refusal('backup.damaged', { folder: order.from });
    const hands = await resolveHands(session, order.hands);
    try {
      const { head, madeAt } = manifest;
      if (!session.signer) session = await takePlace(desk, order, session, hands.second);
      withWriteTx(
        session.vault,
        requireSigner(session),
        'backup.restore',
        (tx) => recordRestore(tx, { head, madeAt, manifestSha256 }),
        hands.second,
      );
    } finally {
      hands.end();
    }
    const { ok } = await verifyInSteps(session.vault, { checker: checkHere });
    return { head: readHead(session.vault.whole), ledgerOk: ok };
  } finally {
    session.close();
  }
}

function openRestored({ around }: Desk, order: PutBackOrder, folder: string): Promise<VaultSession> {
  const { officerId, passphrase, recoveryKey } = order;
  return recoveryKey === undefined
    ? unlockVault(folder, passphrase, around.sources, officerId)
    : unlockWithRecoveryKey(folder, recoveryKey, around.sources);
}

/** The recovery key opened it: the officer gets new keys first, an entry of its own that the same second hand confirms. */
async function takePlace(
  { around }: Desk,
  { officerId, passphrase }: PutBackOrder,
  session: VaultSession,
  second: SecondHand,
): Promise<VaultSession> {
  return (await renewAccess(session, officerId, passphrase, second, around.cost)).session;
}
