import type { RecordKind } from '../../../db/domain/record';
import type { RouteInput } from '../../../electron/ipc/contract';

/** What the page was narrowed to; '' where a filter is not set. Days are those of this machine, both included. */
export interface LedgerFilter {
  readonly officerId: string;
  readonly kind: string;
  readonly caseId: string;
  /** yyyy-mm-dd, as a date field gives it. */
  readonly from: string;
  readonly to: string;
}

export const emptyFilter: LedgerFilter = { officerId: '', kind: '', caseId: '', from: '', to: '' };

export function isEmpty(filter: LedgerFilter): boolean {
  return Object.values(filter).every((value) => value === '');
}

/** The moment at which a local day begins, `days` later; undefined for what is no day. */
export function dayStart(day: string, days = 0): string | undefined {
  const [year, month, date] = day.split('-').map(Number);
  if (!year || !month || !date || year > 9_999) return undefined;
  return new Date(year, month - 1, date + days).toISOString();
}

export interface OneRecord {
  readonly kind: RecordKind | undefined;
  readonly id: string | undefined;
}

/** What the evidence side is asked for. */
export function listInput(filter: LedgerFilter, record: OneRecord): RouteInput<'ledger.list'> {
  const from = dayStart(filter.from);
  const to = dayStart(filter.to, 1);
  return {
    ...(record.id === undefined ? {} : { subjectId: record.id }),
    ...(record.id === undefined || record.kind === undefined ? {} : { subjectKind: record.kind }),
    ...(filter.officerId === '' ? {} : { officerId: filter.officerId }),
    ...(filter.kind === '' ? {} : { kind: filter.kind }),
    ...(filter.caseId === '' ? {} : { caseId: filter.caseId }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}
