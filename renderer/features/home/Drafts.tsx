import { IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from '../../app/router';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../ipc/queries';
import { Section } from '../../ui/Page';
import { readDraftKey } from './draftModel';
import styles from './home.module.css';

/** What was typed and never recorded: a draft that nobody finds is a lost one. */
export function Drafts() {
  const { t } = useTranslation('home');
  const formats = useFormats();
  const kept = useAnswer('draft.list', {}, { fresh: true });
  const drafts = (kept.data ?? []).flatMap(({ key, savedAt }) => {
    const draft = readDraftKey(key);
    return draft === undefined ? [] : [{ ...draft, savedAt }];
  });
  if (drafts.length === 0) return null;
  return (
    <Section title={t('drafts')} count={drafts.length} testId="drafts">
      <ul className={styles.drafts}>
        {drafts.map((draft) => (
          <li key={draft.key}>
            <Link to={draft.url} className={styles.draft} data-testid="draft">
              <IconPencil size={15} aria-hidden />
              <span>{t(draft.fresh ? `draft.new.${draft.kind}` : `draft.amend.${draft.kind}`)}</span>
              <span className="dl-dim">{formats.since(draft.savedAt, Date.now())}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
