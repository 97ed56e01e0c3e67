import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { OfficerRecord } from '../../db/domain/officer';
import { lines, otherTron, suspectTron, txid } from './fundsSupport';
import { type Crew, draftOf, handsOf, makeCrew, passphrases, refusalOf } from './officersSupport';

let made: Crew;
let outsider: OfficerRecord;
let agencyLine: string;
let own: string;
let hiddenCase: string;

/** The founder's unit has a case with an agency wallet and a numbered exhibit; another unit's investigator sees neither. */
beforeEach(async () => {
  made = await makeCrew();
  const { test, founder, second, become } = made;
  const hidden = await test.request('case.record', { draft: { title: 'Тайна' } });
  hiddenCase = hidden.id;
  const agency = await test.request('wallet.record', {
    draft: { caseId: hidden.id, label: 'Орган', control: 'access', addresses: lines(otherTron, 'agency') },
  });
  agencyLine = agency.addresses[0]?.id ?? '';
  await test.request('exhibit.record', {
    draft: { caseId: hidden.id, description: 'Телефон', unitNumber: 'ВД-77' },
  });
  const file = join(test.folder, 'providers.csv');
  writeFileSync(file, 'Название;Вид\nБиржа;exchange\n');
  const table = { file, kind: 'providers' as const, caseId: hidden.id };
  const { plan } = await test.request('import.preview', { ...table, job: 'p' });
  const { record } = await test.request('import.run', { ...table, plan, job: 'r' });
  await test.request('import.undo', { id: record?.id ?? '', reason: 'Чужой журнал' });
  await become(second, passphrases.second);
  outsider = await test.request('officer.add', {
    draft: draftOf('В. Ли', 'investigator', { unit: 'Алматы қ. ПД' }),
    passphrase: passphrases.third,
    hands: handsOf({ officerId: founder.id, passphrase: passphrases.founder }),
  });
  await become(outsider, passphrases.third);
  own = (await test.request('case.record', { draft: { title: 'Своё' } })).id;
});
afterEach(() => made.test.end());

const found = async (work: Promise<unknown>) => {
  const thrown: { findings?: { code: string; params: object }[] } = await work.then(
    () => ({}),
    (error) => error,
  );
  return thrown.findings ?? [];
};

// Would catch: a refusal that says that an address is another case's agency wallet, to somebody who may not know of the case.
it('an address of a hidden case is refused with whom to ask, and they see that it was told', async () => {
  const { test, second, founder, become } = made;
  const draft = { caseId: own, label: 'Орган', addresses: lines(otherTron, 'agency') };
  const told = await found(test.request('wallet.record', { draft }));
  expect(told).toMatchObject([
    { code: 'address.hidden-case', params: { unit: founder.unit, contact: founder.name } },
  ]);
  const suspect = await test.request('wallet.record', {
    draft: { caseId: own, label: 'Свой', control: 'access', addresses: lines(suspectTron, 'suspect') },
  });
  const movement = {
    caseId: own,
    fromAddressId: suspect.addresses[0]?.id ?? '',
    assetId: 'usdt.tron',
    amount: '5',
    txid: txid(3),
    movedAt: '2026-11-17T10:00',
    purpose: 'conversion' as const,
  };
  const hands = handsOf({ officerId: second.id, passphrase: passphrases.second });
  const typed = { draft: { ...movement, toText: otherTron }, hands };
  expect((await found(test.request('movement.record', typed))).map(({ code }) => code)).toEqual([
    'address.hidden-case',
  ]);
  const picked = { draft: { ...movement, toAddressId: agencyLine }, hands };
  expect(await refusalOf(test.request('movement.record', picked))).toBe('record.not-found');
  await become(founder, passphrases.founder);
  const { alerts } = await test.request('home.get', {});
  expect(alerts.map(({ code }) => code)).toContain('match.told');
});

// Would catch: a number of the unit's register, typed to learn whose thing has it.
it('a taken number of the register does not say whose thing has it', async () => {
  const { test } = made;
  const draft = { caseId: own, description: 'Флешка', unitNumber: 'ВД-77' };
  expect(await found(test.request('exhibit.record', { draft }))).toMatchObject([
    { code: 'exhibit.number-taken-hidden', params: {} },
  ]);
});

// Would catch: a provider that was taken back, shown as standing to all who do not see the case of its import.
it('a provider that was taken back is gone for everybody', async () => {
  expect(await made.test.request('provider.list', {})).toEqual([]);
});

// Would catch: a table of guesses, of which a preview says which ones a hidden case holds already.
it('a preview says nothing of what a hidden case holds', async () => {
  const { test } = made;
  const file = join(test.folder, 'guess.csv');
  writeFileSync(file, 'Описание\nТелефон\n');
  const guess = { file, kind: 'exhibits' as const, caseId: hiddenCase, whole: true, job: 'p' };
  expect(await refusalOf(test.request('import.preview', guess))).toBe('record.not-found');
});
