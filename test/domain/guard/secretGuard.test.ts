import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { base58, createBase58check } from '@scure/base';
import { entropyToMnemonic } from '@scure/bip39';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findSecrets, findSeedRuns } from '../../../db/domain/secretGuard';
import { type SeedLanguage, wordLists } from '../../../db/domain/secretGuard/seedWords';
import { PROSE } from './prose';

const fixtures = path.resolve(import.meta.dirname, '../../fixtures');
const load = <T>(file: string): T => {
  const parsed: T = JSON.parse(readFileSync(path.join(fixtures, file), 'utf8'));
  return parsed;
};
const base58check = createBase58check(sha256);
const kinds = (text: string): string[] => findSecrets(text).map((hit) => hit.kind);
const PHRASE = 'legal winner thank year wave sausage worth useful legal winner thank yellow';

describe('seed words', () => {
  test('the vectors of ten languages are found whole, with a correct checksum', () => {
    const vectors = load<Record<string, [string, string, string, string][]>>(
      'hd-wallets/mnemonic/vectors.json',
    );
    for (const [language, rows] of Object.entries(vectors)) {
      for (const [, phrase] of rows) {
        const [run, ...more] = findSeedRuns(phrase);
        expect
          .soft({ start: run?.start, end: run?.end, verified: run?.verified }, `${language}: ${phrase}`)
          .toEqual({
            start: 0,
            end: phrase.length,
            verified: true,
          });
        expect.soft(more, phrase).toEqual([]);
      }
    }
    expect(Object.keys(vectors).length).toBeGreaterThan(0);
  });

  test('phrases of every language and size, made from chance', () => {
    const languages = Object.keys(wordLists) as SeedLanguage[];
    fc.assert(
      fc.property(
        fc.constantFrom(...languages),
        fc.constantFrom(16, 20, 24, 28, 32),
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        (language, size, bytes) => {
          const phrase = entropyToMnemonic(bytes.subarray(0, size), wordLists[language]);
          expect(kinds(`Найдено: ${phrase} (тетрадь)`)).toContain('seed');
        },
      ),
      { numRuns: 100 },
    );
  });

  test.each([
    [
      'numbered',
      PHRASE.split(' ')
        .map((word, i) => `${i + 1}. ${word}`)
        .join(' '),
    ],
    [
      'one a line',
      PHRASE.split(' ')
        .map((word, i) => `${i + 1}) ${word}`)
        .join('\n'),
    ],
    ['commas', PHRASE.replaceAll(' ', ', ')],
    ['JSON', JSON.stringify(PHRASE.split(' '))],
    ['capitals', PHRASE.toUpperCase()],
    ['dashes', PHRASE.replaceAll(' ', ' - ')],
    [
      'two columns',
      PHRASE.split(' ')
        .map((word, i) => `${i + 1} ${word}\t${i + 13} ${word}`)
        .join('\n'),
    ],
    ['first eight only', PHRASE.split(' ').slice(0, 8).join(' ')],
    [
      'four letters each',
      PHRASE.split(' ')
        .map((word) => word.slice(0, 4))
        .join(' '),
    ],
    ['two misspelt', PHRASE.replace('sausage', 'sosage').replace('useful', 'usefull')],
    ['inside a sentence', `On the back of the photo: ${PHRASE}; no other marks.`],
    [
      'without accents',
      'abdomen abeja abierto abogado abono aborto abrazo abrir abuelo abuso acabar academia',
    ],
  ])('%s', (_name, text) => {
    expect(kinds(text)).toEqual(['seed']);
  });

  test('seven words in a row are still prose', () => {
    expect(kinds(PHRASE.split(' ').slice(0, 7).join(' '))).toEqual([]);
  });

  test('the place is told, the words are not', () => {
    const text = `Протокол: ${PHRASE}.`;
    const [hit] = findSecrets(text);
    expect(text.slice(hit?.start, hit?.end)).toBe(PHRASE);
    expect(JSON.stringify(hit)).not.toContain('winner');
  });

  test.each(Object.entries(PROSE))('prose passes: %s', (_language, text) => {
    expect(findSecrets(text)).toEqual([]);
  });
});

