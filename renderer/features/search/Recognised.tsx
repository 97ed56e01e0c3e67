import { useTranslation } from 'react-i18next';
import { chains } from '../../../db/domain/address';
import type { Identification, PublicMatch } from '../../../db/domain/identify';
import { Address } from '../../ui/Address';
import { ChecksumBadge, StateBadge } from '../../ui/StateBadge';
import styles from './search.module.css';
import { sameReadings } from './searchModel';

/** What the typed or pasted text is, by every chain and register that accepts it. */
export function Recognised({ found }: { found: Identification }) {
  const { t } = useTranslation('shell');
  const secret = found.matches.find((match) => 'secret' in match);
  if (secret !== undefined) {
    return (
      <div className={styles.known} role="alert" data-testid="recognised-secret">
        <StateBadge state="red">{t(`known.${secret.kind}`)}</StateBadge>
        <div>{t('known.secretText')}</div>
      </div>
    );
  }
  return (
    <div className={styles.known} data-testid="recognised">
      {sameReadings(found.matches).map(([match, ...others]) => (
        <Match
          key={`${match.kind} ${match.chain} ${match.network} ${match.format}`}
          match={match}
          chainIds={[match, ...others].map(({ chain }) => chain)}
        />
      ))}
    </div>
  );
}

function Match({ match, chainIds }: { match: PublicMatch; chainIds: readonly PublicMatch['chain'][] }) {
  const { t } = useTranslation('shell');
  const facts = [
    chainIds.map((id) => chains.find((chain) => chain.id === id)?.name ?? id ?? '').join(', '),
    match.network === 'mainnet' ? null : match.network,
    match.format,
  ];
  return (
    <div>
      <div className={styles.knownLine}>
        <strong>{t(`known.${match.kind}`)}</strong>
        <span className="dl-dim">{facts.filter((fact) => fact !== null && fact !== '').join(' · ')}</span>
        <ChecksumBadge checksum={match.checksum} />
      </div>
      {match.kind === 'address' && match.checksum !== 'failed' && (
        <Address text={match.canonical} copy={false} />
      )}
      {match.repairs.slice(0, 3).map((repair) => (
        <div key={repair.text} className={styles.knownLine}>
          <span className="dl-dim">{t('known.perhaps')}</span>
          <Address text={repair.text} />
        </div>
      ))}
    </div>
  );
}
