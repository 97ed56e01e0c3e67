import { Button, NativeSelect } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { navigate } from '../../app/router';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../ipc/queries';
import { ScanField } from '../../records/ScanField';
import { Section } from '../../ui/Page';
import styles from './scene.module.css';
import type { Labelled } from './useLabelled';

/** Which exhibits get a label: of a search, of a case, those that came since the last print, or one scanned after another. */
export function LabelSource({ labelled }: { labelled: Labelled }) {
  const { t } = useTranslation('scene');
  const formats = useFormats();
  const seizures = useAnswer('seizure.list', {}).data ?? [];
  const cases = useAnswer('case.list', {}).data ?? [];
  const { from, since } = labelled;
  const go = (name: string, value: string) =>
    navigate(value === '' ? '/labels' : `/labels?${name}=${value}`, { replace: true });
  const count = since?.exhibits.length ?? 0;
  return (
    <Section title={t('labels.which')} testId="labels-which">
      <div className={styles.labelChoices}>
        <NativeSelect
          label={t('labels.ofSearch')}
          data={[
            { value: '', label: t('labels.choose') },
            ...seizures.map((one) => ({ value: one.id, label: `${one.number} ${one.place}` })),
          ]}
          value={from.seizure ?? ''}
          onChange={(event) => go('seizure', event.currentTarget.value)}
          className={styles.labelOf}
          data-testid="label-seizure"
        />
        <NativeSelect
          label={t('labels.ofCase')}
          data={[
            { value: '', label: t('labels.choose') },
            ...cases.map((one) => ({ value: one.id, label: `${one.number} ${one.title}` })),
          ]}
          value={from.caseId ?? ''}
          onChange={(event) => go('case', event.currentTarget.value)}
          className={styles.labelOf}
          data-testid="label-case"
        />
        <div className={styles.labelFresh}>
          <Button
            variant={from.fresh ? 'filled' : 'default'}
            leftSection={<IconSparkles size={16} aria-hidden />}
            aria-pressed={from.fresh}
            disabled={count === 0}
            onClick={() => go('fresh', from.fresh ? '' : '1')}
            data-testid="label-fresh"
          >
            {t('labels.fresh', { n: count })}
          </Button>
          <span className="dl-dim">
            {since === undefined
              ? ''
              : since.at === ''
                ? t('labels.neverPrinted')
                : t('labels.printedAt', { at: formats.dateTime(since.at, since.offset) })}
          </span>
        </div>
      </div>
      <div className={styles.labelScan}>
        <ScanField
          label={t('labels.scan')}
          onScan={labelled.scan}
          autoFocus={labelled.rows.length === 0}
          testId="label-scan"
        />
      </div>
    </Section>
  );
}
