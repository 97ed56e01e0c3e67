import { Button } from '@mantine/core';
import {
  IconCircleCheck,
  IconDeviceFloppy,
  IconEyeOff,
  IconFolderDown,
  IconRefresh,
} from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { headWords } from '../../../db/domain/ledger';
import { hasFile, type ReportRecord, type ReportVersion, reportLanguages } from '../../../db/domain/report';
import { Link, useQueryParam } from '../../app/router';
import { type Formats, useFormats } from '../../i18n/formats';
import { useAnswer } from '../../ipc/queries';
import { type Fact, Facts } from '../../records/Facts';
import { HistorySection } from '../../records/HistorySection';
import { shortNumber } from '../../records/numbers';
import { CopyButton } from '../../ui/Copy';
import { Page, Section } from '../../ui/Page';
import { PdfVerdictView, VerdictBadge } from '../../ui/PdfVerdictView';
import { RecordLink } from '../../ui/RecordLink';
import { When } from '../../ui/When';
import { Failure, Notice } from '../../ui/Words';
import { Countersign } from './Countersign';
import { KeptPages } from './KeptPages';
import { Outside } from './Outside';
import { RequestClock } from './RequestClock';
import styles from './reports.module.css';
import { StatusBadge } from './StatusBadge';
import { Supersede, Superseded } from './Supersede';
import { SavedCopy, useSaveCopy } from './saveCopy';
import { type FileDone, TimeStamp } from './TimeStamp';
import { Versions } from './Versions';
import { Volumes } from './Volumes';

/** One report: the verdict on its kept file as it is read now, then its facts. */
export function ReportPage({ id }: { id: string }) {
  const { t } = useTranslation('report');
  const justSigned = useQueryParam('signed') === '1';
  const [again, setAgain] = useState(false);
  const [done, setDone] = useState<FileDone>();
  const answer = useAnswer('report.get', { id });
  const copy = useSaveCopy();
  if (answer.error !== null) {
    return (
      <Page title={t('list.title')} back={{ to: '/reports', label: t('list.title') }} testId="page-report">
        <Failure error={answer.error} />
      </Page>
    );
  }
  if (answer.data === undefined) {
    return (
      <p className={styles.reading} role="status">
        {t('page.verifying')}
      </p>
    );
  }
  const { report, versions, volumes, verdict, set } = answer.data;
  // What was verified on the day of signing says nothing of a file that is not intact now.
  const sound = verdict === null || verdict.verdict === 'intact';
  const waits = report.status.startsWith('awaiting');
  // What is waited for comes first: nothing else can be done with the report meanwhile.
  const waiting =
    report.status === 'awaiting-cms' ? (
      <Outside report={report} onDone={setDone} />
    ) : (
      <TimeStamp report={report} onDone={setDone} />
    );
  const verify = () => void answer.refetch().then(() => setAgain(true));
  const actions = hasFile(report) && (
    <>
      <Button
        variant="default"
        leftSection={<IconRefresh size={16} aria-hidden />}
        onClick={verify}
        loading={answer.isFetching}
        data-testid="verify-again"
      >
        {t('page.verifyAgain')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconFolderDown size={16} aria-hidden />}
        onClick={() => void copy.saveFolder(report)}
        loading={copy.saving}
        data-testid="save-folder"
      >
        {t('page.saveFolder')}
      </Button>
      {report.commitmentRoot !== '' && report.copyOf === null && !waits && (
        <Button
          component={Link}
          to={`/reports/${report.id}/disclose`}
          variant="default"
          leftSection={<IconEyeOff size={16} aria-hidden />}
          data-testid="disclose"
        >
          {t('page.disclose')}
        </Button>
      )}
      <Button
        leftSection={<IconDeviceFloppy size={16} aria-hidden />}
        onClick={() => void copy.save(report)}
        loading={copy.saving}
        data-testid="save-copy"
      >
        {t('page.save')}
      </Button>
    </>
  );
  return (
    <Page
      title={t('page.title', { number: shortNumber(report.number) })}
      badges={sound ? <StatusBadge status={report.status} /> : <VerdictBadge verdict={verdict.verdict} />}
      subtitle={<About report={report} />}
      back={{ to: '/reports', label: t('list.title') }}
      actions={actions}
      aside={<HistorySection kind="report" id={report.id} />}
      testId="page-report"
    >
      {justSigned && sound && report.status === 'signed' && (
        <Notice state="green" icon={<IconCircleCheck size={18} aria-hidden />} testId="report-signed">
          {t('sign.signed')}
        </Notice>
      )}
      {done !== undefined && sound && (
        <Notice state="green" testId="file-done">
          {t(`done.${done}`)}
        </Notice>
      )}
      <SavedCopy copy={copy} />
      <NotMade report={report} />
      <Superseded report={report} />
      {waits && sound && waiting}
      {hasFile(report) && <KeptPages report={report} />}
      {verdict !== null && (
        <Section title={t('page.verdict')} testId="section-verdict">
          <PdfVerdictView verdict={verdict} />
          {again && (
            <p className={styles.hint} role="status" data-testid="verified-again">
              {t('page.verifiedNow')}
            </p>
          )}
        </Section>
      )}
      <Volumes volumes={volumes} set={set} />
      {sound && <Countersign report={report} versions={versions} />}
      {sound && <RequestClock report={report} />}
      {sound && hasFile(report) && !waits && <TimeStamp report={report} onDone={setDone} />}
      <Versions versions={versions} />
      {sound && <Supersede report={report} />}
      <ReportFacts report={report} versions={versions} />
    </Page>
  );
}

