import { execFileSync } from 'node:child_process';
import { createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '../../db/domain/refusal';
import { openPkcs12 } from '../../electron/signing/pkcs12';
import { makeSampleSigner } from '../../electron/signing/sample';
import { makePki, type Officer, type Pki } from '../tools/makePki';

let dir = '';
let pki: Pki;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'dalel-p12-'));
  pki = makePki(dir);
}, 60_000);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const open = (name: Officer, passphrase = 'test123') => openPkcs12(readFileSync(pki.p12(name)), passphrase);

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'none';
}

describe('opening a PKCS#12', () => {
  it.each([
    ['investigator', 'rsa', 'sha256', 'ТЕКСЕРУШІ ӘБІЛҚАЙЫР ҒАНИ'],
    ['evidence-officer', 'ec', 'sha256', 'ЖҮНІСОВА ҰЛПАН ҺӘКІМҚЫЗЫ'],
    ['witness', 'ec', 'sha384', 'Witness P-384'],
    ['chief', 'rsa', 'sha256', 'Chief RSA-4096'],
  ] as const)(
    'reads %s with the whole chain, in order, and signs with the right key',
    (name, algorithm, digest, cn) => {
      const signer = open(name);
      expect([signer.algorithm, signer.digest, signer.subject.commonName]).toEqual([algorithm, digest, cn]);
      expect(signer.subject.organisation).toBe('Сынақ органы');
      expect(signer.chain.map((c) => /CN=(.*)/.exec(c.subject)?.[1])).toEqual([
        expect.any(String),
        'Test Issuing CA',
        'Test Root CA',
      ]);
      const data = Buffer.from('дәлел');
      const key = createPublicKey(readFileSync(join(dir, `${name}.key`)));
      expect(verify(digest, data, { key, dsaEncoding: 'der' }, signer.sign(data))).toBe(true);
    },
  );

  it.each(['-legacy', '-certpbe AES-256-CBC -keypbe AES-256-CBC'])(
    'takes a passphrase in Kazakh and Russian letters, whichever way the file was sealed (%s)',
    (how) => {
      const file = join(dir, 'letters.p12');
      const key = ['-inkey', join(dir, 'investigator.key'), '-in', join(dir, 'investigator.pem')];
      const env = { ...process.env, PASS: 'Құпия сөз 2026' };
      execFileSync(
        'openssl',
        ['pkcs12', '-export', ...how.split(' '), ...key, '-passout', 'env:PASS', '-out', file],
        { env },
      );
      expect(openPkcs12(readFileSync(file), 'Құпия сөз 2026').subject.commonName).toBe(
        'ТЕКСЕРУШІ ӘБІЛҚАЙЫР ҒАНИ',
      );
      expect(codeOf(() => openPkcs12(readFileSync(file), 'Құпия сөз 2027'))).toBe('signing.wrong-passphrase');
    },
  );

  it.each([
    ['expired', 'signing.expired'],
    ['not-yet-valid', 'signing.not-yet-valid'],
    ['wrong-usage', 'signing.wrong-usage'],
    ['weak', 'signing.weak-key'],
    ['odd-curve', 'signing.weak-key'],
  ] as const)('refuses %s with %s before anything is signed', (name, code) => {
    expect(codeOf(() => open(name))).toBe(code);
  });

  it('judges validity at the time that it is asked for', () => {
    const at = new Date('2020-06-01T00:00:00Z');
    expect(openPkcs12(readFileSync(pki.p12('expired')), 'test123', at).subject.commonName).toBe(
      'Expired Officer',
    );
  });

  it('tells a wrong passphrase from a wrong file', () => {
    expect(codeOf(() => open('investigator', 'test124'))).toBe('signing.wrong-passphrase');
    expect(codeOf(() => open('evidence-officer', ''))).toBe('signing.wrong-passphrase');
    const whole = readFileSync(pki.p12('investigator'));
    for (const bytes of [
      Buffer.alloc(0),
      Buffer.from('not a file'),
      whole.subarray(0, 500),
      readFileSync(pki.root),
    ]) {
      expect(codeOf(() => openPkcs12(bytes, 'test123'))).toBe('signing.not-pkcs12');
    }
  });

  it('refuses a file that holds certificates and no key', () => {
    const file = join(dir, 'nokey.p12');
    execFileSync('openssl', [
      'pkcs12',
      '-export',
      '-nokeys',
      '-in',
      join(dir, 'chain.pem'),
      '-passout',
      'pass:test123',
      '-out',
      file,
    ]);
    expect(codeOf(() => openPkcs12(readFileSync(file), 'test123'))).toBe('signing.no-key');
  });

  it('reads the older encryption that many authorities still issue', () => {
    const file = join(dir, 'legacy.p12');
    const args = [
      'pkcs12',
      '-export',
      '-legacy',
      '-inkey',
      join(dir, 'investigator.key'),
      '-in',
      join(dir, 'investigator.pem'),
    ];
    execFileSync('openssl', [...args, '-passout', 'pass:test123', '-out', file], { stdio: 'pipe' });
    expect(openPkcs12(readFileSync(file), 'test123').chain).toHaveLength(1);
  });
});

describe('the sample certificate', () => {
  it.each(['rsa', 'ec'] as const)(
    'of kind %s opens here and in openssl, and says SAMPLE in its name',
    (algorithm) => {
      const sample = makeSampleSigner({
        commonName: 'Әбілқайыр Ғани',
        organisation: 'Шымкент ПД',
        algorithm,
      });
      const signer = openPkcs12(sample.p12, sample.passphrase);
      expect(signer.algorithm).toBe(algorithm);
      expect(signer.subject.commonName).toBe('Әбілқайыр Ғани (SAMPLE)');
      expect(signer.chain).toHaveLength(2);
      const text = execFileSync('openssl', ['pkcs12', '-nodes', '-passin', `pass:${sample.passphrase}`], {
        input: sample.p12,
        stdio: 'pipe',
      }).toString();
      expect(text).toContain('SAMPLE');
      expect(text).toContain('PRIVATE KEY');
    },
  );
});
