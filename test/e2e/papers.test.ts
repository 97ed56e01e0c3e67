import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { output, squeezedText } from '../report/foreign';
import { makePki, type Pki } from '../tools/makePki';
import { dropFile } from './dropFile';
import { type Launched, launch } from './launch';
import { answerDialogs } from './reportSteps';
import { fill, go, makeVault, openCase, openCasePage } from './steps';

const root = path.resolve(import.meta.dirname, '../..');
const title = 'Пирамида «Қағаз»';
const victim = 'Сейітова Айгүл Маратқызы';
const unit = 'Шымкент қаласының полиция департаменті';

let folder: string;
let pki: Pki;
let running: Launched;
let page: Page;
let caseId: string;
const at = (name: string) => path.join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'dalel-papers-'));
  mkdirSync(at('home'));
  pki = makePki(at('pki'), ['investigator', 'evidence-officer', 'witness']);
  running = await launch({ userData: at('user'), env: { HOME: at('home') } });
  page = running.page;
  await makeVault(page);
  await openCase(page, title);
  caseId = (await ask<{ id: string }[]>('case.list', {}))[0]?.id ?? '';
  const { id: fromId } = await ask<{ id: string }>('person.record', {
    draft: { caseId, name: victim, role: 'victim', iin: '850412400123', phones: '+7 701 555 44 33' },
  });
  const addresses = [{ chain: 'bitcoin', text: 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq' }];
  const { id: toId } = await ask<{ id: string }>('wallet.record', {
    draft: { caseId, label: 'Әмиян', addresses },
  });
  const link = { caseId, fromKind: 'person', fromId, kind: 'paid-to', toKind: 'wallet', toId };
  await ask('link.record', { draft: { ...link, source: 'түсіндірме' } });
});
afterAll(async () => {
  await running.close();
  rmSync(folder, { recursive: true, force: true });
});

async function ask<T>(route: string, input: object): Promise<T> {
  const answer = (await page.evaluate(([name, given]) => window.dalel.request(name, given), [
    route,
    input,
  ] as const)) as { ok: boolean; value: T };
  expect(answer).toMatchObject({ ok: true });
  return answer.value;
}

const give = (paths: { open?: string; save?: string }) => answerDialogs(running.app, paths);
const said = (testId: string) => page.getByTestId(testId).first().innerText();
const words = async () => (await said('pdf-words')).replace(/\s/g, '');

async function openReportForm(): Promise<void> {
  await openCasePage(page, title);
  await page.getByTestId('add-report').first().click();
  await page.locator('[data-testid="pdf-view"][data-shown="1"]').waitFor({ timeout: 60_000 });
}

async function signWith(who: 'investigator' | 'evidence-officer'): Promise<void> {
  await give({ open: pki.p12(who) });
  await page.getByTestId('choose-pkcs12').click();
  await page.getByTestId('field-passphrase').fill(pki.passphrase);
  await page.getByTestId('sign-report').click();
}

// Would catch: a drawing that only a mouse reaches, or that leads nowhere.
it('draws the course of a case and its links, by keyboard', async () => {
  await openCasePage(page, title);
  const first = page.getByTestId('case-timeline').locator('[data-spot="0"]');
  await first.focus();
  await page.getByTestId('course-events').waitFor();
  await page.keyboard.press('ArrowDown');
  expect(await first.evaluate((element) => element === document.activeElement)).toBe(false);
  await expect.poll(() => said('course-events')).toContain('W-01');
  await page.getByTestId('case-link-chart').locator('[data-spot="0"]').focus();
  await page.keyboard.press('End');
  await expect.poll(() => said('chart-links')).toContain('L-01');
  await page.getByTestId('chart-links').getByRole('link', { name: 'L-01' }).click();
  await page.getByTestId('page-link').waitFor();
});

