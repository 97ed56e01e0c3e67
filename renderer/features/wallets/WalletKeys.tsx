import { Button, SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type KeySource, type ScriptKind, scriptKinds } from '../../../db/domain/hd';
import type { WalletRecord } from '../../../db/domain/wallet';
import { useReadOnly } from '../../app/session';
import { Address } from '../../ui/Address';
import { useCopy } from '../../ui/Copy';
import { type Column, DataTable } from '../../ui/DataTable';
import { Section } from '../../ui/Page';
import { fieldColumn } from '../../ui/table/fieldColumn';
import { Failure, Notice } from '../../ui/Words';
import { AddDerived } from './AddDerived';
import styles from './keys.module.css';
import { type DerivedRow, derivedRows, openWalletKey } from './keysModel';
import { MatchKey } from './MatchKey';

const firstCount = 10;
const tableHeight = 320;
/** More would keep the window waiting; a match looks deeper, in the machine. */
const mostCount = 200;

/** What the wallet's public key or descriptor controls: its addresses, and where the vault knows them. */
export function WalletKeys({ wallet }: { wallet: WalletRecord }) {
  const { t } = useTranslation('wallet');
  const [script, setScript] = useState<ScriptKind>();
  const opened = useMemo(() => openWalletKey(wallet.publicKey, script), [wallet.publicKey, script]);
  if (wallet.publicKey.trim() === '') return null;
  return (
    <Section title={t('keys.title')} flush testId="section-keys">
      {'error' in opened ? (
        <div className={styles.inside}>
          <Failure error={opened.error} />
        </div>
      ) : (
        <Derived wallet={wallet} source={opened.source} onScript={setScript} />
      )}
      <MatchKey text={wallet.publicKey} walletId={wallet.id} />
    </Section>
  );
}

function Derived({
  wallet,
  source,
  onScript,
}: {
  wallet: WalletRecord;
  source: KeySource;
  onScript: (script: ScriptKind) => void;
}) {
  const { t } = useTranslation('wallet');
  const readOnly = useReadOnly();
  const copy = useCopy();
  const [count, setCount] = useState(firstCount);
  const rows = useMemo(() => derivedRows(source, count, wallet), [source, count, wallet]);
  const columns = useColumns();
  return (
    <>
      <div className={styles.bar}>
        {source.script !== null && (
          <SegmentedControl
            size="xs"
            aria-label={t('keys.script')}
            value={source.script}
            data={scriptKinds.map((kind) => ({ value: kind, label: t(`keys.kind.${kind}`) }))}
            onChange={(value) => {
              const kind = scriptKinds.find((one) => one === value);
              if (kind !== undefined) onScript(kind);
            }}
          />
        )}
        <span className={styles.name}>{source.name}</span>
        <span className={styles.spacer} />
        {source.ranged && count < mostCount && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => setCount(Math.min(mostCount, count * 2))}
            data-testid="derive-more"
          >
            {t('keys.more')}
          </Button>
        )}
      </div>
      {source.customaryPath && (
        <div className={styles.inside}>
          <Notice state="blue">{t('keys.customaryPath')}</Notice>
        </div>
      )}
      <DataTable<DerivedRow>
        id="wallet.derived"
        label={t('keys.title')}
        rows={rows}
        columns={columns}
        rowId={(row) => row.id}
        onOpen={(row) => void copy(row.address)}
        empty={null}
        height={tableHeight}
        bare
        bar={false}
      />
      {!readOnly && <AddDerived wallet={wallet} source={source} rows={rows} />}
    </>
  );
}

function useColumns(): Column<DerivedRow>[] {
  const { t } = useTranslation('wallet');
  return useMemo(
    () => [
      fieldColumn('path', t('field.path'), 150, { mono: true }),
      {
        id: 'branch',
        header: t('keys.branch'),
        value: (row) => (row.branch === null ? '' : t(`keys.branch.${row.branch}`)),
        width: 80,
      },
      fieldColumn('address', t('field.text'), 450, { cell: (row) => <Address text={row.address} /> }),
      fieldColumn('format', t('field.format'), 120),
      {
        id: 'recorded',
        header: t('keys.recorded'),
        value: (row) => (row.recorded ? t('keys.recordedYes') : ''),
        width: 130,
      },
    ],
    [t],
  );
}
