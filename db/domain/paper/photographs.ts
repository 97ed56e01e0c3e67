import { type AttachmentRecord, largestShown } from '../attachment';
import type { ReportBlock, ReportPictures } from '../reportModel';
import type { PaperPicture, Picture, Pictures } from './kind';
import { momentWords, numberWords, type ReportWords } from './words';

/** Larger ones are not decoded. Bytes. */
export const largestPicture = largestShown;
/** How many a report prints: more would make a file that nobody can open. */
export const mostPictures = 400;
/** In one block of the model. */
const mostOfOne = 60;

/** Pixels of the long side on paper: where there are many, each is as sharp as its place on the page needs and no more. */
export const longSideOf = (count: number): number => (count > 60 ? 1_100 : 1_600);

/** What a program of ours decodes (`electron/jobs/scalePicture.ts`). */
const drawnTypes: readonly string[] = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/bmp',
  'image/tiff',
  'image/heic',
  'image/avif',
];

/** A photograph that the guard has read and found clean. */
export function isPrintable(file: AttachmentRecord): boolean {
  return isDrawn(file) && file.secret === 'none' && isThere(file) && file.size <= largestPicture;
}

/** Those of the files that a report prints. */
export const printed = (files: readonly AttachmentRecord[]): PaperPicture[] =>
  files.filter(isPrintable).map(({ sha256, mediaType }) => ({ sha256, mediaType }));

const isDrawn = ({ kind, mediaType }: AttachmentRecord) => kind === 'image' && drawnTypes.includes(mediaType);
const isThere = ({ state, withdrawn }: AttachmentRecord) => state === 'intact' && withdrawn === 0;

/** The photographs of one record, and those that are attached to it and not printed, so that none is left out in silence. */
export function pictureBlocks(
  files: readonly AttachmentRecord[],
  pictures: Pictures,
  words: ReportWords,
): ReportBlock[] {
  const items: ReportPictures['items'] = [];
  const others: [AttachmentRecord, Why][] = [];
  for (const file of files) {
    if (file.kind !== 'image' || file.withdrawn === 1) continue;
    const picture = isPrintable(file) ? (pictures.get(file.sha256) ?? 'more') : whyNot(file);
    if (typeof picture === 'string') others.push([file, picture]);
    else items.push(pictureItem(file, picture, words));
  }
  return [...inBlocks(items), ...(others.length === 0 ? [] : [notPrinted(others, words)])];
}

function inBlocks(items: ReportPictures['items']): ReportBlock[] {
  const blocks: ReportBlock[] = [];
  for (let at = 0; at < items.length; at += mostOfOne)
    blocks.push({ type: 'pictures', items: items.slice(at, at + mostOfOne) });
  return blocks;
}

function pictureItem(file: AttachmentRecord, picture: Picture, words: ReportWords) {
  const { language } = words;
  const { image, width, height, original } = picture;
  const size = words
    .paper('files.pictureSize')
    .replace('{{pixels}}', `${original.width} × ${original.height}`)
    .replace('{{bytes}}', numberWords(file.size, language));
  const added = words
    .paper('files.pictureAdded')
    .replace('{{when}}', momentWords({ at: file.recordedAt, offset: file.recordedOffset }, language))
    .replace('{{who}}', () => file.officerName);
  const caption = [short(file.number), file.description || file.name].filter(Boolean).join(' · ');
  return {
    image,
    alt: `${words.paper('files.picture')} ${caption}`,
    caption,
    details: `${size}\n${added}`,
    sha256: file.sha256,
    width,
    height,
  };
}

const short = (number: string): string => number.split('/').at(-1) ?? number;

function notPrinted(files: readonly [AttachmentRecord, Why][], words: ReportWords): ReportBlock {
  const label = (name: string) => words.paper(`files.${name}`);
  return {
    type: 'table',
    caption: label('notPrinted'),
    columns: [
      { label: label('number'), mono: true, width: 'narrow' },
      { label: label('name') },
      { label: label('why') },
      { label: label('size'), align: 'right', width: 'narrow' },
      { label: 'SHA-256', mono: true, width: 'wide' },
    ],
    rows: files.map(([file, why]) => [
      short(file.number),
      file.description || file.name,
      label(`why.${why}`),
      numberWords(file.size, words.language),
      file.sha256,
    ]),
  };
}

type Why = 'altered' | 'guard' | 'format' | 'large' | 'more' | 'broken' | 'copy';

function whyNot(file: AttachmentRecord): Why {
  if (file.state !== 'intact') return 'altered';
  if (!isDrawn(file)) return 'format';
  return file.secret === 'none' ? 'large' : 'guard';
}
