import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/formats';
import type { Job } from '../ipc/useJob';

const megabyte = 1_000_000;

/** How far long work is, in megabytes, and the way to give it up. */
export function JobBar({ job, label }: { job: Job; label: string }) {
  const { t } = useTranslation('common');
  const formats = useFormats();
  if (job.running === null) return null;
  const { done, total } = job.running;
  const share = total === 0 ? 0 : (100 * done) / total;
  const megabytes = (bytes: number) => formats.number(Math.ceil(bytes / megabyte));
  return (
    <div role="status" data-testid="job" style={{ display: 'grid', gap: 8 }}>
      <div>
        {label} {total > 0 && t('jobBytes', { done: megabytes(done), total: megabytes(total) })}
      </div>
      <Progress value={share} aria-label={label} animated={total === 0} />
      <div>
        <Button variant="default" size="compact-sm" onClick={job.cancel} data-testid="cancel-job">
          {t('cancel')}
        </Button>
      </div>
    </div>
  );
}
