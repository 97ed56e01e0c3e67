import { describe, expect, it } from 'vitest';
import { draftOf, passphrases, refusalOf } from './officersSupport';
import { codesOf, endRooms, room, shelf } from './roomSupport';

endRooms();

describe('a count', () => {
  // Would catch: a counter who is told what to find, and a missing thing that nobody hears of.
  it('is blind while it is open, closed by two, and makes red what is missing until it is found', async () => {
    const made = await room();
    const { test, things, byFounder } = made;
    const { id, number } = await test.request('count.open', {
      draft: { scope: 'place', place: shelf, reason: 'смена кладовщика' },
    });
    expect(number).toBe('ШМК-2026-N001');
    const scans = things.slice(0, 11).map((thing, index) => ({
      text: [thing.number, thing.bagNumber, thing.sealNumber][index % 3] ?? '',
    }));
    await test.request('count.scan', {
      id,
      scans: [...scans.slice(0, 10), { text: 'PL-999' }],
    });
    const open = await test.request('count.scan', {
      id,
      scans: scans.slice(10).map((one) => ({ ...one, intact: 'no' as const })),
    });
    expect(open.lines).toHaveLength(12);
    expect(new Set(open.lines.map(({ result, record, funds }) => `${result}${record}${funds}`))).toEqual(
      new Set(['']),
    );
    const closed = await test.request('count.close', { id, hands: byFounder });
    const results = closed.lines.map(({ result }) => result);
    const of = (wanted: string) => results.filter((one) => one === wanted).length;
    expect([of('present'), of('seal-broken'), of('unknown'), of('missing')]).toEqual([10, 1, 1, 1]);
    expect(closed.lines.at(-1)).toMatchObject({
      result: 'missing',
      subjectId: things[11]?.id,
    });
    expect(await codesOf(made)).toEqual([
      'red discrepancy.open',
      'red discrepancy.open',
      'red discrepancy.open',
    ]);
    const acts = await test.request('discrepancy.list', {});
    const missing = acts.find(({ kind }) => kind === 'missing');
    expect(missing).toMatchObject({
      secondId: made.founder.id,
      expected: expect.stringContaining(shelf),
    });
    const found = {
      resolution: 'found' as const,
      outcome: 'лежал на соседней полке',
    };
    await test.request('discrepancy.resolve', {
      id: missing?.id ?? '',
      draft: found,
      hands: made.byFounder,
    });
    expect(await codesOf(made)).toHaveLength(2);
    const of12 = await test.request('custody.of', {
      kind: 'exhibit',
      id: things[11]?.id ?? '',
    });
    expect(of12.counts).toMatchObject([{ number, result: 'missing' }]);
    expect(of12.discrepancies).toMatchObject([{ state: 'resolved', resolution: 'found' }]);
    expect(await refusalOf(test.request('count.scan', { id, scans: [{ text: 'SB-1' }] }))).toBe(
      'count.closed',
    );
    expect(await test.request('ledger.verify', {})).toMatchObject({
      ok: true,
      findings: [],
    });
  });

  it('has a third leg: control of the money of what carries wallets', async () => {
    const made = await room(2);
    const { test, caseId, things, byFounder } = made;
    const exhibitId = things[0]?.id ?? '';
    await test.request('wallet.record', {
      draft: { caseId, exhibitId, label: 'Леджер', control: 'carrier-held' },
    });
    const { id } = await test.request('count.open', {
      draft: { scope: 'case', caseId },
    });
    await test.request('count.scan', {
      id,
      scans: [{ text: 'SB-1' }, { text: 'SB-2' }],
    });
    const { lines } = await test.request('count.close', {
      id,
      hands: byFounder,
    });
    expect(lines.map(({ result, record, funds }) => [result, record, funds])).toEqual([
      ['present', 'yes', 'no'],
      ['present', 'yes', 'none'],
    ]);
  });

  // Would catch: a count of a room of all cases by somebody who sees a part, or its entry shown to them.
  it('of a place is for those who see every case, and hidden from the others', async () => {
    const made = await room(1);
    const { test, founder, become } = made;
    const { id } = await test.request('count.open', {
      draft: { scope: 'place', place: shelf },
    });
    await become(founder, passphrases.founder);
    const mine = test.request('count.open', {
      draft: { scope: 'place', place: shelf },
    });
    expect(await refusalOf(mine)).toBe('access.role');
    expect(await refusalOf(test.request('count.get', { id }))).toBe('record.not-found');
    const seen = await test.request('ledger.list', { limit: 100 });
    expect(seen.map(({ body }) => body.kind)).not.toContain('count.open');
  });

  // Would catch: what a hidden case holds, told through a scan in a count of one's own case, or written into its entry.
  it('of a case knows the things of that case alone', async () => {
    const made = await room(1);
    const { test, things, become, byFounder } = made;
    const stranger = await test.request('officer.add', {
      draft: draftOf('Г. Чужой', 'investigator', { unit: 'Другой отдел' }),
      passphrase: passphrases.third,
      hands: byFounder,
    });
    await become(stranger, passphrases.third);
    const { id: caseId } = await test.request('case.record', {
      draft: { title: 'Другое дело' },
    });
    const own = await test.request('exhibit.record', {
      draft: { caseId, description: 'Свой', sealNumber: 'S-1' },
    });
    const { id } = await test.request('count.open', {
      draft: { scope: 'case', caseId },
    });
    const number = things[0]?.number ?? '';
    const { lines } = await test.request('count.scan', {
      id,
      scans: [{ text: number }, { text: 'S-1' }],
    });
    expect(lines).toMatchObject([
      { scanned: number, subjectId: '', number: '', title: '', caseId: '' },
      { scanned: 'S-1', subjectId: own.id },
    ]);
    const closed = await test.request('count.close', {
      id,
      hands: made.bySecond,
    });
    expect(closed.lines.map(({ result }) => result)).toEqual(['unknown', 'present']);
    const said = JSON.stringify(await test.request('ledger.list', { limit: 100 }));
    expect(said).not.toContain(made.caseId);
    expect(said).not.toContain('Полка 3');
    expect(await test.request('ledger.verify', {})).toMatchObject({
      ok: true,
      findings: [],
    });
  });

  it('is not closed by one', async () => {
    const made = await room(1);
    const { test, bySecond } = made;
    const { id } = await test.request('count.open', {
      draft: { scope: 'place', place: shelf },
    });
    expect(await refusalOf(test.request('count.close', { id, hands: bySecond }))).toBe('access.same-person');
    test.sources.jump(2 * 86_400_000);
    expect(await codesOf(made)).toEqual(['amber count.open']);
  });
});