describe('paper, from the letterhead to the copy for the defence', () => {
  // Would catch: a letterhead or template that the window takes and the paper does not bear, or a refusal without words.
  it('takes letterhead, emblem, lines and a template, and says why it takes no wrong one', async () => {
    await go(page, 'settings');
    await fill(page, 'bodyKk', 'Ішкі істер министрлігі');
    await fill(page, 'unitKk', unit);
    await fill(page, 'line-second-officer', 'бөлім бастығы');
    await page.getByTestId('save-letterhead').click();
    await expect
      .poll(() => ask<{ letterhead: { unitKk: string } | null }>('letterhead.get', {}))
      .toMatchObject({
        letterhead: { unitKk: unit },
      });
    const letterhead = page.getByTestId('letterhead');
    writeFileSync(at('bad.svg'), '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    await give({ open: at('bad.svg') });
    await page.getByTestId('choose-emblem').click();
    await letterhead.getByTestId('failure').waitFor();
    expect((await letterhead.getByTestId('failure').innerText()).length).toBeGreaterThan(20);
    copyFileSync(path.join(root, 'assets/icons/icon.png'), at('emblem.png'));
    await give({ open: at('emblem.png') });
    await page.getByTestId('choose-emblem').click();
    await letterhead.locator('img').waitFor();
    await page.getByTestId('remove-emblem').click();
    await letterhead.locator('img').waitFor({ state: 'detached' });
    await page.getByTestId('choose-emblem').click();
    await letterhead.locator('img').waitFor();

    const templates = page.getByTestId('templates');
    const add = async (name: string, source: string) => {
      writeFileSync(at('unit.typ'), source);
      await give({ open: at('unit.typ') });
      await page.getByTestId('field-template-name').fill(name);
      await page.getByTestId('add-template').click();
    };
    await add('Қате', '#let x = (');
    await templates.getByTestId('failure').waitFor();
    const own = readFileSync(path.join(root, 'assets/report/report.typ'), 'utf8').replace(
      '#letterhead',
      '#letterhead\n#text(size: 8pt)[Нысан № 7]',
    );
    await add('Бланк 7', own);
    await templates.getByTestId('template').waitFor();
    expect(await templates.getByTestId('failure').count()).toBe(0);
  });

  // Would catch: a preview that is not what is printed, or a page that cannot be reached without a mouse.
  it('shows the pages as they print, by keyboard too, and saves them as a draft', async () => {
    await openReportForm();
    const first = await words();
    for (const text of [unit, 'Нысан № 7', title]) expect(first).toContain(text.replace(/\s/g, ''));
    const pages = Number(await page.getByTestId('pdf-view').getAttribute('data-pages'));
    await page.getByTestId('pdf-desk').press('End');
    await page.locator(`[data-testid="pdf-view"][data-shown="${pages}"]`).waitFor();
    expect(await said('pdf-place')).toContain(String(pages));
    // The places for signatures may stand before the list of what is attached and how it is checked.
    let last = await words();
    for (const before of [pages - 1, pages - 2]) {
      await page.getByTestId('pdf-desk').press('PageUp');
      await page.locator(`[data-testid="pdf-view"][data-shown="${before}"]`).waitFor();
      last += await words();
    }
    expect(last).toContain('бөлімбастығы');
    await page.getByTestId('pdf-desk').press('+');
    expect(await said('pdf-zoom')).toContain('125');
    await give({ save: at('draft.pdf') });
    await page.getByTestId('save-draft').click();
    await page.getByTestId('draft-saved').waitFor({ timeout: 60_000 });
    expect(squeezedText(at('draft.pdf'), 1)).toContain('Нысан№7');
    expect(await ask('report.list', {})).toEqual([]);
  });

  it('draws without the template once it is withdrawn', async () => {
    await go(page, 'settings');
    await page.getByTestId('template-reason').fill('сынақ бітті');
    await page.getByTestId('withdraw-template').click();
    await page.getByTestId('template').waitFor({ state: 'detached' });
    await openReportForm();
    expect(await words()).not.toContain('Нысан№7');
  });

  // Would catch: a button of the report's page that does nothing, or a report that waits and nobody is told.
  it('signs, keeps what the authority says of revocation, and waits in sight for a time stamp', async () => {
    await signWith('investigator');
    await page.getByTestId('report-signed').waitFor({ timeout: 60_000 });
    await give({ save: at('original.pdf') });
    await page.getByTestId('save-copy').click();
    await page.getByTestId('copy-saved').waitFor();
    await give({ open: pki.crl() });
    await page.getByTestId('validation-data').click();
    await page.getByTestId('version-2').waitFor();
    // An authority's answer about the one certificate goes in by the same button.
    await give({ open: pki.ocsp('investigator') });
    await page.getByTestId('validation-data').click();
    await page.getByTestId('version-3').waitFor();
    await give({ save: at('ask.tsq') });
    await page.getByTestId('timestamp-request').click();
    await page.getByTestId('awaiting-timestamp').waitFor();
    await go(page, 'home');
    await page.getByTestId('alert-report.awaiting-timestamp').click();
    await page.getByTestId('awaiting-timestamp').waitFor();
    await page.getByTestId('timestamp-give-up').click();
    await page.getByTestId('timestamp-request').waitFor();
  });

  // Would catch: a hand outside whose file cannot be had twice, or whose answer leaves no trace on the page; kept pages that
  // stay those of the version before.
  it('takes a second hand that signs in another program, and shows the pages as they are kept', async () => {
    await page.getByTestId('show-pages').click();
    await page.locator('[data-testid="pdf-view"][data-shown="1"]').waitFor({ timeout: 60_000 });
    await page.getByTestId('sign-by').locator('label[for$="-outside"]').click();
    await page.getByTestId('field-first-outside-name').fill('ЖҮНІСОВА ҰЛПАН');
    await give({ save: at('lost.tosign') });
    await page.getByTestId('sign-outside').click();
    await page.getByTestId('awaiting-cms').waitFor();
    await give({ save: at('outside.tosign') });
    await page.getByTestId('cms-again').click();
    await expect.poll(() => existsSync(at('outside.tosign.sha256'))).toBe(true);
    const key = ['-signer', at('pki/evidence-officer.pem'), '-inkey', at('pki/evidence-officer.key')];
    const files = ['-in', at('lost.tosign'), '-out', at('outside.p7s')];
    output('openssl', 'cms', '-sign', '-binary', '-md', 'sha256', '-outform', 'DER', ...files, ...key);
    await give({ open: at('outside.p7s') });
    await page.getByTestId('cms-answer').click();
    await page.getByTestId('file-done').waitFor({ timeout: 30_000 });
    await page.locator('[data-testid="pdf-view"][data-shown="1"]').waitFor({ timeout: 60_000 });
    expect(await page.getByTestId('section-versions').innerText()).toContain('ЖҮНІСОВА');
  });

  // Would catch: a copy from the street that the register does not know although its data stand in it.
  it('finds the report by a photograph of its code, by the file, and by a hash', async () => {
    await go(page, 'reports');
    output(
      'pdftoppm',
      '-r',
      '150',
      '-png',
      '-singlefile',
      '-f',
      '1',
      '-l',
      '1',
      at('original.pdf'),
      at('photo'),
    );
    const found = page.getByTestId('found-reports').getByRole('link');
    await give({ open: at('photo.png') });
    await page.getByTestId('find-picture').click();
    await found.waitFor({ timeout: 60_000 });
    await dropFile(page, 'find-copy', at('original.pdf'));
    await expect.poll(() => said('found-reports')).toMatch(/R-01.*\S/);
    await page.getByTestId('find-text').fill('0'.repeat(64));
    await page.getByTestId('find-report').click();
    await found.waitFor({ state: 'detached' });
    const [report] = await ask<{ caseJsonSha256: string }[]>('report.list', {});
    await page.getByTestId('find-text').fill(report?.caseJsonSha256 ?? '');
    await page.getByTestId('find-report').click();
    await found.waitFor();
    await found.click();
    await page.getByTestId('page-report').waitFor();
  });

  // Would catch: a name that is only covered, that stands in another place, or a copy that cannot be told from a forgery.
  it('makes a copy without the victim, in which nothing else was changed', async () => {
    await page.getByTestId('disclose').click();
    await page.getByTestId('page-disclose').waitFor();
    await page.getByTestId('hide-role-victim').click();
    await page.getByTestId('follows').waitFor();
    await signWith('evidence-officer');
    await page.getByTestId('report-signed').waitFor({ timeout: 60_000 });
    expect(await page.getByTestId('carried').getAttribute('data-commitments')).toBe('redacted');
    await give({ save: at('copy.pdf') });
    await page.getByTestId('save-copy').click();
    await page.getByTestId('copy-saved').waitFor();
    for (const text of ['Сейітова', '850412400123', '77015554433']) {
      expect(squeezedText(at('original.pdf'))).toContain(text);
      expect(squeezedText(at('copy.pdf'))).not.toContain(text);
      expect(readFileSync(at('copy.pdf')).includes(Buffer.from(text, 'utf8'))).toBe(false);
    }
    await page.evaluate(() => {
      location.hash = '#/verify';
    });
    await page.getByTestId('page-verify').waitFor();
    await dropFile(page, 'drop-pdf', at('copy.pdf'));
    await page.getByTestId('verdict').waitFor({ timeout: 30_000 });
    expect(await page.getByTestId('verdict').getAttribute('data-verdict')).toBe('intact');
    expect(await page.getByTestId('carried').getAttribute('data-commitments')).toBe('redacted');
  });
});
