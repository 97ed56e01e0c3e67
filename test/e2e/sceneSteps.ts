import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { makeSampleSigner } from '../../electron/signing/sample';
import { answerDialogs } from './reportSteps';
import { addresses, choose, fill, save, unlock } from './steps';

/** Twelve things as a search finds them: the key of their card, and what is typed beside what is proposed. */
export const things = [
  { key: '1', what: 'Ledger Nano X, қара', address: addresses.bitcoin },
  { key: '1', what: 'Trezor Model T', locked: true },
  { key: '2', what: 'iPhone 15 Pro', imei: '490154203237518' },
  { key: '6', what: 'SIM Beeline', liesIn: /iPhone/ },
  { key: '3', what: '24 сөз жазылған парақ', locked: true },
  { key: '4', what: 'MacBook Pro 14' },
  { key: '5', what: 'Kingston DataTraveler 64 GB' },
  { key: '7', what: 'Kaspi Gold картасы' },
  { key: '8', what: 'Cryptosteel капсуласы', locked: true },
  { key: '9', what: '4 200 000 теңге, 840 купюра' },
  { key: '0', what: 'Жалдау шарты' },
  { key: '=', what: 'Tangem сақинасы' },
] as const;

/** From a case's page or anywhere: begins a search and keeps the suspect from devices. */
export async function beginSearch(page: Page): Promise<void> {
  await page.getByTestId('nav-seizures').click();
  await page.getByTestId('page-seizures').waitFor();
  await page.getByTestId('new-seizure').first().click();
  await page.getByTestId('page-seizure-form').waitFor();
  await fill(page, 'place', 'Пәтер, 4-қабат');
  await fill(page, 'address', 'Шымкент, Тәуке хан даңғылы 14-31');
  await fill(page, 'authorisation', '№ 7594-26-00-4/118');
  await save(page, 'page-scene');
  await page.getByTestId('isolation-kept-away').click();
  await page.getByTestId('video-recorded').click();
  await page.getByTestId('scene-next').click();
  await page.getByTestId('card-phone').waitFor();
}

/** One thing by keyboard alone. Answers how many keys were pressed, letters of its name apart. */
export async function findThing(page: Page, thing: (typeof things)[number], first: boolean): Promise<number> {
  let keys = 0;
  const press = async (key: string) => {
    keys += 1;
    await page.keyboard.press(key);
  };
  await page.getByTestId('card-phone').waitFor();
  await page.getByTestId('step-found').focus();
  await press(thing.key);
  await page.getByTestId('field-description').and(page.locator(':focus')).waitFor();
  await press('ControlOrMeta+a');
  await page.keyboard.insertText(thing.what);
  if (first) {
    // The first bag and seal are scanned; the next ones are proposed.
    for (const [steps, number] of [
      [2, 'KZ-118201'],
      [1, 'P-0044179'],
    ] as const) {
      for (let step = 0; step < steps; step += 1) await press('Enter');
      await page.keyboard.insertText(number);
    }
  }
  if ('imei' in thing) await fill(page, 'imei', thing.imei);
  if ('liesIn' in thing) {
    await fill(page, 'bagNumber', '');
    await fill(page, 'sealNumber', '');
    await choose(page, 'parentId', thing.liesIn);
  }
  await press('ControlOrMeta+s');
  await page.getByTestId('quick-exhibit').waitFor({ state: 'detached' });
  return keys;
}

/** One thing by touch, with everything as it is proposed. Answers how many taps it took, its photo with it. */
export async function tapThing(
  app: ElectronApplication,
  page: Page,
  card: string,
  number: string,
  file: string,
): Promise<number> {
  let taps = 0;
  const tap = async (testId: string) => {
    taps += 1;
    await page.getByTestId(testId).click();
  };
  await answerDialogs(app, { open: file });
  await tap(`card-${card}`);
  await page.getByTestId('quick-exhibit').waitFor();
  await tap('save-exhibit');
  await page.getByTestId('quick-exhibit').waitFor({ state: 'detached' });
  await tap(`photo-${number}`);
  await page.getByTestId(`found-${number}`).locator('img').first().waitFor();
  return taps;
}

