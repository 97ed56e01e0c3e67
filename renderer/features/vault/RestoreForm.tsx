import { Button, NativeSelect, PasswordInput, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundBackup } from '../../../db/domain/backup';
import type { ChosenFile } from '../../../electron/ipc/contract/app';
import { request } from '../../ipc/client';
import { useJob } from '../../ipc/useJob';
import { JobBar } from '../../ui/JobBar';
import { type NewPassphrase, PassphraseFields, passphraseReady } from '../../ui/PassphraseFields';
import { emptyGroups, groupsComplete, RecoveryKeyInput } from '../../ui/RecoveryKeyInput';
import { Failure } from '../../ui/Words';
import styles from './recovery.module.css';

interface Props {
  chosen: string;
  backup: FoundBackup;
  onRestored: (folder: string, label: string) => void;
}

/** The two hands: an officer of the backup, and another one, or the recovery key where there is no other. */
export function RestoreForm({ chosen, backup, onRestored }: Props) {
  const { t } = useTranslation('backup');
  const { officers } = backup;
  const alone = officers.length < 2;
  const [to, setTo] = useState<ChosenFile | null>(null);
  const [first, setFirst] = useState(officers[0]?.id ?? '');
  const [passphrase, setPassphrase] = useState('');
  const [lost, setLost] = useState(false);
  const [renewed, setRenewed] = useState<NewPassphrase>({ first: '', second: '' });
  const others = officers.filter(({ id }) => id !== first);
  const [second, setSecond] = useState('');
  const secondId = others.some(({ id }) => id === second) ? second : (others[0]?.id ?? '');
  const [secondPassphrase, setSecondPassphrase] = useState('');
  const [byKey, setByKey] = useState(alone);
  const [groups, setGroups] = useState(emptyGroups);
  const [reason, setReason] = useState('');
  const [authorisation, setAuthorisation] = useState('');
  const job = useJob();
  const openGiven = lost ? groupsComplete(groups) && passphraseReady(renewed) : passphrase !== '';
  const handGiven = byKey ? groupsComplete(groups) : secondPassphrase !== '';
  const ready = to !== null && openGiven && handGiven && reason.trim() !== '' && authorisation.trim() !== '';
  const suggest = () =>
    job.run(async () => setTo(await request('app.chooseFolder', { purpose: 'new-vault' })));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (to === null || !ready) return;
    void job.run(async (id) => {
      await request('backup.restore', {
        chosen,
        folder: backup.folder,
        to: to.token,
        officerId: first,
        passphrase: lost ? renewed.first : passphrase,
        ...(lost ? { recoveryKey: groups.join('-') } : {}),
        job: id,
        hands: {
          reason,
          authorisation,
          second: byKey
            ? { recoveryKey: groups.join('-') }
            : { officerId: secondId, passphrase: secondPassphrase },
        },
      });
      onRestored(to.token, to.label);
    });
  };
  return (
    <form onSubmit={submit} className={styles.fields}>
      <div>
        <Button variant="default" onClick={() => void suggest()} data-testid="choose-restore-place">
          {t('restore.where')}
        </Button>{' '}
        <span className={styles.dim}>{to?.label ?? t('restore.whereHint')}</span>
      </div>
      <NativeSelect
        label={t('restore.first')}
        data={officers.map(({ id, name }) => ({ value: id, label: name }))}
        value={first}
        onChange={(event) => setFirst(event.currentTarget.value)}
        data-testid="restore-officer"
      />
      {lost ? (
        <>
          <div>{t('restore.lostText')}</div>
          <PassphraseFields value={renewed} onChange={setRenewed} tried={false} autoFocus={false} />
        </>
      ) : (
        <PasswordInput
          label={t('vault:passphrase')}
          value={passphrase}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('vault:showPassphrase'), tabIndex: 0 }}
          data-testid="restore-passphrase"
        />
      )}
      <div>
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => setLost(!lost)}
          data-testid="restore-passphrase-lost"
        >
          {t(lost ? 'restore.known' : 'restore.lost')}
        </Button>
      </div>
      {(lost || byKey) && <RecoveryKeyInput value={groups} onChange={setGroups} />}
      {alone && <div>{t('restore.alone')}</div>}
      {!byKey && (
        <>
          <NativeSelect
            label={t('restore.second')}
            data={others.map(({ id, name }) => ({ value: id, label: name }))}
            value={secondId}
            onChange={(event) => setSecond(event.currentTarget.value)}
            data-testid="restore-second"
          />
          <PasswordInput
            label={t('restore.secondPassphrase')}
            value={secondPassphrase}
            onChange={(event) => setSecondPassphrase(event.currentTarget.value)}
            autoComplete="off"
            visibilityToggleButtonProps={{ 'aria-label': t('vault:showPassphrase'), tabIndex: 0 }}
            data-testid="restore-second-passphrase"
          />
        </>
      )}
      {!alone && (
        <div>
          <Button variant="subtle" size="compact-sm" onClick={() => setByKey(!byKey)}>
            {t(byKey ? 'restore.byOfficer' : 'restore.byKey')}
          </Button>
        </div>
      )}
      <Textarea
        label={t('restore.reason')}
        value={reason}
        maxLength={2_000}
        autosize
        onChange={(event) => setReason(event.currentTarget.value)}
        data-testid="restore-reason"
      />
      <TextInput
        label={t('restore.authorisation')}
        value={authorisation}
        maxLength={200}
        onChange={(event) => setAuthorisation(event.currentTarget.value)}
        data-testid="restore-authorisation"
      />
      <Failure error={job.failure} />
      <JobBar job={job} label={t('restore.busy')} />
      <div>
        <Button type="submit" disabled={!ready || job.running !== null} data-testid="do-restore">
          {t('restore.do')}
        </Button>
      </div>
    </form>
  );
}
