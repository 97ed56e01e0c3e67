import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chains, checkAddress, identifyAddress } from '../../../db/domain/address';
import { identify, identifyOnChain } from '../../../db/domain/identify';
import { findSecrets } from '../../../db/domain/secretGuard';

// Texts come from pastes, scans and imports: nothing that they hold may throw, hang or be repeated where it is secret.

const starts = [
  '',
  '0x',
  'bc1',
  'tb1',
  '1',
  '3',
  'T',
  'r',
  'X',
  'addr1',
  'bitcoincash:',
  'f1',
  'f410f',
  'zs1',
  'u1',
  'xpub',
  'wpkh(',
  'EQ',
  '5',
  'G',
  'cosmos1',
  'bitcoin:',
  'KZ',
  '-1:',
  'XE',
];
const bodies = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc.string({ unit: 'grapheme', maxLength: 120 }),
  fc.stringMatching(/^[1-9A-HJ-NP-Za-km-z]{0,110}$/),
  fc.stringMatching(/^[a-z0-9]{0,110}$/),
  fc.stringMatching(/^[A-Z2-7]{0,80}$/),
  fc.stringMatching(/^[0-9a-fA-F]{0,70}$/),
);
const texts = fc.tuple(fc.constantFrom(...starts), bodies).map(([start, body]) => start + body);

test('any text gets an answer from every chain and from identify', () => {
  fc.assert(
    fc.property(texts, (text) => {
      for (const { id } of chains) {
        const verdict = checkAddress(id, text, { repairs: false });
        expect(verdict.valid).toBe(verdict.reason === undefined);
        if (verdict.valid) expect(verdict.checksum).not.toBe('failed');
        for (const at of verdict.wrongAt ?? []) expect(at).toBeLessThan(verdict.canonical.length);
      }
      const answer = identify(text);
      if (answer.input === null) expect(answer.matches.every((match) => 'secret' in match)).toBe(true);
      identifyOnChain('bitcoin', text);
    }),
    // Small letters of a dotted capital I are two characters.
    { numRuns: 400, examples: [['İ'], ['bc1qİ']] },
  );
});

// Would catch: letters made small by the rules of a whole alphabet, by which U+212A is a Latin k and the address verified.
test.each([
  ['bitcoin', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'],
  ['bitcoincash', 'bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a'],
  ['litecoin', 'ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9'],
] as const)('a Kelvin sign is no k on %s, and is repaired to one', (chain, text) => {
  const verdict = checkAddress(chain, text.replace(/k/, '\u212a'), { repairs: true });
  expect(verdict).toMatchObject({ valid: false, checksum: 'failed' });
  expect(verdict.repairs[0]?.text).toBe(text);
});

test('a repair that is offered is accepted by its chain', () => {
  fc.assert(
    fc.property(texts, (text) => {
      for (const verdict of identifyAddress(text)) {
        for (const repair of verdict.repairs)
          expect(checkAddress(verdict.chain, repair.text).valid).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});

test('positions of secrets lie in the text and in order', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom('abandon', 'ability', 'able', 'мир', '，', '\n', '1.', 'あいこくしん', '的', '一'),
        { maxLength: 40 },
      ),
      (words) => {
        const text = words.join(' ');
        let before = 0;
        for (const { start, end } of findSecrets(text)) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          before = start;
        }
      },
    ),
  );
});

test('a very long text is answered at once', () => {
  const start = performance.now();
  for (const text of [
    'a'.repeat(2_000_000),
    '1'.repeat(2_000_000),
    'abandon '.repeat(100_000),
    '0x'.repeat(500_000),
    `[${'1,'.repeat(200_000)}1]`,
  ])
    identify(text);
  expect(performance.now() - start).toBeLessThan(8_000);
});
