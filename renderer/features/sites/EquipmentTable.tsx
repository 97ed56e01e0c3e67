import { ActionIcon, Button } from '@mantine/core';
import { IconCopy, IconPlus, IconTrash } from '@tabler/icons-react';
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { yesNoUnknown } from '../../../db/domain/exhibit';
import type { ReferenceEntry } from '../../../db/domain/reference';
import { type EquipmentDraft, machineWatts, type SiteDraft } from '../../../db/domain/site';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../ipc/queries';
import { useTermOptions } from '../../records/useTerms';
import {
  ChoiceField,
  type FormHandle,
  NumberField,
  type RecordForm,
  SuggestField,
  TextField,
} from '../../ui/form';
import { emptyEquipment, withModel } from './siteModel';
import styles from './sites.module.css';

const step = 50;
const none: readonly ReferenceEntry[] = [];

/** The equipment schedule as an editable table: Enter goes on cell by cell, arrows go up and down a column. */
export function EquipmentTable({ form }: { form: RecordForm<SiteDraft> }) {
  const { t } = useTranslation('site');
  const rows = form.draft.equipment;
  const machines = useAnswer('reference.list', { table: 'equipment' }).data ?? none;
  const [limit, setLimit] = useState(step);
  const box = useRef<HTMLDivElement>(null);
  const entered = useRef<number | undefined>(undefined);
  const add = (row: EquipmentDraft, at: number) => {
    entered.current = at;
    setLimit((before) => Math.max(before, at + 1));
    form.set('equipment', [...rows.slice(0, at), row, ...rows.slice(at)]);
  };
  useEffect(() => {
    if (entered.current === undefined) return;
    cell(box.current, 'model', entered.current)?.focus();
    entered.current = undefined;
  });
  return (
    <div
      className={styles.schedule}
      role="group"
      aria-label={t('form.equipment')}
      ref={box}
      onKeyDown={(event) => moveInColumn(event, box.current)}
    >
      {rows.length === 0 && <p className={styles.rule}>{t('equipment.none')}</p>}
      {rows.slice(0, limit).map((row, index) => (
        <EquipmentRow
          key={`${index} ${rows.length}`}
          form={form}
          row={row}
          index={index}
          machines={machines}
          onCopy={() => add({ ...row, serials: '' }, index + 1)}
          onRemove={() =>
            form.set(
              'equipment',
              rows.filter((_row, at) => at !== index),
            )
          }
        />
      ))}
      <div className={styles.under}>
        {rows.length > limit && (
          <Button variant="default" size="compact-sm" onClick={() => setLimit(limit + step)}>
            {t('equipment.more', { n: rows.length - limit })}
          </Button>
        )}
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => add(emptyEquipment(), rows.length)}
          disabled={form.readOnly}
          data-testid="equipment-add"
          data-form={form.id}
        >
          {t('equipment.add')}
        </Button>
        <p className={styles.rule}>{t('equipment.keys')}</p>
      </div>
    </div>
  );
}

interface EquipmentRowProps {
  form: RecordForm<SiteDraft>;
  row: EquipmentDraft;
  index: number;
  machines: readonly ReferenceEntry[];
  onCopy: () => void;
  onRemove: () => void;
}

function EquipmentRow({ form, row, index, machines, onCopy, onRemove }: EquipmentRowProps) {
  const { t } = useTranslation('site');
  const formats = useFormats();
  const inRegister = useTermOptions('yesNoUnknown', yesNoUnknown.options);
  const at = `equipment.${index}`;
  const line = index + 1;
  const choosing = useModelHandle(form, index, machines);
  const names = [...machines].map((machine) => machine.en);
  return (
    <div
      className={styles.line}
      role="group"
      aria-label={t('equipment.line', { row: line })}
      data-testid={`equipment-${index}`}
    >
      <span className={styles.lineNumber}>{line}</span>
      <div className={styles.cells}>
        <div className={styles.model}>
          <SuggestField
            form={choosing}
            path={`${at}.model`}
            label={t('equipment.model')}
            suggestions={names}
            required
          />
        </div>
        <TextField form={form} path={`${at}.maker`} label={t('equipment.maker')} />
        <NumberField form={form} path={`${at}.count`} label={t('equipment.count')} />
        <NumberField form={form} path={`${at}.nameplateWatts`} label={t('equipment.nameplateWatts')} />
        <NumberField form={form} path={`${at}.measuredWatts`} label={t('equipment.measuredWatts')} />
        <TextField form={form} path={`${at}.hashRate`} label={t('equipment.hashRate')} />
        <div className={styles.model}>
          <TextField form={form} path={`${at}.serials`} label={t('equipment.serials')} mono />
        </div>
        <TextField form={form} path={`${at}.keptBy`} label={t('equipment.keptBy')} />
        <div className={styles.register}>
          <ChoiceField
            form={form}
            path={`${at}.inRegister`}
            label={t('equipment.inRegister')}
            options={inRegister}
          />
        </div>
        <TextField form={form} path={`${at}.condition`} label={t('equipment.condition')} />
        <div className={styles.lineTotal}>
          <span className={styles.lineTotalLabel}>{t('equipment.total')}</span>
          <span>{formats.number(machineWatts([row]))}</span>
        </div>
      </div>
      <span className={styles.lineActs}>
        <ActionIcon
          variant="subtle"
          color="gray"
          disabled={form.readOnly}
          onClick={onCopy}
          aria-label={t('equipment.copy', { row: line })}
          title={t('equipment.copy', { row: line })}
        >
          <IconCopy size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          disabled={form.readOnly}
          onClick={onRemove}
          aria-label={t('equipment.remove', { row: line })}
          title={t('equipment.remove', { row: line })}
          data-testid={`equipment-remove-${index}`}
        >
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </span>
    </div>
  );
}

/** The form as the model's field sees it: setting the model fills what the reference table knows. */
function useModelHandle(
  form: RecordForm<SiteDraft>,
  index: number,
  machines: readonly ReferenceEntry[],
): FormHandle {
  const latest = useRef(form);
  latest.current = form;
  const set = useCallback(
    (path: string, value: unknown) => {
      const row = latest.current.draft.equipment[index];
      if (row === undefined || typeof value !== 'string') latest.current.set(path, value);
      else latest.current.set(`equipment.${index}`, withModel(row, value, machines));
    },
    [index, machines],
  );
  return { ...form, set };
}

function cell(box: HTMLElement | null, field: string, index: number): HTMLElement | undefined {
  return box?.querySelector<HTMLElement>(`[data-testid="field-equipment.${index}.${field}"]`) ?? undefined;
}

/** Up and down within a column. A list of suggestions keeps its arrows. */
function moveInColumn(event: KeyboardEvent<HTMLElement>, box: HTMLElement | null): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const from = event.target;
  if (
    event.defaultPrevented ||
    !(from instanceof HTMLInputElement) ||
    from.getAttribute('aria-haspopup') === 'listbox'
  )
    return;
  const [, index, field] = /^field-equipment\.(\d+)\.(\w+)$/.exec(from.dataset.testid ?? '') ?? [];
  if (index === undefined || field === undefined) return;
  const next = cell(box, field, Number(index) + (event.key === 'ArrowDown' ? 1 : -1));
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
  if (next instanceof HTMLInputElement) next.select();
}
