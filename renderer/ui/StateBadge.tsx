import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleX,
  IconHelpCircle,
  IconInfoCircle,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AddressRecord, Control } from '../../db/domain/wallet';
import styles from './StateBadge.module.css';

export type State = 'red' | 'amber' | 'green' | 'grey' | 'blue';

const icons: Record<State, typeof IconCircleCheck> = {
  red: IconCircleX,
  amber: IconAlertTriangle,
  green: IconCircleCheck,
  grey: IconHelpCircle,
  blue: IconInfoCircle,
};

/** A state is told by an icon and a word; the colour only repeats it. */
export function StateBadge({
  state,
  icon,
  children,
}: {
  state: State;
  icon?: ReactNode;
  children: ReactNode;
}) {
  const Icon = icons[state];
  return (
    <span className={`${styles.badge} ${styles[state]}`} data-state={state}>
      {icon ?? <Icon size={13} stroke={2} aria-hidden />}
      <span className={styles.word}>{children}</span>
    </span>
  );
}

const controlStates: Record<Control, State> = {
  unknown: 'red',
  'carrier-held': 'red',
  access: 'amber',
  moved: 'amber',
  confirmed: 'green',
  lost: 'red',
};

export function controlState(control: Control): State {
  return controlStates[control];
}

/** Who controls the funds: only `confirmed` is green. */
export function ControlBadge({ control }: { control: Control }) {
  const { t } = useTranslation('terms');
  return <StateBadge state={controlStates[control]}>{t(`control.${control}`)}</StateBadge>;
}

type Checksum = AddressRecord['checksum'];
const checksumStates: Record<Checksum, State> = {
  verified: 'green',
  none: 'grey',
  'format-only': 'amber',
  failed: 'red',
};

export function checksumState(checksum: Checksum): State {
  return checksumStates[checksum];
}

/** What an address's own chain says of it. */
export function ChecksumBadge({ checksum }: { checksum: Checksum }) {
  const { t } = useTranslation('terms');
  return <StateBadge state={checksumStates[checksum]}>{t(`checksum.${checksum}`)}</StateBadge>;
}
