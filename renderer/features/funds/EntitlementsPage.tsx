import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type EntitlementState,
  type EntitlementView,
  entitlementState,
} from '../../../db/domain/funds/forks';
import { useFormats } from '../../i18n/formats';
import { useAnswer, useCommand } from '../../ipc/queries';
import { AssetAmount } from '../../records/money/AssetAmount';
import { shortNumber } from '../../records/numbers';
import { useTermOptions } from '../../records/useTerms';
import { Address } from '../../ui/Address';
import { Page, Section } from '../../ui/Page';
import { RecordLink } from '../../ui/RecordLink';
import { type State, StateBadge } from '../../ui/StateBadge';
import { useMay } from '../../ui/useRights';
import { Failure } from '../../ui/Words';
import { CaseSwitch } from './CaseSwitch';
import styles from './funds.module.css';
import { useCaseOf } from './useCaseOf';

const states: Record<EntitlementState, State> = {
  unclaimed: 'amber',
  claimed: 'green',
  'not-applicable': 'grey',
  unknown: 'grey',
};

/** Coins that a fork or an airdrop owes to seized addresses: due from what was held at its block. */
export function EntitlementsPage() {
  const { t } = useTranslation('funds');
  const of = useCaseOf();
  const rows = useAnswer('entitlement.list', { caseId: of.caseId }, { enabled: of.caseId !== '' });
  const known = (rows.data ?? []).filter((row) => row.due !== '' || row.id !== null);
  const open = (rows.data ?? []).filter((row) => row.due === '' && row.id === null);
  return (
    <Page
      title={t('entitlement.title')}
      subtitle={t('entitlement.lead')}
      back={{ to: `/funds?case=${of.caseId}`, label: t('title') }}
      actions={<CaseSwitch of={of} />}
      testId="page-entitlements"
    >
      <Failure error={rows.error} />
      <Section title={t('entitlement.due')} count={known.length} testId="section-due">
        {known.length === 0 ? <p className={styles.dim}>{t('entitlement.none')}</p> : <Claims rows={known} />}
      </Section>
      {open.length > 0 && (
        <Section title={t('entitlement.unknown')} count={open.length}>
          <p className={styles.dim}>{t('entitlement.unknownText')}</p>
          <Claims rows={open.slice(0, 60)} />
        </Section>
      )}
    </Page>
  );
}

function Claims({ rows }: { rows: readonly EntitlementView[] }) {
  const { t, i18n } = useTranslation(['funds', 'terms']);
  const formats = useFormats();
  const may = useMay('entitlement.record');
  const [chosen, setChosen] = useState<EntitlementView>();
  const language = (['kk', 'ru', 'en'] as const).find((one) => one === i18n.language) ?? 'en';
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('column.fork')}</th>
            <th scope="col">{t('column.address')}</th>
            <th scope="col" className={styles.right}>
              {t('column.due')}
            </th>
            <th scope="col">{t('column.state')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.addressId} ${row.fork}`}>
              <td>
                {row.names[language]}
                <div className={styles.dim} title={row.source}>
                  {formats.date(row.date)} · {t('block', { n: row.block })}
                </div>
              </td>
              <td>
                <RecordLink kind="wallet" id={row.walletId} mono>
                  {shortNumber(row.walletNumber)}
                </RecordLink>{' '}
                <Address text={row.address} compact />
              </td>
              <td className={styles.right}>
                {row.due === '' ? '—' : <AssetAmount assetId={row.assetId} amount={row.due} />}
              </td>
              <td>
                <StateBadge state={states[row.state]}>{t(`terms:entitlementState.${row.state}`)}</StateBadge>
                {row.notes !== '' && <div className={styles.dim}>{row.notes}</div>}
              </td>
              <td>
                {may && (
                  <Button size="compact-xs" variant="default" onClick={() => setChosen(row)}>
                    {t('entitlement.state')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Modal
        opened={chosen !== undefined}
        onClose={() => setChosen(undefined)}
        title={t('entitlement.state')}
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        {chosen !== undefined && <StateForm row={chosen} onDone={() => setChosen(undefined)} />}
      </Modal>
    </div>
  );
}

function StateForm({ row, onDone }: { row: EntitlementView; onDone: () => void }) {
  const { t } = useTranslation('funds');
  const options = useTermOptions('entitlementState', entitlementState.options);
  const [state, setState] = useState<string>(row.state);
  const [txid, setTxid] = useState(row.txid);
  const [notes, setNotes] = useState(row.notes);
  const record = useCommand('entitlement.record', { invalidates: ['entitlement.list', 'ledger.list'] });
  const submit = () => {
    const said = entitlementState.options.find((one) => one === state) ?? 'unknown';
    const draft = { addressId: row.addressId, fork: row.fork, state: said, txid, notes };
    record.mutate({ draft }, { onSuccess: onDone });
  };
  return (
    <div className={styles.stack}>
      <NativeSelect
        label={t('column.state')}
        data={options}
        value={state}
        onChange={(event) => setState(event.currentTarget.value)}
        data-autofocus
      />
      <TextInput
        label={t('field.txid')}
        classNames={{ input: 'dl-mono' }}
        value={txid}
        maxLength={400}
        onChange={(event) => setTxid(event.currentTarget.value)}
      />
      <TextInput
        label={t('field.notes')}
        value={notes}
        maxLength={400}
        onChange={(event) => setNotes(event.currentTarget.value)}
      />
      <Failure error={record.error} />
      <div>
        <Button onClick={submit} loading={record.isPending} data-testid="entitlement-save">
          {t('common:save')}
        </Button>
      </div>
    </div>
  );
}
