import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { descriptorChecksum, identify, identifyOnChain, type PublicMatch } from '../../../db/domain/identify';

const fixtures = path.resolve(import.meta.dirname, '../../fixtures');
const load = <T>(file: string): T => {
  const parsed: T = JSON.parse(readFileSync(path.join(fixtures, file), 'utf8'));
  return parsed;
};

/** The public matches of a text, as "kind checksum". */
function told(text: string): string[] {
  return identify(text).matches.map((match) =>
    'secret' in match ? match.kind : `${match.kind} ${match.checksum}`,
  );
}

function first(text: string): PublicMatch | undefined {
  return identify(text).matches.find((match): match is PublicMatch => !('secret' in match));
}

describe('addresses', () => {
  test('carry main chain and network apart', () => {
    expect(identify('tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sl5k7')).toEqual({
      input: 'tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sl5k7',
      matches: [
        {
          kind: 'address',
          chain: 'bitcoin',
          network: 'testnet',
          format: 'P2WSH',
          checksum: 'verified',
          canonical: 'tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sl5k7',
          repairs: [],
        },
      ],
    });
  });

  test('the verdict of one chain', () => {
    expect(identifyOnChain('bitcoin', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa')).toEqual({
      input: '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa',
      valid: true,
      format: 'P2PKH',
      network: 'mainnet',
      reason: null,
    });
    expect(identifyOnChain('tron', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa')).toMatchObject({
      valid: false,
      reason: 'prefix',
    });
    expect(identifyOnChain('ethereum', '')).toMatchObject({ valid: false, format: null, reason: 'empty' });
  });
});

describe('secrets are named and not repeated', () => {
  test.each([
    ['seed', 'legal winner thank year wave sausage worth useful legal winner thank yellow'],
    ['private-key', '5KYZdUEo39z3FPrtuX2QbbwGnNP5zTd7yyr2SC1j299sBCnWjss'],
    ['private-key', 'pkh(L4rK1yDtCWekvXuE6oXD9jCYfFNV2cWRpVuPLBcCU2z8TrisoyY1)'],
    ['private-key', 'private key: e9873d79c6d87dc0fb6a5778633389f4453213303da61f20bd67fc233aa33262'],
    ['private-key', 'приватный ключ 0xe9873d79c6d87dc0fb6a5778633389f4453213303da61f20bd67fc233aa33262'],
  ])('%s', (kind, text) => {
    expect(identify(text)).toEqual({ input: null, matches: [{ kind, secret: true }] });
    expect(identifyOnChain('bitcoin', text)).toMatchObject({ input: null, valid: false, reason: 'secret' });
  });

  test('every private key and extended private key of the BIP-32 and SLIP-132 vectors', () => {
    const slip = load<{ vectors: { account_prv: string }[] }>('hd-wallets/slips/slip-0132.json');
    const bip = load<{ valid: { chains: { xprv: string }[] }[] }>('hd-wallets/bips/bip-0032.json');
    const keys = [
      ...slip.vectors.map((row) => row.account_prv),
      ...bip.valid.flatMap((row) => row.chains.map((one) => one.xprv)),
    ];
    for (const key of keys) expect.soft(told(key), key).toEqual(['private-key']);
    expect(keys.length).toBeGreaterThan(10);
  });
});

describe('extended public keys', () => {
  test('valid ones of BIP-32 and SLIP-132, with their spelling', () => {
    const slip = load<{ vectors: { account_pub: string }[] }>('hd-wallets/slips/slip-0132.json');
    const bip = load<{ valid: { chains: { xpub: string }[] }[] }>('hd-wallets/bips/bip-0032.json');
    const keys = [
      ...slip.vectors.map((row) => row.account_pub),
      ...bip.valid.flatMap((row) => row.chains.map((one) => one.xpub)),
    ];
    for (const key of keys) {
      expect
        .soft(first(key), key)
        .toMatchObject({ kind: 'xpub', format: key.slice(0, 4), checksum: 'verified', network: 'mainnet' });
    }
  });

  test('invalid ones of BIP-32 are failed', () => {
    const bip = load<{ invalid: { key: string; reason: string }[] }>('hd-wallets/bips/bip-0032.json');
    for (const { key, reason } of bip.invalid) {
      if (!key.startsWith('xpub')) continue;
      expect.soft(told(key), reason).not.toContain('xpub verified');
    }
  });

  test('a slip is repaired', () => {
    const key =
      'xpub661MyMwAqRbcFtXgS5sYJABqqG9YLmC4Q1Rdap9gSE8NqtwybGhePY2gZ29ESFjqJoCu1Rupje8YtGqsefD265TMg7usUDFdp6W1EGMcet8';
    const match = first(key.replace('SFjq', 'SFjg'));
    expect(match).toMatchObject({ kind: 'xpub', checksum: 'failed' });
    expect(match?.repairs.map((one) => one.text)).toEqual([key]);
  });

  test('with origin and path', () => {
    const key =
      'xpub6ERApfZwUNrhLCkDtcHTcxd75RbzS1ed54G1LkBUHQVHQKqhMkhgbmJbZRkrgZw4koxb5JaHWkY4ALHY2grBGRjaDMzQLcgJvLJuZZvRcEL';
    expect(told(`[deadbeef/0h/1h/2h]${key}/3/4/*`)).toEqual(['xpub verified']);
  });
});

