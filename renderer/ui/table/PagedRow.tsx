import { memo } from 'react';
import type { Column } from './model';
import styles from './table.module.css';

interface PagedRowProps<T> {
  domId: string;
  index: number;
  row: T | undefined;
  /** Its id, once it is there. */
  name: string | undefined;
  columns: Column<T>[];
  template: string;
  top: number;
  selected: boolean;
  /** The same function at each drawing: rows are drawn anew only where something of theirs changed. */
  open: (index: number) => void;
}

/** A row in its place; until it is there, what will stand in its cells is hinted at. */
export const PagedRow = memo(Row) as typeof Row;

function Row<T>({ domId, index, row, name, columns, template, top, selected, open }: PagedRowProps<T>) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the grid's, which holds the focus
    <div
      id={domId}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      aria-busy={row === undefined}
      className={`${styles.line} ${styles.row}`}
      style={{ gridTemplateColumns: template, top }}
      data-testid="row"
      data-row={name}
      onClick={() => open(index)}
    >
      {columns.map((column) => (
        <div
          key={column.id}
          role="gridcell"
          className={`${styles.cell} ${column.align === 'right' ? styles.right : ''} ${column.mono === true ? styles.mono : ''}`}
        >
          {row === undefined ? (
            <span className={styles.coming} aria-hidden />
          ) : column.cell === undefined ? (
            (column.value(row) ?? '')
          ) : (
            column.cell(row)
          )}
        </div>
      ))}
    </div>
  );
}
