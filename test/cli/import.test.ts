import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dalel, workFolder } from './support';

const work = workFolder();
const vault = path.join(work.folder, 'vault');
const open = [
  '--vault',
  vault,
  '--passphrase-file',
  work.file('passphrase', 'тұман басқан таңғы дала\n'),
  '--json',
];
const inCase = ['--case', 'ШМК-2026-001'];
const good = 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq';
const bad = 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdz';

let number = '';
beforeAll(async () => {
  const who = ['--officer', 'Ә. Ғани', '--rank', 'капитан', '--unit', 'СБ-7', '--short-code', 'ШМК'];
  expect((await dalel(['init', ...open, ...who])).exit).toBe(0);
  const draft = { title: 'Пирамида', articles: [{ article: '217', part: '2', point: '' }] };
  const made = await dalel(['case', 'new', ...open, '--json-input', '-'], JSON.stringify(draft));
  number = (made.json() as { number: string }).number;
  inCase[1] = number;
});
afterAll(() => work.end());

// Would catch: an answer that scripts cannot rely on, a flagged row that is nowhere, or a file that counts twice.
it('says what every row became, keeps the doubtful ones in a file, and adds nothing the second time', async () => {
  const file = work.file(
    'list.csv',
    `address,chain\n${good},bitcoin\n${bad},bitcoin\nnothing,bitcoin-cash-x\n`,
  );
  const dry = await dalel(['import', 'wallets', file, ...open, ...inCase, '--dry-run']);
  expect(dry.json()).toMatchObject({
    read: 3,
    accepted: 2,
    flagged: 1,
    rejected: 1,
    duplicates: 0,
    importId: null,
  });
  expect(existsSync(`${file}.rejects.csv`)).toBe(false);
  const done = await dalel(['import', 'wallets', file, ...open, ...inCase]);
  const answer = done.json() as Record<string, unknown>;
  expect(answer).toMatchObject({ read: 3, accepted: 2, flagged: 1, rejected: 1, duplicates: 0 });
  const rejects = readFileSync(String(answer.rejects), 'utf8');
  expect(rejects).toContain(`3,flagged,address.checksum,${bad}`);
  expect(rejects).toContain('4,rejected,import.unknown-chain,nothing');
  const again = await dalel(['import', 'wallets', file, ...open, ...inCase]);
  expect(again.json()).toMatchObject({ read: 3, accepted: 0, rejected: 1, duplicates: 2, importId: null });
});

// Would catch: a format that is read only in one of the shapes that other programs write.
it('reads JSON, YAML and UTF-16, and columns that were named by hand', async () => {
  const addresses = [
    '1BoatSLRHtKNngkdXEeobR76b53LETtpyT',
    '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    'TJCnKsPa7y5okkXvQAidZBzqx3QyQ6sxMW',
  ];
  const [first = '', second = '', third = ''] = addresses;
  const json = work.file(
    'a.json',
    JSON.stringify({ source: 'x', wallets: [{ address: first, currency: 'BTC' }] }),
  );
  const yaml = work.file('a.yaml', `- address: '${second}'\n  currency: ETH\n  label: "а"\n`);
  const wide = work.file('a.txt', Buffer.from(`\ufeffДоп\tЧто нашли\r\nх\t${third}\r\n`, 'utf16le'));
  const map = work.file('map.json', JSON.stringify({ 'Что нашли': 'text' }));
  const runs = [
    ['addresses', json],
    ['addresses', yaml],
    ['addresses', wide, '--map', map],
  ];
  for (const run of runs) {
    const done = await dalel(['import', ...run, ...open, ...inCase]);
    expect([run[1], done.told, done.json()]).toMatchObject([
      run[1],
      expect.any(String),
      { read: 1, accepted: 1, flagged: 0 },
    ]);
  }
  const hits = await dalel(['search', third, ...open]);
  expect(hits.json()).toMatchObject([{ matched: third, ref: { kind: 'import' } }]);
  const wrong = await dalel(['import', 'planets', json, ...open, ...inCase]);
  expect(wrong.exit).toBe(2);
});
