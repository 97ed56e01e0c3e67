import { Button } from '@mantine/core';
import { IconDeviceFloppy, IconX } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  checkExhibit,
  type ExhibitDraft,
  type ExhibitRecord,
  exhibitDraft,
  exhibitTitle,
} from '../../../db/domain/exhibit';
import { useCommand } from '../../ipc/queries';
import { draftOf } from '../../records/draftOf';
import { KindPicture } from '../../records/KindPicture';
import { shortNumber } from '../../records/numbers';
import { PickField } from '../../records/PickField';
import { FormGrid, FormRestored, NumberField, TextField, useRecordForm } from '../../ui/form';
import { Section } from '../../ui/Page';
import { Failure } from '../../ui/Words';
import { ScanAnswer, useFieldScans } from './ScanAnswer';
import styles from './scene.module.css';

interface QuickProps {
  /** What a new one begins with; one of the two is given. */
  empty?: ExhibitDraft;
  record?: ExhibitRecord;
  exhibits: readonly ExhibitRecord[];
  onDone: (saved?: ExhibitRecord) => void;
}

const emptyDraft = { ...exhibitDraft.parse({ caseId: '01900000-0000-7000-8000-000000000000' }), caseId: '' };
const stale = ['exhibit.list', 'seizure.exhibits', 'seizure.review', 'seizure.nextNumbers'] as const;

/** One thing: everything that can be known is there already; the officer looks, scans, and saves. */
export function QuickExhibit({ empty, record, exhibits, onDone }: QuickProps) {
  const { t } = useTranslation(['scene', 'exhibit', 'terms']);
  const initial = useMemo(() => (record === undefined ? undefined : draftOf(exhibitDraft, record)), [record]);
  const add = useCommand('exhibit.record', { invalidates: stale });
  const amend = useCommand('exhibit.amend', { invalidates: stale });
  // What was proposed when it was opened stays: a later proposal must not change what is being typed.
  const [proposed] = useState(empty);
  const start = initial ?? proposed ?? emptyDraft;
  const form = useRecordForm<ExhibitDraft, ExhibitRecord>({
    empty: start,
    ...(initial === undefined ? {} : { initial }),
    check: checkExhibit,
    draftKey: record === undefined ? `exhibit:new:${start.caseId}` : `exhibit:${record.id}`,
    // A draft that was left behind keeps what was typed, but belongs to the search and the kind in hand.
    arrive: (kept) => ({ ...kept, seizureId: start.seizureId }),
    save: (draft, draftKey, reason) =>
      record === undefined
        ? add.mutateAsync({ draft, draftKey })
        : amend.mutateAsync({ id: record.id, draft, reason, draftKey }),
    onSaved: onDone,
  });
  const scans = useFieldScans(form, exhibits, record?.id);
  const reason = t('scene:reason.exhibit');
  useEffect(() => form.setReason(reason), [form.setReason, reason]);
  const parents = exhibits
    .filter(({ id, parentId }) => id !== record?.id && parentId !== record?.id)
    .map((one) => ({ value: one.id, label: `${shortNumber(one.number)} ${exhibitTitle(one)}` }));
  const { kind, parentId } = form.draft;
  return (
    <Section
      title={
        <span className={styles.quickTitle}>
          <KindPicture kind={kind} size={28} /> {t(`terms:exhibitKind.${kind}`)}
          {record !== undefined && <span className="dl-mono"> {shortNumber(record.number)}</span>}
        </span>
      }
      testId="quick-exhibit"
    >
      <FormRestored form={form} />
      <Failure error={form.failure} />
      <div onKeyDownCapture={scans.onKey}>
        <FormGrid columns={3}>
          <TextField form={form} path="description" label={t('scene:quick.what')} autoFocus wide />
          <NumberField form={form} path="quantity" label={t('exhibit:field.quantity')} required />
          <TextField
            form={form}
            path="bagNumber"
            label={t('exhibit:field.bagNumber')}
            mono
            {...(parentId === null ? {} : { hint: t('scene:quick.withParent') })}
          />
          <TextField form={form} path="sealNumber" label={t('exhibit:field.sealNumber')} mono />
          <TextField form={form} path="foundWhere" label={t('exhibit:field.foundWhere')} wide />
          <TextField form={form} path="serial" label={t('exhibit:field.serial')} mono />
          {kind === 'phone' && <TextField form={form} path="imei" label={t('exhibit:field.imei')} mono />}
          <TextField form={form} path="condition" label={t('exhibit:field.condition')} />
          {parents.length > 0 && (
            <PickField
              form={form}
              path="parentId"
              label={t('scene:quick.liesIn')}
              options={parents}
              none={t('scene:quick.liesInNone')}
              wide
            />
          )}
        </FormGrid>
      </div>
      <ScanAnswer scans={scans} />
      <div className={styles.foot}>
        <Button
          size="lg"
          leftSection={<IconDeviceFloppy size={20} aria-hidden />}
          loading={form.saving}
          disabled={form.readOnly}
          onClick={() => void form.submit()}
          data-testid="save-exhibit"
          data-form={form.id}
        >
          {t('scene:quick.save')}
        </Button>
        <Button
          size="lg"
          variant="default"
          leftSection={<IconX size={20} aria-hidden />}
          onClick={() => void form.discard().then(() => onDone())}
          data-testid="cancel-exhibit"
        >
          {t('scene:quick.cancel')}
        </Button>
        <span className={styles.keyHint}>Ctrl S</span>
      </div>
    </Section>
  );
}
