import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { matchAddresses } from '../../db/addressMatch';
import type { OfficerRecord } from '../../db/domain/officer';
import { type Crew, draftOf, handsOf, makeCrew, passphrases } from './officersSupport';

let made: Crew;
let outsider: OfficerRecord;
let importId: string;
let hidden: { id: string; number: string };

// The first account of the mnemonic that SLIP-132 prints, and its first address for change.
const zpub84 =
  'zpub6rFR7y4Q2AijBEqTUquhVz398htDFrtymD9xYYfG1m4wAcvPhXNfE3EfH1r1ADqtfSdVCToUG868RvUUkgDKf31mGDtKsAYz2oz2AGutZYs';
const change = 'bc1q8c6fshw2dlwun7ekn9qwf37cu2rn755upcp6el';
const agency = '0x52908400098527886E0F7030069857D2E4169EE7';
const poisoned = '0x5290a1b2c3d4e5f60718293a4b5c6d7e8f909ee7';

/** The founder's case holds an import; an investigator of another unit works on a case of their own. */
beforeEach(async () => {
  made = await makeCrew();
  const { test, founder, second, become } = made;
  hidden = await test.request('case.record', { draft: { title: 'Дело с реестром' } });
  const file = join(test.folder, 'реестр.csv');
  writeFileSync(
    file,
    ['address;chain;label', `${change.toUpperCase()};BTC;Клиент 7`, `${agency};ETH;вывод`].join('\n'),
  );
  const asked = { file, kind: 'addresses', caseId: hidden.id } as const;
  const { plan } = await test.request('import.preview', { ...asked, job: 'p' });
  importId = (await test.request('import.run', { ...asked, plan, job: 'r' })).record?.id ?? '';
  await become(second, passphrases.second);
  outsider = await test.request('officer.add', {
    draft: draftOf('В. Ли', 'investigator', { unit: 'Алматы қ. ПД' }),
    passphrase: passphrases.third,
    hands: handsOf({ officerId: founder.id, passphrase: passphrases.founder }),
  });
});
afterEach(() => made.test.end());

const match = () => made.test.request('keys.match', { text: zpub84, depth: 5, job: 'm' });
const alike = () => made.test.request('address.lookAlikes', { chain: 'bsc', text: poisoned });

// Would catch: a key that controls an address of an old register, and nobody is told.
it('finds an imported address by key and by its look, with the file and the line that it came from', async () => {
  const owner = { kind: 'import', id: importId, title: 'Клиент 7' };
  expect((await match()).hits).toMatchObject([
    { path: "m/84'/0'/0'/1/0", branch: 'change', owner, line: 2, caseId: hidden.id },
  ]);
  // So many are held against the segments instead of being looked up.
  const one = {
    chain: 'bitcoin',
    format: 'P2WPKH',
    path: 'm',
    branch: null,
    index: 0,
    customaryPath: false,
  } as const;
  const many = Array.from({ length: 3_100 }, (_, n) => ({
    ...one,
    address: n === 7 ? change : `bc1qno${n}`,
  }));
  const found = [...matchAddresses(made.test.desk.session.vault.read, many)].flat();
  expect(found).toMatchObject([{ address: change, owner, line: 2 }]);
  expect(await alike()).toMatchObject([{ canonical: agency, owner: { kind: 'import', title: 'вывод' } }]);
});

// Would catch: a match with rows that somebody took back.
it('finds nothing in an import that was undone', async () => {
  await made.test.request('import.undo', { id: importId, reason: 'Не то дело' });
  expect((await match()).hits).toEqual([]);
  expect(await alike()).toEqual([]);
  await made.become(outsider, passphrases.third);
  expect(await made.test.request('search.hidden', { text: change })).toEqual([]);
});

// Would catch: another unit's register read through a match, and a match that nobody tells of.
it('shows nothing of an import in a hidden case but the unit and whom to ask', async () => {
  await made.become(outsider, passphrases.third);
  expect((await match()).hits).toEqual([]);
  expect(await alike()).toEqual([]);
  for (const text of [change, change.toUpperCase(), agency]) {
    const told = await made.test.request('search.hidden', { text });
    expect(told).toHaveLength(1);
    expect(JSON.stringify(told)).not.toContain(hidden.number);
  }
});
