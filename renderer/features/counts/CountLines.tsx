import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CountLeg, CountLine, CountRecord, CountResult } from '../../../db/domain/stockCount';
import { navigate } from '../../app/router';
import { useFormats } from '../../i18n/formats';
import styles from '../../records/custody.module.css';
import { type Column, DataTable } from '../../ui/DataTable';
import { Section } from '../../ui/Page';
import { type State, StateBadge } from '../../ui/StateBadge';
import { fieldColumn } from '../../ui/table/fieldColumn';

const states: Record<Exclude<CountResult, ''>, State> = {
  present: 'green',
  missing: 'red',
  'seal-broken': 'red',
  unexpected: 'amber',
  unknown: 'amber',
};

/** What was scanned; once the count is closed, the three legs of each thing and what is missing. */
export function CountLines({ count }: { count: CountRecord }) {
  const { t } = useTranslation('custody');
  const columns = useColumns(count.state === 'closed');
  // The last scan stands on top; what is missing comes first when the count is closed.
  const rows = useMemo(
    () =>
      count.state === 'closed'
        ? [...count.lines].sort((left, right) => rank(left) - rank(right) || left.ordinal - right.ordinal)
        : [...count.lines].reverse(),
    [count],
  );
  return (
    <Section title={t('counts.lines')} count={rows.length} flush testId="section-lines">
      <DataTable
        id={`count-${count.state}`}
        label={t('counts.lines')}
        rows={rows}
        columns={columns}
        rowId={(row) => row.id}
        onOpen={(row) => {
          if (row.subjectKind === 'exhibit') navigate(`/exhibits/${row.subjectId}`);
          if (row.subjectKind === 'envelope') navigate(`/envelopes/${row.subjectId}`);
        }}
        empty={
          <p className={styles.dim} style={{ padding: '12px 16px' }}>
            {t('counts.noLines')}
          </p>
        }
        bare
        bar={rows.length > 8}
      />
    </Section>
  );
}

function rank({ result }: CountLine): number {
  return ['missing', 'seal-broken', 'unexpected', 'unknown', 'present', ''].indexOf(result);
}

function useColumns(closed: boolean): Column<CountLine>[] {
  const { t } = useTranslation(['custody', 'terms']);
  const formats = useFormats();
  return useMemo(() => {
    const leg = (value: CountLeg) => {
      if (value === '') return '';
      const state: State = value === 'yes' ? 'green' : value === 'no' ? 'red' : 'grey';
      return <StateBadge state={state}>{t(`terms:countLeg.${value}`)}</StateBadge>;
    };
    const seen: Column<CountLine>[] = [
      fieldColumn('number', t('column.number'), 180, { mono: true }),
      fieldColumn('title', t('column.title'), 240),
      fieldColumn('scanned', t('counts.scanned'), 150, { mono: true }),
      {
        id: 'intact',
        header: t('field.intact'),
        value: (row) => (row.scanned === '' ? '' : t(`terms:sealFound.${row.intact}`)),
        width: 140,
      },
      {
        id: 'at',
        header: t('counts.when'),
        value: (row) => row.scannedAt,
        cell: (row) =>
          row.scannedAt === '' ? '' : formats.clock(row.scannedAt, -new Date().getTimezoneOffset()),
        width: 110,
      },
    ];
    if (!closed) return seen;
    return [
      fieldColumn('result', t('counts.leg1'), 190, {
        cell: (row) =>
          row.result === '' ? (
            ''
          ) : (
            <StateBadge state={states[row.result]}>{t(`terms:countResult.${row.result}`)}</StateBadge>
          ),
      }),
      fieldColumn('record', t('counts.leg2'), 150, { cell: (row) => leg(row.record) }),
      fieldColumn('funds', t('counts.leg3'), 170, { cell: (row) => leg(row.funds) }),
      ...seen,
      fieldColumn('note', t('field.notes'), 200),
    ];
  }, [t, formats, closed]);
}
