import type { EntrySubject } from '../../db/domain/ledger';

/** The name of what an entry is about; '' where the number says all there is (a report has no name of its own). */
export function subjectTitle(subject: Pick<EntrySubject, 'kind' | 'title'>): string {
  return subject.kind === 'report' ? '' : subject.title;
}
