import type { TwoHands } from '../../db/domain/hands';
import { Refusal } from '../../db/domain/refusal';
import type { SecondHand } from '../../db/hands';
import { readFact, readOfficer } from '../../db/vaultFacts';
import { type OfficerSecrets, signerOf, wipe } from './officerKeys';
import { recoverySeed } from './recoveryKey';
import { makeSigner, type VaultSession } from './session';
import { openSlotOf, requireRecoveryKey } from './unlock';

/** A second hand that is ready to sign. `end` zeroes its keys: call it whatever happens. */
export interface ResolvedHands {
  readonly second: SecondHand;
  /** The second officer's private keys; undefined where the recovery key is the second hand. */
  readonly keys: OfficerSecrets | undefined;
  end(): void;
}

/**
 * Opens what the second hand typed. Whether that officer may confirm the act is asked by `withWriteTx`.
 * @throws Refusal `vault.wrong-passphrase`, `vault.wrong-recovery-key`, `access.recovery-key-unknown`, `record.not-found`
 */
export async function resolveHands(session: VaultSession, hands: TwoHands): Promise<ResolvedHands> {
  const { reason, authorisation, second } = hands;
  if ('recoveryKey' in second) {
    const { sign, end } = recoveryHand(session, second.recoveryKey);
    return { second: { by: null, reason, authorisation, sign }, keys: undefined, end };
  }
  const officer = readOfficer(session.vault.whole, second.officerId);
  const { secrets } = await openSlotOf(session.folder, officer.id, second.passphrase);
  const { author, sign } = makeSigner(officer, secrets);
  return {
    second: { by: author, reason, authorisation, sign },
    keys: secrets,
    end: () => wipe(secrets),
  };
}

function recoveryHand(session: VaultSession, text: string) {
  const recovery = requireRecoveryKey(session.folder, text);
  // A vault from before the ledger knew this key learns it when the officer confirms it: vault.confirmRecoveryKey.
  if (readFact(session.vault.whole, 'recoverySigningKey') === '')
    throw new Refusal('access.recovery-key-unknown');
  const seed = recoverySeed(recovery);
  const sign = signerOf(seed);
  return {
    sign,
    end: () => {
      seed.fill(0);
      recovery.fill(0);
    },
  };
}

/** Runs `work` with the second hand that was typed, or with none, and zeroes its keys afterwards. */
export async function withHands<T>(
  session: VaultSession,
  hands: TwoHands | undefined,
  work: (second: SecondHand | undefined, keys: OfficerSecrets | undefined) => T | Promise<T>,
): Promise<T> {
  if (!hands) return work(undefined, undefined);
  const resolved = await resolveHands(session, hands);
  try {
    return await work(resolved.second, resolved.keys);
  } finally {
    resolved.end();
  }
}
