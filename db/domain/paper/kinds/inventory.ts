import type { CaseRecord } from '../../case';
import { type ExhibitRecord, exhibitTitle } from '../../exhibit';
import type { ReportBlock } from '../../reportModel';
import { carriedSection, type WithWallets } from '../carriedSection';
import { caseHeadBlocks } from '../caseSection';
import { type Handled, handledIn, resolutionWords, statusWords, type WithHandling } from '../handlingSection';
import type { PaperKind, PaperSource, PaperTable } from '../kind';
import { ledgerSection } from '../ledgerSection';
import { localWords, numberWords, type ReportWords } from '../words';

export interface InventorySource extends PaperSource, WithWallets, WithHandling {
  readonly case: CaseRecord;
}

/** The exhibits of a case as they are counted: by number, with what identifies each and where it lies. */
export const inventoryPaper: PaperKind<InventorySource> = {
  id: 'inventory',
  content: (source, words) => ({
    title: words.paper('inventory.title'),
    subtitle: `${source.case.number} · ${source.case.title}`,
    body: source.case.body,
    summary: [
      { label: words.paper('summary.exhibits'), value: numberWords(source.exhibits.length, words.language) },
      {
        label: words.paper('inventory.sealed'),
        value: numberWords(source.exhibits.filter(isSealed).length, words.language),
      },
      {
        label: words.paper('inventory.unsealed'),
        value: numberWords(source.exhibits.filter((one) => !isSealed(one)).length, words.language),
      },
    ],
    sections: [
      { id: 'case', heading: words.paper('sections.case'), blocks: caseHeadBlocks(source.case, words) },
      {
        id: 'kinds',
        heading: words.paper('inventory.byKind'),
        blocks: [kindsTable(source.exhibits, words)],
      },
      {
        id: 'exhibits',
        heading: words.paper('sections.exhibits'),
        blocks: [exhibitsTable(source, words), ...unsealed(source.exhibits, words)],
      },
      ...carriedSection(
        source,
        'things',
        words,
        new Map(source.exhibits.map(({ id, number }) => [id, number])),
      ),
      ledgerSection(source, words),
    ],
  }),
  tables: (source) => [exhibitsCsv(source)],
};

const isSealed = ({ bagNumber, sealNumber }: ExhibitRecord) => bagNumber !== '' && sealNumber !== '';

function kindsTable(exhibits: readonly ExhibitRecord[], words: ReportWords): ReportBlock {
  const counts = new Map<ExhibitRecord['kind'], number>();
  for (const { kind } of exhibits) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const most = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return {
    type: 'table',
    columns: [
      { label: words.paper('fields.exhibit.kind'), width: 'wide' },
      { label: words.paper('inventory.count'), align: 'right', width: 'narrow' },
    ],
    rows: most.map(([kind, n]) => [words.term(`exhibitKind.${kind}`), numberWords(n, words.language)]),
    total: [words.paper('captions.total'), numberWords(exhibits.length, words.language)],
  };
}

function exhibitsTable(source: InventorySource, words: ReportWords): ReportBlock {
  const handled = handledIn(source);
  const label = (name: string) => words.paper(`fields.exhibit.${name}`);
  return {
    type: 'table',
    columns: [
      { label: label('number'), mono: true, width: 'narrow' },
      { label: words.paper('inventory.what'), width: 'wide' },
      { label: words.paper('inventory.bagAndSeal'), mono: true, width: 'narrow' },
      { label: words.paper('inventory.found'), width: 'wide' },
      { label: words.paper('inventory.kept'), width: 'wide' },
    ],
    rows: source.exhibits.map((exhibit) => {
      const one = handled(exhibit);
      return [
        [short(exhibit.number), exhibit.unitNumber].filter(Boolean).join('\n'),
        whatWords(exhibit, one, words),
        [exhibit.bagNumber, one.held?.seal || exhibit.sealNumber].filter(Boolean).join('\n'),
        foundWords(exhibit, words),
        keptWords(exhibit, one, words),
      ];
    }),
  };
}

const short = (number: string): string => number.split('/').at(-1) ?? number;

