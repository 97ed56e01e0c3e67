import { Button, NativeSelect, SegmentedControl, Skeleton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRecord } from '../../../db/domain/case';
import { type ReportLanguage, reportLanguage } from '../../../db/domain/report';
import { Link, navigate } from '../../app/router';
import { useFormats } from '../../i18n/formats';
import { languageNames } from '../../i18n/languages';
import { request } from '../../ipc/client';
import { answers, useAnswer } from '../../ipc/queries';
import { Empty, Page, Section } from '../../ui/Page';
import { ReportView } from '../../ui/ReportView';
import { Failure } from '../../ui/Words';
import { DraftButton } from './DraftButton';
import styles from './reports.module.css';
import { SignPanel } from './SignPanel';

/** A new report: case and language, the pages as they will be printed, and the signature. */
export function ReportFormPage({ caseId = '' }: { id?: string; caseId?: string }) {
  const { t } = useTranslation('report');
  const formats = useFormats();
  const cases = useAnswer('case.list', {});
  const [chosenLanguage, setLanguage] = useState<ReportLanguage>();
  const ofCase = cases.data?.find((one) => one.id === caseId);
  // The language of proceedings is the paper's, unless the officer says otherwise.
  const language = chosenLanguage ?? ofCase?.language ?? formats.language;
  const known = cases.data !== undefined && caseId !== '';
  const preview = useAnswer('report.preview', { caseId, language }, { enabled: known });
  const signed = (id: string) => {
    void answers.invalidateQueries({ queryKey: ['report.list'] });
    navigate(`/reports/${id}?signed=1`, { replace: true });
  };
  return (
    <Page
      title={t('new.title')}
      {...(ofCase === undefined ? {} : { subtitle: `${ofCase.number} · ${ofCase.title}` })}
      back={{ to: '/reports', label: t('list.title') }}
      testId="page-report-form"
    >
      <Failure error={preview.error ?? cases.error} />
      {cases.data?.length === 0 && <NoCases />}
      {cases.data !== undefined && cases.data.length > 0 && (
        <div className={styles.columns}>
          <div className={styles.panel}>
            <Choice caseId={caseId} cases={cases.data} language={language} onLanguage={setLanguage} />
            {ofCase !== undefined && (
              <DraftButton caseId={caseId} number={ofCase.number} language={language} />
            )}
            {caseId !== '' && (
              <SignPanel
                sign={(key) => request('report.sign', { caseId, language, ...key })}
                ready={preview.data !== undefined}
                onSigned={(report) => signed(report.id)}
              />
            )}
          </div>
          <Desk chosen={caseId !== ''} failed={preview.error !== null}>
            {preview.data !== undefined && <ReportView model={preview.data} label={t('sheet.label')} />}
          </Desk>
        </div>
      )}
    </Page>
  );
}

function NoCases() {
  const { t } = useTranslation('report');
  return (
    <Empty
      title={t('new.noCases')}
      text={t('new.noCasesText')}
      action={
        <Button component={Link} to="/cases/new">
          {t('new.openCase')}
        </Button>
      }
    />
  );
}

interface ChoiceProps {
  caseId: string;
  cases: readonly CaseRecord[];
  language: ReportLanguage;
  onLanguage: (language: ReportLanguage) => void;
}

/** Which case, and in which language its report speaks: apart from the screen's. */
function Choice({ caseId, cases, language, onLanguage }: ChoiceProps) {
  const { t } = useTranslation('report');
  const options = cases.map((one) => ({ value: one.id, label: `${one.number} · ${one.title}` }));
  return (
    <Section title={t('new.choose')}>
      <div className={styles.sign}>
        <NativeSelect
          label={t('new.case')}
          data={caseId === '' ? [{ value: '', label: '' }, ...options] : options}
          value={caseId}
          onChange={(event) => navigate(`/reports/new?case=${event.currentTarget.value}`, { replace: true })}
          data-testid="field-caseId"
        />
        <div>
          <span className={styles.label} id="report-language">
            {t('new.language')}
          </span>
          <SegmentedControl
            fullWidth
            value={language}
            onChange={(value) => onLanguage(reportLanguage.parse(value))}
            data={reportLanguage.options.map((value) => ({ value, label: languageNames[value] }))}
            aria-labelledby="report-language"
            data-testid="field-language"
          />
          <span className={styles.hint}>{t('new.languageHint')}</span>
        </div>
      </div>
    </Section>
  );
}

/** Where the sheet lies: empty until a case is chosen, then the preview. */
function Desk({ chosen, failed, children }: { chosen: boolean; failed: boolean; children: ReactNode }) {
  const { t } = useTranslation('report');
  if (!chosen) return <Empty title={t('new.preview')} text={t('new.caseNone')} />;
  if (failed) return null;
  if (children === false) {
    return (
      <div role="status" aria-label={t('new.loading')}>
        <Skeleton height={720} radius={4} animate={false} />
      </div>
    );
  }
  return (
    <div className={styles.desk}>
      {children}
      <p className={styles.hint}>
        {t('new.previewHint')} {t('sheet.attachmentsLater')}
      </p>
    </div>
  );
}
