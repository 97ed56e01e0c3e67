import { describe, expect, it } from 'vitest';
import type { ReportKind } from '../../db/domain/report';
import { papers, paperWords } from './paperSources';

const occasion = {
  number: 'ШМК-2026-001/R-01',
  when: { at: '2026-11-18T02:31:00.000Z', offset: 300 },
  officer: { name: 'Ғани', rank: 'капитан', unit: 'ПД' },
  draft: false,
};

/** What is no text of anybody's: words of the program, ids, times, hashes and numbers. */
const technical =
  /^(vault|head|taken|id|kind|role|device|officerName|canonical|text|[a-z]+Id|[a-z]+Kind|category|stage|language|outcome|subjectNumber|currencies|names)$|^(at|[a-z]+At|date|[a-z]+Date|birth|since|chain|network|format|checksum|intact|secret|via|mediaType)$|^(damage[A-Z].*|weight|amount|fee|price|rate|[a-z]+Tiyn|[a-z]+Watts|latitude|longitude|seen|missing|deposit|due|open|secured|accounts|others)$/i;

type Leaf = { readonly path: string; readonly mark: string };
const isLeaf = (value: unknown): value is string => typeof value === 'string';
/** A word of the program, a number, a date: nothing that somebody typed freely. */
const isTerm = (value: string): boolean => /^[a-z][a-z-]*$|^\d[\d.:TZ-]*$|^[0-9a-f-]{32,}$/.test(value);

/** Papers about one thing name its case and wallets only. */
const byName = /^(case|wallets)\.(?!number|title|label|erdrNumber|unit|investigator|body)/;

/** The same source, each free text of it replaced by one that stands nowhere else. */
function marked(value: unknown, path: string, leaves: Leaf[]): unknown {
  const key = path.split('.').findLast((part) => !/^\d+$/.test(part)) ?? '';
  if (technical.test(key)) return value;
  if (isLeaf(value)) {
    if (isTerm(value)) return value;
    const mark = `ЖЖ${leaves.length + 1}Щ`;
    leaves.push({ path: path.replace(/\.\d+/g, ''), mark });
    return mark;
  }
  if (Array.isArray(value)) return value.map((one, at) => marked(one, `${path}.${at}`, leaves));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      marked(inner, path === '' ? name : `${path}.${name}`, leaves),
    ]),
  );
}

/** Texts of the source that a kind does not say, each for a reason. */
const unsaid: Partial<Record<ReportKind, readonly string[]>> = {
  // the site's own report says them
  case: ['sites.equipment.condition', 'sites.equipment.keptBy'],
  // who examines the device finds them in exhibits.csv and on its custody record; the search has its protocol's number
  inventory: [
    'exhibits.clockDeviation',
    'exhibits.imageHash',
    'exhibits.storagePath',
    'handling.searches.number',
  ],
  // a place is named by the address or account that it is
  funds: ['entitlements.address', 'entitlements.fork', 'entitlements.walletNumber', 'funds.places.title'],
  // the title names the thing
  'custody-record': [
    'described.exhibit.description',
    'described.exhibit.number',
    'events.items.number',
    'events.items.title',
  ],
};

const kinds: readonly ReportKind[] = [
  'case',
  'seizure',
  'inventory',
  'funds',
  'custody-record',
  'hand-over',
  'discrepancy-act',
];

describe.each(kinds)('a report of kind %s', (kind) => {
  // Would catch: something that an officer wrote down and that its paper leaves out.
  it('says every text of its records', () => {
    const leaves: Leaf[] = [];
    const source = marked(papers[kind].source, '', leaves) as object;
    const model = papers[kind].again(source).model(paperWords('en'), occasion);
    const said = JSON.stringify(model);
    const missing = leaves
      .filter(({ mark, path }) => !said.includes(mark) && (kind === 'case' || !byName.test(path)))
      .map(({ path }) => path);
    expect([...new Set(missing)].sort()).toEqual(unsaid[kind] ?? []);
  });
});
