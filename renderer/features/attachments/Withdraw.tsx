import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../ipc/queries';
import { Section } from '../../ui/Page';
import { Failure } from '../../ui/Words';
import styles from './attachments.module.css';

/** Evidence is never deleted: it is taken back with a reason and stays readable. */
export function Withdraw({ id, onDone }: { id: string; onDone: () => void }) {
  const { t } = useTranslation('attachment');
  const [reason, setReason] = useState('');
  const command = useCommand('attachment.withdraw', { invalidates: ['attachment.list'] });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    command.mutate({ id, reason: reason.trim() }, { onSuccess: onDone });
  };
  return (
    <Section title={t('page.withdraw')} testId="section-withdraw">
      <form onSubmit={submit} className={styles.black}>
        <TextInput
          label={t('withdraw.reason')}
          description={t('withdraw.hint')}
          value={reason}
          maxLength={2_000}
          onChange={(event) => setReason(event.currentTarget.value)}
          data-testid="withdraw-reason"
        />
        <Failure error={command.error} />
        <div className={styles.blackBar}>
          <Button
            type="submit"
            variant="default"
            disabled={reason.trim() === ''}
            loading={command.isPending}
            data-testid="withdraw"
          >
            {t('withdraw.go')}
          </Button>
        </div>
      </form>
    </Section>
  );
}
