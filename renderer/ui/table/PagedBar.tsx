import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import { ExportMenu, type RowParts } from './ExportMenu';
import type { Column } from './model';
import { ColumnMenu } from './TableBar';
import styles from './table.module.css';
import type { TableView } from './views';

interface PagedBarProps<T> {
  label: string;
  total: number | undefined;
  /** Those that are shown, and all. */
  shown: Column<T>[];
  columns: Column<T>[];
  allRows: RowParts<T> | undefined;
  view: TableView | undefined;
  change: ((change: (view: TableView) => Partial<TableView>) => void) | undefined;
  bar: ReactNode;
}

/** Above the rows. By itself, because menus are too much to draw in each frame of scrolling. */
export const PagedBar = memo(Bar) as typeof Bar;

function Bar<T>({ label, total, shown, columns, allRows, view, change, bar }: PagedBarProps<T>) {
  const { t } = useTranslation('common');
  const formats = useFormats();
  return (
    <div className={styles.bar}>
      {bar}
      <span className={styles.spacer} />
      <span className={styles.count} role="status" data-testid="row-count">
        {total === undefined ? '' : t('table.rows', { count: total, shown: formats.number(total) })}
      </span>
      {allRows !== undefined && <ExportMenu title={label} columns={shown} parts={allRows} />}
      {view !== undefined && change !== undefined && (
        <ColumnMenu columns={columns} view={view} change={change} />
      )}
    </div>
  );
}
