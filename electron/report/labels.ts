import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toSVG } from 'bwip-js/node';
import type { LabelPaper, Symbology } from '../../db/domain/label';
import { countPages } from './archive';
import { taggingTool } from './engine';
import { glyphGuard } from './glyphs';

/** A sheet or roll: millimetres. `across` × `down` labels on a page whose margins are what they leave, halved. */
interface Paper {
  readonly page: readonly [width: number, height: number];
  readonly label: readonly [width: number, height: number];
  readonly across: number;
  readonly down: number;
}

const papers = {
  'a4-24': { page: [210, 297], label: [70, 37], across: 3, down: 8 },
  'a4-10': { page: [210, 297], label: [105, 57], across: 2, down: 5 },
  'roll-57x32': { page: [57, 32], label: [57, 32], across: 1, down: 1 },
  'roll-100x50': { page: [100, 50], label: [100, 50], across: 1, down: 1 },
} as const satisfies Record<LabelPaper, Paper>;

/** What one label says. `code` is the text of its symbol; the lines stand beside it, the first one largest. */
export interface LabelContent {
  readonly code: string;
  readonly number: string;
  readonly title: string;
  readonly lines: readonly string[];
}

export interface LabelJob {
  readonly labels: readonly LabelContent[];
  readonly symbology: Symbology;
  readonly paper: LabelPaper;
  /** Places of the first sheet that are used already. */
  readonly skip: number;
  readonly language: 'kk' | 'ru' | 'en';
  readonly assetsDir: string;
}

/** The symbol as SVG. A two-dimensional one keeps a quiet zone of its own; a bar code gets it from the label's margin. */
export function symbolSvg(text: string, symbology: Symbology): string {
  const bcid = { qr: 'qrcode', datamatrix: 'datamatrix', code128: 'code128' }[symbology];
  const quiet = symbology === 'code128' ? { paddingwidth: 10, height: 12 } : { padding: 4 };
  // the type of the options knows nothing of a single code's own
  const options = {
    bcid,
    text,
    scale: 2,
    backgroundcolor: 'FFFFFF',
    ...quiet,
    ...(symbology === 'qr' ? { eclevel: 'M' } : {}),
  };
  return toSVG(options);
}

/** Draws labels as a PDF, page by page, without a border: sheets are cut already. */
export function drawLabels(job: LabelJob): { pdf: Uint8Array; pages: number } {
  const tool = taggingTool();
  const { guard } = glyphGuard(tool.covered);
  const { page, label, across, down } = papers[job.paper];
  const data = {
    language: job.language,
    page,
    label,
    across,
    down,
    skip: across * down === 1 ? 0 : job.skip,
    beside: job.symbology !== 'code128',
    labels: job.labels.map(({ number, title, lines }, index) => ({
      symbol: `/model/${index}.svg`,
      number: guard(number),
      title: guard(title),
      lines: lines.map(guard),
    })),
  };
  tool.put('model/labels.json', JSON.stringify(data));
  for (const [index, { code }] of job.labels.entries())
    tool.put(`model/${index}.svg`, symbolSvg(code, job.symbology));
  const template = readFileSync(join(job.assetsDir, 'labels.typ'), 'utf8');
  const pdf = tool.draw(template, '1970-01-01T00:00:00Z', (drawing) => drawing.bare());
  return { pdf, pages: countPages(pdf) };
}
