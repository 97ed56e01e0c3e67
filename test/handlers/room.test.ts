import { afterEach, describe, expect, it } from 'vitest';
import type { ExhibitRecord } from '../../db/domain/exhibit';
import { type Crew, draftOf, handsOf, makeCrew, passphrases, refusalOf } from './officersSupport';

const ended: (() => void)[] = [];
afterEach(() => {
  for (const end of ended.splice(0)) end();
});

interface Room extends Crew {
  readonly caseId: string;
  readonly things: readonly ExhibitRecord[];
  readonly bySecond: ReturnType<typeof handsOf>;
  readonly byFounder: ReturnType<typeof handsOf>;
}

const shelf = 'Комната 2/Стеллаж 1';

/** A supervisor who keeps twelve exhibits of one case on one rack, handed over by an investigator; the supervisor works. */
async function room(count = 12): Promise<Room> {
  const crew = await makeCrew();
  ended.push(crew.test.end);
  const { test, founder, second, become } = crew;
  const { id: caseId } = await test.request('case.record', {
    draft: { title: 'Пирамида' },
  });
  const things: ExhibitRecord[] = [];
  for (let index = 1; index <= count; index += 1) {
    const draft = {
      caseId,
      description: `Предмет ${index}`,
      bagNumber: `SB-${index}`,
      sealNumber: `PL-${index}`,
    };
    things.push(await test.request('exhibit.record', { draft }));
  }
  const bySecond = handsOf({
    officerId: second.id,
    passphrase: passphrases.second,
  });
  const byFounder = handsOf({
    officerId: founder.id,
    passphrase: passphrases.founder,
  });
  const to = { kind: 'officer' as const, officerId: second.id };
  const items = things.map(({ id }) => ({ id }));
  await test.request('custody.record', {
    draft: { action: 'to-storage', items, to, toPlace: `${shelf}/Полка 3` },
    hands: bySecond,
  });
  await become(second, passphrases.second);
  return { ...crew, caseId, things, bySecond, byFounder };
}

const codesOf = async ({ test }: Crew) =>
  (await test.request('home.get', {})).alerts
    .map(({ code, state }) => `${state} ${code}`)
    .filter((text) => /(custody|discrepancy|deadline|count)\./.test(text));

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

  it('follows the law: what was returned cannot be destroyed afterwards', async () => {
    const made = await room(1);
    const { test, things, caseId, byFounder } = made;
    const subjectId = things[0]?.id ?? '';
    const said = {
      subjectId,
      orderNumber: '12',
      date: '2026-11-17',
      issuer: 'Суд',
    };
    await test.request('status.record', {
      draft: { ...said, status: 'returned-to-owner' },
    });
    const backwards = test.request('status.record', {
      draft: { ...said, status: 'arrested' },
    });
    expect(await refusalOf(backwards)).toBe('draft.refused');
    const draft = {
      caseId,
      way: 'destroyed' as const,
      items: [{ kind: 'exhibit' as const, id: subjectId }],
      orderNumber: '13',
      orderDate: '2026-11-17',
      manner: 'пресс',
    };
    expect(await refusalOf(test.request('disposition.record', { draft, hands: byFounder }))).toBe(
      'disposition.status',
    );
  });
});