/** A scan into a field of a thing that is open, at a scanner's speed, and the key that takes it back. */
export async function scanAndUndo(
  app: ElectronApplication,
  page: Page,
  field: string,
  code: string,
): Promise<void> {
  const input = page.getByTestId(`field-${field}`);
  const before = await input.inputValue();
  await input.focus();
  await app.evaluate(
    ({ BrowserWindow }, pressed) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      for (const keyCode of pressed)
        for (const type of ['keyDown', 'char', 'keyUp'] as const) contents?.sendInputEvent({ type, keyCode });
    },
    [...code, 'Return'],
  );
  await page.getByTestId('scan-answer').getByText(code).waitFor();
  await page.keyboard.press('F9');
  await page.getByTestId('scan-answer').waitFor({ state: 'detached' });
  const left = await input.inputValue();
  if (left !== before) throw new Error(`${field} holds ${left} after the undo, not ${before}.`);
}

/** Locks in the middle, unlocks, and goes on from what home offers. */
export async function lockAndGoOn(page: Page): Promise<void> {
  await page.getByTestId('lock').click();
  await unlock(page);
  await page.getByTestId('nav-home').click();
  await page.getByTestId('page-home').waitFor();
  await page.getByTestId('draft').first().click();
  await page.getByTestId('page-scene').waitFor();
  await page.getByTestId('step-people').click();
}

/** A photo through the system's dialog, which gives this file. */
export async function photograph(
  app: ElectronApplication,
  page: Page,
  number: string,
  file: string,
): Promise<void> {
  await answerDialogs(app, { open: file });
  await page.getByTestId(`photo-${number}`).click();
  await page.getByTestId(`found-${number}`).locator('img').first().waitFor();
}

/** Says of each holder of keys which address it controls, or that it cannot be read. */
export async function tellAddresses(page: Page): Promise<void> {
  await page.getByTestId('step-addresses').click();
  await page.getByTestId('scene-address').first().waitFor();
  for (const [index, thing] of things.entries()) {
    const number = `E-${String(index + 1).padStart(2, '0')}`;
    const section = page.getByTestId(`addresses-${number}`);
    if ('address' in thing) {
      await section.getByTestId('scene-address').fill(thing.address);
      await section.getByTestId('scene-address').press('Enter');
      await section
        .getByText(/verified|тексерілді|проверен|расталды|сходится/i)
        .first()
        .waitFor();
    }
    if ('locked' in thing) {
      const button = page.getByTestId(`identifiers-not-readable-${number}`);
      await button.click();
      await page.locator(`[data-testid="identifiers-not-readable-${number}"][aria-pressed="true"]`).waitFor();
    }
  }
}

export async function nameWitnesses(page: Page): Promise<void> {
  await page.getByTestId('step-people').click();
  await fill(page, 'witnesses.0.name', 'Сейітов Бауыржан Қайратұлы');
  await fill(page, 'witnesses.0.document', 'жеке куәлік 041225873');
  await fill(page, 'witnesses.1.name', 'Ли Татьяна Андреевна');
  await fill(page, 'witnesses.1.document', 'жеке куәлік 038814420');
}

/** Ends and closes; the page of the closed search follows. */
export async function closeSearch(page: Page): Promise<void> {
  await page.getByTestId('step-review').click();
  await page.getByTestId('now-endedAt').click();
  await page.getByTestId('close-seizure').click();
  await page.getByTestId('close-seizure-confirm').click();
  await page.getByTestId('seizure-closed').waitFor();
}

/** From the page of a closed search: its protocol, signed with a certificate made for it. Answers where the copy lies. */
export async function signProtocol(
  { page, app }: { page: Page; app: ElectronApplication },
  folder: string,
): Promise<string> {
  const signer = makeSampleSigner({ commonName: 'ҒАНИ ӘБІЛҚАЙЫР', organisation: 'SAMPLE' });
  const key = join(folder, 'officer.p12');
  const copy = join(folder, 'protocol.pdf');
  writeFileSync(key, signer.p12);
  await answerDialogs(app, { open: key, save: copy });
  await page.getByTestId('seizure-protocol').click();
  await page.getByTestId('page-report-form').waitFor();
  await page.getByTestId('choose-pkcs12').click();
  await page.getByTestId('field-passphrase').fill(signer.passphrase);
  await page.getByTestId('sign-report').click();
  await page.getByTestId('report-signed').waitFor({ timeout: 60_000 });
  await page.getByTestId('save-copy').click();
  await page.getByTestId('copy-saved').waitFor();
  return copy;
}
