import type { SecondHand } from '../../db/hands';
import { withWriteTx } from '../../db/tx';
import { noteNewRecoveryKey } from '../../db/vaultFacts';
import { sealRecoverySlot } from './create';
import { changeKeys } from './keyChange';
import { wipe } from './officerKeys';
import { newRecoveryKey, recoverySigningKey, recoveryText } from './recoveryKey';
import { requireSigner, type VaultSession } from './session';
import { openSlotOf } from './unlock';

/**
 * A new recovery key in the place of one whose paper was lost. The root key stays: where the paper may have been read by
 * somebody else, `rekeyVault` is what helps. The passphrase shows that it is the officer who asks, not an unlocked desk.
 * @returns the new key's text, which is kept nowhere
 * @throws Refusal `vault.wrong-passphrase`, `session.read-only` and what `withWriteTx` refuses
 */
export async function renewRecoveryKey(
  session: VaultSession,
  passphrase: string,
  second: SecondHand | undefined,
): Promise<string> {
  const signer = requireSigner(session);
  const { secrets } = await openSlotOf(session.folder, signer.author.id, passphrase);
  wipe(secrets);
  const recovery = newRecoveryKey();
  try {
    changeKeys(
      session,
      (header) => ({ ...header, recovery: sealRecoverySlot(header.vaultId, session.root, recovery) }),
      () =>
        withWriteTx(
          session.vault,
          signer,
          'vault.renewRecoveryKey',
          (tx) => noteNewRecoveryKey(tx, recoverySigningKey(recovery)),
          second,
        ),
    );
    return recoveryText(recovery);
  } finally {
    recovery.fill(0);
  }
}
