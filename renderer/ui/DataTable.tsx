import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { atHand, ExportMenu } from './table/ExportMenu';
import { type Column, defaultWidth, type SortKey } from './table/model';
import { TableBar } from './table/TableBar';
import styles from './table/table.module.css';
import { useDataTable } from './table/useDataTable';
import type { TableView } from './table/views';

export type { Column } from './table/model';
export { PagedTable } from './table/PagedTable';

export interface DataTableProps<T> {
  /** Names the view that is kept while the vault is open. */
  id: string;
  rows: T[];
  columns: Column<T>[];
  rowId: (row: T) => string;
  onOpen: (row: T) => void;
  /** Shown when there is no row at all. */
  empty: ReactNode;
  /** `fill` takes the page's height, a number is pixels at most; without it the table is as high as its rows, up to 480. */
  height?: 'fill' | number;
  initialSort?: SortKey | SortKey[];
  /** Names the table for screen readers. */
  label?: string;
  /** Inside a section: no border of its own, and no bar above when `bar` is false. */
  bare?: boolean;
  bar?: boolean;
}

const rowHeight = 36;

/** Rows in columns: sorted, filtered, chosen and walked by keyboard; only what is in sight is drawn. */
export function DataTable<T extends object>(props: DataTableProps<T>) {
  const {
    id,
    rows,
    columns,
    rowId,
    onOpen,
    empty,
    height = 480,
    initialSort,
    label,
    bare = false,
    bar = true,
  } = props;
  const { t } = useTranslation('common');
  const scroller = useRef<HTMLDivElement>(null);
  const domId = useId();
  const sorts = initialSort === undefined ? [] : Array.isArray(initialSort) ? initialSort : [initialSort];
  const table = useDataTable(id, rows, columns, rowId, sorts);
  const virtual = useVirtualizer({
    count: table.shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    scrollPaddingStart: rowHeight,
    overscan: 12,
  });
  const currentIndex = table.shown.findIndex((row) => row.id === table.view.current);
  const go = useCallback(
    (index: number) => {
      const bounded = Math.max(0, Math.min(table.shown.length - 1, index));
      const row = table.shown[bounded];
      if (row === undefined) return;
      table.change(() => ({ current: row.id }));
      virtual.scrollToIndex(bounded);
    },
    [table.shown, table.change, virtual],
  );
  const stood = useRef(false);
  useEffect(() => {
    // Only after the first drawing: to stand again where the officer stood.
    if (!stood.current && currentIndex > 0) virtual.scrollToIndex(currentIndex);
    stood.current = true;
  });

  if (rows.length === 0) return <>{empty}</>;

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / rowHeight) - 2);
    const current = table.shown[currentIndex];
    if (event.key === 'Enter' && current !== undefined) {
      event.preventDefault();
      onOpen(current.original);
      return;
    }
    const target = keyTarget(event.key, currentIndex, page, table.shown.length);
    if (target === undefined) return;
    event.preventDefault();
    go(target);
  };
  // Columns give way a little before the table scrolls sideways; numbers and addresses do not, a part of them is none.
  const least = table.columns.map(
    (column) => (column.width ?? defaultWidth) * (column.mono === true ? 1 : 0.85),
  );
  const template = table.columns
    .map((column, index) => `minmax(${least[index] ?? 0}px, ${column.width ?? defaultWidth}fr)`)
    .join(' ');
  const leastWidth = least.reduce((sum, width) => sum + width, 0) + 12;

  return (
    <div
      className={`${styles.frame} ${bare ? styles.bare : ''}`}
      data-fill={height === 'fill'}
      data-testid={`table-${id}`}
    >
      {bar && (
        <TableBar
          title={label ?? t('table.label')}
          rows={rows}
          shownRows={table.shown.map((row) => row.original)}
          columns={columns}
          shownColumns={table.columns}
          view={table.view}
          change={table.change}
        />
      )}
      {!bar && (
        <div className={styles.corner}>
          <ExportMenu
            title={label ?? t('table.label')}
            columns={table.columns}
            parts={atHand(table.shown.map((row) => row.original))}
            rows={table.shown.map((row) => row.original)}
          />
        </div>
      )}
      <div
        ref={scroller}
        className={styles.scroller}
        style={height === 'fill' ? undefined : { maxHeight: height }}
        role="grid"
        aria-label={label ?? t('table.label')}
        aria-rowcount={table.shown.length + 1}
        aria-colcount={table.columns.length}
        aria-activedescendant={currentIndex >= 0 ? `${domId}-${currentIndex}` : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onFocus={(event) =>
          event.target === event.currentTarget && currentIndex < 0 && table.shown.length > 0 && go(0)
        }
      >
        <div className={styles.grid} role="presentation" style={{ minWidth: leastWidth }}>
          <HeadLine columns={table.columns} view={table.view} template={template} sort={table.sort} />
          <div className={styles.body} role="rowgroup" style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map((item) => {
              const row = table.shown[item.index];
              if (row === undefined) return null;
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the grid's, which holds the focus
                <div
                  key={row.id}
                  id={`${domId}-${item.index}`}
                  role="row"
                  aria-rowindex={item.index + 2}
                  aria-selected={item.index === currentIndex}
                  className={`${styles.line} ${styles.row}`}
                  style={{ gridTemplateColumns: template, top: item.start }}
                  data-testid="row"
                  data-row={row.id}
                  onClick={() => {
                    table.change(() => ({ current: row.id }));
                    // The second click of an impatient hand marks words, which would stay marked on the next page.
                    window.getSelection()?.removeAllRanges();
                    onOpen(row.original);
                  }}
                >
                  {table.columns.map((column) => (
                    <Cell key={column.id} column={column} row={row.original} />
                  ))}
                </div>
              );
            })}
          </div>
        </div>
        {table.shown.length === 0 && <div className={styles.nothing}>{t('table.nothing')}</div>}
      </div>
    </div>
  );
}

