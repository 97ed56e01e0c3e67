import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { foldAlerts, type HomeAlert } from '../../db/domain/home';
import { walletDraft } from '../../db/domain/wallet';
import { readHome } from '../../db/home';
import { withWriteTx } from '../../db/tx';
import { recordWallet } from '../../db/wallets';
import { makeTestVault, openTestCase, type TestVault } from './support';

let test: TestVault;
beforeEach(() => {
  test = makeTestVault();
});
afterEach(() => test.end());

describe('home', () => {
  it('calls money unsafe only where it is ours to secure: a victim’s address raises no alarm', () => {
    const { id: caseId } = openTestCase(test);
    const text = 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq';
    const add = (label: string, role: 'victim' | 'suspect') => {
      const draft = walletDraft.parse({ caseId, label, addresses: [{ chain: 'bitcoin', text, role }] });
      withWriteTx(test.vault, test.signer, 'wallet.record', (tx) => recordWallet(tx, draft));
    };
    add('потерпевший', 'victim');
    add('подозреваемый', 'suspect');
    const alerts = readHome(test.vault).alerts.filter((alert) => alert.code === 'wallet.not-secured');
    expect(alerts.map((alert) => alert.subject?.title)).toEqual(['подозреваемый']);
  });

  // Would catch: thousands of unsecured wallets that push a report that waits out of the officer's sight.
  it('names the oldest of each kind and counts the rest', () => {
    const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
    const alert = (code: HomeAlert['code'], second: number): HomeAlert => ({
      code,
      state: 'red',
      subject: null,
      caseNumber: '',
      since: at(second),
      params: {},
    });
    const many = Array.from({ length: 50 }, (_, second) => alert('wallet.not-secured', second));
    const { alerts, sums } = foldAlerts([...many, alert('report.pending', 59)], 3);
    expect(alerts.map(({ since }) => since)).toEqual([at(0), at(1), at(2), at(59)]);
    expect(sums).toEqual([
      { code: 'wallet.not-secured', state: 'red', count: 50 },
      { code: 'report.pending', state: 'red', count: 1 },
    ]);
  });
});
