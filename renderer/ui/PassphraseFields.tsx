import { PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { checkPassphrase, shortestPassphrase } from '../../db/domain/officer';
import { CapsLock, useCapsLock } from './CapsLock';
import { type Strength, strengthOf } from './passphraseStrength';
import { type State, StateBadge } from './StateBadge';

const states: Record<Strength, State> = {
  short: 'red',
  monotone: 'red',
  fair: 'amber',
  good: 'green',
  strong: 'green',
};

export interface NewPassphrase {
  first: string;
  second: string;
}

export function passphraseReady({ first, second }: NewPassphrase): boolean {
  return checkPassphrase(first).length === 0 && first === second;
}

interface PassphraseFieldsProps {
  value: NewPassphrase;
  onChange: (value: NewPassphrase) => void;
  /** The officer asked to go on: what is missing is named. */
  tried: boolean;
  autoFocus?: boolean;
}

/** A new passphrase, typed twice, with honest words about it. */
export function PassphraseFields({ value, onChange, tried, autoFocus = true }: PassphraseFieldsProps) {
  const { t } = useTranslation('vault');
  const caps = useCapsLock();
  const strength = strengthOf(value.first, shortestPassphrase);
  const differs = value.second !== '' && value.first !== value.second;
  return (
    <>
      <PasswordInput
        label={t('passphrase')}
        description={t('passphraseHint', { shortest: shortestPassphrase })}
        withAsterisk
        autoFocus={autoFocus}
        autoComplete="new-password"
        maxLength={1_000}
        value={value.first}
        onChange={(event) => onChange({ ...value, first: event.currentTarget.value })}
        onKeyDown={caps.watch}
        visibilityToggleButtonProps={{ 'aria-label': t('showPassphrase'), tabIndex: 0 }}
        error={tried && checkPassphrase(value.first).length > 0}
        data-testid="passphrase"
      />
      <div
        style={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          gap: 8,
          fontSize: 13,
          minHeight: 20,
        }}
        aria-live="polite"
      >
        {value.first !== '' && <StateBadge state={states[strength]}>{t(`strength.${strength}`)}</StateBadge>}
        {value.first !== '' && (
          <span className="dl-dim">{t(`strengthText.${strength}`, { shortest: shortestPassphrase })}</span>
        )}
        {caps.on && <CapsLock />}
      </div>
      <PasswordInput
        label={t('passphraseAgain')}
        withAsterisk
        autoComplete="new-password"
        maxLength={1_000}
        value={value.second}
        onChange={(event) => onChange({ ...value, second: event.currentTarget.value })}
        onKeyDown={caps.watch}
        visibilityToggleButtonProps={{ 'aria-label': t('showPassphrase'), tabIndex: 0 }}
        error={differs || (tried && value.second === '') ? t('passphraseDiffers') : undefined}
        data-testid="passphrase-again"
      />
    </>
  );
}
