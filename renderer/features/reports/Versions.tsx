import { useTranslation } from 'react-i18next';
import type { ReportVersion } from '../../../db/domain/report';
import { useFormats } from '../../i18n/formats';
import { CopyButton } from '../../ui/Copy';
import { Section } from '../../ui/Page';
import { When } from '../../ui/When';
import styles from './reports.module.css';

/** Every version of the file that the vault keeps, with who or what made it. */
export function Versions({ versions }: { versions: readonly ReportVersion[] }) {
  const { t } = useTranslation(['report', 'terms']);
  const formats = useFormats();
  if (versions.length === 0) return null;
  return (
    <Section title={t('versions.title')} testId="section-versions">
      <p className={styles.hint}>{t('versions.text')}</p>
      <ol className={styles.versions}>
        {versions.map((version) => (
          <li key={version.id} data-testid={`version-${version.ordinal}`}>
            <div>
              <strong>{version.signer}</strong>{' '}
              <span className="dl-dim">
                {version.role === ''
                  ? t(`terms:reportEvent.${version.event}`)
                  : t(`terms:signatureRole.${version.role}`)}
              </span>{' '}
              {version.at !== '' && <When at={version.at} offset={version.recordedOffset} />}
              {' · '}
              {t('versions.count', { n: formats.number(version.signatures) })}
            </div>
            <div>
              <span className="dl-mono">{version.sha256}</span> <CopyButton text={version.sha256} />
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}
