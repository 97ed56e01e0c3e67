import { IconUser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../app/session';
import { Notice } from '../ui/Words';

/** One person stands behind the vault: what this means is said, not hidden. Nothing where two do, and in the sample. */
export function SoleOfficerNotice() {
  const { t } = useTranslation('officer');
  const session = useSession((state) => state.session);
  if (session === null || !session.soleOfficer || session.sample) return null;
  return (
    <Notice
      state="amber"
      icon={<IconUser size={18} aria-hidden />}
      title={t('hands:soleTitle')}
      testId="sole-officer"
    >
      {t('sole.text')}
    </Notice>
  );
}
