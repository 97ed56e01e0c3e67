import { Button, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { actKinds } from '../../../db/domain/acts';
import { navigate } from '../../app/router';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../ipc/queries';
import { DayField } from '../../ui/DayField';
import styles from './ledger.module.css';
import { emptyFilter, isEmpty, type LedgerFilter } from './ledgerFilter';

export interface FiltersProps {
  filter: LedgerFilter;
  setFilter: (filter: LedgerFilter) => void;
  /** Number of the one record whose entries are shown, where the page was opened for one. */
  record: string | undefined;
}

/** Who, what, in which case, and on which days. */
export function Filters({ filter, setFilter, record }: FiltersProps) {
  const { t } = useTranslation('ledger');
  const { compare } = useFormats();
  const officers = useAnswer('officer.list', {}).data ?? [];
  const cases = useAnswer('case.list', {}).data ?? [];
  const kinds = useMemo(
    () =>
      actKinds
        .map((kind) => ({ value: kind, label: t(`kind.${kind}`, { defaultValue: kind }) }))
        .sort((one, other) => compare(one.label, other.label)),
    [t, compare],
  );
  const common = {
    size: 'xs',
    clearable: true,
    searchable: true,
    clearButtonProps: { 'aria-label': t('clear') },
  } as const;
  return (
    <div className={styles.filters} data-testid="ledger-filters">
      {record !== undefined && (
        <Button
          variant="default"
          size="xs"
          rightSection={<IconX size={14} aria-hidden />}
          onClick={() => navigate('/ledger')}
          data-testid="all-entries"
        >
          {t('only', { number: record })}
        </Button>
      )}
      <Select
        {...common}
        label={t('filterOfficer')}
        placeholder={t('anyOfficer')}
        data={officers.map(({ id, name }) => ({ value: id, label: name }))}
        value={filter.officerId || null}
        onChange={(officerId) => setFilter({ ...filter, officerId: officerId ?? '' })}
        data-testid="filter-officer"
      />
      <Select
        {...common}
        label={t('filterKind')}
        placeholder={t('anyKind')}
        data={kinds}
        value={filter.kind || null}
        onChange={(kind) => setFilter({ ...filter, kind: kind ?? '' })}
        data-testid="filter-kind"
      />
      <Select
        {...common}
        label={t('filterCase')}
        placeholder={t('anyCase')}
        data={cases.map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` }))}
        value={filter.caseId || null}
        onChange={(caseId) => setFilter({ ...filter, caseId: caseId ?? '' })}
        data-testid="filter-case"
      />
      <DayField
        label={t('filterFrom')}
        value={filter.from}
        onChange={(from) => setFilter({ ...filter, from })}
        testId="filter-from"
      />
      <DayField
        label={t('filterTo')}
        value={filter.to}
        onChange={(to) => setFilter({ ...filter, to })}
        testId="filter-to"
      />
      {!isEmpty(filter) && (
        <Button variant="subtle" size="xs" onClick={() => setFilter(emptyFilter)} data-testid="filter-none">
          {t('filterNone')}
        </Button>
      )}
    </div>
  );
}
