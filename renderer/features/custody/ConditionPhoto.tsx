import { Button, NativeSelect } from '@mantine/core';
import { IconCamera } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { request } from '../../ipc/client';
import { answers, useAnswer } from '../../ipc/queries';
import { AttachingList } from '../../records/AttachingList';
import { attachAll } from '../../records/attaching';

/** How an exhibit looks as it changes hands: one of its pictures, or one that is attached now. */
export function ConditionPhoto({
  exhibitId,
  name,
  value,
  onChange,
}: {
  exhibitId: string;
  name: string;
  value: string | null;
  onChange: (photoId: string | null) => void;
}) {
  const { t } = useTranslation('custody');
  const list = useAnswer('attachment.list', { ownerId: exhibitId });
  const pictures = (list.data ?? []).filter((one) => one.kind === 'image' && one.withdrawn === 0);
  const add = async () => {
    const chosen = await request('app.chooseFile', { purpose: 'attachment' });
    if (chosen === null) return;
    const before = new Set((list.data ?? []).map(({ id }) => id));
    await attachAll({ kind: 'exhibit', id: exhibitId }, [
      { token: chosen.token, name: chosen.label.split(/[\\/]/).at(-1) ?? '' },
    ]);
    await answers.invalidateQueries({ queryKey: ['attachment.list'] });
    const after = await request('attachment.list', { ownerId: exhibitId });
    const fresh = after.find((one) => !before.has(one.id) && one.kind === 'image');
    if (fresh !== undefined) onChange(fresh.id);
  };
  return (
    <>
      {pictures.length > 0 && (
        <NativeSelect
          size="xs"
          aria-label={`${t('event.photo')}: ${name}`}
          data={[
            { value: '', label: t('photo.none') },
            ...pictures.map((one) => ({
              value: one.id,
              label: `${one.number.split('/').at(-1) ?? ''} ${one.name}`,
            })),
          ]}
          value={value ?? ''}
          onChange={(event) => onChange(event.currentTarget.value || null)}
        />
      )}
      <Button
        size="compact-sm"
        variant={value === null ? 'default' : 'light'}
        leftSection={<IconCamera size={15} aria-hidden />}
        onClick={() => void add()}
        aria-label={`${t('photo.add')}: ${name}`}
        data-testid="condition-photo"
      >
        {t('photo.add')}
      </Button>
      <AttachingList ownerId={exhibitId} />
    </>
  );
}
