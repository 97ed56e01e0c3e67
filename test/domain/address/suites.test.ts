import { expect, test } from 'vitest';
import { type ChainId, checkAddress, identifyAddress } from '../../../db/domain/address';
import { disagrees, fixture } from './fixtures';

// Third-party suites, all rows of the chains that Dalel knows. Rows where a suite itself errs are listed with a reason.

interface MulticoinRow {
  address: string;
  currency: string | null;
  opts?: string | { chainType?: string; networkType?: string };
  expected: boolean;
}

const CURRENCIES: Readonly<Record<string, ChainId>> = {
  null: 'bitcoin',
  bitcoin: 'bitcoin',
  btc: 'bitcoin',
  ethereum: 'ethereum',
  eth: 'ethereum',
  etherzero: 'ethereum',
  usdc: 'ethereum',
  eurc: 'ethereum',
  yfi: 'ethereum',
  trx: 'tron',
  'unknown trc20': 'tron',
};
const TOKEN_CHAINS: Readonly<Record<string, ChainId>> = {
  ethereum: 'ethereum',
  erc20: 'ethereum',
  tron: 'tron',
  bitcoin: 'bitcoin',
};

function networksOf(row: MulticoinRow): ChainId[] {
  const options = typeof row.opts === 'string' ? { networkType: row.opts } : (row.opts ?? {});
  const type = options.chainType?.toLowerCase();
  const chain = type === undefined ? CURRENCIES[String(row.currency).toLowerCase()] : TOKEN_CHAINS[type];
  // Tether began on Bitcoin's Omni layer.
  if (/^(?:usdt|tether)$/i.test(String(row.currency)) && type === undefined) return ['ethereum', 'bitcoin'];
  if (chain === undefined) return [];
  const testnet: ChainId =
    chain === 'bitcoin' ? 'bitcoin-testnet' : chain === 'tron' ? 'tron-testnet' : chain;
  if (options.networkType === 'both') return [chain, testnet];
  return [options.networkType === 'testnet' ? testnet : chain];
}

test('multicoin-address-validator', () => {
  let counted = 0;
  for (const row of fixture<MulticoinRow[]>('multicoin-address-validator/vectors.json')) {
    const networks = networksOf(row);
    if (networks.length === 0 || disagrees('multicoin-address-validator', row.address)) continue;
    const accepted = networks.some((chain) => checkAddress(chain, row.address).valid);
    expect.soft(accepted, JSON.stringify(row)).toBe(row.expected);
    counted++;
  }
  expect(counted).toBe(70);
});

interface TrustRow {
  coin: string;
  address?: string;
  derived_address?: string;
  expected: boolean;
}

test('Trust Wallet', () => {
  const coins: Readonly<Record<string, ChainId>> = { Bitcoin: 'bitcoin', Ethereum: 'ethereum', Tron: 'tron' };
  let counted = 0;
  for (const row of fixture<TrustRow[]>('trustwallet-wallet-core/address_vectors.json')) {
    const chain = coins[row.coin];
    const address = row.address ?? row.derived_address;
    if (chain === undefined || address === undefined) continue;
    const own = chain === 'bitcoin' && address.startsWith('tb1') ? 'bitcoin-testnet' : chain;
    expect.soft(checkAddress(own, address).valid, JSON.stringify(row)).toBe(row.expected);
    counted++;
  }
  expect(counted).toBeGreaterThanOrEqual(11);
});

interface EnsRow {
  coin: string;
  text: string;
  canonical?: string;
  expected: boolean;
}

test('ENS address encoder', () => {
  const coins: Readonly<Record<string, ChainId>> = { btc: 'bitcoin', eth: 'ethereum', trx: 'tron' };
  for (const row of fixture<EnsRow[]>('ens-address-encoder/vectors.json')) {
    const chain = coins[row.coin];
    if (chain === undefined) continue;
    expect
      .soft(checkAddress(chain, row.text), row.text)
      .toMatchObject({ valid: true, canonical: row.canonical ?? row.text });
    expect
      .soft(
        identifyAddress(row.text).map((one) => one.chain),
        row.text,
      )
      .toContain(chain);
  }
});

test('addresses of chains that are not known here are never called failed', () => {
  // A wrong "failed" on a foreign address would send an investigator after a typing error that is not there.
  const known = new Set(['btc', 'eth', 'trx']);
  for (const row of fixture<EnsRow[]>('ens-address-encoder/vectors.json')) {
    if (known.has(row.coin) || !row.expected) continue;
    const failed = identifyAddress(row.text).filter((one) => one.checksum === 'failed');
    expect
      .soft(
        failed.map((one) => one.chain),
        `${row.coin} ${row.text}`,
      )
      .toEqual([]);
  }
});
