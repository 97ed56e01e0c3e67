import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HeldThing } from '../../db/domain/custody/thing';
import {
  checkDiscrepancy,
  type DiscrepancyDraft,
  type DiscrepancyRecord,
  discrepancyDraft,
  discrepancyKind,
} from '../../db/domain/discrepancy';
import type { TwoHands as Hands } from '../../db/domain/hands';
import { navigate } from '../app/router';
import { useCommand } from '../ipc/queries';
import {
  ChoiceField,
  FormActions,
  FormGrid,
  FormModal,
  NoteField,
  TextField,
  useRecordForm,
} from '../ui/form';
import { TwoHands } from '../ui/TwoHands';
import { useTermOptions } from './useTerms';

/** An act of discrepancy: what the record says, what was found, signed by two who looked. */
export function DiscrepancyModal({
  thing,
  opened,
  onClose,
}: {
  thing: HeldThing;
  opened: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation('custody');
  return (
    <FormModal opened={opened} onClose={onClose} title={t('differs')}>
      {opened && <DiscrepancyForm thing={thing} onClose={onClose} />}
    </FormModal>
  );
}

interface Asked {
  draft: DiscrepancyDraft;
  resolve: (record: DiscrepancyRecord) => void;
  reject: (error: unknown) => void;
}

function DiscrepancyForm({ thing, onClose }: { thing: HeldThing; onClose: () => void }) {
  const { t } = useTranslation('custody');
  const record = useCommand('discrepancy.record', {
    invalidates: ['custody.of', 'home.get', 'ledger.list', 'discrepancy.list'],
  });
  const kinds = useTermOptions('discrepancyKind', discrepancyKind.options);
  const [asked, setAsked] = useState<Asked | null>(null);
  const empty = useMemo(() => {
    const { kind: subjectKind, id: subjectId, state } = thing;
    const expected = [state.seal, state.place, state.custodian.name].filter(Boolean).join(', ');
    return discrepancyDraft.parse({ subjectKind, subjectId, kind: 'condition', expected });
  }, [thing]);
  const draftKey = `discrepancy:new:${thing.id}`;
  const form = useRecordForm<DiscrepancyDraft, DiscrepancyRecord>({
    empty,
    check: checkDiscrepancy,
    draftKey,
    save: (draft) => new Promise((resolve, reject) => setAsked({ draft, resolve, reject })),
    onSaved: (saved) => {
      onClose();
      navigate(`/discrepancies/${saved.id}`);
    },
  });
  const confirm = async (hands: Hands) => {
    if (asked === null) return;
    asked.resolve(await record.mutateAsync({ draft: asked.draft, draftKey, hands }));
  };
  return (
    <>
      <FormGrid>
        <ChoiceField form={form} path="kind" label={t('field.difference')} options={kinds} />
        <TextField form={form} path="expected" label={t('field.expected')} required wide />
        <TextField form={form} path="found" label={t('field.found')} required wide autoFocus />
        <NoteField form={form} path="notes" label={t('field.notes')} />
      </FormGrid>
      <FormActions form={form} onCancel={onClose} saveLabel={t('signByTwo')} />
      <TwoHands
        opened={asked !== null}
        onClose={() => {
          asked?.reject(null);
          setAsked(null);
        }}
        act="discrepancy.record"
        title={t('differs')}
        what={t('differsWhat', { number: thing.number, title: thing.title })}
        confirmLabel={t('signByTwo')}
        confirm={confirm}
      />
    </>
  );
}
