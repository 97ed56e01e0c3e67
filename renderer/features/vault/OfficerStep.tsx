import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconArrowRight, IconFolder } from '@tabler/icons-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { acceptable } from '../../../db/domain/finding';
import { type OfficerDraft, role } from '../../../db/domain/officer';
import type { ChosenFile } from '../../../electron/ipc/contract/app';
import { request } from '../../ipc/client';
import { FindingLines } from '../../ui/form';
import { GateCard } from '../../ui/GateCard';
import { Failure } from '../../ui/Words';
import { checkNewVault, exampleNumber, type NewVaultDraft } from './newVaultModel';
import { Steps } from './Steps';
import { useAct } from './useWays';
import styles from './vault.module.css';

interface Props {
  draft: NewVaultDraft;
  folder: ChosenFile | null;
  onChange: (draft: NewVaultDraft) => void;
  onFolder: (folder: ChosenFile | null) => void;
  onBack: () => void;
  onNext: () => void;
}

/** Step one: who answers for this vault, what it is called, where it stands. */
export function OfficerStep({ draft, folder, onChange, onFolder, onBack, onNext }: Props) {
  const { t } = useTranslation('vault');
  const [tried, setTried] = useState(false);
  const findings = tried ? checkNewVault(draft) : [];
  const setOfficer = (change: Partial<OfficerDraft>) =>
    onChange({ ...draft, officer: { ...draft.officer, ...change } });
  const below = (field: string, hint?: string) => {
    const own = findings.filter((found) => found.field === field);
    return {
      error: own.some(({ level }) => level === 'error'),
      description:
        own.length > 0 || hint !== undefined ? (
          <>
            <FindingLines findings={own} />
            {hint}
          </>
        ) : undefined,
      descriptionProps: { component: 'div' as const },
      inputWrapperOrder: ['label', 'input', 'description'] as ('label' | 'input' | 'description')[],
      'data-testid': `field-${field}`,
    };
  };
  const next = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (acceptable(checkNewVault(draft))) onNext();
  };
  return (
    <GateCard title={t('new.title')} testId="page-new-vault">
      <Steps now="officer" />
      <form onSubmit={next} noValidate style={{ display: 'contents' }}>
        <div className={styles.fields}>
          <TextInput
            label={t('officer.name')}
            withAsterisk
            autoFocus
            maxLength={400}
            value={draft.officer.name}
            onChange={(event) => setOfficer({ name: event.currentTarget.value })}
            {...below('officer.name')}
          />
          <TextInput
            label={t('officer.rank')}
            maxLength={400}
            value={draft.officer.rank}
            onChange={(event) => setOfficer({ rank: event.currentTarget.value })}
            {...below('officer.rank')}
          />
          <TextInput
            label={t('officer.unit')}
            withAsterisk
            maxLength={400}
            value={draft.officer.unit}
            onChange={(event) => setOfficer({ unit: event.currentTarget.value })}
            {...below('officer.unit')}
          />
          <NativeSelect
            label={t('officer.role')}
            data={role.options.map((one) => ({ value: one, label: t(`terms:role.${one}`) }))}
            value={draft.officer.role}
            onChange={(event) => setOfficer({ role: role.parse(event.currentTarget.value) })}
            {...below('officer.role')}
          />
          <TextInput
            label={t('officer.serviceNumber')}
            maxLength={400}
            autoComplete="off"
            value={draft.officer.serviceNumber}
            onChange={(event) => setOfficer({ serviceNumber: event.currentTarget.value })}
            {...below('officer.serviceNumber', t('officer.identityHint'))}
          />
          <TextInput
            label={t('officer.iin')}
            maxLength={400}
            autoComplete="off"
            value={draft.officer.iin}
            onChange={(event) => setOfficer({ iin: event.currentTarget.value })}
            {...below('officer.iin')}
          />
          <TextInput
            label={t('name')}
            withAsterisk
            maxLength={120}
            value={draft.name}
            onChange={(event) => onChange({ ...draft, name: event.currentTarget.value })}
            {...below('name', t('nameHint'))}
          />
          <TextInput
            label={t('shortCode')}
            withAsterisk
            maxLength={5}
            value={draft.shortCode}
            onChange={(event) =>
              onChange({ ...draft, shortCode: event.currentTarget.value.toLocaleUpperCase('kk') })
            }
            {...below(
              'shortCode',
              t('shortCodeHint', { example: exampleNumber(draft.shortCode, new Date().getFullYear()) }),
            )}
          />
        </div>
        <FolderChoice name={draft.name} folder={folder} onFolder={onFolder} />
        <div className={styles.row}>
          <Button variant="default" onClick={onBack} data-testid="back">
            {t('common:back')}
          </Button>
          <span className={styles.spacer} />
          <Button type="submit" rightSection={<IconArrowRight size={16} aria-hidden />} data-testid="next">
            {t('common:next')}
          </Button>
        </div>
      </form>
    </GateCard>
  );
}

/** The place of the new vault: suggested from its name until the officer chooses another. */
function FolderChoice({
  name,
  folder,
  onFolder,
}: {
  name: string;
  folder: ChosenFile | null;
  onFolder: (folder: ChosenFile) => void;
}) {
  const { t } = useTranslation('vault');
  const { failure, act } = useAct();
  const chosen = useRef(false);
  const [settled] = useDebouncedValue(name.trim(), 300);
  useEffect(() => {
    if (chosen.current || settled === '') return undefined;
    let gone = false;
    void act('suggest', async () => {
      const suggested = await request('app.suggestVaultFolder', { name: settled });
      if (!gone && !chosen.current) onFolder(suggested);
    });
    return () => {
      gone = true;
    };
  }, [settled, act, onFolder]);
  const change = () =>
    act('choose', async () => {
      const found = await request('app.chooseFolder', { purpose: 'new-vault' });
      if (found === null) return;
      chosen.current = true;
      onFolder(found);
    });
  return (
    <div>
      <div className={styles.folder}>
        <IconFolder size={18} aria-hidden />
        <span className={styles.folderText} data-testid="folder">
          {folder?.label ?? t('folderLater')}
        </span>
        <Button variant="default" size="compact-sm" onClick={() => void change()} data-testid="choose-folder">
          {t('chooseFolder')}
        </Button>
      </div>
      <Failure error={failure} />
    </div>
  );
}
