import { IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ControlChange } from '../../../db/domain/funds/control';
import { Link } from '../../app/router';
import { useAnswer } from '../../ipc/queries';
import { Section } from '../../ui/Page';
import { ControlBadge } from '../../ui/StateBadge';
import { When } from '../../ui/When';
import { Failure } from '../../ui/Words';
import { AddLink } from '../AddLink';
import { BalancesTable } from './BalancesTable';
import { Drops } from './Drops';
import { MovementsTable } from './MovementsTable';
import styles from './money.module.css';

/** The money of one wallet: what fell, what was seen and where, what was moved, how its control changed. */
export function MoneySection({
  caseId,
  walletId,
  addressId,
}: {
  caseId: string;
  walletId: string;
  /** Its first address: new observations and movements begin there. */
  addressId: string | undefined;
}) {
  const { t } = useTranslation('funds');
  const view = useAnswer('funds.view', { walletId });
  const at = addressId === undefined ? '' : `&address=${addressId}`;
  const from = addressId === undefined ? '' : `&from=${addressId}`;
  return (
    <>
      <Section
        title={t('section.money')}
        actions={
          <span className={styles.tools}>
            <AddLink
              to={`/observations/new?case=${caseId}${at}`}
              label={t('add.observation')}
              testId="add-observation"
            />
            <AddLink
              to={`/movements/new?case=${caseId}${from}`}
              label={t('add.movement')}
              testId="add-movement"
            />
          </span>
        }
        flush
        testId="section-money"
      >
        <Failure error={view.error} />
        {view.data !== undefined && (
          <>
            {view.data.drops.length > 0 && (
              <div className={styles.stack}>
                <Drops caseId={caseId} drops={view.data.drops} places={view.data.places} />
              </div>
            )}
            <BalancesTable id="wallet.balances" view={view.data} linked={false} />
            <ControlHistory steps={view.data.control} />
            <div className={styles.stack}>
              <Link to={`/funds?case=${caseId}`} className={styles.link}>
                {t('toCase')} <IconArrowRight size={14} aria-hidden />
              </Link>
            </div>
          </>
        )}
      </Section>
      {(view.data?.movements.length ?? 0) > 0 && view.data !== undefined && (
        <Section
          title={t('section.movements')}
          count={view.data.movements.length}
          flush
          testId="section-movements"
        >
          <MovementsTable id="wallet.movements" view={view.data} />
        </Section>
      )}
    </>
  );
}

function ControlHistory({ steps }: { steps: readonly ControlChange[] }) {
  const { t } = useTranslation(['funds', 'terms']);
  if (steps.length === 0) return null;
  return (
    <div className={styles.stack}>
      <strong>{t('control.history')}</strong>
      <ol className={styles.steps} data-testid="control-history">
        {steps.map((step) => (
          <li key={step.id}>
            <ControlBadge control={step.before} /> → <ControlBadge control={step.after} />{' '}
            <span className={styles.dim}>
              <When at={step.recordedAt} offset={step.recordedOffset} /> ·{' '}
              {t(`terms:controlCause.${step.cause}`)}
              {step.reason === '' ? '' : ` · ${step.reason}`} · {step.officerName}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
