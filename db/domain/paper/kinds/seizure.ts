import { chains } from '../../address';
import type { CaseRecord } from '../../case';
import type { ReportBlock, ReportSection } from '../../reportModel';
import type { InventoryLine, SeizureRecord } from '../../seizure';
import { field, fields } from '../blocks';
import { caseHeadBlocks } from '../caseSection';
import type { PaperKind, PaperSource, PaperTable, Signers } from '../kind';
import { ledgerSection } from '../ledgerSection';
import { dateWords, localWords, momentWords, numberWords, type ReportWords } from '../words';

export interface SeizureSource extends PaperSource {
  readonly case: CaseRecord;
  readonly seizure: SeizureRecord;
  /** The protocol that this one adds to; '' where it stands by itself. */
  readonly supplements: string;
}

/** The protocol of a search or seizure: what was done, who saw it, and what was taken, as it stood when it was closed. */
export const seizurePaper: PaperKind<SeizureSource> = {
  id: 'seizure',
  content: (source, words) => {
    const { seizure } = source;
    const pieces = seizure.inventory.reduce((sum, { quantity }) => sum + quantity, 0);
    return {
      title: words.paper(`seizure.title.${seizure.kind}`),
      subtitle: `${seizure.number} · ${seizure.place || seizure.address}`,
      body: source.case.body,
      signers: attesting(seizure),
      summary: [
        {
          label: words.paper('seizure.positions'),
          value: numberWords(seizure.inventory.length, words.language),
        },
        { label: words.paper('seizure.pieces'), value: numberWords(pieces, words.language) },
        { label: words.paper('seizure.seals'), value: numberWords(sealsOf(seizure), words.language) },
      ],
      sections: [
        { id: 'case', heading: words.paper('sections.case'), blocks: caseHeadBlocks(source.case, words) },
        { id: 'act', heading: words.paper('seizure.act'), blocks: actFields(source, words) },
        { id: 'people', heading: words.paper('seizure.people'), blocks: peopleTables(seizure, words) },
        { id: 'course', heading: words.paper('seizure.course'), blocks: courseBlocks(seizure, words) },
        seizedSection(seizure, words),
        ...identifiersSection(seizure, words),
        ...photosSection(seizure, words),
        {
          id: 'statements',
          heading: words.paper('seizure.statements'),
          blocks: [{ type: 'paragraph', text: seizure.statements || words.paper('seizure.noStatements') }],
        },
        ledgerSection(source, words),
      ],
    };
  },
  tables: (source) => [inventoryCsv(source)],
};

/** The witnesses in the order of the protocol; further ones sign in its table. */
function attesting({ witnesses: [first, second], premisesOf }: SeizureRecord): Signers {
  const named = (name: string, position = '') => ({ name, position });
  return {
    ...(first ? { witness: named(first.name, first.document) } : {}),
    ...(second ? { 'second-witness': named(second.name, second.document) } : {}),
    ...(premisesOf === '' ? {} : { owner: named(premisesOf) }),
  };
}

function sealsOf({ inventory }: SeizureRecord): number {
  return new Set(inventory.map(({ sealNumber }) => sealNumber).filter(Boolean)).size;
}

function actFields({ seizure, supplements }: SeizureSource, words: ReportWords): ReportBlock[] {
  const { language } = words;
  const said = (name: string, value: string, mono = false) => field(words, `seizure.${name}`, value, mono);
  return fields(
    said('kind', words.term(`seizureKind.${seizure.kind}`)),
    said('protocolNumber', seizure.protocolNumber, true),
    said('supplementTo', supplements, true),
    said('place', seizure.place),
    said('address', seizure.address),
    said('premisesOf', seizure.premisesOf),
    said('startedAt', localWords(seizure.startedAt, language)),
    said('endedAt', localWords(seizure.endedAt, language)),
    said(
      'authorisation',
      [seizure.authorisation, dateWords(seizure.authorisationDate, language), seizure.authorisedBy]
        .filter(Boolean)
        .join(', '),
    ),
    said(
      'closed',
      `${momentWords({ at: seizure.closedAt, offset: seizure.closedOffset }, language)}, ${seizure.closedByName}`,
    ),
  );
}

