import { Autocomplete, Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exhibitDraft } from '../../../db/domain/exhibit';
import { request } from '../../ipc/client';
import { answers } from '../../ipc/queries';
import { draftOf } from '../../records/draftOf';
import { Failure } from '../../ui/Words';

interface MoveToProps {
  opened: boolean;
  ids: readonly string[];
  known: string[];
  close: () => void;
  done: () => void;
}

/** Corrects the storage place of several exhibits, each in an entry of its own. What was written before a refusal stays written. */
export function MoveTo({ opened, ids, known, close, done }: MoveToProps) {
  const { t } = useTranslation(['room', 'common']);
  const [place, setPlace] = useState('');
  const [reason, setReason] = useState('');
  const [written, setWritten] = useState<number | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const move = async () => {
    setFailure(null);
    try {
      for (const [at, id] of ids.entries()) {
        setWritten(at);
        const record = await request('exhibit.get', { id });
        if (record.storagePath === place) continue;
        const draft = { ...draftOf(exhibitDraft, record), storagePath: place };
        await request('exhibit.amend', { id, draft, reason });
      }
      await answers.invalidateQueries();
      done();
      close();
    } catch (error) {
      setFailure(error);
    } finally {
      setWritten(null);
    }
  };
  return (
    <Modal opened={opened} onClose={close} title={t('move')}>
      <Autocomplete
        label={t('column.place')}
        description={t('placeHint')}
        data={known}
        value={place}
        onChange={setPlace}
        data-autofocus
        data-testid="move-place"
      />
      <TextInput
        mt="sm"
        label={t('reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        data-testid="move-reason"
      />
      <Failure error={failure} />
      <div style={{ display: 'flex', gap: 8, marginTop: 16 }}>
        <Button
          disabled={place.trim() === '' || reason.trim() === ''}
          loading={written !== null}
          onClick={() => void move()}
          data-testid="move-confirm"
        >
          {t('moveAll', { n: ids.length })}
        </Button>
        <Button variant="default" onClick={close}>
          {t('common:cancel')}
        </Button>
      </div>
    </Modal>
  );
}
