import { Button } from '@mantine/core';
import { IconArrowsExchange, IconCalculator, IconGitFork, IconQrcode } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from '../../app/router';
import { useAnswer } from '../../ipc/queries';
import { AddLink } from '../../records/AddLink';
import { BalancesTable } from '../../records/money/BalancesTable';
import { Drops } from '../../records/money/Drops';
import { MovementsTable } from '../../records/money/MovementsTable';
import styles from '../../records/money/money.module.css';
import { Empty, Page, Section } from '../../ui/Page';
import { Failure } from '../../ui/Words';
import { AccountsTable } from './AccountsTable';
import { CaseSwitch } from './CaseSwitch';
import { ImportBalances } from './ImportBalances';
import { Totals } from './Totals';
import { useCaseOf } from './useCaseOf';

/** Where the money of a case is: totals by asset, what fell, what lies where, what was moved. */
export function FundsListPage() {
  const { t } = useTranslation('funds');
  const of = useCaseOf();
  if (of.known && of.caseId === '')
    return (
      <Page title={t('title')} testId="page-funds">
        <Empty
          title={t('noCase.title')}
          text={t('noCase.text')}
          action={<Link to="/cases/new">{t('noCase.go')}</Link>}
        />
      </Page>
    );
  return (
    <Page title={t('title')} subtitle={t('lead')} actions={<CaseSwitch of={of} />} testId="page-funds">
      {of.caseId !== '' && <FundsOfCase key={of.caseId} caseId={of.caseId} />}
    </Page>
  );
}

function FundsOfCase({ caseId }: { caseId: string }) {
  const { t } = useTranslation('funds');
  const answer = useAnswer('funds.view', { caseId });
  const view = answer.data;
  if (view === undefined) return <Failure error={answer.error} />;
  return (
    <>
      <Doors caseId={caseId} />
      {view.drops.length > 0 && (
        <Section
          title={t('section.drops')}
          count={view.drops.filter(({ open }) => open).length}
          testId="section-drops"
        >
          <Drops caseId={caseId} drops={view.drops} places={view.places} />
        </Section>
      )}
      <Section title={t('section.totals')} testId="section-totals">
        <Totals totals={view.totals} />
      </Section>
      <Section
        title={t('section.balances')}
        count={view.balances.length}
        actions={
          <span className={styles.tools}>
            <ImportBalances caseId={caseId} />
            <AddLink
              to={`/observations/new?case=${caseId}`}
              label={t('add.observation')}
              testId="add-observation"
            />
          </span>
        }
        flush
        testId="section-balances"
      >
        <BalancesTable id="case.balances" view={view} linked />
      </Section>
      <Section
        title={t('section.movements')}
        count={view.movements.length}
        actions={
          <AddLink to={`/movements/new?case=${caseId}`} label={t('add.movement')} testId="add-movement" />
        }
        flush
        testId="section-movements"
      >
        <MovementsTable id="case.movements" view={view} />
      </Section>
      <Section
        title={t('section.accounts')}
        count={view.accounts.length}
        actions={
          <AddLink to={`/accounts/new?case=${caseId}`} label={t('add.account')} testId="add-account" />
        }
        flush
        testId="section-accounts"
      >
        <AccountsTable rows={view.accounts} />
      </Section>
    </>
  );
}

/** The other pages of money, each a place of its own. */
function Doors({ caseId }: { caseId: string }) {
  const { t } = useTranslation('funds');
  const doors = [
    ['valuations', IconCalculator],
    ['entitlements', IconGitFork],
    ['bridge', IconQrcode],
    ['rates', IconArrowsExchange],
  ] as const;
  return (
    <nav className={styles.tools} aria-label={t('doors')}>
      {doors.map(([id, Icon]) => (
        <Button
          key={id}
          component={Link}
          to={id === 'rates' ? '/rates' : `/${id}?case=${caseId}`}
          variant="default"
          leftSection={<Icon size={16} aria-hidden />}
          data-testid={`to-${id}`}
        >
          {t(`door.${id}`)}
        </Button>
      ))}
    </nav>
  );
}
