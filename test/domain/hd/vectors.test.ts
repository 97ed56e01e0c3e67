import { readFileSync } from 'node:fs';
import path from 'node:path';
import { bytesToHex } from '@noble/hashes/utils.js';
import { HDKey } from '@scure/bip32';
import { mnemonicToSeedSync } from '@scure/bip39';
import { describe, expect, it } from 'vitest';
import { checkAddress } from '../../../db/domain/address';
import {
  deriveRange,
  type HdChain,
  openKeySource,
  parseDescriptor,
  parseKeyExpression,
  scriptMaker,
} from '../../../db/domain/hd';
import { Refusal } from '../../../db/domain/refusal';

const folder = path.resolve(import.meta.dirname, '../../fixtures/hd-wallets');
function load<T>(file: string): T {
  const parsed: T = JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
  return parsed;
}

/** The code of the refusal, or 'accepted'. */
function refusal(work: () => unknown): string {
  try {
    work();
    return 'accepted';
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown.code;
    throw thrown;
  }
}

const publicAccount = (mnemonic: string, account: string, version = 0x0488b21e): string =>
  HDKey.fromMasterSeed(mnemonicToSeedSync(mnemonic), { public: version, private: 0x0488ade4 }).derive(account)
    .publicExtendedKey;

describe('BIP-32', () => {
  interface Chain {
    path: string;
    xpub: string;
    xprv: string;
  }
  const bip = load<{
    valid: { vector: number; chains: Chain[] }[];
    invalid: { key: string; reason: string }[];
  }>('bips/bip-0032.json');

  // Would catch: a child key that differs from the specification's at any step that a public key can take.
  it('derives every child that stands one public step below another', () => {
    let compared = 0;
    for (const { chains } of bip.valid) {
      chains.forEach((child, i) => {
        const parent = chains[i - 1];
        const step = child.path.slice((parent?.path ?? '').length + 1);
        if (parent === undefined || !/^[0-9]+$/.test(step)) return;
        const there = parseKeyExpression(child.xpub).extended?.key.publicKey;
        const { node, keys } = parseDescriptor(`pk(${parent.xpub}/${step})`);
        expect(node.kind).toBe('pk');
        const made = scriptMaker(
          { node, keys, body: '', checksum: 'none', branches: 1, ranged: false },
          0,
        )(0);
        expect(made.map(bytesToHex)).toEqual([`21${bytesToHex(there ?? new Uint8Array())}ac`]);
        compared++;
      });
    }
    expect(compared).toBeGreaterThan(4);
  });

  // Would catch: a private key that is read at all, or an impossible public key that is derived from.
  it('refuses private keys and what cannot be a key', () => {
    for (const { chains } of bip.valid)
      for (const { xprv } of chains) expect.soft(refusal(() => openKeySource(xprv))).toBe('key.private');
    for (const { key, reason } of bip.invalid)
      expect
        .soft(
          refusal(() => openKeySource(key)),
          reason,
        )
        .not.toBe('accepted');
  });

  interface Foreign {
    valid: {
      network: string;
      master: { base58: string };
      children: { path: string; m?: number; hardened?: boolean; base58: string; pubKey: string }[];
    }[];
    invalid: { fromBase58: { string: string; exception: string; network?: string }[] };
  }
  const foreign = load<Foreign>('bitcoinjs-bip32/fixtures.json');

  // Would catch: keys of another library's suite that are read differently. Its one difference is by design: a Litecoin key
  // offered as a Bitcoin key is a key to Dalel, which is told no network.
  it('agrees with the suite of bitcoinjs', () => {
    for (const { master, children } of foreign.valid) {
      expect.soft(parseKeyExpression(master.base58).extended?.key.depth).toBe(0);
      for (const child of children) {
        const key = parseKeyExpression(child.base58).extended?.key.publicKey;
        expect.soft(bytesToHex(key ?? new Uint8Array()), child.path).toBe(child.pubKey);
      }
    }
    for (const { string, exception } of foreign.invalid.fromBase58)
      expect
        .soft(
          refusal(() => openKeySource(string)),
          exception,
        )
        .not.toBe('accepted');
  });
});

