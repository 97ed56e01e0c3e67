import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { deriveRange, openKeySource } from '../../db/domain/hd';
import { Refusal } from '../../db/domain/refusal';
import { walletFile } from '../../db/domain/walletFile';
import { readWalletFile } from '../../electron/exchange/importers/readWalletFile';

const fixtures = path.resolve(import.meta.dirname, '../fixtures');
const folder = path.join(fixtures, 'wallet-files/io');
const read = (name: string) => walletFile.parse(readWalletFile(readFileSync(path.join(folder, name))));
const text = (content: string) => readWalletFile(new TextEncoder().encode(content));

function refusal(work: () => unknown): string {
  try {
    work();
    return 'accepted';
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown.code;
    throw thrown;
  }
}
const firstAddress = (publicKey: string): string | undefined =>
  deriveRange(openKeySource(publicKey), { from: 0, count: 1 })[0]?.address;

describe('wallet files by content', () => {
  // Would catch: a format that is not recognised, or whose keys, quorum or branches are put together differently.
  it.each([
    ['bsms/multisig-1.bsms', 'bsms', 'bc1qfagqa83vrv9phj0886rlx6d68zzd7gejtr0ns8xxfeckve27397q6vq47w'],
    ['bsms/multisig-3.bsms', 'bsms', '3GzMtFXahiu4TpGNGFc4bHMvAcvz5vVQrT'],
    ['bsms/multisig-11.bsms', 'bsms', 'bc1q8n3lmaupwkl4yag8vqvf083kqjp5gqpscsk3dpgnjjw4lryvxxkqmz3e7y'],
    ['bsms/multisig-13.bsms', 'bsms', 'bc1qn0u4ucv5x0gc5qxtm6kja6gdh28vlf44yet953ryd8lffyyrd5sq98z2qu'],
    ['cc-singlesig-sp-keystore-1.json', 'coldcard', 'tb1qupyd58ndsh7lut0et0vtrq432jvu9jtdyws9n9'],
  ] as const)('%s gives the first address that it states', (name, format, address) => {
    const file = read(name);
    expect([file.format, file.findings]).toEqual([format, []]);
    expect(firstAddress(file.publicKey)).toBe(address);
  });

  it.each([
    ['cc-multisig-export-1.txt', 'coldcard', 'CC-2-of-4', 'multisig'],
    ['cc-multisig-export-multideriv.txt', 'coldcard', 'el-CC-3-of-3-sb-2', 'multisig'],
    ['electrum-singlesig-wallet.json', 'electrum', 'trezortest', 'hardware'],
    ['electrum-multisig-wallet.json', 'electrum', '', 'multisig'],
    ['specter-multisig-wallet.json', 'specter', 'specter-multisig', 'multisig'],
    ['descriptor-labelled.txt', 'descriptor', '', 'unknown'],
    ['descriptor-receive-change1.txt', 'descriptor', '', 'unknown'],
    ['specter-diy-keystore.txt', 'descriptor', '', 'unknown'],
  ] as const)('%s fills label, kind and a key that derives', (name, format, label, type) => {
    const file = read(name);
    expect(file).toMatchObject({ format, label, type });
    expect(firstAddress(file.publicKey)).toBeDefined();
  });

  // Would catch: keys in another order than the descriptor that other wallets print for the same file (Sparrow's tests).
  it('joins receive and change into one descriptor with its checksum, fingerprint and path', () => {
    const file = read('descriptor-receive-change1.txt');
    expect(file).toMatchObject({ masterFingerprint: 'a262308d', derivation: "m/84'/0'/0'" });
    expect(file.publicKey).toContain('/<0;1>/*)#');
    const change = deriveRange(openKeySource(file.publicKey), { from: 0, count: 1, branch: 'change' });
    expect(change).toMatchObject([{ path: "m/84'/0'/0'/1/0", branch: 'change' }]);
    expect(read('electrum-singlesig-wallet.json')).toMatchObject({
      masterFingerprint: 'ab543c67',
      derivation: "m/49'/0'/0'",
    });
  });

  // Would catch: a broken file that is taken as it is.
  it('names what does not hold together, and what it may not read', () => {
    // The fifth states the address of 0/0 where its own restrictions say 2/*; those of the ninth and fifteenth follow from no
    // short path below their keys.
    for (const name of ['5', '9', '15'])
      expect
        .soft(read(`bsms/multisig-${name}.bsms`).findings)
        .toMatchObject([{ code: 'walletFile.first-address' }]);
    expect(refusal(() => read('bsms/multisig-17.bsms'))).toBe('walletFile.damaged');
    expect(refusal(() => read('bsms/multisig-threshold-zero.bsms'))).toBe('key.unreadable');
    expect(refusal(() => read('sparrow-single-wallet'))).toBe('walletFile.encrypted');
    expect(refusal(() => read('keystone-singlesig-sp-keystore-1.txt'))).toBe('walletFile.silent-payments');
    expect(read('caravan-multisig-export-2.json').findings).toMatchObject([{ code: 'walletFile.quorum' }]);
    expect(read('cc-multisig-keystore-2.json').findings).toMatchObject([
      { code: 'walletFile.one-of-several' },
    ]);
    const other = readFileSync(path.join(folder, 'bsms/multisig-1.bsms'), 'utf8').replace(
      /bc1q\S+/,
      'bc1qng45c3rez2265epnmvhajjj6hlpdv83zn8q8xy6h3mh2pnn8fglq0qgdzk',
    );
    expect(text(other).findings).toMatchObject([{ code: 'walletFile.first-address' }]);
    expect(refusal(() => text('hello'))).toBe('walletFile.unknown');
  });

  it('every file of the folder gets an answer', () => {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.|single-wallet/.test(name),
    );
    for (const name of names) expect.soft(() => refusal(() => read(name)), name).not.toThrow();
    expect(names.length).toBeGreaterThan(20);
  });

  // Would catch: a seed or private key that gets into a field, or a file with one that is read without a word.
  it('leaves secrets where they are', () => {
    const wallet = JSON.parse(readFileSync(path.join(folder, 'electrum-singlesig-wallet.json'), 'utf8'));
    const seed = 'cram swing cover prefer miss modify ritual silly deliver chunk behind inform able';
    wallet.keystore = {
      ...wallet.keystore,
      type: 'bip32',
      seed,
      xprv: 'yprvAHwhK6RbpuS3dgCYHM5jc2ZvEKd7Bi61u9FVhYMpgMSuZS613T1xxQeKTffhrHY79hZ5PsskBjcc6C2V7DrnsMsNaGDaWev3GLRQRgV7hxF',
    };
    const file = text(JSON.stringify(wallet));
    expect(file.findings).toMatchObject([{ code: 'walletFile.secret-left-out' }]);
    expect(JSON.stringify(file)).not.toMatch(/yprv|cram swing/);
    expect(refusal(() => text(`${'abandon '.repeat(11)}about`))).toBe('walletFile.secret');
    wallet.keystore.label = `${'abandon '.repeat(11)}about`;
    expect(refusal(() => text(JSON.stringify(wallet)))).toBe('walletFile.secret');
  });

  it('reads the labels of BIP-329', () => {
    const file = readWalletFile(readFileSync(path.join(fixtures, 'bip-0329-labels/example.jsonl')));
    expect(file).toMatchObject({ format: 'bip329', label: 'Extended Public Key' });
    expect(file.addresses).toMatchObject([
      { text: 'bc1q34aq5drpuwy3wgl9lhup9892qp6svr8ldzyy7c', label: 'Address' },
    ]);
    expect(JSON.stringify(file)).not.toContain('spscan');
  });
});
