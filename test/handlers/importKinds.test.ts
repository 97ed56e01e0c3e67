import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportKind } from '../../db/domain/import';
import { makeDeskVault, makeTestDesk, type TestDesk } from './support';

const fixtures = resolve(import.meta.dirname, '../fixtures');
let test: TestDesk;
let caseId: string;
beforeEach(async () => {
  test = makeTestDesk();
  await makeDeskVault(test);
  caseId = (await test.request('case.record', { draft: { title: 'Пирамида' } })).id;
});
afterEach(() => test.end());

function put(name: string, content: string): string {
  const path = join(test.folder, name);
  writeFileSync(path, content);
  return path;
}

async function bring(kind: ImportKind, file: string, secret: 'ask' | 'keep' = 'ask') {
  const { plan, problems } = await test.request('import.preview', { file, kind, caseId, job: 'p' });
  expect(problems).toEqual([]);
  return test.request('import.run', { file, kind, caseId, plan, secret, job: 'r' });
}

const intact = async () => expect((await test.request('ledger.verify', {})).findings).toEqual([]);

describe('statements', () => {
  // Would catch: an export of an exchange whose columns, times or signs are read otherwise than they stand.
  it.each([
    ['test_trezor_alice_btc.csv', { amount: '0.05', happenedAt: '2022-01-25T02:58', fee: '0.0003' }],
    ['test_pionex_transfers.csv', { amount: '115', asset: 'BUSDBEP20', happenedAt: '2022-02-27T12:02' }],
    ['test_coincheck_buys.csv', { amount: '0.005', asset: 'BTC', happenedAt: '2022-04-20T16:20Z' }],
    ['test_bitbank_withdrawals.csv', { amount: '900', asset: 'xlm', happenedAt: '2022-04-20T16:20' }],
  ])('of exchanges: %s', async (name, first) => {
    const { totals, record } = await bring('statements', resolve(fixtures, 'statements', name));
    const lines =
      readFileSync(resolve(fixtures, 'statements', name), 'utf8')
        .trim()
        .split('\n').length - 1;
    expect(totals).toMatchObject({ read: lines, rejected: 0 });
    const rows = await test.request('transfer.list', { importId: record?.id ?? '' });
    expect(rows.find(({ line }) => line === 2)).toMatchObject(first);
    for (const { description, amount } of rows)
      expect(amount.startsWith('-')).toBe(/SENT|WITHDRAW/.test(description));
  });

  // Would catch: a day that does not exist turned into another, or a statement that adds its rows a second time.
  it('of banks, once, and not with a day that does not exist', async () => {
    const file = resolve(fixtures, 'statements/ing.sta');
    const { totals, record } = await bring('statements', file);
    expect(totals.accepted).toBe(totals.read);
    const rows = await test.request('transfer.list', { caseId });
    expect(rows).toHaveLength(totals.accepted);
    expect(rows.every(({ account, asset }) => account === '0001234567' && asset === 'EUR')).toBe(true);
    expect((await bring('statements', file)).totals).toMatchObject({ accepted: 0, duplicates: totals.read });
    const wrong = await bring('statements', resolve(fixtures, 'statements/february_30.sta'));
    expect(wrong.findings).toMatchObject([{ code: 'date.not-a-day', level: 'error' }]);
    await test.request('import.undo', { id: record?.id ?? '', reason: 'Не тот счёт' });
    expect(await test.request('transfer.list', { importId: record?.id ?? '' })).toEqual([]);
    await intact();
  });
});

describe('transactions', () => {
  const txid = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

  // Would catch: a table of transactions refused for a private key, a column of secrets that passes as one of them.
  it('are no secrets by their numbers, while a key beside them is one', async () => {
    const head = 'Хеш;Откуда;Куда;Сумма;Валюта;Дата;Примечание';
    const good = `${txid};1KFHE7w8BhaENAswwryaoccDb6qcT6DbYY;1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa;1 204,50;BTC;18.11.2026 02:31;`;
    const { totals } = await bring('transactions', put('tx.csv', [head, good, good].join('\n')));
    expect(totals).toMatchObject({ read: 2, accepted: 1, duplicates: 1, rejected: 0 });
    const [row] = await test.request('transfer.list', { caseId });
    expect(row).toMatchObject({ txid, amount: '1204.50', asset: 'BTC', happenedAt: '2026-11-18T02:31' });
    const words = 'abandon '.repeat(11);
    const bad = `${txid.replace('e3', 'a1')};x;y;1;BTC;18.11.2026;${words}about`;
    await expect(bring('transactions', put('bad.csv', [head, bad].join('\n')))).rejects.toMatchObject({
      code: 'attachment.secret',
    });
    await intact();
  });

  // Would catch: an address of a statement that no key and no search finds.
  it('take part in matching, search and hidden matches', async () => {
    const change = 'bc1q8c6fshw2dlwun7ekn9qwf37cu2rn755upcp6el';
    const zpub =
      'zpub6rFR7y4Q2AijBEqTUquhVz398htDFrtymD9xYYfG1m4wAcvPhXNfE3EfH1r1ADqtfSdVCToUG868RvUUkgDKf31mGDtKsAYz2oz2AGutZYs';
    await bring('transactions', put('tx.csv', `txid,to,amount\n${txid},${change},0.5`));
    const { hits } = await test.request('keys.match', { text: zpub, depth: 5, job: 'm' });
    expect(hits).toMatchObject([{ address: change, owner: { kind: 'import' }, line: 2, caseId }]);
    for (const text of [txid, change])
      expect(await test.request('search.find', { text })).toMatchObject([{ ref: { kind: 'import' } }]);
  });
});

