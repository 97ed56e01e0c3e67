import { useIntersection } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recordKind } from '../../../db/domain/record';
import { useQueryParam } from '../../app/router';
import { useSession } from '../../app/session';
import { useFormats } from '../../i18n/formats';
import { CopyButton } from '../../ui/Copy';
import { Empty, Page, Section } from '../../ui/Page';
import { Waiting } from '../../ui/Waiting';
import { Failure } from '../../ui/Words';
import { Checkpoints } from './Checkpoints';
import { CompareBox } from './CompareBox';
import { EntryLine } from './EntryLine';
import { Filters } from './Filters';
import styles from './ledger.module.css';
import { emptyFilter, isEmpty, listInput } from './ledgerFilter';
import { useEntries } from './useEntries';
import { useVerifying, VerifyButtons, VerifyOutcome } from './Verification';

/** The chain of entries: its head in words, whether it holds, and who did what when. */
export function LedgerPage() {
  const { t } = useTranslation('ledger');
  const verifying = useVerifying();
  return (
    <Page
      title={t('title')}
      subtitle={t('subtitle')}
      testId="page-ledger"
      actions={<VerifyButtons verifying={verifying} />}
    >
      <VerifyOutcome verifying={verifying} />
      <Head />
      <CompareBox />
      <Checkpoints />
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
  const [filter, setFilter] = useState(emptyFilter);
  const answer = useEntries(listInput(filter, { kind: kind.success ? kind.data : undefined, id }));
  const { ref, entry } = useIntersection({ rootMargin: '400px' });
  const near = entry?.isIntersecting === true;
  useEffect(() => {
    if (near && answer.hasNextPage && !answer.isFetchingNextPage) void answer.fetchNextPage();
  }, [near, answer.hasNextPage, answer.isFetchingNextPage, answer.fetchNextPage]);
  const entries = answer.data?.pages.flat() ?? [];
  const record = id === undefined ? undefined : (entries[0]?.body.subject.number ?? '');
  return (
    <Section title={t('entries')} flush>
      <Filters filter={filter} setFilter={setFilter} record={record} />
      <Failure error={answer.error} />
      {answer.isSuccess && entries.length === 0 && (
        <Empty title={t('emptyTitle')} text={t(isEmpty(filter) ? 'emptyText' : 'emptyFiltered')} />
      )}
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
