import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PdfFile } from '../../electron/signing/pdf/document';
import { array, dict, name, num, type PdfObject, ref, textString } from '../../electron/signing/pdf/objects';
import { fieldsOf, pagesOf } from '../../electron/signing/pdf/pages';
import { appendUpdate, type Written } from '../../electron/signing/pdf/write';
import { verifyPdf } from '../../electron/signing/verify';
import { makePki, type Pki } from '../tools/makePki';
import { type SignedSample, signSample } from './signed';

let dir = '';
let pki: Pki;
let sample: SignedSample;
let signed = Buffer.alloc(0);
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'dalel-verify-'));
  pki = makePki(join(dir, 'pki'), ['investigator', 'evidence-officer']);
  sample = signSample('kk', pki, ['investigator', 'evidence-officer'], 6);
  signed = Buffer.from(sample.revisions.at(-1) ?? Buffer.alloc(0));
}, 60_000);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const fixtures = resolve(import.meta.dirname, '../fixtures/pdf-signatures');
const verdictOf = (bytes: Uint8Array): string => verifyPdf(bytes).verdict;

/** An update by someone else, after the signatures. */
function tamper(change: (file: PdfFile, next: number) => Written[]): Buffer {
  const file = new PdfFile(signed);
  const written = change(file, file.xref.size);
  return appendUpdate(file, written, file.xref.size + written.length).bytes;
}

function withEntry(object: PdfObject, key: string, value: PdfObject): PdfObject {
  if (object.kind !== 'dict') throw new Error('not a dictionary');
  return { kind: 'dict', entries: new Map(object.entries).set(key, value) };
}

function pageOf(file: PdfFile, index: number) {
  const page = pagesOf(file)[index];
  if (page === undefined) throw new Error('no page');
  return page;
}

function picture(): PdfObject {
  const raw = Buffer.from('1 0 0 rg 0 0 100 100 re f');
  return {
    kind: 'stream',
    dict: dict({
      Type: name('XObject'),
      Subtype: name('Form'),
      BBox: array(num(0), num(0), num(100), num(100)),
    }),
    raw,
  };
}

