import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session';
import { useAnswer } from '../../ipc/queries';

/** Whose things are shown: mine, another officer's, or everybody's ('' ). */
export function HolderChoice({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const { t } = useTranslation('custody');
  const me = useSession((state) => state.session?.officer?.id ?? '');
  const officers = useAnswer('officer.list', {}).data ?? [];
  const others = officers.filter(({ id, role }) => id !== me && role !== 'auditor');
  return (
    <NativeSelect
      size="xs"
      aria-label={t('page.holder')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        ...(me === '' ? [] : [{ value: me, label: t('page.mine') }]),
        { value: '', label: t('page.everybody') },
        ...others.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      data-testid="holder"
    />
  );
}