describe('lists', () => {
  // Would catch: a TagPack whose heading is lost, an address that is on a list under another chain's name.
  it('of GraphSense say list, line, label and source of an address, whatever chain they give it', async () => {
    const file = join(test.folder, 'chaininfo.yaml');
    copyFileSync(resolve(fixtures, 'lists/chaininfo.yaml'), file);
    const { totals, record } = await bring('watchlist', file);
    expect(totals).toMatchObject({ rejected: 0 });
    const address = '35hK24tcLEWcgNA4JxpvbkNkoAcDGqQPsP';
    const [hit] = await test.request('listed.check', { texts: [` ${address} `, 'нет'] });
    expect(hit?.entries[0]).toMatchObject({
      label: 'Huobi.com',
      listName: 'Cold Wallets Tagpack',
      confidence: 'service_data',
      source: 'https://chain.info/richlist',
      listedAt: '2021-11-09',
      line: 1,
      fileName: 'chaininfo.yaml',
      fileHash: record?.sourceSha256,
    });
    expect((await bring('watchlist', file)).totals.accepted).toBe(0);
    const lower = '0x52908400098527886e0f7030069857d2e4169ee7';
    await bring(
      'watchlist',
      put('own.csv', `адрес;сеть;основание\n${lower};XBT;дроппер\nexample.kz;;фишинг`),
    );
    const checked = await test.request('listed.check', {
      texts: ['0x52908400098527886E0F7030069857D2E4169EE7', 'EXAMPLE.kz'],
    });
    expect(checked.map(({ entries }) => entries[0]?.category)).toEqual(['дроппер', 'фишинг']);
    await test.request('import.undo', { id: record?.id ?? '', reason: 'Устарел' });
    expect(await test.request('listed.check', { texts: [address] })).toEqual([]);
    await intact();
  });

  // Would catch: an old register that holds a listed address, and nobody is told.
  it('are held against imported addresses and derived ones', async () => {
    const change = 'bc1q8c6fshw2dlwun7ekn9qwf37cu2rn755upcp6el';
    const { record } = await bring('addresses', put('a.csv', `address,label\n${change},Клиент`));
    await bring('watchlist', put('w.csv', `address,reason\n${change},пирамида`));
    expect(await test.request('listed.imported', { importId: record?.id ?? '' })).toMatchObject([
      { text: change, line: 2, entries: [{ category: 'пирамида', line: 2 }] },
    ]);
    const zpub =
      'zpub6rFR7y4Q2AijBEqTUquhVz398htDFrtymD9xYYfG1m4wAcvPhXNfE3EfH1r1ADqtfSdVCToUG868RvUUkgDKf31mGDtKsAYz2oz2AGutZYs';
    const { listed } = await test.request('keys.match', { text: zpub, depth: 5, job: 'm' });
    expect(listed).toMatchObject([
      { text: change, path: "m/84'/0'/0'/1/0", entries: [{ category: 'пирамида' }] },
    ]);
  });
});

describe('providers and machines', () => {
  it('keeps a provider for every case, with whom to write to, once', async () => {
    const table =
      'Биржа;БИН;Юрисдикция;Контакт;Порядок запроса;Вид\nATAIX;971240001315;МФЦА;le@ataix.example;Портал, ответ 10 дней;биржа\nATAIX;971240001315;;;;';
    const { totals } = await bring('providers', put('p.csv', table));
    expect(totals).toMatchObject({ read: 2, accepted: 1, duplicates: 1 });
    expect(await test.request('provider.list', {})).toMatchObject([
      {
        name: 'ATAIX',
        registration: '971240001315',
        jurisdiction: 'МФЦА',
        contact: 'le@ataix.example',
        requestChannel: 'Портал, ответ 10 дней',
        kind: 'exchange',
      },
    ]);
    await intact();
  });

  // Would catch: machines of a table at the wrong site, kilowatts read as watts, machines that stay when the import goes.
  it('puts machines to the site that the table names, and takes them away with the import', async () => {
    const { id } = await test.request('site.record', { draft: { caseId, name: 'Ангар' } });
    const table =
      'Модель;Объект;Серийный номер;Количество;Мощность\nS19;Ангар;A1;1;3,25 кВт\nS21;Склад;B1, B2;2;3500\nS19;Ангар;A1;1;';
    const { totals, record } = await bring('equipment', put('m.csv', table));
    expect(totals).toMatchObject({ read: 3, accepted: 2, duplicates: 1 });
    const sites = await test.request('site.list', { caseId });
    expect(sites.map(({ name, equipment }) => [name, equipment.map((one) => one.nameplateWatts)])).toEqual([
      ['Ангар', [3250]],
      ['Склад', [3500]],
    ]);
    await test.request('import.undo', { id: record?.id ?? '', reason: 'Не та площадка' });
    expect(await test.request('site.list', { caseId })).toMatchObject([{ id, equipment: [] }]);
    await intact();
  });
});
