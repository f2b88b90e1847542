import type { Page } from '@playwright/test';
import { feedError } from '../../electron/sandbox/xero/check-feed-statement.ts';
import { markerOf } from '../../shared/domain/marker.ts';
import { choose, expect, expectAccessible, expectNoSidewaysScroll, test } from './window.ts';

async function goTo(page: Page, hash: string): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.evaluate((next) => {
    location.hash = next;
  }, hash);
}

const way = (page: Page) => page.getByRole('region', { name: 'How the lines reach Xero' });

test('a bank feed: which way applies, how it is asked for and turned on, and what a rejection asks', async ({
  page,
  open,
}) => {
  const window = await open({ transactions: 60 });
  const { identity, xero, cledara } = window.sandbox.world;
  await goTo(page, '#/export?view=statement');
  await expect(way(page)).toContainText('Statement files are the way');
  await goTo(page, '#/settings/accounts');
  await expect(page.getByRole('columnheader', { name: 'Posted from' })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Bank feed' })).toHaveCount(0);

  identity.isFeedPartner = true;
  await goTo(page, '#/settings/connections');
  const connection = page.getByRole('region', { name: 'Xero' });
  await connection.getByRole('button', { name: 'Connect again' }).click();
  await connection.getByRole('textbox', { name: 'Client id of your Xero app' }).fill(window.sandbox.clientId);
  await choose(connection.getByRole('checkbox', { name: 'My Xero app has bank feeds' }));
  await expectAccessible(page);
  // Other tests on this machine may have the five ports for a moment, so it is tried again where they do.
  await expect(async () => {
    await connection.getByRole('button', { name: 'Sign in at Xero' }).click();
    await expect(page.getByText('Xero is connected').last()).toBeVisible({ timeout: 8000 });
  }).toPass();

  await goTo(page, '#/settings/accounts');
  await choose(page.getByRole('switch', { name: 'Bank feed for GBP · SaaS' }));
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved as version 2').last()).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  xero.feeds.nextRejection = feedError('duplicate-statement', 'A duplicate.');
  await window.call('sync.run', { approveAll: false, push: true, author: 'the test' });
  await goTo(page, '#/export?view=statement');
  await expect(way(page)).toContainText('The bank feed is the way for GBP · SaaS account');
  await expect(way(page)).toContainText('Xero says that it has these statement lines already.');
  await expect(way(page).getByRole('row', { name: /Rejected/ })).toBeVisible();
  await expectAccessible(page);
  await way(page).getByRole('button', { name: 'Try the feed again' }).click();
  await expect(way(page).getByRole('button', { name: 'Try the feed again' })).toHaveCount(0);
  await window.call('sync.run', { approveAll: false, push: true, author: 'the test' });
  await expect(way(page).getByRole('row', { name: /In Xero/ })).toBeVisible();
  expect(xero.feeds.delivered(Date.now()).length).toBeGreaterThan(0);

  const fed = xero.feeds
    .delivered(Date.now())
    .slice(-3)
    .map((line) => {
      const movement = cledara.transactions.find(({ id }) => markerOf(id) === line.transactionId);
      if (movement === undefined) throw new Error(`Cledara has no movement ${line.transactionId}`);
      return { line, movement };
    });
  const [first] = fed;
  if (first === undefined) throw new Error('There are lines in Xero.');
  const change = async () => {
    for (const { movement } of fed) movement.amount -= 1;
    await window.call('sync.run', { approveAll: false, push: true, author: 'the test' });
  };
  await change();
  await goTo(page, '#/overview');
  const needed = page.getByRole('listitem').filter({ hasText: 'Lines in a bank feed have to be corrected in Xero' });
  await needed.getByRole('link', { name: 'See the lines' }).click();
  const tickOff = way(page).getByRole('button', { name: 'Corrected in Xero', exact: true });
  await expect(tickOff).toHaveCount(3);
  const { application, description } = first.movement;
  const payee = application?.name ?? description.replace(' | N/A', 'Cledara'); // a repayment names nobody
  await expect(way(page)).toContainText(`${payee} (${first.line.transactionId})`);
  await expect(way(page)).toContainText('Correct the line in Xero, and say so.'); // not “under Export”: this is Export
  await expect(way(page).getByRole('button', { name: 'Open Xero' })).toBeVisible();
  await expectAccessible(page);
  await tickOff.first().click();
  await expect(tickOff).toHaveCount(2);
  await way(page).getByRole('button', { name: 'All 2 corrected in Xero' }).click();
  await expect(tickOff).toHaveCount(0);
});
