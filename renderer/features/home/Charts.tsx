import { useTranslation } from 'react-i18next';
import type { HomePage } from '../../../db/domain/home';
import { sumMinor } from '../../../db/domain/money';
import { useFormats } from '../../i18n/formats';
import { Section } from '../../ui/Page';
import { controlState } from '../../ui/StateBadge';
import styles from './home.module.css';
import { categoryShares, controlOrder } from './homeModel';

/** Wallets by who controls them: a bar beside each word, and the number. */
export function WhereTheMoneyIs({ home }: { home: HomePage }) {
  const { t } = useTranslation('home');
  const formats = useFormats();
  const counts = new Map(home.byControl.map((one) => [one.control, one.count]));
  const most = Math.max(1, ...home.byControl.map((one) => one.count));
  const lines = controlOrder.filter((control) => (counts.get(control) ?? 0) > 0);
  return (
    <Section title={t('money')} testId="money">
      <p className={styles.lead}>
        {t('moneyText', { count: home.counts.wallets, addresses: formats.number(home.counts.addresses) })}
      </p>
      {lines.length === 0 && <span className="dl-dim">{t('noWallets')}</span>}
      <div className={styles.bars} role="list">
        {lines.map((control) => (
          <div key={control} className={styles.barLine} role="listitem">
            <span>{t(`terms:control.${control}`)}</span>
            <span className={styles.track} aria-hidden>
              <span
                className={styles.fill}
                style={{
                  display: 'block',
                  width: `${((counts.get(control) ?? 0) / most) * 100}%`,
                  background: `var(--dl-${controlState(control)}-fill)`,
                }}
              />
            </span>
            <span className={styles.number}>{formats.number(counts.get(control) ?? 0)}</span>
          </div>
        ))}
      </div>
    </Section>
  );
}

/** Told apart by place, word and number; the colours only help the eye from the band to its line. */
const palette = ['#3b82d6', '#8b6fd6', '#2fa37c', '#c98a2b', '#c2577e', '#5b8a9a', '#8a8f99'];

/** Cases as the ministry counts them, with the damage stated in them. */
export function CasesByCategory({ home }: { home: HomePage }) {
  const { t } = useTranslation('home');
  const formats = useFormats();
  const shares = categoryShares(home.byCategory);
  const damage = sumMinor(home.byCategory.map((one) => one.damageTiyn)).toString();
  return (
    <Section title={t('categories')} testId="categories">
      <p className={styles.lead}>
        {t('categoriesText', { count: home.counts.cases })} ·{' '}
        {t('damage', { amount: formats.amount(damage, 2, '₸') })}
      </p>
      <div className={styles.stack} aria-hidden>
        {shares.map((one, index) => (
          <span
            key={one.category}
            style={{ flexGrow: one.count, background: palette[index % palette.length] }}
          />
        ))}
      </div>
      <ul className={styles.categories}>
        {shares.map((one, index) => (
          <li key={one.category}>
            <span
              className={styles.swatch}
              style={{ background: palette[index % palette.length] }}
              aria-hidden
            />
            <span>{t(`terms:caseCategory.${one.category}`)}</span>
            <span className={styles.number}>{formats.number(one.count)}</span>
            <span className={styles.number}>{formats.percent(one.share)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