describe('SLIP-132, BIP-84, SLIP-14', () => {
  const slip = load<{ vectors: { account_pub: string; address_path: string; address: string }[] }>(
    'slips/slip-0132.json',
  );

  // Would catch: a prefix taken for another kind of address, or a customary path with the wrong purpose.
  it('derives the first address of xpub, ypub and zpub, with its path', () => {
    for (const { account_pub, address_path, address } of slip.vectors) {
      const source = openKeySource(account_pub);
      expect(deriveRange(source, { from: 0, count: 1 })).toMatchObject([
        { address, path: address_path, index: 0, branch: 'receive' },
      ]);
      expect(source.customaryPath).toBe(true);
    }
  });

  it('derives what BIP-84 prints', () => {
    const { rows } = load<{ rows: { section: string; name: string; value: string }[] }>('bips/bip-0084.json');
    const account = rows.find((row) => row.section.startsWith('Account 0, root') && row.name === 'xpub');
    const source = openKeySource(account?.value ?? '');
    const made = deriveRange(source, { from: 0, count: 2, branch: 'both' });
    for (const { section, value } of rows.filter((row) => row.name === 'address')) {
      const path = section.slice(section.indexOf('= ') + 2);
      expect(made.find((one) => one.path === path)?.address).toBe(value);
    }
  });

  const stress = load<{
    mnemonic: string;
    rows: { file: string; section: string; path: string; index: number; address: string }[];
    descriptors_with_checksum: string[];
  }>('slips/slip-0014.json');
  const CHAINS: Readonly<Record<string, HdChain>> = {
    Bitcoin: 'bitcoin',
    'Bitcoin Testnet': 'bitcoin-testnet',
    Dash: 'dash',
    Litecoin: 'litecoin',
    Ethereum: 'ethereum',
  };

  // Would catch: a wrong prefix or hash of any chain. Groestlcoin is left out: its addresses use another hash and no rule of
  // it is known here.
  it('agrees with the stress wallet on five chains', () => {
    const rows = stress.rows.filter((row) => /\/0\/i$/.test(row.path) && CHAINS[row.section] !== undefined);
    expect(rows.length).toBe(25);
    const sources = new Map(
      Object.entries(CHAINS).map(([section, chain]) => {
        const account = rows.find((row) => row.section === section)?.path.replace('/0/i', '') ?? '';
        const version = chain === 'bitcoin-testnet' ? 0x043587cf : 0x0488b21e;
        return [section, openKeySource(publicAccount(stress.mnemonic, account, version), { chain })];
      }),
    );
    for (const { section, index, address } of rows) {
      const source = sources.get(section);
      const [made] = source?.at(0, index) ?? [];
      expect.soft(made?.address, `${section} ${index}`).toBe(address);
    }
    const tables = stress.rows.filter(
      (row) => row.file === 'slip-0014.md' && /^m\/(44|49|84)'\/[01]'\/0'$/.test(row.path),
    );
    const kinds = { 44: 'p2pkh', 49: 'p2sh-p2wpkh', 84: 'p2wpkh' } as const;
    for (const { path: account, index, address } of tables) {
      const purpose = Number(account.slice(2, 4));
      const script = purpose === 44 ? kinds[44] : purpose === 49 ? kinds[49] : kinds[84];
      const version = account.includes("/1'/") ? 0x043587cf : 0x0488b21e;
      const source = openKeySource(publicAccount(stress.mnemonic, account, version), { script });
      expect
        .soft([...source.at(0, index), ...source.at(1, index)].map((one) => one.address))
        .toContain(address);
    }
  });

  // Would catch: a checksum that is not verified, an origin or a branch that is lost, a wrong tweak of taproot.
  it('reads the twelve descriptors of the stress wallet', () => {
    for (const text of stress.descriptors_with_checksum) {
      expect(parseDescriptor(text).checksum).toBe('verified');
      const source = openKeySource(text);
      const [, account = ''] = /\[5c9e228d\/([0-9'/]+)\]/.exec(text) ?? [];
      const script = openKeySource(
        publicAccount(stress.mnemonic, `m/${account}`, /tpub/.test(text) ? 0x043587cf : 0x0488b21e),
        {
          script: text.startsWith('pkh')
            ? 'p2pkh'
            : text.startsWith('sh')
              ? 'p2sh-p2wpkh'
              : text.startsWith('tr')
                ? 'p2tr'
                : 'p2wpkh',
        },
      );
      const expected = deriveRange(script, { from: 0, count: 3, branch: 'both' });
      const made = deriveRange(source, { from: 0, count: 3 });
      expect(made.length).toBe(text.includes('<0;1>') ? 6 : 3);
      for (const one of made) expect(expected).toContainEqual(one);
      expect(refusal(() => parseDescriptor(text.replace('[5c', '[5d')))).toBe('key.checksum');
    }
  });

  // Would catch: an address that its own chain's rules refuse.
  it('makes addresses that the rules of their chain verify', () => {
    const xpub = publicAccount(stress.mnemonic, "m/44'/0'/0'");
    const tpub = publicAccount(stress.mnemonic, "m/44'/1'/0'", 0x043587cf);
    for (const chain of ['bitcoin', 'litecoin', 'dogecoin', 'dash', 'zcash', 'ethereum', 'tron'] as const) {
      const [made] = openKeySource(xpub, { chain }).at(0, 3);
      expect.soft(checkAddress(chain, made?.address ?? '').checksum, chain).toBe('verified');
    }
    for (const chain of [
      'litecoin-testnet',
      'dogecoin-testnet',
      'dash-testnet',
      'zcash-testnet',
      'bitcoin-regtest',
    ] as const) {
      const [made] = openKeySource(tpub, { chain }).at(0, 3);
      expect.soft(checkAddress(chain, made?.address ?? '').checksum, chain).toBe('verified');
    }
  });
});

describe('descriptors of the BIPs', () => {
  interface Case {
    label: string;
    text: string;
    expected: 'valid' | 'invalid';
    produces?: string[];
  }
  const cases = (file: string): Case[] => load<{ cases: Case[] }>(`bips/${file}`).cases;
  const holdsPrivate = (text: string): boolean => /xprv|[(\]]?(?:5K|L4r)[1-9A-HJ-NP-Za-km-z]{40}/.test(text);

  // Would catch: a key expression read more loosely or more strictly than BIP-380. Keys that are private, and steps that need
  // them, are refused by design, each by its own name.
  it('reads the key expressions of BIP-380', () => {
    for (const { label, text, expected } of cases('bip-0380_descriptors.json')) {
      const got = refusal(() => (text.startsWith('raw(') ? parseDescriptor(text) : parseKeyExpression(text)));
      const designed = holdsPrivate(text)
        ? 'key.private'
        : /xpub.*[h']\b|xpub.*[h']$|xpub.*\/[0-9]+h/.test(text)
          ? 'key.hardened'
          : 'accepted';
      if (expected === 'valid') expect.soft(got, label).toBe(designed);
      else expect.soft(got, label).not.toBe('accepted');
    }
  });

  it.each(['bip-0381_descriptors.json', 'bip-0382_descriptors.json'])('makes the scripts of %s', (file) => {
    for (const { label, text, expected, produces = [] } of cases(file)) {
      if (expected === 'invalid') {
        expect
          .soft(
            refusal(() => parseDescriptor(text)),
            label,
          )
          .not.toBe('accepted');
      } else if (holdsPrivate(text)) {
        expect
          .soft(
            refusal(() => parseDescriptor(text)),
            text,
          )
          .toBe('key.private');
      } else {
        const make = scriptMaker(parseDescriptor(text), 0);
        expect
          .soft(
            produces.map((_, i) => make(i).map(bytesToHex).join()),
            text,
          )
          .toEqual(produces);
      }
    }
  });

  // Would catch: keys sorted by another order than BIP-67's, or a wrong count in the script.
  it('sorts keys as BIP-67 does', () => {
    for (const one of load<{ keys: string[]; script: string; address: string }[]>(
      'bitcoin-core/rpc_bip67.json',
    )) {
      const inner = `sortedmulti(${one.script.slice(1, 2)},${one.keys.join(',')})`;
      const bare =
        one.keys.length <= 3 ? scriptMaker(parseDescriptor(inner), 0)(0).map(bytesToHex) : [one.script];
      expect(bare).toEqual([one.script]);
      const made = deriveRange(openKeySource(`sh(${inner})`, { chain: 'bitcoin-testnet' }), {
        from: 0,
        count: 1,
      });
      expect(made.map((row) => row.address)).toEqual([one.address]);
    }
  });
});
