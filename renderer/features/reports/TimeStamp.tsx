import { Button, Group } from '@mantine/core';
import { IconCertificate2, IconClockCheck, IconFileExport, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ReportRecord } from '../../../db/domain/report';
import { useReadOnly } from '../../app/session';
import { request } from '../../ipc/client';
import { Section } from '../../ui/Page';
import { useBusyAct } from '../../ui/useBusyAct';
import { Failure, Notice } from '../../ui/Words';
import styles from './reports.module.css';

/** What came into the file from elsewhere. */
export type FileDone = 'signed' | 'stamped' | 'kept';

export interface FilesBack {
  report: ReportRecord;
  /** Told what was put in; undefined while something else is begun. */
  onDone: (done: FileDone | undefined) => void;
}

/** A proven time and the data for verifying later: files go out and come back, Dalel itself never connects. */
export function TimeStamp({ report, onDone }: FilesBack) {
  const { t } = useTranslation('report');
  const readOnly = useReadOnly();
  const { busy, failure, act } = useBusyAct();
  const { id } = report;
  const waiting = report.status === 'awaiting-timestamp';
  const off = busy || readOnly;
  const ask = async () => {
    const name = report.fileName.replace(/\.pdf$/, '.tsq');
    const to = await request('app.chooseSave', { suggestedName: name });
    if (to === null) return false;
    await request('report.timestampRequest', { id, to: to.token });
    return true;
  };
  const bring = async () => {
    const files = await request('app.chooseFiles', { purpose: 'timestamp' });
    if (files.length === 0) return false;
    await request('report.timestampAnswer', { id, files: files.map(({ token }) => token) });
    return true;
  };
  const keep = async () => {
    const files = await request('app.chooseFiles', { purpose: 'crl' });
    if (files.length === 0) return false;
    await request('report.validationData', { id, crls: files.map(({ token }) => token) });
    return true;
  };
  const giveUp = async () => {
    await request('report.timestampGiveUp', { id });
    return true;
  };
  const run = async (work: () => Promise<boolean>, done?: FileDone) => {
    onDone(undefined);
    if (await act(work)) onDone(done);
  };
  return (
    <Section title={t('time.title')} testId="section-time">
      <div className={styles.stack}>
        {!waiting && <p className={styles.hint}>{t('time.text')}</p>}
        <Failure error={failure} />
        {waiting ? (
          <>
            <Notice state="amber" testId="awaiting-timestamp">
              {t('time.waiting')} {report.volumes > 1 && t('outside.volumes', { n: report.volumes })}
            </Notice>
            <Group gap={8}>
              <Button
                leftSection={<IconClockCheck size={16} aria-hidden />}
                onClick={() => void run(bring, 'stamped')}
                disabled={off}
                data-testid="timestamp-answer"
              >
                {t('time.answer')}
              </Button>
              <Button
                variant="subtle"
                leftSection={<IconX size={16} aria-hidden />}
                onClick={() => void run(giveUp)}
                disabled={off}
                data-testid="timestamp-give-up"
              >
                {t('time.giveUp')}
              </Button>
            </Group>
          </>
        ) : (
          <Group gap={8}>
            <Button
              variant="default"
              leftSection={<IconFileExport size={16} aria-hidden />}
              onClick={() => void run(ask)}
              disabled={off}
              data-testid="timestamp-request"
            >
              {t('time.request')}
            </Button>
            <Button
              variant="default"
              leftSection={<IconCertificate2 size={16} aria-hidden />}
              onClick={() => void run(keep, 'kept')}
              disabled={off}
              data-testid="validation-data"
            >
              {t('time.keep')}
            </Button>
          </Group>
        )}
      </div>
    </Section>
  );
}
