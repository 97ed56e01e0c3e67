import { IconCornerDownRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type ExhibitRecord, exhibitTitle } from '../../db/domain/exhibit';
import { RecordLink } from '../ui/RecordLink';
import styles from './ExhibitTree.module.css';
import { treeOf } from './exhibitTree';
import { KindPicture } from './KindPicture';
import { shortNumber } from './numbers';

/** Things as they lie in each other: the phone, the SIM in it, the paper behind the SIM. */
export function ExhibitTree({ exhibits, empty }: { exhibits: readonly ExhibitRecord[]; empty: string }) {
  const { t } = useTranslation(['exhibit', 'terms']);
  if (exhibits.length === 0) return <p className={styles.empty}>{empty}</p>;
  return (
    <ul className={styles.tree} data-testid="exhibit-tree">
      {treeOf(exhibits).map(({ exhibit, depth }) => (
        <li key={exhibit.id} style={{ paddingInlineStart: depth * 28 }}>
          {depth > 0 && <IconCornerDownRight size={16} className={styles.branch} aria-label={t('tree.in')} />}
          <KindPicture kind={exhibit.kind} size={22} />
          <span className={styles.title}>
            <RecordLink kind="exhibit" id={exhibit.id}>
              <span className="dl-mono">{shortNumber(exhibit.number)}</span> {exhibitTitle(exhibit)}
            </RecordLink>
            {exhibit.quantity !== null && exhibit.quantity > 1 && ` × ${exhibit.quantity}`}
          </span>
          <span className="dl-dim">{t(`terms:exhibitKind.${exhibit.kind}`)}</span>
          <span className={styles.packing}>
            {[exhibit.bagNumber, exhibit.sealNumber].filter(Boolean).join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  );
}
