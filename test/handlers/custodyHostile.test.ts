import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RouteInput } from '../../electron/ipc/contract';
import { draftOf, handsOf, passphrases, refusalOf } from './officersSupport';
import { codesOf, crewOfTest, endRooms, type Room, room, shelf } from './roomSupport';

endRooms();

type Custody = RouteInput<'custody.record'>['draft'];

const record = ({ test }: Room, draft: Partial<Custody> & Pick<Custody, 'action' | 'items'>) =>
  test.request('custody.record', { draft: { purpose: 'x', ...draft } });

const stateOf = async ({ test }: Room, id: string) =>
  (await test.request('custody.thing', { kind: 'exhibit', id })).state;

const officer = (officerId: string) => ({ kind: 'officer' as const, officerId });

/** What the card of an exhibit may be corrected to, as the exhibit stands. */
async function amend({ test, things }: Room, fields: Partial<RouteInput<'exhibit.record'>['draft']>) {
  const id = things[0]?.id ?? '';
  const {
    number: _number,
    recordedAt: _at,
    recordedOffset: _offset,
    officerId: _by,
    officerName: _name,
    device: _device,
    ledgerSeq: _seq,
    id: _id,
    ...draft
  } = await test.request('exhibit.get', { id });
  return test.request('exhibit.amend', { id, draft: { ...draft, ...fields }, reason: 'уточнение' });
}

