import { SegmentedControl } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportRecord } from '../../../db/domain/report';
import { useReadOnly } from '../../app/session';
import { Section } from '../../ui/Page';
import { KeyForm } from './KeyForm';
import { OutsideChoice, type OutsideOrder } from './OutsideChoice';
import styles from './reports.module.css';
import type { SigningKey } from './signing';

interface SignPanelProps {
  /** False until the preview stands there: nobody signs what they could not read. */
  ready: boolean;
  /** What is asked of the evidence side with the key. */
  sign: (key: SigningKey) => Promise<ReportRecord>;
  onSigned: (report: ReportRecord) => void;
  /** Where another program may make the signature: what is asked with the name of who signs. */
  outside?: (order: OutsideOrder) => Promise<ReportRecord>;
  /** Name of the file for that program, without its ending. */
  suggestedName?: string;
  /** What is done with the pages while it signs. */
  steps?: string;
  title?: string;
  button?: string;
  /** Asked before the key, as whose signature it is. */
  children?: ReactNode;
}

const ways = ['file', 'token', 'outside'] as const;
type Way = (typeof ways)[number];

/** By what the officer signs: a PKCS#12, a token or, where that is offered, another program. */
export function SignPanel({
  ready,
  sign,
  onSigned,
  outside,
  suggestedName,
  steps,
  title,
  button,
  children,
}: SignPanelProps) {
  const { t } = useTranslation('report');
  const readOnly = useReadOnly();
  const [way, setWay] = useState<Way>('file');
  const [signing, setSigning] = useState(false);
  const choices = [
    { value: 'file', label: t('sign.byFile') },
    { value: 'token', label: t('sign.byToken') },
    ...(outside ? [{ value: 'outside', label: t('sign.byOutside') }] : []),
  ];
  return (
    <Section title={title ?? t('sign.title')} testId="section-sign">
      <div className={styles.sign}>
        {children}
        <SegmentedControl
          fullWidth
          value={way}
          onChange={(to) => setWay(ways.find((one) => one === to) ?? 'file')}
          disabled={signing || readOnly}
          aria-label={t('sign.by')}
          data={choices}
          data-testid="sign-by"
        />
        {way === 'outside' && outside ? (
          <OutsideChoice
            disabled={readOnly || !ready}
            ask={outside}
            onAsked={onSigned}
            onBusy={setSigning}
            {...(suggestedName === undefined ? {} : { suggestedName })}
          />
        ) : (
          <KeyForm
            key={way}
            way={way === 'token' ? 'token' : 'file'}
            ready={ready}
            sign={sign}
            onSigned={onSigned}
            onBusy={setSigning}
            {...(button === undefined ? {} : { button })}
            {...(steps === undefined ? {} : { steps })}
          />
        )}
      </div>
    </Section>
  );
}
