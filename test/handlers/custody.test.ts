import { afterEach, describe, expect, it } from 'vitest';
import { replayState } from '../../db/custodyRead';
import type { CustodyEvent } from '../../db/domain/custody/event';
import { firstState } from '../../db/domain/custody/state';
import type { ExhibitRecord } from '../../db/domain/exhibit';
import { wallClock } from '../../db/domain/time';
import { readHandling } from '../../db/handling';
import { listThings } from '../../db/holdings';
import type { RouteInput } from '../../electron/ipc/contract';
import { type Crew, draftOf, handsOf, makeCrew, passphrases, refusalOf } from './officersSupport';

const ended: (() => void)[] = [];
afterEach(() => {
  for (const end of ended.splice(0)) end();
});

interface Scene extends Crew {
  readonly caseId: string;
  readonly phone: ExhibitRecord;
  readonly sim: ExhibitRecord;
  readonly usb: ExhibitRecord;
}

/** An investigator and a supervisor who keeps the evidence room; a phone with its SIM, and a stick. */
async function scene(): Promise<Scene> {
  const crew = await makeCrew();
  ended.push(crew.test.end);
  const { test } = crew;
  const { id: caseId } = await test.request('case.record', { draft: { title: 'Пирамида' } });
  const made = (draft: Partial<RouteInput<'exhibit.record'>['draft']>) =>
    test.request('exhibit.record', { draft: { caseId, description: 'Телефон', ...draft } });
  const phone = await made({ kind: 'phone', bagNumber: 'SB-1', sealNumber: 'PL-1', storagePath: 'Сейф 1' });
  const sim = await made({ kind: 'sim', description: 'SIM', parentId: phone.id });
  const usb = await made({ kind: 'usb', description: 'Флешка', bagNumber: 'SB-2', sealNumber: 'PL-2' });
  return { ...crew, caseId, phone, sim, usb };
}

const officer = (officerId: string) => ({ kind: 'officer' as const, officerId });
const lab = {
  kind: 'outside' as const,
  name: 'Иванова А. П.',
  organisation: 'Центр судебных экспертиз',
  rank: 'эксперт',
  document: 'удост. 555',
};

async function handOver(
  { test }: Crew,
  ids: readonly string[],
  more: Partial<RouteInput<'custody.record'>['draft']>,
  hands?: RouteInput<'custody.record'>['hands'],
): Promise<CustodyEvent> {
  const items = ids.map((id) => ({ id }));
  const draft = { action: 'to-storage' as const, items, purpose: 'хранение', ...more };
  const [event] = await test.request('custody.record', { draft, ...(hands ? { hands } : {}) });
  if (!event) throw new Error('nothing was recorded');
  return event;
}

const stateOf = async ({ test }: Crew, id: string) =>
  (await test.request('custody.of', { kind: 'exhibit', id })).thing.state;

const alertsOf = async ({ test }: Crew) =>
  (await test.request('home.get', {})).alerts
    .filter(({ code }) => /^(custody|discrepancy|deadline|count)\./.test(code))
    .map(({ code, state }) => `${state} ${code}`);

/** Every holding must say what its events make of it: the stored state is only a copy. */
function requireReplayed({ test }: Crew): void {
  const { read } = test.desk.session.vault;
  for (const { id, state } of listThings(read).filter((thing) => thing.state.moved))
    expect({ id, ...replayState(read, id, startOf(test, id)) }).toEqual({ id, ...state });
}

function startOf(test: Crew['test'], id: string) {
  const { client } = test.desk.session.vault;
  const row = client
    .prepare<
      [string],
      {
        officer_id: string;
        officer_name: string;
        storage_path: string;
        seal_number: string;
        recorded_at: string;
        recorded_offset: number;
        body: string;
      }
    >('SELECT e.*, l.body FROM exhibit e JOIN ledger_entry l ON l.seq = e.ledger_seq WHERE e.id = ?')
    .get(id);
  if (!row) throw new Error('no such exhibit');
  const { rank, unit } = JSON.parse(row.body).author;
  return firstState(
    { kind: 'officer', officerId: row.officer_id, name: row.officer_name, rank, unit },
    wallClock({ at: row.recorded_at, offset: row.recorded_offset }),
    { place: row.storage_path, seal: row.seal_number },
  );
}