describe('one officer alone', () => {
  // Would catch: a thing out of its shelf, its seal or its count by a correction of its card.
  it('moves no thing that was handed over by correcting its card', async () => {
    const made = await room(2);
    const { test, things } = made;
    const [first, second] = things.map(({ id }) => id);
    for (const fields of [{ storagePath: 'Дома' }, { sealNumber: 'PL-99' }, { bagNumber: '' }])
      expect(await refusalOf(amend(made, fields))).toBe('draft.refused');
    expect(await amend(made, { bagNumber: 'SB-1a', colour: 'чёрный' })).toMatchObject({ colour: 'чёрный' });
    const loose = await test.request('exhibit.record', {
      draft: { caseId: made.caseId, description: 'Флешка' },
    });
    const items = [{ id: loose.id }];
    await record(made, { action: 'photographed', items });
    const inside = amend({ ...made, things: [loose] }, { parentId: second ?? '' });
    expect(await refusalOf(inside)).toBe('draft.refused');
    expect((await stateOf(made, first ?? '')).place).toBe(`${shelf}/Полка 3`);
  });

  // Would catch: ten notes handed over, nine on the card the day after.
  it('changes no quantity that was handed over, until an act of discrepancy of two was closed', async () => {
    const made = await crewOfTest();
    const { test, founder, second, become } = made;
    const { id: caseId } = await test.request('case.record', { draft: { title: 'Касса' } });
    const cash = await test.request('exhibit.record', {
      draft: { caseId, kind: 'cash', description: 'Купюры', quantity: 10, bagNumber: 'B', sealNumber: 'S' },
    });
    const bySecond = handsOf({ officerId: second.id, passphrase: passphrases.second });
    await test.request('custody.record', {
      draft: { action: 'to-storage', items: [{ id: cash.id }], to: officer(second.id) },
      hands: bySecond,
    });
    const all = { ...made, caseId, things: [cash], bySecond, byFounder: bySecond };
    expect(await refusalOf(amend(all, { quantity: 9 }))).toBe('draft.refused');
    const act = await test.request('discrepancy.record', {
      draft: { subjectId: cash.id, kind: 'quantity', expected: '10', found: '9' },
    });
    const draft = { resolution: 'explained' as const, outcome: 'пересчитали: 9' };
    expect(await refusalOf(test.request('discrepancy.resolve', { id: act.id, draft }))).toBe(
      'access.second-hand-missing',
    );
    expect(await refusalOf(amend(all, { quantity: 9 }))).toBe('draft.refused');
    await become(second, passphrases.second);
    const byFounder = handsOf({ officerId: founder.id, passphrase: passphrases.founder });
    await test.request('discrepancy.resolve', { id: act.id, draft, hands: byFounder });
    expect(await amend(all, { quantity: 9 })).toMatchObject({ quantity: 9 });
  });

  // Would catch: a loss that is confirmed, and its alarm ended, by whoever lost the thing.
  it('ends no act of discrepancy, whatever is said to have become of it', async () => {
    const made = await room(1);
    const { test, things } = made;
    const { id } = await test.request('discrepancy.record', {
      draft: { subjectId: things[0]?.id ?? '', kind: 'missing', expected: shelf, found: 'нет' },
    });
    for (const resolution of ['loss-confirmed', 'explained', 'found', 'put-right'] as const) {
      const draft = { resolution, outcome: 'само' };
      expect(await refusalOf(test.request('discrepancy.resolve', { id, draft }))).toBe(
        'access.second-hand-missing',
      );
    }
    expect(await codesOf(made)).toEqual(['red discrepancy.unsigned']);
    const draft = { resolution: 'loss-confirmed' as const, outcome: 'приказ № 9' };
    await test.request('discrepancy.resolve', { id, draft, hands: made.byFounder });
    expect(await codesOf(made)).toEqual([]);
    expect(await test.request('ledger.verify', {})).toMatchObject({ ok: true, findings: [] });
  });

  // Would catch: another officer's seal replaced in the record by whoever takes its picture.
  it('puts no seal on what somebody else holds, and makes no broken one whole by looking', async () => {
    const made = await room(1);
    const { things, founder, become } = made;
    const id = things[0]?.id ?? '';
    await become(founder, passphrases.founder);
    for (const action of ['photographed', 'counted', 'exported', 'funds-moved'] as const)
      expect(await refusalOf(record(made, { action, items: [{ id, newSeal: 'PL-99' }] }))).toBe(
        'draft.refused',
      );
    await record(made, { action: 'photographed', items: [{ id, intact: 'no', condition: 'порвана' }] });
    expect(await codesOf(made)).toEqual(['red discrepancy.unsigned']);
    await record(made, { action: 'counted', items: [{ id }] });
    expect(await stateOf(made, id)).toMatchObject({ seal: 'PL-1', intact: 'no' });
    await become(made.second, passphrases.second);
    await record(made, { action: 'sealed', items: [{ id, newSeal: 'PL-2' }] });
    expect(await stateOf(made, id)).toMatchObject({ seal: 'PL-2', intact: 'yes' });
  });

  // Would catch: a thing that a colleague catalogued, "collected" to a stranger behind their back.
  it('collects nothing for others, and nothing for somebody outside', async () => {
    const made = await crewOfTest();
    const { test, founder, second, become } = made;
    const { id: caseId } = await test.request('case.record', { draft: { title: 'Чужое' } });
    const { id } = await test.request('exhibit.record', { draft: { caseId, description: 'Телефон' } });
    await become(second, passphrases.second);
    const outside = {
      kind: 'outside' as const,
      name: 'Никто',
      organisation: '',
      rank: '',
      document: '1',
    };
    const collect = (to: Custody['to']) =>
      refusalOf(
        test.request('custody.record', {
          draft: { action: 'collected', items: [{ id }], to, from: outside, paper: { number: '1' } },
        }),
      );
    expect(await collect(outside)).toBe('draft.refused');
    const third = await test.request('officer.add', {
      draft: draftOf('В. Ли', 'investigator'),
      passphrase: passphrases.third,
      hands: handsOf({ officerId: founder.id, passphrase: passphrases.founder }),
    });
    const forOther = test.request('custody.record', {
      draft: { action: 'collected', items: [{ id }], to: officer(third.id), from: outside },
    });
    expect(await refusalOf(forOther)).toBe('custody.not-holder');
  });

  // Would catch: what was done before the thing was taken over, written after it by its new holder.
  it('writes nothing of a thing before the moment at which it came', async () => {
    const made = await room(1);
    const id = made.things[0]?.id ?? '';
    const { since } = await stateOf(made, id);
    const draft = { action: 'photographed' as const, items: [{ id }] };
    const minute = new Date(Date.parse(`${since}Z`) - 60_000).toISOString().slice(0, 16);
    expect(await refusalOf(record(made, { ...draft, happenedAt: minute }))).toBe('custody.out-of-order');
    await record(made, { ...draft, happenedAt: since });
  });
});

