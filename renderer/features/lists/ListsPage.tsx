import { Button, Group, SegmentedControl, TextInput } from '@mantine/core';
import { IconFileImport, IconListSearch, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, navigate, useQueryParam } from '../../app/router';
import { useAnswer } from '../../ipc/queries';
import { Listed } from '../../records/Listed';
import { ListedTable } from '../../records/lists/ListedTable';
import { ProvidersTable } from '../../records/lists/ProvidersTable';
import { TransfersTable } from '../../records/lists/TransfersTable';
import { Empty, Page } from '../../ui/Page';
import { useMay } from '../../ui/useRights';
import { Failure } from '../../ui/Words';

const tabs = ['providers', 'listed', 'transfers'] as const;
type Tab = (typeof tabs)[number];

/** What came with tables and belongs to no page of its own: providers, lists of what is known, other people's transfers. */
export function ListsPage() {
  const { t } = useTranslation('lists');
  const asked = useQueryParam('tab');
  const tab = tabs.find((one) => one === asked) ?? 'providers';
  const [text, setText] = useState('');
  return (
    <Page title={t('title')} subtitle={t(`about.${tab}`)} actions={<Actions tab={tab} />} testId="page-lists">
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 12, alignItems: 'center' }}>
        <SegmentedControl
          size="sm"
          value={tab}
          onChange={(value) => navigate(`/lists?tab=${value}`)}
          data={tabs.map((value) => ({ value, label: t(`tab.${value}`) }))}
          aria-label={t('title')}
        />
        <TextInput
          w={420}
          aria-label={t('check')}
          placeholder={t('check')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          data-testid="listed-check"
        />
      </div>
      <Listed text={text} />
      <Rows tab={tab} />
    </Page>
  );
}

function Actions({ tab }: { tab: Tab }) {
  const { t } = useTranslation(['lists', 'shell']);
  const mayImport = useMay('import.run');
  const mayRecord = useMay('provider.record');
  return (
    <Group gap="xs">
      {mayImport && (
        <Button
          component={Link}
          to="/imports/new"
          variant="default"
          leftSection={<IconFileImport size={16} aria-hidden />}
          data-testid="new-import"
        >
          {t('import')}
        </Button>
      )}
      {mayRecord && tab === 'providers' && (
        <Button
          component={Link}
          to="/providers/new"
          leftSection={<IconPlus size={16} aria-hidden />}
          data-testid="new-provider"
        >
          {t('shell:new.providers')}
        </Button>
      )}
    </Group>
  );
}

function Rows({ tab }: { tab: Tab }) {
  const { t } = useTranslation('lists');
  const providers = useAnswer('provider.list', {}, { enabled: tab === 'providers' });
  const listed = useAnswer('listed.list', {}, { enabled: tab === 'listed' });
  const transfers = useAnswer('transfer.list', {}, { enabled: tab === 'transfers' });
  const empty = (
    <Empty
      icon={<IconListSearch size={32} stroke={1.5} aria-hidden />}
      title={t(`empty.${tab}`)}
      text={t(`emptyText.${tab}`)}
    />
  );
  return (
    <>
      <Failure error={providers.error ?? listed.error ?? transfers.error} />
      {tab === 'providers' && providers.data !== undefined && (
        <ProvidersTable
          id="providers"
          rows={providers.data}
          height="fill"
          empty={empty}
          onOpen={({ id }) => navigate(`/providers/${id}`)}
        />
      )}
      {tab === 'listed' && listed.data !== undefined && (
        <ListedTable id="listed" rows={listed.data} height="fill" empty={empty} />
      )}
      {tab === 'transfers' && transfers.data !== undefined && (
        <TransfersTable id="transfers" rows={transfers.data} height="fill" empty={empty} />
      )}
    </>
  );
}
