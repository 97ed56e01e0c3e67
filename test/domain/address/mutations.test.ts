import { sha256 } from '@noble/hashes/sha2.js';
import { bech32, bech32m, createBase58check } from '@scure/base';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ChainId, checkAddress } from '../../../db/domain/address';
import { BASE58 } from '../../../db/domain/address/base58';
import { BECH32 } from '../../../db/domain/address/bech32';
import { checksumCase } from '../../../db/domain/address/evm';

// The promise: no slip of one character goes unseen, and the address that was meant is among the repairs.

const base58check = createBase58check(sha256);
const hash = fc.uint8Array({ minLength: 20, maxLength: 20 });
const slip = fc.tuple(fc.nat(), fc.nat());

function mutate(text: string, alphabet: string, [place, shift]: [number, number]): string {
  const position = place % text.length;
  const others = [...alphabet].filter((ch) => ch !== text.charAt(position));
  return text.slice(0, position) + (others[shift % others.length] ?? '') + text.slice(position + 1);
}

function holds(chain: ChainId, text: string, broken: string): void {
  expect(checkAddress(chain, text)).toMatchObject({ valid: true, checksum: 'verified' });
  const verdict = checkAddress(chain, broken);
  expect(verdict).toMatchObject({ valid: false, checksum: 'failed' });
  expect(verdict.repairs.map((one) => one.text)).toContain(text);
}

test('base58check of Bitcoin and TRON', () => {
  const kinds: readonly [ChainId, number][] = [
    ['bitcoin', 0x00],
    ['bitcoin', 0x05],
    ['bitcoin-testnet', 0x6f],
    ['tron', 0x41],
  ];
  fc.assert(
    fc.property(fc.constantFrom(...kinds), hash, slip, ([chain, version], data, where) => {
      const text = base58check.encode(Uint8Array.from([version, ...data]));
      // Also the characters that base58 leaves out because they are mistaken for others.
      holds(chain, text, mutate(text, `${BASE58}0OIl`, where));
    }),
    { numRuns: 100 },
  );
});

test('segwit addresses of all witness versions, in every place, the prefix included', () => {
  const program = fc.oneof(
    fc.tuple(fc.constant(0), fc.constantFrom(20, 32)),
    fc.tuple(fc.integer({ min: 1, max: 16 }), fc.constantFrom(20, 32)),
  );
  fc.assert(
    fc.property(
      fc.constantFrom('bc', 'tb', 'bcrt'),
      program,
      fc.uint8Array({ minLength: 32, maxLength: 32 }),
      slip,
      (hrp, [version, size], bytes, where) => {
        const coder = version === 0 ? bech32 : bech32m;
        const text = coder.encode(hrp, [version, ...coder.toWords(bytes.subarray(0, size))]);
        const chain = hrp === 'bc' ? 'bitcoin' : hrp === 'tb' ? 'bitcoin-testnet' : 'bitcoin-regtest';
        holds(chain, text, mutate(text, `${BECH32}bio1`, where));
      },
    ),
    { numRuns: 100 },
  );
});

test('EIP-55: a wrong digit that leaves mixed letter case is found and put right', () => {
  fc.assert(
    fc.property(hash, slip, (data, [place, shift]) => {
      const proper = checksumCase([...data].map((one) => one.toString(16).padStart(2, '0')).join(''));
      const broken = mutate(proper, '0123456789abcdefABCDEF', [place, shift]);
      const mixed = (one: string): boolean => one !== one.toLowerCase() && one !== one.toUpperCase();
      fc.pre(mixed(proper) && mixed(broken));
      const verdict = checkAddress('ethereum', `0x${broken}`);
      // Some 15 letters carry one bit each: a slip passes about once in 2^15 and is then no failure of the rule.
      fc.pre(!verdict.valid);
      expect(verdict.repairs.map((one) => one.text)).toContain(`0x${proper}`);
    }),
    { numRuns: 60 },
  );
});
