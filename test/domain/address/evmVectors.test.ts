import { describe, expect, test } from 'vitest';
import { checkAddress, identifyAddress } from '../../../db/domain/address';
import { checksumCase } from '../../../db/domain/address/evm';
import { fixture } from './fixtures';

interface Account {
  address: string;
  checksumAddress: string;
  icapAddress: string;
}
const accounts = fixture<Account[]>('ethers-testcases/accounts.json');
const cases = fixture<{ cases: { chain_id: number; address: string }[] }>('eip-55-1191/vectors.json').cases;

describe('EIP-55', () => {
  test('every account of ethers: plain, checksummed and ICAP spellings meet in one canonical text', () => {
    for (const { address, checksumAddress, icapAddress } of accounts) {
      const plain = checkAddress('ethereum', address);
      expect.soft(plain, address).toMatchObject({ valid: true, canonical: checksumAddress });
      expect.soft(['none', 'verified'], address).toContain(plain.checksum);
      const hasLetters = /[a-f]/i.test(checksumAddress.slice(2));
      expect
        .soft(checkAddress('ethereum', checksumAddress).checksum, address)
        .toBe(hasLetters ? 'verified' : 'none');
      const upper = `0x${address.slice(2).toUpperCase()}`;
      expect
        .soft(checkAddress('ethereum', upper), upper)
        .toMatchObject({ valid: true, canonical: checksumAddress });
      const icap = checkAddress('ethereum', icapAddress);
      expect
        .soft(icap)
        .toMatchObject({ valid: true, format: 'ICAP', checksum: 'verified', canonical: checksumAddress });
    }
  });

  test('an account with its letters in the other case is failed, never silently accepted', () => {
    for (const { checksumAddress } of accounts.slice(0, 60)) {
      const digits = checksumAddress.slice(2);
      const flipped = digits.replace(/[a-zA-Z]/g, (ch) => (ch < 'a' ? ch.toLowerCase() : ch.toUpperCase()));
      if (flipped === flipped.toLowerCase() || flipped === flipped.toUpperCase()) continue;
      const verdict = checkAddress('ethereum', `0x${flipped}`);
      expect.soft(verdict).toMatchObject({ valid: false, checksum: 'failed', reason: 'checksum' });
      // Re-casing would invent the checksum that is to be tested.
      expect.soft(verdict.repairs.map((one) => one.text)).not.toContain(checksumAddress);
    }
  });

  test('the cases of EIP-55 and EIP-1191', () => {
    for (const { chain_id: id, address } of cases) {
      const chainId = id === 1 ? undefined : id;
      expect.soft(`0x${checksumCase(address.slice(2), chainId)}`).toBe(address);
      if (id === 1)
        expect.soft(checkAddress('ethereum', address)).toMatchObject({ valid: true, checksum: 'verified' });
    }
  });
});

describe('forms', () => {
  test('no prefix, capital X and a wrong length are refused and, where possible, repaired', () => {
    const bare = checkAddress('ethereum', 'bd839e4f6fadb293ba580df5dea7814399989983');
    expect(bare).toMatchObject({ valid: false, reason: 'prefix' });
    expect(bare.repairs.map((one) => one.text)).toEqual(['0xbd839e4f6fadb293ba580df5dea7814399989983']);
    const capital = checkAddress('ethereum', '0XD1220A0CF47C7B9BE7A2E6BA89F429762E7B9ADB');
    expect(capital).toMatchObject({ valid: false, reason: 'prefix' });
    expect(capital.repairs.map((one) => one.text)).toEqual(['0xD1220A0CF47C7B9BE7A2E6BA89F429762E7B9ADB']);
    expect(checkAddress('ethereum', '0xff4d6793F584a473')).toMatchObject({ valid: false, reason: 'length' });
  });

  test('one letter in the wrong case is a slip and is put right', () => {
    const verdict = checkAddress('ethereum', '0x5aaeb6053F3E94C9b9A09f33669435E7Ef1BeAed');
    expect(verdict.repairs).toEqual([
      { text: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', position: 4, from: 'a', to: 'A', kind: 'case' },
    ]);
  });

  test('where the text carries no checksum only look-alikes are offered', () => {
    const verdict = checkAddress('ethereum', '0x5aaeb6053f3e94c9b9aO9f33669435e7ef1beaed');
    expect(verdict.repairs[0]).toMatchObject({ position: 21, from: 'O', to: '0', kind: 'confusion' });
    expect(verdict.repairs.length).toBeLessThanOrEqual(2);
    expect(checkAddress('ethereum', '0x5aaeb6053f3e94c9b9aж9f33669435e7ef1beaed').repairs).toEqual([]);
  });

  test('a transaction id is not a nearly valid address', () => {
    const chains = identifyAddress(`0x${'ab'.repeat(32)}`).map((one) => one.chain);
    expect(chains).toEqual(['aptos', 'sui']);
  });
});
