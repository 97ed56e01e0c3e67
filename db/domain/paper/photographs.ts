import type { AttachmentRecord } from '../attachment';
import type { ReportBlock } from '../reportModel';
import type { Pictures } from './kind';
import { numberWords, type ReportWords } from './words';

/** Larger ones would make a file that no mail takes. Bytes. */
export const largestPicture = 3 * 1024 * 1024;
/** How many a report prints. */
export const mostPictures = 24;
const mostOfOne = 12;

/** A photograph of an exhibit that the guard has read and found clean. */
export function isPrintable(file: AttachmentRecord): boolean {
  return file.ownerKind === 'exhibit' && isDrawn(file) && file.secret === 'none' && isThere(file);
}

const isDrawn = ({ mediaType }: AttachmentRecord) => ['image/jpeg', 'image/png'].includes(mediaType);
const isThere = ({ state, withdrawn }: AttachmentRecord) => state === 'intact' && withdrawn === 0;

/** The photographs of one exhibit, and those that are attached to it and not printed, so that none is left out in silence. */
export function pictureBlocks(
  files: readonly AttachmentRecord[],
  pictures: Pictures,
  words: ReportWords,
): ReportBlock[] {
  const shown = files.filter((file) => isPrintable(file) && pictures.has(file.sha256)).slice(0, mostOfOne);
  const items = shown.flatMap(({ sha256, number, name, description }) => {
    const image = pictures.get(sha256);
    const caption = [short(number), description || name].filter(Boolean).join(' · ');
    return image === undefined ? [] : [{ image, caption, alt: caption }];
  });
  const others = files.filter(
    (file) => file.kind === 'image' && file.withdrawn === 0 && !shown.includes(file),
  );
  return [
    ...(items.length === 0 ? [] : [{ type: 'pictures' as const, items }]),
    ...(others.length === 0 ? [] : [notPrinted(others, words)]),
  ];
}

const short = (number: string): string => number.split('/').at(-1) ?? number;

function notPrinted(files: readonly AttachmentRecord[], words: ReportWords): ReportBlock {
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
    rows: files.map((file) => [
      short(file.number),
      file.description || file.name,
      label(`why.${whyNot(file)}`),
      numberWords(file.size, words.language),
      file.sha256,
    ]),
  };
}

function whyNot(file: AttachmentRecord): 'altered' | 'guard' | 'format' | 'large' | 'more' {
  if (file.state !== 'intact') return 'altered';
  if (file.secret !== 'none') return 'guard';
  if (!isDrawn(file)) return 'format';
  return file.size > largestPicture ? 'large' : 'more';
}
