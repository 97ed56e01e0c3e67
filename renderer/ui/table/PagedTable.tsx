import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import { ExportMenu, type RowParts } from './ExportMenu';
import { type Column, defaultWidth } from './model';
import { firstRow, rowTop, scrollHeight, scrollOf } from './paging';
import styles from './table.module.css';

export interface PagedTableProps<T> {
  id: string;
  label: string;
  columns: Column<T>[];
  rowId: (row: T) => string;
  onOpen: (row: T) => void;
  /** How many rows there are; undefined while that is not known. */
  total: number | undefined;
  /** The row at a place, if it is there yet. */
  rowAt: (index: number) => T | undefined;
  /** What is in sight now, first and last: the caller fetches it. */
  onSight: (first: number, last: number) => void;
  empty: ReactNode;
  /** All rows in their order, for a file; without it the table offers none. */
  allRows?: RowParts<T>;
  /** Above the rows, left of their number. */
  bar?: ReactNode;
}

const rowHeight = 36;
const beyond = 8;

/**
 * Rows that the evidence process hands over in pages: a million of them cost what is in sight. They stand in the order that it
 * has; searching and filtering are its work too.
 */
export function PagedTable<T extends object>(props: PagedTableProps<T>) {
  const { id, label, columns, rowId, onOpen, total, rowAt, onSight, empty, bar, allRows } = props;
  const { t } = useTranslation('common');
  const formats = useFormats();
  const scroller = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(600);
  const [current, setCurrent] = useState(-1);
  const count = total ?? 0;
  const shown = Math.ceil(height / rowHeight);
  const first = firstRow(top, count, height, rowHeight);
  const from = Math.max(0, Math.floor(first) - beyond);
  const to = Math.min(count, Math.floor(first) + shown + beyond);
  useEffect(() => onSight(from, Math.max(from, to - 1)), [onSight, from, to]);
  useEffect(() => {
    const box = scroller.current;
    if (box === null) return;
    const watch = new ResizeObserver(() => setHeight(box.clientHeight));
    watch.observe(box);
    return () => watch.disconnect();
  }, []);
  const go = useCallback(
    (index: number) => {
      const box = scroller.current;
      if (box === null || count === 0) return;
      const bounded = Math.max(0, Math.min(count - 1, index));
      setCurrent(bounded);
      const fits = Math.max(1, Math.floor(box.clientHeight / rowHeight) - 2);
      const now = firstRow(box.scrollTop, count, box.clientHeight, rowHeight);
      if (bounded < now) box.scrollTop = scrollOf(bounded, count, box.clientHeight, rowHeight);
      else if (bounded > now + fits)
        box.scrollTop = scrollOf(bounded - fits, count, box.clientHeight, rowHeight);
    },
    [count],
  );
  if (total === 0) return <>{empty}</>;

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, shown - 3);
    const here = rowAt(current);
    if (event.key === 'Enter' && here !== undefined) {
      event.preventDefault();
      onOpen(here);
      return;
    }
    const moves: Record<string, number> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + page,
      PageUp: current - page,
      Home: 0,
      End: count - 1,
    };
    const target = moves[event.key];
    if (target === undefined) return;
    event.preventDefault();
    go(target);
  };
  const template = columns
    .map(({ width = defaultWidth, mono }) => `minmax(${width * (mono === true ? 1 : 0.85)}px, ${width}fr)`)
    .join(' ');
  const indexes = Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);

  return (
    <div className={styles.frame} data-fill="true" data-testid={`table-${id}`}>
      <div className={styles.bar}>
        {bar}
        <span className={styles.spacer} />
        <span className={styles.count} role="status" data-testid="row-count">
          {total === undefined ? '' : t('table.rows', { count: total, shown: formats.number(total) })}
        </span>
        {allRows !== undefined && <ExportMenu title={label} columns={columns} parts={allRows} />}
      </div>
      <div
        ref={scroller}
        className={`${styles.scroller} ${styles.paged}`}
        role="grid"
        aria-label={label}
        aria-rowcount={count + 1}
        aria-colcount={columns.length}
        aria-activedescendant={current >= from && current < to ? `${id}-row-${current}` : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
        onFocus={(event) =>
          event.target === event.currentTarget && current < 0 && setCurrent(Math.floor(first))
        }
      >
        <div className={styles.grid} role="presentation">
          <div role="rowgroup" className={styles.head}>
            <div
              role="row"
              aria-rowindex={1}
              className={styles.line}
              style={{ gridTemplateColumns: template }}
            >
              {columns.map((column) => (
                <div key={column.id} role="columnheader" className={styles.headCell}>
                  <span className={styles.plainHead}>{column.header}</span>
                </div>
              ))}
            </div>
          </div>
          <div className={styles.body} role="rowgroup" style={{ height: scrollHeight(count, rowHeight) }}>
            {indexes.map((index) => (
              <PagedRow
                key={index}
                domId={`${id}-row-${index}`}
                index={index}
                row={rowAt(index)}
                rowId={rowId}
                columns={columns}
                template={template}
                top={rowTop(index, top, first, rowHeight)}
                selected={index === current}
                onOpen={(row) => {
                  setCurrent(index);
                  onOpen(row);
                }}
              />
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}

interface PagedRowProps<T> {
  domId: string;
  index: number;
  row: T | undefined;
  rowId: (row: T) => string;
  columns: Column<T>[];
  template: string;
  top: number;
  selected: boolean;
  onOpen: (row: T) => void;
}

function PagedRow<T>({
  domId,
  index,
  row,
  rowId,
  columns,
  template,
  top,
  selected,
  onOpen,
}: PagedRowProps<T>) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the grid's, which holds the focus
    <div
      id={domId}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      aria-busy={row === undefined}
      className={`${styles.line} ${styles.row}`}
      style={{ gridTemplateColumns: template, transform: `translateY(${top}px)` }}
      data-testid="row"
      data-row={row === undefined ? undefined : rowId(row)}
      onClick={() => row !== undefined && onOpen(row)}
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
