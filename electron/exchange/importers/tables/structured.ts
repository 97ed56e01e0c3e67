import { parseAllDocuments } from 'yaml';
import { Refusal } from '../../../../db/domain/refusal';
import type { TableRow } from './rows';

/** A table out of JSON or YAML: the names of its fields, and its rows in their order. */
export interface Structured {
  readonly header: readonly string[];
  readonly rows: readonly TableRow[];
}

/** JSON as a list of objects, an object that holds such a list, or one object on each line. @throws Refusal `table.damaged` */
export function readJsonTable(text: string): Structured {
  return tableOf(listOf(parseJson(text)));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => {
        try {
          return JSON.parse(line) as unknown;
        } catch {
          throw new Refusal('table.damaged');
        }
      });
  }
}

/** YAML in the same shapes. Anchors are followed a bounded number of times; tags of other programs make nothing. @throws Refusal `table.damaged` */
export function readYamlTable(text: string): Structured {
  try {
    const documents = parseAllDocuments(text, { schema: 'core', merge: false });
    const values = (Array.isArray(documents) ? documents : []).map((document) => {
      if (document.errors.length > 0) throw new Refusal('table.damaged');
      return document.toJS({ maxAliasCount: 100 }) as unknown;
    });
    return tableOf(listOf(values.length === 1 ? values[0] : values));
  } catch (thrown) {
    throw thrown instanceof Refusal ? thrown : new Refusal('table.damaged');
  }
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The longest list of objects that stands at the top or one level below it; what stands beside it is told of every row. */
function listOf(value: unknown): Fields[] {
  if (Array.isArray(value)) return value.filter(isFields);
  if (!isFields(value)) throw new Refusal('table.damaged');
  const lists = Object.entries(value).filter(
    (entry): entry is [string, unknown[]] => Array.isArray(entry[1]) && entry[1].some(isFields),
  );
  const longest = lists.sort((one, other) => other[1].length - one[1].length)[0];
  if (!longest) return [value];
  const beside = Object.fromEntries(Object.entries(value).filter(([, other]) => typeof other !== 'object'));
  return longest[1].filter(isFields).map((row) => ({ ...beside, ...row }));
}

/** Columns in the order in which they first appear; rows are numbered from 1, for they have no lines. */
function tableOf(list: readonly Fields[]): Structured {
  const header: string[] = [];
  const places = new Map<string, number>();
  for (const row of list)
    for (const name of Object.keys(row))
      if (!places.has(name) && header.length < 500) {
        places.set(name, header.length);
        header.push(name);
      }
  const rows = list.map((row, index) => ({
    line: index + 1,
    cells: header.map((name) => cellOf(row[name])),
  }));
  return { header, rows };
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
