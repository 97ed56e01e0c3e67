import { useTranslation } from 'react-i18next';
import type { ReportVolume } from '../../../db/domain/report';
import type { VolumeSet } from '../../../db/domain/volumeSet';
import { useFormats } from '../../i18n/formats';
import { CopyButton } from '../../ui/Copy';
import { Section } from '../../ui/Page';
import { VolumeSetView } from '../../ui/VolumeSetView';
import styles from './reports.module.css';

/** More would push what can be done with the report below many screens. */
const mostOpen = 4;

/** The files of a report that has several, and whether they still belong together. */
export function Volumes({ volumes, set }: { volumes: readonly ReportVolume[]; set: VolumeSet | null }) {
  const { t } = useTranslation(['report', 'verdict']);
  const formats = useFormats();
  if (volumes.length === 0) return null;
  return (
    <Section title={t('verdict:volumes.title')} count={volumes.length} testId="section-volumes">
      {set !== null && <VolumeSetView set={set} names={volumes.map(({ fileName }) => fileName)} />}
      <details className={styles.volumeList} open={volumes.length <= mostOpen}>
        <summary>{t('volumes.files')}</summary>
        <ul>
          {volumes.map(({ volume, fileName, pages, rows, sha256 }) => (
            <li key={volume} data-testid={`volume-${volume}`}>
              <div>
                <strong>{t('verdict:volumes.one', { n: volume })}</strong>{' '}
                <span className="dl-mono">{fileName}</span>
                {' · '}
                {t('volumes.size', { pages: formats.number(pages), rows: formats.number(rows) })}
              </div>
              <div>
                <span className="dl-mono">{sha256}</span> <CopyButton text={sha256} />
              </div>
            </li>
          ))}
        </ul>
      </details>
    </Section>
  );
}
