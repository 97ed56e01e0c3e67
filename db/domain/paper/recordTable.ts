import type { PaperSource, PaperTable } from './kind';

type Row = Readonly<Record<string, unknown>>;

const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** Wallets stand beside what a paper is about: they are not its records. */
const ofVault: readonly string[] = ['vault', 'head', 'taken', 'wallets'];

/**
 * The table of a kind that names none of its own: the longest list of records that its source holds, else its one
 * record; a column for each plain field, by the names that `case.json` has.
 */
export function recordTable(source: PaperSource): PaperTable {
  const said = Object.entries(source).filter(([name]) => !ofVault.includes(name));
  const lists = said.flatMap(([, value]) => (Array.isArray(value) ? [value.filter(isRow)] : []));
  const longest = lists.sort((one, other) => other.length - one.length)[0] ?? [];
  const rows = longest.length > 0 ? longest : said.flatMap(([, value]) => (isRow(value) ? [value] : []));
  const plain = (value: unknown) => value === null || !['object', 'undefined'].includes(typeof value);
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row).filter((key) => plain(row[key]))))];
  return {
    name: 'records.csv',
    description: 'attachment.records',
    columns,
    rows: rows.map((row) => columns.map((column) => cell(row[column]))),
  };
}

const cell = (value: unknown): string =>
  typeof value === 'object' || value === undefined ? '' : String(value);
