import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { drawReport, mostTaggedRows, openFor } from '../../electron/report/draw';
import { openEngine } from '../../electron/report/engine';
import { openQuickEngine } from '../../electron/report/quickEngine';
import { anyOutput, output, pageCount, squeezedText } from './foreign';
import { assetsDir, sampleJob, sampleModel } from './sampleModel';

let dir = '';
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'dalel-quick-'));
  await openEngine(assetsDir);
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const long = () => sampleJob(sampleModel('kk', { addresses: mostTaggedRows + 40 }));

function kept(name: string, pdf: Uint8Array): string {
  const file = join(dir, name);
  writeFileSync(file, pdf);
  return file;
}

// Would catch: a template that only one of the two engines can draw, or draws otherwise.
it('draws a long report without tags, with the same words, files and places for signatures', async () => {
  const tagged = drawReport(long());
  await openFor(assetsDir, false);
  const drawn = drawReport(long());
  expect([tagged.standard, drawn.standard]).toEqual(['a-3a', 'a-3b']);
  const [before, file] = [kept('tagged.pdf', tagged.pdf), kept('quick.pdf', drawn.pdf)];
  const { sections } = long().model;
  const addresses = sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.type === 'addressTable' ? block.rows.map((row) => row.address) : [])),
  );
  const said = [...addresses, ...sections.map(({ heading }) => heading.replace(/\s/g, ''))];
  for (const text of [squeezedText(before), squeezedText(file)])
    expect(said.filter((one) => !text.includes(one))).toEqual([]);
  expect(drawn.pages).toBe(pageCount(file));
  expect(drawn.signatureBoxes).toHaveLength(tagged.signatureBoxes.length);
  expect(output('qpdf', '--check', file)).not.toMatch(/warning/i);
  expect(anyOutput('pdfdetach', '-list', file)).toContain('case.json');
  expect(Buffer.from(drawn.pdf).toString('latin1')).toContain('<pdfaid:conformance>B<');
}, 60_000);

// Would catch: two copies of one report with different hashes.
it('gives the same bytes for the same report', async () => {
  await openFor(assetsDir, false);
  expect(Buffer.compare(drawReport(long()).pdf, drawReport(long()).pdf)).toBe(0);
});

// Would catch: a report that loses its tags since a long one was drawn before it.
it('leaves the tags to a report of usual length', async () => {
  await openFor(assetsDir, false);
  expect(openQuickEngine(assetsDir)?.standard).toBe('a-3b');
  expect(drawReport(sampleJob(sampleModel('ru', { addresses: 3 }))).standard).toBe('a-3a');
});
