import { useTranslation } from 'react-i18next';
import type { RecordRef } from '../../db/domain/record';
import { RecordLink } from '../ui/RecordLink';
import { shortNumber } from './numbers';

/** An end in a case that is not open to who reads comes without a number. */
export function isHiddenEnd(end: RecordRef): boolean {
  return end.number === '';
}

/** One end of a link, named and leading to its page; one that is hidden leads nowhere. */
export function LinkEnd({ end }: { end: RecordRef }) {
  const { t } = useTranslation('link');
  if (isHiddenEnd(end)) return <span className="dl-dim">{t('end.hidden')}</span>;
  return (
    <RecordLink kind={end.kind} id={end.id}>
      {shortNumber(end.number)} {end.title}
    </RecordLink>
  );
}
