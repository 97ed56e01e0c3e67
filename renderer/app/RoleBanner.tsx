import { IconEye } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './RoleBanner.module.css';
import { Link } from './router';
import { useSession } from './session';

/** Says on every page that nothing can be written, and why: an auditor's session, or the recovery key's. */
export function RoleBanner() {
  const { t } = useTranslation('shell');
  const session = useSession((state) => state.session);
  if (session === null || !session.readOnly) return null;
  return (
    <aside className={styles.banner} aria-label={t('readOnly')} data-testid="read-only-banner">
      <IconEye size={16} aria-hidden />
      <span>{t(session.officer === null ? 'banner.recovery' : 'banner.auditor')}</span>
      {session.officer === null && <Link to="/officers">{t('banner.toOfficers')}</Link>}
    </aside>
  );
}
