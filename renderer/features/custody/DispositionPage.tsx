import { useTranslation } from 'react-i18next';
import type { DispositionRecord } from '../../../db/domain/disposition';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../ipc/queries';
import styles from '../../records/custody.module.css';
import { Facts } from '../../records/Facts';
import { HistorySection } from '../../records/HistorySection';
import { shortNumber } from '../../records/numbers';
import { RecordedBy } from '../../records/RecordedBy';
import { Page, Section } from '../../ui/Page';
import { RecordLink } from '../../ui/RecordLink';
import { Failure } from '../../ui/Words';

/** One order carried out: what went where, on whose order, signed by whom. */
export function DispositionPage({ id }: { id: string }) {
  const { t } = useTranslation('custody');
  const found = useAnswer('disposition.get', { id });
  if (found.data !== undefined) return <DispositionView record={found.data} />;
  return (
    <Page
      title={t('disposal.title')}
      back={{ to: '/custody', label: t('page.title') }}
      testId="page-disposition"
    >
      <Failure error={found.error} />
    </Page>
  );
}

function DispositionView({ record }: { record: DispositionRecord }) {
  const { t } = useTranslation(['custody', 'terms']);
  const formats = useFormats();
  const { recipient } = record;
  const to = [recipient.name, recipient.organisation, recipient.document].filter(Boolean).join(', ');
  return (
    <Page
      title={`${t('disposal.page')}: ${t(`terms:legalStatus.${record.way}`)}`}
      subtitle={<span className="dl-mono">{record.number}</span>}
      back={{ to: `/cases/${record.caseId}`, label: record.number.split('/')[0] ?? '' }}
      aside={<HistorySection kind="disposition" id={record.id} />}
      testId="page-disposition"
    >
      <Section title={t('disposal.order')}>
        <Facts
          facts={[
            { label: t('law.number'), value: record.orderNumber },
            { label: t('law.date'), value: formats.date(record.orderDate) },
            { label: t('law.issuer'), value: record.issuer },
          ]}
        />
      </Section>
      <Section title={t('disposal.done')}>
        <Facts
          facts={[
            { label: t('field.happenedAt'), value: formats.localDateTime(record.happenedAt) },
            { label: t('disposal.place'), value: record.place },
            { label: t('disposal.recipient'), value: to },
            { label: t('disposal.manner'), value: record.manner, wide: true },
            { label: t('disposal.act'), value: record.actNumber },
            {
              label: t('field.scan'),
              value:
                record.attachmentId === null ? (
                  ''
                ) : (
                  <RecordLink kind="attachment" id={record.attachmentId}>
                    {t('page.open')}
                  </RecordLink>
                ),
            },
            {
              label: t('disposal.movement'),
              value:
                record.movementId === null ? (
                  ''
                ) : (
                  <RecordLink kind="movement" id={record.movementId}>
                    {t('page.open')}
                  </RecordLink>
                ),
            },
            { label: t('difference.first'), value: record.officerName },
            { label: t('difference.second'), value: record.secondName },
            { label: t('field.notes'), value: record.notes, wide: true },
          ]}
        />
        <RecordedBy record={record} />
      </Section>
      <Section title={t('event.items')} count={record.items.length} flush>
        <ul className={styles.items}>
          {record.items.map((item) => (
            <li key={item.id} className={styles.item}>
              <span className={styles.gone}>
                <RecordLink kind={item.kind} id={item.subjectId}>
                  {`${shortNumber(item.number)} ${item.title}`}
                </RecordLink>
              </span>
              <span />
              <span />
            </li>
          ))}
        </ul>
      </Section>
    </Page>
  );
}
