import type { Page } from '@playwright/test';
import { takePicture } from './camera.ts';
import { companyName, type PictureWindow } from './picture-window.ts';
import { show } from './scenes-of-books.ts';

/** Connected, and nothing read yet. */
export async function pictureEmptyBooks(page: Page): Promise<void> {
  for (const place of ['overview', 'review', 'applications', 'activity']) {
    await show(page, `#/${place}`);
    await takePicture(page, `${place}-empty`);
  }
}

export async function pictureOffline(page: Page): Promise<void> {
  await show(page, '#/review');
  await page.context().setOffline(true);
  await page.getByText('You’re offline').waitFor();
  await takePicture(page, 'review-offline');
  await page.context().setOffline(false);
}

/** Files that were exported from Cledara, with one line that was left out. */
export async function pictureFiles(page: Page, window: PictureWindow): Promise<void> {
  const { cledara } = window.sandbox.world;
  const csv = cledara.exportedTransactions().replace(/,GBP,/, ',,');
  await show(page, '#/settings/connections');
  const files = page.getByRole('region', { name: 'Files from Cledara' });
  await files.locator('input[type=file]').setInputFiles([
    { name: 'transactions-october.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) },
    { name: 'invoices-october.zip', mimeType: 'application/zip', buffer: Buffer.from(cledara.exportedInvoices()) },
  ]);
  await files
    .getByText(/^invoices-october\.zip|invoices-october\.zip: /)
    .first()
    .waitFor();
  await files.scrollIntoViewIfNeeded();
  await takePicture(page, 'settings-files');
}

/** The first-run guide from its first step to its last. */
export async function pictureSetup(page: Page, window: PictureWindow): Promise<void> {
  await page.getByRole('heading', { level: 2, name: 'Name the company' }).waitFor();
  await takeStep(page, 'setup-company');
  await page.getByLabel('Name of the company').fill(companyName);
  await page.getByRole('button', { name: 'Add company' }).click();
  await page.getByRole('heading', { level: 2, name: 'Make a Xero app' }).waitFor();
  await takeStep(page, 'setup-app');
  await page.getByLabel('Client id').fill(window.sandbox.clientId);
  await page.getByRole('button', { name: 'Save and continue' }).click();
  await page.getByRole('heading', { level: 2, name: 'Connect Xero' }).waitFor();
  await takeStep(page, 'setup-xero');
  await page.getByRole('button', { name: 'Connect Xero' }).click();
  await page.getByRole('heading', { level: 2, name: 'Connect Cledara' }).waitFor();
  await page.bringToFront();
  await takeStep(page, 'setup-cledara');
  await page.getByLabel('API key').fill(window.sandbox.apiKey);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 2, name: 'Choose the organisation' }).waitFor();
  await takeStep(page, 'setup-organisation');
  await page.getByRole('button', { name: /^(Continue|Use this organisation)/ }).click();
  await page.getByRole('heading', { level: 2, name: 'Link the accounts' }).waitFor();
  await page.getByRole('button', { name: 'Read Cledara now' }).click();
  await page.getByRole('table', { name: 'Accounts in Cledara' }).waitFor();
  await page.getByRole('button', { name: /^Bank account in Xero for GBP · SaaS account/ }).click();
  await page.getByRole('option', { name: /^Cledara GBP/ }).click();
  await takeStep(page, 'setup-accounts');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { level: 2, name: 'Choose the starting day' }).waitFor();
  await takeStep(page, 'setup-day');
  await page.getByRole('button', { name: 'Use this day' }).click();
  await page.getByRole('heading', { level: 2, name: 'See the first proposals' }).waitFor();
  await page.getByRole('button', { name: 'Prepare the proposals' }).click();
  await page.getByRole('button', { name: 'Read and prepare again' }).waitFor();
  await takeStep(page, 'setup-proposals');
}

/** What was said of the step before is read by then. */
async function takeStep(page: Page, name: string): Promise<void> {
  const dismiss = page.getByRole('button', { name: 'Dismiss' });
  while ((await dismiss.count()) > 0) await dismiss.first().click();
  await takePicture(page, name);
}
