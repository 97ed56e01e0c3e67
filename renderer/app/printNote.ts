import { recordKind } from '../../db/domain/record';
import { request } from '../ipc/client';
import { readPlace } from './router';

/** `/cases/ID/…` names a case: what stands in the second log as the record that was printed. */
export function printedRecord(path: string): { subjectKind: string; subjectId: string } {
  const [, section = '', id = ''] = path.split('/');
  const kind = recordKind.safeParse(section.replace(/s$/, ''));
  return kind.success && /^[0-9a-f-]{36}$/.test(id)
    ? { subjectKind: kind.data, subjectId: id }
    : { subjectKind: '', subjectId: '' };
}

/**
 * Whatever is printed while a vault is open is noted, by whichever way printing began; without one there is no log.
 * The returned function stops it.
 */
export function notePrints(): () => void {
  const note = () => {
    const title = document.querySelector('[role="dialog"] h2, h1')?.textContent ?? '';
    const what = title.replace(/\s+/g, ' ').trim().slice(0, 300);
    void request('access.note', {
      kind: 'print',
      ...printedRecord(readPlace(window.location.hash).path),
      what,
    }).catch(() => undefined);
  };
  window.addEventListener('beforeprint', note);
  return () => window.removeEventListener('beforeprint', note);
}
