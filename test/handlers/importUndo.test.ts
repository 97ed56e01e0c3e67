import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Crew, handsOf, makeCrew, passphrases, refusalOf } from './officersSupport';

let made: Crew;
let caseId: string;
beforeEach(async () => {
  made = await makeCrew();
  caseId = (await made.test.request('case.record', { draft: { title: 'Старый журнал' } })).id;
});
afterEach(() => made.test.end());

async function take(kind: 'exhibits' | 'persons' | 'equipment', text: string) {
  const { test } = made;
  const file = join(test.folder, `${kind}.csv`);
  writeFileSync(file, text);
  const { plan } = await test.request('import.preview', { file, kind, caseId, job: 'p' });
  const { record } = await test.request('import.run', { file, kind, caseId, plan, job: 'r' });
  return record?.id ?? '';
}

const things = 'Описание;Серийный номер\nТелефон;R58M123\nНоутбук;AS-9\n';
const undo = (id: string, more = {}) =>
  made.test.request('import.undo', { id, reason: 'Чужой журнал', ...more });

// Would catch: a suspect gone from the list under links, accounts and corrections that others made since.
it('keeps the persons of an import to whom anything leads', async () => {
  const { test } = made;
  const id = await take('persons', 'ФИО;ИИН\nАхметов Серик;\nЛи Вера;\n');
  const [first, second] = await test.request('person.list', { caseId });
  const link = {
    caseId,
    fromKind: 'person' as const,
    fromId: first?.id ?? '',
    toKind: 'case' as const,
    toId: caseId,
    source: 'показания',
  };
  await test.request('link.record', { draft: link });
  const refused = await undo(id).catch((thrown) => thrown);
  expect(refused).toMatchObject({ code: 'import.used', params: { number: first?.number } });
  expect(await test.request('person.list', { caseId })).toHaveLength(2);
  const other = await take('persons', 'ФИО;ИИН\nОмаров Азат;\n');
  const third = (await test.request('person.list', { caseId })).find(
    (one) => one.id !== first?.id && one.id !== second?.id,
  );
  await test.request('person.amend', {
    id: third?.id ?? '',
    draft: { caseId, name: 'Омаров Азат', notes: 'опознан' },
    reason: 'опознание',
  });
  expect(await refusalOf(undo(other))).toBe('import.used');
});

// Would catch: an exhibit taken back under a SIM that was found in it, its discrepancy, or its photo.
it('keeps the exhibits of an import that something is part of or speaks of', async () => {
  const { test } = made;
  const id = await take('exhibits', things);
  const [first] = await test.request('exhibit.list', { caseId });
  await test.request('exhibit.record', {
    draft: { caseId, description: 'SIM', parentId: first?.id ?? '' },
  });
  expect(await refusalOf(undo(id))).toBe('import.used');
});

it('leaves what it took back to be read, and to nothing new', async () => {
  const { test } = made;
  const id = await take('exhibits', things);
  const [first] = await test.request('exhibit.list', { caseId });
  const gone = first?.id ?? '';
  await undo(id);
  expect(await test.request('exhibit.get', { id: gone })).toMatchObject({ number: first?.number });
  expect(await test.request('exhibit.list', { caseId })).toEqual([]);
  // Would catch: a count that calls missing what was never there.
  expect(await test.request('custody.holdings', { caseId })).toEqual([]);
  expect(await test.request('custody.find', { text: first?.number ?? '' })).toBeNull();
  for (const work of [
    () => test.request('wallet.record', { draft: { caseId, label: 'x', exhibitId: gone } }),
    () =>
      test.request('custody.record', {
        draft: { action: 'photographed', items: [{ id: gone }], purpose: 'x' },
      }),
    () =>
      test.request('link.record', {
        draft: { caseId, fromKind: 'exhibit', fromId: gone, toKind: 'case', toId: caseId, source: 'x' },
      }),
    () => test.request('exhibit.amend', { id: gone, draft: { caseId, description: 'Другое' }, reason: 'x' }),
    () =>
      test.request('status.record', {
        draft: { subjectId: gone, status: 'arrested', orderNumber: '1', date: '2026-11-17' },
      }),
  ])
    expect(await refusalOf(work())).toBe('record.undone');
  expect((await take('exhibits', things)).length).toBeGreaterThan(0);
  expect(await test.request('exhibit.list', { caseId })).toHaveLength(2);
});

// Would catch: the register of a whole room gone from every list by one officer, a year after it was read in.
it('is undone by two when it is not one’s own of the same day', async () => {
  const { test, founder, second, become } = made;
  const mine = await take('exhibits', things);
  test.sources.jump(25 * 3_600_000);
  expect(await refusalOf(undo(mine))).toBe('access.second-hand-missing');
  await become(second, passphrases.second);
  expect(await refusalOf(undo(mine))).toBe('access.second-hand-missing');
  const hands = handsOf({ officerId: founder.id, passphrase: passphrases.founder });
  expect(await undo(mine, { hands })).toMatchObject({ state: 'undone' });
  expect(await test.request('ledger.verify', {})).toMatchObject({ ok: true, findings: [] });
});

const machine = (serial: string) => `Модель;Объект;Серийный номер\nS19;Ангар;${serial}\n`;
const machines = async () => {
  const sites = await made.test.request('site.list', { caseId });
  return sites.map(({ equipment }) => equipment.map(({ serials }) => serials));
};

// Would catch: machines of a later table gone from every list with the site that an earlier one made, by one officer.
it('keeps a site of an import at which another import has machines', async () => {
  const first = await take('equipment', machine('SN1'));
  const second = await take('equipment', machine('SN2'));
  expect(await undo(first).catch((thrown) => thrown)).toMatchObject({ code: 'import.used' });
  expect(await machines()).toEqual([['SN1', 'SN2']]);
  await undo(second);
  await undo(first);
  expect(await machines()).toEqual([]);
  expect(await made.test.request('home.get', {})).toMatchObject({ counts: { sites: 0, machines: 0 } });
});

// Would catch: the same table read in again, whose machines join a site that no list shows.
it('reads machines in again at a new site, and nothing more into the old one', async () => {
  const { test } = made;
  const first = await take('equipment', machine('SN1'));
  const [old] = await test.request('site.list', { caseId });
  await undo(first);
  await take('equipment', machine('SN1'));
  expect(await machines()).toEqual([['SN1']]);
  const draft = { caseId, name: 'Ангар', notes: 'тот же' };
  const amended = test.request('site.amend', { id: old?.id ?? '', draft, reason: 'x' });
  expect(await refusalOf(amended)).toBe('record.undone');
  expect(await test.request('ledger.verify', {})).toMatchObject({ ok: true, findings: [] });
});
