import { expect, expectAccessible, type OpenWindow, test } from './window.ts';

/** An item of this application that waits for review. */
async function waitingItem(window: OpenWindow, application: string) {
  const { rows } = await window.call('review.query', {
    filter: { states: ['proposed'], search: application },
    sort: { by: 'date', descending: true },
    offset: 0,
    limit: 10,
  });
  const row = rows.find((one) => one.application === application);
  if (row === undefined) throw new Error(`Nothing of ${application} waits for review.`);
  return row;
}

test('an application becomes bills: chosen, looked at, approved, sent with its payment, and opened in Xero', async ({
  page,
  open,
}) => {
  const window = await open({ transactions: 200 });
  await page.goto(page.url().replace(/#.*|$/, '#/applications'));
  const row = page
    .getByRole('grid', { name: 'What is pushed for each application, and where' })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader').filter({ hasText: 'HubSpot' }) });
  await row.locator('[data-cell$="/document"]').click();
  await page.getByRole('option', { name: 'Bill', exact: true }).click();
  await expect(row.locator('[data-cell$="/document"]')).toContainText('Bill');
  await expect.poll(async () => (await waitingItem(window, 'HubSpot')).state).toBe('proposed');

  const { transactionId } = await waitingItem(window, 'HubSpot');
  await page.goto(page.url().replace(/#.*|$/, `#/review?states=proposed&item=${transactionId}`));
  const pane = page
    .getByRole('region')
    .filter({ has: page.getByRole('heading', { name: 'History' }) })
    .first();
  await expect(pane.getByRole('heading', { name: 'Bill', exact: true })).toBeVisible();
  await expect(pane.getByRole('region', { name: 'Payment' }).getByText('Paid from')).toBeVisible();
  await expect(pane.getByText('Due date')).toBeVisible();
  await expectAccessible(page);
  await pane.getByRole('button', { name: /^Approve/ }).click();
  await expect.poll(async () => (await window.call('review.item', { transactionId })).row.state).toBe('approved');

  await page.goto(page.url().replace(/#.*|$/, '#/overview'));
  await page.getByRole('main').getByRole('button', { name: 'Sync now', exact: true }).click();
  await expect.poll(async () => (await window.call('review.item', { transactionId })).row.state).toBe('pushed');
  const { bills } = window.sandbox.world.xero;
  const { proposal } = await window.call('review.item', { transactionId });
  expect(bills.billShelf.get(proposal?.xeroId ?? '')).toMatchObject({ type: 'ACCPAY', status: 'PAID' });

  await page.goto(page.url().replace(/#.*|$/, `#/review?states=pushed&item=${transactionId}`));
  await expect(pane.getByRole('heading', { name: 'What Xero got' })).toBeVisible();
  await page.context().route('https://go.xero.com/**', (route) => route.fulfill({ body: 'Xero' }));
  const [opened] = await Promise.all([
    page.waitForEvent('popup'),
    pane.getByRole('button', { name: 'Open in Xero' }).click(),
  ]);
  expect(decodeURIComponent(opened.url())).toContain(`/AccountsPayable/View.aspx?InvoiceID=${proposal?.xeroId}`);
});
