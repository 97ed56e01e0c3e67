import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
});
