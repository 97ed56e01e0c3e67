import { describe, expect, it } from 'vitest';
import { dalel } from './support';

const zpub =
  'zpub6rFR7y4Q2AijBEqTUquhVz398htDFrtymD9xYYfG1m4wAcvPhXNfE3EfH1r1ADqtfSdVCToUG868RvUUkgDKf31mGDtKsAYz2oz2AGutZYs';
const xpub =
  'xpub6BosfCnifzxcFwrSzQiqu2DBVTshkCXacvNsWGYJVVhhawA7d4R5WSWGFNbi8Aw6ZRc1brxMyWMzG3DSSSSoekkudhUd9yLb6qx39T9nMdj';
const zprv =
  'zprvAdG4iTXWBoARxkkzNpNh8r6Qag3irQB8PzEMkAFeTRXxHpbF9z4QgEvBRmfvqWvGp42t42nvgGpNgYSJA9iefm1yYNZKEm7z6qUWCroSQnE';
const descriptor =
  "wpkh([5c9e228d/84'/0'/0']xpub6DDUPHpUo4pcy43iJeZjbSVWGav1SMMmuWdMHiGtkK8rhKmfbomtkwW6GKs1GGAKehT6QRocrmda3WWxXawpjmwaUHfFRXuKrXSapdckEYF/<0;1>/*)#tdqj4vr6";

describe('derive', () => {
  // Would catch: an answer of another shape than scripts expect, or a range that begins or ends elsewhere.
  it('answers path, index, branch, address and format, twenty receive addresses if nothing is asked', async () => {
    const answer = await dalel(['derive', zpub, '--json']);
    const rows = answer.json() as unknown[];
    expect([answer.exit, rows.length]).toEqual([0, 20]);
    expect(rows[0]).toEqual({
      path: "m/84'/0'/0'/0/0",
      index: 0,
      branch: 'receive',
      address: 'bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu',
      format: 'P2WPKH',
    });
    const change = await dalel([
      'derive',
      zpub,
      '--branch',
      'change',
      '--from',
      '0',
      '--count',
      '1',
      '--json',
    ]);
    expect(change.json()).toMatchObject([{ address: 'bc1q8c6fshw2dlwun7ekn9qwf37cu2rn755upcp6el' }]);
  });

  it('derives both branches of a descriptor, and other chains from a plain key', async () => {
    const both = await dalel(['derive', descriptor, '--count', '2', '--json']);
    expect(both.json()).toMatchObject([
      { path: "m/84'/0'/0'/0/0", address: 'bc1qannfxke2tfd4l7vhepehpvt05y83v3qsf6nfkk' },
      { path: "m/84'/0'/0'/0/1" },
      { path: "m/84'/0'/0'/1/0", branch: 'change' },
      { path: "m/84'/0'/0'/1/1" },
    ]);
    const ether = await dalel(['derive', xpub, '--chain', 'ETH', '--count', '1', '--json']);
    expect(ether.json()).toMatchObject([{ path: "m/44'/60'/0'/0/0", format: 'EIP-55' }]);
  });

  // Would catch: a private key that is used, or repeated in the words that refuse it; a checksum that nobody compares.
  it('refuses private keys, spoilt checksums and wrong use by exit code and code', async () => {
    const secret = await dalel(['derive', zprv, '--json']);
    expect([secret.exit, secret.json()]).toMatchObject([1, { error: { code: 'key.private' } }]);
    expect(secret.out + secret.told).not.toContain(zprv.slice(4, 30));
    const spoilt = await dalel(['derive', descriptor.replace('#t', '#s'), '--json']);
    expect([spoilt.exit, spoilt.json()]).toMatchObject([1, { error: { code: 'key.checksum' } }]);
    expect((await dalel(['derive', zpub, '--count', 'x', '--json'])).exit).toBe(2);
    expect((await dalel(['derive', zpub, '--chain', 'monero', '--json'])).exit).toBe(2);
    expect((await dalel(['derive', zpub, '--chain', 'tron', '--json'])).json()).toMatchObject({
      error: { code: 'key.chain' },
    });
    expect((await dalel(['derive', zpub, '--script', 'p2pk', '--json'])).exit).toBe(2);
  });
});

describe('proof verify', () => {
  // Would catch: a proof that fails and ends like one that holds.
  it('tells by its exit code whether the signature proves control', async () => {
    const words = [
      'proof',
      'verify',
      '--address',
      '1PMycacnJaSqwwJqjawXBErnLsZ7RkXUAs',
      '--json',
      '--signature',
    ];
    const signature =
      'H8JawPtQOrybrSP1WHQnQPr67B9S3qrxBrl1mlzoTJOSHEpmnF7D3+t+LX0Xei9J20B5AIdPbeL3AaTBZ4N3bY0=';
    const valid = await dalel([...words, signature, '--message', 'vires is numeris']);
    expect([valid.exit, valid.json()]).toEqual([0, { verdict: 'valid', method: 'bip137', reason: null }]);
    const other = await dalel([...words, signature, '--message', 'vires is numeri']);
    expect([other.exit, other.json()]).toMatchObject([1, { verdict: 'invalid' }]);
    expect((await dalel([...words, signature])).exit).toBe(2);
  });
});
