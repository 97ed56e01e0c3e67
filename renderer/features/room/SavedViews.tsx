import { ActionIcon, Button, Popover, TextInput } from '@mantine/core';
import { IconBookmark, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ThingGrouping } from '../../../db/domain/thing';
import { useReadOnly } from '../../app/session';
import { useAnswer, useCommand } from '../../ipc/queries';
import type { ChangeView } from '../../records/things/useThings';
import type { TableView } from '../../ui/table/views';
import styles from './room.module.css';
import { readView, viewState } from './roomModel';

interface SavedViewsProps {
  by: ThingGrouping;
  view: TableView;
  restore: (by: ThingGrouping) => void;
  change: ChangeView;
}

/** Views of the room under names of the officer's own: what is shown, with the table's filters, order and columns. */
export function SavedViews({ by, view, restore, change }: SavedViewsProps) {
  const { t } = useTranslation('room');
  const readOnly = useReadOnly();
  const [opened, setOpened] = useState(false);
  const [name, setName] = useState('');
  const views = useAnswer('view.list', { tableId: 'room' });
  const save = useCommand('view.save', { invalidates: ['view.list'] });
  const remove = useCommand('view.remove', { invalidates: ['view.list'] });
  const keep = async () => {
    await save.mutateAsync({ tableId: 'room', name, state: viewState(by, view) });
    setName('');
    setOpened(false);
  };
  const show = (text: string) => {
    const kept = readView(text);
    if (kept === undefined) return;
    restore(kept.by);
    change(() => kept.view);
  };
  return (
    <>
      {(views.data ?? []).map((kept) => (
        <span key={kept.id} className={styles.view}>
          <button type="button" className={styles.viewName} onClick={() => show(kept.state)}>
            {kept.name}
          </button>
          {!readOnly && (
            <ActionIcon
              size="xs"
              variant="subtle"
              color="gray"
              aria-label={t('views.remove', { name: kept.name })}
              onClick={() => remove.mutate({ id: kept.id })}
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
