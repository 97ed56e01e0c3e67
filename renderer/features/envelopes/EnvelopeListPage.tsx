import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnvelopeRecord } from '../../../db/domain/envelope';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../ipc/queries';
import { EnvelopeBadge } from '../../records/EnvelopeBadge';
import { envelopeState } from '../../records/envelopeFacts';
import { NewButton, RegisterPage } from '../../records/RegisterPage';
import type { Column } from '../../ui/DataTable';
import { fieldColumn } from '../../ui/table/fieldColumn';
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
      fieldColumn('number', t('column.number'), 170, { mono: true }),
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
      fieldColumn('seal', t('column.seal'), 120, { mono: true }),
      {
        id: 'words',
        header: t('column.words'),
        value: (row) => row.wordCount,
        width: 70,
        align: 'right',
      },
      fieldColumn('location', t('column.location'), 150),
      {
        id: 'state',
        header: t('column.state'),
        value: (row) => t(`state.${envelopeState(row)}`),
        cell: (row) => <EnvelopeBadge envelope={row} />,
        width: 190,
        filter: 'choice',
      },
      fieldColumn('sealedAt', t('column.sealedAt'), 150, {
        cell: (row) => formats.localDateTime(row.sealedAt),
        hidden: true,
      }),
    ],
    [t, formats],
  );
}
