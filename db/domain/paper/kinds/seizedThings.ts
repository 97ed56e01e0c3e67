import { chains } from '../../address';
import type { AttachmentRecord } from '../../attachment';
import type { ReportSection } from '../../reportModel';
import type { InventoryLine, SeizureRecord } from '../../seizure';
import { noteBlock } from '../blocks';
import type { Pictures } from '../kind';
import { pictureBlocks } from '../photographs';
import { amountWords, localWords, numberWords, type ReportWords } from '../words';

export function seizedSection({ inventory }: SeizureRecord, words: ReportWords): ReportSection {
  const label = (name: string) => words.paper(`fields.exhibit.${name}`);
  const heading = words.paper('seizure.seized');
  if (inventory.length === 0)
    return {
      id: 'seized',
      heading,
      blocks: [{ type: 'paragraph', text: words.paper('seizure.nothing') }],
    };
  const rows = inventory.map((one, index) => [
    String(index + 1),
    [short(one.number), one.unitNumber].filter(Boolean).join('\n'),
    whatWords(one, words),
    numberWords(one.quantity, words.language),
    [one.bagNumber, one.sealNumber].filter(Boolean).join('\n'),
    foundWords(one, words),
  ]);
  return {
    id: 'seized',
    heading,
    blocks: [
      {
        type: 'table',
        columns: [
          { label: words.paper('fields.index'), align: 'right', width: 'narrow' },
          { label: label('number'), mono: true, width: 'narrow' },
          { label: words.paper('inventory.what'), width: 'wide' },
          { label: words.paper('fields.seizure.quantity'), align: 'right', width: 'narrow' },
          { label: words.paper('inventory.bagAndSeal'), mono: true, width: 'narrow' },
          { label: words.paper('inventory.found'), width: 'wide' },
        ],
        rows,
      },
    ],
  };
}

const short = (number: string): string => number.split('/').at(-1) ?? number;

/** A line after its label; nothing where nothing was stated. */
function labelled(words: ReportWords, name: string, value: string): string {
  return value === '' ? '' : `${words.paper(name)} ${value}`;
}

const linesOf = (...lines: readonly string[]): string => lines.filter(Boolean).join('\n');

/** What it is, by which numbers it is known, in which state it was found, and why no address is listed of it. */
function whatWords({ kind, title, serial, seen }: InventoryLine, words: ReportWords): string {
  const named = `${words.term(`exhibitKind.${kind}`)}: ${title}`;
  const numbered = labelled(words, 'inventory.serial', serial);
  if (seen === undefined) return linesOf(named, numbered);
  const { imei, usbId, colour, condition, identifierState, model = '', weight = '' } = seen;
  const power =
    seen.powerState === 'not-applicable' || seen.powerState === 'unknown'
      ? ''
      : words.term(`powerState.${seen.powerState}`);
  return linesOf(
    named,
    title.includes(model) ? '' : labelled(words, 'inventory.model', model),
    numbered,
    labelled(words, 'inventory.weight', amountWords(weight, 3, words.language)),
    labelled(words, 'inventory.imei', imei),
    labelled(words, 'inventory.usb', usbId),
    labelled(words, 'inventory.condition', [colour, condition].filter(Boolean).join(', ')),
    labelled(words, 'inventory.power', power),
    identifierState === 'unstated' ? '' : words.paper(`seizure.addresses.${identifierState}`),
  );
}

/** Where it lay, when and by whom it was found, and with whom it was. */
function foundWords({ foundWhere, parent, seen }: InventoryLine, words: ReportWords): string {
  const place = [foundWhere, labelled(words, 'seizure.in', parent === '' ? '' : short(parent))];
  if (seen === undefined) return place.filter(Boolean).join('; ');
  return linesOf(
    place.filter(Boolean).join('; '),
    [localWords(seen.foundAt, words.language), seen.foundBy].filter(Boolean).join(', '),
    labelled(words, 'inventory.possession', seen.possessionOf),
  );
}

/** Envelopes with secrets that were sealed with what was seized: their numbers and seals, never what is in them. */
export function sealedSection({ inventory }: SeizureRecord, words: ReportWords): ReportSection[] {
  const label = (name: string) => words.paper(`fields.envelope.${name}`);
  const rows = inventory.flatMap(({ number, seen }) =>
    (seen?.envelopes ?? []).map((one) => [
      [short(one.number), one.printedNumber].filter(Boolean).join('\n'),
      short(number),
      words.term(`envelopeKind.${one.kind}`),
      one.wordCount === null ? '' : numberWords(one.wordCount, words.language),
      one.seal,
      [localWords(one.sealedAt, words.language), one.sealedBy].filter(Boolean).join('\n'),
    ]),
  );
  if (rows.length === 0) return [];
  return [
    {
      id: 'envelopes',
      heading: words.paper('seizure.envelopes'),
      blocks: [
        {
          type: 'table',
          columns: [
            { label: label('number'), mono: true, width: 'narrow' },
            { label: words.paper('seizure.ofThing'), mono: true, width: 'narrow' },
            { label: label('kind') },
            { label: label('wordCount'), align: 'right', width: 'narrow' },
            { label: label('seal'), mono: true, width: 'narrow' },
            { label: words.paper('seizure.sealedBy'), width: 'wide' },
          ],
          rows,
        },
        noteBlock(words, 'envelopes', 'info'),
      ],
    },
  ];
}

/** The photographs that hung on what was seized when the list was closed, by their hashes and as they look. */
export function photosSection(
  { inventory }: SeizureRecord,
  files: readonly AttachmentRecord[],
  pictures: Pictures,
  words: ReportWords,
): ReportSection[] {
  const rows = inventory.flatMap(({ number, seen }) =>
    (seen?.photos ?? []).map((photo) => [short(number), short(photo.number), photo.sha256]),
  );
  if (rows.length === 0) return [];
  return [
    {
      id: 'photographs',
      heading: words.paper('seizure.photographs'),
      blocks: [
        {
          type: 'table',
          columns: [
            { label: words.paper('fields.exhibit.number'), mono: true, width: 'narrow' },
            { label: words.paper('files.name'), mono: true, width: 'narrow' },
            { label: 'SHA-256', mono: true, width: 'wide' },
          ],
          rows,
        },
        ...pictureBlocks(files, pictures, words),
      ],
    },
  ];
}

/** Every address and key that was read at the scene, whole: an address that is cut off identifies nothing. */
export function identifiersSection({ inventory }: SeizureRecord, words: ReportWords): ReportSection[] {
  const rows = inventory.flatMap(({ number, identifiers }) =>
    identifiers.map(({ chain, text }) => [
      short(number),
      chain === null ? words.paper('seizure.publicKey') : chainName(chain),
      text,
    ]),
  );
  if (rows.length === 0) return [];
  return [
    {
      id: 'identifiers',
      heading: words.paper('seizure.identifiers'),
      blocks: [
        {
          type: 'table',
          columns: [
            { label: words.paper('fields.exhibit.number'), mono: true, width: 'narrow' },
            { label: words.paper('seizure.chain'), width: 'narrow' },
            { label: words.paper('seizure.identifier'), mono: true, width: 'wide' },
          ],
          rows,
        },
      ],
    },
  ];
}

function chainName(id: string): string {
  return chains.find((chain) => chain.id === id)?.name ?? id;
}
