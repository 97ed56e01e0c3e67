import { Button, Kbd, Modal, TextInput } from '@mantine/core';
import { modals } from '@mantine/modals';
import {
  IconAlertTriangle,
  IconCircleX,
  IconDeviceFloppy,
  IconRestore,
  IconShieldLock,
} from '@tabler/icons-react';
import { type CSSProperties, type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { longestReason } from '../../../db/domain/bounds';
import { error } from '../../../db/domain/finding';
import { useReadOnly } from '../../app/session';
import { Failure, Notice } from '../Words';
import { FindingLines } from './fieldProps';
import { nextOnEnter } from './focus';
import styles from './form.module.css';
import type { RecordForm } from './types';

/** Fields in columns; one column where the window is narrow or zoomed. */
export function FormGrid({ columns = 2, children }: { columns?: number; children: ReactNode }) {
  return (
    <div className={styles.grid} style={{ '--columns': columns } as CSSProperties}>
      {children}
    </div>
  );
}

/** Says that a kept draft is shown, and how to be rid of it. Stands above the fields. */
export function FormRestored({ form }: { form: Pick<RecordForm<object>, 'restored' | 'discard'> }) {
  const { t } = useTranslation('common');
  if (!form.restored) return null;
  const ask = () =>
    modals.openConfirmModal({
      title: t('form.discardTitle'),
      withCloseButton: false,
      children: t('form.discardText'),
      labels: { confirm: t('form.discard'), cancel: t('cancel') },
      confirmProps: { color: 'red' },
      onConfirm: () => void form.discard(),
    });
  return (
    <Notice
      state="blue"
      icon={<IconRestore size={18} aria-hidden />}
      testId="draft-restored"
      action={
        <Button variant="default" size="compact-sm" onClick={ask} data-testid="discard-draft">
          {t('form.discard')}
        </Button>
      }
    >
      {t('form.restored')}
    </Notice>
  );
}

type AnyForm = Pick<
  RecordForm<object>,
  | 'id'
  | 'findings'
  | 'saving'
  | 'failure'
  | 'submit'
  | 'keep'
  | 'readOnly'
  | 'dirty'
  | 'tried'
  | 'restored'
  | 'amending'
  | 'reason'
  | 'setReason'
  | 'reasonMissing'
  | 'reasonExcess'
>;

/** The foot of a form: what keeps it from being saved, why it was refused, and the two buttons. Esc keeps the draft and goes back. */
export function FormActions({
  form,
  onCancel,
  saveLabel,
  extra,
}: {
  form: AnyForm;
  onCancel: () => void;
  saveLabel?: string;
  /** A second way to save, beside the first: "save and add another". */
  extra?: ReactNode;
}) {
  const { t } = useTranslation('common');
  const vaultReadOnly = useReadOnly();
  const leave = () =>
    void form
      .keep()
      .catch(() => undefined)
      .then(onCancel);
  useEscape(leave);
  // An untouched form has nothing wrong yet: it is empty.
  const judged = !form.readOnly && (form.dirty || form.tried || form.restored || form.amending);
  const errors = form.findings.filter((found) => found.level === 'error').length;
  const warnings = form.findings.length - errors;
  return (
    <div className={styles.actions}>
      {form.failure !== null && form.failure !== undefined && (
        <div className={styles.reason}>
          <Failure error={form.failure} />
        </div>
      )}
      {form.amending && <ReasonField form={form} />}
      {form.findings.some((found) => found.code === 'text.secret') && (
        <div className={styles.reason}>
          <Notice state="amber" icon={<IconShieldLock size={18} aria-hidden />} testId="secret-not-kept">
            {t('form.secretNotKept')}
          </Notice>
        </div>
      )}
      <Button
        leftSection={<IconDeviceFloppy size={16} aria-hidden />}
        onClick={() => void form.submit()}
        loading={form.saving}
        disabled={form.readOnly}
        data-testid="save"
        data-form={form.id}
      >
        {saveLabel ?? t('save')}
      </Button>
      {extra}
      <Button variant="default" onClick={leave} data-testid="cancel">
        {form.dirty ? t('form.keepAndLeave') : t('cancel')}
      </Button>
      <span className={styles.spacer} />
      {form.readOnly && (
        <span className={styles.kept}>{t(vaultReadOnly ? 'form.readOnly' : 'form.roleMayNot')}</span>
      )}
      {errors > 0 && judged && (
        <span className={`${styles.tally} ${styles.error}`} data-testid="errors">
          <IconCircleX size={15} aria-hidden /> {t('form.errors', { count: errors })}
        </span>
      )}
      {warnings > 0 && judged && (
        <span className={`${styles.tally} ${styles.warning}`} data-testid="warnings">
          <IconAlertTriangle size={15} aria-hidden /> {t('form.warnings', { count: warnings })}
        </span>
      )}
      <span className={styles.kept}>
        <Kbd size="xs">Ctrl S</Kbd>
      </span>
    </div>
  );
}

function ReasonField({ form }: { form: AnyForm }) {
  const { t } = useTranslation('common');
  const problems = [
    ...(form.reasonMissing ? [error('reason', 'required')] : []),
    ...(form.reasonExcess > 0
      ? [error('reason', 'text.too-long', { n: form.reasonExcess, most: longestReason })]
      : []),
  ];
  return (
    <TextInput
      className={styles.reason}
      label={t('form.reason')}
      description={
        <>
          <FindingLines findings={problems} />
          <span className={styles.hint}>{t('form.reasonHint')}</span>
        </>
      }
      descriptionProps={{ component: 'div' }}
      inputWrapperOrder={['label', 'input', 'description']}
      error={problems.length > 0}
      withAsterisk
      value={form.reason}
      onChange={(event) => form.setReason(event.currentTarget.value)}
      onKeyDown={nextOnEnter}
      disabled={form.readOnly}
      data-testid="field-reason"
      data-form={form.id}
    />
  );
}

function useEscape(leave: () => void): void {
  const latest = useRef(leave);
  latest.current = leave;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      // Closed lists stay in the page, hidden: only one in sight has the key first.
      const layers = document.querySelectorAll('[role="dialog"], [role="listbox"], [role="menu"]');
      if (![...layers].some((layer) => layer.checkVisibility())) latest.current();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** A short form over its page. Closing keeps the draft, as leaving a page does. */
export function FormModal({
  opened,
  onClose,
  title,
  size = 'lg',
  children,
}: {
  opened: boolean;
  onClose: () => void;
  title: string;
  size?: string;
  children: ReactNode;
}) {
  const id = useId();
  const { t } = useTranslation('common');
  return (
    <Modal
      closeButtonProps={{ 'aria-label': t('close') }}
      opened={opened}
      onClose={onClose}
      title={title}
      size={size}
      closeOnClickOutside={false}
      id={id}
    >
      <div className={`${styles.stack} ${styles.inModal}`}>{children}</div>
    </Modal>
  );
}
