import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countRows, rowsOf, splitVolumes, volumeWords } from '../../db/domain/paper/volumes';
import type { ReportBlock, ReportModel } from '../../db/domain/reportModel';
import { sampleModel } from '../report/sampleModel';

const words = volumeWords({
  language: 'en',
  version: '1',
  paper: (key) => (key === 'volume.text' ? 'Volume {n} of {of}' : key),
  term: (key) => key,
  act: (kind) => kind,
});

const row = fc.string({ maxLength: 4 });
const block: fc.Arbitrary<ReportBlock> = fc.oneof(
  fc.array(row, { maxLength: 60 }).map(
    (rows): ReportBlock => ({
      type: 'table',
      columns: [{ label: 'A' }],
      rows: rows.map((cell) => [cell]),
      total: ['sum'],
    }),
  ),
  fc.array(row, { maxLength: 60 }).map(
    (rows): ReportBlock => ({
      type: 'addressTable',
      columns: { index: '', address: '', chain: '', format: '', verdict: '' },
      rows: rows.map((cell) => ({
        address: `a${cell}`,
        chain: '',
        format: '',
        verdict: '',
        tone: 'none',
        ...(cell.length > 2 ? { detail: cell } : {}),
      })),
    }),
  ),
  fc.constant<ReportBlock>({ type: 'subheading', text: 'Wallet' }),
  fc.constant<ReportBlock>({ type: 'fields', fields: [{ label: 'l', value: 'v' }] }),
  fc.string({ maxLength: 300 }).map((text): ReportBlock => ({ type: 'paragraph', text })),
);
const sections = fc
  .array(fc.array(block, { maxLength: 12 }), { minLength: 1, maxLength: 6 })
  .map((all) => all.map((blocks, index) => ({ id: `s${index}`, heading: `Section ${index}`, blocks })));

/** Everything that is said, cell by cell, without where tables and sections were cut. */
function said(models: readonly ReportModel[]): string[] {
  return models.flatMap(({ sections: all }) =>
    all.flatMap(({ id, continued, blocks }) => [
      ...(continued === true ? [] : [id]),
      ...blocks.flatMap((one): string[] => {
        if (one.type === 'table')
          return [...one.rows.flat(), ...(one.total ?? [])].map((cell) => `cell ${cell}`);
        if (one.type === 'addressTable')
          return one.rows.map(({ address }, index) => `${(one.before ?? 0) + index} ${address}`);
        return [JSON.stringify(one)];
      }),
    ]),
  );
}

describe('volumes', () => {
  // Would catch: a row that is lost, doubled or moved where a volume ends, and a list that is numbered anew.
  it('say together exactly what the report says, in its order', () => {
    fc.assert(
      fc.property(sections, fc.integer({ min: 12, max: 80 }), (all, most) => {
        const model = { ...sampleModel('en'), sections: all };
        const volumes = [...splitVolumes(model, words, undefined, most)];
        expect(said(volumes)).toEqual(said([model]));
        for (const volume of volumes) expect(countRows(volume)).toBeLessThanOrEqual(most);
        expect(volumes.map((one) => one.volume?.number ?? 1)).toEqual(volumes.map((_, index) => index + 1));
      }),
    );
  });

  // Would catch: a heading at the foot of one volume whose wallet stands in the next, and numbers that begin again.
  it('end in no heading, and number sections and headings as if they were one', () => {
    fc.assert(
      fc.property(sections, fc.integer({ min: 12, max: 80 }), (all, most) => {
        const model = { ...sampleModel('en'), sections: all };
        const volumes = [...splitVolumes(model, words, undefined, most)];
        let section = 0;
        let subheading = 0;
        for (const { sections: part, volume } of volumes) {
          if (volume !== undefined) expect(volume.after).toEqual({ section, subheading });
          for (const { continued, blocks } of part) {
            if (continued !== true) {
              section += 1;
              subheading = 0;
            }
            subheading += blocks.filter(({ type }) => type === 'subheading').length;
          }
        }
        const lone = (blocks: readonly ReportBlock[] = []) =>
          blocks.at(-1)?.type === 'subheading' && blocks.some(({ type }) => type !== 'subheading');
        for (const [index, { sections: part }] of volumes.slice(0, -1).entries())
          if (volumes[index + 1]?.sections[0]?.continued === true)
            expect(lone(part.at(-1)?.blocks)).toBe(false);
      }),
    );
  });

  it('are one file as long as everything fits', () => {
    const model = sampleModel('kk');
    expect([...splitVolumes(model, words)]).toEqual([model]);
    expect(rowsOf({ type: 'table', columns: [{ label: 'A' }], rows: [['1'], ['2']] })).toBe(3);
  });
});
