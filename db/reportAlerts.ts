import { eq, inArray } from 'drizzle-orm';
import type { HomeAlert } from './domain/home';
import { openRoles, reportKinds } from './domain/report';
import type { ReadDb } from './open';
import { caseFile, deadline, report, reportVersion } from './schema';

/** After so many days a report whose other hands have not signed is spoken of. */
const patientDays = 3;

/**
 * Reports that somebody has to do something about: those that were begun and not finished, those that wait for an answer
 * from outside, those that the next hand has not signed for days, and requests that nobody sent. One in whose place another stands is left alone.
 */
export function reportAlerts(read: ReadDb, now: string): HomeAlert[] {
  const rows = read
    .select({ row: report, caseNumber: caseFile.number })
    .from(report)
    .leftJoin(caseFile, eq(report.caseId, caseFile.id))
    .where(
      inArray(report.status, ['pending', 'awaiting-cms', 'awaiting-timestamp', 'signed', 'countersigned']),
    )
    .orderBy(report.recordedAt)
    .all();
  const patient = new Date(Date.parse(now) - patientDays * 86_400_000).toISOString();
  const yesterday = new Date(Date.parse(now) - 86_400_000).toISOString();
  const versions = versionsOf(read);
  const sent = new Set(
    read
      .select({ id: deadline.subjectId })
      .from(deadline)
      .where(eq(deadline.subjectKind, 'report'))
      .all()
      .map(({ id }) => id),
  );
  return rows.flatMap(({ row, caseNumber }): HomeAlert[] => {
    if (row.supersededBy !== null) return [];
    const alert = (code: HomeAlert['code'], since: string, params: HomeAlert['params'] = {}): HomeAlert => ({
      code,
      state: 'amber',
      subject: { kind: 'report', id: row.id, number: row.number, title: row.fileName },
      caseNumber: caseNumber ?? '',
      since,
      params,
    });
    const own = versions.get(row.id) ?? [];
    if (row.status === 'pending') return [alert('report.pending', row.recordedAt)];
    if (row.status === 'awaiting-cms' || row.status === 'awaiting-timestamp')
      return [alert(`report.${row.status}`, own.at(-1)?.recordedAt ?? row.recordedAt)];
    // A disclosure copy is signed by whoever discloses, and by nobody else.
    if (row.copyOf !== null) return [];
    const open = openRoles(row.kind, own).length;
    const all = reportKinds[row.kind].signatures.length;
    if (open > 0)
      return row.signedAt >= patient
        ? []
        : [alert('report.unsigned', row.signedAt, { signed: all - open, all })];
    const unsent = row.kind === 'provider-request' && row.signedAt < yesterday && !sent.has(row.id);
    return unsent ? [alert('report.unsent', row.signedAt, { provider: row.subjectTitle })] : [];
  });
}

/** By report, from the first to the last. */
function versionsOf(read: ReadDb) {
  const rows = read
    .select({
      reportId: reportVersion.reportId,
      role: reportVersion.role,
      recordedAt: reportVersion.recordedAt,
    })
    .from(reportVersion)
    .orderBy(reportVersion.ordinal)
    .all();
  return Map.groupBy(rows, ({ reportId }) => reportId);
}
