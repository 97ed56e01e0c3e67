import { expect, test } from 'vitest';
import { type ChainId, checkAddress, findChain, identifyAddress } from '../../../db/domain/address';
import { disagrees, fixture } from './fixtures';

// Every row of the suites whose coin Dalel knows beyond Bitcoin, Ethereum and TRON (those stand in suites.test.ts).

interface MulticoinRow {
  address: string;
  currency: string | null;
  opts?: string | { chainType?: string; networkType?: string };
  expected: boolean;
}

/** Token symbols and names of that suite that are no names of chains. */
const OTHER_NAMES: Readonly<Record<string, ChainId>> = {
  bonk: 'solana',
  ethereumpow: 'ethereum',
  ethw: 'ethereum',
  yfi: 'ethereum',
  callisto: 'ethereum',
  clo: 'ethereum',
};

function multicoinChains(row: MulticoinRow): ChainId[] {
  const options = typeof row.opts === 'string' ? { networkType: row.opts } : (row.opts ?? {});
  const name = (options.chainType ?? String(row.currency)).toLowerCase();
  const chain = OTHER_NAMES[name] ?? findChain(name)?.id;
  if (chain === undefined) return [];
  const testnet =
    findChain(`${chain}-${options.networkType}`)?.id ?? findChain(`${chain}-testnet`)?.id ?? chain;
  if (options.networkType === 'both') return [chain, testnet];
  return [/^(?:testnet|stagenet)$/.test(options.networkType ?? '') ? testnet : chain];
}

test('multicoin-address-validator', () => {
  const seen = new Set<ChainId>();
  let counted = 0;
  for (const row of fixture<MulticoinRow[]>('multicoin-address-validator/vectors.json')) {
    if (/^(?:null|usdt|tether|usdc|eurc)$/i.test(String(row.currency))) continue;
    const chains = multicoinChains(row);
    if (chains.length === 0 || disagrees('multicoin-address-validator', row.address)) continue;
    const accepted = chains.some((chain) => checkAddress(chain, row.address).valid);
    expect.soft(accepted, JSON.stringify(row)).toBe(row.expected);
    for (const chain of chains) seen.add(chain);
    counted++;
  }
  expect(seen.size).toBeGreaterThan(25);
  expect(counted).toBeGreaterThan(240);
});

interface TrustRow {
  coin: string;
  address?: string;
  derived_address?: string;
  expected: boolean;
}

test('Trust Wallet', () => {
  const names: Readonly<Record<string, ChainId>> = {
    BitcoinCash: 'bitcoincash',
    Binance: 'bnb-beacon',
    'coin.coin_id': 'bsc',
  };
  let counted = 0;
  for (const row of fixture<TrustRow[]>('trustwallet-wallet-core/address_vectors.json')) {
    const chain = names[row.coin] ?? findChain(row.coin)?.id;
    const address = row.address ?? row.derived_address;
    if (chain === undefined || address === undefined || disagrees('trustwallet-wallet-core', address))
      continue;
    const own = chain === 'bitcoin' && address.startsWith('tb1') ? 'bitcoin-testnet' : chain;
    expect.soft(checkAddress(own, address).valid, JSON.stringify(row)).toBe(row.expected);
    counted++;
  }
  expect(counted).toBeGreaterThan(110);
});

interface EnsRow {
  coin: string;
  text: string;
  canonical?: string;
  expected: boolean;
}

test('ENS address encoder', () => {
  const names: Readonly<Record<string, ChainId>> = {
    rbtc: 'rootstock',
    etclegacy: 'ethereum-classic',
    celolegacy: 'celo',
    ftmlegacy: 'fantom',
  };
  let counted = 0;
  for (const row of fixture<EnsRow[]>('ens-address-encoder/vectors.json')) {
    const chain = names[row.coin.toLowerCase()] ?? findChain(row.coin)?.id;
    if (chain === undefined || disagrees('ens-address-encoder', row.text)) continue;
    const verdict = checkAddress(chain, row.text);
    expect.soft(verdict.valid, `${row.coin} ${row.text} ${verdict.reason}`).toBe(row.expected);
    if (row.expected)
      expect
        .soft(
          identifyAddress(row.text, { shared: true }).map((one) => one.chain),
          row.text,
        )
        .toContain(chain);
    if (row.canonical !== undefined) expect.soft(verdict.canonical).toBe(row.canonical);
    counted++;
  }
  expect(counted).toBeGreaterThanOrEqual(47);
});

interface XrpRows {
  valid: { classic: string; tag: number | null; x_mainnet: string; x_testnet: string }[];
  invalid: { x: string; why: string }[];
}

test('XRP: classic and X-addresses of both networks', () => {
  const rows = fixture<XrpRows>('xrp-x-address/vectors.json');
  for (const { classic, x_mainnet: main, x_testnet: testnet } of rows.valid) {
    expect
      .soft(checkAddress('xrp', classic), classic)
      .toMatchObject({ valid: true, format: 'classic', checksum: 'verified' });
    expect
      .soft(checkAddress('xrp', main), main)
      .toMatchObject({ valid: true, format: 'X-address', checksum: 'verified' });
    expect
      .soft(checkAddress('xrp-testnet', testnet), testnet)
      .toMatchObject({ valid: true, format: 'X-address' });
    expect.soft(checkAddress('xrp', testnet).valid, testnet).toBe(false);
  }
  for (const { x, why } of rows.invalid) {
    for (const chain of ['xrp', 'xrp-testnet'] as const)
      expect.soft(checkAddress(chain, x).valid, why).toBe(false);
  }
  expect(rows.invalid.length).toBeGreaterThan(0);
});

test('what Bitcoin Core and the BIPs call invalid is valid on no chain by accident', () => {
  const texts = [
    ...fixture<string[][]>('bitcoin-core-2021-pre-bip350/key_io_invalid.json').flat(),
    ...fixture<string[][]>('bitcore-lib/base58_keys_invalid.json').flat(),
    ...fixture<{ invalid_addresses: { address: string }[] }>(
      'bips/bip-0173_bech32.json',
    ).invalid_addresses.map((row) => row.address),
    ...fixture<{ invalid_addresses: { address: string }[] }>(
      'bips/bip-0350_bech32m.json',
    ).invalid_addresses.map((row) => row.address),
  ];
  for (const text of texts) {
    expect
      .soft(
        identifyAddress(text, { shared: true }).filter((one) => one.valid),
        text,
      )
      .toEqual([]);
  }
});
