import { Button, Modal, Textarea } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteInput, RouteOutput } from '../../../electron/ipc/contract';
import { request } from '../../ipc/client';
import { answers } from '../../ipc/queries';
import { useMay } from '../../ui/useRights';
import { Failure, Notice } from '../../ui/Words';
import styles from './funds.module.css';

type Source = RouteInput<'observation.import'>['source'];
type Read = RouteOutput<'observation.import'>;

/** Balances from a table: first what it says, line by line where it says nothing, then the one button that records them. */
export function ImportBalances({ caseId }: { caseId: string }) {
  const { t } = useTranslation('funds');
  const may = useMay('observation.import');
  const [opened, setOpened] = useState(false);
  const [text, setText] = useState('');
  const [source, setSource] = useState<Source>();
  const [read, setRead] = useState<Read>();
  const [failure, setFailure] = useState<unknown>(null);
  if (!may) return null;
  const run = async (given: Source, dryRun: boolean) => {
    setFailure(null);
    try {
      setRead(await request('observation.import', { caseId, source: given, dryRun }));
      setSource(given);
      if (dryRun) return;
      for (const name of ['funds.view', 'home.get', 'ledger.list', 'attachment.list'] as const)
        void answers.invalidateQueries({ queryKey: [name] });
      close();
    } catch (thrown) {
      setFailure(thrown);
    }
  };
  const choose = async () => {
    const chosen = await request('app.chooseFile', { purpose: 'attachment' });
    if (chosen !== null) await run({ file: chosen.token }, true);
  };
  const close = () => {
    setOpened(false);
    setRead(undefined);
    setText('');
    setFailure(null);
  };
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconFileImport size={14} aria-hidden />}
        onClick={() => setOpened(true)}
        data-testid="import-balances"
      >
        {t('import.open')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={t('import.title')}
        size="lg"
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        <div className={styles.stack}>
          <p className={styles.dim}>{t('import.hint')}</p>
          <div className={styles.row}>
            <Button variant="default" onClick={() => void choose()} data-testid="import-file">
              {t('import.file')}
            </Button>
          </div>
          <Textarea
            label={t('import.paste')}
            autosize
            minRows={4}
            maxRows={10}
            value={text}
            classNames={{ input: 'dl-mono' }}
            onChange={(event) => setText(event.currentTarget.value)}
            data-testid="import-text"
          />
          <div>
            <Button variant="default" disabled={text.trim() === ''} onClick={() => void run({ text }, true)}>
              {t('import.read')}
            </Button>
          </div>
          <Failure error={failure} />
          {read !== undefined && <Found read={read} />}
          {read !== undefined && read.drafts.length > 0 && source !== undefined && (
            <div>
              <Button onClick={() => void run(source, false)} data-testid="import-confirm">
                {t('import.record', { count: read.drafts.length })}
              </Button>
            </div>
          )}
        </div>
      </Modal>
    </>
  );
}

function Found({ read }: { read: Read }) {
  const { t } = useTranslation('funds');
  return (
    <Notice
      state={read.rejected.length > 0 ? 'amber' : 'blue'}
      title={t('import.found', {
        accepted: read.drafts.length,
        rejected: read.rejected.length,
        same: read.same,
      })}
      testId="import-found"
    >
      <ul>
        {read.rejected.slice(0, 20).map((row) => (
          <li key={row.line}>
            {t('import.line', { line: row.line })} {t(`import.reason.${row.reason}`)}: <code>{row.text}</code>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
