import { describe, expect, it } from 'vitest';
import { checkAddress } from '../../../db/domain/address';
import {
  amountText,
  assets,
  assetsAt,
  canHold,
  contractHolds,
  feeAsset,
  findAsset,
  tokenAt,
  tokensNamed,
} from '../../../db/domain/funds/assets';
import { canonicalTxid } from '../../../db/domain/funds/txid';
import { identify } from '../../../db/domain/identify';

describe('assets', () => {
  // A contract with one wrong character would call a fraudulent token USDT.
  it('have contracts whose own check digits hold', () => {
    const tokens = assets.filter(({ kind }) => kind === 'token');
    expect(tokens.filter((asset) => !contractHolds(asset)).map(({ id }) => id)).toEqual([]);
    const checked = tokens.filter(
      ({ chain, contract }) => chain !== null && /^(0x[0-9a-fA-F]{40}$|T|EQ|G)/.test(contract),
    );
    expect(
      checked.filter(({ chain, contract }) => chain && checkAddress(chain, contract).checksum !== 'verified'),
    ).toEqual([]);
    expect(checked.length).toBeGreaterThan(18);
  });

  it('have ids of their own and a source for every token', () => {
    expect(new Set(assets.map(({ id }) => id)).size).toBe(assets.length);
    expect(assets.filter(({ kind, source }) => kind === 'token' && source === '')).toEqual([]);
  });

  it('lie where they can lie: an EVM key holds the coins of all EVM chains, a Bitcoin address no USDT of TRON', () => {
    const usdt = findAsset('usdt.bsc');
    const tron = findAsset('usdt.tron');
    if (!usdt || !tron) throw new Error('USDT is known');
    expect(canHold('ethereum', usdt)).toBe(true);
    expect(canHold('bitcoin', tron)).toBe(false);
    expect(assetsAt('tron').map(({ id }) => id)).toEqual(['tron', 'usdt.tron', 'usdc.tron']);
    expect(feeAsset(tron)?.id).toBe('tron');
  });

  it('are written with all of their decimals', () => {
    expect(amountText('bitcoin', 184_210_000n)).toBe('1.84210000 BTC');
    expect(amountText('usdt.tron', '1500000', true)).toBe('1.5 USDT');
    expect(amountText('kzt', '100', true)).toBe('1 KZT');
  });
});

describe('a token contract', () => {
  // Someone who pastes the contract instead of an address must be told what it is.
  it('is named beside the address that it also is', () => {
    const { matches } = identify('TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t');
    expect(matches.map((match) => match.kind)).toEqual(['address', 'token']);
    expect(matches[1]).toMatchObject({
      chain: 'tron',
      format: 'USDT',
      canonical: 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t',
    });
    const lower = identify('0xdac17f958d2ee523a2206206994597c13d831ec7').matches;
    expect(lower.find((match) => match.kind === 'token')).toMatchObject({
      chain: 'ethereum',
      format: 'USDT',
    });
    expect(identify('usdt.tether-token.near').matches.some((match) => match.kind === 'token')).toBe(true);
  });

  it('is no other address', () => {
    expect(tokensNamed('TUQBEQh4Ft2Q5G6vYSHNaH6ZRe4ZrMmz2A')).toEqual([]);
    expect(tokenAt('ethereum', '0xdAC17F958D2ee523a2206206994597C13D831ec7')?.id).toBe('usdt.ethereum');
    expect(tokenAt('bsc', '0xdAC17F958D2ee523a2206206994597C13D831ec7')).toBeUndefined();
  });
});

describe('a transaction id', () => {
  const hash = 'A'.repeat(63);
  // Ids have no check digits: the form is all, and a form of another chain is a slip worth stopping.
  it.each([
    ['bitcoin', `${hash}1`, `${hash.toLowerCase()}1`],
    ['ethereum', `${hash}1`, `0x${hash.toLowerCase()}1`],
    ['xrp', `${hash.toLowerCase()}1`, `${hash}1`],
    ['tron', `0x${hash}1`, undefined],
    ['bitcoin', hash, undefined],
    ['ethereum', `0x${hash}`, undefined],
    ['solana', `${hash}1`, undefined],
    [
      'tezos',
      'onvsLP3JFZia2mzZKWaFuFkWg2L5p3BDUhzh5Kr6CiDDN3rtQ1D',
      'onvsLP3JFZia2mzZKWaFuFkWg2L5p3BDUhzh5Kr6CiDDN3rtQ1D',
    ],
  ] as const)('on %s: %s is %s', (chain, text, canonical) => {
    expect(canonicalTxid(chain, text)).toBe(canonical);
  });
});
