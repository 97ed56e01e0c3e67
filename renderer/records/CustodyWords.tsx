import { useTranslation } from 'react-i18next';
import { type Custodian, custodianTitle } from '../../db/domain/custody/custodian';
import type { ItemState } from '../../db/domain/custody/event';
import type { HeldThing } from '../../db/domain/custody/thing';
import { RecordLink } from '../ui/RecordLink';
import { type State, StateBadge } from '../ui/StateBadge';
import styles from './custody.module.css';
import { shortNumber } from './numbers';
import { wallToday } from './wallTime';

/** Who answers for a thing: an officer by their page, somebody outside by name and organisation. */
export function CustodianName({ who }: { who: Custodian }) {
  if (who.kind === 'outside') return <span>{custodianTitle(who)}</span>;
  return (
    <RecordLink kind="officer" id={who.officerId}>
      {[who.rank, who.name].filter(Boolean).join(' ')}
    </RecordLink>
  );
}

const receiptStates: Record<ItemState, State> = {
  done: 'grey',
  offered: 'amber',
  accepted: 'green',
  refused: 'amber',
  lost: 'red',
  found: 'green',
};

export function ReceiptBadge({ state }: { state: ItemState }) {
  const { t } = useTranslation('terms');
  return <StateBadge state={receiptStates[state]}>{t(`receiptState.${state}`)}</StateBadge>;
}

/** Where a thing stands in one word: gone, lost, offered, due back, broken, held. */
export function ThingBadge({ thing: { state } }: { thing: HeldThing }) {
  const { t } = useTranslation(['custody', 'terms']);
  if (state.status === 'disposed')
    return <StateBadge state="grey">{t('terms:custodyStatus.disposed')}</StateBadge>;
  if (state.status === 'lost') return <StateBadge state="red">{t('terms:custodyStatus.lost')}</StateBadge>;
  if (state.offered) return <StateBadge state="amber">{t('terms:receiptState.offered')}</StateBadge>;
  if (state.intact === 'no') return <StateBadge state="red">{t('terms:sealFound.no')}</StateBadge>;
  if (state.dueBack !== '' && state.dueBack < wallToday())
    return <StateBadge state="red">{t('overdue')}</StateBadge>;
  if (state.custodian.kind === 'outside') return <StateBadge state="amber">{t('outside')}</StateBadge>;
  return <StateBadge state="green">{t('terms:custodyStatus.held')}</StateBadge>;
}

/** A thing as a link: struck through where it is gone, never left out. */
export function ThingLink({
  thing,
}: {
  thing: Pick<HeldThing, 'kind' | 'id' | 'number' | 'title'> & { state?: HeldThing['state'] };
}) {
  const gone = thing.state?.status === 'disposed';
  return (
    <span className={gone ? styles.gone : undefined}>
      <RecordLink kind={thing.kind} id={thing.id}>
        {`${shortNumber(thing.number)} ${thing.title}`}
      </RecordLink>
    </span>
  );
}
