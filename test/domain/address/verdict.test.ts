import { describe, expect, test } from 'vitest';
import { chains, checkAddress, findChain, groupAddress, identifyAddress } from '../../../db/domain/address';

const GENESIS = '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa';
const SEGWIT = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4';
const TRON = 'TJCnKsPa7y5okkXvQAidZBzqx3QyQ6sxMW';

describe('reading what was typed', () => {
  test('blanks around, groups of four and invisible characters do not matter', () => {
    for (const text of [` ${GENESIS}\n`, groupAddress(GENESIS).join(' '), `\u200b${GENESIS}\ufeff`]) {
      expect(checkAddress('bitcoin', text)).toMatchObject({ valid: true, canonical: GENESIS });
    }
    const evm = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';
    expect(checkAddress('ethereum', groupAddress(evm).join(' ')).canonical).toBe(evm);
  });

  test('two addresses side by side are not joined into one', () => {
    expect(checkAddress('bitcoin', `${GENESIS} ${GENESIS}`).valid).toBe(false);
  });

  test('groups of four, the EVM prefix with its first group', () => {
    expect(groupAddress('abcdefghij')).toEqual(['abcd', 'efgh', 'ij']);
    expect(groupAddress('0x5aAeb605')).toEqual(['0x5aAe', 'b605']);
    expect(groupAddress('')).toEqual([]);
  });
});

describe('repairs', () => {
  test('a wrong character outside the alphabet is named, and its look-alike comes first', () => {
    const verdict = checkAddress('bitcoin', GENESIS.replace('1z', 'lz'));
    expect(verdict).toMatchObject({ valid: false, reason: 'character', wrongAt: [2] });
    expect(verdict.repairs).toEqual([{ text: GENESIS, position: 2, from: 'l', to: '1', kind: 'confusion' }]);
  });

  test('Cyrillic look-alikes are read together', () => {
    const verdict = checkAddress('bitcoin', '1А1zР1еР5QGefi2DMPTfTL5SLmv7DivfNa');
    expect(verdict.wrongAt).toEqual([1, 4, 6, 7]);
    expect(verdict.repairs).toEqual([
      { text: GENESIS, position: 1, from: 'АРеР', to: 'APeP', kind: 'cyrillic' },
    ]);
    const segwit = checkAddress('bitcoin', SEGWIT.replace('bc1', 'bс1').replace('ary0', 'arу0'));
    expect(segwit).toMatchObject({ format: 'bech32', wrongAt: [1, 28] });
    expect(segwit.repairs[0]?.text).toBe(SEGWIT);
  });

  test('mixed letter case of a bech32 text is refused and put right as a whole', () => {
    const verdict = checkAddress('bitcoin', SEGWIT.replace('bc1qw', 'bc1QW'));
    expect(verdict).toMatchObject({ valid: false, reason: 'mixed-case', wrongAt: [3, 4] });
    expect(verdict.repairs).toEqual([{ text: SEGWIT, position: 3, from: 'QW', to: 'qw', kind: 'case' }]);
  });

  test('an upper-case text is repaired in upper case', () => {
    const broken = SEGWIT.toUpperCase().replace('W508', 'W5O8');
    expect(checkAddress('bitcoin', broken).repairs[0]?.text).toBe(SEGWIT.toUpperCase());
  });

  test('the search can be switched off and never runs on a huge text', () => {
    expect(checkAddress('bitcoin', `${GENESIS.slice(0, -1)}b`, { repairs: false }).repairs).toEqual([]);
    expect(checkAddress('bitcoin', '1'.repeat(1_000_000))).toMatchObject({
      valid: false,
      reason: 'length',
      repairs: [],
    });
  });
});

describe('TRON', () => {
  test('hexadecimal form means the same address but proves nothing', () => {
    const verdict = checkAddress('tron', '415A523B449890854C8FC460AB602DF9F31FE4293F');
    expect(verdict).toMatchObject({ valid: true, format: 'hex', checksum: 'none', canonical: TRON });
  });

  test('the old test network has its own prefix', () => {
    expect(checkAddress('tron', '27bLJCYjbH6MT8DBF9xcrK6yZnm43vx7MNQ')).toMatchObject({
      valid: false,
      reason: 'network',
    });
    expect(checkAddress('tron-testnet', '27bLJCYjbH6MT8DBF9xcrK6yZnm43vx7MNQ').valid).toBe(true);
    expect(identifyAddress('27bLJCYjbH6MT8DBF9xcrK6yZnm43vx7MNQ'), 'a network that is gone').toEqual([]);
  });

  test('an address of Bitcoin is not a failed address of TRON, and the other way round', () => {
    expect(identifyAddress(TRON).map((one) => [one.chain, one.checksum])).toEqual([['tron', 'verified']]);
    expect(identifyAddress(GENESIS).map((one) => [one.chain, one.checksum])).toEqual([
      ['bitcoin', 'verified'],
    ]);
  });
});

describe('identifyAddress', () => {
  test('says all networks that share a form', () => {
    const chainsOf = (text: string, shared: boolean): string[] =>
      identifyAddress(text, { shared }).map((one) => one.chain);
    const test = 'mo9ncXisMeAoXwqcV5EWuyncbmCcQN4rVs';
    expect(chainsOf(test, false)).toEqual(['bitcoin-testnet']);
    expect(chainsOf(test, true)).toEqual([
      'bitcoin-testnet',
      'bitcoin-regtest',
      'litecoin-testnet',
      'bitcoincash-testnet',
    ]);
    expect(chainsOf('3CMNFxN1oHBc4R1EpboAL5yzHGgE611Xou', true)).toEqual([
      'bitcoin',
      'litecoin',
      'bitcoincash',
    ]);
    const evm = chainsOf('0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', true);
    expect(evm[0]).toBe('ethereum');
    expect(evm).toEqual(expect.arrayContaining(['bsc', 'polygon', 'arbitrum', 'avalanche']));
    expect(evm).not.toContain('rootstock');
    expect(chainsOf('0x5aaEB6053f3e94c9b9a09f33669435E7ef1bEAeD', false)).toEqual(['rootstock']);
  });

  test('names the chain even when the first character is wrong', () => {
    const [first] = identifyAddress(`X${TRON.slice(1)}`);
    expect(first).toMatchObject({ chain: 'tron', checksum: 'failed' });
    expect(first?.repairs[0]?.text).toBe(TRON);
  });

  test('ordinary words and numbers are nothing', () => {
    for (const text of [
      '',
      'hello',
      'Казахстан',
      '3.14159',
      'mississippimississippimississippi',
      '2026-11-23',
      '100000000',
    ]) {
      expect.soft(identifyAddress(text), text).toEqual([]);
    }
  });
});

test('chains are found by identifier, ticker and alias in any letter case', () => {
  expect(findChain('BTC')?.id).toBe('bitcoin');
  expect(findChain(' Bitcoin-Testnet ')?.id).toBe('bitcoin-testnet');
  expect(findChain('signet')?.id).toBe('bitcoin-testnet');
  expect(findChain('trx')?.id).toBe('tron');
  expect(findChain('no-such-chain')).toBeUndefined();
  expect(findChain('eth')?.id).toBe('ethereum');
  const names = chains.flatMap((one) => [one.id, ...one.aliases]);
  expect(new Set(names).size, 'a name that two chains share').toBe(names.length);
});
