import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, navigate } from '../../app/router';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../ipc/queries';
import { DataTable } from '../../ui/DataTable';
import { Empty, Page } from '../../ui/Page';
import { useMay } from '../../ui/useRights';
import { Failure } from '../../ui/Words';
import { caseColumns } from './caseColumns';

/** From this width in pixels on, a row holds every column. */
const wide = 1560;

/** All cases of the vault, the newest first. */
export function CaseListPage() {
  const { t } = useTranslation(['case', 'terms']);
  const formats = useFormats();
  const readOnly = !useMay('case.record');
  const cases = useAnswer('case.list', {});
  const columns = useMemo(() => caseColumns(t, formats, window.innerWidth < wide), [t, formats]);
  const add = readOnly ? undefined : (
    <Button
      component={Link}
      to="/cases/new"
      leftSection={<IconPlus size={16} aria-hidden />}
      data-testid="new-case"
    >
      {t('list.new')}
    </Button>
  );
  const none = cases.data?.length === 0;
  return (
    <Page
      title={t('list.title')}
      subtitle={t('list.subtitle')}
      actions={none ? undefined : add}
      testId="page-cases"
    >
      <Failure error={cases.error} />
      {cases.data !== undefined && (
        <DataTable
          id="cases"
          label={t('list.title')}
          rows={cases.data}
          columns={columns}
          rowId={(row) => row.id}
          onOpen={(row) => navigate(`/cases/${row.id}`)}
          empty={<Empty title={t('list.empty.title')} text={t('list.empty.text')} action={add} />}
          height="fill"
          initialSort={{ id: 'number', desc: true }}
        />
      )}
    </Page>
  );
}