describe('a hand-over', () => {
  // Would catch: a thing that changes hands by the giver's word alone.
  it('waits for the receiver, red at home, and counts only when they accept in their own session', async () => {
    const made = await scene();
    const { test, founder, second, phone, sim, become } = made;
    const event = await handOver(made, [phone.id], {
      to: officer(second.id),
      toPlace: 'Комната 2/Стеллаж 1',
    });
    expect(event.number).toMatch(/\/C-01$/);
    // The SIM is in the phone: it goes along unless it is said otherwise.
    expect(event.items.map(({ subjectId }) => subjectId).sort()).toEqual([phone.id, sim.id].sort());
    expect(await stateOf(made, phone.id)).toMatchObject({
      custodian: { officerId: founder.id },
      place: 'Сейф 1',
    });
    expect(await alertsOf(made)).toEqual(['red custody.offered']);
    const lines = event.items.map(({ id }) => ({ take: true as const, itemId: id }));
    const mine = test.request('custody.answer', { draft: { eventId: event.id, lines } });
    expect(await refusalOf(mine)).toBe('custody.not-receiver');
    await become(second, passphrases.second);
    expect((await test.request('custody.offers', {})).map(({ id }) => id)).toEqual([event.id]);
    await test.request('custody.answer', { draft: { eventId: event.id, lines } });
    expect(await stateOf(made, sim.id)).toMatchObject({
      custodian: { officerId: second.id },
      place: 'Комната 2/Стеллаж 1',
      seal: '',
    });
    expect(await alertsOf(made)).toEqual([]);
    const twice = test.request('custody.answer', { draft: { eventId: event.id, lines } });
    expect(await refusalOf(twice)).toBe('custody.answered');
    const held = await test.request('custody.holdings', { officerId: second.id });
    expect(held.map(({ id }) => id).sort()).toEqual([phone.id, sim.id].sort());
    requireReplayed(made);
    expect(await test.request('ledger.verify', {})).toMatchObject({ ok: true, findings: [] });
  });

  // Would catch: an acceptance on the giver's machine without the receiver's own signature.
  it('is accepted on the same machine with the passphrase of the receiver, by an entry that both signed', async () => {
    const made = await scene();
    const { test, second, founder, usb } = made;
    const hands = handsOf({ officerId: second.id, passphrase: passphrases.second });
    const event = await handOver(made, [usb.id], { to: officer(second.id) }, hands);
    expect(event.items[0]?.receipts).toMatchObject([
      { state: 'accepted', via: 'second-hand', officerId: second.id },
    ]);
    const entries = await test.request('ledger.list', { subjectId: event.id, limit: 10 });
    expect(entries.map(({ body }) => [body.kind, body.author.id, body.hands?.second?.id ?? ''])).toEqual([
      ['custody.accept', founder.id, second.id],
      ['custody.record', founder.id, ''],
    ]);
    const strangers = handsOf({ officerId: founder.id, passphrase: passphrases.founder });
    const back = handOver(made, [usb.id], { to: officer(second.id), action: 'to-court' }, strangers);
    expect(await refusalOf(back)).toBe('custody.not-receiver');
    expect(await test.request('ledger.verify', {})).toMatchObject({ ok: true, findings: [] });
  });

  it('is refused by whoever does not hold the thing, and by words that name who does', async () => {
    const made = await scene();
    const { second, founder, usb, become } = made;
    await become(second, passphrases.second);
    expect(await refusalOf(handOver(made, [usb.id], { to: officer(second.id) }))).toBe('custody.not-holder');
    await become(founder, passphrases.founder);
    expect(await refusalOf(handOver(made, [usb.id], { to: officer(founder.id), action: 'to-court' }))).toBe(
      'custody.same-holder',
    );
    const future = handOver(made, [usb.id], { to: officer(second.id), happenedAt: '2030-01-01T10:00' });
    expect(await refusalOf(future)).toBe('draft.refused');
    const ending = handOver(made, [usb.id], { to: lab, action: 'disposal' });
    expect(await refusalOf(ending)).toBe('draft.refused');
  });

  it('may be refused thing by thing, with a reason, and the rest accepted', async () => {
    const made = await scene();
    const { test, second, phone, usb, founder, become } = made;
    const event = await handOver(made, [phone.id, usb.id], { to: officer(second.id), withChildren: false });
    expect(event.items).toHaveLength(2);
    await become(second, passphrases.second);
    const lines = event.items.map(({ id, subjectId }) =>
      subjectId === usb.id
        ? { take: false as const, itemId: id, reason: 'пакета нет в коробке' }
        : { take: true as const, itemId: id },
    );
    const silent = lines.map((line) => ({ ...line, reason: '' }));
    const unsaid = test.request('custody.answer', {
      draft: { eventId: event.id, lines: silent as typeof lines },
    });
    expect(await refusalOf(unsaid)).not.toBe('nothing was refused');
    await test.request('custody.answer', { draft: { eventId: event.id, lines } });
    expect(await stateOf(made, usb.id)).toMatchObject({
      custodian: { officerId: founder.id },
      offered: null,
    });
    expect(await stateOf(made, phone.id)).toMatchObject({ custodian: { officerId: second.id } });
  });

  // Would catch: a broken seal at the counter that leaves no trace.
  it('makes an act of discrepancy of a seal that is not the one that was stated', async () => {
    const made = await scene();
    const { test, second, founder, usb, become } = made;
    const event = await handOver(made, [usb.id], { to: officer(second.id) });
    await become(second, passphrases.second);
    const [item] = event.items;
    const lines = [{ take: true as const, itemId: item?.id ?? '', seal: 'PL-77', condition: 'срезана' }];
    await test.request('custody.answer', { draft: { eventId: event.id, lines } });
    const [act] = await test.request('discrepancy.list', {});
    expect(act).toMatchObject({
      kind: 'seal-differs',
      expected: 'PL-2',
      found: 'PL-77',
      secondId: '',
      state: 'open',
    });
    expect(await alertsOf(made)).toEqual(['red discrepancy.unsigned']);
    const id = act?.id ?? '';
    expect(await refusalOf(test.request('discrepancy.confirm', { id }))).toBe('access.same-person');
    await become(founder, passphrases.founder);
    expect(await test.request('discrepancy.confirm', { id })).toMatchObject({ secondId: founder.id });
    expect(await alertsOf(made)).toEqual(['red discrepancy.open']);
    await test.request('discrepancy.resolve', {
      id,
      draft: { resolution: 'explained', outcome: 'акт № 4' },
      hands: handsOf({ officerId: second.id, passphrase: passphrases.second }),
    });
    expect(await alertsOf(made)).toEqual([]);
    // The seal that it has now is found by a search and by the scanner.
    expect((await test.request('custody.find', { text: 'PL-77' }))?.id).toBeUndefined();
    expect((await stateOf(made, usb.id)).seal).toBe('PL-77');
  });
});

