import { Autocomplete, Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exhibitDraft } from '../../../db/domain/exhibit';
import { useSession } from '../../app/session';
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

/**
 * What was handed over is put elsewhere by an event of its custody, which its holder signs; of what never moved the place is
 * corrected where it was recorded.
 */
async function moveOne(id: string, place: string, reason: string, officerId: string): Promise<void> {
  const { state } = await request('custody.thing', { kind: 'exhibit', id });
  if (state.place === place) return;
  if (state.moved) {
    const to = { kind: 'officer' as const, officerId };
    const items = [{ id, intact: state.intact }];
    const moved = { action: 'to-storage' as const, items, withChildren: false, to, toPlace: place };
    await request('custody.record', { draft: { ...moved, purpose: reason } });
    return;
  }
  const record = await request('exhibit.get', { id });
  const draft = { ...draftOf(exhibitDraft, record), storagePath: place };
  await request('exhibit.amend', { id, draft, reason });
}

/** Puts several exhibits elsewhere, each in an entry of its own. What was written before a refusal stays written. */
export function MoveTo({ opened, ids, known, close, done }: MoveToProps) {
  const { t } = useTranslation(['room', 'common']);
  const officerId = useSession((state) => state.session?.officer?.id ?? '');
  const [place, setPlace] = useState('');
  const [reason, setReason] = useState('');
  const [written, setWritten] = useState<number | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const move = async () => {
    setFailure(null);
    try {
      for (const [at, id] of ids.entries()) {
        setWritten(at);
        await moveOne(id, place, reason, officerId);
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
