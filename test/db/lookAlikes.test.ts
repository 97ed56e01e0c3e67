import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookKey } from '../../db/domain/lookAlike';
import { walletDraft } from '../../db/domain/wallet';
import { findLookAlikes, listLookAlikes } from '../../db/lookAlikes';
import { lookKeySql } from '../../db/schema/wallet';
import { withWriteTx } from '../../db/tx';
import { recordWallet } from '../../db/wallets';
import { p2pkh, p2wpkh, tron } from '../../electron/sample/addresses';
import { makeTestVault, openTestCase, type TestVault } from './support';

const many = 100_000;
/** Milliseconds, generous on a busy machine: the plan of the query says that the index answers. */
const lookLimit = 250;
const listLimit = 30_000;

let test: TestVault;
let walletId = '';
beforeAll(() => {
  test = makeTestVault();
  const { id: caseId } = openTestCase(test);
  const draft = walletDraft.parse({ caseId, label: 'все адреса' });
  ({ id: walletId } = withWriteTx(test.vault, test.signer, 'wallet.record', (tx) => recordWallet(tx, draft)));
  // Past the ledger: how it is written is not the question here.
  const insert = test.vault.client.prepare(
    'INSERT INTO address (id, wallet_id, position, chain, role, checksum, canonical, ledger_seq) ' +
      "VALUES (?, ?, ?, ?, 'suspect', 'verified', ?, 1)",
  );
  test.vault.client.transaction(() => {
    for (let index = 0; index < many; index += 1) {
      const digest = createHash('sha256').update(String(index)).digest('hex');
      insert.run(`a${index}`, walletId, index, 'ethereum', `0x${digest.slice(0, 40)}`);
    }
    for (const [index, [chain, text]] of Object.entries([
      ['ethereum', `0x1234${'a'.repeat(32)}beef`],
      ['bsc', `0x1234${'b'.repeat(32)}beef`],
      ['tron', tron('radar')],
      ['bitcoin', p2pkh('radar')],
      ['bitcoin', p2wpkh('radar')],
      ['bitcoincash', 'bitcoincash:qpm2qsznhks23z7629mms6s5cwef74vcwvy22gdx6a'],
      ['ton', `0:${'7'.repeat(64)}`],
      ['near', 'alice.near'],
      ['near', `${'1'.repeat(63)}f`],
    ] as const))
      insert.run(`x${index}`, walletId, many + Number(index), chain, text);
  })();
}, 120_000);
afterAll(() => test.end());

describe('the radar for look-alike addresses, with 100,000 of them', () => {
  // Would catch: an index that sorts otherwise than the rule which the window applies.
  it('sees by the same key in the index as in the domain', () => {
    const rows = test.vault.client
      .prepare<[], { canonical: string; key: string | null }>(
        `SELECT canonical, ${lookKeySql} AS key FROM address WHERE position % 97 = 0 OR position >= ${many}`,
      )
      .all();
    expect(rows.length).toBeGreaterThan(1_000);
    for (const { canonical, key } of rows) expect(key ?? undefined).toBe(lookKey(canonical));
  });

  it('answers while an address is typed, through the index', () => {
    const begun = performance.now();
    const found = findLookAlikes(test.vault.read, 'ethereum', `0x1234${'c'.repeat(32)}beef`);
    expect(performance.now() - begun).toBeLessThan(lookLimit);
    expect(found.map(({ chain }) => chain).sort()).toEqual(['bsc', 'ethereum']);
    const plan = test.vault.client
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN SELECT id FROM address WHERE ${lookKeySql} = 'x'`)
      .all();
    expect(plan.map(({ detail }) => detail).join()).toContain('address_by_look');
  });

  it('lists the pairs of the whole vault, and takes no chance likeness of another chain for one', () => {
    const begun = performance.now();
    const { groups, whole } = listLookAlikes(test.vault.read);
    expect(performance.now() - begun).toBeLessThan(listLimit);
    expect(whole).toBe(true);
    const planted = groups.find(({ key }) => key === '1234beef');
    expect(planted?.addresses).toHaveLength(2);
    for (const { addresses } of groups)
      expect(new Set(addresses.map(({ canonical }) => canonical)).size).toBeGreaterThan(1);
  });
});
