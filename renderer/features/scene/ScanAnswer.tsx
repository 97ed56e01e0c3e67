import { Button } from '@mantine/core';
import { IconArrowBackUp, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExhibitDraft, ExhibitRecord } from '../../../db/domain/exhibit';
import { shortNumber } from '../../records/numbers';
import type { RecordForm } from '../../ui/form';
import { scanTone } from '../../ui/tone';
import { Notice } from '../../ui/Words';
import { type FieldScan, fieldScans } from '../../ui/wedge';
import { usedBy } from './sceneModel';

interface Answered extends FieldScan {
  readonly text: string;
  /** Short number of the exhibit that has it already; '' for none. */
  readonly taken: string;
}

/** The key that takes the last scan back; no field types with it. */
const undoKey = 'F9';

/** Hears what a scanner types into the fields of a thing, and answers each code: by a tone, and for `ScanAnswer`. */
export function useFieldScans(
  form: RecordForm<ExhibitDraft, ExhibitRecord>,
  exhibits: readonly ExhibitRecord[],
  ownId: string | undefined,
) {
  const read = useRef(fieldScans());
  const [last, setLast] = useState<Answered>();
  const onKey = (event: KeyboardEvent<HTMLElement>) => {
    const input = event.target;
    const field =
      input instanceof HTMLInputElement ? (input.dataset.testid ?? '').replace(/^field-/, '') : '';
    if (!(input instanceof HTMLInputElement) || field === '') return;
    const scan = read.current(event, field, input.value);
    if (scan === undefined) return;
    const others = exhibits.filter(({ id }) => id !== ownId);
    const user = usedBy(others, field, input.value);
    const taken = user === undefined ? '' : shortNumber(user.number);
    setLast({ ...scan, text: input.value, taken });
    scanTone(taken === '' ? 'taken' : 'refused');
  };
  const undo = () => {
    if (last === undefined) return;
    form.set(last.field, last.before);
    setLast(undefined);
    document
      .querySelector<HTMLElement>(`[data-form="${CSS.escape(form.id)}"][data-testid="field-${last.field}"]`)
      ?.focus();
  };
  return { last, onKey, undo };
}

/** What the last scan was taken for, and one key that takes it back before anything is recorded. */
export function ScanAnswer({ scans: { last, undo } }: { scans: ReturnType<typeof useFieldScans> }) {
  const { t } = useTranslation(['scene', 'exhibit']);
  const latest = useRef(undo);
  latest.current = undo;
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== undoKey) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  if (last === undefined) return null;
  const Icon = last.taken === '' ? IconCircleCheck : IconCircleX;
  const field = t(`exhibit:field.${last.field}`);
  return (
    <div role="status" style={{ marginBlockStart: 12 }}>
      <Notice
        icon={<Icon size={18} aria-hidden />}
        state={last.taken === '' ? 'green' : 'red'}
        title={t('scanned.into', { text: last.text, field })}
        testId="scan-answer"
        action={
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={18} aria-hidden />}
            rightSection={<kbd aria-hidden>{undoKey}</kbd>}
            onClick={undo}
            aria-keyshortcuts={undoKey}
            data-testid="scan-undo"
          >
            {t('scanned.undo')}
          </Button>
        }
      >
        {last.taken === '' ? '' : t('scanned.used', { number: last.taken })}
      </Notice>
    </div>
  );
}
