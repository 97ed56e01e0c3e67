import { Button, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TwoHands } from '../../../db/domain/hands';
import type { ImportRecord } from '../../../db/domain/import';
import { Link } from '../../app/router';
import { useFormats } from '../../i18n/formats';
import { useAnswer, useCommand } from '../../ipc/queries';
import { bytesText } from '../../records/bytes';
import { Facts } from '../../records/Facts';
import { HistorySection } from '../../records/HistorySection';
import { ListedLines } from '../../records/Listed';
import { ListedTable } from '../../records/lists/ListedTable';
import { TransfersTable } from '../../records/lists/TransfersTable';
import { Page, Section } from '../../ui/Page';
import { RecordLink } from '../../ui/RecordLink';
import { StateBadge } from '../../ui/StateBadge';
import { useMay } from '../../ui/useRights';
import { useSecondHand } from '../../ui/useSecondHand';
import { Failure, Notice } from '../../ui/Words';
import { Totals } from './Totals';

/** One import: its file, what came of its rows, and the way to take it back. */
export function ImportPage({ id }: { id: string }) {
  const { t } = useTranslation('import');
  const found = useAnswer('import.get', { id });
  const may = useMay('import.undo');
  const record = found.data;
  if (record === undefined) return <Failure error={found.error} />;
  return (
    <Page
      title={record.fileName}
      subtitle={record.number}
      back={{ to: '/imports', label: t('list.title') }}
      badges={
        <StateBadge state={record.state === 'live' ? 'green' : 'grey'}>
          {t(`state.${record.state}`)}
        </StateBadge>
      }
      actions={may && record.state === 'live' ? <Undo record={record} /> : undefined}
      aside={<HistorySection kind="import" id={record.id} />}
      testId="page-import"
    >
      <Section title={t('page.rows')} actions={<Rows record={record} />}>
        <Totals totals={record} />
      </Section>
      {record.state === 'live' && <Content record={record} />}
      <Section title={t('page.file')}>
        <FileFacts record={record} />
      </Section>
    </Page>
  );
}

/** What the rows became, where they have no page of their own, and which of them lists know. */
function Content({ record: { id, kind } }: { record: ImportRecord }) {
  const { t } = useTranslation(['import', 'lists', 'wallet']);
  const listed = useAnswer('listed.list', { importId: id }, { enabled: kind === 'watchlist' }).data;
  const moved = kind === 'transactions' || kind === 'statements';
  const transfers = useAnswer('transfer.list', { importId: id }, { enabled: moved }).data;
  const known = useAnswer('listed.imported', { importId: id }, { enabled: kind === 'addresses' }).data ?? [];
  return (
    <>
      {known.length > 0 && (
        <Notice state="amber" title={t('lists:hit.imported', { count: known.length })} testId="import-listed">
          {known.slice(0, 20).map((one) => (
            <div key={`${one.line} ${one.text}`}>
              <span className="dl-mono">{one.text}</span> ·{' '}
              <span className="dl-dim">{t('wallet:keys.line', { line: one.line })}</span>
              <ListedLines entries={one.entries} />
            </div>
          ))}
        </Notice>
      )}
      {listed !== undefined && <ListedTable id="import-listed" rows={listed} empty={null} />}
      {transfers !== undefined && <TransfersTable id="import-transfers" rows={transfers} empty={null} />}
    </>
  );
}

function Rows({ record }: { record: ImportRecord }) {
  const { t } = useTranslation('import');
  if (record.state !== 'live') return null;
  const places: Partial<Record<ImportRecord['kind'], string>> = {
    addresses: `/addresses?import=${record.id}`,
    providers: '/lists?tab=providers',
    watchlist: '/lists?tab=listed',
    transactions: '/lists?tab=transfers',
    statements: '/lists?tab=transfers',
  };
  const to = places[record.kind] ?? `/cases/${record.caseId}`;
  return (
    <Button component={Link} to={to} size="compact-sm" variant="default" data-testid="show-rows">
      {t(places[record.kind] === undefined ? 'page.showCase' : 'page.showRows')}
    </Button>
  );
}

function FileFacts({ record }: { record: ImportRecord }) {
  const { t } = useTranslation('import');
  const formats = useFormats();
  const { dialect, map } = record.plan;
  const named = map.columns.flatMap((name, at) =>
    name === null ? [] : [`${at + 1}: ${t(`field.${name}`)}`],
  );
  const link = (id: string, words: string) => (
    <RecordLink kind="attachment" id={id}>
      {words}
    </RecordLink>
  );
  return (
    <Facts
      facts={[
        { label: t('page.source'), value: link(record.sourceId, record.fileName) },
        {
          label: t('page.rejects'),
          value: record.rejectsId === null ? t('page.none') : link(record.rejectsId, t('page.rejectsFile')),
        },
        { label: t('page.size'), value: bytesText(record.sourceSize, formats) },
        { label: 'SHA-256', value: record.sourceSha256, mono: true },
        { label: t('dialect.format'), value: `${dialect.format.toUpperCase()} · ${dialect.encoding}` },
        { label: t('page.columns'), value: named.join(', ') },
        ...(record.rootHash === ''
          ? []
          : [
              {
                label: t('page.root', { n: formats.number(record.leaves) }),
                value: record.rootHash,
                mono: true,
              },
            ]),
      ]}
    />
  );
}

function Undo({ record }: { record: ImportRecord }) {
  const { t } = useTranslation(['import', 'common']);
  const [opened, setOpened] = useState(false);
  const [reason, setReason] = useState('');
  const second = useSecondHand();
  const undo = useCommand('import.undo', { invalidates: ['import.get', 'import.list'] });
  const submit = async () => {
    const carryOut = (hands?: TwoHands) =>
      undo.mutateAsync({ id: record.id, reason, ...(hands && { hands }) });
    await second.run(`${record.number} ${record.fileName}: ${reason}`, carryOut).then(
      () => setOpened(false),
      () => undefined,
    );
  };
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)} data-testid="undo-import">
        {t('undo.button')}
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title={t('undo.title')}>
        <p>{t('undo.text')}</p>
        <Textarea
          label={t('undo.reason')}
          value={reason}
          autosize
          minRows={2}
          onChange={(event) => setReason(event.currentTarget.value)}
          data-autofocus
          data-testid="undo-reason"
        />
        <Failure error={undo.error} />
        <div style={{ display: 'flex', gap: 8, marginTop: 16 }}>
          <Button
            disabled={reason.trim() === ''}
            loading={undo.isPending}
            onClick={() => void submit()}
            data-testid="undo-confirm"
          >
            {t('undo.button')}
          </Button>
          <Button variant="default" onClick={() => setOpened(false)}>
            {t('common:cancel')}
          </Button>
        </div>
      </Modal>
      {second.dialog}
    </>
  );
}
