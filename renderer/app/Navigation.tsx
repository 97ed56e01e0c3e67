import { ActionIcon } from '@mantine/core';
import {
  IconBolt,
  IconBox,
  IconBriefcase,
  IconBuildingWarehouse,
  IconChartBar,
  IconChecklist,
  IconClipboardList,
  IconClockHour4,
  IconCoins,
  IconDatabaseExport,
  IconEye,
  IconFileCertificate,
  IconHandMove,
  IconHome,
  IconLink,
  IconListCheck,
  IconListSearch,
  IconLock,
  IconMail,
  IconSettings,
  IconUsers,
  IconWallet,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RecordCounts } from '../../db/domain/home';
import { useFormats } from '../i18n/formats';
import { useAnswer } from '../ipc/queries';
import { useRights } from '../ui/useRights';
import frame from './frame.module.css';
import styles from './Navigation.module.css';
import { Link, usePlace } from './router';
import { lock, useSession } from './session';

interface Item {
  id: string;
  icon: typeof IconHome;
  count?: keyof RecordCounts;
}

const items: readonly Item[] = [
  { id: 'home', icon: IconHome },
  { id: 'cases', icon: IconBriefcase, count: 'cases' },
  { id: 'seizures', icon: IconClipboardList },
  { id: 'exhibits', icon: IconBox, count: 'exhibits' },
  { id: 'wallets', icon: IconWallet, count: 'wallets' },
  { id: 'addresses', icon: IconListSearch },
  { id: 'lists', icon: IconListCheck },
  { id: 'room', icon: IconBuildingWarehouse },
  { id: 'funds', icon: IconCoins },
  { id: 'envelopes', icon: IconMail, count: 'envelopes' },
  { id: 'custody', icon: IconHandMove },
  { id: 'deadlines', icon: IconClockHour4 },
  { id: 'counts', icon: IconChecklist },
  { id: 'sites', icon: IconBolt, count: 'sites' },
  { id: 'reports', icon: IconFileCertificate, count: 'reports' },
  { id: 'statistics', icon: IconChartBar },
  { id: 'ledger', icon: IconLink },
  { id: 'backup', icon: IconDatabaseExport },
  { id: 'officers', icon: IconUsers },
  { id: 'accessLog', icon: IconEye },
  { id: 'settings', icon: IconSettings },
];

/** Alt and a digit opens the first nine pages of the menu, in its order. */
export const digitPages: readonly string[] = items.slice(0, 9).map(({ id }) => id);

/** Only what works stands here. */
export function Navigation() {
  const { t } = useTranslation('shell');
  const place = usePlace();
  const formats = useFormats();
  const home = useAnswer('home.get', {});
  const current = section(place.path);
  const rights = useRights();
  const shown = items.filter(({ id }) => id !== 'accessLog' || rights?.accessLog === true);
  return (
    <nav className={styles.nav} aria-label={t('navigation')}>
      <VaultMark />
      <ul className={styles.items}>
        {shown.map(({ id, icon: Icon, count }) => (
          <li key={id}>
            <Link
              to={`/${id}`}
              className={styles.item}
              aria-current={current === id ? 'page' : undefined}
              data-testid={`nav-${id}`}
              title={t(`nav.${id}`)}
            >
              <Icon size={18} stroke={1.6} aria-hidden />
              <span className={styles.label}>{t(`nav.${id}`)}</span>
              {count !== undefined && home.data !== undefined && (
                <span className={styles.itemCount}>{formats.number(home.data.counts[count])}</span>
              )}
              {id === 'home' && (home.data?.alertCount ?? 0) > 0 && (
                <span className={styles.urgent}>
                  <span aria-hidden>{formats.number(home.data?.alertCount ?? 0)}</span>
                  <span className="dl-visually-hidden">
                    {t('alerts', { count: home.data?.alertCount ?? 0 })}
                  </span>
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
      <OfficerMark />
    </nav>
  );
}

/** Pages of money that are reached from its own. */
const moneyPages: readonly string[] = [
  'observations',
  'movements',
  'accounts',
  'valuations',
  'rates',
  'entitlements',
  'bridge',
];

/** Persons and links have their pages under cases until they have their own place. */
function section(path: string): string {
  const first = path.split('/')[1] ?? 'home';
  if (moneyPages.includes(first)) return 'funds';
  if (first === 'imports') return 'addresses';
  if (first === 'providers') return 'lists';
  if (first === 'discrepancies' || first === 'dispositions') return 'custody';
  return first === 'persons' || first === 'links' ? 'cases' : first;
}

function VaultMark() {
  const { t } = useTranslation('shell');
  const session = useSession((state) => state.session);
  if (session === null) return null;
  return (
    <div className={styles.vault} title={`${session.vaultName}\n${session.folder}`}>
      <span className={frame.mark} aria-hidden>
        Д
      </span>
      <div className={styles.vaultText}>
        <div className={styles.vaultName} data-testid="vault-name">
          {session.vaultName}
        </div>
        <div className={styles.vaultCode}>
          {session.shortCode}
          {session.sample && <span className={styles.sample}>{t('sample')}</span>}
        </div>
      </div>
    </div>
  );
}

function OfficerMark() {
  const { t } = useTranslation('shell');
  const officer = useSession((state) => state.session?.officer ?? null);
  return (
    <div className={styles.officer}>
      <div className={styles.officerName} data-testid="officer">
        <span>{officer === null ? t('readOnly') : officer.name}</span>
        <span className={styles.role}>
          {officer === null
            ? t('recoveryKeyUsed')
            : [officer.rank, t(`terms:role.${officer.role}`)].filter(Boolean).join(' · ')}
        </span>
      </div>
      <ActionIcon
        variant="default"
        size="lg"
        onClick={() => void lock()}
        aria-label={t('lock')}
        title={`${t('lock')} (Ctrl+L)`}
        data-testid="lock"
      >
        <IconLock size={17} aria-hidden />
      </ActionIcon>
    </div>
  );
}
