import { Button } from '@mantine/core';
import { IconInbox, IconSend } from '@tabler/icons-react';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeadlineRecord } from '../../../db/domain/deadline';
import { checkSent, type SentDraft, sentDraft } from '../../../db/domain/providerRequest';
import { hasFile, type ReportRecord } from '../../../db/domain/report';
import { Link } from '../../app/router';
import { useFormats } from '../../i18n/formats';
import { useAnswer, useCommand } from '../../ipc/queries';
import { DeadlineBadge, TimeLeft } from '../../records/DeadlineBadge';
import { Facts } from '../../records/Facts';
import { wallNow } from '../../records/wallTime';
import { DateField, DateTimeField, FormGrid, TextField, useRecordForm } from '../../ui/form';
import { Section } from '../../ui/Page';
import { RecordLink } from '../../ui/RecordLink';
import { useMay } from '../../ui/useRights';
import { Failure } from '../../ui/Words';
import styles from './reports.module.css';

/** A request to a provider goes on after its signature: that it was sent, by when it is answered, and the answer. */
export function RequestClock({ report }: { report: ReportRecord }) {
  const isRequest = report.kind === 'provider-request' && report.copyOf === null && hasFile(report);
  return isRequest ? <Clock report={report} /> : null;
}

function Clock({ report }: { report: ReportRecord }) {
  const { t } = useTranslation('report');
  const clocks = useAnswer('deadline.list', { subjectId: report.id });
  const may = useMay('report.sent');
  const known = clocks.data ?? [];
  const waits = known.some(({ stoppedAt }) => stoppedAt === '');
  return (
    <Section title={t('sent.title')} testId="section-sent">
      <Failure error={clocks.error} />
      {known.map((clock) => (
        <Waiting key={clock.id} clock={clock} />
      ))}
      {clocks.data !== undefined && known.length === 0 && (
        <p className={styles.hint}>{t(report.supersededBy === null ? 'sent.not' : 'sent.superseded')}</p>
      )}
      {clocks.data !== undefined && !waits && known.length === 0 && may && report.supersededBy === null && (
        <Send report={report} />
      )}
    </Section>
  );
}

/** One sending: when, how, by when the answer is expected, and the answer where there is one. */
function Waiting({ clock }: { clock: DeadlineRecord }) {
  const { t } = useTranslation('report');
  const formats = useFormats();
  const may = useMay('deadline.stop');
  const answered = clock.stoppedAt !== '';
  return (
    <div className={styles.stack}>
      <Facts
        facts={[
          { label: t('sent.at'), value: formats.localDateTime(clock.startedAt) },
          { label: t('sent.channel'), value: clock.notes },
          {
            label: t('sent.due'),
            value: (
              <RecordLink kind="deadline" id={clock.id}>
                {formats.dateTime(clock.dueAt, clock.recordedOffset)}
              </RecordLink>
            ),
          },
          {
            label: t('sent.state'),
            value: (
              <>
                <DeadlineBadge clock={clock} /> <TimeLeft clock={clock} />
              </>
            ),
          },
          ...(answered
            ? [
                { label: t('sent.answer'), value: clock.stopDocument },
                { label: t('sent.answerDate'), value: formats.date(clock.stopDate) },
                { label: t('sent.answerNote'), value: clock.stopNote, wide: true },
                {
                  label: t('sent.answerScan'),
                  value:
                    clock.stopAttachmentId === null ? (
                      ''
                    ) : (
                      <RecordLink kind="attachment" id={clock.stopAttachmentId}>
                        {t('sent.open')}
                      </RecordLink>
                    ),
                },
              ]
            : []),
        ]}
      />
      {!answered && may && (
        <div>
          <Button
            component={Link}
            to={`/deadlines/${clock.id}`}
            variant="default"
            leftSection={<IconInbox size={16} aria-hidden />}
            data-testid="record-answer"
          >
            {t('sent.record')}
          </Button>
        </div>
      )}
    </div>
  );
}

function Send({ report }: { report: ReportRecord }) {
  const { t } = useTranslation('report');
  const send = useCommand('report.sent', {
    invalidates: ['deadline.list', 'home.get', 'ledger.list'],
  });
  const empty = useMemo(() => sentDraft.parse({ sentAt: wallNow() }), []);
  const form = useRecordForm<SentDraft, DeadlineRecord>({
    empty,
    check: useCallback((draft: SentDraft) => checkSent(draft, wallNow()), []),
    draftKey: `sent:${report.id}`,
    save: (draft, draftKey) => send.mutateAsync({ id: report.id, draft, draftKey }),
  });
  return (
    <div className={styles.stack}>
      <FormGrid>
        <DateTimeField form={form} path="sentAt" label={t('sent.at')} />
        <DateField form={form} path="answerBy" label={t('sent.answerBy')} hint={t('sent.answerByHint')} />
        <TextField form={form} path="channel" label={t('sent.channel')} hint={t('sent.channelHint')} />
      </FormGrid>
      <Failure error={form.failure} />
      <div>
        <Button
          leftSection={<IconSend size={16} aria-hidden />}
          onClick={() => void form.submit()}
          loading={form.saving}
          disabled={form.readOnly}
          data-testid="record-sent"
        >
          {t('sent.save')}
        </Button>
      </div>
    </div>
  );
}
