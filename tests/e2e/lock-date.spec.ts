import { choose, expect, expectAccessible, type OpenWindow, test } from './window.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** The books are closed up to the day before yesterday, so that yesterday is the first open day. */
async function closeBooks({
  sandbox,
  call,
}: OpenWindow): Promise<{ readonly openDay: string; readonly ids: string[] }> {
  const at = (daysAgo: number) => new Date(Date.now() - daysAgo * dayMs).toISOString().slice(0, 10);
  sandbox.world.xero.organisation.periodLockDate = at(2);
  await call('sync.run', { approveAll: false, push: false });
  const { attention } = await call('overview.read', {});
  const group = attention.find(({ cause }) => cause === 'lock-date');
  const sort = { by: 'date', descending: true } as const;
  const { ids } = await call('review.ids', { filter: group?.filter ?? {}, sort, offset: 0, limit: 1000 });
  return { openDay: group?.openDay ?? '', ids: [...ids] };
}

test('a lock date leaves three choices, for all of its items and for one, and each can be taken back', async ({
  page,
  open,
}) => {
  const window = await open({ transactions: 80 });
  const { openDay, ids } = await closeBooks(window);
  expect(ids.length).toBeGreaterThan(2);
  const standing = async () => {
    const items = await Promise.all(ids.map((transactionId) => window.call('review.item', { transactionId })));
    return items.map(({ proposal, openDay: choice }) => [proposal?.state, choice?.chosen?.day ?? null]);
  };
  const blocked = ids.map(() => ['blocked', null]);

  const row = page.getByRole('listitem').filter({ hasText: 'On or before a lock date' });
  await row.getByRole('button', { name: 'Choose what to do' }).click();
  const dialog = page.getByRole('dialog', { name: `${ids.length} items on or before a lock date` });
  await expect(dialog.getByRole('radio', { name: /^Wait/ })).toBeChecked();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Wait' }).click();
  await expect(dialog).toBeHidden();
  expect(await standing()).toEqual(blocked);

  await row.getByRole('button', { name: 'Choose what to do' }).click();
  await choose(dialog.getByRole('radio', { name: /^Post them on .*, the first open day/ }));
  await dialog.getByRole('button', { name: /^Post on / }).click();
  const messages = page.getByRole('region', { name: 'Messages' });
  await expect(messages.getByText(new RegExp(`^${ids.length} items are dated `))).toBeVisible();
  expect((await standing()).every(([, day]) => day === openDay)).toBe(true);
  await messages.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(standing).toEqual(blocked);

  await page.goto(page.url().replace(/#.*|$/, `#/review?item=${ids[0]}`));
  const pane = page.locator('[data-review-detail]');
  await expect(pane.getByText(/^Wait: it frees itself/)).toBeVisible();
  await expect(pane.getByRole('button', { name: 'Leave out' }).first()).toBeVisible();
  await pane.getByRole('button', { name: /^Post on / }).click();
  await expect(pane.getByText(/^Dated .* by .* instead of /)).toBeVisible();
  await pane.getByRole('button', { name: /^Date it .* again$/ }).click();
  await expect(pane.getByText(/^Wait: it frees itself/)).toBeVisible();
  await expect.poll(standing).toEqual(blocked);
});
