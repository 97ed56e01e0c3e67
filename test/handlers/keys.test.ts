import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeDeskVault, makeTestDesk, type TestDesk } from './support';

let test: TestDesk;
beforeEach(() => {
  test = makeTestDesk();
});
afterEach(() => test.end());

// The first account of the mnemonic that SLIP-132 prints: its key as BIP-44 and as BIP-84 write it.
const xpub44 =
  'xpub6BosfCnifzxcFwrSzQiqu2DBVTshkCXacvNsWGYJVVhhawA7d4R5WSWGFNbi8Aw6ZRc1brxMyWMzG3DSSSSoekkudhUd9yLb6qx39T9nMdj';
const zpub84 =
  'zpub6rFR7y4Q2AijBEqTUquhVz398htDFrtymD9xYYfG1m4wAcvPhXNfE3EfH1r1ADqtfSdVCToUG868RvUUkgDKf31mGDtKsAYz2oz2AGutZYs';

async function twoCases() {
  const suspect = await test.request('case.record', { draft: { title: 'Подозреваемый' } });
  const victim = await test.request('case.record', { draft: { title: 'Потерпевший' } });
  const seized = await test.request('wallet.record', {
    draft: { caseId: suspect.id, label: 'Ledger', publicKey: zpub84 },
  });
  const paid = await test.request('wallet.record', {
    draft: {
      caseId: victim.id,
      label: 'Куда платил потерпевший',
      type: 'unknown',
      addresses: [
        // m/84'/0'/0'/1/0, written in capitals as a QR code holds it, and the first address of the other account.
        { chain: 'bitcoin', text: 'BC1Q8C6FSHW2DLWUN7EKN9QWF37CU2RN755UPCP6EL', role: 'victim' },
        { chain: 'bitcoin', text: '1LqBGSKuX5yYUonjxT5qGfpUsXKYYWeabA' },
      ],
    },
  });
  return { seized, paid, victim };
}

describe('matching a key against the vault', () => {
  // Would catch: a hit in another case that is not found, or is found without saying where it is and by which path.
  it('finds the address of another case, by its canonical form, with wallet, case and path', async () => {
    await makeDeskVault(test);
    const { paid, victim } = await twoCases();
    const answer = await test.request('keys.match', { text: zpub84, depth: 20, job: 'one' });
    expect(answer.derived).toBe(40);
    expect(answer.hits).toMatchObject([
      {
        path: "m/84'/0'/0'/1/0",
        branch: 'change',
        customaryPath: true,
        role: 'victim',
        owner: { kind: 'wallet', id: paid.id, number: paid.number },
        caseId: victim.id,
        caseTitle: 'Потерпевший',
      },
    ]);
    expect(test.events).toContain('job');
  });

  // Would catch: a plain xpub that is only tried as one kind of address or on one chain.
  it('tries every kind and chain that a plain key leaves open', async () => {
    await makeDeskVault(test);
    const { paid, victim } = await twoCases();
    await test.request('wallet.amend', {
      id: paid.id,
      reason: 'ещё адрес',
      draft: {
        caseId: victim.id,
        label: paid.label,
        addresses: [
          ...paid.addresses.map(({ chain, text, role }) => ({ chain, text, role })),
          {
            chain: 'ethereum',
            text:
              (await import('../../db/domain/hd')).openKeySource(xpub44, { chain: 'ethereum' }).at(0, 2)[0]
                ?.address ?? '',
          },
        ],
      },
    });
    const { tried, hits } = await test.request('keys.match', { text: xpub44, depth: 3, job: 'two' });
    expect(tried).toEqual(
      expect.arrayContaining(['bitcoin P2TR', 'bitcoin P2SH-P2WPKH', 'tron base58check', 'zcash P2PKH']),
    );
    expect(hits.map((hit) => [hit.chain, hit.path])).toEqual([
      ['bitcoin', "m/44'/0'/0'/0/0"],
      ['ethereum', "m/44'/60'/0'/0/2"],
    ]);
  });

  it('refuses a private key with its own code', async () => {
    await makeDeskVault(test);
    const text =
      'zprvAdG4iTXWBoARxkkzNpNh8r6Qag3irQB8PzEMkAFeTRXxHpbF9z4QgEvBRmfvqWvGp42t42nvgGpNgYSJA9iefm1yYNZKEm7z6qUWCroSQnE';
    await expect(test.request('keys.match', { text, job: 'three' })).rejects.toMatchObject({
      code: 'key.private',
    });
  });
});

describe('reading a wallet file', () => {
  // Would catch: a file that is not found by its token, or a refusal that arrives as a bug.
  it('answers the public parts, and refuses by name', async () => {
    await makeDeskVault(test);
    const folder = path.resolve(import.meta.dirname, '../fixtures/wallet-files/io');
    const file = path.join(folder, 'specter-multisig-wallet.json');
    expect(await test.request('wallet.readFile', { file })).toMatchObject({ label: 'specter-multisig' });
    const encrypted = path.join(folder, 'sparrow-single-wallet');
    await expect(test.request('wallet.readFile', { file: encrypted })).rejects.toMatchObject({
      code: 'walletFile.encrypted',
    });
    await expect(test.request('wallet.readFile', { file: `${file}.gone` })).rejects.toMatchObject({
      code: 'file.not-found',
    });
  });
});

describe('a transaction in words', () => {
  // Would catch: amounts or addresses of inputs and outputs mixed up, or a fee that is not their difference.
  it('says what it spends, pays and leaves as fee', async () => {
    await makeDeskVault(test);
    const { cases } = JSON.parse(
      readFileSync(
        path.resolve(import.meta.dirname, '../fixtures/hd-wallets/bips/bip-0174_psbt.json'),
        'utf8',
      ),
    ) as { cases: { case: string; base64: string }[] };
    const file = path.join(test.folder, 'tx.psbt');
    writeFileSync(
      file,
      cases.find((one) => one.case.startsWith('PSBT with one P2PKH input. Outputs'))?.base64 ?? '',
    );
    await expect(test.request('wallet.readFile', { file })).rejects.toMatchObject({
      code: 'walletFile.psbt',
    });
    const psbt = await test.request('psbt.read', { file });
    const sum = (coins: { amount: string | null }[]) =>
      coins.reduce((total, one) => total + BigInt(one.amount ?? 0), 0n);
    expect(psbt.inputs).toHaveLength(1);
    expect(psbt.outputs.map((one) => one.amount)).toEqual(['99999699', '100000000']);
    expect(psbt.fee).toBe((sum(psbt.inputs) - sum(psbt.outputs)).toString());
  });
});
