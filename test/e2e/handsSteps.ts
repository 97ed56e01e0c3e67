import type { Page } from 'playwright-core';
import { go } from './steps';

export interface Colleague {
  readonly name: string;
  readonly passphrase: string;
}

/** The founder gives themself a service number and adds a supervisor: two known people stand behind the vault. */
export async function addColleague(page: Page, { name, passphrase }: Colleague): Promise<void> {
  await go(page, 'officers');
  await page.getByTestId('own-service-number').fill('KZ-0001');
  await page.getByTestId('save-identity').click();
  await page.getByTestId('identify').waitFor({ state: 'detached' });
  await page.getByTestId('add-officer').click();
  const form = page.getByTestId('officer-form');
  await form.getByTestId('field-name').fill(name);
  await form.getByTestId('field-role').selectOption('supervisor');
  await form.getByTestId('field-serviceNumber').fill('KZ-0002');
  await form.getByTestId('passphrase').fill(passphrase);
  await form.getByTestId('passphrase-again').fill(passphrase);
  await form.getByTestId('save-officer').click();
  await form.waitFor({ state: 'detached' });
}

/** What the second officer types on the same machine. */
export async function signHere(page: Page, passphrase: string): Promise<void> {
  const dialog = page.getByTestId('two-hands');
  await dialog.getByTestId('hands-reason').fill('приказ');
  await dialog.getByTestId('hands-authorisation').fill('№ 14');
  await dialog.getByTestId('hands-passphrase').fill(passphrase);
  await dialog.getByTestId('hands-confirm').click();
  await dialog.waitFor({ state: 'detached' });
}
