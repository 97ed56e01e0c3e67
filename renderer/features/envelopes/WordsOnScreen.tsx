import { Button, Progress } from '@mantine/core';
import { type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shownSeconds } from './envelopeModel';
import styles from './envelopes.module.css';

/** Keeps what is on the screen from being taken away from it by hand. */
const refuse = (event: SyntheticEvent) => event.preventDefault();

/** The words for a minute, not selectable, with no way to copy them; gone as soon as the window loses focus. */
export function WordsOnScreen({
  words,
  numbered,
  onHide,
}: {
  words: string;
  numbered: boolean;
  onHide: () => void;
}) {
  const { t } = useTranslation('envelope');
  const left = useCountdown(onHide);
  const list = words.split(' ');
  return (
    <div className={styles.stack}>
      <div className={styles.row}>
        <strong role="timer" data-testid="words-left">
          {t('show.left', { count: left })}
        </strong>
        <Button size="compact-sm" variant="default" onClick={onHide} data-testid="hide-words">
          {t('show.hide')}
        </Button>
      </div>
      <Progress value={(left * 100) / shownSeconds} aria-label={t('show.left', { count: left })} />
      <section
        aria-label={t('show.region')}
        onCopy={refuse}
        onCut={refuse}
        onContextMenu={refuse}
        onDragStart={refuse}
        data-testid="words"
      >
        {numbered && list.length > 1 ? (
          <ol className={styles.shown}>
            {list.map((word, index) => (
              <li key={index} className={`${styles.word} dl-mono`}>
                <span className={styles.place} aria-hidden>
                  {index + 1}
                </span>
                {word}
              </li>
            ))}
          </ol>
        ) : (
          <div className={`${styles.plain} dl-mono`}>{words}</div>
        )}
      </section>
    </div>
  );
}

/** Seconds that are left; ends at nought, when the window loses focus, when it is hidden, and when it goes. */
function useCountdown(onEnd: () => void): number {
  const [left, setLeft] = useState(shownSeconds);
  const end = useRef(onEnd);
  end.current = onEnd;
  useEffect(() => {
    const until = performance.now() + shownSeconds * 1_000;
    const tick = () => {
      const rest = Math.max(0, Math.ceil((until - performance.now()) / 1_000));
      setLeft(rest);
      if (rest === 0) end.current();
    };
    const gone = () => end.current();
    const hidden = () => document.hidden && end.current();
    const timer = setInterval(tick, 250);
    window.addEventListener('blur', gone);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      clearInterval(timer);
      window.removeEventListener('blur', gone);
      document.removeEventListener('visibilitychange', hidden);
    };
  }, []);
  return left;
}
