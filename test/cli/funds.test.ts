import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { z } from 'zod';
import { dalel, workFolder } from './support';

const passphrase = 'тұман басқан таңғы дала';
const work = workFolder();
const vault = path.join(work.folder, 'vault');
const open = ['--vault', vault, '--passphrase-file', work.file('passphrase', `${passphrase}\n`), '--json'];
const recorded = z.looseObject({ id: z.string(), number: z.string() });
afterAll(() => work.end());

async function ask(args: readonly string[], input: object = {}) {
  const answer = await dalel([...args, ...open], JSON.stringify(input));
  expect([answer.exit, answer.json()]).toEqual([0, expect.anything()]);
  return answer.json();
}

const suspect = 'TJRabPrwbZy45sbavfcjinPJC18kjpRTv8';
const agency = 'TLa2f6VPqDgRE67v1736s7bJ8Ray5wYjU7';

// Would catch: a movement without its second hand, addresses that are not found by their text, amounts that come back changed.
it('sees, moves by two, confirms, values and asks over the bridge', async () => {
  const init = [
    'init',
    ...open,
    '--officer',
    'Ә. Ғани',
    '--rank',
    'капитан',
    '--unit',
    'СБ-7',
    '--short-code',
    'ШМК',
  ];
  const made = z.object({ recoveryKey: z.string() }).parse((await dalel(init)).json());
  const key = work.file('key', `${made.recoveryKey}\n`);
  const file = recorded.parse(await ask(['case', 'new', '--json-input', '-'], { title: 'Пирамида' }));
  const inCase = ['--case', file.number];
  const input = ['--json-input', '-'];
  for (const [label, text, role] of [
    ['Сбор', suspect, 'suspect'],
    ['Орган', agency, 'agency'],
  ] as const)
    await ask(['wallet', 'new', ...inCase, ...input], { label, addresses: [{ chain: 'tron', text, role }] });
  const table = work.file(
    'balances.csv',
    `address,asset,balance,date\n${suspect},USDT,5,2026-01-01\n${suspect},BTC,1,2026-01-01\n`,
  );
  expect(await ask(['import', 'observations', table, ...inCase])).toMatchObject({ accepted: 1, rejected: 1 });
  expect(readFileSync(`${table}.rejects.csv`, 'utf8')).toContain('3,asset,');
  expect(await ask(['import', 'observations', table, ...inCase])).toMatchObject({
    accepted: 0,
    duplicates: 1,
  });
  const draft = {
    fromAddress: suspect,
    toAddress: agency,
    assetId: 'usdt.tron',
    amount: '5000000',
    txid: 'a'.repeat(64),
    movedAt: '2026-01-02T10:00',
    purpose: 'seizure',
  };
  const alone = await dalel(['movement', 'new', ...open, ...inCase, ...input], JSON.stringify(draft));
  expect(alone.exit).toBe(2);
  const hands = ['--reason', 'изъятие', '--authorisation', '№ 7', '--recovery-key-file', key];
  const move = recorded.parse(await ask(['movement', 'new', ...inCase, ...input, ...hands], draft));
  await ask(['movement', 'confirm', move.number, ...inCase, ...input], {
    arrival: { amount: '5000000', observedAt: '2026-01-02T11:00', sourceName: 'tronscan.org' },
  });
  const wallets = z.array(z.object({ control: z.string() })).parse(await ask(['wallet', 'list', ...inCase]));
  expect(wallets[0]?.control).toBe('confirmed');
  expect(await ask(['funds', ...inCase])).toMatchObject({
    totals: [{ secured: '5000000', open: '0' }],
    drops: [],
  });
  const rates = work.file('rates.csv', 'date;currency;rate\n2026-01-02;USD;523,45\n');
  await ask(['rates', 'import', rates, '--source', 'nationalbank.kz']);
  const valuation = {
    assetId: 'usdt.tron',
    amount: '5000000',
    date: '2026-01-03',
    price: '1',
    priceSource: 'биржа',
  };
  expect(await ask(['valuation', 'new', ...inCase, ...input], valuation)).toMatchObject({
    valueTiyn: '261725',
  });
  const out = path.join(work.folder, 'request.json');
  const request = z
    .object({ reference: z.string(), addresses: z.number() })
    .parse(await ask(['bridge', 'request', ...inCase, '--out', out]));
  expect(request.addresses).toBe(2);
  expect(readFileSync(out, 'utf8')).not.toContain(file.number);
  const answer = work.file(
    'answer.json',
    JSON.stringify({
      dalel: 'balance-answer',
      v: 1,
      reference: request.reference,
      source: { kind: 'own-node', name: 'node' },
      answers: [{ n: 1, amount: '7', at: '2026-01-04T00:00:00Z' }],
    }),
  );
  expect(await ask(['bridge', 'answer', answer])).toMatchObject({ added: 1 });
});
