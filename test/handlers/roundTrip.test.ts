import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AddressRow } from '../../db/domain/addressList';
import { p2pkh, p2wpkh, tron } from '../../electron/sample/addresses';
import { makeDeskVault, makeTestDesk, type TestDesk } from './support';

let test: TestDesk;
beforeEach(async () => {
  test = makeTestDesk();
  await makeDeskVault(test);
});
afterEach(() => test.end());

// The first account of the mnemonic that SLIP-132 prints, and two addresses of it.
const zpub84 =
  'zpub6rFR7y4Q2AijBEqTUquhVz398htDFrtymD9xYYfG1m4wAcvPhXNfE3EfH1r1ADqtfSdVCToUG868RvUUkgDKf31mGDtKsAYz2oz2AGutZYs';
const own = ['bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu', 'bc1q8c6fshw2dlwun7ekn9qwf37cu2rn755upcp6el'];

async function bring(caseId: string, file: string) {
  const asked = { file, kind: 'addresses', caseId } as const;
  const { plan } = await test.request('import.preview', { ...asked, job: 'p' });
  return test.request('import.run', { ...asked, plan, job: 'r' });
}

const said = ({ canonical, chain, label, role, memo }: AddressRow) =>
  [canonical, chain, label, role, memo].join('|');

/** All rows, page by page, as the window hands them to a file. */
async function rowsOf(caseId: string): Promise<AddressRow[]> {
  const rows: AddressRow[] = [];
  for (let total = 1; rows.length < total; ) {
    const page = await test.request('address.page', { filter: { caseId }, from: rows.length, limit: 100 });
    rows.push(...page.rows);
    total = page.total;
  }
  return rows;
}

// Would catch: an address, a label or a memo that is another one after it left and came back, or a page that is left out.
it('an old register is matched by a key, leaves as XLSX and comes back as the same rows', async () => {
  const first = await test.request('case.record', { draft: { title: 'Реестр' } });
  const second = await test.request('case.record', { draft: { title: 'Тот же реестр' } });
  const rows = Array.from({ length: 300 }, (_, n) => {
    const text = [tron, p2wpkh, p2pkh][n % 3]?.(`round ${n}`) ?? '';
    return `${text};${n % 3 === 0 ? 'TRX' : 'BTC'};=Клиент ${n}, «${n % 7}»;${n % 11 === 0 ? `0${n}` : ''}`;
  });
  const file = join(test.folder, 'реестр.csv');
  writeFileSync(
    file,
    ['Адрес;Сеть;Владелец;memo', ...rows, ...own.map((one) => `${one};BTC;;`)].join('\r\n'),
  );
  const { totals } = await bring(first.id, file);
  expect(totals).toMatchObject({ accepted: 302, rejected: 0 });
  const { hits } = await test.request('keys.match', { text: zpub84, depth: 5, job: 'm' });
  expect(hits.map(({ address, line }) => [address, line])).toEqual([
    [own[0], 302],
    [own[1], 303],
  ]);

  const kept = await rowsOf(first.id);
  const to = join(test.folder, 'выгрузка.xlsx');
  const header = ['Адрес', 'Сеть', 'Владелец', 'Роль', 'memo'];
  const { id } = await test.request('table.exportBegin', { to, format: 'xlsx', title: 'Адреса', header });
  for (let at = 0; at < kept.length; at += 100)
    await test.request('table.exportRows', {
      id,
      rows: kept
        .slice(at, at + 100)
        .map(({ canonical, chain, label, role, memo }) => [canonical, chain, label, role, memo]),
    });
  expect(await test.request('table.exportEnd', { id })).toMatchObject({ rows: 302 });

  expect((await bring(second.id, to)).totals).toMatchObject({ read: 302, accepted: 302, rejected: 0 });
  expect((await rowsOf(second.id)).map(said).sort()).toEqual(kept.map(said).sort());
});
