import { useTranslation } from 'react-i18next';
import styles from './Address.module.css';
import { CopyButton } from './Copy';

export interface AddressProps {
  text: string;
  chain?: string;
  /** First four and last two groups only, for narrow lists; the whole stands in the title and is what gets copied. */
  compact?: boolean;
  copy?: boolean;
}

/** Groups of four characters, from the left: what two officers compare aloud. */
export function groupsOfFour(text: string): string[] {
  return text.match(/.{1,4}/gsu) ?? [];
}

/** As narrow lists show it: the first four and last two groups. */
function shortened(groups: readonly string[]): readonly string[] {
  return groups.length > 7 ? [...groups.slice(0, 4), '…', ...groups.slice(-2)] : groups;
}

/**
 * An address in one line of a long list, looking as `Address` does: with half as many elements and none that is laid out by
 * itself, because a frame of scrolling has to lay out dozens of them.
 */
export function AddressLine({ text, compact = false }: Pick<AddressProps, 'text' | 'compact'>) {
  const groups = groupsOfFour(text);
  const shown = compact ? shortened(groups) : groups;
  return (
    <span className={styles.line} title={shown === groups ? undefined : text}>
      {shown.map((group, index) => (index % 2 === 0 ? <b key={index}>{group}</b> : group))}
    </span>
  );
}

/** An address grouped by four. The gaps are drawn, not typed: selecting or copying gives the one unbroken string. */
export function Address({ text, chain, compact = false, copy = true }: AddressProps) {
  const { t } = useTranslation('common');
  const groups = groupsOfFour(text);
  const shown = compact ? shortened(groups) : groups;
  return (
    <span className={styles.address}>
      <span className={styles.text} title={shown === groups ? undefined : text}>
        {shown.map((group, index) => (
          <span key={index} className={`${styles.group} ${index % 2 === 0 ? styles.strong : styles.plain}`}>
            {group}
          </span>
        ))}
      </span>
      {copy && <CopyButton text={text} label={t('copyAddress')} />}
      {chain !== undefined && <span className={styles.chain}>{chain}</span>}
    </span>
  );
}
