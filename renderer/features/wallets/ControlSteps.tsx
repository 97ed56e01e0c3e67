import { Button } from '@mantine/core';
import { IconCheck, IconCircleDashed, IconX } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LedgerBody } from '../../../db/domain/ledger';
import type { Control, WalletRecord } from '../../../db/domain/wallet';
import { Link } from '../../app/router';
import { useReadOnly } from '../../app/session';
import { useAnswer } from '../../ipc/queries';
import { controlState } from '../../ui/StateBadge';
import { When } from '../../ui/When';
import { Notice } from '../../ui/Words';
import styles from './walletPage.module.css';

const steps = ['identified', 'access', 'moved', 'confirmed'] as const;
type Step = (typeof steps)[number];

const reached: Record<Control, number> = {
  unknown: 1,
  'carrier-held': 1,
  lost: 1,
  access: 2,
  moved: 3,
  confirmed: 4,
};

type StepTimes = Partial<Record<Step, { at: string; offset: number }>>;

/** When each step was entered in the ledger: the first entry that set this control, newest history last. */
function timesOf(wallet: WalletRecord, entries: readonly { body: LedgerBody }[]): StepTimes {
  const times: StepTimes = { identified: { at: wallet.recordedAt, offset: wallet.recordedOffset } };
  for (const { body } of entries) {
    for (const change of body.changes) {
      if (change.table !== 'wallet' || change.id !== wallet.id) continue;
      const set = change.op === 'insert' ? change.row.control : change.fields.control?.[1];
      const step = steps.find((one) => one === set);
      if (step !== undefined) times[step] = { at: body.at, offset: body.offset };
    }
  }
  return times;
}

/** How far the money has been secured, and in red what is missing. */
export function ControlSteps({ wallet }: { wallet: WalletRecord }) {
  const { t } = useTranslation('wallet');
  const history = useAnswer('ledger.list', { subjectKind: 'wallet', subjectId: wallet.id, limit: 500 });
  const times = useMemo(() => timesOf(wallet, history.data ?? []), [wallet, history.data]);
  const done = reached[wallet.control];
  const lost = wallet.control === 'lost';
  return (
    <div data-testid="control-steps" data-control={wallet.control}>
      <ol className={styles.steps} data-lost={lost || undefined} aria-label={t('page.steps')}>
        {steps.map((step, index) => {
          const isDone = index < done;
          const time = isDone ? times[step] : undefined;
          const Icon = isDone ? IconCheck : lost ? IconX : IconCircleDashed;
          return (
            <li key={step} className={styles.step} data-done={isDone || undefined}>
              <span className={styles.stepName}>
                <Icon size={15} aria-hidden />
                {t(`step.${step}`)}
              </span>
              <span className={styles.stepWhen}>
                {time === undefined ? (
                  t(isDone ? 'step.done' : 'step.open')
                ) : (
                  <When at={time.at} offset={time.offset} />
                )}
              </span>
            </li>
          );
        })}
      </ol>
      <div className={styles.notice}>
        <ControlNotice wallet={wallet} />
      </div>
    </div>
  );
}

function ControlNotice({ wallet }: { wallet: WalletRecord }) {
  const { t } = useTranslation('wallet');
  const readOnly = useReadOnly();
  if (wallet.control === 'confirmed') {
    return (
      <Notice state="green" icon={<IconCheck size={18} aria-hidden />}>
        {t('alert.secured')}
      </Notice>
    );
  }
  const others =
    wallet.othersMayHold === ''
      ? t('alert.othersUnstated')
      : t('alert.others', { who: wallet.othersMayHold });
  const act = (
    <Button
      component={Link}
      to={`/wallets/${wallet.id}/edit`}
      size="compact-sm"
      variant="default"
      data-testid="amend-control"
    >
      {t('page.amendControl')}
    </Button>
  );
  return (
    <Notice
      state={controlState(wallet.control) === 'red' ? 'red' : 'amber'}
      title={t(`alert.${wallet.control}`)}
      testId="control-alert"
      {...(readOnly ? {} : { action: act })}
    >
      {others}
    </Notice>
  );
}
