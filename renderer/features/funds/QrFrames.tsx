import { Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './funds.module.css';
import { qrImage } from './qrImage';

const rhythm = 400;

/** Frames of one message as QR codes, one after the other. They stand still where the system asks for no motion. */
export function QrFrames({ frames }: { frames: readonly string[] }) {
  const { t } = useTranslation('funds');
  const [at, setAt] = useState(0);
  const [moves, setMoves] = useState(() => !window.matchMedia('(prefers-reduced-motion: reduce)').matches);
  const count = frames.length;
  useEffect(() => {
    if (!moves || count < 2) return;
    const timer = setInterval(() => setAt((before) => (before + 1) % count), rhythm);
    return () => clearInterval(timer);
  }, [moves, count]);
  const code = useMemo(() => qrImage(frames[at % count] ?? ''), [frames, at, count]);
  const go = (step: number) => {
    setMoves(false);
    setAt((before) => (before + step + count) % count);
  };
  return (
    <div className={styles.stack}>
      <img
        className={styles.qr}
        src={code}
        alt={t('bridge.frame', { at: (at % count) + 1, count })}
        data-testid="qr-frame"
      />
      {count > 1 && (
        <div className={styles.row}>
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => go(-1)}
            aria-label={t('bridge.previous')}
          >
            <IconChevronLeft size={16} aria-hidden />
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => setMoves(!moves)}
            aria-label={t(moves ? 'bridge.pause' : 'bridge.play')}
          >
            {moves ? <IconPlayerPause size={16} aria-hidden /> : <IconPlayerPlay size={16} aria-hidden />}
          </Button>
          <Button variant="default" size="compact-sm" onClick={() => go(1)} aria-label={t('bridge.next')}>
            <IconChevronRight size={16} aria-hidden />
          </Button>
          <span className={styles.dim}>{t('bridge.frame', { at: (at % count) + 1, count })}</span>
        </div>
      )}
    </div>
  );
}
