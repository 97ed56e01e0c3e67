import { type AccessNote, noteAccess } from '../../db/accessLog';
import type { TwoHands } from '../../db/domain/hands';
import { Refusal } from '../../db/domain/refusal';
import type { SecondHand } from '../../db/hands';
import { readFact, readOfficer } from '../../db/vaultFacts';
import { addNote } from './notes';
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
  const { secrets } = await openSlotOf(session.folder, officer.id, second.passphrase).catch(
    (thrown: unknown) => {
      noteFailed(session, thrown, { subjectKind: 'officer', subjectId: officer.id, what: 'second' });
      throw thrown;
    },
  );
  const { author, sign } = makeSigner(officer, secrets);
  return {
    second: { by: author, reason, authorisation, sign },
    keys: secrets,
    end: () => wipe(secrets),
  };
}

function openRecovery(session: VaultSession, text: string): Buffer {
  try {
    return requireRecoveryKey(session.folder, text);
  } catch (thrown) {
    noteFailed(session, thrown, { what: 'second recovery' });
    throw thrown;
  }
}

/** A second hand that typed the wrong thing is an attempt to confirm as somebody: the second log says so. */
function noteFailed(session: VaultSession, thrown: unknown, said: Omit<AccessNote, 'kind'>): void {
  if (!(thrown instanceof Refusal && /^vault\.wrong-/.test(thrown.code)) || !session.vault.client.open)
    return;
  const { vault, signer, folder, root } = session;
  const note = { kind: 'unlock.failed', ...said } as const;
  if (vault.readOnly)
    addNote(folder, readFact(vault.whole, 'vaultId'), root, { ...note, moment: vault.sources.clock() });
  else noteAccess(vault, signer, note);
}

function recoveryHand(session: VaultSession, text: string) {
  const recovery = openRecovery(session, text);
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
