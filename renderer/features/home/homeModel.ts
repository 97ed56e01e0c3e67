import type { AlertSum, HomeAlert, HomePage } from '../../../db/domain/home';
import type { RecordKind } from '../../../db/domain/record';
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

export interface AlertGroup {
  readonly sum: AlertSum;
  /** The oldest ones; as many as there are, or fewer. */
  readonly alerts: readonly HomeAlert[];
}

/** Alerts of one kind and urgency together: red before amber, then the group whose oldest has waited longest. */
export function groupAlerts(alerts: readonly HomeAlert[], sums: readonly AlertSum[]): AlertGroup[] {
  const groups = sums.map((sum) => ({
    sum,
    alerts: sortAlerts(alerts.filter(({ code, state }) => code === sum.code && state === sum.state)),
  }));
  const rank = ({ sum }: AlertGroup) => (sum.state === 'red' ? 0 : 1);
  const oldest = (group: AlertGroup) => group.alerts[0]?.since ?? '';
  return groups.sort((a, b) => rank(a) - rank(b) || oldest(a).localeCompare(oldest(b)));
}

const lists: Partial<Record<RecordKind, string>> = {
  wallet: '/wallets',
  exhibit: '/exhibits',
  report: '/reports',
  envelope: '/envelopes',
  seizure: '/seizures',
};

/** Where all records of a group are listed; undefined where they have no list of their own. */
export const listUrl = ({ alerts: [first] }: AlertGroup): string | undefined =>
  first?.subject ? lists[first.subject.kind] : undefined;

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
