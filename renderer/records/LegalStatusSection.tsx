import { Button } from '@mantine/core';
import { IconGavel } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  checkStatus,
  type LegalStatus,
  type StatusDraft,
  type StatusRecord,
  statedStatuses,
  statusDraft,
} from '../../db/domain/legalStatus';
import { useFormats } from '../i18n/formats';
import { useAnswer, useCommand } from '../ipc/queries';
import {
  ChoiceField,
  DateField,
  FormActions,
  FormGrid,
  FormModal,
  NoteField,
  TextField,
  useRecordForm,
} from '../ui/form';
import { Section } from '../ui/Page';
import { RecordLink } from '../ui/RecordLink';
import { StateBadge } from '../ui/StateBadge';
import { useMay } from '../ui/useRights';
import { Failure } from '../ui/Words';
import styles from './custody.module.css';
import { useTermOptions } from './useTerms';
import { wallToday } from './wallTime';

interface Props {
  kind: StatusDraft['subjectKind'];
  id: string;
}

/** What the law says of an exhibit or a wallet, step by step, each with its order. */
export function LegalStatusSection({ kind, id }: Props) {
  const { t } = useTranslation(['custody', 'terms']);
  const formats = useFormats();
  const told = useAnswer('status.list', { subjectId: id });
  const may = useMay('status.record');
  const [adding, setAdding] = useState(false);
  const now = told.data?.[0]?.status ?? null;
  return (
    <Section
      title={t('law.title')}
      flush
      actions={
        may &&
        statedStatuses(now).length > 0 && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconGavel size={15} aria-hidden />}
            onClick={() => setAdding(true)}
            data-testid="add-status"
          >
            {t('law.add')}
          </Button>
        )
      }
      testId="section-law"
    >
      <Failure error={told.error} />
      {told.data?.length === 0 && (
        <p className={styles.dim} style={{ padding: '12px 16px' }}>
          {t('law.none')}
        </p>
      )}
      <ol className={styles.timeline}>
        {(told.data ?? []).map((step, index) => (
          <li key={step.id} className={styles.event}>
            <time dateTime={step.date}>{formats.date(step.date)}</time>
            <span>
              <StateBadge state={index === 0 ? 'blue' : 'grey'}>
                {t(`terms:legalStatus.${step.status}`)}
              </StateBadge>{' '}
              {t('law.order', { number: step.orderNumber, issuer: step.issuer || t('none') })}
            </span>
            {step.dispositionId !== '' ? (
              <RecordLink kind="disposition" id={step.dispositionId}>
                {t('law.carriedOut')}
              </RecordLink>
            ) : (
              <span />
            )}
            {step.notes !== '' && <span className={styles.why}>{step.notes}</span>}
          </li>
        ))}
      </ol>
      <FormModal opened={adding} onClose={() => setAdding(false)} title={t('law.add')}>
        {adding && <StatusForm kind={kind} id={id} now={now} onClose={() => setAdding(false)} />}
      </FormModal>
    </Section>
  );
}

function StatusForm({ kind, id, now, onClose }: Props & { now: LegalStatus | null; onClose: () => void }) {
  const { t } = useTranslation('custody');
  const record = useCommand('status.record', {
    invalidates: ['status.list', 'deadline.list', 'home.get', 'ledger.list'],
  });
  const open = useMemo(() => statedStatuses(now), [now]);
  const options = useTermOptions('legalStatus', open);
  const today = wallToday();
  const empty = useMemo(
    () =>
      statusDraft.parse({
        subjectKind: kind,
        subjectId: id,
        status: open[0] ?? 'arrested',
        date: wallToday(),
      }),
    [kind, id, open],
  );
  const form = useRecordForm<StatusDraft, StatusRecord[]>({
    empty,
    check: useCallback((draft: StatusDraft) => checkStatus(draft, now, today), [now, today]),
    draftKey: `status:new:${id}`,
    save: (draft, draftKey) => record.mutateAsync({ draft, draftKey }),
    onSaved: onClose,
  });
  return (
    <>
      <FormGrid>
        <ChoiceField form={form} path="status" label={t('law.status')} options={options} autoFocus />
        <DateField form={form} path="date" label={t('law.date')} required />
        <TextField form={form} path="orderNumber" label={t('law.number')} required />
        <TextField form={form} path="issuer" label={t('law.issuer')} />
        <NoteField form={form} path="notes" label={t('field.notes')} />
      </FormGrid>
      <FormActions form={form} onCancel={onClose} />
    </>
  );
}
