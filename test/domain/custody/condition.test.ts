import { describe, expect, it } from 'vitest';
import { type ConditionSources, conditionHistory } from '../../../db/domain/custody/condition';
import type { CustodyEvent } from '../../../db/domain/custody/event';

const id = '01900000-0000-7000-8000-000000000001';
const officer = { kind: 'officer', officerId: id, name: 'Серіков', rank: '', unit: '' } as const;
const meta = { id, number: 'C-1', recordedOffset: 300, officerId: id, officerName: 'Серіков', device: '' };
const exhibit = {
  recordedAt: '2026-11-18T01:00:00.000Z',
  recordedOffset: 300,
  officerName: 'Серіков',
  ledgerSeq: 5,
  condition: 'сызат бар',
  sealNumber: 'P-2',
};

function event(
  seq: number,
  happenedAt: string,
  action: CustodyEvent['action'],
  item: Partial<CustodyEvent['items'][number]>,
): CustodyEvent {
  const seals = { sealBefore: 'P-2', sealAfter: 'P-2', intact: 'yes', condition: '', photoId: null } as const;
  const named = { kind: 'exhibit', subjectId: id, number: 'E-1', title: '', receipts: [] } as const;
  return {
    ...meta,
    id: `event-${seq}`,
    recordedAt: `${happenedAt}:00.000Z`,
    ledgerSeq: seq,
    caseId: id,
    action,
    from: officer,
    to: null,
    method: 'in-person',
    happenedAt,
    fromPlace: '',
    toPlace: '',
    purpose: '',
    authorisation: '',
    attestation: '',
    dueBack: '',
    items: [{ id: `item-${seq}`, ...named, ...seals, ...item, receipts: [...(item.receipts ?? [])] }],
  };
}

const amended = {
  seq: 6,
  body: {
    at: '2026-11-18T02:00:00.000Z',
    offset: 300,
    author: { name: 'Ли' },
    reason: 'қате терілген',
    changes: [
      {
        op: 'update',
        table: 'exhibit',
        id,
        fields: { sealNumber: ['P-1', 'P-2'], condition: ['', 'сызат бар'] },
      },
    ],
  },
} as const satisfies { seq: number; body: object };

const nothing: ConditionSources = {
  subjectId: id,
  exhibit,
  entries: [],
  events: [],
  counts: [],
  discrepancies: [],
  photos: [],
};
const entries = [amended] as unknown as ConditionSources['entries'];

describe('the history of condition and seals', () => {
  // Would catch: a corrected seal shown as if it had been on the bag from the first day.
  it('begins with the seal and condition as first recorded, not as corrected', () => {
    const [first, second] = conditionHistory({ ...nothing, entries });
    expect(first).toMatchObject({ kind: 'recorded', seal: 'P-1', condition: '', at: '2026-11-18T06:00' });
    expect(second).toMatchObject({ kind: 'amended', sealBefore: 'P-1', seal: 'P-2', who: ['Ли'] });
  });

  // Would catch: an order by entry where an act was written down after a later one, and lost photos.
  it('goes by when it happened, and by the ledger within one minute', () => {
    const photoId = 'photo-1';
    const events = [
      event(9, '2026-11-20T10:00', 'unsealed', { sealAfter: '' }),
      event(8, '2026-11-20T10:00', 'for-inspection', { photoId }),
      event(10, '2026-11-19T10:00', 'sealed', { sealBefore: '', sealAfter: 'P-3' }),
    ];
    const taken = { ...exhibit, id: photoId, recordedAt: '2026-11-21T01:00:00.000Z', ledgerSeq: 7 };
    const history = conditionHistory({ ...nothing, events, photos: [taken] });
    expect(history.map(({ key }) => key)).toEqual(['recorded', 'item-10', 'item-8', 'item-9']);
    expect(history[2]?.photoIds).toEqual([photoId]);
  });

  // Would catch: a count that never saw the thing read as a look at a whole seal.
  it('leaves out a count that missed it and acts that say nothing of the thing', () => {
    const count = {
      id: 'count',
      number: 'N-1',
      closedAt: '2026-11-22T01:00:00.000Z',
      closedOffset: 300,
      intact: 'yes',
      seal: 'P-2',
      note: '',
      officerName: 'Серіков',
      secondName: 'Ли',
    } as const;
    const counts = [
      { ...count, result: 'missing' as const },
      { ...count, id: 'count-2', result: 'seal-broken' as const, intact: 'no' as const },
    ];
    const events = [event(9, '2026-11-20T10:00', 'funds-moved', {})];
    const history = conditionHistory({ ...nothing, events, counts });
    expect(history.map(({ kind }) => kind)).toEqual(['recorded', 'count']);
    expect(history[1]).toMatchObject({ intact: 'no', who: ['Серіков', 'Ли'] });
  });

  // Would catch: twelve photos of one search as twelve lines, or photos of two days as one.
  it('joins the photos of one officer and day', () => {
    const photos = ['18', '18', '19'].map((day, index) => ({
      ...exhibit,
      id: `photo-${index}`,
      recordedAt: `2026-11-${day}T02:00:00.000Z`,
      ledgerSeq: 10 + index,
    }));
    const history = conditionHistory({ ...nothing, photos });
    expect(history.map(({ photoIds }) => photoIds.length)).toEqual([0, 2, 1]);
  });
});
