import { Button } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useTranslation } from 'react-i18next';
import { totalsOf, type ValuationRecord, valuationBasis } from '../../../db/domain/funds/valuation';
import { useFormats } from '../../i18n/formats';
import { useAnswer, useCommand } from '../../ipc/queries';
import { AddLink } from '../../records/AddLink';
import { AssetAmount } from '../../records/money/AssetAmount';
import { shortNumber } from '../../records/numbers';
import { Page, Section } from '../../ui/Page';
import { useMay } from '../../ui/useRights';
import { Failure } from '../../ui/Words';
import { CaseSwitch } from './CaseSwitch';
import styles from './funds.module.css';
import { upperFirst } from './fundsModel';
import { useCaseOf } from './useCaseOf';
import { WithdrawReason } from './WithdrawReason';

/** The valuation sheet of a case: each amount with its price, its rate and both sources, added up by hand or by this page. */
export function ValuationsPage() {
  const { t } = useTranslation('funds');
  const of = useCaseOf();
  const rows = useAnswer('valuation.list', { caseId: of.caseId }, { enabled: of.caseId !== '' });
  return (
    <Page
      title={t('valuation.title')}
      subtitle={t('valuation.rule')}
      back={{ to: `/funds?case=${of.caseId}`, label: t('title') }}
      actions={
        <>
          <CaseSwitch of={of} />
          <AddLink
            to={`/valuations/new?case=${of.caseId}`}
            label={t('add.valuation')}
            testId="add-valuation"
          />
        </>
      }
      testId="page-valuations"
    >
      <Failure error={rows.error} />
      {rows.data?.length === 0 && <p className={styles.dim}>{t('valuation.none')}</p>}
      {valuationBasis.options.map((basis) => (
        <Sheet key={basis} basis={basis} rows={(rows.data ?? []).filter((row) => row.basis === basis)} />
      ))}
    </Page>
  );
}

function Sheet({ basis, rows }: { basis: ValuationRecord['basis']; rows: ValuationRecord[] }) {
  const { t } = useTranslation(['funds', 'terms']);
  const formats = useFormats();
  const tables = useAnswer('rates.list', {}).data ?? [];
  if (rows.length === 0) return null;
  const total = totalsOf(rows)[0];
  const fileOf = (id: string | null) => tables.find((one) => one.id === id);
  return (
    <Section
      title={upperFirst(t(`terms:valuationBasis.${basis}`))}
      count={rows.length}
      testId={`sheet-${basis}`}
    >
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('column.number')}</th>
              <th scope="col">{t('column.date')}</th>
              <th scope="col" className={styles.right}>
                {t('column.amount')}
              </th>
              <th scope="col" className={styles.right}>
                {t('column.price')}
              </th>
              <th scope="col" className={styles.right}>
                {t('column.rate')}
              </th>
              <th scope="col" className={styles.right}>
                {t('column.tenge')}
              </th>
              <th scope="col">{t('column.sources')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} className={row.withdrawn === 1 ? styles.withdrawn : undefined}>
                <td className="dl-mono">{shortNumber(row.number)}</td>
                <td style={{ whiteSpace: 'nowrap' }}>{formats.date(row.date)}</td>
                <td className={styles.right}>
                  <AssetAmount assetId={row.assetId} amount={row.amount} />
                </td>
                <td className={`${styles.right} dl-mono`}>
                  {row.price} {row.priceCurrency}
                </td>
                <td className={`${styles.right} dl-mono`}>
                  {row.priceCurrency === 'KZT'
                    ? '—'
                    : row.quantum === 1
                      ? row.rate
                      : `${row.rate} / ${row.quantum}`}
                  {row.rateDate !== row.date && (
                    <div className={styles.dim}>
                      {t('valuation.rateOf', { date: formats.date(row.rateDate) })}
                    </div>
                  )}
                </td>
                <td className={`${styles.right} dl-mono`}>{formats.amount(row.valueTiyn, 2, '₸')}</td>
                <td>
                  {row.priceSource}
                  {row.rateTableId !== null && (
                    <div className={styles.dim} title={fileOf(row.rateTableId)?.sha256}>
                      {fileOf(row.rateTableId)?.name} · {fileOf(row.rateTableId)?.sha256.slice(0, 8)}…
                    </div>
                  )}
                </td>
                <td>
                  <Withdraw row={row} />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={3}>
                {t('valuation.total')}
              </th>
              <td className={`${styles.right} dl-mono`} colSpan={2}>
                {total?.byCurrency.map(({ currency, minor }) => (
                  <div key={currency}>{formats.amount(minor, 2, currency)}</div>
                ))}
              </td>
              <td className={`${styles.right} dl-mono`}>
                <strong>{formats.amount(total?.tiyn ?? '0', 2, '₸')}</strong>
              </td>
              <td colSpan={2} />
            </tr>
          </tfoot>
        </table>
      </div>
    </Section>
  );
}

function Withdraw({ row }: { row: ValuationRecord }) {
  const { t } = useTranslation('funds');
  const may = useMay('valuation.withdraw');
  const withdraw = useCommand('valuation.withdraw', { invalidates: ['valuation.list', 'ledger.list'] });
  if (!may || row.withdrawn === 1) return null;
  const ask = () =>
    modals.open({
      title: t('valuation.withdrawTitle', { number: row.number }),
      children: (
        <WithdrawReason
          submit={async (reason) => {
            await withdraw.mutateAsync({ id: row.id, reason });
            modals.closeAll();
          }}
        />
      ),
    });
  return (
    <Button size="compact-xs" variant="subtle" color="gray" onClick={ask}>
      {t('withdraw')}
    </Button>
  );
}
