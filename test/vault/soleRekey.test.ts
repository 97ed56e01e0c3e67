import { afterEach, beforeEach, expect, it } from 'vitest';
import { handsOf, refusalOf } from '../handlers/officersSupport';
import { makeDeskVault, makeTestDesk, passphrase, type TestDesk } from '../handlers/support';

let test: TestDesk;
beforeEach(() => {
  test = makeTestDesk();
});
afterEach(() => test.end());

// The entry gives the vault another recovery key, and is confirmed with the one from before.
it('a vault of one person is re-keyed with its recovery key, and the next time with the new one', async () => {
  const first = await makeDeskVault(test);
  await test.request('vault.confirmRecoveryKey', { recoveryKey: first.recoveryKey });
  const rekey = (recoveryKey: string) =>
    test.request('vault.rekey', { why: 'leak', passphrase, cut: [], hands: handsOf({ recoveryKey }) });
  // A checkpoint before it: a verification since then takes the older key from what the entry says.
  test.desk.close();
  const [me] = (await test.request('vault.inspect', { folder: first.folder })).officers;
  await test.request('vault.unlock', { folder: first.folder, officerId: me?.id ?? '', passphrase });
  const second = await rekey(first.recoveryKey);
  expect(await test.request('ledger.verify', {})).toMatchObject({ ok: true, findings: [] });
  expect(await test.request('ledger.verify', { scope: 'recent' })).toMatchObject({ ok: true, findings: [] });
  expect(await refusalOf(rekey(first.recoveryKey))).toBe('vault.wrong-recovery-key');
  await rekey(second.recoveryKey);
  expect(await test.request('ledger.verify', {})).toMatchObject({ ok: true, findings: [] });
});
