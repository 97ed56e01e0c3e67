import type { RouteName } from '../../electron/ipc/contract';

const things = [
  'exhibit',
  'wallet',
  'caseFile',
  'holding',
  'address',
  'observation',
  'movement',
  'valuation',
  'importedRecord',
  'importRun',
];

/**
 * What the routes with long answers read, by the names of the tables of evidence. An entry that wrote none of them leaves
 * their answers as they are; every other route is asked again after each entry. A test asks them all and holds the tables
 * that they touch against these.
 */
export const routeTables: Readonly<Partial<Record<RouteName, readonly string[]>>> = {
  'case.list': ['caseFile'],
  'exhibit.list': ['exhibit', 'importedRecord', 'importRun'],
  'wallet.list': ['wallet', 'address'],
  'person.list': ['person', 'importedRecord', 'importRun'],
  'site.list': ['site', 'equipment', 'importedRecord', 'importRun'],
  'seizure.list': ['seizure'],
  'observation.list': ['observation', 'wallet', 'address', 'account'],
  'account.list': ['account'],
  'address.page': ['address', 'wallet', 'caseFile', 'importRun'],
  'import.list': ['importRun'],
  'thing.page': things,
  'thing.summary': things,
  'view.list': [],
  'reference.list': ['referenceEntry'],
};

/** Who sees what, and under whose name, depends on these: where they change, everything is asked again. */
const sight: ReadonlySet<string> = new Set(['caseAccess', 'officer']);

/** Whether a route's answer may differ after entries that wrote these tables; null where nobody knows what was written. */
export function isStale(route: string, written: readonly string[] | null): boolean {
  const reads = Object.hasOwn(routeTables, route) ? routeTables[route as RouteName] : undefined;
  if (written === null || reads === undefined) return true;
  return written.some((table) => sight.has(table) || reads.includes(table));
}