describe('a disposition', () => {
  const recipient = {
    kind: 'outside' as const,
    name: 'Асанова Г.',
    organisation: '',
    rank: '',
    document: 'удост. 0451',
  };

  // Would catch: evidence given away by one hand, or gone from the lists afterwards.
  it('is an order carried out by two; the thing stays in its list and never moves again', async () => {
    const made = await room(2);
    const { test, caseId, things, founder, byFounder, become } = made;
    const [first] = things;
    const id = first?.id ?? '';
    const order = {
      caseId,
      way: 'returned-to-victim' as const,
      items: [{ kind: 'exhibit' as const, id }],
      orderNumber: '1-77/2026',
      orderDate: '2026-11-17',
      issuer: 'Суд № 2',
      recipient,
    };
    await become(founder, passphrases.founder);
    const bySecond = made.bySecond;
    expect(await refusalOf(test.request('disposition.record', { draft: order, hands: bySecond }))).toBe(
      'access.role',
    );
    await become(made.second, passphrases.second);
    const done = await test.request('disposition.record', {
      draft: order,
      hands: byFounder,
    });
    expect(done.number).toMatch(/\/X-01$/);
    expect(done).toMatchObject({
      secondId: founder.id,
      items: [{ subjectId: id }],
    });
    const { thing, events, dispositions } = await test.request('custody.of', {
      kind: 'exhibit',
      id,
    });
    expect(thing.state).toMatchObject({
      status: 'disposed',
      custodian: { kind: 'outside', name: recipient.name },
    });
    expect(events[0]).toMatchObject({
      action: 'return-to-owner',
      authorisation: '1-77/2026, 2026-11-17',
    });
    expect(dispositions.map(({ number }) => number)).toEqual([done.number]);
    expect(await test.request('status.list', { subjectId: id })).toMatchObject([
      {
        status: 'returned-to-victim',
        orderNumber: '1-77/2026',
        dispositionId: done.id,
      },
    ]);
    expect((await test.request('exhibit.list', { caseId })).map((row) => row.id)).toContain(id);
    expect((await test.request('custody.marked', { caseId })).map((row) => row.id)).toEqual([id]);
    const again = test.request('disposition.record', {
      draft: order,
      hands: byFounder,
    });
    expect(await refusalOf(again)).toBe('custody.disposed');
    const to = { kind: 'officer' as const, officerId: founder.id };
    const moved = test.request('custody.record', {
      draft: { action: 'to-investigator', items: [{ id }], to },
    });
    expect(await refusalOf(moved)).toBe('custody.disposed');
    expect(await test.request('ledger.verify', {})).toMatchObject({
      ok: true,
      findings: [],
    });
  });

  // Would catch: a thing that is "destroyed" or "returned" by one officer's word, and still on its shelf.
  it('alone ends a thing: nobody states by themselves that it is gone', async () => {
    const made = await room(2);
    const { test, things, caseId, byFounder } = made;
    const [first, second] = things.map(({ id }) => id);
    const said = { subjectId: first ?? '', orderNumber: '12', date: '2026-11-17', issuer: 'Суд' };
    for (const status of [
      'returned-to-owner',
      'returned-to-victim',
      'destroyed',
      'converted',
      'transferred-to-state',
    ] as const)
      expect(await refusalOf(test.request('status.record', { draft: { ...said, status } }))).toBe(
        'draft.refused',
      );
    expect(await test.request('status.list', { subjectId: first ?? '' })).toEqual([]);
    // What a court has ordered may be said before it is carried out.
    await test.request('status.record', { draft: { ...said, status: 'confiscated' } });
    const order = { caseId, orderNumber: '13', orderDate: '2026-11-17', manner: 'пресс' };
    const items = (id = '') => [{ kind: 'exhibit' as const, id }];
    await test.request('disposition.record', {
      draft: { ...order, way: 'destroyed', items: items(first) },
      hands: byFounder,
    });
    expect(
      (await test.request('status.list', { subjectId: first ?? '' })).map(({ status }) => status),
    ).toEqual(['destroyed', 'confiscated']);
    const restricted = { ...said, subjectId: second ?? '', status: 'temporarily-restricted' as const };
    await test.request('status.record', { draft: restricted });
    // The law lets nothing be destroyed that was only restricted.
    const early = { ...order, way: 'destroyed' as const, items: items(second) };
    expect(await refusalOf(test.request('disposition.record', { draft: early, hands: byFounder }))).toBe(
      'disposition.status',
    );
  });
});
