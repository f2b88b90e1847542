import type { Locator, Page } from '@playwright/test';
import { expect, expectAccessible, type OpenWindow, test } from './window.ts';

async function go(page: Page, place: string): Promise<void> {
  await page.goto(page.url().replace(/#.*|$/, `#/${place}`));
}

/** A synced company, and three transactions of it that a person has approved. */
async function pushed(open: (options: { transactions: number }) => Promise<OpenWindow>) {
  const window = await open({ transactions: 60 });
  const { proposals } = await window.call('review.list', { state: 'proposed' });
  const ids = proposals.slice(0, 3).map(({ transactionId }) => transactionId);
  await window.call('review.decide', { decision: 'approve', ids, author: 'the test' });
  await window.call('sync.run', { approveAll: false, push: true });
  const [changed = '', kept = '', third = ''] = ids;
  return { window, changed, kept, third };
}

async function remoteIdOf(window: OpenWindow, transactionId: string): Promise<string> {
  const { proposal } = await window.call('review.item', { transactionId });
  return proposal?.xeroId ?? '';
}

async function editInXero(window: OpenWindow, transactionId: string): Promise<void> {
  const { xero } = window.sandbox.world;
  const id = await remoteIdOf(window, transactionId);
  const lines = xero.transactionShelf.get(id)?.lines ?? [];
  xero.edit(id, { lines: lines.map((line) => ({ ...line, description: 'Someone’s own words' })) });
}

const detail = (page: Page): Locator => page.getByRole('complementary', { name: 'Transaction' });

test('what is in Xero is taken out, compared, and follows the settings, each after a look', async ({ page, open }) => {
  const { window, changed, kept, third } = await pushed(open);

  // Taken out of Xero: what is lost is said first, and what stays there is named with the reason.
  window.sandbox.world.xero.reconcileByHand(await remoteIdOf(window, kept));
  await go(page, `review?states=pushed&item=${third}`);
  await detail(page).getByRole('button', { name: 'Take out of Xero' }).click();
  const question = page.getByRole('alertdialog', { name: 'Take this one out of Xero?' });
  await expect(question).toContainText('Its document is deleted in Xero');
  await expectAccessible(page);
  await question.getByRole('button', { name: 'Take out of Xero' }).click();
  await expect(page.getByRole('article', { name: '1 transaction taken out of Xero' })).toBeVisible();
  await expect.poll(async () => (await window.call('review.item', { transactionId: third })).row.state).toBe('undone');
  await go(page, `review?states=pushed&item=${kept}`);
  await detail(page).getByRole('button', { name: 'Take out of Xero' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Take out of Xero' }).click();
  const left = page.getByRole('dialog', { name: '1 transaction stays in Xero' });
  await expect(left).toContainText('it is reconciled there');
  await left.getByRole('button', { name: 'Close' }).last().click();

  // Changed in Xero: found on demand, shown field by field, and ours is sent again.
  await editInXero(window, changed);
  await go(page, 'overview');
  await page.getByRole('button', { name: 'Look for changes in Xero' }).click();
  await expect(page.getByRole('article', { name: '1 document was changed or deleted in Xero' })).toBeVisible();
  await page.getByRole('link', { name: 'Changed in Xero' }).click();
  await page.getByRole('grid').locator('tbody').getByRole('row').first().click();
  const differences = detail(page).getByRole('table', { name: 'What is different in Xero' });
  await expect(differences.getByRole('row').nth(1)).toContainText('Someone’s own words');
  await page.reload(); // without what was announced before
  await expect(differences).toBeVisible();
  await expectAccessible(page);
  await detail(page).getByRole('button', { name: 'Send ours again' }).click();
  await expect(page.getByRole('article', { name: 'Changed back in Xero' })).toBeVisible();
  await expect(differences).toBeHidden();

  // Applied to what was pushed: the differences first, then the chosen ones in place, with what became of each.
  const present = await window.call('settings.read', {});
  const settings = {
    ...present.settings,
    defaults: { ...present.settings.defaults, description: 'Paid by card: {merchant}' },
  };
  await window.call('settings.change', { base: present.version, settings, author: 'the test' });
  await go(page, 'applications');
  await page.getByRole('button', { name: /^Apply to pushed \(\d+\)$/ }).click();
  const sheet = page.getByRole('dialog', { name: 'Apply to pushed' });
  await expect(sheet).toContainText('Description:');
  await expect(sheet).toContainText('it is reconciled there');
  await expectAccessible(page);
  await sheet.getByRole('button', { name: /^Change \d+ in Xero$/ }).click();
  await expect(page.getByText(/^\d+ documents changed in Xero$/).first()).toBeVisible();
  await expect(sheet.getByText('Changed in Xero', { exact: true }).first()).toBeVisible();
  const record = window.sandbox.world.xero.transactionShelf.get(await remoteIdOf(window, changed));
  expect(record?.lines[0]?.description).toMatch(/^Paid by card: /);
});

test('what Cledara changes afterwards is shown field by field, and changed in Xero only on request', async ({
  page,
  open,
}) => {
  const window = await open({ transactions: 60 });
  await window.call('sync.run', { approveAll: false, push: true });
  const { proposals } = await window.call('review.list', { state: 'pushed' });
  const spent = proposals.filter(({ document }) => document?.kind === 'spend-money');
  // The newest: Cledara is read again for ninety days back.
  const dayOf = ({ document }: (typeof spent)[number]): string => document?.date ?? '';
  const [changed = '', kept = ''] = spent
    .toSorted((a, b) => dayOf(b).localeCompare(dayOf(a)))
    .map(({ transactionId }) => transactionId);
  for (const id of [changed, kept]) {
    const row = window.sandbox.world.cledara.transactions.find((one) => one.id === id);
    Object.assign(row ?? {}, { description: 'RENAMED MERCHANT' });
  }
  await window.call('sync.run', { approveAll: false, push: true });
  await go(page, 'overview');
  await expect(page.getByRole('link', { name: 'Changed in Cledara since' })).toBeVisible();
  await go(page, `review?states=pushed&item=${changed}`);
  const differences = detail(page).getByRole('table', { name: 'What Cledara has changed' });
  await expect(differences.getByRole('row').nth(1)).toContainText('RENAMED MERCHANT');
  await expectAccessible(page);
  await detail(page).getByRole('button', { name: 'Change it in Xero' }).click();
  await expect(page.getByRole('article', { name: 'Changed in Xero' })).toBeVisible();
  await expect(differences).toBeHidden();
  const record = window.sandbox.world.xero.transactionShelf.get(await remoteIdOf(window, changed));
  expect(record?.lines[0]?.description).toContain('RENAMED MERCHANT');
  await go(page, `review?states=pushed&item=${kept}`);
  await detail(page).getByRole('button', { name: 'Leave as posted' }).click();
  await expect(page.getByRole('article', { name: 'It stays as it was posted' })).toBeVisible();
});
