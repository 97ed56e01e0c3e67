import { Button, Progress } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LedgerVerdict } from '../../../db/domain/ledger';
import { useFormats } from '../../i18n/formats';
import { request } from '../../ipc/client';
import { type Job, useJob } from '../../ipc/useJob';
import { Failure } from '../../ui/Words';
import styles from './ledger.module.css';
import { VerdictBox } from './VerdictBox';

export interface Verifying {
  readonly job: Job;
  readonly verdict: LedgerVerdict | undefined;
  verify(scope: 'full' | 'recent'): void;
}

/** One verification at a time, and what the last one found. */
export function useVerifying(): Verifying {
  const job = useJob();
  const [verdict, setVerdict] = useState<LedgerVerdict>();
  const verify = (scope: 'full' | 'recent') => {
    setVerdict(undefined);
    void job.run((id) => request('ledger.verify', { scope, job: id })).then(setVerdict);
  };
  return { job, verdict, verify };
}

export function VerifyButtons({ verifying }: { verifying: Verifying }) {
  const { t } = useTranslation('ledger');
  const busy = verifying.job.running !== null;
  return (
    <>
      <Button
        variant="default"
        disabled={busy}
        onClick={() => verifying.verify('recent')}
        data-testid="verify-recent"
      >
        {t('verifyRecent')}
      </Button>
      <Button
        leftSection={<IconShieldCheck size={17} aria-hidden />}
        loading={busy}
        onClick={() => verifying.verify('full')}
        data-testid="verify-ledger"
      >
        {t('verify')}
      </Button>
    </>
  );
}

/** How far it is, with the way to give it up; then what it found. */
export function VerifyOutcome({ verifying: { job, verdict } }: { verifying: Verifying }) {
  const { t } = useTranslation('ledger');
  const formats = useFormats();
  const { running } = job;
  return (
    <>
      {running !== null && (
        <div className={styles.progress} role="status" data-testid="verify-progress">
          <span>
            {t('verifying', { done: formats.number(running.done), total: formats.number(running.total) })}
          </span>
          <Progress
            className={styles.bar ?? ''}
            value={running.total === 0 ? 0 : (100 * running.done) / running.total}
            aria-label={t('verifyLabel')}
          />
          <Button variant="default" size="compact-sm" onClick={job.cancel} data-testid="verify-cancel">
            {t('common:cancel')}
          </Button>
        </div>
      )}
      <Failure error={job.failure} />
      {verdict !== undefined && <VerdictBox verdict={verdict} />}
    </>
  );
}
