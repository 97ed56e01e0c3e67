import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addValidationData } from '../../electron/signing/timestamp';
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

describe('answers about single certificates (OCSP)', () => {
  const answer = (...of: Parameters<Pki['ocsp']>) => readFileSync(pki.ocsp(...of));
  const second = (crls: Buffer[], at?: Date) =>
    verifyPdf(pdf, { roots, crls, ...(at === undefined ? {} : { at }) }).signatures[1];

  it.each(['authority', 'delegate'] as const)(
    'of the %s are believed, and speak of one certificate alone',
    (by) => {
      const judgedBy = judged([answer('evidence-officer', by)]);
      expect(judgedBy[0]).toEqual(['trusted', 'unknown']);
      expect(judgedBy[1]).toEqual(['trusted', 'good']);
    },
  );

  // Would catch: any certificate of the authority being let answer for it, or a signature that is not looked at.
  it('are not believed of a stranger, nor with a changed bit', () => {
    expect(second([answer('evidence-officer', 'stranger')])?.revocation).toBe('unknown');
    const whole = answer('evidence-officer', 'authority');
    for (const at of [60, 90, 120, 160]) {
      const bent = Buffer.from(whole);
      bent[at] = (bent[at] ?? 0) ^ 1;
      let said: string | undefined = 'unknown';
      try {
        said = second([bent])?.revocation;
      } catch {
        // no answer any more
      }
      expect(said).toBe('unknown');
    }
  });

  // Would catch: an answer of last year that speaks well of a signature of today.
  it('say nothing good of what was signed after their time', () => {
    const told = [answer('evidence-officer')];
    expect(second(told, new Date('2030-01-01T00:00:00Z'))?.revocation).toBe('unknown');
    expect(second(told)?.revocation).toBe('good');
  });

  it('say that a certificate is revoked, against the time that was proven or only claimed', () => {
    const told = readFileSync(pki.ocsp('revoked'));
    const [first] = verifyPdf(pdf, { roots, crls: [told] }).signatures;
    expect([first?.trust, first?.revocation]).toEqual(['revoked', 'revoked']);
    const before = verifyPdf(pdf, { roots, crls: [told], at: new Date('2026-01-01T00:00:00Z') });
    expect(before.signatures[0]).toMatchObject({ trust: 'trusted', revocation: 'revoked' });
    expect(before.findings.map(({ code }) => code)).toContain('revoked');
  });

  it('are read out of the file in which they are kept', () => {
    const made = addValidationData(pdf, [], [], [answer('evidence-officer')]);
    const { verdict, signatures } = verifyPdf(made, { roots });
    expect([verdict, signatures[1]?.revocation]).toEqual(['intact', 'good']);
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
