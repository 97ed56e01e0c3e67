import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnvelopeRecord } from '../../../db/domain/envelope';
import { Link, navigate } from '../../app/router';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../ipc/queries';
import { EnvelopeBadge } from '../../records/EnvelopeBadge';
import { envelopeState } from '../../records/envelopeFacts';
import { type Column, DataTable } from '../../ui/DataTable';
import { Empty, Page } from '../../ui/Page';
import { useMay } from '../../ui/useRights';
import { Failure } from '../../ui/Words';
import { WordsRule } from './WordsRule';

/** All sealed secrets of the vault. */
export function EnvelopeListPage() {
  const { t } = useTranslation('envelope');
  const mayRecord = useMay('envelope.record');
  const envelopes = useAnswer('envelope.list', {});
  const columns = useColumns();
  const add = !mayRecord ? undefined : (
    <Button
      component={Link}
      to="/envelopes/new"
      leftSection={<IconPlus size={16} aria-hidden />}
      data-testid="new-envelope"
    >
      {t('list.new')}
    </Button>
  );
  const none = envelopes.data?.length === 0;
  return (
    <Page title={t('list.title')} actions={none ? undefined : add} testId="page-envelopes">
      <Failure error={envelopes.error} />
      <WordsRule envelopes={envelopes.data ?? []} />
      {envelopes.data !== undefined && (
        <DataTable
          id="envelopes"
          label={t('list.title')}
          rows={envelopes.data}
          columns={columns}
          rowId={(row) => row.id}
          onOpen={(row) => navigate(`/envelopes/${row.id}`)}
          empty={<Empty title={t('list.emptyTitle')} text={t('list.emptyText')} action={add} />}
          height="fill"
          initialSort={{ id: 'number', desc: true }}
        />
      )}
    </Page>
  );
}

function useColumns(): Column<EnvelopeRecord>[] {
  const { t } = useTranslation(['envelope', 'terms']);
  const formats = useFormats();
  return useMemo(
    () => [
      { id: 'number', header: t('column.number'), value: (row) => row.number, width: 170, mono: true },
      {
        id: 'printed',
        header: t('column.printed'),
        value: (row) => row.printedNumber,
        width: 100,
        mono: true,
      },
      {
        id: 'kind',
        header: t('column.kind'),
        value: (row) => t(`terms:envelopeKind.${row.kind}`),
        width: 130,
        filter: 'choice',
      },
      { id: 'seal', header: t('column.seal'), value: (row) => row.seal, width: 120, mono: true },
      { id: 'words', header: t('column.words'), value: (row) => row.wordCount, width: 70, align: 'right' },
      { id: 'location', header: t('column.location'), value: (row) => row.location, width: 150 },
      {
        id: 'state',
        header: t('column.state'),
        value: (row) => t(`state.${envelopeState(row)}`),
        cell: (row) => <EnvelopeBadge envelope={row} />,
        width: 190,
        filter: 'choice',
      },
      {
        id: 'sealedAt',
        header: t('column.sealedAt'),
        value: (row) => row.sealedAt,
        cell: (row) => formats.localDateTime(row.sealedAt),
        width: 150,
        hidden: true,
      },
    ],
    [t, formats],
  );
}