describe('somebody outside', () => {
  // Would catch: an expert who answers for a thing without having signed for it.
  it('gets a thing by a paper with its number, and gives it back to an officer', async () => {
    const made = await scene();
    const { test, founder, phone } = made;
    const offered = await handOver(made, [phone.id], {
      to: lab,
      action: 'to-laboratory',
      withChildren: false,
    });
    expect(await alertsOf(made)).toEqual(['red custody.offered']);
    const lines = offered.items.map(({ id }) => ({ take: true as const, itemId: id }));
    const keyed = test.request('custody.answer', { draft: { eventId: offered.id, lines } });
    expect(await refusalOf(keyed)).toBe('custody.paper-missing');
    const paper = { number: 'Расписка 12' };
    await test.request('custody.answer', { draft: { eventId: offered.id, lines, paper } });
    expect(await stateOf(made, phone.id)).toMatchObject({
      custodian: { kind: 'outside', name: lab.name },
      place: '',
    });
    const back = await handOver(made, [phone.id], {
      to: officer(founder.id),
      action: 'returned-from-laboratory',
      toPlace: 'Сейф 1',
      items: [{ id: phone.id, newSeal: 'PL-9', condition: 'вскрыт экспертом' }],
    });
    expect(back.from).toMatchObject({ organisation: lab.organisation });
    expect(back.items[0]).toMatchObject({ sealBefore: 'PL-1', sealAfter: 'PL-9' });
    expect(await stateOf(made, phone.id)).toMatchObject({
      custodian: { officerId: founder.id },
      seal: 'PL-9',
    });
    expect((await test.request('search.find', { text: 'PL-9' })).map(({ ref }) => ref.id)).toContain(
      phone.id,
    );
    expect((await test.request('custody.find', { text: 'PL-9' }))?.id).toBe(phone.id);
    requireReplayed(made);
  });

  it('who keeps a thing for a time makes home red when the time is over', async () => {
    const made = await scene();
    const { test, usb } = made;
    const dated = { to: lab, action: 'temporary-custody' as const, paper: { number: 'Р-1' } };
    expect(await refusalOf(handOver(made, [usb.id], dated))).toBe('draft.refused');
    await handOver(made, [usb.id], { ...dated, dueBack: '2026-11-20' });
    // No picture of the receipt was kept: amber until the thing is back.
    expect(await alertsOf(made)).toEqual(['amber custody.unscanned']);
    test.sources.jump(4 * 86_400_000);
    expect(await alertsOf(made)).toEqual(['amber custody.unscanned', 'red custody.overdue']);
  });
});

