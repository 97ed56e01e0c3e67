import { Modal } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnvelopeRecord } from '../../../db/domain/envelope';
import { request } from '../../ipc/client';
import { TwoHands } from '../../ui/TwoHands';
import { Notice } from '../../ui/Words';
import styles from './envelopes.module.css';
import { WordsOnScreen } from './WordsOnScreen';

/**
 * Held words, opened by two and shown once. They pass from the answer into this component's state and nowhere else:
 * no cache of answers, no store, no clipboard.
 */
export function ShowWords({
  envelope,
  opened,
  onClose,
}: {
  envelope: EnvelopeRecord;
  opened: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation('envelope');
  const [words, setWords] = useState<string | null>(null);
  const [gone, setGone] = useState(false);
  const shown = words !== null || gone;
  const offered = useScreenProtection(opened || words !== null);
  const hide = () => {
    setWords(null);
    setGone(true);
  };
  const end = () => {
    setWords(null);
    setGone(false);
  };
  return (
    <>
      <TwoHands
        opened={opened}
        onClose={onClose}
        act="envelope.open"
        title={t('show.title', { number: envelope.number })}
        what={
          <div className={styles.stack}>
            <span>{t('show.rules')}</span>
            {offered !== undefined && (
              <Notice state={offered ? 'blue' : 'amber'} testId="screen-protection">
                {t(offered ? 'show.protected' : 'show.unprotected')}
              </Notice>
            )}
          </div>
        }
        confirmLabel={t('show.submit')}
        ready={offered !== undefined}
        confirm={async (hands) => {
          const answer = await request('envelope.open', {
            id: envelope.id,
            what: 'words',
            newSeal: '',
            hands,
          });
          setWords(answer.words);
        }}
      />
      <Modal
        opened={shown}
        onClose={end}
        title={t('show.title', { number: envelope.number })}
        size="xl"
        closeOnClickOutside={false}
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        {words === null ? (
          <Notice state="blue" title={t('show.gone')} testId="words-gone">
            {t('show.goneText')}
          </Notice>
        ) : (
          <WordsOnScreen words={words} numbered={envelope.kind === 'seed'} onHide={hide} />
        )}
      </Modal>
    </>
  );
}

/** Asks main to keep the window out of screenshots; undefined until it said whether this system offers that. */
function useScreenProtection(on: boolean): boolean | undefined {
  const [offered, setOffered] = useState<boolean>();
  useEffect(() => {
    if (!on) return undefined;
    let current = true;
    request('app.protectScreen', { on: true }).then(
      (answer) => current && setOffered(answer.offered),
      () => current && setOffered(false),
    );
    return () => {
      current = false;
      setOffered(undefined);
      void request('app.protectScreen', { on: false });
    };
  }, [on]);
  return offered;
}
