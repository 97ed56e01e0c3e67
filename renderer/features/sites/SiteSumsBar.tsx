import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import type { SiteSums } from './siteModel';
import styles from './sites.module.css';

/** The sums of a site, live while its schedule is typed. */
export function SiteSumsBar({ sums }: { sums: SiteSums }) {
  const { t } = useTranslation('site');
  const formats = useFormats();
  const kw = (watts: number) => formats.number(watts / 1000);
  const partly = sums.measuredMachines > 0 && sums.measuredMachines < sums.machines;
  const measured = sums.measuredMachines === 0 ? t('sum.none') : kw(sums.measuredWatts);
  return (
    <div className={styles.sumsBox}>
      <dl className={styles.sums} data-testid="site-sums">
        <Sum label={t('sum.machines')} value={formats.number(sums.machines)} testId="sum-machines" />
        <Sum label={t('sum.nameplate')} value={kw(sums.nameplateWatts)} testId="sum-nameplate" />
        <Sum
          label={t('sum.measured')}
          value={measured}
          {...(partly
            ? {
                below: t('sum.partly', {
                  n: formats.number(sums.measuredMachines),
                  all: formats.number(sums.machines),
                }),
              }
            : {})}
          testId="sum-measured"
        />
        <Sum label={t('sum.used')} value={kw(sums.countedWatts)} testId="sum-counted" />
        <Sum label={t('sum.perDay')} value={formats.number(sums.dailyWattHours / 1000)} testId="sum-kwh" />
        {sums.dailyTiyn !== null && (
          <Sum label={t('sum.cost')} value={formats.amount(sums.dailyTiyn.toString(), 2)} testId="sum-cost" />
        )}
      </dl>
      <p className={styles.rule}>{t('sum.rule')}</p>
    </div>
  );
}

function Sum({
  label,
  value,
  below,
  testId,
}: {
  label: string;
  value: string;
  below?: string;
  testId: string;
}) {
  return (
    <div>
      <dt>{label}</dt>
      <dd data-testid={testId}>{value}</dd>
      {below !== undefined && <dd className={styles.below}>{below}</dd>}
    </div>
  );
}
