import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MovementRecord } from '../../../db/domain/funds/movement';
import { observationSource } from '../../../db/domain/funds/observation';
import { formatAmount, parseAmount } from '../../../db/domain/money';
import { request } from '../../ipc/client';
import { decimalsOf, tickerOf } from '../../records/money/assetOptions';
import { useTermOptions } from '../../records/useTerms';
import { NotConfirmed, useSecondHand } from '../../ui/useSecondHand';
import { Failure } from '../../ui/Words';
import styles from './funds.module.css';
import { nowHere } from './fundsModel';

interface ConfirmArrivalProps {
  row: MovementRecord;
  opened: boolean;
  onClose: () => void;
  onDone: () => void;
}

/** What was seen where the transfer went. Only that makes the wallet that it left confirmed. */
export function ConfirmArrival(props: ConfirmArrivalProps) {
  const { t } = useTranslation('funds');
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={t('confirm.title', { number: props.row.number })}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {props.opened && <Fields {...props} />}
    </Modal>
  );
}

function Fields({ row, onClose, onDone }: ConfirmArrivalProps) {
  const { t } = useTranslation('funds');
  const decimals = decimalsOf(row.assetId);
  const inVault = row.toAddressId !== null || row.toAccountId !== null;
  const sources = useTermOptions('observationSource', observationSource.options);
  const [amount, setAmount] = useState(formatAmount(BigInt(row.amount), decimals));
  const [at, setAt] = useState(nowHere());
  const [kind, setKind] = useState<string>('explorer');
  const [source, setSource] = useState('');
  const [nothingLeft, setNothingLeft] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const second = useSecondHand();
  const units = parseAmount(amount, decimals);
  const ready = source.trim() !== '' && (!inVault || (units !== undefined && at !== ''));
  const submit = async () => {
    setBusy(true);
    setFailure(null);
    try {
      const arrival = {
        amount: String(units ?? ''),
        observedAt: at,
        source: observationSource.options.find((one) => one === kind) ?? 'other',
        sourceName: source.trim(),
      };
      const given = {
        id: row.id,
        arrival: inVault ? arrival : null,
        source: inVault ? '' : source.trim(),
        nothingLeft: nothingLeft.trim(),
      };
      await second.run(`${row.number}: ${given.nothingLeft}`, (hands) =>
        request('movement.confirm', { ...given, ...(hands && { hands }) }),
      );
      onDone();
      onClose();
    } catch (thrown) {
      if (!(thrown instanceof NotConfirmed)) setFailure(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <form
        className={styles.stack}
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && !busy) void submit();
        }}
      >
        <p className={styles.dim}>{t('confirm.hint')}</p>
        {inVault && (
          <>
            <TextInput
              label={t('confirm.amount', { ticker: tickerOf(row.assetId) })}
              value={amount}
              onChange={(event) => setAmount(event.currentTarget.value)}
              error={units === undefined ? t('finding:amount.form') : undefined}
              data-autofocus
              data-testid="arrival-amount"
            />
            <TextInput
              type="datetime-local"
              label={t('field.observedAt')}
              value={at}
              onChange={(event) => setAt(event.currentTarget.value)}
              data-testid="arrival-at"
            />
            <NativeSelect
              label={t('field.source')}
              data={sources}
              value={kind}
              onChange={(event) => setKind(event.currentTarget.value)}
            />
          </>
        )}
        <TextInput
          label={inVault ? t('field.sourceName') : t('confirm.receipt')}
          withAsterisk
          maxLength={400}
          value={source}
          onChange={(event) => setSource(event.currentTarget.value)}
          data-testid="arrival-source"
        />
        {row.fromWalletId !== null && row.purpose !== 'test' && (
          <TextInput
            label={t('confirm.nothingLeft')}
            description={t('confirm.nothingLeftHint')}
            maxLength={400}
            value={nothingLeft}
            onChange={(event) => setNothingLeft(event.currentTarget.value)}
            data-testid="arrival-nothing-left"
          />
        )}
        <Failure error={failure} />
        <div className={styles.row}>
          <Button type="submit" disabled={!ready} loading={busy} data-testid="arrival-confirm">
            {t('movement.confirm')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
        </div>
      </form>
      {second.dialog}
    </>
  );
}
