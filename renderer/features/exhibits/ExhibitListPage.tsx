import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '../../app/router';
import { useReadOnly } from '../../app/session';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../ipc/queries';
import { ThingTable } from '../../records/things/ThingTable';
import { useThings } from '../../records/things/useThings';
import { Empty, Page } from '../../ui/Page';
import { Failure } from '../../ui/Words';
import { exhibitColumns } from './exhibitColumns';

/** From this width in pixels on, a row holds every column. */
const wide = 1400;

/** All exhibits of the vault, the newest number first. */
export function ExhibitListPage() {
  const { t } = useTranslation(['exhibit', 'terms']);
  const formats = useFormats();
  const readOnly = useReadOnly();
  const cases = useAnswer('case.list', {});
  const columns = useMemo(() => exhibitColumns(t, formats, window.innerWidth < wide), [t, formats]);
  const things = useThings('exhibits', columns, { id: 'number', desc: true }, 'exhibit');
  const noCase = cases.data?.length === 0;
  const add = readOnly ? undefined : (
    <Button
      component={Link}
      to={noCase ? '/cases/new' : '/exhibits/new'}
      leftSection={<IconPlus size={16} aria-hidden />}
      data-testid={noCase ? 'new-case' : 'new-exhibit'}
    >
      {t(noCase ? 'list.noCase.action' : 'list.new')}
    </Button>
  );
  return (
    <Page
      title={t('list.title')}
      subtitle={t('list.subtitle')}
      actions={things.pages.total === 0 ? undefined : add}
      testId="page-exhibits"
    >
      <Failure error={cases.error} />
      {things.pages.total !== undefined && cases.data !== undefined && (
        <ThingTable
          id="exhibits"
          label={t('list.title')}
          columns={columns}
          things={things}
          what="exhibit"
          empty={
            <Empty
              title={t('list.empty.title')}
              text={noCase ? t('list.noCase.text') : t('list.empty.text')}
              action={add}
            />
          }
        />
      )}
    </Page>
  );
}
