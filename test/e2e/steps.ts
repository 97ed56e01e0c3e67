// Runs in vitest and in plain Node 24 alike, so imports carry their extensions.
import type { Page } from 'playwright-core';

/** What an officer does in the window, one function each; every wait is for something named, never for time. */

export const officer = { name: 'Әбілқайыр Ғани', rank: 'капитан', unit: 'Шымкент қ. полиция департаменті' };
export const vaultPassphrase = 'жеті рет өлше, бір рет кес';

export const addresses = {
  bitcoin: 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq',
  ethereum: '0x52908400098527886E0F7030069857D2E4169EE7',
  tron: 'TJCnKsPa7y5okkXvQAidZBzqx3QyQ6sxMW',
  /** One letter of a well-formed address is wrong: o stands for 0. */
  mistyped: 'bc1qarosrrr7xfkvy5l643lydnw9re59gtzzwf5mdq',
};

export async function fill(page: Page, path: string, text: string): Promise<void> {
  await page.getByTestId(`field-${path}`).fill(text);
}

/** Chooses by value in a native list, by words in one of our own. */
export async function choose(page: Page, path: string, value: string | RegExp): Promise<void> {
  const field = page.getByTestId(`field-${path}`);
  const tag = await field.evaluate((element) => element.tagName);
  if (tag === 'SELECT' && typeof value === 'string') {
    await field.selectOption(value);
    return;
  }
  await field.click();
  if (typeof value === 'string') await field.fill(value);
  await page.getByRole('option', { name: value }).first().click();
}

export async function go(page: Page, where: string): Promise<void> {
  await page.getByTestId(`nav-${where}`).click();
  await page.getByTestId(`page-${where}`).waitFor();
}

/** Saves the form in hand and waits for the page that follows. */
export async function save(page: Page, nextPage: string): Promise<void> {
  await page.getByTestId('save').click();
  await page.getByTestId(nextPage).waitFor();
}

/** First run: officer, passphrase, recovery key written down and typed back. Answers the recovery key's groups. */
export async function makeVault(page: Page): Promise<string[]> {
  await page.getByTestId('page-welcome').waitFor();
  await page.getByTestId('new-vault').click();
  await page.getByTestId('page-new-vault').waitFor();
  await fill(page, 'officer.name', officer.name);
  await fill(page, 'officer.rank', officer.rank);
  await fill(page, 'officer.unit', officer.unit);
  await fill(page, 'name', 'Қойма 7');
  await fill(page, 'shortCode', 'ШМК');
  await page.getByTestId('next').click();
  await page.getByTestId('passphrase').fill(vaultPassphrase);
  await page.getByTestId('passphrase-again').fill(vaultPassphrase);
  await page.getByTestId('create-vault').click();
  await page.getByTestId('page-recovery-key').waitFor();
  const groups = await page.locator('[data-testid="recovery-key"] li > span:last-child').allTextContents();
  await page.getByTestId('written').check();
  await page.getByTestId('next').click();
  for (const [index, group] of groups.entries())
    await page.getByTestId(`recovery-group-${index + 1}`).fill(group);
  await page.getByTestId('confirm-recovery').click();
  await page.getByTestId('page-home').waitFor();
  return groups;
}

export async function openCase(page: Page, title = 'Пирамида «Алтын күз»'): Promise<void> {
  await go(page, 'cases');
  await page.getByTestId('new-case').first().click();
  await page.getByTestId('page-case-form').waitFor();
  await fill(page, 'title', title);
  await choose(page, 'category', 'pyramid');
  await fill(page, 'erdrNumber', '255500121000123');
  await fill(page, 'erdrDate', '2026-11-18');
  if ((await page.getByTestId('field-articles.0.article').count()) === 0)
    await page.getByTestId('add-article').click();
  await fill(page, 'articles.0.article', '217');
  await fill(page, 'articles.0.part', '2');
  await fill(page, 'damageTiyn', '120 450 000,50');
  await fill(page, 'damageCents', '232000');
  await fill(page, 'region', 'Шымкент');
  await save(page, 'page-case');
}

export async function addExhibit(page: Page): Promise<void> {
  await page.getByTestId('add-exhibit').first().click();
  await page.getByTestId('page-exhibit-form').waitFor();
  await fill(page, 'description', 'Ledger Nano X, қара, экраны сызылған');
  await fill(page, 'make', 'Ledger');
  await fill(page, 'model', 'Nano X');
  await fill(page, 'serial', 'LNX-0044179');
  await fill(page, 'foundWhere', 'жазу үстелі, сол жақ тартпа');
  await fill(page, 'bagNumber', '118-2201');
  await fill(page, 'sealNumber', '0044179');
  await save(page, 'page-exhibit');
}

/** Records a wallet; its addresses are typed, one of them wrong, and repaired with the button that is offered. */
export async function addWallet(page: Page): Promise<void> {
  await page.getByTestId('add-wallet').first().click();
  await page.getByTestId('page-wallet-form').waitFor();
  await fill(page, 'label', 'Ledger Nano X, Ғани');
  await page.getByTestId('control-carrier-held').click();
  await fill(page, 'othersMayHold', '24 сөз табылмады');
  for (const text of [addresses.mistyped, addresses.ethereum, addresses.tron]) {
    await page.getByTestId('address-paste').fill(text);
    await page.getByTestId('address-add').click();
  }
  await page.getByTestId('address-2').waitFor();
  await page.locator('[data-testid^="repair-0-"]').first().click();
  await save(page, 'page-wallet');
}

export async function addSite(page: Page): Promise<void> {
  await page.getByTestId('add-site').first().click();
  await page.getByTestId('page-site-form').waitFor();
  await fill(page, 'name', 'Шардара-2 ангары');
  await fill(page, 'address', 'Түркістан облысы, Шардара ауданы, 2-учаске');
  await fill(page, 'meterNumber', '0117745');
  if ((await page.getByTestId('equipment-0').count()) === 0) await page.getByTestId('equipment-add').click();
  // The reference table knows this model and fills in maker, watts and hash rate.
  await fill(page, 'equipment.0.model', 'Antminer S19');
  await page.getByTestId('field-equipment.0.nameplateWatts').and(page.locator('[value="3,250"]')).waitFor();
  await fill(page, 'equipment.0.count', '40');
  await save(page, 'page-site');
}

/** Links the wallet to the site; both are picked by their numbers. */
export async function addLink(page: Page): Promise<void> {
  await page.getByTestId('add-link').first().click();
  await page.getByTestId('page-link-form').waitFor();
  await choose(page, 'fromId', /W-01/);
  await choose(page, 'toId', /M-01/);
  await choose(page, 'kind', 'payout-of');
  await fill(page, 'source', 'пул беті, 14-сурет');
  await page.getByTestId('save').click();
  await page.getByTestId('page-link-form').waitFor({ state: 'detached' });
}

/** From the list of cases to the case that carries this title. */
export async function openCasePage(page: Page, title: string): Promise<void> {
  await go(page, 'cases');
  await page.getByRole('row').filter({ hasText: title }).first().click();
  await page.getByTestId('page-case').waitFor();
}

export async function lock(page: Page): Promise<void> {
  await page.getByTestId('lock').click();
  await page.getByTestId('page-unlock').waitFor();
}

export async function unlock(page: Page, passphrase = vaultPassphrase): Promise<void> {
  await page.getByTestId('page-unlock').waitFor();
  await page.getByTestId('passphrase').fill(passphrase);
  await page.getByTestId('unlock').click();
  // The page that was open before comes back, not always home.
  await page.getByTestId('shell').waitFor();
}
