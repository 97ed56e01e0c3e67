import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSampleSigner } from '../../electron/signing/sample';
import { type Launched, launch } from './launch';
import { peek } from './peek';
import { answerDialogs } from './reportSteps';
import { addExhibit, makeVault, openCase, openCasePage, unlock } from './steps';

const title = 'Пирамида «Құлып»';
let folder: string;
let running: Launched;
let page: Page;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dalel-locking-'));
  mkdirSync(join(folder, 'home'));
  running = await launch({ userData: join(folder, 'user'), env: { HOME: folder } });
  page = running.page;
  await makeVault(page);
  await openCase(page, title);
  await addExhibit(page);
});
afterAll(async () => {
  await running.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Time as the page and main see it, so that nobody waits for minutes. */
async function passTime(where: 'page' | 'main', milliseconds: number): Promise<void> {
  if (where === 'page') {
    await page.evaluate((more) => {
      const real = Date.now.bind(Date);
      Date.now = () => real() + more;
    }, milliseconds);
  } else
    await running.app.evaluate((_electron, more) => {
      const real = Date.now.bind(Date);
      Date.now = () => real() + more;
    }, milliseconds);
}

async function evidencePid(): Promise<number> {
  const pid = await running.app.evaluate(
    ({ app }) =>
      app.getAppMetrics().find(({ name, serviceName }) => [name, serviceName].includes('Dalel evidence'))
        ?.pid,
  );
  if (pid === undefined) throw new Error('no evidence process runs');
  return pid;
}

describe('a vault that nobody uses', () => {
  // Would catch: a lock that comes unannounced, a warning that does not go away, a warning after which nothing locks.
  it('warns before it locks, stays when asked to, and locks when nobody answers', async () => {
    await page.evaluate(() => window.dalel.request('app.setPreferences', { lockAfterMinutes: 1 }));
    await page.reload();
    await page.getByTestId('shell').waitFor();
    await passTime('page', 40_000);
    await page.getByTestId('lock-soon').waitFor();
    expect(await peek(page, 'lock-soon')).toEqual([]);
    await page.getByTestId('lock-stay').click();
    await page.getByTestId('lock-soon').waitFor({ state: 'detached' });
    const emptied = page.waitForEvent('load');
    await passTime('page', 40_000);
    await page.getByTestId('lock-soon').waitFor();
    await passTime('main', 61_000);
    await emptied;
    await page.getByTestId('page-unlock').waitFor();
    expect(await page.getByText(title).count()).toBe(0);
    await page.evaluate(() => window.dalel.request('app.setPreferences', { lockAfterMinutes: 10 }));
    await unlock(page);
  });
});

describe('locking while a report is being signed', () => {
  // Would catch: a lock that cuts a signature off unasked, or a question whose answers do not do what they say.
  it('asks first; waiting ends in a signed report, locking all the same in one that says it was cut short', async () => {
    const signer = makeSampleSigner({ commonName: 'ҒАНИ ӘБІЛҚАЙЫР', organisation: 'SAMPLE' });
    writeFileSync(join(folder, 'officer.p12'), signer.p12);
    await answerDialogs(running.app, { open: join(folder, 'officer.p12') });
    const begin = async (lock: () => Promise<void>) => {
      await openCasePage(page, title);
      await page.getByTestId('add-report').first().click();
      await page.getByTestId('page-report-form').waitFor();
      await page.getByTestId('choose-pkcs12').click();
      await page.getByTestId('field-passphrase').fill(signer.passphrase);
      // Stopped, the process signs as long as it is needed here.
      process.kill(await evidencePid(), 'SIGSTOP');
      await page.getByTestId('sign-report').click();
      await page.getByTestId('sign-progress').waitFor();
      await lock();
      await page.getByTestId('lock-wait').waitFor();
    };
    await begin(() => page.getByTestId('lock').click());
    expect(await peek(page, 'lock-signing')).toEqual([]);
    await page.getByTestId('lock-wait').click();
    process.kill(await evidencePid(), 'SIGCONT');
    await page.getByTestId('report-signed').waitFor({ timeout: 60_000 });
    // The key asks as the button does, and once, however often it is pressed.
    await begin(async () => {
      await page.keyboard.press('Control+KeyL');
      await page.keyboard.press('Control+KeyL');
    });
    expect(await page.getByTestId('lock-wait').count()).toBe(1);
    const emptied = page.waitForEvent('load');
    await page.getByTestId('lock-anyway').click();
    process.kill(await evidencePid(), 'SIGCONT');
    await emptied;
    await unlock(page);
    await openCasePage(page, title);
    const reports = (await page.evaluate(() => window.dalel.request('report.list', {}))) as {
      value: { status: string }[];
    };
    expect(reports.value.map(({ status }) => status).sort()).toEqual(['failed', 'signed']);
  });
});

describe('the sample vault', () => {
  // Would catch: a page that is reloaded over an open vault and shows none, or the words of a vault that was open before.
  it('is there again after the page was loaded anew, and asks for its passphrase after it was locked', async () => {
    await running.close();
    running = await launch({ userData: join(folder, 'another'), env: { HOME: join(folder, 'home') } });
    page = running.page;
    await page.getByTestId('open-sample').click();
    await page.getByTestId('shell').waitFor({ timeout: 120_000 });
    const name = await page.getByTestId('vault-name').textContent();
    const entries = await page.getByTestId('entries').textContent();
    await page.reload();
    await page.getByTestId('shell').waitFor();
    expect(await page.getByTestId('vault-name').textContent()).toBe(name);
    expect(await page.getByTestId('entries').textContent()).toBe(entries);
    const emptied = page.waitForEvent('load');
    await page.getByTestId('lock').click();
    await emptied;
    await unlock(page, 'demo');
    expect(await page.getByTestId('vault-name').textContent()).toBe(name);
  });
});
