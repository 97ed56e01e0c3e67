import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundBackup } from '../../../db/domain/backup';
import { useFormats } from '../../i18n/formats';
import { request } from '../../ipc/client';
import { GateCard } from '../../ui/GateCard';
import { Failure, Notice } from '../../ui/Words';
import { RestoreForm } from './RestoreForm';
import styles from './recovery.module.css';
import { readable } from './recoveryModel';
import { useAct } from './useWays';

interface Props {
  onBack: () => void;
  onRestored: (folder: string, label: string) => void;
}

/** A backup becomes a vault again, in a new folder: which backup, where to, and two people who answer for it. */
export function RestorePage({ onBack, onRestored }: Props) {
  const { t } = useTranslation('backup');
  const formats = useFormats();
  const [chosen, setChosen] = useState<string | null>(null);
  const [found, setFound] = useState<FoundBackup[]>([]);
  const [at, setAt] = useState(0);
  const { busy, failure, act } = useAct();
  const backup = found[at];
  const choose = () =>
    act('choose', async () => {
      const folder = await request('app.chooseFolder', { purpose: 'open-backup' });
      if (folder === null) return;
      setChosen(folder.token);
      setFound(readable(await request('backup.find', { chosen: folder.token })));
      setAt(0);
    });
  return (
    <GateCard title={t('restore')} lead={t('restore.lead')} testId="page-restore">
      <div>
        <Button
          variant={backup === undefined ? 'filled' : 'default'}
          onClick={() => void choose()}
          loading={busy === 'choose'}
          data-testid="choose-backup"
        >
          {t('restore.choose')}
        </Button>
      </div>
      <Failure error={failure} />
      {chosen !== null && found.length === 0 && busy === null && (
        <Notice state="amber">{t('restore.none')}</Notice>
      )}
      {backup !== undefined && chosen !== null && (
        <div className={styles.fields}>
          <NativeSelect
            label={t('header.which')}
            data={found.map((one, index) => ({
              value: String(index),
              label: `${formats.dateTime(one.madeAt, one.offset)} · ${one.vaultName}`,
            }))}
            value={String(at)}
            onChange={(event) => setAt(Number(event.currentTarget.value))}
            description={t('facts', {
              entries: formats.number(backup.head?.seq ?? 0),
              megabytes: formats.number(Math.ceil(backup.bytes / 1_000_000)),
            })}
            data-testid="which-backup"
          />
          <div className={styles.dim}>{backup.head?.words}</div>
          <RestoreForm key={backup.folder} chosen={chosen} backup={backup} onRestored={onRestored} />
        </div>
      )}
      <div>
        <Button variant="subtle" onClick={onBack} data-testid="back-to-unlock">
          {t('common:back')}
        </Button>
      </div>
    </GateCard>
  );
}
