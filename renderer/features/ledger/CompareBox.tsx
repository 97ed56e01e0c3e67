import { Button, Textarea } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LedgerComparison } from '../../../db/domain/ledgerProof';
import { useFormats } from '../../i18n/formats';
import { useCommand } from '../../ipc/queries';
import { Section } from '../../ui/Page';
import { Failure, Notice } from '../../ui/Words';
import styles from './ledger.module.css';

/** Eight words from paper, a backup or a bundle: does this vault contain that moment? */
export function CompareBox() {
  const { t } = useTranslation('ledger');
  const [head, setHead] = useState('');
  const compare = useCommand('ledger.compare');
  const hint = useId();
  const ask = () => {
    if (head.trim() !== '') compare.mutate({ head });
  };
  return (
    <Section title={t('compare')}>
      <div className={styles.compare}>
        <Textarea
          label={t('compareLabel')}
          aria-describedby={hint}
          classNames={{ input: styles.compareInput ?? '' }}
          rows={2}
          value={head}
          onChange={(event) => {
            setHead(event.currentTarget.value);
            compare.reset();
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey) return;
            event.preventDefault();
            ask();
          }}
          spellCheck={false}
          data-testid="compare-head"
        />
        <Button onClick={ask} loading={compare.isPending} disabled={head.trim() === ''} data-testid="compare">
          {t('compareDo')}
        </Button>
      </div>
      <div id={hint} className={styles.label}>
        {t('compareHint')}
      </div>
      <Failure error={compare.error} />
      {compare.data !== undefined && <Answer answer={compare.data} />}
    </Section>
  );
}

const looks = {
  contained: { state: 'green', Icon: IconCircleCheck },
  near: { state: 'amber', Icon: IconAlertTriangle },
  absent: { state: 'red', Icon: IconCircleX },
  unreadable: { state: 'amber', Icon: IconAlertTriangle },
} as const;

function Answer({ answer }: { answer: LedgerComparison }) {
  const { t } = useTranslation('ledger');
  const formats = useFormats();
  const { state, Icon } = looks[answer.state];
  const { entry } = answer;
  return (
    <Notice
      state={state}
      icon={<Icon size={18} aria-hidden />}
      title={t(`compared.${answer.state}`)}
      testId="compare-answer"
    >
      {t(`compared.${answer.state}Text`)}
      {answer.wrong.map((word) => (
        <div key={word.place}>
          {word.is === '' ? t('wordUnreadable', { ...word }) : t('wordWrong', { ...word })}
        </div>
      ))}
      {entry !== null && (
        <div>
          {entry.at === ''
            ? t('comparedHidden', { seq: formats.number(entry.seq) })
            : t(answer.what === 'tree' ? 'comparedTree' : 'comparedEntry', {
                seq: formats.number(entry.seq),
                when: formats.dateTime(entry.at, entry.offset),
                officer: entry.officerName,
              })}{' '}
          {t('comparedAfter', { count: answer.after, shown: formats.number(answer.after) })}
        </div>
      )}
    </Notice>
  );
}
