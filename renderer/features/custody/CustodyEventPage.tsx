import { useTranslation } from 'react-i18next';
import { type CustodyEvent, itemState } from '../../../db/domain/custody/event';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../ipc/queries';
import { CustodianName, ReceiptBadge, ThingLink } from '../../records/CustodyWords';
import styles from '../../records/custody.module.css';
import { Facts } from '../../records/Facts';
import { HistorySection } from '../../records/HistorySection';
import { RecordedBy } from '../../records/RecordedBy';
import { Page, Section } from '../../ui/Page';
import { RecordLink } from '../../ui/RecordLink';
import { Failure } from '../../ui/Words';
import { AnswerOffer } from './AnswerOffer';

/** One custody event: what, from whom to whom, and what each receiver said of each thing. */
export function CustodyEventPage({ id }: { id: string }) {
  const { t } = useTranslation('custody');
  const found = useAnswer('custody.get', { id });
  if (found.data !== undefined) return <EventView event={found.data} />;
  return (
    <Page
      title={t('event.title')}
      back={{ to: '/custody', label: t('page.title') }}
      testId="page-custody-event"
    >
      <Failure error={found.error} />
    </Page>
  );
}

/** An action is a word within a sentence; as a title it begins one. */
const upperFirst = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1);

function EventView({ event }: { event: CustodyEvent }) {
  const { t } = useTranslation(['custody', 'terms']);
  const formats = useFormats();
  const [caseNumber = ''] = event.number.split('/');
  return (
    <Page
      title={upperFirst(t(`terms:custodyAction.${event.action}`))}
      subtitle={
        <>
          <span className="dl-mono">{event.number}</span> · {t('event.case')}{' '}
          <RecordLink kind="case" id={event.caseId} mono>
            {caseNumber}
          </RecordLink>
        </>
      }
      back={{ to: '/custody', label: t('page.title') }}
      aside={<HistorySection kind="custody" id={event.id} />}
      testId="page-custody-event"
    >
      <AnswerOffer event={event} />
      <Section title={t('event.facts')}>
        <Facts
          facts={[
            { label: t('field.from'), value: <CustodianName who={event.from} /> },
            ...(event.to === null ? [] : [{ label: t('field.to'), value: <CustodianName who={event.to} /> }]),
            { label: t('field.happenedAt'), value: formats.localDateTime(event.happenedAt) },
            { label: t('field.method'), value: t(`terms:custodyMethod.${event.method}`) },
            { label: t('field.fromPlace'), value: event.fromPlace },
            { label: t('field.toPlace'), value: event.toPlace },
            { label: t('field.purpose'), value: event.purpose },
            { label: t('field.authorisation'), value: event.authorisation },
            ...(event.dueBack === ''
              ? []
              : [{ label: t('field.dueBack'), value: formats.date(event.dueBack) }]),
            { label: t('field.attestation'), value: event.attestation, wide: true },
          ]}
        />
        <RecordedBy record={event} />
      </Section>
      <Items event={event} />
    </Page>
  );
}

function Items({ event }: { event: CustodyEvent }) {
  const { t } = useTranslation(['custody', 'terms']);
  const formats = useFormats();
  return (
    <Section title={t('event.items')} count={event.items.length} flush testId="section-items">
      <ul className={styles.items}>
        {event.items.map((item) => {
          const seal =
            item.sealBefore === item.sealAfter
              ? item.sealAfter
              : `${item.sealBefore || t('none')} → ${item.sealAfter || t('none')}`;
          return (
            <li key={item.id} className={styles.item}>
              <div>
                <ThingLink thing={{ ...item, id: item.subjectId }} />
                <div className={styles.dim}>
                  {[seal, t(`terms:sealFound.${item.intact}`), item.condition].filter(Boolean).join(' · ')}
                </div>
                {item.photoId !== null && (
                  <RecordLink kind="attachment" id={item.photoId}>
                    {t('event.photo')}
                  </RecordLink>
                )}
              </div>
              <div>
                {item.receipts.map((receipt) => (
                  <div key={receipt.id} className={styles.dim}>
                    {t(`terms:receiptState.${receipt.state}`)} · {receipt.officerName} ·{' '}
                    {formats.dateTime(receipt.recordedAt, receipt.recordedOffset)} · {t(`via.${receipt.via}`)}
                    {receipt.paperNumber !== '' && ` · ${receipt.paperNumber}`}
                    {receipt.seal !== '' && ` · ${t('sealNow', { seal: receipt.seal })}`}
                    {receipt.reason !== '' && ` · ${receipt.reason}`}
                    {receipt.attachmentId !== null && (
                      <>
                        {' · '}
                        <RecordLink kind="attachment" id={receipt.attachmentId}>
                          {t('field.scan')}
                        </RecordLink>
                      </>
                    )}
                  </div>
                ))}
              </div>
              <ReceiptBadge state={itemState(event, item)} />
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