describe('the clock board', () => {
  // Would catch: a restriction of ten days that nobody counts, or that goes on after the court's arrest.
  it('starts and stops by the legal status, and by a document', async () => {
    const made = await room(1);
    const { test, things, caseId } = made;
    const subjectId = things[0]?.id ?? '';
    const said = {
      subjectId,
      orderNumber: '12',
      date: '2026-11-17',
      issuer: 'Прокурор',
    };
    await test.request('status.record', {
      draft: { ...said, status: 'temporarily-restricted' },
    });
    const [clock] = await test.request('deadline.list', { subjectId });
    // Ten days from the 17th end on Friday the 27th.
    expect(clock).toMatchObject({
      dueAt: '2026-11-27T19:00:00.000Z',
      rule: { article: 'CPC 161', length: 10 },
    });
    test.sources.jump(8 * 86_400_000);
    expect(await codesOf(made)).toEqual(['amber deadline.soon']);
    test.sources.jump(3 * 86_400_000);
    expect(await codesOf(made)).toEqual(['red deadline.over']);
    await test.request('status.record', {
      draft: { ...said, status: 'arrested', orderNumber: 'А-9' },
    });
    expect(await codesOf(made)).toEqual([]);
    expect((await test.request('deadline.list', { subjectId }))[0]).toMatchObject({ stopDocument: 'А-9' });
    const rules = await test.request('deadline.rules', {});
    const notice = rules.find(({ code }) => code === 'seizure-notice');
    const started = await test.request('deadline.start', {
      draft: {
        subjectId: caseId,
        ruleId: notice?.id ?? '',
        startedAt: '2026-11-28T10:00',
      },
    });
    const stop = { document: 'исх. 55', date: '2026-11-28' };
    await test.request('deadline.stop', { id: started.id, draft: stop });
    const twice = test.request('deadline.stop', {
      id: started.id,
      draft: stop,
    });
    expect(await refusalOf(twice)).toBe('deadline.stopped');
  });

  // Would catch: yesterday's clock measured by today's law, or a rule changed by anybody.
  it('keeps the edition that started a clock when a supervisor changes the rule', async () => {
    const made = await room(1);
    const { test, things, founder, become } = made;
    const subjectId = things[0]?.id ?? '';
    const said = {
      subjectId,
      orderNumber: '12',
      date: '2026-11-17',
      issuer: 'Прокурор',
    };
    await test.request('status.record', {
      draft: { ...said, status: 'temporarily-restricted' },
    });
    const rules = await test.request('deadline.rules', {});
    const { id: _id, ...old } = rules.find(({ code }) => code === 'temporary-restriction') ?? { id: '' };
    const next = {
      ...old,
      length: 15,
      validFrom: '2026-11-18',
      edition: '2026-11-18',
    } as never;
    const made2 = await test.request('deadline.setRule', {
      draft: next,
      reason: 'новая редакция',
    });
    expect(made2).toMatchObject({ length: 15, validFrom: '2026-11-18' });
    const after = await test.request('deadline.rules', {});
    expect(after.filter(({ code }) => code === 'temporary-restriction')).toMatchObject([
      { length: 10, validTo: '2026-11-17' },
      { length: 15, validTo: '' },
    ]);
    expect((await test.request('deadline.list', { subjectId }))[0]).toMatchObject({
      rule: { length: 10 },
      dueAt: '2026-11-27T19:00:00.000Z',
    });
    const same = test.request('deadline.setRule', {
      draft: next,
      reason: 'ещё раз',
    });
    expect(await refusalOf(same)).toBe('deadline.edition-exists');
    await become(founder, passphrases.founder);
    expect(await refusalOf(test.request('deadline.setRule', { draft: next, reason: 'сам' }))).toBe(
      'access.role',
    );
  });

  it('starts the notice and the resolution when things are collected, once for the case', async () => {
    const made = await makeCrew('evidence-officer');
    ended.push(made.test.end);
    const { test, founder } = made;
    const { id: caseId } = await test.request('case.record', {
      draft: { title: 'Обыск' },
    });
    const { id } = await test.request('exhibit.record', {
      draft: { caseId, description: 'Ledger' },
    });
    const from = {
      kind: 'outside' as const,
      name: 'Жуков',
      organisation: '',
      rank: '',
      document: '',
    };
    const [event] = await test.request('custody.record', {
      draft: {
        action: 'collected',
        method: 'initial-receipt',
        items: [{ id }],
        from,
        to: { kind: 'officer', officerId: founder.id },
      },
    });
    expect(event).toMatchObject({
      from: { name: 'Жуков' },
      items: [{ receipts: [{ state: 'accepted' }] }],
    });
    const clocks = await test.request('deadline.list', { caseId });
    expect(clocks.map(({ rule }) => rule.code).sort()).toEqual(['evidence-resolution', 'seizure-notice']);
    expect(clocks[0]?.startedBy).toBe(event?.id);
    expect(await refusalOf(test.request('deadline.adoptRules', {}))).toBe('nothing was refused');
    expect(await test.request('deadline.adoptRules', {})).toEqual({ added: 0 });
  });
});
