import type { ReactNode } from 'react';
import { navigate } from '../../app/router';
import { type Column, DataTable } from '../../ui/DataTable';
import { recordUrl } from '../../ui/RecordLink';

export interface ListTableProps<T> {
  id: string;
  rows: T[];
  height?: 'fill' | number;
  empty: ReactNode;
}

interface Whole<T> extends ListTableProps<T> {
  label: string;
  columns: Column<T>[];
  onOpen: (row: T) => void;
}

/** Rows of a list that came from outside: providers, lists, other people's transfers. */
export function ListTable<T extends { id: string }>({ height = 480, ...rest }: Whole<T>) {
  return <DataTable<T> {...rest} rowId={(row) => row.id} height={height} />;
}

/** Opens the import that a row came with. */
export function toImport({ importId }: { importId: string }): void {
  const url = recordUrl('import', importId);
  if (url !== undefined) navigate(url);
}
