import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { RowParts } from './ExportMenu';
import type { Column } from './model';
import { PagedBar } from './PagedBar';
import { layOut, PagedHead, shownColumns } from './PagedHead';
import { PagedRow } from './PagedRow';
import { scrollHeight } from './paging';
import styles from './table.module.css';
import { useSight } from './useSight';
import type { TableView } from './views';

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
  /** How the officer looks at it: then columns can be chosen, widened and, where they are `ordered`, sorted by. */
  view?: TableView;
  change?: (change: (view: TableView) => Partial<TableView>) => void;
  /** What the rows are filtered and ordered by, as text: with another one the table stands at its beginning again. */
  resetKey?: string;
  /** Space marks the row that is stood on. */
  onMark?: (row: T) => void;
  /** Pixels at most; without it the table takes the page's height. */
  height?: number;
  /** All rows in their order, for a file; without it the table offers none. */
  allRows?: RowParts<T>;
  /** Above the rows, left of their number. */
  bar?: ReactNode;
}

const rowHeight = 36;

/**
 * Rows that the evidence process hands over in pages: a million of them cost what is in sight. They stand in the order that it
 * has; searching and filtering are its work too.
 */
export function PagedTable<T extends object>(props: PagedTableProps<T>) {
  const { id, label, rowId, onOpen, total, rowAt, onSight, empty, bar, allRows, view, change } = props;
  const visibility = view?.visibility;
  const columns = useMemo(() => shownColumns(props.columns, visibility), [props.columns, visibility]);
  const [current, setCurrent] = useState(-1);
  const count = total ?? 0;
  const { scroller, from, to, block, blockTop, onScroll, firstRow, fits, show } = useSight(count, rowHeight);
  useEffect(() => onSight(from, Math.max(from, to - 1)), [onSight, from, to]);
  const go = useCallback(
    (index: number) => {
      if (count === 0) return;
      const bounded = Math.max(0, Math.min(count - 1, index));
      setCurrent(bounded);
      show(bounded);
    },
    [count, show],
  );
  // Where the officer stood when a row was opened is where coming back stands again.
  const stand = (index: number) => change?.(() => ({ current: String(index) }));
  const stood = useRef(view?.current ?? null);
  useEffect(() => {
    if (stood.current === null || count === 0) return;
    go(Number(stood.current));
    stood.current = null;
  }, [go, count]);
  const latest = useRef<(index: number) => void>(() => undefined);
  useEffect(() => {
    latest.current = (index) => {
      const row = rowAt(index);
      if (row === undefined) return;
      setCurrent(index);
      stand(index);
      onOpen(row);
    };
  });
  const open = useCallback((index: number) => latest.current(index), []);
  const { resetKey } = props;
  const shownKey = useRef(resetKey);
  useEffect(() => {
    if (shownKey.current === resetKey) return;
    shownKey.current = resetKey;
    setCurrent(-1);
    stood.current = null;
    scroller.current?.scrollTo({ top: 0 });
  }, [resetKey, scroller]);
  // A bar that filters must stay where it is, with the cursor in it, when nothing is left.
  if (total === 0 && resetKey === undefined) return <>{empty}</>;

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, fits() - 1);
    const here = rowAt(current);
    if (event.key === 'Enter' && here !== undefined) {
      event.preventDefault();
      stand(current);
      onOpen(here);
      return;
    }
    if (event.key === ' ' && here !== undefined && props.onMark !== undefined) {
      event.preventDefault();
      props.onMark(here);
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
  const { template, leastWidth } = layOut(columns, view);
  const indexes = Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);

  return (
    <div className={styles.frame} data-fill={props.height === undefined} data-testid={`table-${id}`}>
      <PagedBar
        label={label}
        total={total}
        shown={columns}
        columns={props.columns}
        allRows={allRows}
        view={view}
        change={change}
        bar={bar}
      />
      {total === 0 && empty}
      <div
        ref={scroller}
        hidden={total === 0}
        className={`${styles.scroller} ${styles.paged}`}
        style={props.height === undefined ? undefined : { maxHeight: props.height, flex: 'none' }}
        role="grid"
        aria-label={label}
        aria-rowcount={count + 1}
        aria-colcount={columns.length}
        aria-activedescendant={current >= from && current < to ? `${id}-row-${current}` : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onScroll={onScroll}
        onFocus={(event) => event.target === event.currentTarget && current < 0 && setCurrent(firstRow())}
      >
        <div className={styles.grid} role="presentation" style={{ minWidth: leastWidth }}>
          <PagedHead columns={columns} template={template} view={view} change={change} />
          <div className={styles.body} role="rowgroup" style={{ height: scrollHeight(count, rowHeight) }}>
            {/* Rows stand where they are within a block, and the browser moves what it has drawn of it: a frame draws the rows that are new. */}
            <div role="presentation" style={{ transform: `translateY(${blockTop}px)` }}>
              {indexes.map((index) => {
                const row = rowAt(index);
                return (
                  <PagedRow
                    key={index}
                    domId={`${id}-row-${index}`}
                    index={index}
                    row={row}
                    name={row === undefined ? undefined : rowId(row)}
                    columns={columns}
                    template={template}
                    top={(index - block) * rowHeight}
                    selected={index === current}
                    open={open}
                  />
                );
              })}
            </div>
          </div>
        </div>
      </div>
    </div>
  );
}
