import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnvelopeRecord } from '../../db/domain/envelope';
import { navigate } from '../app/router';
import { useFormats } from '../i18n/formats';
import { useAnswer } from '../ipc/queries';
import type { Column } from '../ui/DataTable';
import { Section } from '../ui/Page';
import { fieldColumn } from '../ui/table/fieldColumn';
import { AddLink } from './AddLink';
import { EnvelopeBadge } from './EnvelopeBadge';
import { envelopeState } from './envelopeFacts';
import { shortNumber } from './numbers';
import { RecordsTable } from './RecordsTable';

interface EnvelopesOfProps {
  caseId: string;
  /** Only those with the secret of this wallet. */
  walletId?: string;
  /** Only those with the secret that was found on this exhibit. */
  exhibitId?: string;
}

/** The sealed secrets of a case, a wallet or an exhibit. */
export function EnvelopesOf({ caseId, walletId, exhibitId }: EnvelopesOfProps) {
  const { t } = useTranslation(['envelope', 'terms']);
  const formats = useFormats();
  const envelopes = useAnswer('envelope.list', { caseId });
  const rows = useMemo(
    () =>
      (envelopes.data ?? []).filter(
        (one) =>
          (walletId === undefined || one.walletId === walletId) &&
          (exhibitId === undefined || one.exhibitId === exhibitId),
      ),
    [envelopes.data, walletId, exhibitId],
  );
  const columns = useMemo<Column<EnvelopeRecord>[]>(
    () => [
      fieldColumn('number', t('column.number'), 60, { cell: (row) => shortNumber(row.number), mono: true }),
      {
        id: 'printed',
        header: t('column.printed'),
        value: (row) => row.printedNumber,
        width: 90,
        mono: true,
      },
      {
        id: 'kind',
        header: t('column.kind'),
        value: (row) => t(`terms:envelopeKind.${row.kind}`),
        width: 110,
      },
      fieldColumn('seal', t('column.seal'), 110, { mono: true }),
      {
        id: 'words',
        header: t('column.words'),
        value: (row) => row.wordCount,
        width: 60,
        align: 'right',
      },
      {
        id: 'state',
        header: t('column.state'),
        value: (row) => t(`state.${envelopeState(row)}`),
        cell: (row) => <EnvelopeBadge envelope={row} />,
        width: 170,
      },
    ],
    [t],
  );
  const of = new URLSearchParams({ case: caseId });
  if (walletId !== undefined) of.set('wallet', walletId);
  if (exhibitId !== undefined) of.set('exhibit', exhibitId);
  return (
    <Section
      title={t('of.title')}
      {...(envelopes.data === undefined ? {} : { count: formats.number(rows.length) })}
      actions={<AddLink to={`/envelopes/new?${of}`} label={t('list.new')} testId="add-envelope" />}
      flush
      testId="section-envelopes"
    >
      <RecordsTable
        id={walletId === undefined ? 'exhibit.envelopes' : 'wallet.envelopes'}
        label={t('of.title')}
        answer={envelopes}
        rows={rows}
        columns={columns}
        onOpen={(row) => navigate(`/envelopes/${row.id}`)}
        empty={t('of.empty')}
      />
    </Section>
  );
}