describe('changes after signing', () => {
  it('names a page whose content was replaced', () => {
    const attacked = tamper((file, next) => {
      const page = pageOf(file, 0);
      const empty: PdfObject = { kind: 'stream', dict: dict({}), raw: Buffer.from(' ') };
      return [
        { num: next, gen: 0, body: empty },
        { num: page.ref.num, gen: 0, body: withEntry(page.dict, 'Contents', ref(next)) },
      ];
    });
    const verdict = verifyPdf(attacked);
    expect(verdict.verdict).toBe('altered');
    expect(verdict.signatures.every((s) => s.changesAfter === 'content')).toBe(true);
  });

  it('names a content stream that was overwritten under its own number', () => {
    const attacked = tamper((file) => {
      const contents = pageOf(file, 1).dict.entries.get('Contents');
      if (contents?.kind !== 'ref') throw new Error('no contents');
      return [
        { num: contents.num, gen: 0, body: { kind: 'stream', dict: dict({}), raw: Buffer.from('q Q') } },
      ];
    });
    expect(verdictOf(attacked)).toBe('altered');
  });

  it.each<[string, (file: PdfFile, next: number) => Written[]]>([
    [
      'an annotation drawn over a page',
      (file, next) => {
        const page = pageOf(file, 0);
        const note = dict({
          Type: name('Annot'),
          Subtype: name('Stamp'),
          Rect: array(num(0), num(0), num(500), num(800)),
          AP: dict({ N: ref(next + 1) }),
        });
        return [
          { num: next, gen: 0, body: note },
          { num: next + 1, gen: 0, body: picture() },
          {
            num: page.ref.num,
            gen: 0,
            body: withEntry(
              page.dict,
              'Annots',
              array(...file.items(page.dict.entries.get('Annots')), ref(next)),
            ),
          },
        ];
      },
    ],
    [
      'an empty signature field that is only a picture',
      (file, next) => {
        const page = pageOf(file, 0);
        const widget = dict({
          Type: name('Annot'),
          Subtype: name('Widget'),
          FT: name('Sig'),
          T: textString('Cover'),
          Rect: array(num(0), num(0), num(500), num(800)),
          AP: dict({ N: ref(next + 1) }),
        });
        const form = file.dict(file.catalog().entries.get('AcroForm'));
        const root = file.trailer.entries.get('Root');
        if (form === undefined || root?.kind !== 'ref') throw new Error('no form');
        return [
          { num: next, gen: 0, body: widget },
          { num: next + 1, gen: 0, body: picture() },
          {
            num: page.ref.num,
            gen: 0,
            body: withEntry(
              page.dict,
              'Annots',
              array(...file.items(page.dict.entries.get('Annots')), ref(next)),
            ),
          },
          {
            num: root.num,
            gen: 0,
            body: withEntry(
              file.catalog(),
              'AcroForm',
              withEntry(form, 'Fields', array(...file.items(form.entries.get('Fields')), ref(next))),
            ),
          },
        ];
      },
    ],
    [
      'another picture for a signature that stands',
      (file, next) => {
        const field = fieldsOf(file)[0];
        if (field === undefined) throw new Error('no field');
        return [
          { num: next, gen: 0, body: picture() },
          { num: field.ref.num, gen: 0, body: withEntry(field.dict, 'AP', dict({ N: ref(next) })) },
        ];
      },
    ],
    [
      'an action on opening',
      (file) => {
        const root = file.trailer.entries.get('Root');
        if (root?.kind !== 'ref') throw new Error('no catalog');
        return [
          {
            num: root.num,
            gen: 0,
            body: withEntry(
              file.catalog(),
              'OpenAction',
              dict({ S: name('JavaScript'), JS: textString('app.alert(1)') }),
            ),
          },
        ];
      },
    ],
    [
      'another attachment under the same name',
      (file) => {
        for (const num of file.xref.entries.keys()) {
          const object = file.load(num);
          const type = object.kind === 'stream' ? object.dict.entries.get('Type') : undefined;
          if (type?.kind === 'name' && type.name === 'EmbeddedFile') {
            return [
              {
                num,
                gen: 0,
                body: { kind: 'stream', dict: dict({ Type: name('EmbeddedFile') }), raw: Buffer.from('{}') },
              },
            ];
          }
        }
        throw new Error('no attachment');
      },
    ],
  ])('names %s', (_, change) => {
    expect(verdictOf(tamper(change))).toBe('altered');
  });

  it('sees a second catalog behind a new trailer', () => {
    const file = new PdfFile(signed);
    const next = file.xref.size;
    const { bytes } = appendUpdate(file, [{ num: next, gen: 0, body: file.catalog() }], next + 1);
    const root = file.trailer.entries.get('Root');
    if (root?.kind !== 'ref') throw new Error('no catalog');
    const text = bytes.toString('latin1');
    const at = text.lastIndexOf(`/Root ${root.num} 0 R`);
    const swapped =
      text.slice(0, at) +
      `/Root ${next} 0 R`.padEnd(`/Root ${root.num} 0 R`.length) +
      text.slice(at + `/Root ${root.num} 0 R`.length);
    expect(verdictOf(Buffer.from(swapped, 'latin1'))).not.toBe('intact');
  });

  it('calls an older revision what it is: intact, with fewer signatures', () => {
    const older = verifyPdf(sample.revisions[0] ?? Buffer.alloc(0));
    expect([older.verdict, older.signatures.length]).toEqual(['intact', 1]);
    expect(verifyPdf(signed).signatures).toHaveLength(2);
    expect(verdictOf(sample.prepared)).toBe('unsigned');
    expect(verdictOf(sample.drawn)).toBe('unsigned');
  });

  it('accepts nothing after the end of the last revision', () => {
    expect(verdictOf(Buffer.concat([signed, Buffer.from('%comment, more text')]))).toBe('malformed');
    expect(verdictOf(signed.subarray(0, signed.length - 20))).toBe('malformed');
  });
});

