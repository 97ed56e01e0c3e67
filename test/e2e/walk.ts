// `npm start` on a machine without a display: the main job through the real window, then the sample vault's pages.
// Plain Node 24 runs it, so imports carry their extensions.
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { makePki } from '../tools/makePki.ts';
import { type Launched, launch } from './launch.ts';
import { answerDialogs, signReport } from './reportSteps.ts';
import {
  addExhibit,
  addLink,
  addSite,
  addWallet,
  go,
  lock,
  makeVault,
  openCase,
  openCasePage,
  unlock,
} from './steps.ts';

const title = 'Пирамида «Алтын күз»';
const folder = mkdtempSync(join(tmpdir(), 'dalel-start-'));
const pictures = join(folder, 'screenshots');
const certificates = join(folder, 'certificates');
const report = join(folder, 'report.pdf');

function say(words: string): void {
  process.stdout.write(`${words}\n`);
}

let taken = 0;
async function picture(page: Page, name: string): Promise<void> {
  taken += 1;
  await page.screenshot({ path: join(pictures, `${String(taken).padStart(2, '0')}-${name}.png`) });
}

async function walkMainJob(running: Launched): Promise<void> {
  const { page, app } = running;
  await page.getByTestId('page-welcome').waitFor();
  await picture(page, 'first-start');
  await makeVault(page);
  await picture(page, 'empty-home');
  await openCase(page, title);
  await picture(page, 'case');
  await addExhibit(page);
  await picture(page, 'exhibit');
  await openCasePage(page, title);
  await addWallet(page);
  await picture(page, 'wallet');
  await openCasePage(page, title);
  await addSite(page);
  await picture(page, 'site');
  await openCasePage(page, title);
  await addLink(page);
  await openCasePage(page, title);
  await picture(page, 'case-filled');
  await answerDialogs(app, { open: join(certificates, 'investigator.p12'), save: report });
  await signReport(page, {
    language: 'kk',
    passphrase: 'test123',
    beforeSigning: () => picture(page, 'preview'),
  });
  await picture(page, 'signed');
  await go(page, 'ledger');
  await picture(page, 'ledger');
  await lock(page);
  await picture(page, 'locked');
  await unlock(page);
  await picture(page, 'home');
}

async function walkSample(running: Launched): Promise<void> {
  const { page } = running;
  await page.getByTestId('page-welcome').waitFor();
  await page.getByTestId('open-sample').click();
  await page.getByTestId('page-home').waitFor({ timeout: 120_000 });
  for (const where of [
    'home',
    'cases',
    'exhibits',
    'wallets',
    'envelopes',
    'sites',
    'reports',
    'ledger',
    'officers',
    'backup',
    'settings',
  ]) {
    await go(page, where);
    await picture(page, `sample-${where}`);
  }
}

async function withWindow(name: string, walk: (running: Launched) => Promise<void>): Promise<void> {
  const home = join(folder, name);
  mkdirSync(home);
  const running = await launch({ userData: join(home, 'user'), env: { HOME: home } });
  try {
    await walk(running);
  } catch (error) {
    await picture(running.page, 'stopped-here').catch(() => undefined);
    process.stderr.write(running.output());
    throw error;
  } finally {
    await running.close({ keepUserData: true });
  }
}

mkdirSync(pictures);
makePki(certificates, ['investigator', 'evidence-officer']);
say('walking the main job: vault, case, exhibit, wallet, mining site, link, report');
await withWindow('main-job', walkMainJob);
say('opening the sample vault');
await withWindow('sample', walkSample);
say(`
done
  signed report      ${report}
  test certificates  ${certificates} (root.pem, *.p12; passphrase in passphrase.txt)
  screenshots        ${pictures}`);
