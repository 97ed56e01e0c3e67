import { Button } from '@mantine/core';
import { IconFileCertificate } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StatisticsRow } from '../../../db/domain/statistics';
import type { RouteOutput } from '../../../electron/ipc/contract';
import { Link } from '../../app/router';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../ipc/queries';
import { DayField } from '../../ui/DayField';
import { Page, Section } from '../../ui/Page';
import { RecordLink } from '../../ui/RecordLink';
import { Failure, Notice } from '../../ui/Words';
import styles from './statistics.module.css';

type Statistics = RouteOutput<'statistics.read'>;

/** Which cases stand behind a number that was asked about. */
interface Asked {
  readonly title: string;
  readonly cases: readonly string[];
}

/** The ministry's table: each number leads to its cases. */
export function StatisticsPage() {
  const { t } = useTranslation('statistics');
  const [period, setPeriod] = useState({ from: '', to: '' });
  const [asked, setAsked] = useState<Asked>();
  const answer = useAnswer('statistics.read', period);
  const table = answer.data;
  const report = (
    <Button
      component={Link}
      to="/reports/new?about=vault&kind=statistics"
      leftSection={<IconFileCertificate size={16} aria-hidden />}
      data-testid="new-report"
    >
      {t('report')}
    </Button>
  );
  return (
    <Page
      title={t('title')}
      subtitle={t('subtitle')}
      {...(table?.whole === true ? { actions: report } : {})}
      testId="page-statistics"
    >
      <Failure error={answer.error} />
      {table?.whole === false && <Notice state="blue">{t('part')}</Notice>}
      <div className={styles.period}>
        <DayField
          label={t('from')}
          value={period.from}
          onChange={(from) => setPeriod((before) => ({ ...before, from }))}
          testId="field-from"
        />
        <DayField
          label={t('to')}
          value={period.to}
          onChange={(to) => setPeriod((before) => ({ ...before, to }))}
          testId="field-to"
        />
      </div>
      {table !== undefined && (
        <>
          <Section title={t('byCategory')} flush>
            <Categories table={table} onAsk={setAsked} />
          </Section>
          <Section title={t('byStage')} flush>
            <Stages table={table} onAsk={setAsked} />
          </Section>
          <Behind table={table} asked={asked} />
        </>
      )}
    </Page>
  );
}

interface TableProps {
  table: Statistics;
  onAsk: (asked: Asked) => void;
}

/** A number of cases that can be opened; none has nothing to open. */
function Cases({
  cases,
  title,
  onAsk,
}: {
  cases: readonly string[];
  title: string;
  onAsk: TableProps['onAsk'];
}) {
  const { t } = useTranslation('statistics');
  const formats = useFormats();
  if (cases.length === 0) return <span className="dl-dim">—</span>;
  return (
    <button
      type="button"
      className={styles.number}
      onClick={() => onAsk({ title, cases })}
      aria-label={t('open', { title, n: cases.length })}
    >
      {formats.number(cases.length)}
    </button>
  );
}

function useRowWords() {
  const { t } = useTranslation(['statistics', 'terms']);
  return (row: StatisticsRow) => {
    const name = t(`terms:caseCategory.${row}`);
    return row === 'pyramid' ? `${t('ofIt')} ${name}` : name;
  };
}

const columns = ['cases', 'victims', 'damageTiyn', 'damageCents', 'exhibits', 'secured', 'machines'] as const;

function Categories({ table, onAsk }: TableProps) {
  const { t } = useTranslation('statistics');
  const formats = useFormats();
  const words = useRowWords();
  const rows = [
    ...table.categories.map((one) => ({ ...one, title: words(one.row), part: one.row === 'pyramid' })),
    { ...table.total, title: t('total'), part: false },
  ];
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('category')}</th>
            {columns.map((name) => (
              <th key={name} scope="col">
                {t(`column.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <tr key={one.title} data-part={one.part || undefined}>
              <th scope="row">{one.title}</th>
              <td>
                <Cases cases={one.cases} title={one.title} onAsk={onAsk} />
              </td>
              <td>{formats.number(one.victims)}</td>
              <td>{formats.amount(one.damageTiyn, 2, '₸')}</td>
              <td>{formats.amount(one.damageCents, 2, '$')}</td>
              <td>{formats.number(one.exhibits)}</td>
              <td>
                {formats.number(one.confirmed)} / {formats.number(one.wallets)}
              </td>
              <td>{formats.number(one.machines)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Stages({ table, onAsk }: TableProps) {
  const { t } = useTranslation(['statistics', 'terms']);
  const words = useRowWords();
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('stage')}</th>
            {table.categories.map(({ row }) => (
              <th key={row} scope="col">
                {words(row)}
              </th>
            ))}
            <th scope="col">{t('total')}</th>
          </tr>
        </thead>
        <tbody>
          {table.stages.map(({ stage, cells, cases }) => {
            const name = t(`terms:caseStage.${stage}`);
            return (
              <tr key={stage}>
                <th scope="row">{name}</th>
                {cells.map((cell) => (
                  <td key={cell.row}>
                    <Cases cases={cell.cases} title={`${name}, ${words(cell.row)}`} onAsk={onAsk} />
                  </td>
                ))}
                <td>
                  <Cases cases={cases} title={name} onAsk={onAsk} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** The cases behind the number that was asked about, or behind all of them. */
function Behind({ table, asked }: { table: Statistics; asked: Asked | undefined }) {
  const { t } = useTranslation(['statistics', 'terms']);
  const formats = useFormats();
  const shown = table.cases.filter(({ id }) => asked === undefined || asked.cases.includes(id));
  return (
    <Section
      title={asked === undefined ? t('behind') : `${t('behind')}: ${asked.title}`}
      count={formats.number(shown.length)}
      flush
      testId="section-behind"
    >
      <div className={styles.scroll} aria-live="polite">
        <table className={styles.table} data-words>
          <thead>
            <tr>
              <th scope="col">{t('case')}</th>
              <th scope="col">{t('category')}</th>
              <th scope="col">{t('stage')}</th>
              <th scope="col">{t('day')}</th>
              <th scope="col">{t('column.damageTiyn')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  <RecordLink kind="case" id={one.id}>
                    <span className="dl-mono">{one.number}</span> {one.title}
                  </RecordLink>
                </th>
                <td>{t(`terms:caseCategory.${one.category}`)}</td>
                <td>{t(`terms:caseStage.${one.stage}`)}</td>
                <td>{formats.date(one.day)}</td>
                <td>{one.damageTiyn === '' ? '' : formats.amount(one.damageTiyn, 2, '₸')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
