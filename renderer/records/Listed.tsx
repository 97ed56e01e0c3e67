import { IconListCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ListedEntry } from '../../db/domain/watchlist';
import { useFormats } from '../i18n/formats';
import { useAnswer } from '../ipc/queries';
import { RecordLink } from '../ui/RecordLink';
import { Notice } from '../ui/Words';
import styles from './LookAlikes.module.css';

/** "Known by list X, row n": what it says of this text; nothing where no list of the vault has it. */
export function Listed({ text }: { text: string }) {
  const { t } = useTranslation('lists');
  const asked = text.trim();
  const found = useAnswer('listed.check', { texts: [asked] }, { enabled: asked.length >= 4 }).data ?? [];
  const entries = found.flatMap((hit) => hit.entries);
  if (entries.length === 0) return null;
  return (
    <Notice
      state="amber"
      icon={<IconListCheck size={18} aria-hidden />}
      title={t('hit.title', { count: entries.length })}
      testId="listed"
    >
      <ListedLines entries={entries} />
    </Notice>
  );
}

export function ListedLines({ entries }: { entries: readonly ListedEntry[] }) {
  const { t } = useTranslation('lists');
  const formats = useFormats();
  return (
    <ul className={styles.list}>
      {entries.slice(0, 8).map((one) => (
        <li key={one.id}>
          <strong>{[one.label, one.category].filter(Boolean).join(' · ') || one.raw}</strong>{' '}
          <span className="dl-dim">
            {t('hit.by', { list: one.listName || one.fileName, line: one.line })}
            {one.listedAt !== '' && ` · ${formats.date(one.listedAt)}`}
            {one.confidence !== '' && ` · ${one.confidence}`}
            {one.source !== '' && ` · ${one.source}`}
          </span>
          <div>
            <RecordLink kind="import" id={one.importId}>
              {t('hit.file', { hash: one.fileHash.slice(0, 16) })}
            </RecordLink>
          </div>
        </li>
      ))}
    </ul>
  );
}
