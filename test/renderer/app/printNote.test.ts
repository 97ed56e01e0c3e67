import { expect, it } from 'vitest';
import { printedRecord } from '../../../renderer/app/printNote';

// Would catch: a printed record that the second log cannot name, or a page that is taken for one.
it('names the record whose page is printed, and nothing where the page is no record', () => {
  const id = '01890a5d-ac96-774b-bcce-b302099a8057';
  expect(printedRecord(`/cases/${id}`)).toEqual({ subjectKind: 'case', subjectId: id });
  expect(printedRecord(`/wallets/${id}/edit`)).toEqual({ subjectKind: 'wallet', subjectId: id });
  for (const path of ['/home', '/ledger', '/cases/new', `/backup/${id}`])
    expect(printedRecord(path)).toEqual({ subjectKind: '', subjectId: '' });
});
