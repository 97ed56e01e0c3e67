import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportLanguage, ReportModel } from '../../db/domain/reportModel';
import { drawReport, drawStamp } from '../../electron/report/draw';
import { openEngine } from '../../electron/report/engine';
import type { DrawnReport } from '../../electron/report/types';
import { output, pageCount, readQr, squeezedText } from './foreign';
import { assetsDir, sampleJob, sampleModel } from './sampleModel';

await openEngine(assetsDir);

let dir = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'dalel-draw-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function draw(model: ReportModel, name: string): { drawn: DrawnReport; file: string } {
  const drawn = drawReport(sampleJob(model));
  const file = join(dir, `${name}.pdf`);
  writeFileSync(file, drawn.pdf);
  return { drawn, file };
}

/** Adds one section with one paragraph of foreign text. */
function withText(text: string): ReportModel {
  return sampleModel('en', {
    addresses: 3,
    extraSections: [
      {
        id: 'foreign',
        heading: 'Foreign text',
        blocks: [
          { type: 'paragraph', text },
          { type: 'fields', fields: [{ label: 'Value', value: text }] },
          {
            type: 'table',
            columns: [{ label: 'A' }, { label: 'B', mono: true }, { label: 'C' }],
            rows: [[text, text, text]],
          },
        ],
      },
    ],
  });
}

