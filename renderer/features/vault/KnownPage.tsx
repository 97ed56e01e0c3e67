import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Examination, FoundFile } from '../../../db/domain/backup';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../ipc/queries';
import { GateCard } from '../../ui/GateCard';
import { type State, StateBadge } from '../../ui/StateBadge';
import { Failure, Notice } from '../../ui/Words';
import { HeaderForm } from './HeaderForm';
import styles from './recovery.module.css';

interface Props {
  folder: string;
  label: string;
  onBack: () => void;
  onRestore: () => void;
}

const fileStates: Record<FoundFile['state'], State> = {
  ok: 'green',
  missing: 'red',
  empty: 'red',
  damaged: 'red',
  unknown: 'grey',
};

/** A vault that does not open: what is known of it and what can be done. Nothing is changed until the officer says so. */
export function KnownPage({ folder, label, onBack, onRestore }: Props) {
  const { t } = useTranslation('backup');
  const answer = useAnswer('vault.examine', { folder }, { fresh: true });
  const found = answer.data;
  return (
    <GateCard title={t('known.title')} lead={t('known.lead')} testId="page-known">
      <Failure error={answer.error} />
      {found !== undefined && (
        <>
          <Facts found={found} label={label} />
          <h2 className={styles.title}>{t('known.ways')}</h2>
          <Ways found={found} folder={folder} onBack={onBack} onRestore={onRestore} />
        </>
      )}
      <div>
        <Button variant="subtle" onClick={onBack} data-testid="back-to-unlock">
          {t('common:back')}
        </Button>
      </div>
    </GateCard>
  );
}

function Facts({ found, label }: { found: Examination; label: string }) {
  const { t } = useTranslation('backup');
  const formats = useFormats();
  const offset = -new Date().getTimezoneOffset();
  return (
    <>
      <div>
        <strong>{found.vaultName === '' ? label : found.vaultName}</strong>
        <div className={styles.dim}>
          {found.vaultName !== '' && label}
          {found.officers.length > 0 && ` · ${found.officers.join(', ')}`}
        </div>
      </div>
      <table className={styles.files}>
        <thead>
          <tr>
            <th scope="col">{t('known.file')}</th>
            <th scope="col">{t('known.state')}</th>
            <th scope="col">{t('known.modified')}</th>
            <th scope="col" className={styles.size}>
              {t('known.size')}
            </th>
          </tr>
        </thead>
        <tbody>
          {found.files.map((file) => (
            <tr key={file.name}>
              <td className="dl-mono">{file.name}</td>
              <td>
                <StateBadge state={fileStates[file.state]}>{t(`fileState.${file.state}`)}</StateBadge>
              </td>
              <td>{file.modifiedAt === '' ? '—' : formats.dateTime(file.modifiedAt, offset)}</td>
              <td className={styles.size}>{formats.number(file.size)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles.dim}>
        {t('known.sealed', {
          count: found.sealedFiles,
          shown: formats.number(found.sealedFiles),
          bytes: formats.number(found.sealedBytes),
        })}
      </div>
      <h2 className={styles.title}>{t('known.backups')}</h2>
      {found.backups.length === 0 && <div>{t('known.noBackups')}</div>}
      {found.backups.map((backup) => (
        <div key={backup.folder} className={styles.backup}>
          <div>
            <StateBadge
              state={backup.state === 'readable' ? 'green' : backup.state === 'absent' ? 'grey' : 'red'}
            >
              {t(`backupState.${backup.state}`)}
            </StateBadge>{' '}
            {formats.dateTime(backup.madeAt, backup.offset || offset)}
          </div>
          <div className={styles.dim} style={{ overflowWrap: 'anywhere' }}>
            {backup.label}
          </div>
        </div>
      ))}
    </>
  );
}

/** The ways out, each with when it helps and what it changes. */
function Ways({
  found,
  folder,
  onBack,
  onRestore,
}: {
  found: Examination;
  folder: string;
  onBack: () => void;
  onRestore: () => void;
}) {
  const { t } = useTranslation('backup');
  const headerLost = found.header !== 'ok' && found.database !== 'missing';
  return (
    <>
      <ul className={styles.ways}>
        <li>{t('way.copy')}</li>
        {found.header === 'ok' && <li>{t('way.passphrase')}</li>}
        {found.olderCopies.length > 0 && <li>{t('way.older', { name: found.olderCopies.join(', ') })}</li>}
        <li>
          {t('way.restore')}{' '}
          <Button variant="default" size="compact-sm" onClick={onRestore} data-testid="known-restore">
            {t('restore')}
          </Button>
        </li>
        {!headerLost && found.header !== 'ok' && <li>{t('way.notHere')}</li>}
      </ul>
      {headerLost && (
        <>
          <Notice state="amber" title={t('header.title')}>
            {t('header.text')}
          </Notice>
          <HeaderForm folder={folder} known={found.backups} onDone={onBack} />
        </>
      )}
    </>
  );
}
