import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Launched, launch } from './launch';
import { addExhibit, makeVault, openCase } from './steps';

const images = path.resolve(import.meta.dirname, '../fixtures/images');
let running: Launched;
let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'dalel-attach-'));
  running = await launch();
  await makeVault(running.page);
  await openCase(running.page);
  await addExhibit(running.page);
});
afterAll(async () => {
  await running.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What the system's dialog would answer. */
async function choose(file: string): Promise<void> {
  await running.app.evaluate(({ dialog }, chosen) => {
    Object.assign(dialog, { showOpenDialog: async () => ({ canceled: false, filePaths: [chosen] }) });
  }, file);
  await running.page.getByTestId('attach-file').click();
}
const row = (name: string) =>
  running.page.getByTestId('section-attachments').getByRole('row').filter({ hasText: name });
async function open(name: string): Promise<void> {
  await row(name).first().dblclick();
  await running.page.getByTestId('page-attachment').waitFor();
}
const violations = async () =>
  (await new AxeBuilder({ page: running.page }).setLegacyMode(true).analyze()).violations.map(({ id }) => id);

describe('attachments in the window', () => {
  // Would catch: workers that do not start in the packaged app, and an image that the page may not show.
  it('hashes a file in a worker and shows an image', async () => {
    await choose(path.join(images, 'prose.png'));
    await row('prose.png').waitFor();
    await open('prose.png');
    await running.page.getByTestId('image-view').waitFor();
    expect(
      await running.page.getByTestId('image-view').evaluate((image) => Reflect.get(image, 'naturalWidth')),
    ).toBe(900);
    expect(await violations()).toEqual([]);
    await running.page.getByTestId('verify-file').click();
    await running.page.getByTestId('file-verified').waitFor();
    await running.page.getByTestId('back').click();
  });

  // Would catch: a long job that cannot be stopped, or that leaves a record.
  it('stops a large file on its way', async () => {
    const large = path.join(folder, 'large.bin');
    writeFileSync(large, '');
    truncateSync(large, 4_000_000_000);
    await choose(large);
    await running.page.getByTestId('cancel-attaching').click();
    await running.page.getByTestId('attaching').waitFor({ state: 'detached' });
    expect(await row('large.bin').count()).toBe(0);
  });

  // Would catch: a photographed phrase that goes in without a word, or a copy that shows it.
  it('asks what to do with a secret, covers it, and blacks it out in a copy', async () => {
    const { page } = running;
    await choose(path.join(images, 'seed.png'));
    await page.getByTestId('secret-choice').waitFor();
    expect(await violations()).toEqual([]);
    await page.getByTestId('secret-keep').click();
    await row('seed.png').waitFor();
    await open('seed.png');
    await page.getByTestId('secret-covered').waitFor();
    expect(await page.getByTestId('image-view').count()).toBe(0);
    expect(await page.getByTestId('save-copy').count()).toBe(0);
    await page.getByTestId('black-out').click();
    await page.locator('[data-testid="section-black-out"] button[aria-label]').first().waitFor();
    expect(await violations()).toEqual([]);
    await page.getByTestId('black-save').click();
    await page.getByRole('heading', { name: 'seed (blacked out).png' }).waitFor();
    await page.getByTestId('save-copy').waitFor();
  });
});