describe('descriptors', () => {
  test('checksums of BIP-380', () => {
    const { cases } = load<{ cases: { text: string; expected: string; group: string; label: string }[] }>(
      'hd-wallets/bips/bip-0380_descriptors.json',
    );
    for (const row of cases.filter((one) => one.group.includes('checksum'))) {
      const verdicts = told(row.text);
      if (row.expected === 'valid')
        expect
          .soft(verdicts, row.label)
          .toEqual([row.text.includes('#') ? 'descriptor verified' : 'descriptor none']);
      else expect.soft(verdicts, row.label).toEqual(['descriptor failed']);
    }
    expect(descriptorChecksum('raw(deadbeef)')).toBe('89f8spxm');
    expect(descriptorChecksum('raw(Ü)')).toBeUndefined();
  });

  test('the canonical form carries its checksum', () => {
    expect(first('raw(deadbeef)')).toMatchObject({
      kind: 'descriptor',
      format: 'raw',
      canonical: 'raw(deadbeef)#89f8spxm',
    });
  });
});

describe('payment URIs', () => {
  test('BIP-321 rows', () => {
    const { rows } = load<{ rows: { uri: string; expected: string; description: string }[] }>(
      'addresses/bips/bip-0321_uris.json',
    );
    for (const { uri, expected, description } of rows) {
      if (expected !== 'valid' && expected !== 'invalid') continue;
      const own = first(uri);
      expect.soft(own?.kind, uri).toBe('payment-uri');
      expect.soft(own?.checksum !== 'failed', `${uri}: ${description}`).toBe(expected === 'valid');
    }
  });

  test('the address inside is told as well', () => {
    const matches = identify(
      'ethereum:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed@1/transfer?value=1e18',
    ).matches;
    expect(matches).toMatchObject([
      { kind: 'payment-uri', chain: 'ethereum', format: 'EIP-681' },
      {
        kind: 'address',
        chain: 'ethereum',
        checksum: 'verified',
        canonical: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
      },
    ]);
  });
});

describe('transaction ids', () => {
  test('64 digits are a transaction id on chains without a prefix, with 0x on Ethereum; never called secret', () => {
    const hex = '0607f62530b68cfcc91c57a1702841dd399a899d0eecda8e31ecca3f52f01df2';
    expect(identify(hex).matches).toMatchObject([
      { kind: 'txid', chain: 'bitcoin', checksum: 'none', canonical: hex },
      { kind: 'txid', chain: 'tron' },
      { kind: 'address', chain: 'near', format: 'implicit', checksum: 'none' },
    ]);
    const signature =
      '5VERv8NMvzbJMEkV8xnrLkEaWRtSz9CosKDYjCJjBRnbJLgp8uirBgmQpjKhoR4tjF3ZpRzrFmBV6UjKdiSZkQUW';
    expect(first(signature)).toMatchObject({ kind: 'txid', chain: 'solana', format: 'signature' });
    expect(first(`0x${hex.toUpperCase()}`)).toMatchObject({
      kind: 'txid',
      chain: 'ethereum',
      canonical: `0x${hex}`,
    });
  });
});

describe('registers and networks', () => {
  test.each(['971240001315', '940140000385', '020240000555', '940540000210', '090740019001'])(
    'BIN %s',
    (bin) => {
      expect(told(bin)).toEqual(['bin verified']);
    },
  );

  test('a BIN with a wrong digit is failed; twelve digits that are neither are nothing', () => {
    expect(told('971240001316')).toEqual(['bin failed']);
    expect(told('999999999999')).toEqual([]);
  });

  test('IBAN rows', () => {
    const { rows } = load<{ rows: { value: string; expected: string; why: string }[] }>(
      'identifiers/vectors.json',
    );
    for (const { value, expected, why } of rows) {
      expect
        .soft(told(value), `${value} ${why}`)
        .toEqual([`iban ${expected === 'valid' ? 'verified' : 'failed'}`]);
    }
    expect(told('DE89 3704 0044 0532 0130 00')).toEqual(['iban verified']);
    expect(told('GB82 WEST 1234 5698 7654 32')).toEqual(['iban verified']);
    expect(told('GB82 WEST 1234 5698 7654 33')).toEqual(['iban failed']);
  });

  test('cards are masked everywhere', () => {
    const answer = identify('4111 1111 1111 1111');
    expect(answer.matches).toMatchObject([
      { kind: 'card', format: 'Visa', checksum: 'verified', canonical: '411111******1111' },
    ]);
    expect(JSON.stringify(answer)).not.toContain('11111111');
    expect(told('4111 1111 1111 1112')).toEqual(['card failed']);
    expect(told('4111111111111112'), 'sixteen digits may be anything').toEqual([]);
  });

  test('phones, mail, sites', () => {
    expect(first('8 (701) 123-45-67')).toMatchObject({
      kind: 'phone',
      network: 'KZ',
      canonical: '+77011234567',
    });
    expect(told('scam-exchange.io')).toEqual(['domain format-only']);
    expect(told('https://Scam-Exchange.io:8443/login?x=1')).toEqual([
      'url format-only',
      'domain format-only',
    ]);
    expect(first('https://Scam-Exchange.io/Path')?.canonical).toBe('https://scam-exchange.io/Path');
    expect(told('обменник.рф')).toEqual(['domain format-only']);
    expect(told('someone@example.kz')).toEqual(['email format-only']);
  });

  test('ordinary text is nothing', () => {
    for (const text of [
      '',
      '   ',
      'hello',
      'протокол.pdf',
      '12.11.2026',
      '100 000',
      'г. Астана',
      'a.b',
      '1.2.3.4.5',
      'x'.repeat(30_000),
    ]) {
      expect.soft(identify(text).matches, text.slice(0, 40)).toEqual([]);
    }
  });
});