/** Names with room for a hand beside each: whoever was there signs on paper, whether or not they sign electronically. */
function peopleTables({ officers, witnesses, present }: SeizureRecord, words: ReportWords): ReportBlock[] {
  const label = (name: string) => words.paper(`fields.seizure.${name}`);
  const table = (name: string, second: string, rows: string[][]): ReportBlock[] =>
    rows.length === 0
      ? []
      : [
          {
            type: 'table',
            caption: words.paper(`seizure.${name}`),
            columns: [
              { label: label('name'), width: 'wide' },
              { label: label(second), width: 'wide' },
              { label: label('hand'), width: 'wide' },
            ],
            rows,
          },
        ];
  const hand = '________________';
  return [
    ...table(
      'officers',
      'position',
      officers.map((one) => [one.name, one.position, hand]),
    ),
    ...table(
      'witnesses',
      'document',
      witnesses.map((one) => [
        one.name,
        [one.document, one.address, one.phone].filter(Boolean).join(', '),
        hand,
      ]),
    ),
    ...table(
      'present',
      'capacity',
      present.map((one) => [one.name, [one.capacity, one.document].filter(Boolean).join(', '), hand]),
    ),
  ];
}

function courseBlocks(seizure: SeizureRecord, words: ReportWords): ReportBlock[] {
  const blocks = fields(
    field(
      words,
      'seizure.isolation',
      [
        words.term(`isolation.${seizure.isolation}`),
        localWords(seizure.isolatedAt, words.language),
        seizure.isolatedHow,
      ]
        .filter(Boolean)
        .join(', '),
    ),
    field(
      words,
      'seizure.video',
      [words.term(`videoState.${seizure.video}`), seizure.videoDevice].filter(Boolean).join(', '),
    ),
    field(words, 'notes', seizure.notes),
  );
  const open = seizure.isolation === 'unstated' || seizure.isolation === 'not-done';
  return open
    ? [...blocks, { type: 'note', level: 'warn', text: words.paper('seizure.notIsolated') }]
    : blocks;
}

function seizedSection({ inventory }: SeizureRecord, words: ReportWords): ReportSection {
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
          { label: '№', align: 'right', width: 'narrow' },
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
  const { imei, usbId, colour, condition, identifierState } = seen;
  const power =
    seen.powerState === 'not-applicable' || seen.powerState === 'unknown'
      ? ''
      : words.term(`powerState.${seen.powerState}`);
  return linesOf(
    named,
    numbered,
    labelled(words, 'inventory.imei', imei),
    labelled(words, 'inventory.usb', usbId),
    labelled(words, 'inventory.condition', [colour, condition, power].filter(Boolean).join(', ')),
    identifierState === 'unstated'
      ? ''
      : labelled(words, 'seizure.addresses', words.term(`identifierState.${identifierState}`)),
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

/** The photographs that hung on what was seized when the list was closed, by their hashes. */
function photosSection({ inventory }: SeizureRecord, words: ReportWords): ReportSection[] {
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
      ],
    },
  ];
}

/** Every address and key that was read at the scene, whole: an address that is cut off identifies nothing. */
function identifiersSection({ inventory }: SeizureRecord, words: ReportWords): ReportSection[] {
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

function inventoryCsv({ case: of, seizure }: SeizureSource): PaperTable {
  const line = (one: InventoryLine) => [
    of.number,
    seizure.number,
    one.number,
    one.unitNumber,
    one.kind,
    one.title,
    one.serial,
    String(one.quantity),
    one.bagNumber,
    one.sealNumber,
    one.foundWhere,
    one.parent,
    one.identifiers.map(({ chain, text }) => (chain === null ? text : `${chain}:${text}`)).join(' '),
    one.seen?.imei ?? '',
    one.seen?.usbId ?? '',
    one.seen?.colour ?? '',
    one.seen?.condition ?? '',
    one.seen?.powerState ?? '',
    one.seen?.foundAt ?? '',
    one.seen?.foundBy ?? '',
    one.seen?.possessionOf ?? '',
    one.seen?.identifierState ?? '',
    (one.seen?.photos ?? []).map(({ sha256 }) => sha256).join(' '),
  ];
  return {
    name: 'seized.csv',
    description: 'seizure.csv',
    columns: [
      'case',
      'search',
      'number',
      'unit_number',
      'kind',
      'description',
      'serial',
      'quantity',
      'bag',
      'seal',
      'found_where',
      'part_of',
      'identifiers',
      'imei',
      'usb_id',
      'colour',
      'condition',
      'power_state',
      'found_at',
      'found_by',
      'in_possession_of',
      'identifier_state',
      'photos_sha256',
    ],
    rows: seizure.inventory.map(line),
  };
}
