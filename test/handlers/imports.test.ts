import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { caseDraft } from '../../db/domain/case';
import { stageSegment } from '../../db/importStage';
import type { RouteInput } from '../../electron/ipc/contract';
import { packSegment } from '../../electron/jobs/import/segment';
import { bitcoinAddress } from './bitcoinAddress';
import { makeDeskVault, makeTestDesk, passphrase, type TestDesk } from './support';

let test: TestDesk;
let caseId: string;
beforeEach(async () => {
  test = makeTestDesk();
  await makeDeskVault(test);
  const draft = caseDraft.parse({ title: 'Пирамида', articles: [{ article: '217', part: '2', point: '' }] });
  caseId = (await test.request('case.record', { draft })).id;
});
afterEach(() => test.end());

function put(name: string, content: string | Uint8Array): string {
  const path = join(test.folder, name);
  writeFileSync(path, content);
  return path;
}

async function importFile(file: string, more: Partial<RouteInput<'import.run'>> = {}) {
  const kind = more.kind ?? 'addresses';
  const { plan } = await test.request('import.preview', { file, kind, caseId, job: 'p' });
  return test.request('import.run', { file, kind, caseId, plan, job: 'r', ...more });
}

describe('an import of addresses', () => {
  it('keeps every row once, tells what was flagged, rejected and twice, and adds nothing the second time', async () => {
    const good = Array.from({ length: 700 }, bitcoinAddress);
    const [first = ''] = good;
    const spoilt = `${first.slice(0, -1)}${first.endsWith('2') ? '3' : '2'}`;
    const lines = [
      'Адрес;Сеть;Владелец',
      ...good.map((text, at) => `${text};BTC;Клиент ${at % 7}`),
      `${first};BTC;ещё раз`,
      `${spoilt};BTC;с ошибкой`,
      `${bitcoinAddress()};НЕТ;сеть неизвестна`,
      `;BTC;пусто`,
    ];
    const file = put('список.csv', lines.join('\r\n'));
    const done = await importFile(file);
    expect(done.totals).toEqual({ read: 704, accepted: 701, flagged: 1, rejected: 2, duplicates: 1 });
    const page = await test.request('address.page', { from: 690, limit: 100 });
    expect(page.total).toBe(701);
    expect(page.rows).toHaveLength(11);
    const again = await importFile(file);
    expect(again.totals).toEqual({ read: 704, accepted: 0, flagged: 0, rejected: 2, duplicates: 702 });
    expect(again.record).toBeNull();
    expect((await test.request('ledger.verify', {})).ok).toBe(true);
  });

  it('is whole or absent: cancelled, refused or undone it leaves no row in the lists, and its trace where it was one', async () => {
    const good = Array.from({ length: 40 }, bitcoinAddress);
    const file = put('a.csv', ['address,chain', ...good.map((text) => `${text},bitcoin`)].join('\n'));
    const running = importFile(file, { job: 'stopped' });
    const stopping = setInterval(() => void test.request('job.cancel', { job: 'stopped' }), 0);
    await expect(running).rejects.toMatchObject({ code: 'job.cancelled' });
    clearInterval(stopping);
    expect((await test.request('address.page', {})).total).toBe(0);
    expect(
      test.desk.session.vault.client.prepare('SELECT count(*) FROM imported_address').pluck().get(),
    ).toBe(0);
    const { record } = await importFile(file);
    expect((await test.request('address.page', { filter: { caseId } })).total).toBe(40);
    await test.request('import.undo', { id: record?.id ?? '', reason: 'Не то дело' });
    expect((await test.request('address.page', {})).total).toBe(0);
    expect((await test.request('import.list', { caseId }))[0]?.state).toBe('undone');
    expect((await importFile(file)).totals.accepted).toBe(40);
    expect((await test.request('ledger.verify', {})).findings).toEqual([]);
  });

  it('sweeps away what a crash left of an import, and lets nobody take a row from one that was recorded', async () => {
    const { record } = await importFile(
      put('a.csv', ['address', bitcoinAddress(), bitcoinAddress()].join('\n')),
    );
    const { vault, folder } = test.desk.session;
    const left = packSegment([{ canonical: bitcoinAddress(), form: 0, rest: '2' }]);
    stageSegment(vault, (record?.firstSegment ?? 0) + 1, left.blob);
    expect(() => vault.client.exec('DELETE FROM imported_address WHERE segment = 1')).toThrow(
      'never deleted',
    );
    expect((await test.request('address.page', {})).total).toBe(2);
    test.desk.close();
    await test.request('vault.unlock', { folder, passphrase });
    const rows = () =>
      test.desk.session.vault.client.prepare('SELECT count(*) FROM imported_address').pluck().get();
    await expect.poll(rows).toBe(2);
    expect((await test.request('ledger.verify', {})).findings).toEqual([]);
  });

  it('finds addresses by what they are, begin and end with, in imports and wallets alike', async () => {
    const good = Array.from({ length: 300 }, bitcoinAddress);
    await importFile(put('a.csv', ['address', ...good].join('\n')));
    const [wanted = ''] = good;
    for (const [how, text] of [
      ['exact', wanted],
      ['prefix', wanted.slice(0, 12)],
      ['suffix', wanted.slice(-9)],
    ] as const) {
      const { rows, total } = await test.request('address.page', { filter: { search: { how, text } } });
      expect([how, total, rows[0]?.canonical]).toEqual([how, 1, wanted]);
    }
    // Would catch: an end that is longer or shorter than what its index knows.
    for (const length of [2, 3, 4, 5]) {
      const text = wanted.slice(-length);
      const { rows } = await test.request('address.page', { filter: { search: { how: 'suffix', text } } });
      const ending = good.filter((one) => one.endsWith(text));
      expect(rows.map(({ canonical }) => canonical).sort()).toEqual(ending.sort());
    }
    // Ends of any length, of which few or many rows have one.
    for (const length of [1, 2, 3, 4, 5, 34]) {
      const text = wanted.slice(-length);
      const { rows } = await test.request('address.page', {
        filter: { search: { how: 'suffix', text } },
        limit: 300,
      });
      const own = good.filter((one) => one.endsWith(text)).sort();
      expect(rows.map(({ canonical }) => canonical).sort()).toEqual(own);
    }
    expect((await test.request('address.page', { filter: { chain: 'ethereum' } })).total).toBe(0);
    for (const text of [wanted, wanted.slice(0, 9), wanted.slice(-6)])
      expect((await test.request('search.find', { text }))[0]?.matched).toBe(wanted);
  });

  it('names record and field of a row that was changed, removed or added behind its back', async () => {
    const good = Array.from({ length: 600 }, bitcoinAddress);
    const lines = good.map((text, at) => `${text},bitcoin,client ${at}`);
    const { record } = await importFile(put('a.csv', ['address,chain,label', ...lines].join('\n')));
    const { client } = test.desk.session.vault;
    client.exec('DROP TRIGGER imported_address_fixed; DROP TRIGGER imported_address_kept');
    const [one = '', two = ''] = good;
    client
      .prepare("UPDATE imported_address SET rest = replace(rest, 'client 0', 'nobody') WHERE canonical = ?")
      .run(one);
    client.prepare('DELETE FROM imported_address WHERE canonical = ?').run(two);
    const added = bitcoinAddress();
    client
      .prepare('INSERT INTO imported_address SELECT first_segment, ?, 0, ? FROM import_run')
      .run(added, '9');
    const { findings } = await test.request('ledger.verify', {});
    const told = findings.map(({ code, field, found, number }) => [code, field, found, number]);
    const at = `${record?.number}, a.csv`;
    expect(told).toContainEqual(['field.changed', 'label', 'nobody', `${at}:2, ${one}`]);
    expect(told).toContainEqual(['row.missing', '', '', `${at}:3, ${two}`]);
    expect(told).toContainEqual(['row.extra', 'bitcoin', '', `${at}:9, ${added}`]);
    expect(told).toHaveLength(3);
  });

  it('keeps no row with a secret, asks before it keeps the file, and repeats nothing of it', async () => {
    const words = `${'abandon '.repeat(11)}about`;
    const file = put('a.csv', `address,label\n${bitcoinAddress()},fine\n${bitcoinAddress()},${words}\n`);
    await expect(importFile(file)).rejects.toMatchObject({ code: 'attachment.secret' });
    const { totals, record } = await importFile(file, { secret: 'keep' });
    expect(totals).toMatchObject({ accepted: 1, rejected: 1 });
    const source = await test.request('attachment.get', { id: record?.sourceId ?? '' });
    expect(source.secret).toBe('contains');
    const rejects = await test.request('attachment.read', { id: record?.rejectsId ?? '' });
    expect(Buffer.from(rejects.bytes).toString('utf8')).toContain('3,rejected,text.secret');
    expect(Buffer.from(rejects.bytes).toString('utf8')).not.toContain('abandon');
  });
});

