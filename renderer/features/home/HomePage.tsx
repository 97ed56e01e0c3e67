import { Button } from '@mantine/core';
import { IconCircleCheck, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { HomePage as Home } from '../../../db/domain/home';
import { navigate } from '../../app/router';
import { useAnswer } from '../../ipc/queries';
import { SoleOfficerNotice } from '../../records/SoleOfficerNotice';
import { Page, Section } from '../../ui/Page';
import { useMay } from '../../ui/useRights';
import { Failure, Notice } from '../../ui/Words';
import { Alerts } from './Alerts';
import { CasesByCategory, WhereTheMoneyIs } from './Charts';
import { Drafts } from './Drafts';
import { FirstSteps } from './FirstSteps';
import styles from './home.module.css';
import { isEmptyVault } from './homeModel';
import { Recent } from './Recent';

/** Red first: what can be lost today, oldest first; then where everything stands. */
export function HomePage() {
  const { t } = useTranslation('home');
  const answer = useAnswer('home.get', {});
  const mayOpen = useMay('case.record');
  const home = answer.data;
  const newCase = (
    <Button
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() => navigate('/cases/new')}
      disabled={!mayOpen}
      data-testid="new-case"
    >
      {t('newCase')}
    </Button>
  );
  if (home === undefined) {
    return (
      <Page title={t('title')} testId="page-home">
        <Failure error={answer.error} />
      </Page>
    );
  }
  const count = home.alertCount;
  const title = count === 0 ? t('calmTitle') : t('alertsTitle', { count });
  return (
    <Page
      title={title}
      subtitle={count === 0 ? t('calmText') : t('alertsText')}
      actions={newCase}
      testId="page-home"
    >
      {home.alerts.length > 0 && <Alerts alerts={home.alerts} sums={home.alertSums} />}
      <SoleOfficerNotice />
      <Drafts />
      {isEmptyVault(home) ? <FirstSteps /> : <Standing home={home} />}
    </Page>
  );
}

function Standing({ home }: { home: Home }) {
  const { t } = useTranslation('home');
  return (
    <>
      {home.alertCount === 0 && home.counts.wallets + home.counts.exhibits > 0 && (
        <Notice state="green" icon={<IconCircleCheck size={18} aria-hidden />}>
          {t('calm')}
        </Notice>
      )}
      <div className={styles.pair}>
        <WhereTheMoneyIs home={home} />
        <CasesByCategory home={home} />
      </div>
      <Section title={t('recent')} flush testId="recent">
        <Recent entries={home.recent} />
      </Section>
    </>
  );
}
