import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../../db/domain/vault';
import { renewSession, useSession } from '../../app/session';
import { useCommand } from '../../ipc/queries';
import { Section } from '../../ui/Page';
import { emptyGroups, groupsComplete, RecoveryKeyInput } from '../../ui/RecoveryKeyInput';
import { StateBadge } from '../../ui/StateBadge';
import { Failure } from '../../ui/Words';
import { RenewRecoveryKey } from './RenewRecoveryKey';
import styles from './settings.module.css';

/** Whether the recovery key was written down and typed back; where it was not, here it can be. */
export function RecoveryState() {
  const session = useSession((state) => state.session);
  return session === null ? null : <State session={session} />;
}

function State({ session }: { session: Session }) {
  const { t } = useTranslation('settings');
  const [groups, setGroups] = useState(emptyGroups);
  const confirm = useCommand('vault.confirmRecoveryKey', { invalidates: ['home.get'] });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (groupsComplete(groups))
      confirm.mutate({ recoveryKey: groups.join('-') }, { onSuccess: renewSession });
  };
  const state = session.recoveryConfirmed ? 'confirmed' : session.sample ? 'sample' : 'unconfirmed';
  return (
    <Section title={t('recovery')} testId="recovery-state">
      <div className={styles.form}>
        <div>
          <StateBadge state={state === 'confirmed' ? 'green' : state === 'sample' ? 'grey' : 'red'}>
            {t(`recovery.${state}`)}
          </StateBadge>
        </div>
        <div>{t(`recovery.${state}Text`)}</div>
        {!session.sample && !session.readOnly && <RenewRecoveryKey />}
        {state === 'unconfirmed' && !session.readOnly && (
          <form onSubmit={submit} className={styles.form}>
            <RecoveryKeyInput value={groups} onChange={setGroups} />
            <Failure error={confirm.error} />
            <div>
              <Button
                type="submit"
                loading={confirm.isPending}
                disabled={!groupsComplete(groups)}
                data-testid="confirm-recovery"
              >
                {t('vault:recovery.confirm')}
              </Button>
            </div>
          </form>
        )}
      </div>
    </Section>
  );
}
