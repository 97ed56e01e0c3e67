import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseRecord } from '../../../db/domain/case';
import { requestChoice } from '../../../db/domain/providerRequest';
import {
  type ReportKind,
  type ReportPeriod,
  type ReportSubject,
  reportKind,
  reportKinds,
  reportLanguage,
} from '../../../db/domain/report';
import { runsBack } from '../../../db/domain/reportKinds';
import { languageNames } from '../../i18n/languages';
import { DayField } from '../../ui/DayField';
import { Section } from '../../ui/Page';
import type { OrderInHand } from './orderModel';
import { RequestForm } from './RequestForm';
import styles from './reports.module.css';

export type Offered = readonly { kind: ReportKind; subject: ReportSubject }[];

interface OrderChoiceProps {
  cases: readonly CaseRecord[];
  /** What can be made of the chosen case, or of the vault; undefined until it is known. */
  offered: Offered | undefined;
  /** Whether a report can be about the vault as a whole. */
  wholeVault: boolean;
  order: OrderInHand;
  onChange: (change: Partial<OrderInHand>) => void;
}

/** Which report: of what, of which kind, and in which language, apart from the screen's. */
export function OrderChoice({ cases, offered = [], wholeVault, order, onChange }: OrderChoiceProps) {
  const { t } = useTranslation(['report', 'terms']);
  const kinds = reportKind.options.filter((kind) => offered.some((one) => one.kind === kind));
  const subjects = offered.filter(({ kind }) => kind === order.kind).map(({ subject }) => subject);
  const places = [
    ...(order.about === '' ? [{ value: '', label: t('new.caseChoose') }] : []),
    ...(wholeVault ? [{ value: 'vault', label: t('new.wholeVault') }] : []),
    ...cases.map((one) => ({ value: one.id, label: `${one.number} · ${one.title}` })),
  ];
  return (
    <Section title={t('new.choose')}>
      <div className={styles.sign}>
        <NativeSelect
          label={t('new.case')}
          data={places}
          value={order.about}
          onChange={(event) =>
            onChange({ about: event.currentTarget.value, subjectId: '', request: requestChoice.parse({}) })
          }
          data-testid="field-caseId"
        />
        {kinds.length > 0 && (
          <NativeSelect
            label={t('new.kind')}
            data={kinds.map((kind) => ({ value: kind, label: t(`terms:reportKind.${kind}`) }))}
            value={order.kind}
            onChange={(event) =>
              onChange({ kind: reportKind.parse(event.currentTarget.value), subjectId: '' })
            }
            data-testid="field-kind"
          />
        )}
        {subjects.length > 1 && (
          <NativeSelect
            label={t('new.subject')}
            data={subjects.map(({ id, number, title }) => ({
              value: id,
              label: [number.split('/').at(-1), title].filter(Boolean).join(' · '),
            }))}
            value={order.subjectId}
            onChange={(event) =>
              // What is recorded at one provider is not asked of another.
              onChange({
                subjectId: event.currentTarget.value,
                request: { ...order.request, places: undefined },
              })
            }
            data-testid="field-subjectId"
          />
        )}
        {reportKinds[order.kind].period === true && (
          <Period period={order.period} onChange={(period) => onChange({ period })} />
        )}
        {reportKinds[order.kind].request === true && order.about !== '' && (
          <RequestForm order={order} onChange={onChange} />
        )}
        <Languages order={order} onChange={onChange} />
      </div>
    </Section>
  );
}

function Period({ period, onChange }: { period: ReportPeriod; onChange: (period: ReportPeriod) => void }) {
  const { t } = useTranslation('report');
  return (
    <div className={styles.period}>
      <DayField
        label={t('new.from')}
        value={period.from}
        onChange={(from) => onChange({ ...period, from })}
        testId="field-from"
      />
      <DayField
        label={t('new.to')}
        value={period.to}
        onChange={(to) => onChange({ ...period, to })}
        testId="field-to"
      />
      {runsBack(period) && (
        <span className={styles.refused} role="alert" data-testid="period-back">
          {t('new.periodBack')}
        </span>
      )}
    </div>
  );
}

function Languages({ order, onChange }: Pick<OrderChoiceProps, 'order' | 'onChange'>) {
  const { t } = useTranslation('report');
  const others = reportLanguage.options.filter((one) => one !== order.language);
  return (
    <>
      <div>
        <span className={styles.label} id="report-language">
          {t('new.language')}
        </span>
        <SegmentedControl
          fullWidth
          value={order.language}
          onChange={(value) => onChange({ language: reportLanguage.parse(value) })}
          data={reportLanguage.options.map((value) => ({ value, label: languageNames[value] }))}
          aria-labelledby="report-language"
          data-testid="field-language"
        />
      </div>
      <NativeSelect
        label={t('new.second')}
        data={[
          { value: '', label: t('new.secondNone') },
          ...others.map((value) => ({ value, label: languageNames[value] })),
        ]}
        value={order.second === order.language ? '' : order.second}
        onChange={(event) => onChange({ second: secondLanguage(event.currentTarget.value) })}
        data-testid="field-second"
      />
    </>
  );
}

const secondLanguage = (value: string) => (value === '' ? '' : reportLanguage.parse(value));
