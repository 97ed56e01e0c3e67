import { Button, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeySource } from '../../../db/domain/hd';
import type { WalletRecord } from '../../../db/domain/wallet';
import { useCommand } from '../../ipc/queries';
import { Failure } from '../../ui/Words';
import styles from './keys.module.css';
import { type DerivedRow, withDerived } from './keysModel';

/** Records the shown addresses as the wallet's own, each with its path. An amendment like any other: it wants a reason. */
export function AddDerived({
  wallet,
  source,
  rows,
}: {
  wallet: WalletRecord;
  source: KeySource;
  rows: readonly DerivedRow[];
}) {
  const { t } = useTranslation('wallet');
  const amend = useCommand('wallet.amend', { invalidates: ['wallet.list'] });
  const [reason, setReason] = useState('');
  const missing = rows.filter((row) => !row.recorded).length;
  if (missing === 0) return <p className={styles.said}>{t('keys.allRecorded')}</p>;
  const add = () =>
    amend.mutate(
      { id: wallet.id, draft: withDerived(wallet, source, rows), reason },
      { onSuccess: () => setReason('') },
    );
  return (
    <div className={styles.inside}>
      <div className={styles.add}>
        <TextInput
          className={styles.reason ?? ''}
          label={t('keys.reason')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={2_000}
          data-testid="derived-reason"
        />
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          disabled={reason.trim() === ''}
          loading={amend.isPending}
          onClick={add}
          data-testid="derived-add"
        >
          {t('keys.add', { n: missing })}
        </Button>
      </div>
      <Failure error={amend.error} />
    </div>
  );
}