describe('keys', () => {
  test('private keys of Bitcoin Core and bitcore on all networks', () => {
    const core = load<[string, string, { isPrivkey: boolean }][]>(
      'addresses/bitcoin-core-2021-pre-bip350/key_io_valid.json',
    );
    const bitcore = load<[string, string, { isPrivkey: boolean }][]>(
      'addresses/bitcore-lib/base58_keys_valid.json',
    );
    for (const [text, , meta] of [...core, ...bitcore]) {
      expect.soft(kinds(`ключ ${text}.`), text).toEqual(meta.isPrivkey ? ['wif'] : []);
    }
  });

  test('extended private keys in all spellings, extended public keys never', () => {
    const { vectors } = load<{ vectors: { account_prv: string; account_pub: string }[] }>(
      'hd-wallets/slips/slip-0132.json',
    );
    for (const { account_prv: prv, account_pub: pub } of vectors) {
      expect.soft(kinds(`wpkh([d34db33f/84h/0h/0h]${prv}/0/*)`), prv).toEqual(['xprv']);
      expect.soft(kinds(`wpkh([d34db33f/84h/0h/0h]${pub}/0/*)`), pub).toEqual([]);
      const slipped = `${prv.slice(0, 40)}${prv.charAt(40) === 'a' ? 'b' : 'a'}${prv.slice(41)}`;
      expect.soft(kinds(slipped), 'a slip in it does not make it public').toEqual(['xprv']);
    }
  });

  test('any 32-byte key in wallet import format, compressed or not', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.constantFrom(0x80, 0xef, 0xb0, 0x9e, 0xcc),
        fc.boolean(),
        (key, version, compressed) => {
          const text = base58check.encode(Uint8Array.from([version, ...key, ...(compressed ? [1] : [])]));
          expect(kinds(text)).toEqual(['wif']);
        },
      ),
      { numRuns: 100 },
    );
  });

  test('64 hexadecimal digits alone are refused, unless the field or the text says that they are a hash', () => {
    const hex = 'e9873d79c6d87dc0fb6a5778633389f4453213303da61f20bd67fc233aa33262';
    expect(kinds(hex)).toEqual(['hex-key']);
    expect(kinds(`key 0x${hex.toUpperCase()}`)).toEqual(['hex-key']);
    expect(findSecrets(hex, { allowHash: true })).toEqual([]);
    for (const label of [
      'txid: ',
      'SHA-256 ',
      'sha256=',
      'хэш ',
      'Транзакция № ',
      'https://mempool.space/tx/',
      'hash: 0x',
    ]) {
      expect.soft(kinds(`${label}${hex}`), label).toEqual([]);
    }
    expect(kinds(`a${hex}`), '65 digits are no key').toEqual([]);
  });

  test('an encrypted key file', () => {
    const file = {
      version: 3,
      Crypto: { cipher: 'aes-128-ctr', ciphertext: 'ab', kdf: 'scrypt', kdfparams: {} },
    };
    expect(kinds(`см. ${JSON.stringify(file)}`)).toEqual(['keystore']);
  });

  test('keys of other chains', () => {
    const secret = Uint8Array.from({ length: 32 }, (_, i) => i + 1);
    const pair = Uint8Array.from([...secret, ...ed25519.getPublicKey(secret)]);
    const signature = ed25519.sign(secret, secret);
    for (const text of [
      'sn259rEFXrQrWyx3Q7XneWcwV6dfL', // seed of the XRP Ledger's documentation
      'sEdTM1uX8pu2do5XvTnutH6HsouMaM2',
      'SAB5556L5AN5KSR5WF7UOEFDCIODEWEO7H2UR4S5R62DFTQOGLKOVZDY', // multicoin-address-validator
      base58.encode(pair),
      JSON.stringify([...pair]),
    ]) {
      expect.soft(kinds(`ключ: ${text}.`), text).toEqual(['other-key']);
    }
    expect(kinds(base58.encode(signature)), 'a signature is a transaction id, not a key').toEqual([]);
    expect(
      kinds('GBBM6BKZPEHWYO3E3YKREDPQXMS4VK35YLNU7NFBRI26RAN7GI5POFBB'),
      'an account of Stellar',
    ).toEqual([]);
  });

  test('what stands in every case file is not refused', () => {
    for (const text of [
      '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa',
      '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
      'KZ86125KZT5004100100, ИИН 900101300014, тел. +7 701 123 45 67',
      'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0',
      'wpkh([d34db33f/84h/0h/0h]xpub6BosfCnifzxcFwrSzQiqu2DBVTshkCXacvNsWGYJVVhhawA7d4R5WSWGFNbi8Aw6ZRc1brxMyWMzG3DSSSSoekkudhUd9yLb6qx39T9nMdj/0/*)',
    ]) {
      expect.soft(findSecrets(text), text).toEqual([]);
    }
  });
});

test('a long note is searched while one types', () => {
  const text = Object.values(PROSE).join('\n').repeat(5).slice(0, 20_000);
  const times = [0, 1, 2, 3].map(() => {
    const start = performance.now();
    findSecrets(text);
    return performance.now() - start;
  });
  // The best of four: other work on the machine must not decide.
  expect(Math.min(...times)).toBeLessThan(100);
});