describe('a report on paper', () => {
  it.each<ReportLanguage>(['kk', 'ru', 'en'])(
    'says in %s everything that its model says, on pages that prove themselves',
    (language) => {
      const model = sampleModel(language);
      const job = sampleJob(model);
      const { drawn, file } = draw(model, language);
      const text = squeezedText(file);
      for (const section of model.sections) expect(text).toContain(section.heading.replace(/\s/g, ''));
      for (const block of model.sections.flatMap((s) => s.blocks)) {
        if (block.type === 'addressTable') for (const row of block.rows) expect(text).toContain(row.address);
      }
      expect(drawn.pages).toBe(pageCount(file));
      expect(drawn.substituted).toEqual([]);
      for (let page = 1; page <= drawn.pages; page += 1) {
        const onPage = squeezedText(file, page);
        expect(onPage).toContain(job.caseJsonSha256);
        expect(onPage).toContain(model.head.words);
        expect(onPage).toContain(
          `${model.labels.page}${page}${model.labels.of}${drawn.pages}`.replace(/\s/g, ''),
        );
        expect(readQr(file, page, join(dir, 'qr'))).toContain(
          `${job.caseJsonSha256}:4812:${model.head.hashHex.slice(0, 32)}`,
        );
      }
      expect(output('pdfinfo', file)).toContain(model.title);
      expect(readFileSync(file).toString('latin1')).toContain(`/Lang (${language})`);
    },
  );

  it('prints an address as one unbroken string, not as groups with spaces between them', () => {
    const model = sampleModel('kk');
    const { file } = draw(model, 'unbroken');
    const words = new Set(output('pdftotext', '-layout', file, '-').split(/\s+/));
    for (const block of model.sections.flatMap((s) => s.blocks)) {
      if (block.type === 'addressTable') for (const row of block.rows) expect(words).toContain(row.address);
    }
  });

  it('gives the same bytes for the same model, and others for another instant', () => {
    const model = sampleModel('kk');
    const first = drawReport(sampleJob(model)).pdf;
    expect(Buffer.compare(first, drawReport(sampleJob(sampleModel('kk'))).pdf)).toBe(0);
    const later = drawReport(sampleJob({ ...model, date: '2026-11-18T14:02:12+05:00' })).pdf;
    expect(Buffer.compare(first, later)).not.toBe(0);
  });

  // Would catch: a page whose lines are read out without being called a title, a heading or a cell, or in another order.
  it('is tagged: title, headings and tables with headers stand in the order of reading, ornaments nowhere', () => {
    const whole = sampleModel('en', { addresses: 3 });
    const model = { ...whole, sections: whole.sections.slice(0, 2) };
    const { file } = draw(model, 'tagged');
    const told = output('pdfinfo', '-struct-text', file);
    const order = [model.title, ...model.sections.map(({ heading }) => heading), model.labels.signatures];
    const places = order.map((words) => told.indexOf(`"${words}"`));
    expect(places.every((place, at) => place > (places[at - 1] ?? -1))).toBe(true);
    expect(told.match(/^ {2}H1 /gm)?.length).toBe(model.sections.length + 2);
    // columns of the exhibits and of the attached files
    expect(told.match(/^ +TH /gm)?.length).toBe(6 + 3);
    // what stands on every page is no content: neither its hash nor its number of pages is read out page by page
    expect(told.match(new RegExp(sampleJob(model).caseJsonSha256, 'g'))?.length).toBe(1);
    expect(told).not.toContain(model.labels.page);
  });

  // Would catch: a reader of a page in two languages that reads the second one with the voice of the first.
  it('names the language of what is said in the second one', () => {
    const { file } = draw({ ...sampleModel('kk'), second: sampleModel('ru') }, 'voices');
    const plain = output('qpdf', '--qdf', '--object-streams=disable', file, '-');
    expect(plain).toContain('/Lang (kk)');
    expect(plain.match(/\/Lang \(ru\)/g)?.length).toBeGreaterThan(50);
  });

  it('carries its attachments byte for byte', () => {
    const job = sampleJob(sampleModel('ru'));
    const file = join(dir, 'attached.pdf');
    writeFileSync(file, drawReport(job).pdf);
    const out = mkdtempSync(join(dir, 'attached-'));
    output('pdfdetach', '-saveall', '-o', out, file);
    expect(readdirSync(out).sort()).toEqual(['case.json', 'inventory.csv']);
    for (const a of job.attachments) expect(Buffer.compare(readFileSync(join(out, a.name)), a.bytes)).toBe(0);
  });

  it('refuses to print a hash that is not that of the attached case', () => {
    const job = sampleJob(sampleModel('ru'));
    expect(() => drawReport({ ...job, caseJsonSha256: '0'.repeat(64) })).toThrow(/hash/);
    expect(() => drawReport({ ...job, attachments: job.attachments.slice(1) })).toThrow(/case\.json/);
  });

  it('never runs foreign text: markup, code and references stay what they are', () => {
    const hostile = '#panic("x") *b* _i_ $x^2$ @ref <label> [c] \\ ~ #import "a" `raw` = head https://a.kz';
    const { file } = draw(withText(hostile), 'hostile');
    expect(squeezedText(file)).toContain(hostile.replace(/\s/g, ''));
  });

  it('shows characters that no font has, and those that reorder text, as code points', () => {
    const { drawn, file } = draw(withText('a\u4e2db \u{1f600} evil\u202egnp.exe \u0007'), 'glyphs');
    expect(drawn.substituted.sort()).toEqual(['\u0007', '\u202e', '\u4e2d', '\u{1f600}'].sort());
    const text = squeezedText(file);
    for (const code of ['[U+4E2D]', '[U+1F600]', '[U+202E]', '[U+0007]']) expect(text).toContain(code);
  });

  // Would catch: a unit's template whose own words show empty boxes, which no PDF/A may.
  it("refuses a unit's template with a character that no face has", () => {
    const by = (source: string) => {
      const model = sampleModel('en', { addresses: 3 });
      return drawReport(sampleJob({ ...model, template: { sha256: '0'.repeat(64), source } })).pages;
    };
    const whole = readFileSync(join(assetsDir, 'report.typ'), 'utf8');
    expect(by(`${whole}\nҚаулы № 5`)).toBeGreaterThan(1);
    expect(() => by(`${whole}\n\\u{4e2d}`)).toThrow(/no face/);
  });

  it('keeps long words on the page and in one piece', () => {
    const long = `https://${'abcdefghij'.repeat(30)}.kz`;
    const { file } = draw(withText(long), 'long');
    expect(squeezedText(file)).toContain(long);
    for (const m of output('pdftotext', '-bbox', file, '-').matchAll(/xMax="([\d.]+)"/g)) {
      expect(Number(m[1])).toBeLessThan(595.28 - 44);
    }
  });

  it('breaks what is taller than a page, wherever it stands, and loses none of it', () => {
    const words = Array.from({ length: 1_300 }, (_, i) => `w${i}`).join(' ');
    const base = withText(words);
    const columns = { index: '#', address: 'Address', chain: 'Chain', format: 'Format', verdict: 'Checksum' };
    const row = { chain: 'Bitcoin', format: 'P2PKH', verdict: 'verified', tone: 'verified' as const };
    const detail = words.slice(0, 3_900);
    const model: ReportModel = {
      ...base,
      sections: [
        ...base.sections,
        {
          id: 'tall',
          heading: 'Tall',
          blocks: [
            { type: 'note', level: 'warn', text: words },
            {
              type: 'addressTable',
              columns,
              rows: [{ ...row, address: '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', detail }],
            },
            { type: 'addressTable', columns, rows: [{ ...row, address: `4${'A'.repeat(94)}`, detail }] },
          ],
        },
      ],
    };
    const { file } = draw(model, 'tall');
    const text = output('pdftotext', '-layout', file, '-');
    // paragraph, field, three cells, note
    expect(text.match(/\bw1299\b/g)).toHaveLength(6);
    expect(text.match(/\bw700\b/g)).toHaveLength(8);
    for (const m of output('pdftotext', '-bbox', file, '-').matchAll(/yMax="([\d.]+)">w\d+</g)) {
      expect(Number(m[1])).toBeLessThan(841.9 - 100);
    }
  });

  it('prints addresses of 95 and 103 characters whole', () => {
    const words = { verdict: 'verified', tone: 'verified' as const, chain: 'Monero', format: 'standard' };
    const rows = [95, 103].map((length) => ({
      ...words,
      address: `4${'AdUndXHHZ6cfufTMvppY6JwXNouMBzSkbLYfpAV5Usx3sk'.repeat(3)}`.slice(0, length),
    }));
    const base = sampleModel('en', { addresses: 3 });
    const columns = { index: '#', address: 'Address', chain: 'Chain', format: 'Format', verdict: 'Checksum' };
    const { file } = draw(
      { ...base, sections: [{ id: 'a', heading: 'A', blocks: [{ type: 'addressTable', columns, rows }] }] },
      'monero',
    );
    const printed = output('pdftotext', '-layout', file, '-').split(/\s+/);
    for (const row of rows) expect(printed).toContain(row.address);
  });

  it('gives each signature a box on the page, none over another', () => {
    const { drawn } = draw(sampleModel('kk'), 'boxes');
    expect(drawn.signatureBoxes).toHaveLength(2);
    const [a, b] = drawn.signatureBoxes;
    if (a === undefined || b === undefined) throw new Error('no boxes');
    for (const box of [a, b]) {
      expect(box.page).toBe(drawn.pages);
      expect(box.x).toBeGreaterThan(50);
      expect(box.x + box.width).toBeLessThan(595.28 - 40);
      expect(box.y).toBeGreaterThan(100);
      expect(box.y + box.height).toBeLessThan(800);
    }
    // two stand side by side
    expect(a.x + a.width).toBeLessThan(b.x);
    expect(a.y).toBeCloseTo(b.y);
  });

  it('marks a draft on each page and a final report on none', () => {
    const draft = draw(sampleModel('kk', { draft: true }), 'draft').file;
    const final = draw(sampleModel('kk'), 'final').file;
    // in the order of drawing: on the page the large letters lie between the lines
    const drawnText = (file: string, page: number): string =>
      output('pdftotext', '-raw', '-f', String(page), '-l', String(page), file, '-').replace(/\s/g, '');
    for (let page = 1; page <= pageCount(draft); page += 1) {
      expect(drawnText(draft, page)).toContain('ЖОБА');
      expect(drawnText(final, page)).not.toContain('ЖОБА');
    }
  });

  it('draws a stamp of exactly the size of its box, with Kazakh letters', () => {
    const content = {
      title: 'Қол қойылды',
      name: 'Әбілқайыр Ғани Өмірбекұлы',
      lines: [{ label: 'Ұйым', value: 'Һүңғіқ' }],
    };
    const file = join(dir, 'stamp.pdf');
    writeFileSync(file, drawStamp({ ...content, language: 'kk', width: 221.1, height: 76.5, assetsDir }));
    expect(output('pdfinfo', file)).toMatch(/Page size:\s+221\.1 x 76\.5/);
    expect(squeezedText(file)).toContain('ӘбілқайырҒаниӨмірбекұлы');
    expect(pageCount(file)).toBe(1);
  });
});

describe('the fonts of reports', () => {
  it('are unchanged copies of the packages that they say they come from', () => {
    const hash = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');
    const packages = resolve(import.meta.dirname, '../../node_modules/@expo-google-fonts');
    const faces: [string, string][] = [
      ['NotoSans-Regular', 'noto-sans/400Regular/NotoSans_400Regular'],
      ['NotoSans-SemiBold', 'noto-sans/600SemiBold/NotoSans_600SemiBold'],
      ['JetBrainsMono-Regular', 'jetbrains-mono/400Regular/JetBrainsMono_400Regular'],
      ['JetBrainsMono-Bold', 'jetbrains-mono/700Bold/JetBrainsMono_700Bold'],
    ];
    for (const [copy, original] of faces) {
      expect(hash(join(assetsDir, 'fonts', `${copy}.ttf`))).toBe(hash(join(packages, `${original}.ttf`)));
    }
  });
});
