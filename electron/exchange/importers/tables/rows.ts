/** A row as it stands in the file: its first line (from 1) and its cells. `broken` where the row itself is malformed. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly broken?: 'quote' | 'too-long';
}

/** Bytes of a file in their order. */
export type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** Longer cells are no cells of a register; a row that has one is rejected. */
export const longestCell = 65_536;
export const mostColumns = 500;
