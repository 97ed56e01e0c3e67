import { Button, Modal, PasswordInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../ipc/queries';
import { type NewPassphrase, PassphraseFields, passphraseReady } from '../../ui/PassphraseFields';
import { Failure } from '../../ui/Words';
import styles from './settings.module.css';

/** The old passphrase, and a new one typed twice. */
export function ChangePassphrase({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('settings');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('changePassphrase')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <ChangeForm onDone={onClose} />
    </Modal>
  );
}

function ChangeForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('settings');
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState<NewPassphrase>({ first: '', second: '' });
  const [tried, setTried] = useState(false);
  const change = useCommand('vault.changePassphrase');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!passphraseReady(next)) return;
    change.mutate(
      { current, next: next.first },
      {
        onSuccess: () => {
          notifications.show({ message: t('passphraseChanged'), color: 'green', withCloseButton: false });
          onDone();
        },
      },
    );
  };
  return (
    <form onSubmit={submit} className={styles.form} noValidate>
      <PasswordInput
        label={t('currentPassphrase')}
        data-autofocus
        autoComplete="current-password"
        value={current}
        onChange={(event) => setCurrent(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': t('vault:showPassphrase'), tabIndex: 0 }}
        data-testid="current-passphrase"
      />
      <PassphraseFields value={next} onChange={setNext} tried={tried} autoFocus={false} />
      <Failure error={change.error} />
      <Button
        type="submit"
        loading={change.isPending}
        disabled={current === ''}
        data-testid="save-passphrase"
      >
        {t('changePassphrase')}
      </Button>
    </form>
  );
}
