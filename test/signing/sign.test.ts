import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportLanguage } from '../../db/domain/reportModel';
import { addSignatureFields } from '../../electron/signing/fields';
import { PdfFile } from '../../electron/signing/pdf/document';
import { fieldsOf } from '../../electron/signing/pdf/pages';
import { openPkcs12 } from '../../electron/signing/pkcs12';
import { pdfDate, signPdf } from '../../electron/signing/sign';
import { verifyPdf } from '../../electron/signing/verify';
import { failedChecks } from '../report/checkReport';
import { anyOutput } from '../report/foreign';
import { makePki, type Officer, type Pki } from '../tools/makePki';
import { signSample } from './signed';

let dir = '';
let pki: Pki;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'dalel-sign-'));
  pki = makePki(join(dir, 'pki'), ['investigator', 'evidence-officer', 'witness', 'chief']);
}, 60_000);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function save(name: string, bytes: Uint8Array): { file: string; work: string } {
  const file = join(dir, `${name}.pdf`);
  writeFileSync(file, bytes);
  const work = join(dir, name);
  mkdirSync(work);
  return { file, work };
}

describe('a signed report', () => {
  it.each<[ReportLanguage, Officer[]]>([
    ['kk', ['investigator', 'evidence-officer']],
    ['ru', ['evidence-officer', 'chief']],
    ['en', ['witness']],
  ])('in %s by %s passes every check of foreign programs and our own', (language, who) => {
    const { revisions } = signSample(language, pki, who);
    const last = revisions.at(-1) ?? Buffer.alloc(0);
    const { file, work } = save(`signed-${language}`, last);
    expect(failedChecks(file, pki, who.length, work)).toEqual([]);
    const verdict = verifyPdf(last, { roots: [readFileSync(pki.root, 'utf8')] });
    expect(verdict.verdict).toBe('intact');
    expect(verdict.signatures.map((s) => [s.integrity, s.trust])).toEqual(
      who.map(() => ['intact', 'trusted']),
    );
    expect(verdict.signatures.at(-1)?.coverage).toBe('whole-file');
    expect(verdict.signatures[0]?.at).toBe('2026-11-18T14:02:11+05:00');
  });

  it('never touches what was there: each revision begins with the one before', () => {
    const { drawn, prepared, revisions } = signSample('kk', pki, ['investigator', 'evidence-officer']);
    const steps = [Buffer.from(drawn), prepared, ...revisions];
    for (let i = 1; i < steps.length; i += 1) {
      const before = steps[i - 1] ?? Buffer.alloc(0);
      expect(Buffer.compare(steps[i]?.subarray(0, before.length) ?? Buffer.alloc(0), before)).toBe(0);
    }
  });

  // Would catch: a field for a signature that whoever hears the report read out never comes to.
  it('has each of its fields among the tags, there and back, still so when it is signed', () => {
    const { revisions } = signSample('en', pki, ['evidence-officer'], 3);
    const file = new PdfFile(revisions.at(-1) ?? Buffer.alloc(0));
    const root = file.dict(file.catalog().entries.get('StructTreeRoot'))?.entries;
    const nums = file.items(file.dict(root?.get('ParentTree'))?.entries.get('Nums'));
    const fields = fieldsOf(file);
    expect(fields).toHaveLength(2);
    for (const field of fields) {
      const key = file.number(field.dict.entries.get('StructParent')) ?? -1;
      expect(key).toBeLessThan(file.number(root?.get('ParentTreeNextKey')) ?? 0);
      const at = nums.findIndex((one, index) => index % 2 === 0 && file.number(one) === key);
      const element = file.dict(nums[at + 1])?.entries;
      expect(file.name(element?.get('S'))).toBe('Form');
      expect(file.dict(element?.get('K'))?.entries.get('Obj')).toEqual(field.ref);
      expect(file.items(file.dict(element?.get('P'))?.entries.get('K'))).toContainEqual(nums[at + 1]);
    }
  });

  it('is certified by its first signature and by no other', () => {
    const { revisions } = signSample('kk', pki, ['investigator', 'evidence-officer']);
    const text = (revisions.at(-1) ?? Buffer.alloc(0)).toString('latin1');
    expect(text.match(/\/TransformMethod \/DocMDP/g)).toHaveLength(1);
    expect(text.match(/\/Perms/g)).toHaveLength(1);
  });

  it('is not trusted by itself: without the root nobody vouches for the signer', () => {
    const { revisions } = signSample('en', pki, ['evidence-officer'], 3);
    const { file } = save('untrusted', revisions[0] ?? Buffer.alloc(0));
    expect(anyOutput('pdfsig', '-nssdir', 'sql:/nonexistent', file)).not.toContain('Certificate is Trusted');
    const bytes = readFileSync(file);
    expect(verifyPdf(bytes).signatures[0]?.trust).toBe('unknown');
    expect(
      verifyPdf(bytes, { roots: [readFileSync(join(pki.dir, 'witness.pem'), 'utf8')] }).signatures[0]?.trust,
    ).toBe('untrusted');
  });

  it('refuses a field that is signed, missing or taken', () => {
    const { prepared, revisions } = signSample('en', pki, ['evidence-officer'], 3);
    const signer = openPkcs12(readFileSync(pki.p12('investigator')), pki.passphrase);
    const request = { signer, claimedTime: '2026-11-18T14:00:00+05:00' };
    expect(() => signPdf({ ...request, pdf: revisions[0] ?? prepared, field: 'Signature1' })).toThrow(
      /signed already/,
    );
    expect(() => signPdf({ ...request, pdf: prepared, field: 'Signature9' })).toThrow(/no signature field/);
    const box = { page: 1, x: 0, y: 0, width: 10, height: 10 };
    expect(() => addSignatureFields(prepared, [{ field: 'Signature1', label: '', box }])).toThrow(/exists/);
    expect(() =>
      addSignatureFields(prepared, [{ field: 'Other', label: '', box: { ...box, page: 99 } }]),
    ).toThrow(/no page/);
  });

  it('states the claimed time with its zone', () => {
    expect(pdfDate('2026-11-18T14:02:11+05:00')).toBe("D:20261118140211+05'00'");
    expect(pdfDate('2026-11-18T09:02:11.123Z')).toBe('D:20261118090211Z');
    expect(() => pdfDate('2026-11-18T14:02:11')).toThrow(/offset/);
  });
});
