import { sha256 } from '@noble/hashes/sha2.js';
import { base58, bech32, bech32m } from '@scure/base';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type ChainId, checkAddress, checksumCase, identifyAddress } from '../../db/domain/address';
import { fastVerdict } from '../../electron/jobs/scan/fast';

/** More for a night: a million rounds take some minutes. */
const rounds = Number(process.env.DALEL_SCAN_ROUNDS ?? 4_000);

const payload = fc.uint8Array({ minLength: 20, maxLength: 20 });
const withChecksum = (bytes: Uint8Array) =>
  base58.encode(Uint8Array.from([...bytes, ...sha256(sha256(bytes)).subarray(0, 4)]));
const versioned = fc
  .tuple(fc.constantFrom(0, 5, 0x41, 0x30, 0x6f, 0x1e), payload)
  .map(([version, bytes]) => withChecksum(Uint8Array.from([version, ...bytes])));
const segwit = fc
  .tuple(
    fc.constantFrom(0, 1, 2),
    fc.constantFrom(20, 32),
    fc.uint8Array({ minLength: 32, maxLength: 32 }),
    fc.boolean(),
  )
  .map(([version, size, bytes, modified]) => {
    const coder = modified ? bech32m : bech32;
    return coder.encode('bc', [version, ...bech32.toWords(bytes.subarray(0, size))]);
  });
const evm = fc.tuple(payload, fc.boolean()).map(([bytes, mixed]) => {
  const hex = Buffer.from(bytes).toString('hex');
  return `0x${mixed ? checksumCase(hex) : hex}`;
});
const address = fc.oneof(versioned, segwit, evm);
const sign = fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyzOIl');
/** An address as it stands, or with a sign replaced, left out or put in. */
const spoilt = fc
  .tuple(address, fc.nat(80), sign, fc.constantFrom('keep', 'replace', 'leave', 'put', 'case'))
  .map(([text, place, other, how]) => {
    const at = place % text.length;
    if (how === 'replace') return text.slice(0, at) + other + text.slice(at + 1);
    if (how === 'leave') return text.slice(0, at) + text.slice(at + 1);
    if (how === 'put') return text.slice(0, at) + other + text.slice(at);
    return how === 'case' ? text.toUpperCase() : text;
  });
const chain = fc.constantFrom<ChainId>('bitcoin', 'ethereum', 'tron', 'litecoin', 'bsc');

// Would catch: a row of a million that the fast way accepts, names or writes otherwise than the rules do.
it('says of every text that it judges what the rules of its chain say', () => {
  let judged = 0;
  fc.assert(
    fc.property(chain, spoilt, (on, text) => {
      const fast = fastVerdict(on, text);
      if (!fast) return;
      judged += 1;
      const slow = checkAddress(on, text, { repairs: false });
      expect(slow.valid).toBe(true);
      expect(slow).toMatchObject(fast);
    }),
    { numRuns: rounds },
  );
  expect(judged).toBeGreaterThan(rounds / 50);
});

// Would catch: a chain that is taken for another where none is named, or a second one that would have flagged the row.
it('names the chain that would be named first, and no other accepts the text', () => {
  fc.assert(
    fc.property(spoilt, (text) => {
      const fast = fastVerdict(undefined, text);
      if (!fast) return;
      const [first, second] = identifyAddress(text, { repairs: false });
      expect(first).toMatchObject(fast);
      expect(second).toBeUndefined();
    }),
    { numRuns: rounds },
  );
});

// Would catch: a row of two readings recorded as one: its small letters are Rootstock's checksum by chance.
it('leaves to the rules what has the checksum of a second chain', () => {
  expect(fastVerdict(undefined, '0x25b803805734d600770374da070603e98672073e')).toBeUndefined();
  expect(fastVerdict('ethereum', '0x25b803805734d600770374da070603e98672073e')?.checksum).toBe('none');
});

// Would catch: a checksum that is said to hold where no letter could carry it, or small letters that were never read.
it('says of an Ethereum address without capitals and small letters what the rules say', () => {
  for (const text of [
    `0x${'1'.repeat(40)}`,
    `0x${'0'.repeat(39)}a`,
    `0x${'F'.repeat(40)}`,
    `0x${'aF'.repeat(20)}`,
  ]) {
    const slow = checkAddress('ethereum', text, { repairs: false });
    expect(fastVerdict('ethereum', text) ?? slow).toMatchObject({
      checksum: slow.checksum,
      canonical: slow.canonical,
    });
  }
});

// Would catch: a way that is never gone, so that everything is judged slowly.
it('judges every sound address of the common forms', () => {
  const sound = [
    '1BoatSLRHtKNngkdXEeobR76b53LETtpyT',
    '3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy',
    '1111111111111111111114oLvT2',
    'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq',
    '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    'TJCnKsPa7y5okkXvQAidZBzqx3QyQ6sxMW',
    'bc1p5cyxnuxmeuwuvkwfem96lqzszd02n6xdcjrs20cac6yqjjwudpxqkedrcr',
  ];
  for (const text of sound)
    expect([text, fastVerdict(undefined, text)?.checksum]).toEqual([text, 'verified']);
});
