import { Button } from '@mantine/core';
import { IconFileCertificate } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { CaseRecord } from '../../../db/domain/case';
import { Link } from '../../app/router';
import { useReadOnly } from '../../app/session';
import { type Formats, useFormats } from '../../i18n/formats';
import { useAnswer } from '../../ipc/queries';
import { AttachmentsSection } from '../../records/AttachmentsSection';
import { ExhibitsOfCase } from '../../records/ExhibitsOfCase';
import { type Fact, Facts } from '../../records/Facts';
import { HistorySection } from '../../records/HistorySection';
import { LinksSection } from '../../records/LinksSection';
import { PersonsOfCase } from '../../records/PersonsOfCase';
import { PlacesOfCase } from '../../records/PlacesMap';
import { AmendButton } from '../../records/RecordActions';
import { RecordedBy } from '../../records/RecordedBy';
import { ReportsOfCase } from '../../records/ReportsOfCase';
import { SeizuresOfCase } from '../../records/SeizuresOfCase';
import { SitesOfCase } from '../../records/SitesOfCase';
import { WalletsOfCase } from '../../records/WalletsOfCase';
import { Page, Section } from '../../ui/Page';
import { Failure } from '../../ui/Words';
import { CaseAccess } from './CaseAccess';
import styles from './CaseCharts.module.css';
import { CaseCourse } from './CaseCourse';
import { CaseJump } from './CaseJump';
import { articlesText } from './caseColumns';
import { ExportCase } from './ExportCase';
import { LinkChart } from './LinkChart';
import { StageBadge } from './StageBadge';

/** One case: what it is, what was seized in it, who is in it, and what happened. */
export function CasePage({ id }: { id: string }) {
  const { t } = useTranslation('case');
  const found = useAnswer('case.get', { id });
  const back = { to: '/cases', label: t('list.title') };
  if (found.data === undefined) {
    return (
      <Page title={t('list.title')} back={back} testId="page-case">
        <Failure error={found.error} />
      </Page>
    );
  }
  return <CaseView file={found.data} back={back} />;
}

function CaseView({ file, back }: { file: CaseRecord; back: { to: string; label: string } }) {
  const { t } = useTranslation(['case', 'terms']);
  const formats = useFormats();
  const caseId = file.id;
  const cited = articlesText(file.articles, t);
  return (
    <Page
      title={file.title}
      badges={<StageBadge stage={file.stage} />}
      subtitle={
        <>
          <span className="dl-mono">{file.number}</span> · {t(`terms:caseCategory.${file.category}`)} ·{' '}
          {cited || t('page.articlesNone')}
        </>
      }
      back={back}
      actions={
        <>
          <ExportCase file={file} />
          <CaseActions caseId={caseId} />
        </>
      }
      aside={
        <>
          <Section title={t('page.facts')} testId="section-facts">
            <Facts facts={caseFacts(file, t, formats)} columns={1} />
            <RecordedBy record={file} />
          </Section>
          <CaseAccess caseId={caseId} />
          <HistorySection kind="case" id={caseId} />
        </>
      }
      testId="page-case"
    >
      <CaseJump caseId={caseId} />
      <SeizuresOfCase caseId={caseId} />
      <ExhibitsOfCase
        caseId={caseId}
        id="case-exhibits"
        title={t('page.exhibits')}
        addLabel={t('page.addExhibit')}
      />
      <WalletsOfCase
        caseId={caseId}
        id="case-wallets"
        title={t('page.wallets')}
        addLabel={t('page.addWallet')}
      />
      <SitesOfCase caseId={caseId} id="case-sites" title={t('page.sites')} addLabel={t('page.addSite')} />
      <PersonsOfCase
        caseId={caseId}
        id="case-persons"
        title={t('page.persons')}
        addLabel={t('page.addPerson')}
      />
      <AttachmentsSection kind="case" id={caseId} />
      <CaseCourse file={file} />
      <PlacesOfCase caseId={caseId} />
      <div id="case-links" className={styles.links}>
        <LinkChart caseId={caseId} />
        <LinksSection kind="case" id={caseId} caseId={caseId} />
      </div>
      <ReportsOfCase
        caseId={caseId}
        id="case-reports"
        title={t('page.reports')}
        addLabel={t('page.newReport')}
      />
    </Page>
  );
}

function CaseActions({ caseId }: { caseId: string }) {
  const { t } = useTranslation('case');
  const readOnly = useReadOnly();
  if (readOnly) return null;
  return (
    <>
      <AmendButton kind="case" id={caseId} />
      <Button
        component={Link}
        to={`/reports/new?case=${caseId}`}
        leftSection={<IconFileCertificate size={16} aria-hidden />}
        data-testid="new-report"
      >
        {t('page.newReport')}
      </Button>
    </>
  );
}

/** What the case states of itself, in the order in which an investigator names it. */
function caseFacts(file: CaseRecord, t: TFunction, formats: Formats): Fact[] {
  // "of March 2026" bends the month in Russian: only a whole day is joined to the number in words.
  const dated = (number: string, date: string) =>
    number !== '' && date.length === 10
      ? t('of-date', { number, date: formats.date(date) })
      : [number, formats.date(date)].filter(Boolean).join(', ');
  return [
    { label: t('field.erdr'), value: dated(file.erdrNumber, file.erdrDate) },
    { label: t('field.kui'), value: dated(file.kuiNumber, file.kuiDate) },
    { label: t('field.articles'), value: articlesText(file.articles, t) },
    { label: t('field.region'), value: file.region },
    { label: t('field.body'), value: file.body },
    { label: t('field.unit'), value: file.unit },
    { label: t('field.investigator'), value: file.investigator },
    { label: t('field.prosecutor'), value: file.prosecutor },
    { label: t('field.damageTiyn'), value: formats.amount(file.damageTiyn, 2, '₸') },
    { label: t('field.damageCents'), value: formats.amount(file.damageCents, 2, '$') },
    { label: t('field.damageSource'), value: file.damageSource },
    { label: t('field.victims'), value: file.victims === null ? null : formats.number(file.victims) },
    { label: t('field.language'), value: t(`terms:language.${file.language}`) },
    { label: t('field.notes'), value: file.notes, wide: true },
  ];
}
