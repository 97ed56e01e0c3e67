import { Button } from '@mantine/core';
import { IconShieldLock } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { GateCard } from '../../ui/GateCard';
import { type NewPassphrase, PassphraseFields, passphraseReady } from '../../ui/PassphraseFields';
import { Failure } from '../../ui/Words';
import { Steps } from './Steps';
import styles from './vault.module.css';

interface Props {
  busy: boolean;
  failure: unknown;
  onBack: () => void;
  onDone: (passphrase: string) => void;
}

/** Step two: the passphrase that guards everything. */
export function PassphraseStep({ busy, failure, onBack, onDone }: Props) {
  const { t } = useTranslation('vault');
  const [value, setValue] = useState<NewPassphrase>({ first: '', second: '' });
  const [tried, setTried] = useState(false);
  const done = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (passphraseReady(value)) onDone(value.first);
  };
  return (
    <GateCard title={t('new.passphraseTitle')} lead={t('new.passphraseLead')} testId="page-passphrase">
      <Steps now="passphrase" />
      <form onSubmit={done} noValidate style={{ display: 'contents' }}>
        <PassphraseFields value={value} onChange={setValue} tried={tried} />
        <Failure error={failure} />
        <div className={styles.row}>
          <Button variant="default" onClick={onBack} disabled={busy} data-testid="back">
            {t('common:back')}
          </Button>
          <span className={styles.spacer} />
          <Button
            type="submit"
            loading={busy}
            leftSection={<IconShieldLock size={17} aria-hidden />}
            data-testid="create-vault"
          >
            {t('new.create')}
          </Button>
        </div>
      </form>
    </GateCard>
  );
}
