import { Select } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AccessBody, type AccessEntry, type AccessKind, accessKind } from '../../../db/domain/access';
import { recordKind } from '../../../db/domain/record';
import { useFormats } from '../../i18n/formats';
import { request } from '../../ipc/client';
import { useAnswer } from '../../ipc/queries';
import { Empty, Page, Section } from '../../ui/Page';
import { RecordLink } from '../../ui/RecordLink';
import { Waiting } from '../../ui/Waiting';
import { When } from '../../ui/When';
import { Failure } from '../../ui/Words';
import styles from './accessLog.module.css';
import { failedAttempt } from './failedAttempt';

const pageSize = 60;

/** The second log: who unlocked, opened, searched, printed and carried out. For supervisors and auditors. */
export function AccessLogPage() {
  const { t } = useTranslation('access');
  const [officerId, setOfficerId] = useState('');
  const [kind, setKind] = useState<AccessKind | null>(null);
  return (
    <Page title={t('title')} subtitle={t('subtitle')} testId="page-accessLog">
      <Section
        title={t('entries')}
        flush
        actions={<Filters officerId={officerId} onOfficer={setOfficerId} kind={kind} onKind={setKind} />}
      >
        <Entries officerId={officerId} kind={kind} />
      </Section>
    </Page>
  );
}

interface FilterProps {
  officerId: string;
  onOfficer: (id: string) => void;
  kind: AccessKind | null;
  onKind: (kind: AccessKind | null) => void;
}

function Filters({ officerId, onOfficer, kind, onKind }: FilterProps) {
  const { t } = useTranslation('access');
  const officers = useAnswer('officer.list', {}).data ?? [];
  const common = {
    size: 'xs',
    clearable: true,
    searchable: true,
    clearButtonProps: { 'aria-label': t('clear') },
  } as const;
  return (
    <div className={styles.filters}>
      <Select
        {...common}
        aria-label={t('officer')}
        placeholder={t('anyOfficer')}
        data={officers.map(({ id, name }) => ({ value: id, label: name }))}
        value={officerId || null}
        onChange={(id) => onOfficer(id ?? '')}
        data-testid="access-officer"
      />
      <Select
        {...common}
        aria-label={t('kind')}
        placeholder={t('anyKind')}
        data={accessKind.options.map((one) => ({ value: one, label: t(`name.${one}`) }))}
        value={kind}
        onChange={(chosen) => {
          const parsed = accessKind.safeParse(chosen);
          onKind(parsed.success ? parsed.data : null);
        }}
        data-testid="access-kind"
      />
    </div>
  );
}

function Entries({ officerId, kind }: { officerId: string; kind: AccessKind | null }) {
  const { t } = useTranslation('access');
  const filter = { ...(officerId === '' ? {} : { officerId }), ...(kind === null ? {} : { kind }) };
  const answer = useInfiniteQuery({
    queryKey: ['access.list', 'pages', filter],
    // Reading grows this log without moving the ledger: it is asked anew each time.
    staleTime: 0,
    queryFn: ({ pageParam }) =>
      request('access.list', {
        ...filter,
        limit: pageSize,
        ...(pageParam === 0 ? {} : { before: pageParam }),
      }),
    initialPageParam: 0,
    getNextPageParam: (last) => (last.length < pageSize ? undefined : last.at(-1)?.seq),
  });
  const { ref, entry } = useIntersection({ rootMargin: '400px' });
  const near = entry?.isIntersecting === true;
  useEffect(() => {
    if (near && answer.hasNextPage && !answer.isFetchingNextPage) void answer.fetchNextPage();
  }, [near, answer.hasNextPage, answer.isFetchingNextPage, answer.fetchNextPage]);
  const entries = answer.data?.pages.flat() ?? [];
  return (
    <>
      <Failure error={answer.error} />
      {answer.isSuccess && entries.length === 0 && <Empty title={t('emptyTitle')} text={t('emptyText')} />}
      <ol className={styles.list} data-testid="access-entries">
        {entries.map((one) => (
          <Line key={one.seq} entry={one} />
        ))}
      </ol>
      {answer.hasNextPage && (
        <div className={styles.more} ref={ref}>
          <Waiting />
        </div>
      )}
    </>
  );
}

/** What happened, but for the record that is named after it. */
function Said({ body, linked }: { body: AccessBody; linked: boolean }) {
  const { t } = useTranslation('access');
  if (body.kind === 'unlock.failed') return <Failed body={body} />;
  if (body.kind === 'unlock.recovery' && body.what === 'header') return t('recovered.header');
  return t(`said.${body.kind}`, { what: linked ? '' : body.what, unit: body.toldUnit });
}

function Failed({ body }: { body: AccessBody }) {
  const { t } = useTranslation('access');
  const formats = useFormats();
  const officers = useAnswer('officer.list', {}).data ?? [];
  const name = officers.find(({ id }) => id === body.subjectId)?.name;
  const { words, count } = failedAttempt(body, name !== undefined);
  return t(words, { name, shown: formats.number(count) });
}

function Line({ entry: { seq, body } }: { entry: AccessEntry }) {
  const { t } = useTranslation('access');
  const subject = recordKind.safeParse(body.subjectKind);
  const linked = subject.success && body.subjectId !== '' && body.what !== '' && body.kind === 'record.open';
  return (
    <li className={styles.line} data-testid="access-entry" data-kind={body.kind}>
      <span className={styles.seq}>№ {seq}</span>
      <span className={styles.what}>
        <Said body={body} linked={linked} />{' '}
        {linked && subject.success && (
          <RecordLink kind={subject.data} id={body.subjectId} mono>
            {body.what}
          </RecordLink>
        )}
      </span>
      <span className={styles.by}>
        {body.officer === null ? t('nobody') : body.officer.name}
        {body.officer !== null && <span className="dl-dim"> · {t(`terms:role.${body.officer.role}`)}</span>}
      </span>
      <span className={styles.when}>
        <When at={body.at} offset={body.offset} />
      </span>
    </li>
  );
}
