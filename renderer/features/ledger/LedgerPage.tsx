import { Button } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { IconShieldCheck, IconX } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { recordKind } from '../../../db/domain/record';
import { navigate, useQueryParam } from '../../app/router';
import { useSession } from '../../app/session';
import { useFormats } from '../../i18n/formats';
import { useCommand } from '../../ipc/queries';
import { CopyButton } from '../../ui/Copy';
import { Empty, Page, Section } from '../../ui/Page';
import { Waiting } from '../../ui/Waiting';
import { Failure } from '../../ui/Words';
import { EntryLine } from './EntryLine';
import styles from './ledger.module.css';
import { useEntries } from './useEntries';
import { VerdictBox } from './VerdictBox';

/** The chain of entries: its head in words, whether it holds, and who did what when. */
export function LedgerPage() {
  const { t } = useTranslation('ledger');
  const verify = useCommand('ledger.verify');
  return (
    <Page
      title={t('title')}
      subtitle={t('subtitle')}
      testId="page-ledger"
      actions={
        <Button
          leftSection={<IconShieldCheck size={17} aria-hidden />}
          loading={verify.isPending}
          onClick={() => verify.mutate({})}
          data-testid="verify-ledger"
        >
          {t('verify')}
        </Button>
      }
    >
      <Head />
      <Failure error={verify.error} />
      {verify.data !== undefined && <VerdictBox verdict={verify.data} />}
      <Entries />
    </Page>
  );
}

function Head() {
  const { t } = useTranslation('ledger');
  const formats = useFormats();
  const head = useSession((state) => state.head);
  if (head === null) return null;
  return (
    <Section
      title={t('head')}
      count={t('shell:entries', { count: head.seq, shown: formats.number(head.seq) })}
    >
      <div className={styles.head}>
        <div className={styles.headWords}>
          <div className={styles.words} data-testid="head-words">
            {head.words}
          </div>
          <div className={styles.label}>{t('headHint')}</div>
        </div>
        <CopyButton text={head.words} label={t('shell:copyHead')} />
      </div>
    </Section>
  );
}

function Entries() {
  const { t } = useTranslation('ledger');
  const id = useQueryParam('record');
  const kind = recordKind.safeParse(useQueryParam('kind'));
  const answer = useEntries({ kind: kind.success ? kind.data : undefined, id });
  const { ref, entry } = useIntersection({ rootMargin: '400px' });
  const near = entry?.isIntersecting === true;
  useEffect(() => {
    if (near && answer.hasNextPage && !answer.isFetchingNextPage) void answer.fetchNextPage();
  }, [near, answer.hasNextPage, answer.isFetchingNextPage, answer.fetchNextPage]);
  const entries = answer.data?.pages.flat() ?? [];
  const subject = entries[0]?.body.subject;
  const only = id !== undefined && (
    <Button
      variant="default"
      size="compact-sm"
      rightSection={<IconX size={14} aria-hidden />}
      onClick={() => navigate('/ledger')}
      data-testid="all-entries"
    >
      {t('only', { number: subject?.number ?? '' })}
    </Button>
  );
  return (
    <Section title={t('entries')} flush actions={only}>
      <Failure error={answer.error} />
      {answer.isSuccess && entries.length === 0 && <Empty title={t('emptyTitle')} text={t('emptyText')} />}
      <ol className={styles.list} data-testid="entries-list">
        {entries.map((one) => (
          <EntryLine key={one.seq} entry={one} />
        ))}
      </ol>
      {answer.hasNextPage && (
        <div className={styles.more} ref={ref}>
          <Waiting />
        </div>
      )}
    </Section>
  );
}
