import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PsbtAnswer } from '../../../db/domain/psbt';
import type { WalletFile } from '../../../db/domain/walletFile';
import { request } from '../../ipc/client';
import { RequestError } from '../../ipc/envelope';
import type { RecordForm } from '../../ui/form';
import { Failure, Notice, useFindingWords } from '../../ui/Words';
import { addressKey } from './intake';
import styles from './keys.module.css';
import { PsbtView } from './PsbtView';
import type { WalletInHand } from './walletModel';

/** Fills the form from a wallet file of another program. What the officer typed already stays. */
export function ReadWalletFile({ form }: { form: RecordForm<WalletInHand> }) {
  const { t } = useTranslation('wallet');
  const words = useFindingWords();
  const [read, setRead] = useState<{ file?: WalletFile; psbt?: PsbtAnswer; error?: unknown }>({});
  const readFile = async (token: string) => {
    try {
      const file = await request('wallet.readFile', { file: token });
      takeOver(form, file);
      return { file };
    } catch (error) {
      const transaction = error instanceof RequestError && error.code === 'walletFile.psbt';
      if (!transaction) throw error;
      return { psbt: await request('psbt.read', { file: token }) };
    }
  };
  const choose = async () => {
    try {
      const chosen = await request('app.chooseFile', { purpose: 'walletFile' });
      if (chosen === null) return;
      setRead(await readFile(chosen.token));
    } catch (error) {
      setRead({ error });
    }
  };
  return (
    <div className={styles.read}>
      <Button
        variant="default"
        leftSection={<IconFileImport size={16} aria-hidden />}
        disabled={form.readOnly}
        onClick={() => void choose()}
        data-testid="read-wallet-file"
      >
        {t('file.read')}
      </Button>
      <span className={styles.facts}>{t('file.hint')}</span>
      {read.error !== undefined && <Failure error={read.error} />}
      {read.psbt !== undefined && <PsbtView psbt={read.psbt} />}
      {read.file !== undefined && (
        <Notice
          state={read.file.findings.length > 0 ? 'amber' : 'blue'}
          title={t('file.done', {
            format: t(`file.format.${read.file.format}`),
            n: read.file.addresses.length,
          })}
          testId="wallet-file-read"
        >
          {read.file.findings.map((found) => (
            <div key={found.code}>{words(found)}</div>
          ))}
        </Notice>
      )}
    </div>
  );
}

const filled = ['label', 'software', 'derivation', 'masterFingerprint', 'publicKey', 'notes'] as const;

function takeOver(form: RecordForm<WalletInHand>, file: WalletFile): void {
  for (const name of filled) if (form.draft[name] === '' && file[name] !== '') form.set(name, file[name]);
  if (file.type !== 'unknown') form.set('type', file.type);
  const known = new Set(form.draft.addresses.map(addressKey));
  const added = file.addresses.filter((address) => !known.has(addressKey(address)));
  if (added.length > 0) form.set('addresses', [...form.draft.addresses, ...added]);
}
