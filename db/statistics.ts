import { count, eq, sum } from 'drizzle-orm';
import { listCases } from './cases';
import type { ReportPeriod } from './domain/reportKinds';
import { type CountedCase, countingDay, type Statistics, tabulate } from './domain/statistics';
import type { ReadDb } from './open';
import { equipment, exhibit, site, wallet } from './schema';
import { notUndone } from './undone';

/** The ministry's table of the cases that `read` sees. */
export function readStatistics(read: ReadDb, period: ReportPeriod): Statistics {
  const exhibits = counted(
    read
      .select({ caseId: exhibit.caseId, n: count() })
      .from(exhibit)
      .where(notUndone(exhibit.id))
      .groupBy(exhibit.caseId)
      .all(),
  );
  const wallets = counted(
    read.select({ caseId: wallet.caseId, n: count() }).from(wallet).groupBy(wallet.caseId).all(),
  );
  const confirmed = counted(
    read
      .select({ caseId: wallet.caseId, n: count() })
      .from(wallet)
      .where(eq(wallet.control, 'confirmed'))
      .groupBy(wallet.caseId)
      .all(),
  );
  const machines = counted(
    read
      .select({ caseId: site.caseId, n: sum(equipment.count).mapWith(Number) })
      .from(site)
      .innerJoin(equipment, eq(equipment.siteId, site.id))
      .where(eq(equipment.withdrawn, 0))
      .groupBy(site.caseId)
      .all(),
  );
  const cases = listCases(read).map(
    (one): CountedCase => ({
      id: one.id,
      number: one.number,
      title: one.title,
      category: one.category,
      stage: one.stage,
      region: one.region,
      day: countingDay(one),
      damageTiyn: one.damageTiyn,
      damageCents: one.damageCents,
      victims: one.victims ?? 0,
      exhibits: exhibits.get(one.id) ?? 0,
      wallets: wallets.get(one.id) ?? 0,
      confirmed: confirmed.get(one.id) ?? 0,
      machines: machines.get(one.id) ?? 0,
    }),
  );
  return tabulate(cases, period);
}

function counted(rows: readonly { caseId: string; n: number | null }[]): ReadonlyMap<string, number> {
  return new Map(rows.map(({ caseId, n }) => [caseId, n ?? 0]));
}
