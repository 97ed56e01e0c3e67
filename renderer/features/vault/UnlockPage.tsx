import { ActionIcon, Button, NativeSelect, PasswordInput } from '@mantine/core';
import { IconDatabase, IconKey, IconLockOpen, IconPlus, IconX } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session, VaultCard } from '../../../db/domain/vault';
import { forgetVault } from '../../app/preferences';
import { useSession } from '../../app/session';
import { request } from '../../ipc/client';
import { useAnswer } from '../../ipc/queries';
import { CapsLock, useCapsLock } from '../../ui/CapsLock';
import { GateCard } from '../../ui/GateCard';
import { lazyPage } from '../../ui/lazyPage';
import { emptyGroups, groupsComplete, RecoveryKeyInput } from '../../ui/RecoveryKeyInput';
import { Failure, Notice } from '../../ui/Words';
import { needsLooking } from './recoveryModel';
import { useAct } from './useWays';
import styles from './vault.module.css';
import { OtherWays, RestoreButton } from './WelcomePage';

const KnownPage = lazyPage(() => import('./KnownPage'), 'KnownPage');
const RestorePage = lazyPage(() => import('./RestorePage'), 'RestorePage');

interface Props {
  folder: string;
  label: string;
  onEnter: (session: Session) => void;
  onNew: () => void;
  onChoose: (folder: string, label: string) => void;
}

/** Opening a vault that exists: which one, who, and the passphrase; or the recovery key, for reading only. */
export function UnlockPage({ folder, label, onEnter, onNew, onChoose }: Props) {
  const { t } = useTranslation('vault');
  const card = useAnswer('vault.inspect', { folder });
  const [byKey, setByKey] = useState(false);
  const [looking, setLooking] = useState<'known' | 'restore' | null>(null);
  const { failure, act } = useAct();
  const back = () => {
    setLooking(null);
    void card.refetch();
  };
  if (looking === 'known')
    return <KnownPage folder={folder} label={label} onBack={back} onRestore={() => setLooking('restore')} />;
  if (looking === 'restore') return <RestorePage onBack={back} onRestored={onChoose} />;
  return (
    <GateCard
      title={card.data?.name ?? label}
      testId="page-unlock"
      icon={
        card.data?.sample === true ? <span className={styles.sample}>{t('shell:sample')}</span> : undefined
      }
    >
      <VaultChoice folder={folder} onChoose={onChoose} />
      <Failure
        error={card.error}
        action={
          <div className={styles.row}>
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => void card.refetch()}
              data-testid="try-again"
            >
              {t('common:tryAgain')}
            </Button>
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => void forgetVault(folder)}
              data-testid="forget-vault"
            >
              {t('forgetThis')}
            </Button>
            {needsLooking(card.error) && <LookButton onLook={() => setLooking('known')} />}
          </div>
        }
      />
      {card.data !== undefined &&
        (byKey ? (
          <RecoveryForm folder={folder} onEnter={onEnter} onBack={() => setByKey(false)} />
        ) : (
          <PassphraseForm
            folder={folder}
            card={card.data}
            onEnter={onEnter}
            onRecovery={() => setByKey(true)}
            onLook={() => setLooking('known')}
          />
        ))}
      <Failure error={failure} />
      <OtherWays onOpen={onChoose} act={act}>
        <Button
          variant="subtle"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={onNew}
          data-testid="new-vault"
        >
          {t('welcome.new')}
        </Button>
        <RestoreButton onRestore={() => setLooking('restore')} />
      </OtherWays>
    </GateCard>
  );
}

/** The way to what is known of a vault that does not open. */
function LookButton({ onLook }: { onLook: () => void }) {
  const { t } = useTranslation('backup');
  return (
    <Button variant="default" size="compact-sm" onClick={onLook} data-testid="look-at-vault">
      {t('look')}
    </Button>
  );
}

