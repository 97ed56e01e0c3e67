import { Button, Progress } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from '../app/router';
import { useFormats } from '../i18n/formats';
import { Failure, Notice } from '../ui/Words';
import styles from './Attachments.module.css';
import { type Attaching, attach, cancel, forget, useAttaching } from './attaching';
import { bytesText } from './bytes';

/** The files that are on their way to one record: how far they are, and what the guard asks. */
export function AttachingList({ ownerId }: { ownerId: string }) {
  const items = useAttaching((state) => state.items).filter((item) => item.owner.id === ownerId);
  return items.map((item) => {
    if (item.state === 'secret') return <SecretChoice key={item.job} item={item} />;
    if (item.state === 'working') return <Working key={item.job} item={item} />;
    return (
      <div key={item.job} className={styles.item}>
        <Failure
          error={item.failure}
          action={
            <Button size="compact-sm" variant="default" onClick={() => forget(item.job)}>
              OK
            </Button>
          }
        />
      </div>
    );
  });
}

function Working({ item }: { item: Attaching }) {
  const { t } = useTranslation('attachment');
  const formats = useFormats();
  const seconds = Math.max(0.1, (Date.now() - item.begunAt) / 1_000);
  const rate = item.done / seconds;
  const left = rate > 0 ? Math.ceil((item.total - item.done) / rate) : 0;
  const sealed = item.total > 0 && item.done >= item.total;
  return (
    <div className={styles.item} role="status" data-testid="attaching">
      <div className={styles.itemHead}>
        <span className={styles.itemName}>{item.name}</span>
        <span className="dl-dim">{t(sealed ? 'job.guard' : 'job.hashing')}</span>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconX size={12} aria-hidden />}
          onClick={() => cancel(item.job)}
          data-testid="cancel-attaching"
        >
          {t('job.cancel')}
        </Button>
      </div>
      <Progress
        value={item.total === 0 ? 100 : (100 * item.done) / item.total}
        size="sm"
        striped={item.total === 0}
        aria-label={item.name}
      />
      {item.total > 0 && !sealed && (
        <span className={styles.rate}>
          {t('job.rate', {
            done: bytesText(item.done, formats),
            total: bytesText(item.total, formats),
            rate: bytesText(rate, formats),
            left: t('job.seconds', { n: formats.number(left) }),
          })}
        </span>
      )}
    </div>
  );
}

/** The guard's finding is not an end: the envelope, keeping it sealed, or leaving it out. */
function SecretChoice({ item }: { item: Attaching }) {
  const { t } = useTranslation(['attachment', 'terms']);
  const kinds = item.kinds.map((kind) => t(`terms:secretKind.${kind}`)).join(', ');
  const keep = () => {
    forget(item.job);
    void attach(item.owner, { token: item.file, name: item.name }, 'keep');
  };
  return (
    <div className={styles.item}>
      <Notice
        state="red"
        title={t('secret.title', { name: item.name, kinds })}
        testId="secret-choice"
        action={
          <div className={styles.choices}>
            <Button
              component={Link}
              to={item.owner.kind === 'case' ? `/envelopes/new?case=${item.owner.id}` : '/envelopes/new'}
              size="compact-sm"
              onClick={() => forget(item.job)}
              data-testid="secret-envelope"
            >
              {t('secret.envelope')}
            </Button>
            <Button size="compact-sm" variant="default" onClick={keep} data-testid="secret-keep">
              {t('secret.keep')}
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => forget(item.job)}
              data-testid="secret-leave"
            >
              {t('secret.leave')}
            </Button>
          </div>
        }
      >
        {t('secret.text')}
      </Notice>
    </div>
  );
}
