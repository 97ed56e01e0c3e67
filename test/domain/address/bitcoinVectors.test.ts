import { describe, expect, test } from 'vitest';
import { checkAddress, identifyAddress } from '../../../db/domain/address';
import { bech32Encoding, decodeBech32 } from '../../../db/domain/address/bech32';
import { CORE_CHAINS, disagrees, fixture } from './fixtures';

interface BipFile {
  encoding: 'bech32' | 'bech32m';
  valid_strings: string[];
  invalid_strings: { string_latin1: string; reason: string }[];
  valid_addresses: { address: string; scriptPubKey_hex: string }[];
  invalid_addresses: { address: string; reason: string }[];
}

/** Our format name for a scriptPubKey, read off its opcodes: a second way to the answer. */
function formatOf(script: string): string {
  if (/^76a914[0-9a-f]{40}88ac$/.test(script)) return 'P2PKH';
  if (/^a914[0-9a-f]{40}87$/.test(script)) return 'P2SH';
  if (/^0014[0-9a-f]{40}$/.test(script)) return 'P2WPKH';
  if (/^0020[0-9a-f]{64}$/.test(script)) return 'P2WSH';
  if (/^5120[0-9a-f]{64}$/.test(script)) return 'P2TR';
  return `witness-v${Number.parseInt(script.slice(0, 2), 16) - 0x50}`;
}

const chainOf = (address: string): 'bitcoin' | 'bitcoin-testnet' =>
  /^tb/i.test(address) ? 'bitcoin-testnet' : 'bitcoin';

describe.each(['bips/bip-0173_bech32.json', 'bips/bip-0350_bech32m.json'])('%s', (file) => {
  const vectors = fixture<BipFile>(file);

  test('strings with a correct checksum are told from all others', () => {
    for (const text of vectors.valid_strings) {
      expect.soft(decodeBech32(text)?.encoding, text).toBe(vectors.encoding);
      expect.soft(bech32Encoding(text.toLowerCase()), text).toBe(vectors.encoding);
    }
    for (const { string_latin1: text, reason } of vectors.invalid_strings) {
      expect.soft(decodeBech32(text)?.encoding, `${text}: ${reason}`).not.toBe(vectors.encoding);
    }
  });

  test('valid addresses carry the format of their script', () => {
    for (const { address, scriptPubKey_hex: script } of vectors.valid_addresses) {
      const verdict = checkAddress(chainOf(address), address);
      // BIP-350 took back the bech32 checksum for later witness versions.
      const superseded = vectors.encoding === 'bech32' && !script.startsWith('00');
      expect.soft(verdict.valid, address).toBe(!superseded);
      if (superseded) continue;
      expect
        .soft(verdict)
        .toMatchObject({ checksum: 'verified', format: formatOf(script), canonical: address.toLowerCase() });
    }
  });

  test('invalid addresses fail', () => {
    for (const { address, reason } of vectors.invalid_addresses) {
      expect.soft(checkAddress(chainOf(address), address).checksum, `${address}: ${reason}`).toBe('failed');
      expect
        .soft(
          identifyAddress(address).some((one) => one.valid),
          `${address}: ${reason}`,
        )
        .toBe(false);
    }
  });
});

test('reasons of BIP-350 are told apart', () => {
  const reasonOf = (address: string): string | undefined => checkAddress(chainOf(address), address).reason;
  expect(reasonOf('BC130XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ7ZWS8R')).toBe('witness-version');
  expect(reasonOf('tb1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq47Zagq')).toBe('mixed-case');
  expect(reasonOf('tb1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vpggkg4j')).toBe('padding');
  expect(reasonOf('bc1pw5dgrnzv')).toBe('length');
  expect(reasonOf('bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd')).toBe('checksum');
  expect(reasonOf('bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4')).toBe('character');
});

interface CoreMeta {
  isPrivkey: boolean;
  chain: string;
  tryCaseFlip?: boolean;
}

test('Bitcoin Core key_io: addresses of three networks, in both letter cases where they allow it', () => {
  const rows = fixture<[string, string, CoreMeta][]>('bitcoin-core-2021-pre-bip350/key_io_valid.json');
  let counted = 0;
  for (const [address, script, meta] of rows) {
    const chain = CORE_CHAINS[meta.chain];
    if (meta.isPrivkey || chain === undefined || disagrees('bitcoin-core-2021-pre-bip350', address)) continue;
    const expected = { valid: true, checksum: 'verified', format: formatOf(script) };
    expect.soft(checkAddress(chain, address), address).toMatchObject(expected);
    if (meta.tryCaseFlip)
      expect.soft(checkAddress(chain, address.toUpperCase()), address).toMatchObject(expected);
    counted++;
  }
  expect(counted).toBeGreaterThanOrEqual(32);
});

test('bitcore-lib: addresses of the main and test networks', () => {
  const rows = fixture<[string, string, { isPrivkey: boolean; isTestnet: boolean; addrType?: string }][]>(
    'bitcore-lib/base58_keys_valid.json',
  );
  for (const [address, , meta] of rows) {
    if (meta.isPrivkey) continue;
    const format = meta.addrType === 'script' ? 'P2SH' : 'P2PKH';
    const chain = meta.isTestnet ? 'bitcoin-testnet' : 'bitcoin';
    expect
      .soft(checkAddress(chain, address), address)
      .toMatchObject({ valid: true, checksum: 'verified', format });
    expect
      .soft(checkAddress(meta.isTestnet ? 'bitcoin' : 'bitcoin-testnet', address).valid, address)
      .toBe(false);
  }
});

test.each(['bitcoin-core-2021-pre-bip350/key_io_invalid.json', 'bitcore-lib/base58_keys_invalid.json'])(
  '%s: no network of Bitcoin accepts a row',
  (file) => {
    for (const [text = ''] of fixture<string[][]>(file)) {
      for (const chain of Object.values(CORE_CHAINS)) {
        expect.soft(checkAddress(chain, text), text).toMatchObject({ valid: false, checksum: 'failed' });
      }
    }
  },
);

test('a sound address of another network is refused by its network, not by its checksum', () => {
  const verdict = checkAddress('bitcoin', 'tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sl5k7');
  expect(verdict).toMatchObject({
    valid: false,
    reason: 'network',
    network: 'testnet',
    checksum: 'verified',
  });
});

test('pay-to-anchor has its own name (BIP-433)', () => {
  expect(checkAddress('bitcoin', 'bc1pfeessrawgf')).toMatchObject({ valid: true, format: 'P2A' });
});
