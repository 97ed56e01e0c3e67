import { describe, expect, it } from 'vitest';
import { countPages, toArchive } from '../../electron/report/archive';
import { type Drawing, openEngine, taggingTool } from '../../electron/report/engine';
import { assetsDir } from './sampleModel';

await openEngine(assetsDir);

const at = '2026-11-18T14:02:11+05:00';
const template =
  '#set text(font: "Noto Sans", fill: rgb("#10161f"))\n= Есеп\n#pagebreak()\n#pdf.attach("a.json", mime-type: "application/json")';
const a = {
  name: 'a.json',
  mime: 'application/json',
  relationship: 'source' as const,
  description: '',
  bytes: Buffer.from('{}'),
};

function drawn<T>(use: (drawing: Drawing) => T): T {
  const tool = taggingTool();
  tool.put(a.name, a.bytes);
  return tool.draw(template, at, use);
}

describe('the archive that a drawing becomes', () => {
  it('says the level, the time in one zone and how the attachment belongs to it, and keeps every page', () => {
    const pdf = Buffer.from(drawn((one) => one.pdf([a]))).toString('latin1');
    expect(pdf).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    expect(pdf.match(/2026-11-18T09:02:11Z/g)).toHaveLength(2);
    expect(pdf.match(/\(D:20261118090211Z\)/g)?.length).toBeGreaterThanOrEqual(2);
    expect(pdf).toContain('/AFRelationship /Source');
    expect(countPages(Buffer.from(pdf, 'latin1'))).toBe(2);
  });

  // Would catch: an attachment of the template's own, which would be called part of the record.
  it('refuses an attachment that nobody handed over, and what the engine did not write', () => {
    expect(() => drawn((one) => one.pdf([]))).toThrow(/attachment a\.json/);
    const bare = Buffer.from(drawn((one) => one.bare()));
    const strange = [
      Buffer.from('%PDF-1.7\n'),
      bare.subarray(0, -30),
      Buffer.concat([bare, Buffer.from('%')]),
      Buffer.from(bare.toString('latin1').replace('/Marked true', '/Marked false'), 'latin1'),
    ];
    for (const bytes of strange) expect(() => toArchive(bytes, new Date(at), [a])).toThrow(/not as expected/);
  });
});
