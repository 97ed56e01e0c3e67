import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from '../../app/router';
import { useAnswer } from '../../ipc/queries';
import { Facts } from '../../records/Facts';
import { HistorySection } from '../../records/HistorySection';
import { RecordedBy } from '../../records/RecordedBy';
import { Page, Section } from '../../ui/Page';
import { useMay } from '../../ui/useRights';
import { Failure } from '../../ui/Words';

const shown = ['legalEntity', 'registration', 'jurisdiction', 'licence', 'domains'] as const;

/** One provider: who it is, whom to write to, how a request is served. */
export function ProviderPage({ id }: { id: string }) {
  const { t } = useTranslation(['lists', 'import', 'terms']);
  const { data: row, error } = useAnswer('provider.get', { id });
  const may = useMay('provider.amend');
  if (row === undefined)
    return (
      <Page title={t('tab.providers')} testId="page-provider">
        <Failure error={error} />
      </Page>
    );
  return (
    <Page
      title={row.name}
      subtitle={
        <>
          <span className="dl-mono">{row.number}</span> · {t(`terms:providerKind.${row.kind}`)}
        </>
      }
      back={{ to: '/lists?tab=providers', label: t('tab.providers') }}
      actions={
        may && (
          <Button
            component={Link}
            to={`/providers/${id}/edit`}
            leftSection={<IconPencil size={16} aria-hidden />}
            data-testid="amend"
          >
            {t('provider.correct')}
          </Button>
        )
      }
      aside={<HistorySection kind="provider" id={id} />}
      testId="page-provider"
    >
      <Section title={t('provider.who')}>
        <Facts facts={shown.map((name) => ({ label: t(`import:field.${name}`), value: row[name] }))} />
      </Section>
      <Section title={t('provider.request')}>
        <Facts
          facts={[
            { label: t('import:field.contact'), value: row.contact, wide: true },
            { label: t('import:field.requestChannel'), value: row.requestChannel, wide: true },
            { label: t('import:field.notes'), value: row.notes, wide: true },
          ]}
        />
        <RecordedBy record={row} />
      </Section>
    </Page>
  );
}
