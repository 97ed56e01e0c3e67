import { Button, NativeSelect, SegmentedControl } from '@mantine/core';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { checkAddress } from '../../../db/domain/address';
import type { Finding } from '../../../db/domain/finding';
import { type AddressDraft, addressRole } from '../../../db/domain/wallet';
import { useTermOptions } from '../../records/useTerms';
import type { RecordForm } from '../../ui/form';
import { AddressRow } from './AddressRow';
import type { WalletInHand } from './walletModel';
import styles from './wallets.module.css';

const step = 100;

/** The addresses of the wallet in hand, in the order in which they were found. */
export function AddressList({ form }: { form: RecordForm<WalletInHand> }) {
  const { t } = useTranslation('wallet');
  const { addresses } = form.draft;
  const [onlyFailed, setOnlyFailed] = useState(false);
  const [limit, setLimit] = useState(step);
  const latest = useRef(form);
  latest.current = form;
  const set = useCallback((index: number, field: keyof AddressDraft, value: string) => {
    latest.current.set(`addresses.${index}.${field}`, value);
  }, []);
  const remove = useCallback((index: number) => {
    const { addresses: all } = latest.current.draft;
    latest.current.set(
      'addresses',
      all.filter((_address, at) => at !== index),
    );
  }, []);
  const failed = useMemo(
    () => addresses.map((address) => !checkAddress(address.chain, address.text, { repairs: false }).valid),
    [addresses],
  );
  const errors = useMemo(() => errorsByRow(form.findings), [form.findings]);
  const failedCount = failed.filter(Boolean).length;
  if (addresses.length === 0) return <p className={styles.none}>{t('intake.none')}</p>;
  const filtered = onlyFailed && failedCount > 0;
  const rows = addresses
    .map((address, index) => ({ address, index }))
    .filter(({ index }) => !filtered || failed[index] === true);
  return (
    <>
      <div className={styles.listHead}>
        {failedCount > 0 && (
          <SegmentedControl
            size="xs"
            value={filtered ? 'failed' : 'all'}
            onChange={(value) => setOnlyFailed(value === 'failed')}
            data={[
              { value: 'all', label: t('row.all', { n: addresses.length }) },
              { value: 'failed', label: t('row.onlyFailed', { n: failedCount }) },
            ]}
          />
        )}
        <span className={styles.spacer} />
        {addresses.length > 1 && <RoleForAll form={form} />}
      </div>
      <ol className={styles.rows}>
        {rows.slice(0, limit).map(({ address, index }) => (
          <AddressRow
            key={`${index} ${addresses.length}`}
            formId={form.id}
            index={index}
            address={address}
            errors={errors.get(index)}
            disabled={form.readOnly}
            onSet={set}
            onRemove={remove}
          />
        ))}
      </ol>
      {rows.length > limit && (
        <Button variant="default" size="compact-sm" onClick={() => setLimit(limit + step)}>
          {t('row.more', { n: Math.min(step, rows.length - limit) })}
        </Button>
      )}
    </>
  );
}

function RoleForAll({ form }: { form: RecordForm<WalletInHand> }) {
  const { t } = useTranslation('wallet');
  const roles = useTermOptions('addressRole', addressRole.options);
  const choose = (value: string) => {
    const role = addressRole.safeParse(value);
    if (role.success)
      form.set(
        'addresses',
        form.draft.addresses.map((address) => ({ ...address, role: role.data })),
      );
  };
  return (
    <NativeSelect
      size="xs"
      aria-label={t('row.roleAll')}
      data={[{ value: '', label: t('row.roleAll') }, ...roles]}
      value=""
      disabled={form.readOnly}
      onChange={(event) => choose(event.currentTarget.value)}
      data-testid="role-all"
    />
  );
}

/** Errors of the findings by the row of the address that they are about. */
function errorsByRow(findings: readonly Finding[]): Map<number, Finding[]> {
  const rows = new Map<number, Finding[]>();
  for (const found of findings) {
    const row = /^addresses\.(\d+)\./.exec(found.field)?.[1];
    if (row === undefined || found.level !== 'error') continue;
    rows.set(Number(row), [...(rows.get(Number(row)) ?? []), found]);
  }
  return rows;
}
