import { cleanAddress } from '../../../db/domain/address';
import styles from './wallets.module.css';

/** An address in groups of four whose wrong characters are marked by frame, weight and colour. The gaps are drawn, not typed. */
export function MarkedAddress({ text, wrongAt }: { text: string; wrongAt: readonly number[] }) {
  const clean = cleanAddress(text);
  const characters = [...Array(clean.length).keys()];
  return (
    <span className={styles.marked}>
      {characters.map((position) => (
        <span
          key={position}
          data-wrong={wrongAt.includes(position) || undefined}
          data-odd={Math.floor(position / 4) % 2 === 1 || undefined}
          data-gap={(position % 4 === 3 && position < clean.length - 1) || undefined}
        >
          {clean.charAt(position)}
        </span>
      ))}
    </span>
  );
}
