import { Button, Loader } from '@mantine/core';
import { modals } from '@mantine/modals';
import {
  IconFileCheck,
  IconFolderOpen,
  IconRestore,
  IconShieldLock,
  IconSparkles,
} from '@tabler/icons-react';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../../db/domain/vault';
import { navigate } from '../../app/router';
import { on } from '../../ipc/client';
import { GateCard } from '../../ui/GateCard';
import { lazyPage } from '../../ui/lazyPage';
import { Failure } from '../../ui/Words';
import { chooseVault, findSample, openSample, useAct } from './useWays';
import styles from './vault.module.css';

const RestorePage = lazyPage(() => import('./RestorePage'), 'RestorePage');

interface Props {
  onNew: () => void;
  onEnter: (session: Session) => void;
  onOpen: (folder: string, label: string) => void;
}

/** The first page of all: what Dalel is, and the two ways to begin. */
export function WelcomePage({ onNew, onEnter, onOpen }: Props) {
  const { t } = useTranslation('vault');
  const { busy, failure, act } = useAct();
  const [restoring, setRestoring] = useState(false);
  const make = useCallback(
    () => void act('sample', async () => onEnter(await openSample(t('sampleName')))),
    [act, onEnter, t],
  );
  // A page that was loaded anew while the sample is being made waits for that one.
  useEffect(
    () =>
      on('job', (job) => {
        if (job.id === 'sample' && !job.finished && busy === null) make();
      }),
    [busy, make],
  );
  const sample = () =>
    void act('sample', async () => {
      const found = await findSample(t('sampleName'));
      if (found === undefined) return onEnter(await openSample(t('sampleName')));
      modals.openConfirmModal({
        title: t('sampleThere.title'),
        withCloseButton: false,
        children: t('sampleThere.text', { folder: found.label }),
        labels: { confirm: t('sampleThere.open'), cancel: t('sampleThere.another') },
        onConfirm: () => onOpen(found.folder, found.label),
        onCancel: make,
      });
    });
  if (restoring) return <RestorePage onBack={() => setRestoring(false)} onRestored={onOpen} />;
  return (
    <GateCard title={t('welcome.title')} lead={t('welcome.lead')} testId="page-welcome">
      <div className={styles.choices}>
        <button
          type="button"
          className={styles.choice}
          onClick={onNew}
          disabled={busy !== null}
          data-testid="new-vault"
        >
          <IconShieldLock size={28} stroke={1.5} aria-hidden />
          <span className={styles.choiceTitle}>{t('welcome.new')}</span>
          <span className={styles.choiceText}>{t('welcome.newText')}</span>
        </button>
        <button
          type="button"
          className={styles.choice}
          onClick={sample}
          disabled={busy !== null}
          data-testid="open-sample"
        >
          {busy === 'sample' ? <Loader size={28} /> : <IconSparkles size={28} stroke={1.5} aria-hidden />}
          <span className={styles.choiceTitle}>
            {busy === 'sample' ? t('welcome.sampleBusy') : t('welcome.sample')}
          </span>
          <span className={styles.choiceText}>{t('welcome.sampleText')}</span>
        </button>
      </div>
      <Failure error={failure} />
      <OtherWays onOpen={onOpen} act={act}>
        <RestoreButton onRestore={() => setRestoring(true)} />
      </OtherWays>
    </GateCard>
  );
}

/** A vault that was lost comes back from a backup. */
export function RestoreButton({ onRestore }: { onRestore: () => void }) {
  const { t } = useTranslation('backup');
  return (
    <Button
      variant="subtle"
      leftSection={<IconRestore size={16} aria-hidden />}
      onClick={onRestore}
      data-testid="restore-backup"
    >
      {t('restore')}
    </Button>
  );
}

interface OtherWaysProps {
  onOpen: (folder: string, label: string) => void;
  act: (name: string, work: () => Promise<void>) => Promise<void>;
  children?: ReactNode;
}

/** What can be done from every page before a vault is open. */
export function OtherWays({ onOpen, act, children }: OtherWaysProps) {
  const { t } = useTranslation('vault');
  const open = () =>
    act('open', async () => {
      const chosen = await chooseVault();
      if (chosen !== undefined) onOpen(chosen.folder, chosen.label);
    });
  return (
    <div className={styles.links}>
      {children}
      <Button
        variant="subtle"
        leftSection={<IconFolderOpen size={16} aria-hidden />}
        onClick={() => void open()}
        data-testid="open-folder"
      >
        {t('openFolder')}
      </Button>
      <Button
        variant="subtle"
        leftSection={<IconFileCheck size={16} aria-hidden />}
        onClick={() => navigate('/verify')}
        data-testid="check-report"
      >
        {t('checkReport')}
      </Button>
    </div>
  );
}
