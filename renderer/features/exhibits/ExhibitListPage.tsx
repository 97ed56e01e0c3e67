import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, navigate } from '../../app/router';
import { useReadOnly } from '../../app/session';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../ipc/queries';
import { DataTable } from '../../ui/DataTable';
import { Empty, Page } from '../../ui/Page';
import { Failure } from '../../ui/Words';
import { exhibitColumns } from './exhibitColumns';

/** From this width in pixels on, a row holds every column. */
const wide = 1400;

/** All exhibits of the vault, the newest first. */
export function ExhibitListPage() {
  const { t } = useTranslation(['exhibit', 'terms']);
  const formats = useFormats();
  const readOnly = useReadOnly();
  const exhibits = useAnswer('exhibit.list', {});
  const cases = useAnswer('case.list', {});
  const columns = useMemo(() => {
    const numbers = new Map((cases.data ?? []).map((file) => [file.id, file.number]));
    return exhibitColumns(t, formats, numbers, window.innerWidth < wide);
  }, [t, formats, cases.data]);
  const noCase = cases.data?.length === 0;
  const add = readOnly ? undefined : noCase ? (
    <Button
      component={Link}
      to="/cases/new"
      leftSection={<IconPlus size={16} aria-hidden />}
      data-testid="new-case"
    >
      {t('list.noCase.action')}
    </Button>
  ) : (
    <Button
      component={Link}
      to="/exhibits/new"
      leftSection={<IconPlus size={16} aria-hidden />}
      data-testid="new-exhibit"
    >
      {t('list.new')}
    </Button>
  );
  const none = exhibits.data?.length === 0;
  return (
    <Page
      title={t('list.title')}
      subtitle={t('list.subtitle')}
      actions={none ? undefined : add}
      testId="page-exhibits"
    >
      <Failure error={exhibits.error ?? cases.error} />
      {exhibits.data !== undefined && cases.data !== undefined && (
        <DataTable
          id="exhibits"
          label={t('list.title')}
          rows={exhibits.data}
          columns={columns}
          rowId={(row) => row.id}
          onOpen={(row) => navigate(`/exhibits/${row.id}`)}
          empty={
            <Empty
              title={t('list.empty.title')}
              text={noCase ? t('list.noCase.text') : t('list.empty.text')}
              action={add}
            />
          }
          height="fill"
          initialSort={{ id: 'number', desc: true }}
        />
      )}
    </Page>
  );
}