describe('what is lost', () => {
  it('is said by an act, stays with who lost it, and is held again when it is found', async () => {
    const made = await scene();
    const { test, second, usb } = made;
    const hands = handsOf({ officerId: second.id, passphrase: passphrases.second });
    const lost = { subjectId: usb.id, kind: 'lost' as const, expected: 'у капитана', found: 'нет' };
    // Nobody accepted it yet: there is no receipt to say it on.
    expect(await refusalOf(test.request('discrepancy.record', { draft: lost, hands }))).toBe(
      'custody.not-accepted',
    );
    await handOver(made, [usb.id], { to: officer(second.id) }, hands);
    await made.become(second, passphrases.second);
    const founders = handsOf({ officerId: made.founder.id, passphrase: passphrases.founder });
    const act = await test.request('discrepancy.record', { draft: lost, hands: founders });
    expect(act).toMatchObject({ kind: 'lost', secondId: made.founder.id });
    expect(await stateOf(made, usb.id)).toMatchObject({
      status: 'lost',
      custodian: { officerId: second.id },
    });
    expect(await alertsOf(made)).toEqual(['red custody.lost', 'red discrepancy.open']);
    expect(await refusalOf(handOver(made, [usb.id], { to: officer(made.founder.id) }))).toBe('custody.lost');
    await test.request('discrepancy.resolve', {
      id: act.id,
      draft: { resolution: 'found', outcome: 'за сейфом' },
      hands: founders,
    });
    expect(await stateOf(made, usb.id)).toMatchObject({ status: 'held' });
    expect(await alertsOf(made)).toEqual([]);
    requireReplayed(made);
  });
});

describe('a custody event', () => {
  // Would catch: an administrator with the right key and a SQLite tool correcting who took what.
  it('is never changed or deleted, not even by hand', async () => {
    const made = await scene();
    const { usb, second, test } = made;
    await handOver(made, [usb.id], { to: officer(second.id) });
    const { client } = test.desk.session.vault;
    for (const change of [
      "UPDATE custody_event SET purpose = 'иная'",
      "UPDATE custody_item SET seal_after = 'PL-0'",
      'DELETE FROM custody_item',
    ])
      expect(() => client.exec(change)).toThrow(/fixed|never deleted/);
  });

  // Would catch: custody of a hidden case told to somebody of another unit, or handed to them.
  it('is seen with its case alone, and nothing is handed to who does not see it', async () => {
    const made = await scene();
    const { test, usb, second, become } = made;
    const event = await handOver(made, [usb.id], { to: officer(second.id) });
    await become(second, passphrases.second);
    const stranger = await test.request('officer.add', {
      draft: draftOf('Г. Чужой', 'investigator', { unit: 'Другой отдел' }),
      passphrase: passphrases.third,
      hands: handsOf({ officerId: made.founder.id, passphrase: passphrases.founder }),
    });
    const lines = event.items.map(({ id }) => ({ take: true as const, itemId: id }));
    await test.request('custody.answer', { draft: { eventId: event.id, lines } });
    expect(
      await refusalOf(handOver(made, [usb.id], { to: officer(stranger.id), action: 'to-investigator' })),
    ).toBe('custody.receiver');
    await become(stranger, passphrases.third);
    expect(await test.request('custody.list', {})).toEqual([]);
    expect(await test.request('custody.holdings', {})).toEqual([]);
    expect(await test.request('custody.find', { text: 'PL-2' })).toBeNull();
    expect(await refusalOf(test.request('custody.get', { id: event.id }))).toBe('record.not-found');
  });

  // Would catch: a report that lists the newest entries of a long custody and says nothing of the others.
  it('counts the entries that a paper leaves out', async () => {
    const crew = await scene();
    for (const { id } of [crew.phone, crew.usb])
      await handOver(crew, [id], { action: 'photographed', purpose: 'фото' });
    const { read } = crew.test.desk.session.vault;
    expect(readHandling(read, crew.caseId)).not.toHaveProperty('left');
    expect(readHandling(read, crew.caseId, 1)).toMatchObject({
      left: 1,
      acts: [{ exhibitIds: [crew.usb.id] }],
    });
  });

  it('keeps the opening of an envelope in its custody', async () => {
    const made = await scene();
    const { test, caseId, second } = made;
    const draft = { caseId, seal: 'PL-50', printedNumber: 'К-1', wordCount: 12, location: 'сейф 2' };
    const envelope = await test.request('envelope.record', { draft });
    const hands = handsOf({ officerId: second.id, passphrase: passphrases.second });
    await test.request('envelope.open', { id: envelope.id, what: 'paper', newSeal: '', hands });
    await test.request('envelope.seal', { id: envelope.id, newSeal: 'PL-51' });
    const { thing, events } = await test.request('custody.of', { kind: 'envelope', id: envelope.id });
    expect(events.map(({ action }) => action)).toEqual(['sealed', 'envelope-opened']);
    expect(thing.state).toMatchObject({ seal: 'PL-51', intact: 'yes', place: 'сейф 2' });
  });
});
