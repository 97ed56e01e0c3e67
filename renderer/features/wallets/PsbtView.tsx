import { useTranslation } from 'react-i18next';
import type { PsbtAnswer } from '../../../db/domain/psbt';
import { Address } from '../../ui/Address';
import { Section } from '../../ui/Page';
import styles from './keys.module.css';

// Amounts of a PSBT are in satoshi.
const digits = 8;

function bitcoin(amount: string): string {
  const sign = amount.startsWith('-') ? '-' : '';
  const text = amount.replace('-', '').padStart(digits + 1, '0');
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)} BTC`;
}

/** An unfinished transaction in words, to be read only: what it spends, where to, and what is left as its fee. */
export function PsbtView({ psbt }: { psbt: PsbtAnswer }) {
  const { t } = useTranslation('wallet');
  const amount = (value: string | null) => (value === null ? t('psbt.untold') : bitcoin(value));
  return (
    <Section title={t('psbt.title')} testId="psbt">
      <p className={styles.facts}>{t('psbt.inputs')}</p>
      <ol className={styles.hits}>
        {psbt.inputs.map((input) => (
          <li key={`${input.txid}:${input.index}`} className={styles.hit}>
            {input.address === null ? t('psbt.noAddress') : <Address text={input.address} />}
            <span>{amount(input.amount)}</span>
            <span className={styles.facts}>
              {input.txid}:{input.index} ·{' '}
              {input.finalised ? t('psbt.finalised') : t('psbt.signatures', { n: input.signatures })}
            </span>
          </li>
        ))}
      </ol>
      <p className={styles.facts}>{t('psbt.outputs')}</p>
      <ol className={styles.hits}>
        {psbt.outputs.map((output, index) => (
          // An output has no name of its own but its place.
          <li key={index} className={styles.hit}>
            {output.address === null ? t('psbt.noAddress') : <Address text={output.address} />}
            <span>{amount(output.amount)}</span>
          </li>
        ))}
      </ol>
      <p>{t('psbt.fee', { fee: amount(psbt.fee) })}</p>
    </Section>
  );
}
