import { createContext, Fragment, type ReactNode, useContext } from 'react';
import type { ReportLanguage } from '../../../db/domain/reportModel';
import styles from './ReportView.module.css';

/** The language of the second text beside each first one; undefined in a report of one language. */
export const SecondLanguage = createContext<ReportLanguage | undefined>(undefined);

const longestWord = 22;

/** A line may break within a word that is too long for a column, as on paper; what is copied stays one word. */
export function Soft({ text }: { text: string }): ReactNode {
  if (!/\S{23,}/u.test(text)) return text;
  const pieces = text
    .split(/(\s+)/u)
    .flatMap((part) => (part.length <= longestWord ? [part] : (part.match(/.{1,6}/gsu) ?? [])));
  return pieces.map((piece, at) => (
    <Fragment key={at}>
      {at > 0 && <wbr />}
      {piece}
    </Fragment>
  ));
}

interface SaidProps {
  one: string;
  /** The same in the other language; printed where it differs. */
  two: string | undefined;
}

/** A text, and under it the same in the other language. */
export function Said({ one, two }: SaidProps): ReactNode {
  const language = useContext(SecondLanguage);
  if (two === undefined || two === one) return <Soft text={one} />;
  return (
    <>
      <Soft text={one} />
      <span className={styles.second} lang={language}>
        <Soft text={two} />
      </span>
    </>
  );
}

/** Both on one line. */
export function Inline({ one, two }: SaidProps): ReactNode {
  const language = useContext(SecondLanguage);
  if (two === undefined || two === one) return one;
  return (
    <>
      {one} / <span lang={language}>{two}</span>
    </>
  );
}

/** Running text: two columns, so that each language reads on by itself. */
export function Columns({ one, two }: SaidProps): ReactNode {
  const language = useContext(SecondLanguage);
  if (two === undefined || two === one) return <Soft text={one} />;
  return (
    <span className={styles.twoColumns}>
      <span>
        <Soft text={one} />
      </span>
      <span lang={language}>
        <Soft text={two} />
      </span>
    </span>
  );
}
