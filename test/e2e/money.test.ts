import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addColleague, signHere } from './handsSteps';
import { type Launched, launch } from './launch';
import { addresses, choose, fill, makeVault, openCase, save } from './steps';

const colleague = { name: 'Б. Серік', passphrase: 'екінші адамның құпия сөзі' };
const agency = 'bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu';

let running: Launched;
let page: Page;
beforeAll(async () => {
  running = await launch();
  page = running.page;
});
afterAll(() => running.close());

async function ask<T>(route: string, input: object): Promise<T> {
  const answer = (await page.evaluate(([name, given]) => window.dalel.request(name, given), [
    route,
    input,
  ] as const)) as { ok: boolean; value: T };
  expect(answer).toMatchObject({ ok: true });
  return answer.value;
}

async function open(url: string, testId: string): Promise<void> {
  await page.evaluate((place) => {
    location.hash = place;
  }, url);
  await page.getByTestId(testId).waitFor();
}

/** So many days ago, as an officer types it. */
function daysAgo(days: number): string {
  const [year, month, day] = new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10).split('-');
  return `${day}.${month}.${year} 10:00`;
}

async function observe(caseId: string, amount: string, days: number): Promise<void> {
  await open(`/observations/new?case=${caseId}`, 'page-observation-form');
  await choose(page, 'addressId', /W-01/);
  await fill(page, 'amount', amount);
  await fill(page, 'observedAt', daysAgo(days));
  await fill(page, 'sourceName', 'mempool.space');
  await page.getByTestId('save').click();
  await page.getByTestId('page-observation-form').waitFor({ state: 'detached' });
}

// Would catch: an alarm that leads to an empty form, money called safe before it was seen to arrive, or by one hand alone.
it('walks money from a balance that was seen to an agency wallet that two officers confirmed', async () => {
  await makeVault(page);
  await openCase(page);
  await addColleague(page, colleague);
  const [{ id: caseId } = { id: '' }] = await ask<{ id: string }[]>('case.list', {});
  const record = (label: string, text: string, role: string) =>
    ask<{ id: string }>('wallet.record', {
      draft: { caseId, label, addresses: [{ chain: 'bitcoin', text, role }] },
    });
  const suspect = await record('Күдіктінің әмияны', addresses.bitcoin, 'suspect');
  await record('Орган әмияны', agency, 'agency');
  await observe(caseId, '1', 5);
  await observe(caseId, '0,4', 4);

  await open(`/funds?case=${caseId}`, 'page-funds');
  await page.getByTestId('drop').waitFor();
  await page.getByTestId('drop-found').click();
  await page.getByTestId('page-movement-form').waitFor();
  await expect.poll(() => page.getByTestId('field-amount').inputValue()).toMatch(/^0[.,]6/);
  expect(await page.getByTestId('field-fromAddressId').inputValue()).toContain('W-01');
  await fill(page, 'movedAt', daysAgo(4.5));
  await fill(page, 'toText', 'bc1qnjg0jd8228aq7egyzacy8cys3knf9xvrerkf9g');
  await fill(page, 'txid', 'a'.repeat(64));
  await save(page, 'page-movement');
  await open(`/funds?case=${caseId}`, 'page-funds');
  await page.getByTestId('drop').waitFor({ state: 'detached' });

  await open(`/movements/new?case=${caseId}`, 'page-movement-form');
  await choose(page, 'purpose', 'seizure');
  await fill(page, 'movedAt', daysAgo(2));
  await choose(page, 'fromAddressId', /W-01/);
  await choose(page, 'toAddressId', /W-02/);
  await fill(page, 'amount', '0,4');
  await fill(page, 'txid', 'b'.repeat(64));
  await page.getByTestId('save').click();
  await signHere(page, colleague.passphrase);
  await page.getByTestId('movement-waiting').waitFor();
  expect(await ask('wallet.get', { id: suspect.id })).toMatchObject({ control: 'moved' });

  await page.getByTestId('confirm-movement').click();
  await page.getByTestId('arrival-source').fill('mempool.space');
  await page.getByTestId('arrival-nothing-left').fill('қалдық жоқ, шолушы көрсетті');
  await page.getByTestId('arrival-confirm').click();
  // That nothing is left rests on words, so the second officer answers for them too.
  await signHere(page, colleague.passphrase);
  await page.getByTestId('movement-waiting').waitFor({ state: 'detached' });
  await open(`/wallets/${suspect.id}`, 'page-wallet');
  await page.getByTestId('control-history').waitFor();
  expect(await ask('wallet.get', { id: suspect.id })).toMatchObject({ control: 'confirmed' });

  await open(`/valuations/new?case=${caseId}`, 'page-valuation-form');
  await fill(page, 'date', daysAgo(1).slice(0, 10));
  await choose(page, 'assetId', 'bitcoin');
  await fill(page, 'amount', '0,4');
  await fill(page, 'price', '45000000.01');
  await choose(page, 'priceCurrency', 'KZT');
  await fill(page, 'priceSource', 'Ұлттық Банк, бағалау күніне');
  await page.getByTestId('worth').waitFor();
  await save(page, 'page-valuations');
  // 0.4 × 45 000 000.01 is 18 000 000.004 tenge: rounded once, to the tiyn.
  expect(await ask('valuation.list', { caseId })).toMatchObject([{ valueTiyn: '1800000000' }]);
  expect(await ask('ledger.verify', {})).toMatchObject({ ok: true, findings: [] });
});