// Would catch: a thing handed to a stranger by one officer, with a number for a receipt that nobody ever signed.
it('a thing with somebody outside is amber at home until a signed paper was kept, or it is back', async () => {
  const made = await room(1);
  const id = made.things[0]?.id ?? '';
  const to = { kind: 'outside' as const, name: 'Эксперт', organisation: 'ЦСЭ', rank: '', document: '7' };
  const draft = { action: 'to-laboratory' as const, items: [{ id }], to };
  await record(made, { ...draft, paper: { number: '1' } });
  expect(await codesOf(made)).toEqual(['amber custody.unscanned']);
  await record(made, {
    action: 'returned-from-laboratory',
    items: [{ id }],
    to: officer(made.second.id),
    toPlace: shelf,
  });
  expect(await codesOf(made)).toEqual([]);
  const file = join(made.folder, 'расписка.txt');
  writeFileSync(file, 'получил, подпись');
  const scan = await made.test.request('attachment.record', {
    file,
    draft: { owner: { kind: 'case', id: made.caseId }, name: 'расписка.txt' },
    job: 'a',
  });
  await record(made, { ...draft, paper: { number: '2', attachmentId: scan.id } });
  expect(await codesOf(made)).toEqual([]);
});

describe('a count', () => {
  // Would catch: a bag with another seal on it, counted as present and nobody told.
  it('makes an act of discrepancy of a seal that is another one', async () => {
    const made = await room(2);
    const { test, byFounder } = made;
    const { id } = await test.request('count.open', {
      draft: { scope: 'place', place: shelf, reason: 'смена' },
    });
    const scans = [
      { text: 'SB-1', seal: 'PL-1' },
      { text: 'SB-2', seal: 'PL-777' },
    ];
    await test.request('count.scan', { id, scans });
    const { lines } = await test.request('count.close', { id, hands: byFounder });
    expect(lines.map(({ result, record: said }) => [result, said])).toEqual([
      ['present', 'yes'],
      ['present', 'no'],
    ]);
    expect(await test.request('discrepancy.list', {})).toMatchObject([
      { kind: 'seal-differs', expected: 'PL-2', found: 'PL-777', state: 'open' },
    ]);
  });

  // Would catch: a result that is counted again until it fits.
  it('that is closed changes no more, and is closed by two people', async () => {
    const made = await room(2);
    const { test, byFounder, bySecond } = made;
    const { id } = await test.request('count.open', {
      draft: { scope: 'place', place: shelf, reason: 'смена' },
    });
    await test.request('count.scan', { id, scans: [{ text: 'SB-1' }] });
    expect(await refusalOf(test.request('count.close', { id, hands: bySecond }))).toBe('access.same-person');
    const closed = await test.request('count.close', { id, hands: byFounder });
    for (const again of [
      () => test.request('count.scan', { id, scans: [{ text: 'SB-2' }] }),
      () => test.request('count.close', { id, hands: byFounder }),
      () => test.request('count.abandon', { id, reason: 'не то' }),
    ])
      expect(await refusalOf(again())).toBe('count.closed');
    expect(await test.request('count.get', { id })).toEqual(closed);
  });

  // Would catch: one thing's bag named as another thing is numbered, so that its label counts the wrong one.
  it('knows a thing by its own number before any bag or seal', async () => {
    const made = await room(2);
    const [first, second] = made.things;
    await amend(
      { ...made, things: [first].filter((one) => one !== undefined) },
      {
        bagNumber: second?.number ?? '',
      },
    );
    expect(await made.test.request('custody.find', { text: second?.number ?? '' })).toMatchObject({
      id: second?.id,
    });
  });
});

