import { useTranslation } from 'react-i18next';
import { LanguageSwitch, ThemeSwitch } from '../../app/Switches';
import { SoleOfficerNotice } from '../../records/SoleOfficerNotice';
import { Page, Section } from '../../ui/Page';
import { About } from './About';
import { AutoLock } from './AutoLock';
import { ExhibitScheme } from './ExhibitScheme';
import { Letterhead } from './Letterhead';
import { RecoveryState } from './RecoveryState';
import { References } from './References';
import { ScanSound } from './ScanSound';
import { Shortcuts } from './Shortcuts';
import styles from './settings.module.css';
import { Templates } from './Templates';
import { TrustedRoots } from './TrustedRoots';
import { OfficerFacts, VaultFacts } from './VaultSections';

/** The screen, the vault, the officer, the reference tables and what this program is. */
export function SettingsPage() {
  const { t } = useTranslation('settings');
  return (
    <Page title={t('title')} testId="page-settings">
      <SoleOfficerNotice />
      <div className={styles.pair}>
        <div className={styles.column}>
          <Section title={t('screen')}>
            <div className={styles.lines}>
              <div className={styles.line}>
                <span>{t('language')}</span>
                <LanguageSwitch size="sm" />
              </div>
              <div className={styles.line}>
                <span>{t('theme')}</span>
                <ThemeSwitch size="sm" words />
              </div>
              <AutoLock />
              <ScanSound />
            </div>
          </Section>
          <VaultFacts />
          <RecoveryState />
        </div>
        <div className={styles.column}>
          <OfficerFacts />
          <Shortcuts />
        </div>
      </div>
      <ExhibitScheme />
      <Letterhead />
      <Templates />
      <TrustedRoots />
      <References />
      <About />
    </Page>
  );
}
