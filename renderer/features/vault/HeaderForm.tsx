import { Button, NativeSelect, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundBackup } from '../../../db/domain/backup';
import { useFormats } from '../../i18n/formats';
import { request } from '../../ipc/client';
import { emptyGroups, groupsComplete, RecoveryKeyInput } from '../../ui/RecoveryKeyInput';
import { Failure } from '../../ui/Words';
import styles from './recovery.module.css';
import { readable } from './recoveryModel';
import { useAct } from './useWays';

type Source = { known: string } | { chosen: string; folder: string };
interface Choice {
  source: Source;
  backup: FoundBackup;
}

/** Takes the header out of a backup: which backup, who, and the passphrase that must open this very database. */
export function HeaderForm({
  folder,
  known,
  onDone,
}: {
  folder: string;
  known: readonly FoundBackup[];
  onDone: () => void;
}) {
  const { t } = useTranslation('backup');
  const formats = useFormats();
  const [choices, setChoices] = useState<Choice[]>(() =>
    readable(known).map((backup) => ({ backup, source: { known: backup.folder } })),
  );
  const [at, setAt] = useState(0);
  const [officerId, setOfficerId] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [byKey, setByKey] = useState(false);
  const [groups, setGroups] = useState(emptyGroups);
  const { busy, failure, act } = useAct();
  const choice = choices[at];
  const officers = choice?.backup.officers ?? [];
  const who = officers.some(({ id }) => id === officerId) ? officerId : (officers[0]?.id ?? '');
  const choose = () =>
    act('choose', async () => {
      const chosen = await request('app.chooseFolder', { purpose: 'open-backup' });
      if (chosen === null) return;
      const found = readable(await request('backup.find', { chosen: chosen.token }));
      setChoices(
        found.map((backup) => ({ backup, source: { chosen: chosen.token, folder: backup.folder } })),
      );
      setAt(0);
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (choice === undefined) return;
    void act('header', async () => {
      const opener = byKey ? { recoveryKey: groups.join('-') } : { officerId: who, passphrase };
      await request('vault.restoreHeader', { folder, backup: choice.source, ...opener });
      onDone();
    });
  };
  return (
    <form onSubmit={submit} className={styles.fields}>
      {choices.length > 0 && (
        <NativeSelect
          label={t('header.which')}
          data={choices.map(({ backup }, index) => ({
            value: String(index),
            label: `${formats.dateTime(backup.madeAt, backup.offset)} · ${backup.vaultName}`,
          }))}
          value={String(at)}
          onChange={(event) => setAt(Number(event.currentTarget.value))}
        />
      )}
      <div>
        <Button variant="default" onClick={() => void choose()} data-testid="choose-backup">
          {t('restore.choose')}
        </Button>
      </div>
      {choice !== undefined && (
        <>
          {byKey ? (
            <RecoveryKeyInput value={groups} onChange={setGroups} />
          ) : (
            <>
              <NativeSelect
                label={t('vault:officer.who')}
                data={officers.map(({ id, name }) => ({ value: id, label: name }))}
                value={who}
                onChange={(event) => setOfficerId(event.currentTarget.value)}
              />
              <PasswordInput
                label={t('vault:passphrase')}
                value={passphrase}
                onChange={(event) => setPassphrase(event.currentTarget.value)}
                autoComplete="current-password"
                visibilityToggleButtonProps={{ 'aria-label': t('vault:showPassphrase'), tabIndex: 0 }}
                data-testid="header-passphrase"
              />
            </>
          )}
          <div>
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => setByKey(!byKey)}
              data-testid="header-by-key"
            >
              {t(byKey ? 'header.byPassphrase' : 'header.byKey')}
            </Button>
          </div>
          <div>
            <Button
              type="submit"
              loading={busy === 'header'}
              disabled={byKey ? !groupsComplete(groups) : passphrase === ''}
              data-testid="restore-header"
            >
              {t('header.do')}
            </Button>
          </div>
        </>
      )}
      <Failure error={failure} />
    </form>
  );
}
