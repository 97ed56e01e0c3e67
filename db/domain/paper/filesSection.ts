import type { AttachmentRecord } from '../attachment';
import type { ReportBlock, ReportSection } from '../reportModel';
import type { CaseSnapshot } from '../snapshot';
import { wallClock } from '../time';
import type { Pictures } from './kind';
import { pictureBlocks } from './photographs';
import { dateWords, numberWords, type ReportWords } from './words';

/** The kept files of a case: what each is, its size and hash, by which a copy of it can be held against the record. */
export function filesSection(
  snapshot: CaseSnapshot,
  words: ReportWords,
  pictures: Pictures = new Map(),
): ReportSection {
  const heading = words.paper('files.title');
  const { attachments } = snapshot;
  if (attachments.length === 0)
    return { id: 'files', heading, blocks: [{ type: 'paragraph', text: words.paper('files.empty') }] };
  const wrong = attachments.filter(({ state }) => state !== 'intact').map(({ number }) => number);
  return {
    id: 'files',
    heading,
    blocks: [
      ...(wrong.length === 0 ? [] : [lost(wrong, words)]),
      fileTable(attachments, ownersOf(snapshot), words),
      { type: 'paragraph', text: words.paper('files.note') },
      ...otherPictures(snapshot, pictures, words),
    ],
  };
}

/** Photographs of the case itself, of persons, wallets and links: those of exhibits and sites stand with them. */
function otherPictures({ attachments }: CaseSnapshot, pictures: Pictures, words: ReportWords): ReportBlock[] {
  const others = attachments.filter(({ ownerKind }) => ownerKind !== 'exhibit' && ownerKind !== 'site');
  const blocks = pictureBlocks(others, pictures, words);
  return blocks.length === 0 ? [] : [{ type: 'subheading', text: words.paper('files.pictures') }, ...blocks];
}

/** What is no longer as it was recorded stands first: the hash beside it is of a file that is not there. */
function lost(numbers: readonly string[], words: ReportWords): ReportBlock {
  return {
    type: 'note',
    level: 'warn',
    title: words.paper('files.wrong'),
    text: numbers.join(', '),
  };
}

/** @param owners numbers of the records that the files hang on, by their ids */
export function fileTable(
  files: readonly AttachmentRecord[],
  owners: ReadonlyMap<string, string>,
  words: ReportWords,
): ReportBlock {
  const label = (name: string) => words.paper(`files.${name}`);
  const short = (number: string) => number.split('/').at(-1) ?? number;
  return {
    type: 'table',
    columns: [
      { label: label('number'), mono: true, width: 'narrow' },
      { label: label('name'), width: 'wide' },
      { label: label('owner'), mono: true, width: 'narrow' },
      { label: label('size'), align: 'right', width: 'narrow' },
      { label: 'SHA-256', mono: true, width: 'wide' },
      { label: label('recorded'), width: 'narrow' },
    ],
    rows: files.map((file) => [
      short(file.number),
      [
        file.name,
        `(${words.term(`mediaKind.${file.kind}`)}${file.withdrawn === 1 ? `, ${label('withdrawn')}` : ''})`,
      ].join(' ') + (file.description === '' ? '' : `\n${file.description}`),
      short(owners.get(file.ownerId) ?? ''),
      numberWords(file.size, words.language),
      file.sha256,
      dateWords(wallClock({ at: file.recordedAt, offset: file.recordedOffset }).slice(0, 10), words.language),
    ]),
  };
}

/** Numbers of the records of the case that files hang on. */
function ownersOf(of: CaseSnapshot): Map<string, string> {
  const asked = new Set(of.attachments.map(({ ownerId }) => ownerId));
  const numbers = new Map<string, string>();
  for (const list of [[of.case], of.persons, of.exhibits, of.wallets, of.sites, of.envelopes, of.links])
    for (const { id, number } of list) if (asked.has(id)) numbers.set(id, number);
  return numbers;
}
