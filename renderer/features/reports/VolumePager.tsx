import { ActionIcon, NativeSelect } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './reports.module.css';

interface VolumePagerProps {
  volume: number;
  volumes: number;
  onVolume: (volume: number) => void;
}

/** Which volume of a report is shown: the next, the one before, or any by its number. */
export function VolumePager({ volume, volumes, onVolume }: VolumePagerProps) {
  const { t } = useTranslation('report');
  const all = Array.from({ length: volumes }, (_, index) => index + 1);
  return (
    <div className={styles.volumes} data-testid="preview-volumes">
      <ActionIcon
        variant="default"
        disabled={volume <= 1}
        onClick={() => onVolume(volume - 1)}
        aria-label={t('preview.previousVolume')}
        title={t('preview.previousVolume')}
        data-testid="volume-previous"
      >
        <IconChevronLeft size={16} aria-hidden />
      </ActionIcon>
      <NativeSelect
        size="xs"
        aria-label={t('preview.whichVolume')}
        value={volume}
        onChange={(event) => onVolume(Number(event.currentTarget.value))}
        data={all.map((one) => ({
          value: String(one),
          label: t('preview.volume', { volume: one, volumes }),
        }))}
        data-testid="volume-choice"
      />
      <ActionIcon
        variant="default"
        disabled={volume >= volumes}
        onClick={() => onVolume(volume + 1)}
        aria-label={t('preview.nextVolume')}
        title={t('preview.nextVolume')}
        data-testid="volume-next"
      >
        <IconChevronRight size={16} aria-hidden />
      </ActionIcon>
    </div>
  );
}
