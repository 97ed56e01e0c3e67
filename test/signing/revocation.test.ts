import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyPdf } from '../../electron/signing/verify';
import { readCrlFile } from '../../electron/signing/verify/crl';
import { makePki, type Pki } from '../tools/makePki';
import { signSample } from './signed';

let dir = '';
let pki: Pki;
let pdf = Buffer.alloc(0);
let roots: string[] = [];
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'dalel-revocation-'));
  pki = makePki(join(dir, 'pki'), ['revoked', 'evidence-officer']);
  pdf = Buffer.from(signSample('ru', pki, ['revoked', 'evidence-officer'], 6).revisions.at(-1) ?? pdf);
  roots = [readFileSync(pki.root, 'utf8')];
}, 60_000);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const judged = (crls: Buffer[]) =>
  verifyPdf(pdf, { roots, crls }).signatures.map(({ trust, revocation }) => [trust, revocation]);

describe('lists of revoked certificates', () => {
  it('say good, then revoked, of the one certificate they name, and nothing when there is none', () => {
    expect(judged([])).toEqual([
      ['trusted', 'unknown'],
      ['trusted', 'unknown'],
    ]);
    const before = readFileSync(pki.crl());
    expect(judged([before])).toEqual([
      ['trusted', 'good'],
      ['trusted', 'good'],
    ]);
    const after = readFileSync(pki.crl('revoked'));
    expect(judged([before, after])).toEqual([
      ['revoked', 'revoked'],
      ['trusted', 'good'],
    ]);
    // integrity is another question: the file is what was signed
    expect(verifyPdf(pdf, { roots, crls: [after] }).verdict).toBe('intact');
  });

  // Would catch: a list that anybody made being believed.
  it('are not believed when the issuing authority did not sign them', () => {
    const forged = readFileSync(pki.crl());
    forged[forged.length - 1] = (forged.at(-1) ?? 0) ^ 1;
    expect(judged([forged])[0]).toEqual(['trusted', 'unknown']);
  });

  it('are refused when they are none', () => {
    expect(() => readCrlFile(readFileSync(pki.root))).toThrow();
    expect(() => readCrlFile(Buffer.from('\x30\x03abc'))).toThrow();
  });
});

describe('the time at which certificates are judged', () => {
  it('is the one that was asked for', () => {
    const at = (text: string) => verifyPdf(pdf, { roots, at: new Date(text) }).signatures[1]?.trust;
    expect([at('2026-11-18T00:00:00Z'), at('2024-01-01T00:00:00Z'), at('2046-01-01T00:00:00Z')]).toEqual([
      'trusted',
      'not-yet-valid',
      'expired',
    ]);
  });
});
