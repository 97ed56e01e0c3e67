import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OfficerRecord } from '../../db/domain/officer';
import { openWords, type SealedPlace, sealWords } from '../../electron/vault/envelopes';
import { newOfficerKeys } from '../../electron/vault/officerKeys';

const place: SealedPlace = { vaultId: 'v', envelopeId: 'e', wordsId: 'w' };

function makePerson(id: string) {
  const keys = newOfficerKeys();
  const record = { id, sealingKey: keys.sealingKey } as OfficerRecord;
  return { record, hand: { officerId: id, keys } };
}

async function sealFor(people: ReturnType<typeof makePerson>[], text: string) {
  const form = await sealWords(
    Buffer.from(text),
    place,
    people.map(({ record }) => [record]),
  );
  const at = { envelopeId: 'e', ledgerSeq: 1 };
  return {
    words: {
      ...at,
      id: 'w',
      ciphertext: form.ciphertext,
      recordedAt: '',
      recordedOffset: 0,
      withdrawn: 0,
    },
    shares: form.shares.map((share, index) => ({ ...at, id: String(index), wordsId: 'w', ...share })),
  };
}

describe('sealed words', () => {
  // A threshold of one, a share with the whole key in it, or shares of two polynomials would all pass a test of one pair.
  it('open for any two of n people and for no one alone', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: 12 }).chain((n) =>
          fc.record({
            n: fc.constant(n),
            a: fc.nat(n - 1),
            b: fc.nat(n - 1),
            text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 }),
          }),
        ),
        async ({ n, a, b, text }) => {
          const people = Array.from({ length: n }, (_, index) => makePerson(`o${index}`));
          const { words, shares } = await sealFor(people, text);
          const first = people[a]?.hand;
          const second = people[b]?.hand;
          if (!first || !second) throw new Error('unreachable');
          const opened = openWords(words, shares, place, [first, second]);
          if (a === b) await expect(opened).rejects.toMatchObject({ code: 'access.same-person' });
          else expect((await opened).toString('utf8')).toBe(Buffer.from(text).toString('utf8'));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('do not open with a stranger’s key, in another place, or altered', async () => {
    const [a, b, c] = [makePerson('a'), makePerson('b'), makePerson('c')];
    const { words, shares } = await sealFor([a, b], 'secret');
    const stranger = { ...c.hand, officerId: 'b' };
    await expect(openWords(words, shares, place, [a.hand, stranger])).rejects.toMatchObject({
      code: 'envelope.no-share',
    });
    const elsewhere = { ...place, envelopeId: 'x' };
    await expect(openWords(words, shares, elsewhere, [a.hand, b.hand])).rejects.toMatchObject({
      code: 'envelope.no-share',
    });
    const bent = {
      ...words,
      ciphertext: words.ciphertext.replace(/..$/, (end) => (end === '00' ? '01' : '00')),
    };
    await expect(openWords(bent, shares, place, [a.hand, b.hand])).rejects.toMatchObject({
      code: 'envelope.damaged',
    });
  });

  // The length of a ciphertext tells a 12-word phrase from one of 24 otherwise.
  it('tell nothing of their length, and their source is zeroed', async () => {
    const [a, b] = [makePerson('a'), makePerson('b')];
    const short = await sealFor([a, b], 'x');
    const long = await sealFor([a, b], 'y'.repeat(250));
    expect(short.words.ciphertext.length).toBe(long.words.ciphertext.length);
    const plain = randomBytes(40);
    await sealWords(plain, place, [[a.record], [b.record]]);
    expect(plain.every((byte) => byte === 0)).toBe(true);
    const refused = randomBytes(40);
    await expect(sealWords(refused, place, [[a.record]])).rejects.toMatchObject({ code: 'envelope.too-few' });
    expect(refused.every((byte) => byte === 0)).toBe(true);
  });
});
