import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Launched, launch } from './launch';
import { peek } from './peek';
import { answerDialogs } from './reportSteps';
import { go, makeVault, openCase, openCasePage, unlock } from './steps';

const title = 'Пирамида «Қайта»';
const renewed = 'жаңа құпия сөз тіркесі';
let folder: string;
let running: Launched;
let page: Page;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dalel-recovery-'));
  mkdirSync(join(folder, 'stick'));
  running = await launch({ userData: join(folder, 'user'), env: { HOME: folder } });
  page = running.page;
});
afterAll(async () => {
  await running.close();
  rmSync(folder, { recursive: true, force: true });
});

async function typeGroups(groups: readonly string[]): Promise<void> {
  for (const [index, group] of groups.entries())
    await page.getByTestId(`recovery-group-${index + 1}`).fill(group);
}

async function lockNow(): Promise<void> {
  const loaded = page.waitForEvent('load');
  await page.getByTestId('lock').click();
  await loaded;
  await page.getByTestId('page-unlock').waitFor();
}

// Would catch: a backup that only the evidence process can put back, and an officer who lost everything but the paper
// with the recovery key and finds no way in the window.
it('puts a backup back with the recovery key alone, and a header after it was damaged', async () => {
  const groups = await makeVault(page);
  await openCase(page, title);
  const stick = join(folder, 'stick');
  await answerDialogs(running.app, { open: stick });
  await go(page, 'backup');
  expect(await peek(page, 'backup-none')).toEqual([]);
  await page.getByTestId('make-backup').click();
  await page.getByTestId('verify-backup').waitFor({ timeout: 60_000 });
  await page.getByTestId('verify-backup').click();
  await page.getByTestId('backup-verdict').waitFor();
  expect(await peek(page, 'backup-made')).toEqual([]);

  await lockNow();
  await page.getByTestId('restore-backup').click();
  await page.getByTestId('choose-backup').click();
  await page.getByTestId('which-backup').waitFor();
  const to = join(folder, 'қайтарылған');
  await answerDialogs(running.app, { open: to });
  mkdirSync(to);
  await page.getByTestId('choose-restore-place').click();
  await page.getByTestId('restore-passphrase-lost').click();
  await page.getByTestId('passphrase').fill(renewed);
  await page.getByTestId('passphrase-again').fill(renewed);
  await typeGroups(groups);
  await page.getByTestId('restore-reason').fill('ноутбук ұрланды, құпия фраза ұмытылды');
  await page.getByTestId('restore-authorisation').fill('№ 31');
  expect(await peek(page, 'restore-by-key')).toEqual([]);
  await page.getByTestId('do-restore').click();
  await page.getByTestId('page-unlock').waitFor({ timeout: 60_000 });
  await unlock(page, renewed);
  await openCasePage(page, title);
  const answer = (await page.evaluate(() => window.dalel.request('vault.session', {}))) as {
    value: { folder: string };
  };
  const restored = answer.value.folder;
  await answerDialogs(running.app, { open: stick });
  await go(page, 'backup');
  await page.getByTestId('make-backup').click();
  // The backup that it came from was recorded after it was copied: this is the first that the restored vault knows.
  await page.getByTestId('verify-backup').waitFor({ timeout: 60_000 });

  await lockNow();
  writeFileSync(join(restored, 'vault.json'), '{"format":"dalel-vault"');
  await page.reload();
  await page.getByTestId('look-at-vault').click();
  await page.getByTestId('header-by-key').waitFor();
  expect(await peek(page, 'known')).toEqual([]);
  await page.getByTestId('header-by-key').click();
  await typeGroups(groups);
  await page.getByTestId('restore-header').click();
  await page.getByTestId('passphrase').waitFor();
  expect(existsSync(join(restored, 'vault.json'))).toBe(true);
  expect(readFileSync(join(restored, 'vault.json'), 'utf8')).toContain('officers');
  await unlock(page, renewed);
  await openCasePage(page, title);
});
