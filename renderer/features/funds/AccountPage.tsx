import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { accountTitle } from '../../../db/domain/funds/account';
import { Link } from '../../app/router';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../ipc/queries';
import { AddLink } from '../../records/AddLink';
import { Facts } from '../../records/Facts';
import { HistorySection } from '../../records/HistorySection';
import { LinksSection } from '../../records/LinksSection';
import { BalancesTable } from '../../records/money/BalancesTable';
import { Drops } from '../../records/money/Drops';
import { RecordedBy } from '../../records/RecordedBy';
import { Page, Section } from '../../ui/Page';
import { RecordLink } from '../../ui/RecordLink';
import { useMay } from '../../ui/useRights';
import { Failure } from '../../ui/Words';
import { FreezeBadge } from './AccountsTable';

/** One account at a provider: whose it is, whether it is frozen, what was seen on it. */
export function AccountPage({ id }: { id: string }) {
  const { t } = useTranslation('funds');
  const formats = useFormats();
  const found = useAnswer('account.get', { id });
  const view = useAnswer('funds.view', { accountId: id });
  const may = useMay('account.amend');
  const row = found.data;
  if (row === undefined)
    return (
      <Page title={t('section.accounts')} testId="page-account">
        <Failure error={found.error} />
      </Page>
    );
  const [caseNumber = ''] = row.number.split('/');
  return (
    <Page
      title={accountTitle(row)}
      badges={<FreezeBadge freeze={row.freeze} />}
      subtitle={
        <>
          <span className="dl-mono">{row.number}</span> ·{' '}
          <RecordLink kind="case" id={row.caseId} mono>
            {caseNumber}
          </RecordLink>
        </>
      }
      back={{ to: `/funds?case=${row.caseId}`, label: t('title') }}
      actions={
        may && (
          <Button
            component={Link}
            to={`/accounts/${id}/edit`}
            leftSection={<IconPencil size={16} aria-hidden />}
            data-testid="amend"
          >
            {t('account.correct')}
          </Button>
        )
      }
      aside={<HistorySection kind="account" id={id} />}
      testId="page-account"
    >
      <Section
        title={t('section.money')}
        actions={
          <AddLink
            to={`/observations/new?case=${row.caseId}&account=${id}`}
            label={t('add.observation')}
            testId="add-observation"
          />
        }
        flush
      >
        <Failure error={view.error} />
        {view.data !== undefined && (
          <>
            <Drops caseId={row.caseId} drops={view.data.drops} places={view.data.places} />
            <BalancesTable id="account.balances" view={view.data} linked={false} />
          </>
        )}
      </Section>
      <Section title={t('account.who')}>
        <Facts
          facts={[
            { label: t('field.provider'), value: row.provider },
            { label: t('field.userId'), value: row.userId, mono: true },
            { label: t('field.email'), value: row.email },
            { label: t('field.phone'), value: row.phone },
            {
              label: t('field.personId'),
              value: row.personId && (
                <RecordLink kind="person" id={row.personId}>
                  {t('account.person')}
                </RecordLink>
              ),
            },
            { label: t('field.freezeReference'), value: row.freezeReference },
            { label: t('field.freezeDate'), value: formats.date(row.freezeDate) },
            { label: t('field.notes'), value: row.notes, wide: true },
          ]}
        />
        <RecordedBy record={row} />
      </Section>
      <LinksSection kind="account" id={id} caseId={row.caseId} />
    </Page>
  );
}
