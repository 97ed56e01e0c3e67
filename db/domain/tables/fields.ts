import type { ColumnMap, ImportKind } from '../import';
import * as evidence from './fields/evidence';
import type { Field, HeaderLanguage } from './fields/field';
import * as lists from './fields/lists';
import * as money from './fields/money';

/** What the columns of each kind of table may be. */
export const importFields: Record<ImportKind, readonly Field[]> = { ...evidence, ...money, ...lists };

export const fieldNames = (kind: ImportKind): string[] => importFields[kind].map(({ name }) => name);

export const requiredFields = (kind: ImportKind): string[] =>
  importFields[kind].filter(({ required }) => required).map(({ name }) => name);

/** A header as it is compared: letters and digits in lower case, nothing else. */
export function foldHeader(text: string): string {
  return text
    .toLocaleLowerCase('ru')
    .replace(/ё/g, 'е')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

interface Guess {
  readonly columns: (string | null)[];
  readonly language: HeaderLanguage | '';
  /** Cells of the row that are words of a header. */
  readonly known: number;
}

const languages: readonly HeaderLanguage[] = ['kk', 'ru', 'en'];

/** Which field each cell of a header names; the first column that names a field has it. */
export function guessColumns(kind: ImportKind, header: readonly string[]): Guess {
  const taken = new Set<string>();
  const votes = new Map<HeaderLanguage, number>(languages.map((language) => [language, 0]));
  const columns = header.map((cell) => {
    const found = findField(kind, foldHeader(cell), taken);
    if (!found) return null;
    taken.add(found.name);
    for (const language of found.languages) votes.set(language, (votes.get(language) ?? 0) + 1);
    return found.name;
  });
  const known = columns.filter((column) => column !== null).length;
  const best = [...votes].sort((one, other) => other[1] - one[1])[0];
  return { columns, known, language: known > 0 && best ? best[0] : '' };
}

function findField(
  kind: ImportKind,
  folded: string,
  taken: ReadonlySet<string>,
): { name: string; languages: HeaderLanguage[] } | undefined {
  if (folded === '') return undefined;
  const free = importFields[kind].filter(({ name }) => !taken.has(name));
  for (const how of [sameWord, beginsSo]) {
    for (const { name, words } of free) {
      const own = how(name.toLowerCase(), folded);
      const found = languages.filter((language) =>
        words[language].some((word) => how(foldHeader(word), folded)),
      );
      if (found.length > 0 || own) return { name, languages: found.length > 0 ? found : ['en'] };
    }
  }
  return undefined;
}

const sameWord = (word: string, folded: string): boolean => word === folded;
/** `Адрес (BTC)` is an address; short words would begin too much. */
const beginsSo = (word: string, folded: string): boolean => word.length >= 4 && folded.startsWith(word);

/** Problems of a map: a field that two columns hold, one that the kind has not, a required one that nothing holds. */
export function mapProblems(
  kind: ImportKind,
  { columns, fixed }: ColumnMap,
): { code: string; field: string }[] {
  const names = new Set(fieldNames(kind));
  const used = [...columns.filter((column): column is string => column !== null), ...Object.keys(fixed)];
  const problems = used
    .filter((name) => !names.has(name))
    .map((name) => ({ code: 'import.unknown-field', field: name }));
  for (const name of new Set(used))
    if (used.filter((other) => other === name).length > 1)
      problems.push({ code: 'import.field-twice', field: name });
  for (const name of requiredFields(kind))
    if (!used.includes(name)) problems.push({ code: 'import.field-missing', field: name });
  return problems;
}
