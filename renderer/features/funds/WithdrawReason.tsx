import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../ui/Words';
import styles from './funds.module.css';

/** Why something is taken back: it stays readable, and so does the reason. */
export function WithdrawReason({ submit }: { submit: (reason: string) => Promise<unknown> }) {
  const { t } = useTranslation('funds');
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<unknown>(null);
  return (
    <div className={styles.stack}>
      <Textarea
        label={t('withdrawReason')}
        withAsterisk
        autosize
        minRows={2}
        maxLength={2_000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        data-autofocus
        data-testid="withdraw-reason"
      />
      <Failure error={failure} />
      <div>
        <Button
          disabled={reason.trim() === ''}
          onClick={() => void submit(reason.trim()).catch(setFailure)}
          data-testid="withdraw-confirm"
        >
          {t('withdraw')}
        </Button>
      </div>
    </div>
  );
}
