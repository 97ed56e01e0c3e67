import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dropFile } from './dropFile';
import { type Launched, launch } from './launch';
import { go } from './steps';

const pages = [
  'home',
  'cases',
  'seizures',
  'exhibits',
  'wallets',
  'funds',
  'valuations',
  'entitlements',
  'bridge',
  'rates',
  'labels',
  'addresses',
  'lists',
  'room',
  'envelopes',
  'custody',
  'deadlines',
  'counts',
  'sites',
  'reports',
  'statistics',
  'ledger',
  'backup',
  'officers',
  'settings',
];
/** A folder for pictures, where somebody wants to look: every page, language, theme and size. */
const pictures = process.env.DALEL_PICTURES;

const foreign = join(import.meta.dirname, '../fixtures/pdf-signatures/extensions-direct.pdf');

let folder: string;
let running: Launched;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dalel-look-'));
  running = await launch({ userData: join(folder, 'user'), env: { HOME: folder } });
  const { page } = running;
  await page.getByTestId('page-welcome').waitFor();
  await page.getByTestId('open-sample').click();
  await page.getByTestId('page-home').waitFor({ timeout: 120_000 });
});
afterAll(async () => {
  await running.close();
  rmSync(folder, { recursive: true, force: true });
});

async function setScreen(language: string, theme: string): Promise<void> {
  const { page } = running;
  await page.evaluate(
    ([chosen, look]) => window.dalel.request('app.setPreferences', { language: chosen, theme: look }),
    [language, theme] as const,
  );
  await page.reload();
  await page.getByTestId('page-unlock').or(page.getByTestId('shell')).first().waitFor();
  if (await page.getByTestId('shell').isVisible()) return;
  await page.getByTestId('passphrase').fill('demo');
  await page.getByTestId('unlock').click();
  await page.getByTestId('shell').waitFor();
}

/** Opens a page of the menu, or one that another page leads to by its address. */
async function visit(name: string): Promise<void> {
  const { page } = running;
  if (await page.getByTestId(`nav-${name}`).isVisible()) return go(page, name);
  await page.evaluate((place) => {
    location.hash = `#/${place}`;
  }, name);
  await page.getByTestId(`page-${name}`).waitFor();
}

/** Opens the first record of a list. */
async function openFirst(where: string): Promise<void> {
  const { page } = running;
  await go(page, where);
  // The first row is the header.
  await page.getByRole('row').nth(1).click();
  await page.getByTestId(`page-${where.replace(/s$/, '')}`).waitFor();
}

/** The first report that can be disclosed: one that waits for a signature cannot. */
async function openDisclosure(): Promise<void> {
  const { page } = running;
  await page.evaluate(async () => {
    const { value } = (await window.dalel.request('report.list', {})) as {
      value: { id: string; status: string }[];
    };
    const signed = value.find(({ status }) => status === 'signed' || status === 'countersigned');
    location.hash = `#/reports/${signed?.id}/disclose`;
  });
  await page.getByTestId('page-disclose').waitFor();
}

/** The page of the first record that a route lists: for kinds that no table of the menu opens. */
async function openListed(route: string, where: string, testId: string): Promise<void> {
  const { page } = running;
  await page.evaluate(
    async ([name, place]) => {
      const { value } = (await window.dalel.request(name, {})) as { value: { id: string }[] };
      location.hash = `#/${place}/${value[0]?.id}`;
    },
    [route, where] as const,
  );
  await page.getByTestId(testId).waitFor();
}

/** The kept pages of a report, drawn where its verdict stands. */
async function openPages(): Promise<void> {
  const { page } = running;
  await openFirst('reports');
  await page.getByTestId('show-pages').click();
  await page.locator('[data-testid="pdf-view"][data-shown="1"]').waitFor({ timeout: 60_000 });
}

/** What is said of a foreign file, with two signatures. */
async function openVerdict(): Promise<void> {
  const { page } = running;
  await visit('verify');
  await dropFile(page, 'drop-pdf', foreign);
  await page.getByTestId('verdict').waitFor({ timeout: 30_000 });
}

async function look(name: string, language: string, theme: string): Promise<string[]> {
  const { page } = running;
  await page.waitForLoadState('networkidle');
  // Legacy mode: Electron has no second page for axe to gather its results in.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  if (pictures !== undefined) {
    mkdirSync(pictures, { recursive: true });
    for (const [width, height] of [
      [1280, 800],
      [1920, 1080],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.screenshot({ path: join(pictures, `${name}-${language}-${theme}-${width}.png`) });
    }
  }
  return violations.map(
    (found) => `${name}: ${found.id} at ${found.nodes.map((node) => node.target.join(' ')).join(', ')}`,
  );
}

describe('every page of the sample vault', () => {
  it.each([
    ['kk', 'light'],
    ['en', 'dark'],
    ['ru', 'light'],
  ])('has nothing that axe objects to, in %s and %s', async (language, theme) => {
    await setScreen(language, theme);
    const found: string[] = [];
    for (const name of pages) {
      await visit(name);
      found.push(...(await look(name, language, theme)));
    }
    for (const name of ['cases', 'seizures', 'exhibits', 'wallets', 'envelopes', 'sites', 'reports']) {
      await openFirst(name);
      found.push(...(await look(name.replace(/s$/, ''), language, theme)));
    }
    await openDisclosure();
    await running.page.locator('[data-testid^="hide-/"]').first().check();
    await running.page.getByTestId('follows').waitFor();
    found.push(...(await look('disclose', language, theme)));
    await openFirst('cases');
    await running.page.getByTestId('new-report').first().click();
    await running.page.locator('[data-testid="pdf-view"][data-shown="1"]').waitFor({ timeout: 60_000 });
    found.push(...(await look('report-form', language, theme)));
    for (const way of ['token', 'outside']) {
      await running.page.getByTestId('sign-by').locator(`label[for$="-${way}"]`).click();
      found.push(...(await look(`report-form-${way}`, language, theme)));
    }
    await openPages();
    found.push(...(await look('report-pages', language, theme)));
    await openListed('provider.list', 'providers', 'page-provider');
    found.push(...(await look('provider', language, theme)));
    await openVerdict();
    found.push(...(await look('verify', language, theme)));
    expect(found).toEqual([]);
  });
});
