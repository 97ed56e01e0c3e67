import { expect, it } from 'vitest';
import type { OfficerRecord, Role } from '../../../db/domain/officer';
import { confirmersOf, resettersOf } from '../../../renderer/ui/twoHandsModel';

const officer = (id: string, role: Role, more: Partial<OfficerRecord> = {}): OfficerRecord => ({
  id,
  name: id,
  rank: '',
  unit: 'U',
  role,
  serviceNumber: `N-${id}`,
  iin: '',
  status: 'active',
  recordedAt: '',
  recordedOffset: 0,
  signingKey: '',
  sealingKey: '',
  ledgerSeq: 1,
  ...more,
});
const me = officer('me', 'supervisor');
const names = (officers: OfficerRecord[], except: string[] = []) =>
  confirmersOf(officers, me, 'vault.rekey', except).map(({ id }) => id);

// Would catch: an officer offered as second hand whom the evidence side refuses every time.
it('offers only other people who are active and may confirm', () => {
  const others = [
    officer('colleague', 'investigator'),
    officer('gone', 'supervisor', { status: 'retired' }),
    officer('auditor', 'auditor'),
    officer('my second account', 'investigator', { serviceNumber: 'n me' }),
  ];
  expect(names([me, ...others])).toEqual(['colleague']);
  expect(names([me, ...others], ['colleague'])).toEqual([]);
});

// Would catch: after the recovery key, where nobody is at the desk, an empty list of hands.
it('offers everybody but whom it is about where nobody is at the desk', () => {
  const all = [me, officer('colleague', 'evidence-officer')];
  expect(confirmersOf(all, null, 'officer.resetAccess', ['me']).map(({ id }) => id)).toEqual(['colleague']);
});

// Would catch: new keys for a supervisor offered to two investigators, which the evidence side refuses every time.
it('offers new keys only with a supervisor among the hands, where another one is there', () => {
  const lost = officer('lost', 'supervisor');
  const [a, b] = [officer('a', 'investigator'), officer('b', 'evidence-officer')];
  const ids = (found: OfficerRecord[]) => found.map(({ id }) => id);
  expect(ids(resettersOf([me, lost, a, b], a, lost))).toEqual([]);
  expect(ids(resettersOf([me, lost, a, b], me, lost))).toEqual(['a', 'b']);
  expect(ids(resettersOf([me, lost, a, b], null, lost))).toEqual(['me']);
  expect(ids(resettersOf([lost, a, b], a, lost))).toEqual(['b']);
});
