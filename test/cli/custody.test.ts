import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { dalel, workFolder } from './support';

const work = workFolder();
const vault = path.join(work.folder, 'sample');
const as = (officer: string, passphrase: string) => [
  '--vault',
  vault,
  '--officer',
  officer,
  '--passphrase-file',
  work.file(`pass-${passphrase}`, passphrase),
  '--json',
];
const investigator = as('Сапаров Әділет Жандосұлы', 'demo');
const supervisorName = 'Ержанова Салтанат Маратқызы';
const supervisor = as(supervisorName, 'demo-supervisor');
const event = z.looseObject({
  number: z.string(),
  items: z.array(
    z.looseObject({ number: z.string(), receipts: z.array(z.looseObject({ state: z.string() })) }),
  ),
});
const held = z.array(z.looseObject({ number: z.string(), state: z.looseObject({ status: z.string() }) }));

beforeAll(async () => {
  expect(await dalel(['demo', '--vault', vault, '--json'])).toMatchObject({ exit: 0 });
});
afterAll(() => work.end());

describe('custody in the terminal', () => {
  // Would catch: a hand-over that the giver's command alone completes, or an answer that nobody may give.
  it('hands a thing over by its seal, refused by who got it, then accepted with their passphrase', async () => {
    const things = held.parse((await dalel(['custody', 'held', ...investigator])).json());
    const thing = things.find(({ number, state }) => number.includes('-001/E-') && state.status === 'held');
    const number = thing?.number ?? '';
    const transfer = [
      'custody',
      'transfer',
      number,
      '--to',
      supervisorName,
      '--purpose',
      'хранение',
      '--place',
      'A9',
    ];
    const offered = await dalel([...transfer, ...investigator]);
    expect(offered.exit).toBe(0);
    const made = event.parse(offered.json());
    expect(made.items[0]).toMatchObject({ number, receipts: [] });
    const stranger = await dalel(['custody', 'accept', made.number, ...investigator]);
    expect([stranger.exit, stranger.json()]).toMatchObject([1, { error: { code: 'custody.not-receiver' } }]);
    const refused = await dalel(['custody', 'refuse', made.number, '--reason', 'нет пломбы', ...supervisor]);
    expect(event.parse(refused.json()).items[0]?.receipts).toMatchObject([{ state: 'refused' }]);
    const signed = await dalel([
      ...transfer,
      '--authorisation',
      '№ 5',
      '--second-passphrase-file',
      work.file('second', 'demo-supervisor'),
      ...investigator,
    ]);
    expect(event.parse(signed.json()).items[0]?.receipts).toMatchObject([{ state: 'accepted' }]);
    const verified = await dalel(['ledger', 'verify', ...investigator]);
    expect(verified.json()).toMatchObject({ ok: true });
  });
});
