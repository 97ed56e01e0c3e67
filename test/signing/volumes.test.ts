import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawReport } from '../../electron/report/draw';
import { attachmentsOf } from '../../electron/signing/pdf/attachments';
import { PdfFile } from '../../electron/signing/pdf/document';
import { verifyPdf } from '../../electron/signing/verify';
import { judgeVolumes } from '../../electron/signing/verify/volumes';
import { output } from '../report/foreign';
import { sampleJob, sampleModel } from '../report/sampleModel';
import { makePki, type Pki } from '../tools/makePki';
import { signVolumeSample } from './signedVolumes';

let dir = '';
let pki: Pki;
let volumes: Buffer[] = [];

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'dalel-volumes-'));
  pki = makePki(join(dir, 'pki'), ['evidence-officer']);
  volumes = signVolumeSample(pki, 'R-01');
}, 60_000);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('the volumes of a report', () => {
  it('are signed files that foreign programs accept, with the data attached once', () => {
    const names = volumes.map((bytes) => attachmentsOf(new PdfFile(bytes)).map(({ name }) => name));
    expect(names).toEqual([
      ['case.json', 'inventory.csv', 'volumes.json'],
      ['volumes.json'],
      ['volumes.json'],
    ]);
    for (const [index, bytes] of volumes.entries()) {
      expect(verifyPdf(bytes).verdict).toBe('intact');
      const file = join(dir, `${index}.pdf`);
      writeFileSync(file, bytes);
      expect(output('qpdf', '--check', file)).not.toMatch(/warning/i);
      expect(output('pdfdetach', '-list', file)).toContain('volumes.json');
    }
  });

  it('belong together in any order, and say so', () => {
    const set = judgeVolumes([...volumes].reverse());
    expect(set).toMatchObject({ complete: true, report: 'R-01', findings: [] });
    expect(set?.volumes.map(({ file, state }) => [file, state])).toEqual([
      [2, 'matches'],
      [1, 'matches'],
      [0, 'matches'],
    ]);
  });

  // Would catch: a report from which the inconvenient volume was left out, passing because each file is intact.
  it('miss one that is left out', () => {
    const set = judgeVolumes(volumes.slice(0, 2));
    expect(set).toMatchObject({ complete: false, findings: ['volume-missing'] });
    expect(set?.volumes[2]).toMatchObject({ file: null, state: 'missing' });
  });

  // Would catch: a volume of another making, properly signed, put in the place of one.
  it('do not take one of another making, however well it is signed', () => {
    const [first = Buffer.of(), , third = Buffer.of()] = volumes;
    const strange = signVolumeSample(pki, 'R-01', '!')[1] ?? Buffer.of();
    expect(verifyPdf(strange).verdict).toBe('intact');
    expect(judgeVolumes([first, strange, third])?.findings).toEqual(['volume-missing', 'volume-of-other']);
    const altered = Buffer.from(volumes[1] ?? []);
    altered[2_000] = (altered[2_000] ?? 0) ^ 1;
    const findings = judgeVolumes([first, altered, third])?.findings ?? [];
    expect(findings.some((code) => code === 'volume-differs' || code === 'volume-missing')).toBe(true);
  });

  it('are none where a file names no others', () => {
    expect(judgeVolumes([drawReport(sampleJob(sampleModel('en'))).pdf])).toBeUndefined();
  });
});
