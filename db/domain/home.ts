import { z } from 'zod';
import { caseCategory } from './case';
import { entrySubject } from './ledger';
import { recordRef } from './record';
import { control } from './wallet';

/** Something that can be lost today. `since` is when it began; `params` fill the words in assets/locales/<lang>/home.json. */
export const homeAlert = z.strictObject({
  code: z.enum([
    'wallet.not-secured',
    'wallet.lost',
    'seizure.open',
    'exhibit.unsealed',
    'report.pending',
    'report.awaiting-cms',
    'report.awaiting-timestamp',
    'report.unsigned',
    'report.unsent',
    'recovery.unconfirmed',
    'address.failed',
    'match.told',
    'backup.none',
    'backup.old',
    'backup.missed',
    'clock.back',
    'attachment.missing',
    'attachment.altered',
    'envelope.opened',
    'envelope.shares',
    'envelope.unopenable',
    'balance.dropped',
    'custody.offered',
    'custody.overdue',
    'custody.unscanned',
    'custody.lost',
    'discrepancy.open',
    'discrepancy.unsigned',
    'deadline.over',
    'deadline.soon',
    'count.open',
  ]),
  state: z.enum(['red', 'amber']),
  subject: recordRef.nullable(),
  caseNumber: z.string(),
  since: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type HomeAlert = z.infer<typeof homeAlert>;

/** How many alerts of one kind and urgency there are: the home page names the oldest of each and counts the rest. */
export const alertSum = homeAlert.pick({ code: true, state: true }).extend({ count: z.int().positive() });
export type AlertSum = z.infer<typeof alertSum>;

/**
 * The oldest alerts of each kind, so that thousands of one kind do not push all others out of sight.
 * @param sorted oldest first
 */
export function foldAlerts(
  sorted: readonly HomeAlert[],
  most: number,
): { alerts: HomeAlert[]; sums: AlertSum[] } {
  const sums = new Map<string, AlertSum>();
  const alerts = sorted.filter(({ code, state }) => {
    const key = `${code} ${state}`;
    const count = (sums.get(key)?.count ?? 0) + 1;
    sums.set(key, { code, state, count });
    return count <= most;
  });
  return { alerts, sums: [...sums.values()] };
}

export const recordCounts = z.strictObject({
  cases: z.int(),
  exhibits: z.int(),
  wallets: z.int(),
  addresses: z.int(),
  sites: z.int(),
  machines: z.int(),
  persons: z.int(),
  links: z.int(),
  reports: z.int(),
  envelopes: z.int(),
  entries: z.int(),
});
export type RecordCounts = z.infer<typeof recordCounts>;

export const recentEntry = z.strictObject({
  seq: z.int(),
  kind: z.string(),
  at: z.string(),
  offset: z.int(),
  officerName: z.string(),
  subject: entrySubject,
});
export type RecentEntry = z.infer<typeof recentEntry>;

export const homePage = z.strictObject({
  alerts: z.array(homeAlert),
  alertCount: z.int(),
  alertSums: z.array(alertSum),
  counts: recordCounts,
  byControl: z.array(z.strictObject({ control, count: z.int() })),
  byCategory: z.array(z.strictObject({ category: caseCategory, count: z.int(), damageTiyn: z.string() })),
  recent: z.array(recentEntry),
});
export type HomePage = z.infer<typeof homePage>;
