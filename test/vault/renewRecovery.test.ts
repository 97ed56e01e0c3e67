import { afterEach, describe, expect, it } from 'vitest';
import { type Crew, handsOf, makeCrew, passphrases, refusalOf } from '../handlers/officersSupport';
import { makeDeskVault, makeTestDesk, passphrase, type TestDesk } from '../handlers/support';

let test: TestDesk | undefined;
afterEach(() => test?.end());

async function crew(): Promise<Crew> {
  const made = await makeCrew();
  test = made.test;
  return made;
}

/** Locks and tries a recovery key; answers the refusal's code where it opens nothing. */
function opens(desk: TestDesk, folder: string, recoveryKey: string): Promise<string> {
  desk.desk.close();
  return refusalOf(desk.request('vault.unlockWithRecoveryKey', { folder, recoveryKey }));
}

describe('a lost recovery key', () => {
  // A new key beside which the old one still opens would leave the lost paper worth finding.
  it('is replaced by the only officer with their passphrase, and opens nothing any more', async () => {
    test = makeTestDesk();
    const { folder, recoveryKey: old } = await makeDeskVault(test);
    await test.request('vault.confirmRecoveryKey', { recoveryKey: old });
    const before = test.desk.session.root.toString('hex');
    const { session, recoveryKey } = await test.request('vault.renewRecoveryKey', { passphrase });
    expect(session).toMatchObject({ recoveryConfirmed: false, readOnly: false });
    const [entry] = await test.request('ledger.list', { limit: 1 });
    expect(entry?.body.kind).toBe('vault.renewRecoveryKey');
    expect(JSON.stringify(entry)).not.toContain(recoveryKey);
    await test.request('vault.confirmRecoveryKey', { recoveryKey });
    expect(await test.request('ledger.verify', {})).toMatchObject({ ok: true });
    expect(await opens(test, folder, old)).toBe('vault.wrong-recovery-key');
    expect(await opens(test, folder, recoveryKey)).toBe('nothing was refused');
    expect(test.desk.session.root.toString('hex')).toBe(before);
  });

  it('is not replaced at an unlocked desk without the passphrase', async () => {
    test = makeTestDesk();
    const { folder, recoveryKey: old } = await makeDeskVault(test);
    const wrong = test.request('vault.renewRecoveryKey', { passphrase: `${passphrase}!` });
    expect(await refusalOf(wrong)).toBe('vault.wrong-passphrase');
    expect(await opens(test, folder, old)).toBe('nothing was refused');
  });

  it('needs a second person once there is one, who signs it', async () => {
    const made = await crew();
    const own = { passphrase: passphrases.founder };
    expect(await refusalOf(made.test.request('vault.renewRecoveryKey', own))).toBe(
      'access.second-hand-missing',
    );
    const alone = { ...own, hands: handsOf({ recoveryKey: made.recoveryKey }) };
    expect(await refusalOf(made.test.request('vault.renewRecoveryKey', alone))).toBe(
      'access.recovery-key-alone',
    );
    const hands = handsOf({ officerId: made.second.id, passphrase: passphrases.second });
    const { recoveryKey } = await made.test.request('vault.renewRecoveryKey', { ...own, hands });
    const [entry] = await made.test.request('ledger.list', { limit: 1 });
    expect(entry?.body.hands).toMatchObject({ second: { id: made.second.id } });
    expect(await made.test.request('ledger.verify', {})).toMatchObject({ ok: true });
    expect(await opens(made.test, made.folder, made.recoveryKey)).toBe('vault.wrong-recovery-key');
    expect(await opens(made.test, made.folder, recoveryKey)).toBe('nothing was refused');
  });
});