describe('an order', () => {
  const order = (made: Room, more: object = {}) => ({
    caseId: made.caseId,
    way: 'destroyed' as const,
    items: made.things.slice(0, 1).map(({ id }) => ({ kind: 'exhibit' as const, id })),
    orderNumber: '13',
    orderDate: '2026-11-17',
    manner: 'пресс',
    ...more,
  });

  // Would catch: a thing that was destroyed before anybody ordered it, or before it was handed over.
  it('is not carried out before it was given, nor before what custody says last', async () => {
    const made = await room(1);
    const { test, byFounder } = made;
    const { since } = await stateOf(made, made.things[0]?.id ?? '');
    for (const draft of [
      order(made, { happenedAt: '2026-11-16T10:00' }),
      order(made, { happenedAt: '2026-11-17T10:00', orderDate: '2026-11-01' }),
    ]) {
      const refused = await refusalOf(test.request('disposition.record', { draft, hands: byFounder }));
      expect(refused).toBe(draft.orderDate === '2026-11-01' ? 'custody.out-of-order' : 'draft.refused');
    }
    expect(since > '2026-11-17T10:00').toBe(true);
    await test.request('disposition.record', { draft: order(made), hands: byFounder });
  });

  // Would catch: something of worth made part of what is to be destroyed, and gone with it under two signatures for one thing.
  it('ends what both officers read in it, and no part that nobody named', async () => {
    const made = await room(2);
    const { test, things, byFounder } = made;
    const [first, second] = things.map(({ id }) => id);
    await amend({ ...made, things: things.slice(1) }, { parentId: first ?? '' });
    const { items } = await test.request('disposition.record', { draft: order(made), hands: byFounder });
    expect(items.map(({ subjectId }) => subjectId)).toEqual([first]);
    expect((await stateOf(made, second ?? '')).status).toBe('held');
  });
});

// Would catch: the paper with a seed opened by one, closed under another seal, and the number on the card "corrected".
it('the seal of a secret envelope is corrected by two, and by custody alone once it was handed over', async () => {
  const made = await room(1);
  const { test, caseId, byFounder, founder } = made;
  const draft = { caseId, seal: 'К-1', location: 'Сейф 2', kind: 'seed' as const, wordCount: 12 };
  const { id } = await test.request('envelope.record', { draft });
  const other = { id, draft: { ...draft, seal: 'К-2' }, reason: 'опечатка' };
  expect(await refusalOf(test.request('envelope.amend', other))).toBe('access.second-hand-missing');
  expect(await test.request('envelope.amend', { ...other, hands: byFounder })).toMatchObject({ seal: 'К-2' });
  await test.request('custody.record', {
    draft: { action: 'to-investigator', items: [{ kind: 'envelope', id }], to: officer(founder.id) },
    hands: byFounder,
  });
  for (const fields of [{ seal: 'К-3' }, { seal: 'К-2', location: 'Дома' }]) {
    const amended = { id, draft: { ...draft, ...fields }, reason: 'так', hands: byFounder };
    expect(await refusalOf(test.request('envelope.amend', amended))).toBe('draft.refused');
  }
});

// Would catch: a red clock that is stopped by the order of another year.
it('an order of before a period began does not end it', async () => {
  const made = await room(1);
  const { test, things } = made;
  const said = { subjectId: things[0]?.id ?? '', orderNumber: '12', issuer: 'Прокурор' };
  await test.request('status.record', {
    draft: { ...said, status: 'temporarily-restricted', date: '2026-11-17' },
  });
  await test.request('status.record', { draft: { ...said, status: 'arrested', date: '2025-01-09' } });
  expect(await test.request('deadline.list', { subjectId: said.subjectId })).toMatchObject([
    { stoppedAt: '' },
  ]);
});
