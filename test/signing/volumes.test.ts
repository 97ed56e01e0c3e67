import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawReport } from '../../electron/report/draw';
import { attachmentsOf } from '../../electron/signing/pdf/attachments';
import { PdfFile } from '../../electron/signing/pdf/document';
import { dict, name } from '../../electron/signing/pdf/objects';
import { appendUpdate } from '../../electron/signing/pdf/write';
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

  // Would catch: a volume counted twice, or two volumes that changed places, passing for a whole set.
  it('do not make a set of a repeated volume, nor of two reports of the same number', () => {
    const [first = Buffer.of(), second = Buffer.of(), third = Buffer.of()] = volumes;
    const findings = (...given: Buffer[]) => judgeVolumes(given)?.findings;
    expect(findings(first, first, third)).toEqual(['volume-missing', 'volume-of-other']);
    expect(findings(first, second, third, second)).toEqual(['volume-of-other']);
    const others = signVolumeSample(pki, 'R-01', '!');
    const [, strangeSecond = Buffer.of(), strangeThird = Buffer.of()] = others;
    expect(findings(first, strangeSecond, strangeThird)).toEqual(['volume-missing', 'volume-of-other']);
    expect(findings(...others, second)).toEqual(['volume-of-other']);
    expect(findings(...signVolumeSample(pki, 'R-02').slice(0, 1), second, third)).toEqual([
      'volume-missing',
      'volume-of-other',
    ]);
  });

  // Would catch: a volume whose list of volumes was written over after it was signed.
  it('do not take one whose list of the others was changed by an update', () => {
    const [first = Buffer.of(), second = Buffer.of(), third = Buffer.of()] = volumes;
    const file = new PdfFile(second);
    const num = [...file.xref.entries.keys()].find((one) => {
      const object = file.load(one);
      const isFile = object.kind === 'stream' && object.dict.entries.get('Type');
      return isFile && isFile.kind === 'name' && isFile.name === 'EmbeddedFile';
    });
    if (num === undefined) throw new Error('no attachment');
    const raw = Buffer.from('{}');
    const body = { kind: 'stream', dict: dict({ Type: name('EmbeddedFile') }), raw } as const;
    const bent = appendUpdate(file, [{ num, gen: 0, body }], file.xref.size).bytes;
    expect(verifyPdf(bent).verdict).toBe('altered');
    expect(judgeVolumes([first, bent, third])?.complete).toBe(false);
  });

  it('are none where a file names no others', () => {
    expect(judgeVolumes([drawReport(sampleJob(sampleModel('en'))).pdf])).toBeUndefined();
  });
});
