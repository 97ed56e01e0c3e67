import { entropyToMnemonic } from '@scure/bip39';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSeedWord, judgePhrase, phraseWords, seedLanguages, wordsBeginning } from '../../db/domain/bip39';
import {
  checkEnvelope,
  checkNewSeal,
  type EnvelopeOpening,
  envelopeDraft,
  unsealedOpening,
} from '../../db/domain/envelope';
import { wordLists } from '../../db/domain/secretGuard';

const caseId = '0193a2f0-0000-7000-8000-000000000001';
const abandon = `${'abandon '.repeat(11)}about`;

function draft(fields: object = {}) {
  return envelopeDraft.parse({ caseId, seal: 'PL-1', wordCount: 24, location: 'сейф 2', ...fields });
}

const codes = (fields: object) => checkEnvelope(draft(fields)).map(({ field, code }) => `${field} ${code}`);

describe('a secret envelope', () => {
  // One unguarded text would put the very words into a ledger that keeps everything for ever.
  it('refuses a secret in every one of its texts', () => {
    for (const field of ['printedNumber', 'seal', 'location', 'sealedBy', 'notes'])
      expect(codes({ [field]: abandon })).toContain(`${field} text.secret`);
  });

  it('needs a seal, and a checksum only where the secret is a phrase', () => {
    expect(codes({ seal: ' ' })).toContain('seal required');
    expect(codes({ kind: 'pin', checksum: 'verified' })).toContain('checksum envelope.checksum-of-seed');
    expect(codes({ wordCount: 13 })).toContain('wordCount envelope.odd-count');
    expect(checkEnvelope(draft()).some(({ level }) => level === 'error')).toBe(false);
  });

  // A "new" seal with the number of the one that was cut hides that the envelope was opened.
  it('takes no old seal for a new one', () => {
    expect(checkNewSeal('PL-1 ', 'PL-1').map(({ code }) => code)).toEqual(['envelope.same-seal']);
    expect(checkNewSeal('', 'PL-1').map(({ code }) => code)).toEqual(['required']);
    expect(checkNewSeal('PL-2', 'PL-1')).toEqual([]);
  });

  it('lies open after its paper was cut, not after held words were shown', () => {
    const opening = (wordsShown: boolean, newSeal: string) => ({ wordsShown, newSeal }) as EnvelopeOpening;
    expect(unsealedOpening({ openings: [opening(false, ''), opening(true, '')] })).toBeDefined();
    expect(unsealedOpening({ openings: [opening(false, 'PL-2'), opening(true, '')] })).toBeUndefined();
  });
});

describe('judgePhrase', () => {
  // English words of a French phrase, or one Chinese list for the other, would tell a good phrase as failed.
  it('tells every phrase that a list makes as verified, in its own language or one that shares all its words', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...seedLanguages),
        fc
          .constantFrom(16, 20, 24, 28, 32)
          .chain((size) => fc.uint8Array({ minLength: size, maxLength: size })),
        (language, entropy) => {
          const phrase = entropyToMnemonic(entropy, wordLists[language]);
          const verdict = judgePhrase(phrase);
          expect(verdict.checksum).toBe('verified');
          expect(verdict.words).toBe((entropy.length * 3) / 4);
          for (const word of phraseWords(phrase)) expect(isSeedWord(word, language)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('tells a slip as failed, a stranger by its place, numbering and missing accents as nothing', () => {
    expect(judgePhrase(abandon)).toEqual({
      words: 12,
      language: 'english',
      checksum: 'verified',
      unknown: [],
    });
    expect(judgePhrase(abandon.replace('about', 'zoo')).checksum).toBe('failed');
    expect(judgePhrase(abandon.replace('about', 'abuot'))).toMatchObject({
      checksum: 'unknown',
      unknown: [11],
    });
    const numbered = abandon.split(' ').map((word, index) => `${index + 1}. ${word.toUpperCase()}`);
    expect(judgePhrase(numbered.join('\n')).checksum).toBe('verified');
    const spanish = entropyToMnemonic(new Uint8Array(16).fill(7), wordLists.spanish);
    expect(judgePhrase(spanish.normalize('NFD').replace(/\p{M}/gu, '')).checksum).toBe('verified');
    expect(judgePhrase('')).toEqual({ words: 0, language: '', checksum: 'unknown', unknown: [] });
  });

  it('continues a word in its list only', () => {
    expect(wordsBeginning('aban', 'english')).toEqual(['abandon']);
    expect(wordsBeginning('zzz', 'english')).toEqual([]);
  });
});
