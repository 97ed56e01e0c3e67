import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { familyOf, gone } from './family';
import { type Launched, launch } from './launch';
import { fill, go, makeVault, openCase, unlock } from './steps';

const kills = 3;
let folder: string;
let running: Launched;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dalel-crash-'));
  running = await open();
});
afterAll(async () => {
  await running.close();
  rmSync(folder, { recursive: true, force: true });
});

const open = () => launch({ userData: join(folder, 'user'), env: { HOME: folder } });

/** The main process ends as a power cut would end it: no handler runs, in no process. */
async function killMain(): Promise<void> {
  const main = running.app.process();
  const family = familyOf(main.pid);
  main.kill('SIGKILL');
  // Its children end when they notice; a new one that starts before that waits for them.
  await gone(family);
}

describe('the main process killed while a case is being saved', () => {
  // Would catch: a case that was shown as saved and is gone, a draft that is lost, a vault that stays locked.
  it('keeps every case that was shown, and the typed words of the one that was not', async () => {
    await makeVault(running.page);
    const shown: string[] = [];
    for (let turn = 1; turn <= kills; turn += 1) {
      const { page } = running;
      await openCase(page, `сақталған ${turn}`);
      shown.push(`сақталған ${turn}`);
      await go(page, 'cases');
      await page.getByTestId('new-case').first().click();
      await page.getByTestId('page-case-form').waitFor();
      await fill(page, 'title', `үзілген ${turn}`);
      // The draft is in the vault when the form says so; then the saving itself is cut.
      await expect
        .poll(async () => {
          const drafts = await page.evaluate(() => window.dalel.request('draft.list', {}));
          return JSON.stringify(drafts);
        })
        .toContain('case');
      await page.getByTestId('save').click({ noWaitAfter: true });
      await killMain();
      running = await open();
      await unlock(running.page);
      await go(running.page, 'cases');
      for (const title of shown) await running.page.getByText(title).first().waitFor();
      const cut = `үзілген ${turn}`;
      if ((await running.page.getByText(cut).count()) > 0) shown.push(cut);
      else {
        await running.page.getByTestId('new-case').first().click();
        await running.page.getByTestId('page-case-form').waitFor();
        expect(await running.page.getByTestId('field-title').inputValue()).toBe(cut);
      }
    }
  });
});
