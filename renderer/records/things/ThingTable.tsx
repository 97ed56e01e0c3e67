import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ThingRow, ThingWhat } from '../../../db/domain/thing';
import { navigate } from '../../app/router';
import { type Column, PagedTable } from '../../ui/DataTable';
import { Empty } from '../../ui/Page';
import { recordUrl } from '../../ui/RecordLink';
import { Failure } from '../../ui/Words';
import { ThingFilters } from './ThingFilters';
import type { useThings } from './useThings';

interface ThingTableProps {
  id: string;
  label: string;
  columns: Column<ThingRow>[];
  things: ReturnType<typeof useThings>;
  what?: ThingWhat;
  /** Shown where nothing at all is recorded. */
  empty: ReactNode;
  /** Left of the filters. */
  before?: ReactNode;
  onMark?: (row: ThingRow) => void;
  height?: number;
}

/** Things in pages, with their filters above. */
export function ThingTable({ id, label, columns, things, what, empty, before, ...more }: ThingTableProps) {
  const { t } = useTranslation('thing');
  const { view, change, filter, pages, resetKey } = things;
  const filtered = Object.keys(filter).length > (filter.what === undefined ? 0 : 1);
  if (pages.total === 0 && !filtered) return <>{empty}</>;
  return (
    <>
      <Failure error={pages.error} />
      <PagedTable<ThingRow>
        id={id}
        label={label}
        columns={columns}
        rowId={(row) => row.id}
        onOpen={(row) => {
          const url = recordUrl(row.what, row.id);
          if (url !== undefined) navigate(url);
        }}
        {...pages}
        {...more}
        view={view}
        change={change}
        resetKey={resetKey}
        bar={
          <>
            {before}
            <ThingFilters view={view} change={change} {...(what === undefined ? {} : { what })} />
          </>
        }
        empty={<Empty title={t('nothingTitle')} text={t('nothingText')} />}
      />
    </>
  );
}
