import { SegmentedControl } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { asScreenLanguage, languageNames, screenLanguages } from '../i18n/languages';
import { chooseLanguage, chooseTheme, type ThemeChoice } from './preferences';
import { useSession } from './session';

export function LanguageSwitch({ size = 'xs' }: { size?: 'xs' | 'sm' }) {
  const { t, i18n } = useTranslation('shell');
  return (
    <SegmentedControl
      size={size}
      aria-label={t('language')}
      data-testid="language"
      value={asScreenLanguage(i18n.language)}
      onChange={(value) => void chooseLanguage(asScreenLanguage(value))}
      data={screenLanguages.map((language) => ({
        value: language,
        label: <span lang={language}>{languageNames[language]}</span>,
      }))}
    />
  );
}

const themes: { value: ThemeChoice; icon: typeof IconSun }[] = [
  { value: 'system', icon: IconDeviceDesktop },
  { value: 'light', icon: IconSun },
  { value: 'dark', icon: IconMoon },
];

export function ThemeSwitch({ size = 'xs', words = false }: { size?: 'xs' | 'sm'; words?: boolean }) {
  const { t } = useTranslation('shell');
  const value = useSession((state) => state.preferences.theme);
  return (
    <SegmentedControl
      size={size}
      aria-label={t('theme')}
      data-testid="theme"
      value={value}
      onChange={(next) => void chooseTheme(themes.find((one) => one.value === next)?.value ?? 'system')}
      data={themes.map(({ value: one, icon: Icon }) => ({
        value: one,
        label: (
          <span style={{ display: 'inline-flex', alignItems: 'center', gap: 6 }} title={t(`theme.${one}`)}>
            <Icon size={14} aria-hidden />
            <span className={words ? undefined : 'dl-visually-hidden'}>{t(`theme.${one}`)}</span>
          </span>
        ),
      }))}
    />
  );
}
