import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnvelopeRecord } from '../../../db/domain/envelope';
import { useAnswer, useCommand } from '../../ipc/queries';
import { needsReseal } from '../../records/envelopeFacts';
import { Section } from '../../ui/Page';
import { TwoHands } from '../../ui/TwoHands';
import { useMay } from '../../ui/useRights';
import { Failure, Notice } from '../../ui/Words';
import styles from './envelopes.module.css';
import { Reseal } from './Reseal';

/** Whether this vault may hold words, switched by two; and which held words wait to be sealed anew. */
export function WordsRule({ envelopes }: { envelopes: readonly EnvelopeRecord[] }) {
  const { t } = useTranslation('envelope');
  const maySwitch = useMay('envelope.allow');
  const mayReseal = useMay('envelope.reseal');
  const rule = useAnswer('envelope.rule', {});
  const allow = useCommand('envelope.allow', { invalidates: ['envelope.rule'] });
  const [asked, setAsked] = useState(false);
  const [resealing, setResealing] = useState(false);
  const stale = envelopes.filter(needsReseal);
  if (rule.error !== null) return <Failure error={rule.error} />;
  if (rule.data === undefined) return null;
  const { allowed, people } = rule.data;
  const turn = t(allowed ? 'rule.turnOff' : 'rule.turnOn');
  return (
    <>
      {stale.length > 0 && (
        <Notice
          state="red"
          testId="stale-shares"
          action={
            mayReseal && (
              <Button size="compact-sm" onClick={() => setResealing(true)} data-testid="reseal-all">
                {t('page.reseal')}
              </Button>
            )
          }
        >
          {t('rule.reseal', { count: stale.length })}
        </Notice>
      )}
      <Section
        title={t('rule.title')}
        actions={
          maySwitch && (
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => setAsked(true)}
              data-testid="words-rule"
            >
              {turn}
            </Button>
          )
        }
        testId="section-rule"
      >
        <p className={styles.text}>{allowed ? t('rule.on', { people }) : t('rule.off')}</p>
      </Section>
      <TwoHands
        opened={asked}
        onClose={() => setAsked(false)}
        act="envelope.allow"
        title={t(allowed ? 'rule.turnOffTitle' : 'rule.turnOnTitle')}
        what={allowed ? t('rule.turnOffText') : t('rule.turnOnText')}
        confirmLabel={turn}
        confirm={(hands) => allow.mutateAsync({ allow: !allowed, hands })}
      />
      <Reseal ids={stale.map(({ id }) => id)} opened={resealing} onClose={() => setResealing(false)} />
    </>
  );
}
