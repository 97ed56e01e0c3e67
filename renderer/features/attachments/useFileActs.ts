import { useState } from 'react';
import type { AttachmentView } from '../../../db/domain/attachment';
import type { ChosenFile } from '../../../electron/ipc/contract/app';
import { request } from '../../ipc/client';
import { answers } from '../../ipc/queries';

export interface FileActs {
  working: 'verify' | 'save' | undefined;
  verified: boolean;
  saved: ChosenFile | null;
  failure: unknown;
  verify: () => Promise<void>;
  save: () => Promise<void>;
}

/** Reading a kept file again, and writing a copy of it where the officer says. */
export function useFileActs(file: AttachmentView): FileActs {
  const [working, setWorking] = useState<FileActs['working']>();
  const [verified, setVerified] = useState(false);
  const [saved, setSaved] = useState<ChosenFile | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const act = async (what: 'verify' | 'save', work: () => Promise<void>) => {
    setWorking(what);
    setFailure(null);
    setVerified(false);
    setSaved(null);
    try {
      await work();
    } catch (thrown) {
      setFailure(thrown);
    } finally {
      setWorking(undefined);
      void answers.invalidateQueries({ queryKey: ['attachment.get'] });
    }
  };
  return {
    working,
    verified,
    saved,
    failure,
    verify: () =>
      act('verify', async () => {
        const { state } = await request('attachment.check', { id: file.id, job: crypto.randomUUID() });
        setVerified(state === 'intact');
      }),
    save: () =>
      act('save', async () => {
        const chosen = await request('app.chooseSave', { suggestedName: file.name.slice(0, 200) });
        if (chosen === null) return;
        await request('attachment.export', { id: file.id, to: chosen.token, job: crypto.randomUUID() });
        setSaved(chosen);
      }),
  };
}
