import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makePki } from '../tools/makePki';
import { makeToken, type SoftToken } from '../tools/makeToken';
import { familyOf } from './family';
import { type Launched, launch } from './launch';
import { answerDialogs } from './reportSteps';
import { makeVault, openCase, openCasePage } from './steps';

const title = 'Пирамида «Алтын күз»';
let folder: string;
let token: SoftToken;
let running: Launched;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dalel-e2e-token-'));
  const pki = makePki(join(folder, 'pki'), ['evidence-officer', 'expired', 'witness']);
  token = makeToken(pki, ['evidence-officer', 'expired', 'witness'], { hidden: ['witness'] });
  const env = { HOME: folder, SOFTHSM2_CONF: process.env.SOFTHSM2_CONF ?? '' };
  running = await launch({ userData: join(folder, 'user'), env });
});
afterAll(async () => {
  await running.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The processes of the app that have the vendor's module in them. */
function holdModule(): number[] {
  return familyOf(running.app.process().pid).filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/maps`, 'utf8').includes('libsofthsm2');
    } catch {
      return false;
    }
  });
}

// Would catch: a module that is loaded into the process of the vault or of the window, a PIN that is tried by itself, a
// dialog that signs with a certificate that may not sign.
it('signs in the window by a token, whose module is confirmed first and stays nowhere', async () => {
  const { page, app } = running;
  const copy = join(folder, 'report.pdf');
  await makeVault(page);
  await openCase(page, title);
  await openCasePage(page, title);
  await page.getByTestId('add-report').first().click();
  await page.getByTestId('page-report-form').waitFor();
  await page.getByTestId('sign-by').locator('label[for$="-token"]').click();
  await answerDialogs(app, { open: token.module, save: copy });
  await page.getByTestId('choose-token-module').click();
  await page.getByTestId('keep-token-module').click();
  await page.getByTestId('token').waitFor();
  expect(await page.getByTestId('token-certificate-expired').isDisabled()).toBe(true);
  expect(await page.getByTestId('token-certificate-evidence-officer').isChecked()).toBe(true);
  // Legacy mode: Electron has no second page for axe to gather its results in.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.getByTestId('field-pin').fill('000000');
  await page.getByTestId('sign-report').click();
  await page.locator('[data-testid="sign-refused"][data-code^="token.wrong-pin"]').waitFor();
  expect(await page.getByTestId('field-pin').inputValue()).toBe('');
  await page.getByTestId('field-pin').fill(token.pin);
  await page.getByTestId('sign-report').click();
  await page.getByTestId('report-signed').waitFor({ timeout: 60_000 });
  await expect.poll(holdModule, { timeout: 10_000, interval: 500 }).toEqual([]);
  await page.getByTestId('save-copy').click();
  await page.getByTestId('copy-saved').waitFor();
  expect(execFileSync('pdfsig', [copy], { encoding: 'utf8' })).toContain('Signature is Valid');
  expect(running.output()).not.toContain(token.pin);
  const kept = readFileSync(join(folder, 'user', 'preferences.json'), 'utf8');
  expect(kept).toContain(token.module);
  expect(kept).not.toContain(token.pin);
});

// Would catch: a certificate that its owner alone sees being out of reach, or a PIN that is sent without being asked to.
it('shows on request what the token shows with its PIN, and signs by that', async () => {
  const { page } = running;
  await page.getByTestId('sign-by').locator('label[for$="-token"]').click();
  await page.getByTestId('token').waitFor();
  expect(await page.getByTestId('token-certificate-witness').count()).toBe(0);
  expect(await page.getByTestId('token-show').isDisabled()).toBe(true);
  await page.getByTestId('field-pin').fill(token.pin);
  await page.getByTestId('token-show').click();
  await page.getByTestId('token-certificate-witness').click();
  await page.getByTestId('sign-report').click();
  await page.getByTestId('report-countersigned').waitFor({ timeout: 60_000 });
  await expect.poll(holdModule, { timeout: 10_000, interval: 500 }).toEqual([]);
});