/** The kind of report, and what it is about. */
function About({ report }: { report: ReportRecord }) {
  const { t } = useTranslation('terms');
  return (
    <>
      {t(`reportKind.${report.kind}`)}
      {report.subjectTitle !== '' && ` · ${report.subjectTitle}`}
      {report.caseId !== null && (
        <>
          {' · '}
          <RecordLink kind="case" id={report.caseId} mono>
            {report.number.split('/')[0]}
          </RecordLink>
        </>
      )}
    </>
  );
}

/** Why there is no file: the work stopped, or it failed. */
function NotMade({ report }: { report: ReportRecord }) {
  const { t } = useTranslation(['report', 'refusal']);
  const known =
    report.failure !== '' && t(`refusal:${report.failure}.title`, { defaultValue: report.failure });
  if (hasFile(report) || report.status === 'awaiting-cms') return null;
  return (
    <Notice
      state={report.status === 'failed' ? 'red' : 'amber'}
      testId="report-not-made"
      action={
        <Button
          component={Link}
          to={
            report.caseId === null ? '/reports/new' : `/reports/new?case=${report.caseId}&kind=${report.kind}`
          }
          size="compact-sm"
          variant="default"
        >
          {t('page.again')}
        </Button>
      }
    >
      {report.status === 'failed' ? t('page.failed') : t('page.pending')}{' '}
      {known !== false && t('page.failedWhy', { why: known })}
    </Notice>
  );
}

function ReportFacts({ report, versions }: { report: ReportRecord; versions: readonly ReportVersion[] }) {
  const { t } = useTranslation(['report', 'terms']);
  const formats = useFormats();
  const hands = versions.filter(({ event, volume }) => event === 'signature' && volume === 1);
  const signers = hands.map(({ signer, role }) =>
    role === '' ? signer : `${signer} (${t(`terms:signatureRole.${role}`)})`,
  );
  return (
    <Section title={t('page.facts')} testId="section-facts">
      <Facts
        facts={reportFacts(report, signers.join(', '), t, formats).filter(({ value }) => value !== '')}
      />
    </Section>
  );
}

function reportFacts(
  report: ReportRecord,
  signers: string,
  t: TFunction<readonly ['report', 'terms']>,
  formats: Formats,
): Fact[] {
  const hash = (text: string) => (text === '' ? '' : <Hash text={text} />);
  const head = report.headHash === '' ? '' : headWords(report.headHash);
  return [
    { label: t('page.signer'), value: signers || report.signer },
    {
      label: t('page.signedAt'),
      value: report.signedAt === '' ? '' : <When at={report.signedAt} offset={report.recordedOffset} />,
    },
    { label: t('page.signatures'), value: report.signatures === 0 ? '' : formats.number(report.signatures) },
    { label: t('page.pages'), value: report.pages === 0 ? '' : formats.number(report.pages) },
    {
      label: t('page.size'),
      value: report.size === 0 ? '' : t('page.bytes', { n: formats.number(report.size) }),
    },
    {
      label: t('page.language'),
      value: reportLanguages(report)
        .map((one) => t(`terms:language.${one}`))
        .join(' + '),
    },
    { label: t('page.words'), value: report.wordsVersion },
    { label: t('page.standard'), value: report.standard.replace(/^a-/, 'PDF/A-') },
    { label: t('page.begun'), value: <When at={report.recordedAt} offset={report.recordedOffset} /> },
    { label: t('page.by'), value: report.officerName },
    { label: t('page.sha256'), value: hash(report.sha256), wide: true },
    { label: t('page.caseJsonSha256'), value: hash(report.caseJsonSha256), wide: true },
    { label: t('page.root'), value: hash(report.commitmentRoot), wide: true },
    {
      label: t('page.copyOf'),
      value: report.copyOf === null ? '' : <NumberOf id={report.copyOf} />,
    },
    {
      label: t('page.hidden'),
      value: report.hiddenFields === '' ? '' : formats.number(hiddenCount(report)),
    },
    { label: t('page.volumes'), value: report.volumes > 1 ? formats.number(report.volumes) : '' },
    { label: t('page.certificate'), value: hash(report.signerCertificate), wide: true },
    {
      label: t('page.head'),
      value: head === '' ? '' : `${head} · ${t('page.headSeq', { seq: report.headSeq })}`,
      wide: true,
      mono: true,
    },
    { label: t('page.fileName'), value: report.fileName, wide: true, mono: true },
  ];
}

function NumberOf({ id }: { id: string }) {
  const all = useAnswer('report.list', {});
  return (
    <RecordLink kind="report" id={id} mono>
      {all.data?.find((one) => one.id === id)?.number ?? ''}
    </RecordLink>
  );
}

function hiddenCount({ hiddenFields }: ReportRecord): number {
  const pointers: unknown = JSON.parse(hiddenFields);
  return Array.isArray(pointers) ? pointers.length : 0;
}

function Hash({ text }: { text: string }) {
  return (
    <>
      <span className="dl-mono">{text}</span> <CopyButton text={text} />
    </>
  );
}
