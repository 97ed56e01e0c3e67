import type { CaseRecord } from '../../case';
import { type ExhibitRecord, exhibitTitle } from '../../exhibit';
import type { ReportBlock } from '../../reportModel';
import { carriedSection, type WithWallets } from '../carriedSection';
import { caseHeadBlocks } from '../caseSection';
import type { PaperKind, PaperSource, PaperTable } from '../kind';
import { ledgerSection } from '../ledgerSection';
import { localWords, numberWords, type ReportWords } from '../words';

export interface InventorySource extends PaperSource, WithWallets {
  readonly case: CaseRecord;
  readonly exhibits: readonly ExhibitRecord[];
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
        blocks: [exhibitsTable(source.exhibits, words), ...unsealed(source.exhibits, words)],
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

function exhibitsTable(exhibits: readonly ExhibitRecord[], words: ReportWords): ReportBlock {
  const label = (name: string) => words.paper(`fields.exhibit.${name}`);
  return {
    type: 'table',
    columns: [
      { label: label('number'), mono: true, width: 'narrow' },
      { label: label('description'), width: 'wide' },
      { label: words.paper('inventory.identifiers'), mono: true },
      { label: words.paper('inventory.bagAndSeal'), mono: true, width: 'narrow' },
      { label: words.paper('inventory.found'), width: 'wide' },
      { label: label('storagePath'), width: 'narrow' },
    ],
    rows: exhibits.map((exhibit) => [
      exhibit.number.split('/').at(-1) ?? exhibit.number,
      `${words.term(`exhibitKind.${exhibit.kind}`)}: ${exhibitTitle(exhibit)}`,
      [exhibit.serial, exhibit.imei].filter(Boolean).join('\n'),
      [exhibit.bagNumber, exhibit.sealNumber].filter(Boolean).join('\n'),
      [exhibit.foundWhere, localWords(exhibit.foundAt, words.language), exhibit.foundBy]
        .filter(Boolean)
        .join(', '),
      exhibit.storagePath,
    ]),
  };
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

function exhibitsCsv({ case: of, exhibits }: InventorySource): PaperTable {
  const numbers = new Map(exhibits.map(({ id, number }) => [id, number]));
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
    ],
    rows: exhibits.map((one) => [
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
      one.parentId === null ? '' : (numbers.get(one.parentId) ?? ''),
    ]),
  };
}
