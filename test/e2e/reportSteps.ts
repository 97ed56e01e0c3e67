// Runs in vitest and in plain Node 24 alike, so imports carry their extensions.
import type { ElectronApplication, Page } from 'playwright-core';

/** Answers the system's file dialogs, which no test can click, with these paths. */
export async function answerDialogs(
  app: ElectronApplication,
  paths: { open?: string; save?: string },
): Promise<void> {
  await app.evaluate(({ dialog }, { open, save }) => {
    dialog.showOpenDialog = () =>
      Promise.resolve({ canceled: open === undefined, filePaths: open === undefined ? [] : [open] });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: save === undefined, filePath: save ?? '' });
  }, paths);
}

export interface Signing {
  language: 'kk' | 'ru' | 'en';
  passphrase: string;
  beforeSigning?: () => Promise<void>;
}

/** From a case's page: previews, signs with the file that the dialog gives, and saves a copy. */
export async function signReport(
  page: Page,
  { language, passphrase, beforeSigning }: Signing,
): Promise<void> {
  await page.getByTestId('add-report').first().click();
  await page.getByTestId('page-report-form').waitFor();
  await chooseLanguage(page, language);
  await page.getByTestId('choose-pkcs12').click();
  await page.getByTestId('field-passphrase').fill(passphrase);
  await beforeSigning?.();
  await page.getByTestId('sign-report').click();
  await page.getByTestId('report-signed').waitFor({ timeout: 60_000 });
  await page.getByTestId('save-copy').click();
  await page.getByTestId('copy-saved').waitFor();
}

async function chooseLanguage(page: Page, language: string): Promise<void> {
  await page.getByTestId('field-language').locator(`label[for$="-${language}"]`).click();
}
