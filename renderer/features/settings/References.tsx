import { SegmentedControl } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ReferenceEntry, type ReferenceTable, referenceTable } from '../../../db/domain/reference';
import { type Formats, useFormats } from '../../i18n/formats';
import { useAnswer } from '../../ipc/queries';
import { type Column, DataTable } from '../../ui/DataTable';
import { Empty, Section } from '../../ui/Page';
import { fieldColumn } from '../../ui/table/fieldColumn';
import { Failure } from '../../ui/Words';
import styles from './settings.module.css';

// Trusted certificates have a section of their own.
const tables = referenceTable.options.filter((one) => one !== 'trusted-root');

/** Law, places and hardware as this vault knows them, each row with its source and edition. */
export function References() {
  const { t } = useTranslation('settings');
  const formats = useFormats();
  const [table, setTable] = useState<ReferenceTable>('article');
  const answer = useAnswer('reference.list', { table });
  const columns = useMemo(() => referenceColumns(t, formats), [t, formats]);
  return (
    <Section title={t('reference')} flush testId="references">
      <div className={styles.tables}>
        <p className={styles.hint}>{t('referenceText')}</p>
        <SegmentedControl
          size="xs"
          aria-label={t('reference')}
          value={table}
          onChange={(value) => setTable(referenceTable.parse(value))}
          data={tables.map((one) => ({ value: one, label: t(`reference.${one}`) }))}
        />
      </div>
      <Failure error={answer.error} />
      <DataTable
        id={`reference-${table}`}
        label={t(`reference.${table}`)}
        rows={answer.data ?? []}
        columns={columns}
        rowId={(row) => row.id}
        onOpen={() => undefined}
        height={360}
        bare
        empty={<Empty title={t('referenceEmpty')} text={t('referenceEmptyText')} />}
      />
    </Section>
  );
}

function referenceColumns(t: TFunction, formats: Formats): Column<ReferenceEntry>[] {
  const words = (facts: ReferenceEntry['facts']) =>
    Object.entries(facts)
      .map(([name, value]) => `${name}: ${value}`)
      .join(' · ');
  return [
    fieldColumn('code', t('column.code'), 90, { mono: true, filter: 'text' }),
    {
      id: 'name',
      header: t('column.name'),
      value: (row) => row[formats.language],
      width: 420,
      filter: 'text',
    },
    fieldColumn('validFrom', t('column.validFrom'), 130, { cell: (row) => formats.date(row.validFrom) }),
    fieldColumn('validTo', t('column.validTo'), 100, {
      cell: (row) => formats.date(row.validTo),
      hidden: true,
    }),
    fieldColumn('source', t('column.source'), 220, { filter: 'choice' }),
    fieldColumn('edition', t('column.edition'), 140, { filter: 'choice' }),
    { id: 'facts', header: t('column.facts'), value: (row) => words(row.facts), width: 220, hidden: true },
  ];
}
