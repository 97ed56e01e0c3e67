import { ActionIcon, Button, Popover, TextInput } from '@mantine/core';
import { IconBookmark, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReadOnly } from '../../app/session';
import { useAnswer, useCommand } from '../../ipc/queries';
import { useViews } from '../../ui/table/views';
import styles from './room.module.css';
import { type GroupBy, groupings } from './roomModel';

interface RoomState {
  by: GroupBy;
  group: string | null;
  shelf: string | null;
}

/** Views of the room under names of the officer's own: what is shown, with the table's filters, order and columns. */
export function SavedViews({ state, restore }: { state: RoomState; restore: (state: RoomState) => void }) {
  const { t } = useTranslation('room');
  const readOnly = useReadOnly();
  const [opened, setOpened] = useState(false);
  const [name, setName] = useState('');
  const views = useAnswer('view.list', { tableId: 'room' });
  const save = useCommand('view.save', { invalidates: ['view.list'] });
  const remove = useCommand('view.remove', { invalidates: ['view.list'] });
  const keep = async () => {
    const kept = JSON.stringify({ ...state, table: useViews.getState().room ?? null });
    await save.mutateAsync({ tableId: 'room', name, state: kept });
    setName('');
    setOpened(false);
  };
  const show = (text: string) => {
    const { by, group, shelf, table } = JSON.parse(text);
    if (!groupings.includes(by)) return;
    restore({ by, group: group ?? null, shelf: shelf ?? null });
    if (table !== null && table !== undefined) useViews.setState({ room: table });
  };
  return (
    <>
      {(views.data ?? []).map((view) => (
        <span key={view.id} className={styles.view}>
          <button type="button" className={styles.viewName} onClick={() => show(view.state)}>
            {view.name}
          </button>
          {!readOnly && (
            <ActionIcon
              size="xs"
              variant="subtle"
              color="gray"
              aria-label={t('views.remove', { name: view.name })}
              onClick={() => remove.mutate({ id: view.id })}
            >
              <IconX size={12} aria-hidden />
            </ActionIcon>
          )}
        </span>
      ))}
      {!readOnly && (
        <Popover opened={opened} onChange={setOpened} trapFocus position="bottom-start" shadow="md">
          <Popover.Target>
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconBookmark size={14} aria-hidden />}
              onClick={() => setOpened(!opened)}
              data-testid="save-view"
            >
              {t('views.save')}
            </Button>
          </Popover.Target>
          <Popover.Dropdown>
            <TextInput
              label={t('views.name')}
              value={name}
              maxLength={80}
              onChange={(event) => setName(event.currentTarget.value)}
              data-testid="view-name"
            />
            <Button
              mt="sm"
              size="compact-sm"
              disabled={name.trim() === ''}
              onClick={() => void keep()}
              data-testid="view-keep"
            >
              {t('views.keep')}
            </Button>
          </Popover.Dropdown>
        </Popover>
      )}
    </>
  );
}
