import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../ipc/queries';
import { NewButton, RegisterPage } from '../../records/RegisterPage';
import { useMay } from '../../ui/useRights';
import { caseColumns } from './caseColumns';

/** From this width in pixels on, a row holds every column. */
const wide = 1560;

/** All cases of the vault, the newest first. */
export function CaseListPage() {
  const { t } = useTranslation(['case', 'terms']);
  const formats = useFormats();
  const may = useMay('case.record');
  const cases = useAnswer('case.list', {});
  const columns = useMemo(() => caseColumns(t, formats, window.innerWidth < wide), [t, formats]);
  return (
    <RegisterPage
      name="cases"
      title={t('list.title')}
      subtitle={t('list.subtitle')}
      rows={cases.data}
      error={cases.error}
      columns={columns}
      initialSort={{ id: 'number', desc: true }}
      add={may && <NewButton to="/cases/new" label={t('list.new')} testId="new-case" />}
      empty={{ title: t('list.empty.title'), text: t('list.empty.text') }}
    />
  );
}