/** What it is, by which numbers it is known, how many, what it is part of and in which state: a line each. */
function whatWords(exhibit: ExhibitRecord, { parent }: Handled, words: ReportWords): string {
  const { quantity, colour, condition } = exhibit;
  const said = (name: string, value: string) => (value === '' ? '' : `${words.paper(name)} ${value}`);
  return [
    `${words.term(`exhibitKind.${exhibit.kind}`)}: ${exhibitTitle(exhibit)}`,
    quantity === null || quantity === 1
      ? ''
      : `${numberWords(quantity, words.language)} ${words.paper('inventory.pieces')}`,
    said('inventory.serial', exhibit.serial),
    said('inventory.imei', exhibit.imei),
    said('inventory.usb', exhibit.usbId),
    said('inventory.condition', [colour, condition].filter(Boolean).join(', ')),
    said('inventory.partOf', short(parent)),
  ]
    .filter(Boolean)
    .join('\n');
}

function foundWords(exhibit: ExhibitRecord, words: ReportWords): string {
  const { foundWhere, foundAt, foundBy, possessionOf } = exhibit;
  return [
    [foundWhere, localWords(foundAt, words.language), foundBy].filter(Boolean).join(', '),
    possessionOf === '' ? '' : `${words.paper('inventory.possession')} ${possessionOf}`,
  ]
    .filter(Boolean)
    .join('\n');
}

/** Where it lies now and with whom, and what the law says of it. */
function keptWords(exhibit: ExhibitRecord, { held, status }: Handled, words: ReportWords): string {
  const gone = held === undefined || held.status === 'held' ? '' : words.term(`custodyStatus.${held.status}`);
  return [
    held?.place || exhibit.storagePath,
    held?.holder ?? '',
    gone,
    statusWords(status, words) || resolutionWords(exhibit, words),
  ]
    .filter(Boolean)
    .join('\n');
}

/** What lies without a bag or a seal is named: a list that only shows gaps is overlooked. */
function unsealed(exhibits: readonly ExhibitRecord[], words: ReportWords): ReportBlock[] {
  const open = exhibits.filter((exhibit) => !isSealed(exhibit)).map(({ number }) => number);
  if (open.length === 0) return [];
  return [
    {
      type: 'note',
      level: 'warn',
      title: words.paper('notes.noBagOrSeal.title'),
      text: open.join(', '),
    },
  ];
}

const moreColumns = [
  'unit_number',
  'root_number',
  'quantity',
  'usb_id',
  'colour',
  'condition',
  'power_state',
  'in_possession_of',
  'search',
  'resolution',
  'resolution_date',
  'clock_deviation',
  'image_sha256',
  'legal_status',
  'legal_order',
  'holder',
  'place_now',
  'seal_now',
  'custody',
];

function exhibitsCsv(source: InventorySource): PaperTable {
  const { case: of, exhibits } = source;
  const handled = handledIn(source);
  return {
    name: 'exhibits.csv',
    description: 'inventory.csv',
    columns: [
      'case',
      'number',
      'kind',
      'description',
      'make',
      'model',
      'serial',
      'imei',
      'bag',
      'seal',
      'found_where',
      'found_at',
      'found_by',
      'storage',
      'part_of',
      ...moreColumns,
    ],
    rows: exhibits.map((one) => {
      const now = handled(one);
      return [
        of.number,
        one.number,
        one.kind,
        exhibitTitle(one),
        one.make,
        one.model,
        one.serial,
        one.imei,
        one.bagNumber,
        one.sealNumber,
        one.foundWhere,
        one.foundAt,
        one.foundBy,
        one.storagePath,
        now.parent,
        one.unitNumber,
        one.rootNumber,
        one.quantity === null ? '' : String(one.quantity),
        one.usbId,
        one.colour,
        one.condition,
        one.powerState,
        one.possessionOf,
        now.search,
        one.resolutionNumber,
        one.resolutionDate,
        one.clockDeviation,
        one.imageHash,
        now.status?.status ?? '',
        now.status?.orderNumber ?? '',
        now.held?.holder ?? '',
        now.held?.place ?? '',
        now.held?.seal ?? '',
        now.held?.status ?? '',
      ];
    }),
  };
}
