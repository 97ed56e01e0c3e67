import { useTranslation } from 'react-i18next';
import { checkAddress } from '../../../db/domain/address';
import type { AddressRecord } from '../../../db/domain/wallet';
import { Address } from '../../ui/Address';
import { CopyButton } from '../../ui/Copy';
import { ChecksumBadge } from '../../ui/StateBadge';
import { markedPositions } from './AddressVerdictLines';
import { chainName } from './intake';
import { MarkedAddress } from './MarkedAddress';
import styles from './walletPage.module.css';

/** Addresses whole, each with all that is known of it under it: nothing to scroll sideways for. */
export function AddressLines({ addresses }: { addresses: readonly AddressRecord[] }) {
  const { t } = useTranslation(['wallet', 'terms']);
  return (
    <ol className={styles.lines}>
      {addresses.map((address) => {
        const facts = [
          chainName(address.chain),
          address.format,
          t(`terms:addressRole.${address.role}`),
          address.path,
          address.memo === '' ? '' : `${t('field.memo')}: ${address.memo}`,
          address.label,
        ];
        return (
          <li
            key={address.id}
            className={styles.lineItem}
            data-testid="address-line"
            data-checksum={address.checksum}
          >
            <span className={styles.lineText}>
              <FoundAddress address={address} />
              <span className={styles.lineFacts}>{facts.filter(Boolean).join(' · ')}</span>
            </span>
            <ChecksumBadge checksum={address.checksum} />
          </li>
        );
      })}
    </ol>
  );
}

/** As found: a failed address with its wrong characters marked, never put right in silence. */
export function FoundAddress({ address }: { address: AddressRecord }) {
  if (address.checksum !== 'failed') return <Address text={address.text} />;
  return (
    <span className={styles.addressCell}>
      <MarkedAddress
        text={address.text}
        wrongAt={markedPositions(checkAddress(address.chain, address.text))}
      />
      <CopyButton text={address.text} />
    </span>
  );
}
