import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { VolumeSet } from '../../db/domain/volumeSet';
import { useFormats } from '../i18n/formats';
import { Notice } from './Words';

/** What several files are together: the volumes of one report, all of them and none replaced, or what is wrong with them. */
export function VolumeSetView({ set, names }: { set: VolumeSet; names: readonly string[] }) {
  const { t } = useTranslation('verdict');
  const formats = useFormats();
  const n = formats.number(set.volumes.length);
  const { complete } = set;
  const Icon = complete ? IconCircleCheck : IconAlertTriangle;
  return (
    <Notice
      state={complete ? 'green' : 'red'}
      icon={<Icon size={18} aria-hidden />}
      title={complete ? t('volumes.complete', { n }) : t('volumes.incomplete')}
      testId="volume-set"
    >
      {set.findings.map((code) => (
        <div key={code}>{t(`finding.${code}`)}</div>
      ))}
      {!complete && (
        <ul>
          {set.volumes
            .filter(({ state }) => state !== 'matches')
            .map(({ volume, file, state }) => (
              <li key={volume}>
                {t('volumes.one', { n: volume })}
                {file === null ? '' : ` (${names[file] ?? ''})`}: {t(`volumes.${state}`)}
              </li>
            ))}
        </ul>
      )}
    </Notice>
  );
}
