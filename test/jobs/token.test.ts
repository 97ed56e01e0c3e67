import { constants, createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Module } from '../../electron/jobs/token/pkcs11';
import { ecdsaDer, TokenWork } from '../../electron/jobs/token/tokenWork';
import type { TokenAnswer } from '../../electron/jobs/token/types';
import { makePki, type Officer, type Pki } from '../tools/makePki';
import { makeToken, type SoftToken } from '../tools/makeToken';

let dir = '';
let pki: Pki;
let token: SoftToken;
const started: TokenWork[] = [];
const officers: Officer[] = ['investigator', 'evidence-officer', 'witness', 'chief', 'expired'];
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'dalel-token-'));
  pki = makePki(dir, [...officers, 'revoked']);
  token = makeToken(pki, officers, { without: ['expired'] });
}, 60_000);
afterAll(() => {
  for (const one of started) one.end();
  rmSync(dir, { recursive: true, force: true });
});

function start(module = token.module): TokenWork {
  for (const one of started.splice(0)) one.end();
  const work = TokenWork.of(token.binding, module);
  started.push(work);
  return work;
}
const codeOf = (answer: TokenAnswer): string => (answer.ok ? 'ok' : answer.code);

describe('a token behind a PKCS#11 module', () => {
  it('is listed with label, certificates and, once the PIN was given, which of them have their key', () => {
    const work = start();
    const before = work.answer({ ask: 'list' });
    if (!before.ok || before.ask !== 'list') throw new Error(JSON.stringify(before));
    expect(before.tokens.map(({ label, pin, schemes }) => [label, pin, schemes])).toEqual([
      [token.label, 'ready', ['rsa-pkcs1', 'rsa-pss', 'ecdsa']],
    ]);
    expect(before.tokens[0]?.certificates).toHaveLength(officers.length + 1);
    expect(new Set(before.tokens[0]?.certificates.map(({ key }) => key))).toEqual(new Set(['unknown']));
    const after = work.answer({ ask: 'list', pin: token.pin });
    if (!after.ok || after.ask !== 'list') throw new Error(JSON.stringify(after));
    const seen = Object.fromEntries(
      after.tokens[0]?.certificates.map(({ label, key }) => [label, key]) ?? [],
    );
    expect(seen).toMatchObject({
      investigator: 'present',
      witness: 'present',
      expired: 'missing',
      sub: 'missing',
    });
    expect([...(after.tokens[0]?.keys ?? [])].sort()).toEqual([
      'chief',
      'evidence-officer',
      'investigator',
      'witness',
    ]);
  });

  // Would catch: a wrong DigestInfo, salt, or a raw r||s that calls itself DER; leading zeros of r and s come by chance, so many.
  it.each([
    ['investigator', 'rsa-pkcs1', 'sha256', 2],
    ['investigator', 'rsa-pss', 'sha256', 2],
    ['chief', 'rsa-pkcs1', 'sha512', 1],
    ['chief', 'rsa-pss', 'sha384', 1],
    ['evidence-officer', 'ecdsa', 'sha256', 60],
    ['witness', 'ecdsa', 'sha384', 30],
  ] as const)('signs with %s by %s %s as others verify it', (name, scheme, digest, times) => {
    const work = start();
    expect(codeOf(work.answer({ ask: 'open', certificate: token.certificate(name), pin: token.pin }))).toBe(
      'ok',
    );
    const key = createPublicKey(readFileSync(join(dir, `${name}.key`)));
    const padding = scheme === 'rsa-pss' ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING;
    const saltLength = constants.RSA_PSS_SALTLEN_DIGEST;
    for (let i = 0; i < times; i += 1) {
      const data = Buffer.from(`дәлел ${i}`);
      const made = work.answer({ ask: 'sign', scheme, digest, data });
      if (!made.ok || made.ask !== 'sign') throw new Error(JSON.stringify(made));
      const how = scheme === 'ecdsa' ? { key, dsaEncoding: 'der' as const } : { key, padding, saltLength };
      expect(verify(digest, data, how, made.signature)).toBe(true);
    }
  });

  it('says what is wrong: the PIN, a missing key, a certificate that is not there, a file that is no module', () => {
    const open = (name: Officer, pin = token.pin) =>
      start().answer({ ask: 'open', certificate: token.certificate(name), pin });
    expect(open('investigator', '000000')).toMatchObject({ ok: false, code: 'token.wrong-pin' });
    expect(codeOf(open('expired'))).toBe('token.no-key');
    expect(codeOf(start().answer({ ask: 'open', certificate: '0'.repeat(64), pin: token.pin }))).toBe(
      'token.removed',
    );
    expect(codeOf(start(join(dir, 'root.pem')).answer({ ask: 'list' }))).toBe('token.module-wrong');
    expect(codeOf(start('/usr/lib/x86_64-linux-gnu/libm.so.6').answer({ ask: 'list' }))).toBe(
      'token.module-wrong',
    );
    expect(codeOf(TokenWork.of(join(dir, 'nothing.node'), token.module).answer({ ask: 'list' }))).toBe(
      'token.not-built',
    );
    expect(
      codeOf(start().answer({ ask: 'sign', scheme: 'ecdsa', digest: 'sha256', data: Buffer.of(1) })),
    ).toBe('token.failed');
  });
});

