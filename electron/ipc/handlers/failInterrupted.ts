import { mayAct } from '../../../db/domain/acts';
import { Refusal } from '../../../db/domain/refusal';
import { readStaff } from '../../../db/hands';
import { failReport, listReports } from '../../../db/reports';
import type { Desk } from './desk';

/**
 * Reports that a lock or a crash cut short stay pending, as if they were still being made. One desk holds a vault at a
 * time, so whatever is pending at an unlock was left by a desk that is gone. Nothing here keeps anybody out.
 */
export function failInterrupted(desk: Desk): void {
  const { officer, signer, vault } = desk.session;
  if (!officer || !signer || !mayAct(officer.role, 'report.fail', readStaff(vault.whole))) return;
  for (const { id, status } of listReports(vault.read)) {
    if (status !== 'pending') continue;
    try {
      desk.write('report.fail', (tx) => failReport(tx, id, 'report.interrupted'));
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
    }
  }
}
