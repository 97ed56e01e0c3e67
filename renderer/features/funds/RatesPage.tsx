import { Button, TextInput } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RateTable } from '../../../db/domain/funds/rates';
import type { RouteOutput } from '../../../electron/ipc/contract';
import { useFormats } from '../../i18n/formats';
import { request } from '../../ipc/client';
import { answers, useAnswer } from '../../ipc/queries';
import { CopyButton } from '../../ui/Copy';
import { Page, Section } from '../../ui/Page';
import { useMay } from '../../ui/useRights';
import { When } from '../../ui/When';
import { Failure, Notice } from '../../ui/Words';
import styles from './funds.module.css';

type Read = RouteOutput<'rates.import'>;

/** Rates of the National Bank, from its own files: each table with the hash of what it was read from. */
export function RatesPage() {
  const { t } = useTranslation('funds');
  const tables = useAnswer('rates.list', {});
  return (
    <Page
      title={t('rates.title')}
      subtitle={t('rates.lead')}
      back={{ to: '/funds', label: t('title') }}
      testId="page-rates"
    >
      <ImportRates />
      <Failure error={tables.error} />
      {tables.data?.length === 0 && <p className={styles.dim}>{t('rates.none')}</p>}
      {(tables.data ?? []).map((table) => (
        <Table key={table.id} table={table} />
      ))}
    </Page>
  );
}

function ImportRates() {
  const { t } = useTranslation('funds');
  const may = useMay('rates.import');
  const [token, setToken] = useState<string>();
  const [sourceName, setSourceName] = useState('');
  const [read, setRead] = useState<Read>();
  const [failure, setFailure] = useState<unknown>(null);
  if (!may) return null;
  const run = async (file: string, dryRun: boolean) => {
    setFailure(null);
    try {
      const answer = await request('rates.import', { source: { file }, sourceName, dryRun });
      setRead(dryRun ? answer : undefined);
      setToken(dryRun ? file : undefined);
      if (!dryRun) void answers.invalidateQueries({ queryKey: ['rates.list'] });
    } catch (thrown) {
      setFailure(thrown);
    }
  };
  const choose = async () => {
    const chosen = await request('app.chooseFile', { purpose: 'attachment' });
    if (chosen !== null) await run(chosen.token, true);
  };
  return (
    <Section title={t('rates.import')}>
      <div className={styles.stack}>
        <p className={styles.dim}>{t('rates.hint')}</p>
        <div className={styles.row}>
          <Button
            variant="default"
            leftSection={<IconFileImport size={16} aria-hidden />}
            onClick={() => void choose()}
            data-testid="choose-rates"
          >
            {t('import.file')}
          </Button>
        </div>
        <Failure error={failure} />
        {read?.known === true && <Notice state="blue">{t('rates.known')}</Notice>}
        {read !== undefined && !read.known && token !== undefined && (
          <>
            <Notice
              state={read.rejected.length > 0 ? 'amber' : 'blue'}
              title={t('import.found', { accepted: read.count, rejected: read.rejected.length, same: 0 })}
            >
              <ul>
                {read.rejected.slice(0, 12).map((row) => (
                  <li key={row.line}>
                    {t('import.line', { line: row.line })} {t(`import.reason.${row.reason}`)}:{' '}
                    <code>{row.text}</code>
                  </li>
                ))}
              </ul>
            </Notice>
            <RateRows rows={read.rates.slice(0, 5)} />
            <TextInput
              label={t('rates.source')}
              withAsterisk
              maxLength={400}
              value={sourceName}
              onChange={(event) => setSourceName(event.currentTarget.value)}
              data-testid="rates-source"
            />
            <div>
              <Button
                disabled={sourceName.trim() === ''}
                onClick={() => void run(token, false)}
                data-testid="import-rates"
              >
                {t('rates.record', { count: read.count })}
              </Button>
            </div>
          </>
        )}
      </div>
    </Section>
  );
}

function Table({ table }: { table: RateTable }) {
  const { t } = useTranslation('funds');
  const formats = useFormats();
  const [shown, setShown] = useState(false);
  const rows = useAnswer('rates.rows', { tableId: table.id, limit: 200 }, { enabled: shown });
  return (
    <Section title={table.name} count={formats.number(table.rows)} testId="rate-table">
      <div className={styles.stack}>
        <div>
          {table.currencies} · {formats.date(table.firstDate)} – {formats.date(table.lastDate)} ·{' '}
          {table.source}
        </div>
        <div className={styles.dim}>
          SHA-256 <span className="dl-mono">{table.sha256.slice(0, 16)}…</span>{' '}
          <CopyButton text={table.sha256} /> · <When at={table.recordedAt} offset={table.recordedOffset} /> ·{' '}
          {table.officerName}
        </div>
        <details onToggle={(event) => setShown(event.currentTarget.open)}>
          <summary>{t('rates.rows')}</summary>
          <RateRows rows={rows.data ?? []} />
        </details>
      </div>
    </Section>
  );
}

function RateRows({ rows }: { rows: Read['rates'] }) {
  const { t } = useTranslation('funds');
  const formats = useFormats();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('column.date')}</th>
          <th scope="col">{t('column.currency')}</th>
          <th scope="col" className={styles.right}>
            {t('column.rate')}
          </th>
          <th scope="col" className={styles.right}>
            {t('column.quantum')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.date} ${row.currency}`}>
            <td>{formats.date(row.date)}</td>
            <td>{row.currency}</td>
            <td className={`${styles.right} dl-mono`}>{row.rate}</td>
            <td className={styles.right}>{formats.number(row.quantum)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
