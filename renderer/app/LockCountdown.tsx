import { Button, Modal } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { idleLeft, warningOf } from './idle';
import { useSession } from './session';

/** What the machine counts as use of the window: see watchUse in electron/main.ts. */
const uses = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/** A minute before the vault locks by itself, the officer is told; any key or click stays. */
export function LockCountdown() {
  const { t } = useTranslation('shell');
  const minutes = useSession((state) => state.preferences.lockAfterMinutes);
  const [left, setLeft] = useState<number | null>(null);
  useEffect(() => {
    let used = Date.now();
    const note = () => {
      used = Date.now();
      setLeft(null);
    };
    const look = () => {
      const remaining = idleLeft(minutes, Date.now() - used);
      setLeft(remaining !== null && remaining <= warningOf(minutes) ? remaining : null);
    };
    for (const name of uses) window.addEventListener(name, note, { capture: true, passive: true });
    const timer = window.setInterval(look, 1_000);
    return () => {
      for (const name of uses) window.removeEventListener(name, note, { capture: true });
      window.clearInterval(timer);
    };
  }, [minutes]);
  return (
    <Modal
      opened={left !== null}
      onClose={() => setLeft(null)}
      withCloseButton={false}
      size="sm"
      title={t('lockSoon.title')}
    >
      <p data-testid="lock-soon">
        {t('lockSoon.text', { seconds: Math.max(0, Math.ceil((left ?? 0) / 1_000)) })}
      </p>
      <Button onClick={() => setLeft(null)} data-testid="lock-stay">
        {t('lockSoon.stay')}
      </Button>
    </Modal>
  );
}
