import type { ReactNode } from 'react';
import { type Column, DataTable } from '../ui/DataTable';
import { Failure } from '../ui/Words';
import styles from './RecordsTable.module.css';

/** Tables up to here need no filters, counts and column choice: the section's title counts them. */
const fewRows = 8;
/** Some six rows and the half of one more, which says that there are more. */
const mostHeight = 272;

interface RecordsTableProps<T extends { id: string }> {
  id: string;
  label: string;
  /** The answer that the rows came from: while there is none, nothing is said about emptiness. */
  answer: { data: unknown; error: unknown };
  rows: T[];
  columns: Column<T>[];
  onOpen: (row: T) => void;
  empty: string;
}

/** A table within a section of a record's page: as high as its rows, up to a limit. */
export function RecordsTable<T extends { id: string }>({
  id,
  label,
  answer,
  rows,
  columns,
  onOpen,
  empty,
}: RecordsTableProps<T>): ReactNode {
  if (answer.error !== null) return <Failure error={answer.error} />;
  if (answer.data === undefined) return null;
  if (rows.length === 0) return <p className={styles.empty}>{empty}</p>;
  return (
    <DataTable<T>
      id={id}
      label={label}
      rows={rows}
      columns={columns}
      rowId={(row) => row.id}
      onOpen={onOpen}
      empty={null}
      height={mostHeight}
      bare
      bar={rows.length > fewRows}
    />
  );
}
