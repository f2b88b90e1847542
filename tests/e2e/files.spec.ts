import { expect, expectAccessible, expectNoSidewaysScroll, test } from './window.ts';

test('files from Cledara are imported in the settings: what is wrong is named, what was found is shown, nothing comes twice', async ({
  page,
  open,
}) => {
  const window = await open({ prepared: 'connected', transactions: 30 });
  const { cledara } = window.sandbox.world;
  await page.goto(page.url().replace(/#.*|$/, '#/settings/connections'));
  const files = page.getByRole('region', { name: 'Files from Cledara' });
  const input = files.locator('input[type=file]');
  const file = (name: string, content: string | Uint8Array) => ({ name, mimeType: '', buffer: Buffer.from(content) });

  await input.setInputFiles([file('bank.csv', 'Date,Amount\n1,2\n')]);
  await expect(files.getByRole('alert')).toContainText('Nothing was imported');
  await expect(files.getByRole('alert')).toContainText('bank.csv: It is no CSV export of Cledara’s');
  const text = cledara.exportedTransactions();
  const rows = cledara.transactions.length;
  const mangled = text.replace(/,GBP,/, ',XYZ,');
  await input.setInputFiles([file('october.csv', mangled), file('invoices.zip', cledara.exportedInvoices())]);
  await expect(files.getByRole('status')).toContainText(`october.csv: ${rows - 1} new, 0 known, 1 left out`);
  await expect(files.getByRole('status')).toContainText('Its currency "XYZ" is none of GBP, EUR and USD');
  await expect(files.getByRole('status')).toContainText(/invoices\.zip: \d+ new, 0 known, \d+ left out/);
  expect((await window.call('status.read', {})).movements).toBe(rows - 1);

  await input.setInputFiles([file('october.csv', text)]);
  await expect(files.getByRole('status')).toContainText(`1 new, ${rows - 1} known, 0 left out`);
  await files.getByRole('button', { name: 'Files that were imported last' }).click();
  await expect(files.getByText('invoices.zip')).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  await expect(files.getByRole('button', { name: 'Choose a folder' })).toHaveCount(0); // a browser tells nobody a path
  await files.getByLabel('Watched folder').fill('exports');
  await files.getByRole('button', { name: 'Watch this folder' }).click();
  await expect(files.getByRole('alert')).toContainText('It is no whole path');
  await files.getByLabel('Watched folder').fill(window.folder);
  await files.getByRole('button', { name: 'Watch this folder' }).click();
  await expect(files.getByRole('button', { name: 'Watch no folder' })).toBeVisible();

  const synced = await window.call('sync.run', { approveAll: false, push: false });
  expect(synced.pulled).toBe(0);
});

test('the set-up takes files in place of a key', async ({ page, open }) => {
  const window = await open({ prepared: 'empty', transactions: 20 });
  await page.getByLabel('Name of the company').fill('Harbour & Vine Ltd');
  await page.getByRole('button', { name: 'Add company' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Make a Xero app' })).toBeVisible();
  await page.goto(page.url().replace(/#.*|$/, '#/start/cledara'));
  await page.getByRole('button', { name: /^Without a key/ }).click();
  const csv = Buffer.from(window.sandbox.world.cledara.exportedTransactions());
  await page.locator('input[type=file]').setInputFiles([{ name: 'all.csv', mimeType: 'text/csv', buffer: csv }]);
  const rows = window.sandbox.world.cledara.transactions.length;
  await expect(page.getByText(`${rows} movements were read from files.`)).toBeVisible();
  await expectAccessible(page);
  await expect(page.getByRole('button', { name: 'Continue' })).toBeVisible();
});
