import { IconKeyboard } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StateBadge } from './StateBadge';

export function CapsLock() {
  const { t } = useTranslation('vault');
  return (
    <StateBadge state="amber" icon={<IconKeyboard size={13} aria-hidden />}>
      {t('capsLock')}
    </StateBadge>
  );
}

/** Whether Caps Lock was on when the last key was pressed: a passphrase typed so is wrong in silence. */
export function useCapsLock() {
  const [on, setOn] = useState(false);
  const watch = (event: KeyboardEvent) => setOn(event.getModifierState('CapsLock'));
  return { on, watch };
}
