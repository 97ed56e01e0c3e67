import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportRecord } from '../../../db/domain/report';
import type { ChosenFile } from '../../../electron/ipc/contract/app';
import { request } from '../../ipc/client';
import { Failure, Notice } from '../../ui/Words';

export interface SaveCopy {
  saving: boolean;
  saved: { file: ChosenFile; sha256: string } | null;
  failure: unknown;
  save: (report: ReportRecord) => Promise<void>;
  /** with verify.html and the attached files, in a folder of its own */
  saveFolder: (report: ReportRecord) => Promise<void>;
}

/** Writes a copy of the kept file where the officer says, and tells its hash. */
export function useSaveCopy(): SaveCopy {
  const [saving, setSaving] = useState(false);
  const [saved, setSaved] = useState<SaveCopy['saved']>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const write = async (work: () => Promise<SaveCopy['saved']>) => {
    setFailure(null);
    setSaving(true);
    try {
      const written = await work();
      if (written !== null) setSaved(written);
    } catch (error) {
      setFailure(error);
    } finally {
      setSaving(false);
    }
  };
  const save = (report: ReportRecord) =>
    write(async () => {
      const file = await request('app.chooseSave', { suggestedName: report.fileName });
      if (file === null) return null;
      const written = await request('report.export', { id: report.id, to: file.token });
      return { file, sha256: written.sha256 };
    });
  const saveFolder = (report: ReportRecord) =>
    write(async () => {
      const place = await request('app.chooseFolder', { purpose: 'export-place' });
      if (place === null) return null;
      await request('report.exportFolder', { id: report.id, to: place.token });
      const name = report.fileName.replace(/\.pdf$/, '');
      return { file: { ...place, label: `${place.label}/${name}` }, sha256: report.sha256 };
    });
  return { saving, saved, failure, save, saveFolder };
}

/** What was saved where, with the way to it; or why not. */
export function SavedCopy({ copy }: { copy: SaveCopy }) {
  const { t } = useTranslation('report');
  const { saved } = copy;
  if (copy.failure !== null) return <Failure error={copy.failure} />;
  if (saved === null) return null;
  return (
    <Notice
      state="green"
      icon={<IconCircleCheck size={18} aria-hidden />}
      title={t('page.saved', { name: saved.file.label })}
      testId="copy-saved"
      action={
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => void request('app.showFile', { token: saved.file.token })}
          data-testid="show-file"
        >
          {t('page.show')}
        </Button>
      }
    >
      <span className="dl-mono">{t('page.savedHash', { sha256: saved.sha256 })}</span>
    </Notice>
  );
}
