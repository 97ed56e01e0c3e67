import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSampleSigner } from '../../electron/signing/sample';
import { type Launched, launch } from './launch';
import { answerDialogs, signReport } from './reportSteps';
import {
  addExhibit,
  addLink,
  addresses,
  addSite,
  addWallet,
  lock,
  makeVault,
  openCase,
  openCasePage,
  unlock,
} from './steps';

const title = 'Пирамида «Алтын күз»';
let folder: string;
let running: Launched;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dalel-path-'));
  running = await launch({ userData: join(folder, 'user'), env: { HOME: folder } });
});
afterAll(async () => {
  await running.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Every file below a folder. */
function filesBelow(place: string): string[] {
  return readdirSync(place, { recursive: true, encoding: 'utf8' })
    .map((name) => join(place, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false);
}

describe('the main job, through the window', () => {
  it('goes from the first start to a signed report, and shows everything again after closing', async () => {
    let { page } = running;
    const countEntries = async () =>
      Number.parseInt((await page.getByTestId('entries').textContent()) ?? '', 10);
    await makeVault(page);
    await openCase(page, title);
    await addExhibit(page);
    await openCasePage(page, title);
    await addWallet(page);
    await openCasePage(page, title);
    await addSite(page);
    await openCasePage(page, title);
    await addLink(page);

    const signer = makeSampleSigner({ commonName: 'ҒАНИ ӘБІЛҚАЙЫР', organisation: 'SAMPLE' });
    writeFileSync(join(folder, 'officer.p12'), signer.p12);
    const copy = join(folder, 'report.pdf');
    await answerDialogs(running.app, { open: join(folder, 'officer.p12'), save: copy });
    await openCasePage(page, title);
    await signReport(page, { language: 'kk', passphrase: signer.passphrase });
    expect(execFileSync('pdfsig', [copy], { encoding: 'utf8' })).toContain('Signature is Valid');
    const text = execFileSync('pdftotext', ['-layout', copy, '-'], { encoding: 'utf8' }).replace(/\s/g, '');
    for (const address of [addresses.bitcoin, addresses.ethereum, addresses.tron])
      expect(text).toContain(address);

    const entries = await countEntries();
    await lock(page);
    expect(await page.getByText(title).count()).toBe(0);
    await running.close({ keepUserData: true });

    running = await launch({ userData: join(folder, 'user'), env: { HOME: folder } });
    ({ page } = running);
    await unlock(page);
    // Locking signed a checkpoint over what had been looked at since the report.
    expect(await countEntries()).toBe(entries + 1);
    await openCasePage(page, title);
    for (const number of ['E-01', 'W-01', 'M-01']) await page.getByText(number).first().waitFor();
  });

  it('says so when the evidence process dies, and loses nothing that was confirmed', async () => {
    const { page, app } = running;
    const killed = await app.evaluate(({ app: electron }) => {
      const evidence = electron
        .getAppMetrics()
        .find((metric) => metric.name === 'Dalel evidence' || metric.serviceName === 'Dalel evidence');
      if (evidence) process.kill(evidence.pid, 'SIGKILL');
      return evidence !== undefined;
    });
    expect(killed).toBe(true);
    await page.getByTestId('page-lost').waitFor();
    await page.getByTestId('unlock-again').click();
    await unlock(page);
    await openCasePage(page, title);
    await page.getByText('W-01').first().waitFor();
  });

  it('leaves no text of a record in the browser folder or in clear in the vault', async () => {
    await running.close({ keepUserData: true });
    const planted = ['Алтын күз', addresses.bitcoin, 'LNX-0044179', 'Шардара-2'];
    const leaks = filesBelow(folder)
      .filter((path) => !path.endsWith('.pdf'))
      .filter((path) => {
        const bytes = readFileSync(path);
        return planted.some(
          (text) => bytes.includes(Buffer.from(text, 'utf8')) || bytes.includes(Buffer.from(text, 'utf16le')),
        );
      });
    expect(leaks).toEqual([]);
  });
});
