import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnvelopeRecord } from '../../../db/domain/envelope';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../ipc/queries';
import { EnvelopeBadge } from '../../records/EnvelopeBadge';
import { envelopeState } from '../../records/envelopeFacts';
import { NewButton, RegisterPage } from '../../records/RegisterPage';
import type { Column } from '../../ui/DataTable';
import { useMay } from '../../ui/useRights';
import { WordsRule } from './WordsRule';

/** All sealed secrets of the vault. */
export function EnvelopeListPage() {
  const { t } = useTranslation('envelope');
  const may = useMay('envelope.record');
  const envelopes = useAnswer('envelope.list', {});
  const columns = useColumns();
  return (
    <RegisterPage
      name="envelopes"
      title={t('list.title')}
      rows={envelopes.data}
      error={envelopes.error}
      columns={columns}
      initialSort={{ id: 'number', desc: true }}
      add={may && <NewButton to="/envelopes/new" label={t('list.new')} testId="new-envelope" />}
      empty={{ title: t('list.emptyTitle'), text: t('list.emptyText') }}
    >
      <WordsRule envelopes={envelopes.data ?? []} />
    </RegisterPage>
  );
}

function useColumns(): Column<EnvelopeRecord>[] {
  const { t } = useTranslation(['envelope', 'terms']);
  const formats = useFormats();
  return useMemo(
    () => [
      {
        id: 'number',
        header: t('column.number'),
        value: (row) => row.number,
        width: 170,
        mono: true,
      },
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
      {
        id: 'seal',
        header: t('column.seal'),
        value: (row) => row.seal,
        width: 120,
        mono: true,
      },
      {
        id: 'words',
        header: t('column.words'),
        value: (row) => row.wordCount,
        width: 70,
        align: 'right',
      },
      {
        id: 'location',
        header: t('column.location'),
        value: (row) => row.location,
        width: 150,
      },
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
