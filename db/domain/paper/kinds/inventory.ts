import type { CaseRecord } from '../../case';
import { type ExhibitRecord, exhibitTitle } from '../../exhibit';
import type { ReportBlock, ReportTable } from '../../reportModel';
import { carriedSection, type WithWallets } from '../carriedSection';
import { caseHeadBlocks } from '../caseSection';
import { type Handled, handledIn, resolutionWords, statusWords, type WithHandling } from '../handlingSection';
import type { PaperKind, PaperSource, PaperTable } from '../kind';
import { ledgerSection } from '../ledgerSection';
import { amountWords, dateWords, localWords, numberWords, type ReportWords } from '../words';

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
        blocks: kindsBlock(source.exhibits, words),
      },
      {
        id: 'exhibits',
        heading: words.paper('sections.exhibits'),
        blocks: [...exhibitTables(source, words), ...unsealed(source.exhibits, words)],
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

/** How many of each kind, the most frequent first. */
function kindsBlock(exhibits: readonly ExhibitRecord[], words: ReportWords): ReportBlock[] {
  const counts = new Map<ExhibitRecord['kind'], number>();
  for (const { kind } of exhibits) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const most = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const field = ([kind, n]: readonly [ExhibitRecord['kind'], number]) => ({
    label: words.term(`exhibitKind.${kind}`),
    value: numberWords(n, words.language),
  });
  return [{ type: 'fields', fields: most.map(field) }];
}

/** What was found on one day by one officer with one person, under one protocol. */
interface Find {
  readonly caption: string;
  readonly exhibits: ExhibitRecord[];
}

/** What several things one after another have in common is said once, above them. */
function findsOf({ exhibits, ...source }: InventorySource, words: ReportWords): Find[] {
  const handled = handledIn({ exhibits, ...source });
  const finds: Find[] = [];
  for (const exhibit of exhibits) {
    const { foundBy, possessionOf, protocolNumber } = exhibit;
    const caption = [
      protocolNumber || short(handled(exhibit).search),
      dateWords(exhibit.foundAt.slice(0, 10), words.language),
      foundBy,
      labelled(words, 'inventory.possession', possessionOf),
    ]
      .filter(Boolean)
      .join(' · ');
    const last = finds.at(-1);
    if (last?.caption === caption) last.exhibits.push(exhibit);
    else finds.push({ caption, exhibits: [exhibit] });
  }
  return finds;
}

/** Tables of what was found together; one table where nearly each thing was found by itself. */
function exhibitTables(source: InventorySource, words: ReportWords): ReportBlock[] {
  const finds = findsOf(source, words);
  const together = finds.length * 2 <= source.exhibits.length;
  if (!together) return [exhibitTable(source, source.exhibits, words, foundWords)];
  return finds.map(({ caption, exhibits }) => ({
    ...exhibitTable(source, exhibits, words, placeWords),
    ...(caption === '' ? {} : { caption }),
  }));
}

function exhibitTable(
  source: InventorySource,
  exhibits: readonly ExhibitRecord[],
  words: ReportWords,
  found: (exhibit: ExhibitRecord, words: ReportWords) => string,
): ReportTable {
  const handled = handledIn(source);
  const label = (name: string) => words.paper(`fields.exhibit.${name}`);
  return {
    type: 'table',
    columns: [
      { label: label('number'), mono: true, width: 'narrow' },
      { label: words.paper('inventory.what'), width: 'wide' },
      { label: words.paper('inventory.bagAndSeal'), mono: true, width: 'narrow' },
      { label: words.paper(found === placeWords ? 'inventory.place' : 'inventory.found'), width: 'wide' },
      { label: words.paper('inventory.kept'), width: 'wide' },
    ],
    rows: exhibits.map((exhibit) => {
      const one = handled(exhibit);
      const seals = [...new Set([exhibit.sealNumber, one.held?.seal ?? ''])].filter(Boolean);
      return [
        [short(exhibit.number), exhibit.unitNumber].filter(Boolean).join('\n'),
        whatWords(exhibit, one, words),
        [exhibit.bagNumber, ...seals].filter(Boolean).join('\n'),
        found(exhibit, words),
        keptWords(exhibit, one, words),
      ];
    }),
  };
}

const short = (number: string): string => number.split('/').at(-1) ?? number;

/** A line after its label; nothing where nothing was stated. */
function labelled(words: ReportWords, name: string, value: string): string {
  return value === '' ? '' : `${words.paper(name)} ${value}`;
}

/** What it is, by which numbers it is known, how many, what it is part of and in which state: a line each. */
function whatWords(exhibit: ExhibitRecord, { parent }: Handled, words: ReportWords): string {
  const { quantity, colour, condition, make, model } = exhibit;
  const said = (name: string, value: string) => labelled(words, name, value);
  const title = exhibitTitle(exhibit);
  const made = [make, model].filter(Boolean).join(' ');
  return [
    `${words.term(`exhibitKind.${exhibit.kind}`)}: ${title}`,
    title.includes(made) ? '' : said('inventory.model', made),
    quantity === null || quantity === 1
      ? ''
      : `${numberWords(quantity, words.language)} ${words.paper('inventory.pieces')}`,
    said('inventory.serial', exhibit.serial),
    said('inventory.imei', exhibit.imei),
    said('inventory.usb', exhibit.usbId),
    said('inventory.condition', [colour, condition].filter(Boolean).join(', ')),
    said('inventory.weight', amountWords(exhibit.weight, 3, words.language)),
    said('inventory.partOf', short(parent)),
    said('inventory.formerly', exhibit.rootNumber),
    exhibit.notes,
  ]
    .filter(Boolean)
    .join('\n');
}

function foundWords(exhibit: ExhibitRecord, words: ReportWords): string {
  const { foundWhere, foundAt, foundBy, possessionOf } = exhibit;
  return [
    [foundWhere, localWords(foundAt, words.language), foundBy].filter(Boolean).join(', '),
    labelled(words, 'inventory.possession', possessionOf),
    exhibit.protocolNumber,
  ]
    .filter(Boolean)
    .join('\n');
}

/** Where it was found and at what time; the rest stands above the table. */
function placeWords({ foundWhere, foundAt }: ExhibitRecord): string {
  return [foundWhere, foundAt.slice(11)].filter(Boolean).join(', ');
}

/** Where it lies now and with whom, and what the law says of it. */
function keptWords(exhibit: ExhibitRecord, { held, status }: Handled, words: ReportWords): string {
  const gone = held === undefined || held.status === 'held' ? '' : words.term(`custodyStatus.${held.status}`);
  return [
    held?.place || exhibit.storagePath,
    held?.holder ?? '',
    gone,
    statusWords(status, words),
    resolutionWords(exhibit, words),
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