describe('the signature itself', () => {
  it('sees any flipped bit in what it covers, and in the padding', () => {
    const text = signed.toString('latin1');
    const gap = text.lastIndexOf('/Contents <') + '/Contents <'.length;
    const cms = 4 + Number.parseInt(text.slice(gap + 4, gap + 8), 16);
    fc.assert(
      fc.property(fc.nat(signed.length - 1), fc.nat(7), (at, bit) => {
        // certificates beside the signer's own are no part of what is signed; a change there costs the trust
        if (at >= gap && at < gap + cms * 2) return true;
        const copy = Buffer.from(signed);
        copy[at] = (copy[at] ?? 0) ^ (1 << bit);
        return verdictOf(copy) !== 'intact';
      }),
      { numRuns: 200 },
    );
  });

  it('does not accept data hidden in the padding of /Contents', () => {
    const copy = Buffer.from(sample.revisions[0] ?? signed);
    const end = copy.toString('latin1').indexOf('0>>>');
    copy.write('4142', end - 40, 'latin1');
    expect(verdictOf(copy)).toBe('partly-covered');
    const spaced = Buffer.from(sample.revisions[0] ?? signed);
    spaced.write('    ', end - 40, 'latin1');
    expect(verdictOf(spaced)).toBe('partly-covered');
  });

  it('does not accept a byte range that leaves something out', () => {
    const text = sample.revisions[0]?.toString('latin1') ?? '';
    const m = /\/ByteRange \[0 (\d+) (\d+) (\d+) *\]/.exec(text);
    if (m === null) throw new Error('no range');
    const inside = m[0].replace(
      `0 ${m[1]} ${m[2]} ${m[3]}`,
      `0 ${m[1]} ${Number(m[2]) + 9} ${Number(m[3]) - 9}`,
    );
    const copy = Buffer.from(text.replace(m[0], inside.padEnd(m[0].length)), 'latin1');
    expect(verdictOf(copy)).not.toBe('intact');
    const beyond = m[0].replace(`${m[3]}`, String(Number(m[3]) + 1_000));
    expect(verdictOf(Buffer.from(text.replace(m[0], beyond), 'latin1'))).not.toBe('intact');
  });
});

describe('files of others', () => {
  const rows = JSON.parse(readFileSync(join(fixtures, 'gold.json'), 'utf8')) as {
    file: string;
    verdict: string;
  }[];

  it.each(rows.map((row) => [row.file, row.verdict]))('%s is %s', (file, expected) => {
    const started = performance.now();
    const verdict = verdictOf(readFileSync(join(fixtures, file)));
    expect(performance.now() - started).toBeLessThan(5_000);
    if (expected.startsWith('malformed,'))
      expect(['malformed', 'unsigned', 'unverifiable']).toContain(verdict);
    else expect(verdict).toBe(expected.split(' ')[0]);
  });

  it('ends in an answer for files cut anywhere', () => {
    const files = readdirSync(fixtures).filter((file) => file.endsWith('.pdf'));
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.double({ min: 0, max: 0.99, noNaN: true }), (file, share) => {
        const bytes = readFileSync(join(fixtures, file));
        // a cut exactly at the end of a revision is an older file, which may be intact
        const verdict = verifyPdf(bytes.subarray(0, Math.floor(bytes.length * share)));
        return verdict.verdict !== 'intact' || verdict.signatures.at(-1)?.coverage === 'whole-file';
      }),
      { numRuns: 200 },
    );
  });

  it('ends in an answer for bytes that are no PDF', () => {
    for (const bytes of [
      Buffer.alloc(0),
      Buffer.from('%PDF-1.7'),
      Buffer.alloc(100_000, '<'),
      Buffer.alloc(100_000, '['),
    ]) {
      expect(verdictOf(bytes)).toBe('malformed');
    }
  });
});