describe('an import of records', () => {
  it('reads an old register of exhibits in windows-1251 as it was written here, and takes it back whole', async () => {
    const text = [
      'Описание;Тип;Серийный номер;Кол-во;Место хранения;Дата изъятия',
      'Телефон «Samsung»;телефон;R58M123;1;К1/С2/П3;18.11.2025',
      '"Ноутбук ""Asus""";ноутбук;AS-9;1;К1/С2/П4;19.11.2025 21:40',
      'Тетрадь;документ;;;К1;31.02.2025',
    ].join('\r\n');
    const file = put('журнал.csv', Buffer.from([...text].map(toWindows1251)));
    const seen = await test.request('import.preview', {
      file,
      kind: 'exhibits',
      caseId,
      job: 'p',
      whole: true,
    });
    expect(seen.plan.dialect).toMatchObject({
      encoding: 'windows-1251',
      delimiter: ';',
      language: 'ru',
      dateOrder: 'dmy',
    });
    expect(seen.totals).toMatchObject({ read: 3, accepted: 2, rejected: 1 });
    const { record } = await importFile(file, { kind: 'exhibits' });
    const exhibits = await test.request('exhibit.list', { caseId });
    expect(exhibits.map(({ kind, serial, foundAt }) => [kind, serial, foundAt])).toEqual([
      ['phone', 'R58M123', ''],
      ['computer', 'AS-9', '2025-11-19T21:40'],
    ]);
    expect((await importFile(file, { kind: 'exhibits' })).totals).toMatchObject({
      accepted: 0,
      duplicates: 2,
    });
    await test.request('import.undo', { id: record?.id ?? '', reason: 'Чужой журнал' });
    expect(await test.request('exhibit.list', { caseId })).toEqual([]);
    const { alerts, counts } = await test.request('home.get', {});
    expect([counts.exhibits, alerts.filter(({ code }) => code === 'exhibit.unsealed')]).toEqual([0, []]);
    expect((await test.request('statistics.read', { from: '', to: '' })).total.exhibits).toBe(0);
    expect((await test.request('ledger.verify', {})).findings).toEqual([]);
  });

  // Would catch: an exhibit that somebody holds, gone from every list and report by one hand.
  it('is not taken back once an exhibit of it carries a wallet or was acted on', async () => {
    const file = put('журнал.csv', 'Описание;Серийный номер\nТелефон;R58M123\nНоутбук;AS-9\n');
    const { record } = await importFile(file, { kind: 'exhibits' });
    const [first, second] = await test.request('exhibit.list', { caseId });
    const undo = () => test.request('import.undo', { id: record?.id ?? '', reason: 'Чужой журнал' });
    await test.request('custody.record', {
      draft: { action: 'sealed', items: [{ id: second?.id ?? '', newSeal: 'PL-7' }] },
    });
    await expect(undo()).rejects.toMatchObject({ code: 'import.used', params: { number: second?.number } });
    const draft = { caseId, exhibitId: first?.id ?? '', label: 'Леджер', control: 'access' as const };
    await test.request('wallet.record', { draft });
    await expect(undo()).rejects.toMatchObject({ code: 'import.used', params: { number: first?.number } });
    expect(await test.request('exhibit.list', { caseId })).toHaveLength(2);
    expect((await test.request('import.list', { caseId }))[0]?.state).toBe('live');
  });
});

function toWindows1251(sign: string): number {
  const code = sign.charCodeAt(0);
  if (code >= 0x410 && code <= 0x44f) return code - 0x410 + 0xc0;
  return { ё: 0xb8, '«': 0xab, '»': 0xbb }[sign] ?? code;
}
