import type { Column } from './model';

/** The names of a record's fields that hold text or a number. */
type PlainField<T> = { [K in keyof T & string]: T[K] extends string | number | null ? K : never }[keyof T &
  string];

/** A column that shows one field of a record as it is; `more` says what else holds for it. */
export function fieldColumn<T>(
  field: PlainField<T>,
  header: string,
  width: number,
  more: Partial<Column<T>> = {},
): Column<T> {
  // PlainField leaves no other type; TypeScript does not follow it through the index.
  const value = (row: T) => row[field] as string | number | null;
  return { id: field, header, value, width, ...more };
}
