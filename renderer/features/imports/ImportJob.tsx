import { Button, Progress } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportKind, ImportPlan } from '../../../db/domain/import';
import type { RouteOutput } from '../../../electron/ipc/contract';
import { Link } from '../../app/router';
import { useFormats } from '../../i18n/formats';
import { request } from '../../ipc/client';
import { RequestError } from '../../ipc/envelope';
import { type Job, useJob } from '../../ipc/useJob';
import { bytesText } from '../../records/bytes';
import { Section } from '../../ui/Page';
import { Failure, Notice } from '../../ui/Words';
import styles from './imports.module.css';
import { Totals } from './Totals';

interface ImportJobProps {
  asked: { file: string; kind: ImportKind; caseId: string; plan: ImportPlan };
  ready: boolean;
  tried: boolean;
  dryRun: () => void;
  dry: Job;
}

/** Tries, then imports: how far it is, how fast, how long it will take, and the way to give it up. */
export function ImportJob({ asked, ready, tried, dryRun, dry }: ImportJobProps) {
  const { t } = useTranslation('import');
  const [done, setDone] = useState<RouteOutput<'import.run'> | null>(null);
  const job = useJob();
  const busy = job.running !== null || dry.running !== null;
  const run = (secret: 'ask' | 'keep') =>
    void job.run(async (id) => setDone(await request('import.run', { ...asked, secret, job: id })));
  const secret = job.failure instanceof RequestError && job.failure.code === 'attachment.secret';
  if (done !== null) return <Done done={done} />;
  return (
    <Section title={t('job.title')}>
      <div className={styles.progress}>
        {!busy && (
          <div className={styles.actions}>
            <Button
              variant={tried ? 'default' : 'filled'}
              disabled={!ready}
              onClick={dryRun}
              data-testid="dry-run"
            >
              {t('job.dry')}
            </Button>
            <Button
              variant={tried ? 'filled' : 'default'}
              disabled={!ready}
              onClick={() => run('ask')}
              data-testid="run-import"
            >
              {t('job.run')}
            </Button>
          </div>
        )}
        {dry.running !== null && <Bar job={dry} label={t('job.trying')} />}
        {job.running !== null && <Bar job={job} label={t('job.running')} />}
        {secret ? (
          <Notice
            state="red"
            title={t('secret.title')}
            testId="import-secret"
            action={
              <Button size="compact-sm" onClick={() => run('keep')} data-testid="import-keep">
                {t('secret.keep')}
              </Button>
            }
          >
            {t('secret.text')}
          </Notice>
        ) : (
          <Failure error={job.failure} />
        )}
      </div>
    </Section>
  );
}

function Bar({ job, label }: { job: Job; label: string }) {
  const { t } = useTranslation(['import', 'common']);
  const formats = useFormats();
  const begun = useRef(Date.now());
  if (job.running === null) return null;
  const { done, total } = job.running;
  const seconds = Math.max(0.1, (Date.now() - begun.current) / 1_000);
  const rate = done / seconds;
  const left = rate > 0 ? Math.ceil((total - done) / rate) : 0;
  return (
    <div role="status" className={styles.progress} data-testid="import-progress">
      <div>{label}</div>
      <Progress value={total === 0 ? 100 : (100 * done) / total} aria-label={label} striped={total === 0} />
      {total > 0 && (
        <span className="dl-dim">
          {t('job.rate', {
            done: bytesText(done, formats),
            total: bytesText(total, formats),
            rate: bytesText(rate, formats),
            left: formats.number(left),
          })}
        </span>
      )}
      <div>
        <Button variant="default" size="compact-sm" onClick={job.cancel} data-testid="cancel-import">
          {t('common:cancel')}
        </Button>
      </div>
    </div>
  );
}

function Done({ done }: { done: RouteOutput<'import.run'> }) {
  const { t } = useTranslation('import');
  const formats = useFormats();
  const { record } = done;
  return (
    <Section title={t('done.title')} testId="import-done">
      <p>
        {record === null
          ? t('done.nothing')
          : t('done.text', {
              number: record.number,
              seconds: formats.number(Math.round(done.seconds * 10) / 10),
            })}
      </p>
      <Totals totals={done.totals} findings={done.findings} />
      {record !== null && (
        <div className={styles.actions} style={{ marginTop: 16 }}>
          <Button component={Link} to={`/imports/${record.id}`} data-testid="open-import">
            {t('done.open')}
          </Button>
          {record.kind === 'addresses' && (
            <Button component={Link} to={`/addresses?import=${record.id}`} variant="default">
              {t('page.showRows')}
            </Button>
          )}
        </div>
      )}
    </Section>
  );
}
