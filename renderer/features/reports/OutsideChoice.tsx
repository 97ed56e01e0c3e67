import { Button, TextInput } from '@mantine/core';
import { IconFileExport } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportRecord } from '../../../db/domain/report';
import { whileSigning } from '../../app/signing';
import { request } from '../../ipc/client';
import { Failure } from '../../ui/Words';
import styles from './reports.module.css';
import { SignProgress } from './SignProgress';

/** Whose program signs, and where the bytes for it go. */
export interface OutsideOrder {
  readonly name: string;
  /** the token of a file that was chosen to be written */
  readonly to: string;
}

interface OutsideChoiceProps {
  disabled: boolean;
  /** Without its ending. */
  suggestedName?: string;
  ask: (order: OutsideOrder) => Promise<ReportRecord>;
  onAsked: (report: ReportRecord) => void;
  /** Told while the pages are drawn: nothing else is chosen then. */
  onBusy: (busy: boolean) => void;
}

/** A hand that signs in another program: the report waits for what comes back. */
export function OutsideChoice({
  disabled,
  suggestedName = 'report',
  ask,
  onAsked,
  onBusy,
}: OutsideChoiceProps) {
  const { t } = useTranslation('report');
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const turn = (to: boolean) => {
    setBusy(to);
    onBusy(to);
  };
  const take = async () => {
    setFailure(null);
    try {
      const to = await request('app.chooseSave', { suggestedName: `${suggestedName}.tosign` });
      if (to === null) return;
      turn(true);
      const report = await whileSigning(() => ask({ name: name.trim(), to: to.token }));
      turn(false);
      onAsked(report);
    } catch (error) {
      setFailure(error);
      turn(false);
    }
  };
  return (
    <>
      <p className={styles.hint}>{t('outside.text')}</p>
      <TextInput
        label={t('outside.name')}
        description={t('outside.nameHint')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={200}
        disabled={disabled || busy}
        data-testid="field-first-outside-name"
      />
      <Failure error={failure} />
      <Button
        leftSection={<IconFileExport size={16} aria-hidden />}
        loading={busy}
        disabled={disabled || name.trim() === ''}
        onClick={() => void take()}
        data-testid="sign-outside"
      >
        {t('sign.takeOut')}
      </Button>
      {busy && <SignProgress />}
    </>
  );
}
