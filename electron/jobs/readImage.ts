/// <reference path="./tesseract.d.ts" />
import { gunzipSync } from 'node:zlib';
import load from 'tesseract.js-core/tesseract-core-simd-lstm.wasm.js';
import { Refusal } from '../../db/domain/refusal';
import { orientationOf } from './orientation';
import type { ImageJob, ImageWords, JobHooks, ReadWord } from './types';

/** LSTM alone: the only engine that the bundled data has. */
const engine = 1;
/** Wider or higher images are no photographs; they would take the memory of the worker. */
const largestSide = 20_000;

/**
 * The words in an image, read by Tesseract with its English data, in memory alone: nothing is fetched and nothing kept.
 * A photograph is turned upright first, as its EXIF says; places are those of the upright image, as a window shows it.
 * @throws Refusal `attachment.not-image` for what cannot be decoded
 */
export async function readImage(job: ImageJob, hooks: JobHooks = {}): Promise<ImageWords> {
  const tesseract = await load({
    print: () => undefined,
    printErr: () => undefined,
    TesseractProgress: (percent) => hooks.progress?.(percent, 100),
  });
  tesseract.FS.writeFile('./eng.traineddata', gunzipSync(job.data));
  const api = new tesseract.TessBaseAPI();
  if (api.Init(null, 'eng', engine) !== 0) throw new Error('the language data does not load');
  // Photographs rarely say how many dots an inch they have.
  api.SetVariable('user_defined_dpi', '300');
  try {
    tesseract.FS.writeFile('/input', job.image);
    if (api.SetImageFile(orientationOf(job.image), 0) === 1) throw new Refusal('attachment.not-image');
    api.Recognize(null);
    return joinWords(readTable(api.GetTSVText()));
  } finally {
    api.End();
  }
}

interface Placed extends ReadWord {
  line: string;
}

/** Rows of level 5 are words: level, page, block, paragraph, line, word, left, top, width, height, confidence, text. */
function readTable(table: string): Placed[] {
  return table.split('\n').flatMap((row) => {
    const cells = row.split('\t');
    const [level, page, block, paragraph, line, , left, top, width, height] = cells.map(Number);
    const text = cells[11]?.trim() ?? '';
    if (level !== 5 || text === '' || (width ?? 0) > largestSide) return [];
    const place = { left: left ?? 0, top: top ?? 0, width: width ?? 0, height: height ?? 0 };
    return [{ text, ...place, line: `${page}.${block}.${paragraph}.${line}` }];
  });
}

function joinWords(placed: readonly Placed[]): ImageWords {
  let text = '';
  let before = '';
  const words = placed.map(({ line, ...word }) => {
    if (text !== '') text += line === before ? ' ' : '\n';
    before = line;
    const start = text.length;
    text += word.text;
    return { ...word, start, end: text.length };
  });
  return { text, words };
}
