import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Launched, launch } from './launch';
import { peek } from './peek';
import { addresses, addWallet, go, makeVault, officer, openCase, openCasePage, unlock } from './steps';

let folder: string;
let running: Launched;
let page: Page;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dalel-hiddenmatch-'));
  running = await launch({ userData: join(folder, 'user'), env: { HOME: folder } });
  page = running.page;
});
afterAll(async () => {
  await running.close();
  rmSync(folder, { recursive: true, force: true });
});

const title = 'Пирамида «Жасырын»';
const other = { name: 'Б. Серік', unit: 'Алматы қ. ПД', passphrase: 'екінші адамның құпия сөзі' };

async function lockNow(): Promise<void> {
  const loaded = page.waitForEvent('load');
  await page.getByTestId('lock').click();
  await loaded;
  await page.getByTestId('page-unlock').waitFor();
}

async function unlockAs(name: string, passphrase?: string): Promise<void> {
  await page.getByTestId('officer-choice').selectOption({ label: name });
  await unlock(page, passphrase);
}

// Would catch: a match in another unit's case that says more than whom to ask, or of which that unit learns nothing.
it('tells an officer of another unit whom to ask, and the unit that somebody was told', async () => {
  await makeVault(page);
  await openCase(page, title);
  await addWallet(page);
  await go(page, 'officers');
  await page.getByTestId('own-service-number').fill('KZ-0001');
  await page.getByTestId('save-identity').click();
  await page.getByTestId('identify').waitFor({ state: 'detached' });
  await page.getByTestId('add-officer').click();
  const form = page.getByTestId('officer-form');
  expect(await peek(page, 'add-officer')).toEqual([]);
  await form.getByTestId('field-name').fill(other.name);
  await form.getByTestId('field-unit').fill(other.unit);
  await form.getByTestId('field-serviceNumber').fill('KZ-0002');
  await form.getByTestId('passphrase').fill(other.passphrase);
  await form.getByTestId('passphrase-again').fill(other.passphrase);
  await form.getByTestId('save-officer').click();
  await form.waitFor({ state: 'detached' });

  await lockNow();
  await unlockAs(other.name, other.passphrase);
  await go(page, 'cases');
  expect(await page.getByText(title).count()).toBe(0);
  await page.getByTestId('search').click();
  await page.getByTestId('search-text').fill(addresses.ethereum);
  const notice = page.getByTestId('hidden-matches');
  await notice.waitFor();
  const told = await notice.textContent();
  expect(told).toContain(officer.unit);
  expect(told).toContain(officer.name);
  expect(told).not.toContain('Жасырын');
  expect(await peek(page, 'hidden-match')).toEqual([]);
  expect(await page.getByTestId('hit').count()).toBe(0);
  await page.keyboard.press('Escape');

  await lockNow();
  await unlockAs(officer.name);
  await go(page, 'home');
  const alert = page.getByTestId('alert-match.told').first();
  await alert.waitFor();
  const said = await alert.textContent();
  for (const part of [other.name, other.unit, addresses.ethereum.toLowerCase()])
    expect(said?.toLowerCase()).toContain(part.toLowerCase());
  expect(await peek(page, 'match-told')).toEqual([]);
  await alert.click();
  await page.getByTestId('page-case').waitFor();
  await openCasePage(page, title);
});
