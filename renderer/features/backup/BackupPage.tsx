import { Button, NativeSelect } from '@mantine/core';
import { IconDatabaseExport } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupVerdict } from '../../../db/domain/backup';
import { refusalCodes } from '../../../db/domain/refusal';
import type { RouteOutput } from '../../../electron/ipc/contract';
import { useReadOnly } from '../../app/session';
import { useFormats } from '../../i18n/formats';
import { request } from '../../ipc/client';
import { useAnswer, useCommand } from '../../ipc/queries';
import { useJob } from '../../ipc/useJob';
import { JobBar } from '../../ui/JobBar';
import { Empty, Page, Section } from '../../ui/Page';
import { type State, StateBadge } from '../../ui/StateBadge';
import { When } from '../../ui/When';
import { Failure, Notice } from '../../ui/Words';
import styles from './backup.module.css';
import { Plans } from './Plans';

type BackupState = RouteOutput<'backup.state'>;

const ageState: Record<BackupState['age'], State> = {
  fresh: 'green',
  late: 'amber',
  missing: 'red',
  none: 'red',
};
const limits = [1, 3, 7, 14, 30];

/** What would be left if this machine were lost: how old the last backup is, where they lie, when the next is due. */
export function BackupPage() {
  const { t } = useTranslation('backup');
  const state = useAnswer('backup.state', {}, { fresh: true });
  const readOnly = useReadOnly();
  const job = useJob();
  const make = () =>
    job.run(async (id) => {
      const place = await request('app.chooseFolder', { purpose: 'backup-place' });
      if (place === null) return;
      await request('backup.make', { place: place.token, job: id });
      await state.refetch();
    });
  const action = (
    <Button
      leftSection={<IconDatabaseExport size={16} aria-hidden />}
      onClick={() => void make()}
      disabled={readOnly || job.running !== null}
      data-testid="make-backup"
    >
      {t('make')}
    </Button>
  );
  return (
    <Page title={t('title')} subtitle={t('lead')} actions={action} testId="page-backup">
      <Failure error={state.error} />
      <Failure error={job.failure} />
      <JobBar job={job} label={t('making')} />
      {state.data !== undefined && (
        <>
          <LastFailure failure={state.data.lastFailure} />
          <Standing state={state.data} readOnly={readOnly} />
          <Plans state={state.data} readOnly={readOnly} />
          <Made state={state.data} />
        </>
      )}
      <Notice state="blue" title={t('restoreTitle')}>
        {t('restoreText')}
      </Notice>
    </Page>
  );
}

/** A backup that nobody waited for went wrong: said here, with the refusal's own words, until one succeeds. */
function LastFailure({ failure }: { failure: BackupState['lastFailure'] }) {
  const { t } = useTranslation('backup');
  if (failure === null) return null;
  const code = refusalCodes.find((one) => one === failure.code) ?? 'bug';
  return (
    <Notice state="red" title={t('failed.title')} testId="backup-failed">
      <When at={failure.at} offset={-new Date(failure.at).getTimezoneOffset()} />, {failure.place}
      <div>
        {t(`refusal:${code}.title`)}{' '}
        {t(`refusal:${code}.text`, { folder: failure.place, file: '', message: failure.code })}
      </div>
    </Notice>
  );
}

function Standing({ state, readOnly }: { state: BackupState; readOnly: boolean }) {
  const { t } = useTranslation('backup');
  const formats = useFormats();
  const limit = useCommand('backup.setLimit', { invalidates: ['backup.state', 'home.get'] });
  const last = state.backups[0];
  return (
    <Section title={t('last')} testId="backup-standing">
      <div className={styles.state}>
        <div className={styles.line}>
          <StateBadge state={ageState[state.age]}>{t(`age.${state.age}`)}</StateBadge>
          {last === undefined ? (
            <span>{t('noneText')}</span>
          ) : (
            <span>
              {t('lastText', {
                when: formats.dateTime(last.madeAt, last.madeOffset),
                since: formats.since(last.madeAt, Date.now()),
                place: last.place,
              })}
            </span>
          )}
        </div>
        <NativeSelect
          label={t('limit')}
          description={t('limitHint')}
          data={[...new Set([...limits, state.limitDays])]
            .sort((a, b) => a - b)
            .map((days) => ({ value: String(days), label: t('days', { count: days }) }))}
          value={String(state.limitDays)}
          onChange={(event) => limit.mutate({ days: Number(event.currentTarget.value) })}
          disabled={readOnly || limit.isPending}
          data-testid="backup-limit"
        />
        <Failure error={limit.error} />
      </div>
    </Section>
  );
}

/** Backups that were made and verified; each can be read again. */
function Made({ state }: { state: BackupState }) {
  const { t } = useTranslation('backup');
  const formats = useFormats();
  const job = useJob();
  const [verdict, setVerdict] = useState<{ id: string; found: BackupVerdict } | null>(null);
  const verify = (id: string) =>
    job.run(async (name) => {
      setVerdict(null);
      setVerdict({ id, found: await request('backup.verify', { id, job: name }) });
    });
  if (state.backups.length === 0) {
    return (
      <Section title={t('made')}>
        <Empty title={t('age.none')} text={t('madeEmpty')} />
      </Section>
    );
  }
  return (
    <Section title={t('made')} count={formats.number(state.backups.length)} flush testId="backups">
      <Failure error={job.failure} />
      <JobBar job={job} label={t('verifying')} />
      <ul className={styles.list}>
        {state.backups.slice(0, 30).map((backup) => (
          <li key={backup.id} className={styles.item}>
            <div>
              <div>
                <When at={backup.madeAt} offset={backup.madeOffset} /> · {backup.officerName}
              </div>
              <div className={`${styles.dim} ${styles.place}`}>{backup.folder}</div>
              {verdict?.id === backup.id && <Verdict found={verdict.found} />}
            </div>
            <span className={styles.dim}>
              {t('facts', {
                entries: formats.number(backup.headSeq),
                megabytes: formats.number(Math.ceil(backup.bytes / 1_000_000)),
              })}
            </span>
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => void verify(backup.id)}
              disabled={job.running !== null}
              data-testid="verify-backup"
            >
              {t('verify')}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Verdict({ found }: { found: BackupVerdict }) {
  const { t } = useTranslation('backup');
  return (
    <div data-testid="backup-verdict" role="status">
      <StateBadge state={found.ok ? 'green' : 'red'}>{t(found.ok ? 'whole' : 'notWhole')}</StateBadge>
      {found.findings.map(({ code, path }) => (
        <div key={`${code} ${path}`}>{t(`finding.${code}`, { path })}</div>
      ))}
    </div>
  );
}
