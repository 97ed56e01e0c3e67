import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportKind, reportLanguage } from '../../db/domain/report';
import type { ReportModel } from '../../db/domain/reportModel';
import { drawReport } from '../../electron/report/draw';
import { openEngine } from '../../electron/report/engine';
import { papers, paperWords } from '../domain/paperSources';
import { output, pageCount, squeezedPages, squeezedText } from './foreign';
import { assetsDir } from './sampleModel';

await openEngine(assetsDir);

let dir = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'dalel-kinds-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const occasion = {
  number: 'ШМК-2026-001/R-01',
  when: { at: '2026-11-18T02:31:00.000Z', offset: 300 },
  officer: { name: 'Ғани', rank: 'капитан', unit: 'ПД' },
  draft: false,
};

function draw(model: ReportModel, name: string) {
  const bytes = Buffer.from('{}');
  const caseJsonSha256 = createHash('sha256').update(bytes).digest('hex');
  const attachments = [
    {
      name: 'case.json',
      mime: 'application/json',
      relationship: 'data' as const,
      description: 'case',
      bytes,
    },
  ];
  const drawn = drawReport({ model, attachments, caseJsonSha256, assetsDir });
  const file = join(dir, `${name}.pdf`);
  writeFileSync(file, drawn.pdf);
  return { drawn, file };
}

const squeezed = (text: string) => text.replace(/\s/g, '');

/** What a block says, but for what stands on many pages. */
function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return value.length < 12 ? [] : [value];
  return value === null || typeof value !== 'object' ? [] : Object.values(value).flatMap(stringsOf);
}

describe.each(reportKind.options)('%s on paper', (kind) => {
  // Would catch: a kind whose page cannot be drawn in one language, and a letter that no shipped font has.
  it.each(reportLanguage.options)('says in %s what its model says', (language) => {
    const model = papers[kind].model(paperWords(language), occasion);
    const { drawn, file } = draw(model, `${kind}-${language}`);
    const text = squeezedText(file);
    expect(drawn.substituted).toEqual([]);
    expect(text).toContain(squeezed(model.title));
    for (const { heading } of model.sections) expect(text).toContain(squeezed(heading));
    expect(drawn.signatureBoxes.length).toBe(model.signatures.length);
    // a page of signatures alone could be put under any paper
    const [box] = drawn.signatureBoxes;
    const beside = model.sections
      .slice(-2)
      .flatMap(({ heading, blocks }) => [heading, ...stringsOf(blocks.at(-1))]);
    if (box)
      expect(beside.some((said) => squeezedPages(file)[box.page - 1]?.includes(squeezed(said)))).toBe(true);
    expect(output('qpdf', '--check', file)).toContain('No syntax or stream encoding errors');
    expect(output('pdfinfo', file)).toContain(model.title);
  });

  // Would catch: a second language that is left out of a heading, a column or a note.
  it('says everything in two languages, and what is the same in both once', () => {
    const model = papers[kind].model(paperWords('kk'), occasion, paperWords('ru'));
    const { drawn, file } = draw(model, `${kind}-pair`);
    const text = squeezedText(file);
    expect(drawn.pages).toBe(pageCount(file));
    for (const said of [model, model.second]) {
      for (const { heading } of said?.sections ?? []) expect(text).toContain(squeezed(heading));
      for (const { role } of said?.signatures ?? []) expect(text).toContain(squeezed(role));
    }
    const titles = [...new Set([model.title, model.second?.title])].join(' / ');
    expect(output('pdfinfo', file)).toContain(titles);
    expect(text.split(squeezed(occasion.number)).length - 1).toBeLessThanOrEqual(2 * drawn.pages + 2);
  });
});