/** A module that answers what no soft token can be brought to. */
function played(flags: number[], login: () => void, signing: () => number = () => 0): Module {
  const one = Buffer.alloc(8);
  let looks = 0;
  return {
    load: () => undefined,
    close: () => undefined,
    C_Initialize: () => undefined,
    C_Finalize: () => undefined,
    C_GetSlotList: () => [one],
    C_GetTokenInfo: () => ({
      label: 'x',
      manufacturerID: '',
      model: '',
      serialNumber: '1',
      flags: flags[Math.min(looks++, flags.length - 1)] ?? 0,
    }),
    C_GetMechanismList: () => [1],
    C_OpenSession: () => one,
    C_Login: login,
    C_Logout: () => undefined,
    C_FindObjectsInit: () => undefined,
    C_FindObjects: () => [one],
    C_FindObjectsFinal: () => undefined,
    C_GetAttributeValue: (_session, _object, [asked]) => [{ type: asked?.type ?? 0, value: Buffer.of(1) }],
    C_SignInit: () => undefined,
    C_Sign: signing,
  };
}
function fail(name: string): () => never {
  return () => {
    throw new Error(`${name}:1\n    at Pkcs11`);
  };
}
function works(): void {}
// of the played certificate, which is the byte 1
const certificate = '4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a';
const ready = 0x408;

describe('what the token tells of its PIN and of itself', () => {
  it.each([
    ['a try is left', [ready, ready, ready | 0x20000], fail('CKR_PIN_INCORRECT'), 'token.wrong-pin', 'last'],
    [
      'few tries are left',
      [ready, ready, ready | 0x10000],
      fail('CKR_PIN_INCORRECT'),
      'token.wrong-pin',
      'low',
    ],
    ['nothing is told', [ready], fail('CKR_PIN_INCORRECT'), 'token.wrong-pin', undefined],
    [
      'that was the last try',
      [ready, ready, ready | 0x40000],
      fail('CKR_PIN_INCORRECT'),
      'token.pin-locked',
      undefined,
    ],
    ['the module says locked', [ready], fail('CKR_PIN_LOCKED'), 'token.pin-locked', 'CKR_PIN_LOCKED'],
    ['no PIN was ever set', [0x400], works, 'token.pin-unset', undefined],
    ['it was taken out', [ready], fail('CKR_DEVICE_REMOVED'), 'token.removed', 'CKR_DEVICE_REMOVED'],
    ['the module fails otherwise', [ready], fail('CKR_GENERAL_ERROR'), 'token.failed', 'CKR_GENERAL_ERROR'],
  ] as const)('%s', (_, flags, login, code, why) => {
    const work = new TokenWork(() => played([...flags], login));
    expect(work.answer({ ask: 'open', certificate, pin: '1' })).toEqual({
      ok: false,
      code,
      params: why === undefined ? {} : { why },
    });
  });

  // Would catch: a locked PIN that is tried once more, which on some tokens erases the key.
  it('does not try a PIN that is locked', () => {
    let tries = 0;
    const login = () => {
      tries += 1;
    };
    const work = new TokenWork(() => played([ready | 0x40000], login));
    expect(codeOf(work.answer({ ask: 'open', certificate, pin: '1' }))).toBe('token.pin-locked');
    expect(tries).toBe(0);
  });

  // Would catch: one token's PIN tried on every other that is plugged in, three of which lock it.
  it('tries a PIN in a list where one token is meant', () => {
    let tries = 0;
    const login = () => {
      tries += 1;
    };
    const two = () => ({ ...played([ready], login), C_GetSlotList: () => [Buffer.of(1), Buffer.of(2)] });
    expect(codeOf(new TokenWork(two).answer({ ask: 'list', pin: '1' }))).toBe('ok');
    expect(tries).toBe(0);
    const one = new TokenWork(() => played([ready], login));
    expect(codeOf(one.answer({ ask: 'list', pin: '1' }))).toBe('ok');
    expect(tries).toBe(1);
  });

  it('notices a token that is taken out between two signatures', () => {
    const work = new TokenWork(() => played([ready], () => undefined, fail('CKR_TOKEN_NOT_PRESENT')));
    expect(codeOf(work.answer({ ask: 'open', certificate, pin: '1' }))).toBe('ok');
    expect(
      codeOf(work.answer({ ask: 'sign', scheme: 'rsa-pkcs1', digest: 'sha256', data: Buffer.of(1) })),
    ).toBe('token.removed');
  });
});

it.each([
  // r = 1, s = 0x0100ff
  ['0000010100ff', '300802010102030100ff'],
  // a first bit that is set would make the number negative
  ['00008000007f', '30070202008002017f'],
])('writes r and s as DER whatever they begin with', (raw, der) => {
  expect(ecdsaDer(Buffer.from(raw, 'hex')).toString('hex')).toBe(der);
});

// Would catch: a certificate that its owner alone sees being told as missing, or a PIN tried on a token nobody named.
it('finds a certificate that its token shows once the PIN was given', () => {
  const shy = makeToken(pki, ['revoked'], { hidden: ['revoked'], label: 'Жасырын' });
  const list = (asked: { serial?: string; pin?: string }) => {
    const answer = start().answer({ ask: 'list', ...asked });
    if (!answer.ok || answer.ask !== 'list') throw new Error(JSON.stringify(answer));
    return answer.tokens;
  };
  const seen = list({}).find(({ label }) => label === 'Жасырын');
  const serial = seen?.serial ?? '';
  expect(seen?.certificates.map(({ label }) => label)).toEqual(['sub']);
  const [own] = list({ serial, pin: shy.pin });
  expect(own?.certificates.map(({ label }) => label).sort()).toEqual(['revoked', 'sub']);
  const open = { ask: 'open', certificate: shy.certificate('revoked'), pin: shy.pin } as const;
  expect(codeOf(start().answer(open))).toBe('token.removed');
  expect(start().answer({ ...open, serial })).toMatchObject({ ok: true, ask: 'open' });
});
