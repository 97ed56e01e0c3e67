import type { HomeAlert, HomePage } from '../../../db/domain/home';
import type { Control } from '../../../db/domain/wallet';
import { recordUrl } from '../../ui/RecordLink';

/** Where an alert is solved. */
export function alertUrl(alert: HomeAlert): string {
  if (alert.code === 'recovery.unconfirmed') return '/settings';
  if (alert.code.startsWith('backup.')) return '/backup';
  if (alert.code === 'clock.back') return '/ledger';
  if (alert.code === 'custody.offered') return `/custody/${String(alert.params.event)}`;
  return (alert.subject === null ? undefined : recordUrl(alert.subject.kind, alert.subject.id)) ?? '/home';
}

/** Red before amber, then what has waited longest. */
export function sortAlerts(alerts: readonly HomeAlert[]): HomeAlert[] {
  const rank = (alert: HomeAlert) => (alert.state === 'red' ? 0 : 1);
  return [...alerts].sort((a, b) => rank(a) - rank(b) || a.since.localeCompare(b.since));
}

/** Control states from safe to lost: the order in which money is looked at. */
export const controlOrder: readonly Control[] = [
  'confirmed',
  'moved',
  'access',
  'carrier-held',
  'unknown',
  'lost',
];

export function isEmptyVault(home: HomePage): boolean {
  const { cases, exhibits, wallets, sites, reports } = home.counts;
  return cases + exhibits + wallets + sites + reports === 0;
}

/** Categories by how many cases they have, each with its share of all. */
export function categoryShares(byCategory: HomePage['byCategory']) {
  const total = byCategory.reduce((sum, one) => sum + one.count, 0);
  return [...byCategory]
    .filter((one) => one.count > 0)
    .sort((a, b) => b.count - a.count)
    .map((one) => ({ ...one, share: total === 0 ? 0 : one.count / total }));
}
