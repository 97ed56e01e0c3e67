import { describe, expect, it } from 'vitest';
import { passphrases, refusalOf } from './officersSupport';
import { codesOf, crewOfTest, endRooms, room } from './roomSupport';

endRooms();

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

  // Would catch: a moved holiday that periods of working days do not know of, so that a clock ends a day too early.
  it('steps over a day off that was entered, and over none that is worked', async () => {
    const { test } = await crewOfTest('evidence-officer');
    const draft = { day: '2027-03-24', kk: 'Наурыз', ru: 'Наурыз', en: 'Nauryz', source: '№ 1' };
    const row = await test.request('deadline.setDay', { draft, reason: '2027' });
    expect(row).toMatchObject({ table: 'holiday', code: '2027-03-24', facts: {} });
    const again = { draft: { ...draft, works: true }, reason: 'перенос отменён' };
    expect((await test.request('deadline.setDay', again)).facts).toEqual({ works: 1 });
    const { daysOff } = await import('../../db/domain/deadline');
    const off = daysOff(await test.request('reference.list', { table: 'holiday' }));
    expect(['2027-03-23', '2027-03-24', '2027-03-27', '2027-12-16'].map(off)).toEqual([
      true,
      false,
      true,
      true,
    ]);
    const wrong = test.request('deadline.setDay', { draft: { ...draft, day: '2027-02-30' }, reason: 'x' });
    expect(await refusalOf(wrong)).toBe('draft.refused');
  });

  it('starts the notice and the resolution when things are collected, once for the case', async () => {
    const made = await crewOfTest('evidence-officer');
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
