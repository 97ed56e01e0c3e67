import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../ipc/queries';
import { Section } from '../../ui/Page';
import { When } from '../../ui/When';
import { Failure } from '../../ui/Words';
import styles from './ledger.module.css';

const few = 3;

/** Signed tree heads, newest first: what backups, bundles and short verifications tie on to. */
export function Checkpoints() {
  const { t } = useTranslation('ledger');
  const formats = useFormats();
  const answer = useAnswer('ledger.checkpoints', {}, { keepPrevious: true });
  const [all, setAll] = useState(false);
  const list = answer.data ?? [];
  return (
    <Section
      title={t('checkpoints')}
      count={t('checkpointCount', { count: list.length, shown: formats.number(list.length) })}
    >
      <div className={styles.label}>{t('checkpointsHint')}</div>
      <Failure error={answer.error} />
      {list.length > 0 && (
        <div className={styles.scroll}>
          <table className={styles.checkpoints} data-testid="checkpoints">
            <thead>
              <tr>
                <th scope="col">{t('checkpointSize')}</th>
                <th scope="col">{t('checkpointReason')}</th>
                <th scope="col">{t('checkpointWhen')}</th>
                <th scope="col">{t('checkpointBy')}</th>
                <th scope="col">{t('checkpointRoot')}</th>
              </tr>
            </thead>
            <tbody>
              {list.slice(0, all ? 200 : few).map((one) => (
                <tr key={one.id}>
                  <td className={styles.number}>{formats.number(one.treeSize)}</td>
                  <td>{t(`checkpointReason.${one.reason}`)}</td>
                  <td>
                    <When at={one.recordedAt} offset={one.recordedOffset} />
                  </td>
                  <td>{one.officerName}</td>
                  <td className={styles.root}>{one.rootHash}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {list.length > few && !all && (
        <div>
          <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
            {t('checkpointsAll')}
          </Button>
        </div>
      )}
    </Section>
  );
}
