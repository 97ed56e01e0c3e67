import { Button, Group } from '@mantine/core';
import { IconCertificate2, IconClockCheck, IconFileExport, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportRecord } from '../../../db/domain/report';
import { useReadOnly } from '../../app/session';
import { request } from '../../ipc/client';
import { answers } from '../../ipc/queries';
import { Section } from '../../ui/Page';
import { Failure, Notice } from '../../ui/Words';
import styles from './reports.module.css';

/** A proven time and the data for verifying later: files go out and come back, Dalel itself never connects. */
export function TimeStamp({ report }: { report: ReportRecord }) {
  const { t } = useTranslation('report');
  const readOnly = useReadOnly();
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const { id } = report;
  const act = async (work: () => Promise<unknown>) => {
    setFailure(null);
    setBusy(true);
    try {
      await work();
      await answers.invalidateQueries();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const ask = () =>
    act(async () => {
      const name = report.fileName.replace(/\.pdf$/, '.tsq');
      const to = await request('app.chooseSave', { suggestedName: name });
      if (to !== null) await request('report.timestampRequest', { id, to: to.token });
    });
  const bring = () =>
    act(async () => {
      const files = await request('app.chooseFiles', { purpose: 'timestamp' });
      if (files.length > 0)
        await request('report.timestampAnswer', { id, files: files.map(({ token }) => token) });
    });
  const keep = () =>
    act(async () => {
      const files = await request('app.chooseFiles', { purpose: 'crl' });
      if (files.length > 0)
        await request('report.validationData', { id, crls: files.map(({ token }) => token) });
    });
  const waiting = report.status === 'awaiting-timestamp';
  const off = busy || readOnly;
  return (
    <Section title={t('time.title')} testId="section-time">
      <p className={styles.hint}>{t('time.text')}</p>
      <Failure error={failure} />
      {waiting ? (
        <Notice state="amber" testId="awaiting-timestamp">
          {t('time.waiting')} {report.volumes > 1 && t('outside.volumes', { n: report.volumes })}
        </Notice>
      ) : (
        <Group gap={8}>
          <Button
            variant="default"
            leftSection={<IconFileExport size={16} aria-hidden />}
            onClick={() => void ask()}
            disabled={off}
            data-testid="timestamp-request"
          >
            {t('time.request')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconCertificate2 size={16} aria-hidden />}
            onClick={() => void keep()}
            disabled={off}
            data-testid="validation-data"
          >
            {t('time.keep')}
          </Button>
        </Group>
      )}
      {waiting && (
        <Group gap={8} mt={8}>
          <Button
            leftSection={<IconClockCheck size={16} aria-hidden />}
            onClick={() => void bring()}
            disabled={off}
            data-testid="timestamp-answer"
          >
            {t('time.answer')}
          </Button>
          <Button
            variant="subtle"
            leftSection={<IconX size={16} aria-hidden />}
            onClick={() => void act(() => request('report.timestampGiveUp', { id }))}
            disabled={off}
            data-testid="timestamp-give-up"
          >
            {t('time.giveUp')}
          </Button>
        </Group>
      )}
    </Section>
  );
}
