import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnvelopeRecord, HeldWords } from '../../../db/domain/envelope';
import { useAnswer } from '../../ipc/queries';
import { Facts } from '../../records/Facts';
import { Section } from '../../ui/Page';
import { StateBadge } from '../../ui/StateBadge';
import { useMay } from '../../ui/useRights';
import { When } from '../../ui/When';
import { Notice } from '../../ui/Words';
import styles from './envelopes.module.css';
import { HoldWords } from './HoldWords';
import { Reseal } from './Reseal';
import { ShowWords } from './ShowWords';

type Dialog = 'show' | 'hold' | 'reseal' | undefined;

/** What the vault holds of the words: nothing that tells them, only who could open them. */
export function HeldSection({ envelope }: { envelope: EnvelopeRecord }) {
  const { t } = useTranslation('envelope');
  const mayOpen = useMay('envelope.open');
  const rule = useAnswer('envelope.rule', {}).data;
  const [dialog, setDialog] = useState<Dialog>();
  const close = () => setDialog(undefined);
  const { held } = envelope;
  const mayHold = useMay('envelope.hold') && rule?.allowed === true;
  return (
    <Section title={t('page.words')} testId="section-held">
      <div className={styles.stack}>
        {held === null ? <p className={styles.text}>{t('page.notHeld')}</p> : <Held held={held} />}
        <div className={styles.row}>
          {held !== null && mayOpen && (
            <>
              <Button onClick={() => setDialog('show')} disabled={held.live < 2} data-testid="show-words">
                {t('page.showWords')}
              </Button>
              <Button
                variant="default"
                onClick={() => setDialog('reseal')}
                disabled={held.live < 2}
                data-testid="reseal"
              >
                {t('page.reseal')}
              </Button>
            </>
          )}
          {mayHold && (
            <Button variant="default" onClick={() => setDialog('hold')} data-testid="hold-words">
              {t(held === null ? 'page.hold' : 'page.replace')}
            </Button>
          )}
        </div>
      </div>
      <ShowWords envelope={envelope} opened={dialog === 'show'} onClose={close} />
      <HoldWords envelope={envelope} opened={dialog === 'hold'} onClose={close} />
      <Reseal ids={[envelope.id]} opened={dialog === 'reseal'} onClose={close} />
    </Section>
  );
}

function Held({ held }: { held: HeldWords }) {
  const { t } = useTranslation('envelope');
  return (
    <>
      <p className={styles.text}>{t('page.heldText', { sealed: held.sealed })}</p>
      {held.without > 0 && <Notice state="amber">{t('page.without', { count: held.without })}</Notice>}
      <Facts
        columns={2}
        facts={[
          { label: t('page.held'), value: <When at={held.since} offset={held.sinceOffset} /> },
          {
            label: t('page.shares'),
            wide: true,
            value: (
              <ul className={styles.shares}>
                {held.shares.map(({ officerId, officerName, live }) => (
                  <li key={officerId} className={styles.share}>
                    {officerName}
                    <StateBadge state={live ? 'green' : 'red'}>
                      {t(live ? 'page.shareLive' : 'page.shareDead')}
                    </StateBadge>
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </>
  );
}