function keyTarget(key: string, current: number, page: number, count: number): number | undefined {
  const moves: Record<string, number> = {
    ArrowDown: current + 1,
    ArrowUp: current - 1,
    PageDown: current + page,
    PageUp: current - page,
    Home: 0,
    End: count - 1,
  };
  return moves[key];
}

function Cell<T>({ column, row }: { column: Column<T>; row: T }) {
  const value = column.value(row);
  return (
    <div
      role="gridcell"
      className={`${styles.cell} ${column.align === 'right' ? styles.right : ''} ${column.mono === true ? styles.mono : ''}`}
      title={column.cell === undefined && value !== null ? String(value) : undefined}
    >
      {column.cell === undefined ? (value ?? '') : column.cell(row)}
    </div>
  );
}

interface HeadLineProps<T> {
  columns: Column<T>[];
  view: TableView;
  template: string;
  sort: (id: string, add: boolean) => void;
}

function HeadLine<T>({ columns, view, template, sort }: HeadLineProps<T>) {
  const { t } = useTranslation('common');
  const orders = { ascending: IconArrowUp, descending: IconArrowDown };
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles.line} style={{ gridTemplateColumns: template }}>
        {columns.map((column) => {
          const place = view.sorting.findIndex((key) => key.id === column.id);
          const order =
            place < 0 ? undefined : view.sorting[place]?.desc === true ? 'descending' : 'ascending';
          const Arrow = order === undefined ? undefined : orders[order];
          return (
            <div
              key={column.id}
              role="columnheader"
              aria-sort={order ?? 'none'}
              className={`${styles.headCell} ${column.align === 'right' ? styles.right : ''}`}
            >
              <button
                type="button"
                className={styles.sort}
                onClick={(event) => sort(column.id, event.shiftKey)}
                title={t('table.sortHint')}
              >
                <span>{column.header}</span>
                {Arrow !== undefined && <Arrow size={13} aria-hidden />}
                {view.sorting.length > 1 && place >= 0 && <small>{place + 1}</small>}
              </button>
            </div>
          );
        })}
      </div>
    </div>
  );
}
