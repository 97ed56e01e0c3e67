import { type ExhibitRecord, exhibitTitle } from '../exhibit';
import type { ReportBlock, ReportField, ReportSection } from '../reportModel';
import type { CaseSnapshot } from '../snapshot';
import { empty, field, fields, noteBlock } from './blocks';
import { type Handled, handledIn, heldFields, resolutionWords } from './handlingSection';
import type { Pictures } from './kind';
import { pictureBlocks } from './photographs';
import { amountWords, localWords, momentWords, numberWords, type ReportWords, shortNumber } from './words';

/** The list first, for the reader who counts; then each exhibit with all that was stated of it. */
export function exhibitsSection(
  snapshot: CaseSnapshot,
  words: ReportWords,
  pictures: Pictures = new Map(),
): ReportSection {
  const heading = words.paper('sections.exhibits');
  if (snapshot.exhibits.length === 0) return { id: 'exhibits', heading, blocks: [empty(words, 'exhibits')] };
  const handled = handledIn(snapshot);
  const carried = numbersOnExhibits(snapshot.wallets);
  const files = Map.groupBy(snapshot.attachments, ({ ownerId }) => ownerId);
  const details = snapshot.exhibits.flatMap((exhibit) => [
    ...exhibitBlocks(exhibit, handled(exhibit), carried.get(exhibit.id) ?? [], words),
    ...pictureBlocks(files.get(exhibit.id) ?? [], pictures, words),
  ]);
  return { id: 'exhibits', heading, blocks: [exhibitTable(snapshot.exhibits, words), ...details] };
}

/** Numbers of the wallets that each exhibit carries. */
function numbersOnExhibits(wallets: CaseSnapshot['wallets']): Map<string, string[]> {
  const carried = new Map<string, string[]>();
  for (const { exhibitId, number } of wallets)
    if (exhibitId !== null) {
      const numbers = carried.get(exhibitId);
      if (numbers) numbers.push(number);
      else carried.set(exhibitId, [number]);
    }
  return carried;
}

function exhibitTable(exhibits: readonly ExhibitRecord[], words: ReportWords): ReportBlock {
  const label = (name: string) => words.paper(`fields.exhibit.${name}`);
  return {
    type: 'table',
    columns: [
      { label: label('number'), mono: true, width: 'narrow' },
      { label: label('kind') },
      { label: label('description'), width: 'wide' },
      { label: label('bagNumber'), mono: true, width: 'narrow' },
      { label: label('sealNumber'), mono: true, width: 'narrow' },
    ],
    rows: exhibits.map((exhibit) => [
      shortNumber(exhibit.number),
      words.term(`exhibitKind.${exhibit.kind}`),
      exhibitTitle(exhibit),
      exhibit.bagNumber,
      exhibit.sealNumber,
    ]),
  };
}

function exhibitBlocks(
  exhibit: ExhibitRecord,
  handled: Handled,
  wallets: readonly string[],
  words: ReportWords,
): ReportBlock[] {
  const missing = exhibit.bagNumber === '' || exhibit.sealNumber === '';
  return [
    { type: 'subheading', text: `${exhibit.number} · ${exhibitTitle(exhibit)}` },
    ...fields(...exhibitFields(exhibit, handled, wallets, words)),
    ...(missing ? [noteBlock(words, 'noBagOrSeal', 'warn')] : []),
  ];
}

/** All that was stated of one exhibit. */
export function exhibitFields(
  exhibit: ExhibitRecord,
  handled: Handled,
  wallets: readonly string[],
  words: ReportWords,
): ReportField[][] {
  const { language } = words;
  const powered = exhibit.powerState !== 'not-applicable';
  return [
    field(words, 'exhibit.kind', words.term(`exhibitKind.${exhibit.kind}`)),
    field(words, 'exhibit.unitNumber', exhibit.unitNumber, true),
    field(words, 'exhibit.rootNumber', exhibit.rootNumber, true),
    field(
      words,
      'exhibit.quantity',
      exhibit.quantity === null ? '' : numberWords(exhibit.quantity, language),
    ),
    field(words, 'exhibit.make', exhibit.make),
    field(words, 'exhibit.model', exhibit.model),
    field(words, 'exhibit.serial', exhibit.serial, true),
    field(words, 'exhibit.imei', exhibit.imei, true),
    field(words, 'exhibit.usbId', exhibit.usbId, true),
    field(words, 'exhibit.colour', exhibit.colour),
    field(words, 'exhibit.weight', amountWords(exhibit.weight, 3, language)),
    field(words, 'exhibit.condition', exhibit.condition),
    field(words, 'exhibit.powerState', powered ? words.term(`powerState.${exhibit.powerState}`) : ''),
    field(
      words,
      'exhibit.pinKnown',
      powered || exhibit.pinKnown !== 'unknown' ? words.term(`yesNoUnknown.${exhibit.pinKnown}`) : '',
    ),
    field(words, 'exhibit.clockDeviation', exhibit.clockDeviation, true),
    field(words, 'exhibit.wallets', wallets.join(', '), true),
    field(
      words,
      'exhibit.identifiers',
      exhibit.identifiers === 'unstated' ? '' : words.term(`identifierState.${exhibit.identifiers}`),
    ),
    field(words, 'exhibit.foundWhere', exhibit.foundWhere),
    field(words, 'exhibit.foundAt', localWords(exhibit.foundAt, language)),
    field(words, 'exhibit.foundBy', exhibit.foundBy),
    field(words, 'exhibit.possessionOf', exhibit.possessionOf),
    field(words, 'exhibit.search', handled.search, true),
    field(words, 'exhibit.protocolNumber', exhibit.protocolNumber, true),
    field(words, 'exhibit.bagNumber', exhibit.bagNumber, true),
    field(words, 'exhibit.sealNumber', exhibit.sealNumber, true),
    field(words, 'exhibit.storagePath', exhibit.storagePath),
    field(words, 'exhibit.parentId', handled.parent, true),
    field(words, 'exhibit.parts', handled.parts.join(', '), true),
    field(words, 'exhibit.resolution', resolutionWords(exhibit, words)),
    ...heldFields(exhibit, handled, words),
    field(words, 'exhibit.imageHash', exhibit.imageHash, true),
    field(words, 'recordedAt', recordedWords(exhibit, words)),
    field(words, 'exhibit.notes', exhibit.notes),
  ];
}

/** Who recorded it and when: the first word of its custody. */
function recordedWords(
  { recordedAt, recordedOffset, officerName }: ExhibitRecord,
  { language }: ReportWords,
): string {
  return `${momentWords({ at: recordedAt, offset: recordedOffset }, language)}, ${officerName}`;
}
