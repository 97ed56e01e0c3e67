import { useTranslation } from 'react-i18next';
import type { EnvelopeOpening } from '../../../db/domain/envelope';
import { Section } from '../../ui/Page';
import { When } from '../../ui/When';
import styles from './envelopes.module.css';

/** Who opened the envelope, when, why, and which seal came after which; the newest first. */
export function Openings({ openings }: { openings: readonly EnvelopeOpening[] }) {
  const { t } = useTranslation('envelope');
  return (
    <Section
      title={t('page.openings')}
      count={openings.length}
      flush={openings.length > 0}
      testId="section-openings"
    >
      {openings.length === 0 ? (
        <p className={styles.text}>{t('page.noOpenings')}</p>
      ) : (
        <ol className={styles.openings} reversed>
          {openings.toReversed().map((opening) => (
            <Opening key={opening.id} opening={opening} />
          ))}
        </ol>
      )}
    </Section>
  );
}

function Opening({ opening }: { opening: EnvelopeOpening }) {
  const { t } = useTranslation('envelope');
  const { sealBefore, newSeal, wordsShown } = opening;
  const seals = {
    before: sealBefore || '—',
    after: newSeal || t('opening.noSeal'),
  };
  return (
    <li className={styles.opening}>
      <span>
        <When at={opening.openedAt} offset={opening.openedOffset} />
      </span>
      <span>
        <span className={styles.openingWhat}>{t(wordsShown ? 'opening.words' : 'opening.paper')}</span>
        {' · '}
        {t('opening.by', {
          officer: opening.officerName,
          second: opening.secondName || t('opening.recoveryKey'),
        })}
        {!wordsShown && <span className="dl-mono"> · {t('opening.seals', seals)}</span>}
      </span>
      <span className={styles.openingWhy}>
        {t('opening.why', { reason: opening.reason, authorisation: opening.authorisation })}
      </span>
    </li>
  );
}
