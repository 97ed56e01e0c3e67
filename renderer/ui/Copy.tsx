import { ActionIcon } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCopy } from '@tabler/icons-react';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';

/** Copies a text and says what was copied, so that nothing is pasted unseen. */
export function useCopy(): (text: string) => Promise<void> {
  const { t } = useTranslation('common');
  const named = { closeButtonProps: { 'aria-label': t('close') } };
  return async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      notifications.show({ ...named, title: t('copied'), message: text, color: 'blue', autoClose: 4_000 });
    } catch {
      notifications.show({ ...named, title: t('copyFailed'), message: text, color: 'red', autoClose: false });
    }
  };
}

export function CopyButton({ text, label }: { text: string; label?: string }) {
  const { t } = useTranslation('common');
  const copy = useCopy();
  const act = (event: MouseEvent) => {
    event.stopPropagation();
    void copy(text);
  };
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="sm"
      onClick={act}
      aria-label={label ?? t('copy')}
      title={label ?? t('copy')}
    >
      <IconCopy size={14} aria-hidden />
    </ActionIcon>
  );
}
