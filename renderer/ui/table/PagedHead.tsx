import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { type KeyboardEvent, memo, type PointerEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Column, defaultWidth } from './model';
import styles from './table.module.css';
import type { TableView } from './views';

const [narrowest, widest] = [48, 900];

/** The columns that the officer has not put away. */
export function shownColumns<T>(
  columns: Column<T>[],
  visibility: TableView['visibility'] | undefined,
): Column<T>[] {
  return visibility === undefined ? columns : columns.filter(({ id }) => visibility[id] !== false);
}

/** Columns share what is left over; one that the officer widened stays as wide as it was made. */
export function layOut<T>(columns: readonly Column<T>[], view: TableView | undefined) {
  const own = (column: Column<T>) => view?.widths?.[column.id];
  const least = (column: Column<T>) =>
    own(column) ?? (column.width ?? defaultWidth) * (column.mono === true ? 1 : 0.85);
  const template = columns
    .map((column) =>
      own(column) === undefined
        ? `minmax(${least(column)}px, ${column.width ?? defaultWidth}fr)`
        : `${least(column)}px`,
    )
    .join(' ');
  const leastWidth = columns.reduce((sum, column) => sum + least(column), 0) + 12;
  return { template, leastWidth };
}

interface PagedHeadProps<T> {
  columns: readonly Column<T>[];
  template: string;
  view: TableView | undefined;
  change: ((change: (view: TableView) => Partial<TableView>) => void) | undefined;
}

/** Headings: those of ordered columns sort, and each has an edge that is drawn, or moved with arrow keys. */
export const PagedHead = memo(Head) as typeof Head;

function Head<T>({ columns, template, view, change }: PagedHeadProps<T>) {
  const { t } = useTranslation('common');
  const sort = (id: string) =>
    change?.(({ sorting }) => ({ sorting: [{ id, desc: sorting[0]?.id === id && !sorting[0].desc }] }));
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles.line} style={{ gridTemplateColumns: template }}>
        {columns.map((column) => {
          const key = view?.sorting.find(({ id }) => id === column.id);
          const order = key === undefined ? 'none' : key.desc ? 'descending' : 'ascending';
          const Arrow = key?.desc === true ? IconArrowDown : IconArrowUp;
          return (
            <div
              key={column.id}
              role="columnheader"
              aria-sort={column.ordered === true ? order : undefined}
              className={`${styles.headCell} ${column.align === 'right' ? styles.right : ''}`}
            >
              {column.ordered === true && change !== undefined ? (
                <button type="button" className={styles.sort} onClick={() => sort(column.id)}>
                  <span>{column.header}</span>
                  {key !== undefined && <Arrow size={13} aria-hidden />}
                </button>
              ) : (
                <span className={styles.plainHead}>{column.header}</span>
              )}
              {change !== undefined && column.header !== '' && (
                <Edge
                  label={t('table.widen', { column: column.header })}
                  set={(width) =>
                    change(({ widths }) => ({
                      widths: {
                        ...widths,
                        [column.id]: Math.round(Math.max(narrowest, Math.min(widest, width))),
                      },
                    }))
                  }
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** The right edge of a heading. */
function Edge({ label, set }: { label: string; set: (width: number) => void }) {
  const begun = useRef<{ x: number; width: number } | null>(null);
  const widthOf = (edge: HTMLElement) => edge.parentElement?.getBoundingClientRect().width ?? defaultWidth;
  const onPointerMove = ({ clientX }: PointerEvent) => {
    if (begun.current !== null) set(begun.current.width + clientX - begun.current.x);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>) => {
    const step = { ArrowLeft: -16, ArrowRight: 16 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    set(widthOf(event.currentTarget) + step);
  };
  return (
    <button
      type="button"
      className={styles.edge}
      aria-label={label}
      title={label}
      onPointerDown={(event) => {
        begun.current = { x: event.clientX, width: widthOf(event.currentTarget) };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        begun.current = null;
      }}
      onKeyDown={onKeyDown}
    />
  );
}