/** The vaults that this machine opened lately; forgetting one leaves its folder alone. */
function VaultChoice({
  folder,
  onChoose,
}: {
  folder: string;
  onChoose: (folder: string, label: string) => void;
}) {
  const { t } = useTranslation('vault');
  const recent = useSession((state) => state.preferences.recentVaults);
  if (recent.length < 2 && recent[0]?.folder === folder) return null;
  return (
    <ul className={styles.vaults} aria-label={t('recent')}>
      {recent.map((vault) => (
        <li key={vault.folder} className={styles.vault}>
          <button
            type="button"
            className={styles.vaultButton}
            aria-pressed={vault.folder === folder}
            onClick={() => onChoose(vault.folder, vault.label)}
            data-testid="recent-vault"
          >
            <IconDatabase size={17} aria-hidden />
            <span>{vault.label}</span>
          </button>
          {vault.folder !== folder && (
            <ActionIcon
              variant="subtle"
              color="gray"
              onClick={() => void forgetVault(vault.folder)}
              aria-label={t('forget', { name: vault.label })}
              title={t('forgetHint')}
            >
              <IconX size={15} aria-hidden />
            </ActionIcon>
          )}
        </li>
      ))}
    </ul>
  );
}

interface PassphraseFormProps {
  folder: string;
  card: VaultCard;
  onEnter: (session: Session) => void;
  onRecovery: () => void;
  onLook: () => void;
}

function PassphraseForm({ folder, card, onEnter, onRecovery, onLook }: PassphraseFormProps) {
  const { t } = useTranslation('vault');
  const [passphrase, setPassphrase] = useState('');
  const [officerId, setOfficerId] = useState(card.officers[0]?.id ?? '');
  const { busy, failure, act, clear } = useAct();
  const caps = useCapsLock();
  const unlock = (event: FormEvent) => {
    event.preventDefault();
    void act('unlock', async () => {
      const officer = officerId === '' ? {} : { officerId };
      onEnter(await request('vault.unlock', { folder, ...officer, passphrase }));
    });
  };
  return (
    <form onSubmit={unlock} style={{ display: 'contents' }}>
      {card.sample && <Notice state="blue">{t('samplePassphrase')}</Notice>}
      {card.officers.length > 1 ? (
        <NativeSelect
          label={t('officer.who')}
          data={card.officers.map((officer) => ({ value: officer.id, label: officer.name }))}
          value={officerId}
          onChange={(event) => setOfficerId(event.currentTarget.value)}
          data-testid="officer-choice"
        />
      ) : (
        <div className="dl-dim">{card.officers[0]?.name}</div>
      )}
      <PasswordInput
        label={t('passphrase')}
        autoFocus
        autoComplete="current-password"
        maxLength={1_000}
        value={passphrase}
        onChange={(event) => {
          setPassphrase(event.currentTarget.value);
          clear();
        }}
        onKeyDown={caps.watch}
        visibilityToggleButtonProps={{ 'aria-label': t('showPassphrase'), tabIndex: 0 }}
        data-testid="passphrase"
      />
      {caps.on && <CapsLock />}
      <Failure error={failure} action={needsLooking(failure) ? <LookButton onLook={onLook} /> : undefined} />
      <div className={styles.row}>
        <Button
          type="submit"
          size="md"
          loading={busy !== null}
          disabled={passphrase === ''}
          leftSection={<IconLockOpen size={18} aria-hidden />}
          data-testid="unlock"
        >
          {t('unlock')}
        </Button>
        <span className={styles.spacer} />
        <Button
          variant="subtle"
          leftSection={<IconKey size={16} aria-hidden />}
          onClick={onRecovery}
          data-testid="use-recovery-key"
        >
          {t('useRecoveryKey')}
        </Button>
      </div>
    </form>
  );
}

function RecoveryForm({
  folder,
  onEnter,
  onBack,
}: {
  folder: string;
  onEnter: (session: Session) => void;
  onBack: () => void;
}) {
  const { t } = useTranslation('vault');
  const [groups, setGroups] = useState(emptyGroups);
  const { busy, failure, act } = useAct();
  const unlock = (event: FormEvent) => {
    event.preventDefault();
    void act('recover', async () =>
      onEnter(await request('vault.unlockWithRecoveryKey', { folder, recoveryKey: groups.join('-') })),
    );
  };
  return (
    <form onSubmit={unlock} style={{ display: 'contents' }}>
      <p>{t('recoveryReadOnly')}</p>
      <RecoveryKeyInput value={groups} onChange={setGroups} />
      <Failure error={failure} />
      <div className={styles.row}>
        <Button
          type="submit"
          loading={busy !== null}
          disabled={!groupsComplete(groups)}
          data-testid="unlock-recovery"
        >
          {t('openReadOnly')}
        </Button>
        <span className={styles.spacer} />
        <Button variant="subtle" onClick={onBack} data-testid="use-passphrase">
          {t('usePassphrase')}
        </Button>
      </div>
    </form>
  );
}
