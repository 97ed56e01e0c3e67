import { UnstyledButton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../ipc/queries';
import { isUnsecured } from '../../records/walletFacts';
import styles from './CaseJump.module.css';

/** How much the case holds, as a way to its sections; money that is not secured stands here in red. */
export function CaseJump({ caseId }: { caseId: string }) {
  const { t } = useTranslation('case');
  const formats = useFormats();
  const of = { caseId };
  const wallets = useAnswer('wallet.list', of).data;
  const counts = [
    { section: 'exhibits', count: useAnswer('exhibit.list', of).data?.length },
    { section: 'wallets', count: wallets?.length },
    { section: 'sites', count: useAnswer('site.list', of).data?.length },
    { section: 'persons', count: useAnswer('person.list', of).data?.length },
    { section: 'links', count: useAnswer('link.list', of).data?.length },
    { section: 'reports', count: useAnswer('report.list', of).data?.length },
  ] as const;
  const unsecured = wallets?.filter(isUnsecured).length ?? 0;
  const go = (section: string) =>
    document.getElementById(`case-${section}`)?.scrollIntoView({ block: 'start' });
  return (
    <nav className={styles.jump} aria-label={t('page.jump')}>
      {counts.map(({ section, count }) => (
        <UnstyledButton
          key={section}
          className={styles.item}
          onClick={() => go(section)}
          data-testid={`jump-${section}`}
        >
          <span className={styles.count}>{count === undefined ? '…' : formats.number(count)}</span>
          <span className={styles.word}>{t(`page.${section}`)}</span>
          {section === 'wallets' && unsecured > 0 && (
            <span className={styles.alarm}>
              <IconAlertTriangle size={13} aria-hidden />
              {t('page.unsecured', { quantity: unsecured })}
            </span>
          )}
        </UnstyledButton>
      ))}
    </nav>
  );
}
