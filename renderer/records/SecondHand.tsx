import { useTranslation } from 'react-i18next';
import type { LedgerBody } from '../../db/domain/ledger';

/** Who confirmed an entry that needed two, and by which order; nothing where one hand was enough. */
export function SecondHand({
  hands,
  className,
}: {
  hands: LedgerBody['hands'];
  className?: string | undefined;
}) {
  const { t } = useTranslation('records');
  if (!hands) return null;
  const { second, authorisation } = hands;
  const name =
    second === null ? t('history.recoveryKey') : [second.rank, second.name].filter(Boolean).join(' ');
  return (
    <div className={className} data-testid="second-hand">
      {t('history.second', { second: name, authorisation })}
    </div>
  );
}
