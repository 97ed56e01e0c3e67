import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RouteInput, RouteName } from '../../electron/ipc/contract';
import { makeDeskVault, makeTestDesk, type TestDesk } from '../handlers/support';
import { type Spent, spent } from './measure';
import { fillRoom } from './roomVault';

const count = Number(process.env.DALEL_BENCH_ROOM ?? 20_000);
const rounds = 15;

let desk: TestDesk;
let caseId = '';
beforeAll(async () => {
  desk = makeTestDesk();
  await makeDeskVault(desk);
  const ids: string[] = [];
  for (let at = 0; at < 50; at += 1)
    ids.push((await desk.request('case.record', { draft: { title: `Дело ${at}` } })).id);
  [caseId = ''] = ids;
  const { vault, officer } = desk.desk.session;
  if (!officer) throw new Error('an officer is at the desk');
  fillRoom(vault, count, officer.id, ids);
}, 600_000);
afterAll(() => desk.end());

/** Median of the rounds, and the first: a page that was never asked for is what somebody waits for. */
async function ask<N extends RouteName>(name: string, route: N, input: RouteInput<N>, goal: number) {
  const took: Spent[] = [];
  for (let round = 0; round < rounds; round += 1) took.push(await spent(() => desk.request(route, input)));
  const middle = (all: number[]) =>
    (all.sort((one, other) => one - other)[Math.floor(rounds / 2)] ?? 0).toFixed(1);
  process.stdout.write(
    `room of ${count} + ${count}, ${name}: first ${(took[0]?.wall ?? 0).toFixed(1)} ms, median ` +
      `${middle(took.map(({ wall }) => wall))} ms (${middle(took.map(({ cpu }) => cpu))} of work); goal ${goal}\n`,
  );
}

// Would catch: a list that reads every row for a page of it.
test('lists answer', async () => {
  const deep = Math.floor(count / 2);
  const [exhibit, wallet] = [{ what: 'exhibit' }, { what: 'wallet' }] as const;
  const pages: Record<string, RouteInput<'thing.page'>> = {
    'exhibits, first page': { filter: exhibit },
    'exhibits, newest first': { filter: exhibit, sort: { by: 'number', desc: true } },
    'exhibits, the middle': { filter: exhibit, from: deep },
    'exhibits, the end': { filter: exhibit, from: count - 100 },
    'exhibits, by kind, the middle': { filter: exhibit, sort: { by: 'kind', desc: false }, from: deep },
    'exhibits, by shelf, the middle': { filter: exhibit, sort: { by: 'storage', desc: true }, from: deep },
    'exhibits of a case': { filter: { ...exhibit, caseId } },
    'exhibits of two kinds': { filter: { ...exhibit, kinds: ['phone', 'usb'] } },
    'exhibits that ended': { filter: { ...exhibit, states: ['disposed'] } },
    'exhibits that are held': { filter: { ...exhibit, states: ['held'] } },
    'exhibits, a serial number': { filter: { ...exhibit, search: 'sn1234' } },
    'exhibits, a word': { filter: { ...exhibit, search: 'ТРЕЩИНА' } },
    'exhibits, by serial number, in no index': { filter: exhibit, sort: { by: 'serial', desc: false } },
    'exhibits, by place now, in no index': { filter: exhibit, sort: { by: 'place', desc: false } },
    'wallets, the most urgent': { filter: wallet, sort: { by: 'urgency', desc: false } },
    'wallets, the middle': { filter: wallet, sort: { by: 'urgency', desc: false }, from: deep },
    'wallets of two states': { filter: { ...wallet, states: ['wallet.access', 'wallet.moved'] } },
    'wallets, a word': { filter: { ...wallet, search: 'кошелёк 12' } },
    'everything, first page': {},
    'everything, the middle': { from: count },
  };
  for (const [name, input] of Object.entries(pages)) await ask(name, 'thing.page', input, 20);
  expect((await desk.request('thing.page', {})).total).toBe(2 * count);
});

// Would catch: groups or sums that are counted anew for each look, or in the window.
test('what it amounts to is counted', async () => {
  for (const by of ['case', 'kind', 'place', 'state'] as const)
    await ask(`grouped by ${by}`, 'thing.summary', { by }, 20);
  const { sums, exhibits } = await desk.request('thing.summary', {});
  expect([exhibits, sums.length]).toEqual([count, 1]);
});

// Would catch: a search that walks through the room several times.
test('the one search answers', async () => {
  for (const text of ['SN1234', 'S1999', 'трещина 33', 'Кошелёк 77'])
    await ask(`search for ${text}`, 'search.find', { text }, 50);
});
