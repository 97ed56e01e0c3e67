import { IconArrowRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkEnd } from '../../../db/domain/link';
import styles from './links.module.css';

interface StatementProps {
  from: ReactNode;
  /** Left out while no record is picked. */
  fromKind?: LinkEnd;
  relation: ReactNode;
  to: ReactNode;
  toKind?: LinkEnd;
}

/** What a link says, read from left to right: this record, the relation, that record. */
export function Statement({ from, fromKind, relation, to, toKind }: StatementProps) {
  const { t } = useTranslation('records');
  return (
    <div className={styles.statement}>
      <div className={styles.end}>
        {fromKind !== undefined && <div className={styles.kind}>{t(`kind.${fromKind}`)}</div>}
        {from}
      </div>
      <div className={styles.relation}>
        <span>{relation}</span>
        <IconArrowRight size={18} aria-hidden />
      </div>
      <div className={styles.end}>
        {toKind !== undefined && <div className={styles.kind}>{t(`kind.${toKind}`)}</div>}
        {to}
      </div>
    </div>
  );
}
