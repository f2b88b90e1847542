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

test('an application becomes bills: chosen, approved, sent with its payment, opened in Xero, changed back there and taken out', async ({
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
  await page.mouse.move(5, 5); // where it lies on no field, whose tooltip would be looked at, too
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
  await opened.close();

  // Somebody changes it in Xero: shown field by field, and ours is sent again, between two payments.
  const billId = proposal?.xeroId ?? '';
  const stateIs = (state: string) =>
    expect.poll(async () => (await window.call('review.item', { transactionId })).row.state).toBe(state);
  bills.edit(billId, { number: 'Somebody’s number' });
  // The sync goes on with invoices for a moment, and nothing looks at Xero beside it.
  await expect(() => window.call('drift.look', {})).toPass();
  await page.reload();
  const differences = pane.getByRole('table', { name: 'What is different in Xero' });
  await expect(differences.getByRole('row', { name: /^Number/ })).toContainText('Somebody’s number');
  await expectAccessible(page);
  await pane.getByRole('button', { name: 'Send ours again' }).click();
  await stateIs('approved');
  await expect(() => window.call('sync.run', { approveAll: false, push: true })).toPass();
  await stateIs('pushed');
  expect(bills.billShelf.get(billId)).toMatchObject({ status: 'PAID', number: proposal?.document?.reference });

  // Taken out of Xero with its payment, once that is not reconciled any more.
  const [payment] = bills.paymentsOf(billId).filter(({ status }) => status === 'AUTHORISED');
  bills.editPayment(payment?.paymentId ?? '', { isReconciled: true });
  await page.reload();
  await pane.getByRole('button', { name: 'Take out of Xero' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Take out of Xero' }).click();
  const left = page.getByRole('dialog', { name: '1 transaction stays in Xero' });
  await expect(left).toContainText('its payment or refund is reconciled there');
  await left.getByRole('button', { name: 'Close' }).last().click();
  bills.editPayment(payment?.paymentId ?? '', { isReconciled: false });
  await pane.getByRole('button', { name: 'Take out of Xero' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Take out of Xero' }).click();
  await stateIs('undone');
  expect(bills.billShelf.get(billId)?.status).toBe('VOIDED');
});
