import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addColleague, signHere } from './handsSteps';
import { type Launched, launch } from './launch';
import {
  beginSearch,
  closeSearch,
  findThing,
  nameWitnesses,
  signProtocol,
  tellAddresses,
  things,
} from './sceneSteps';
import { choose, fill, go, makeVault, officer, openCase, save, unlock, vaultPassphrase } from './steps';

let running: Launched;
let page: Page;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dalel-inventory-'));
  running = await launch({ userData: join(folder, 'user'), env: { HOME: folder } });
  page = running.page;
});
afterAll(async () => {
  await running.close();
  rmSync(folder, { recursive: true, force: true });
});

const keeper = { name: 'Б. Серік', passphrase: 'екінші адамның құпия сөзі' };

async function ask<T>(route: string, input: object): Promise<T> {
  const answer = (await page.evaluate(([name, given]) => window.dalel.request(name, given), [
    route,
    input,
  ] as const)) as { ok: boolean; value: T };
  expect(answer).toMatchObject({ ok: true });
  return answer.value;
}

const sign = (passphrase: string) => signHere(page, passphrase);

async function become(name: string, passphrase: string): Promise<void> {
  const loaded = page.waitForEvent('load');
  await page.getByTestId('lock').click();
  await loaded;
  await page.getByTestId('page-unlock').waitFor();
  await page.getByTestId('officer-choice').selectOption({ label: name });
  await unlock(page, passphrase);
}

async function scan(text: string): Promise<void> {
  await page.getByTestId('scan-field').fill(text);
  await page.getByTestId('scan-field').press('Enter');
}

interface Exhibit {
  id: string;
  number: string;
  bagNumber: string;
}

// Would catch: a thing that somewhere between the search and the verdict nobody answers for, or that is lost from the lists.
it('carries twelve things from the search to the verdict: protocol signed, handed over, counted with one missing, found, disposed of', async () => {
  await makeVault(page);
  await openCase(page);
  await addColleague(page, keeper);
  await beginSearch(page);
  for (const [index, thing] of things.entries()) await findThing(page, thing, index === 0);
  await tellAddresses(page);
  await nameWitnesses(page);
  await closeSearch(page);
  await signProtocol(running, folder);
  const exhibits = await ask<Exhibit[]>('exhibit.list', {});
  expect(exhibits).toHaveLength(12);

  await go(page, 'custody');
  await page.getByTestId('new-custody').click();
  await page.getByTestId('page-custody-form').waitFor();
  for (const [index, { number, bagNumber }] of exhibits.entries()) {
    await scan(bagNumber || number);
    await page.getByTestId('custody-items').locator('li').nth(index).waitFor();
  }
  await choose(page, 'to.officerId', new RegExp(keeper.name));
  await fill(page, 'toPlace', 'Бөлме 2/Стеллаж 1');
  await fill(page, 'purpose', 'сақтау');
  await page.getByTestId('receiver-here').check();
  await page.getByTestId('save').click();
  await sign(keeper.passphrase);
  await page.getByTestId('page-custody-event').getByTestId('section-items').waitFor();
  expect(await page.getByTestId('section-items').locator('li').count()).toBe(12);
  expect(await page.getByTestId('section-answer').count()).toBe(0);

  await become(keeper.name, keeper.passphrase);
  await go(page, 'counts');
  await page.getByTestId('new-count').first().click();
  await fill(page, 'place', 'Бөлме 2');
  await fill(page, 'reason', 'кадр ауысты');
  await save(page, 'page-count');
  // The SIM lies in the phone without a bag of its own: it is counted with it. The last thing is not on the shelf.
  const onShelf = exhibits.slice(0, -1).filter(({ bagNumber }) => bagNumber !== '');
  for (const [index, { bagNumber }] of onShelf.entries()) {
    await scan(bagNumber);
    await page.getByTestId('section-lines').getByText(bagNumber, { exact: true }).first().waitFor();
    expect(index).toBeLessThan(onShelf.length);
  }
  expect(await page.getByTestId('count-result').count()).toBe(0);
  await page.getByTestId('close-count').click();
  await sign(vaultPassphrase);
  await page.getByTestId('count-result').waitFor();
  await go(page, 'home');
  await page.getByTestId('alert-discrepancy.open').click();
  await page.getByTestId('page-discrepancy').waitFor();
  await fill(page, 'outcome', 'көрші сөреде жатқан');
  await page.getByTestId('save').click();
  // Two end it, whoever found the thing again.
  await sign(vaultPassphrase);
  await page.getByTestId('section-resolve').waitFor({ state: 'detached' });
  await go(page, 'home');
  expect(await page.getByTestId('alert-discrepancy.open').count()).toBe(0);

  const last = exhibits.at(-1);
  await go(page, 'exhibits');
  await page.evaluate((url) => {
    location.hash = url;
  }, `/exhibits/${last?.id}`);
  await page.getByTestId('section-custody').waitFor();
  await page.getByTestId('custody-more').click();
  await page.getByRole('menuitem').last().click();
  await page.getByTestId('page-disposition-form').waitFor();
  await page.getByTestId('field-way').selectOption('returned-to-owner');
  await fill(page, 'orderNumber', '1-77/2026');
  await fill(page, 'orderDate', '2026');
  await fill(page, 'issuer', 'Шымкент қ. соты');
  await fill(page, 'recipient.name', 'Асанова Гүлнар');
  await page.getByTestId('save').click();
  await sign(vaultPassphrase);
  await page.getByTestId('page-disposition').waitFor();

  await page.evaluate((url) => {
    location.hash = url;
  }, `/exhibits/${last?.id}`);
  await page.getByTestId('custody-gone').waitFor();
  expect(await ask<Exhibit[]>('exhibit.list', {})).toHaveLength(12);
  // The protocol that was signed at the scene still stands, signed, beside all that followed.
  expect(await ask('report.list', {})).toMatchObject([{ kind: 'seizure', status: 'signed' }]);
  expect(await ask('ledger.verify', {})).toMatchObject({ ok: true, findings: [] });
  expect(await page.getByTestId('officer').textContent()).not.toContain(officer.name);
});
