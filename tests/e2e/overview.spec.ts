import type { Page } from '@playwright/test';
import { choose, expect, expectAccessible, expectNoSidewaysScroll, inBothSizes, test } from './window.ts';

async function showOverview(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: 'Needs you' })).toBeVisible();
}

test('it syncs, is told what was sent, goes on after the network was cut and the engine killed, and shows names as text', async ({
  page,
  open,
}) => {
  const window = await open({ transactions: 60, secrets: 'file' });
  await test.step('Sync now sends, Look only does not, and each is among the last runs', async () => {
    await showOverview(page);
    const pushed = async () => (await window.call('status.read', {})).counts['pushed'] ?? 0;
    const runs = page.getByRole('table', { name: 'Last runs' }).locator('tbody tr');
    await expect(runs).toHaveCount(1);
    await page.getByRole('button', { name: 'More ways to sync' }).click();
    await page.getByRole('menuitem', { name: 'Look only, send nothing' }).click();
    await expect(runs).toHaveCount(2, { timeout: 30_000 });
    await expect(page.getByRole('button', { name: 'Sync now', exact: true })).toBeEnabled();
    await expect.poll(async () => (await window.call('sync.progress', {})).progress, { timeout: 30_000 }).toBeNull();
    expect(await pushed()).toBe(0);
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('s');
    await expect(runs).toHaveCount(3, { timeout: 30_000 });
    await expect.poll(pushed, { timeout: 30_000 }).toBeGreaterThan(0);
    const first = await runs.first().getByRole('link').getAttribute('href');
    expect(first).toMatch(/^#\/activity\?run=/);
  });

  await test.step('the network cut and the engine killed: everything read stays, and it goes on afterwards', async () => {
    await showOverview(page);
    await window.cutNetwork();
    await page.getByRole('button', { name: 'Sync now', exact: true }).click();
    await expect(page.getByText(/The last sync ended early\./)).toBeVisible({ timeout: 40_000 });
    await expect(page.getByRole('heading', { level: 2, name: 'Needs you' })).toBeVisible();
    await window.restoreNetwork();
    await window.killEngine();
    await expect(page.getByText('The engine stopped and is being started again.')).toBeHidden({ timeout: 20_000 });
    await page.getByRole('button', { name: 'Sync now', exact: true }).click();
    await expect(page.getByText(/The last sync ended early\./)).toBeHidden({ timeout: 40_000 });
  });

  await test.step('names of applications stay text, however they are written', async () => {
    await page.route('**/api/call', async (route) => {
      const response = await route.fetch();
      const asked: { readonly method?: string } = route.request().postDataJSON();
      if (asked.method !== 'overview.read') return route.fulfill({ response });
      const text = await response.text();
      const hostile = `<img src=x onerror=alert(1)>\\u202Egnp.exe ${'W'.repeat(4000)}`;
      return route.fulfill({ response, body: text.replace(/"application":"[^"]*"/g, `"application":"${hostile}"`) });
    });
    await page.reload();
    await showOverview(page);
    await expect(page.getByRole('list', { name: /^Applications, largest first/ })).toContainText('<img src=x');
    await expectNoSidewaysScroll(page);
    await page.getByRole('button', { name: 'As a table' }).click();
    await expectNoSidewaysScroll(page);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });
});

test('what needs a person, the connections, the accounts and what was spent, sound in both sizes', async ({
  page,
  open,
}) => {
  const window = await open({ transactions: 200 });
  await test.step('axe finds nothing and nothing runs over the edge in both sizes', async () => {
    await inBothSizes(page, async () => {
      await showOverview(page);
      await page.getByRole('img', { name: /^Spending by month/ }).waitFor();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    });
  });

  await test.step('both connections say how they are, as whom and until when', async () => {
    await showOverview(page);
    const xero = page.getByRole('article', { name: 'Xero' });
    await expect(xero).toContainText('Connected');
    await expect(xero).toContainText('Demo Company (UK)');
    await expect(xero).toContainText(/Standard user|Adviser/);
    await expect(xero).toContainText('Consent lasts until');
    await expect(page.getByRole('article', { name: 'Cledara' })).toContainText('Connected');
  });

  await test.step('spending is drawn and also stands as a table whose months and applications lead to their transactions', async () => {
    await showOverview(page);
    const { spending } = await window.call('overview.read', {});
    const chart = page.getByRole('img', { name: /^Spending by month/ });
    await chart.scrollIntoViewIfNeeded();
    await chart.locator('.recharts-bar-rectangle path').first().click();
    await expect(page).toHaveURL(/#\/review\?months=\d{4}-\d{2}/);
    await page.goBack();
    await page.getByRole('button', { name: 'As a table' }).click();
    const table = page.getByRole('table', { name: /^Spending by month/ });
    await expect(table.locator('tbody tr')).toHaveCount(12);
    const gbp = spending.filter(({ currency }) => currency === 'GBP');
    const newest = gbp[0];
    if (newest === undefined) throw new Error('The sandbox spends in pounds.');
    const row = table.locator('tbody tr').filter({ has: page.locator(`a[href="#/review?months=${newest.month}"]`) });
    await expect(row.locator('td').last()).toHaveText(
      Number(newest.amount).toLocaleString('en-GB', { minimumFractionDigits: 2 }),
    );
    await page.reload();
    await expect(page.getByRole('table', { name: /^Spending by month/ })).toBeVisible(); // it is remembered
    await expectAccessible(page);
  });

  await test.step('an account is turned off and back by Undo, and one without a bank account asks for it first', async () => {
    await page.reload();
    await showOverview(page);
    const toggle = (name: string) => page.getByRole('switch', { name: `Post ${name} to Xero` });
    const isOn = async (id: string) =>
      (await window.call('status.read', {})).accounts.find((account) => account.id === id)?.enabled;
    await choose(toggle('GBP · SaaS account'));
    await expect(page.getByText('GBP · SaaS account is no longer posted').last()).toBeVisible();
    expect(await isOn('GBP:saas')).toBe(false);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(toggle('GBP · SaaS account')).toBeChecked();
    expect(await isOn('GBP:saas')).toBe(true);

    await choose(toggle('GBP · Spend account'));
    const dialog = page.getByRole('dialog', { name: 'Link GBP · Spend account to a bank account' });
    await expectAccessible(page);
    await expect(dialog.getByRole('button', { name: /Bank account in Xero/ })).toContainText('Cledara Spend'); // by its name
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    expect(await isOn('GBP:spend')).toBe(false);

    await toggle('GBP · Spend account').focus();
    await page.keyboard.press('Space');
    await dialog.getByRole('button', { name: 'Link and turn on' }).press('Enter');
    await expect(dialog).toBeHidden();
    await expect(toggle('GBP · Spend account')).toBeChecked();
    await expect(toggle('GBP · Spend account')).toBeFocused();
    const { settings } = await window.call('settings.read', {});
    expect(settings.accounts.find(({ id }) => id === 'GBP:spend')?.syncFrom).toMatch(/^20\d\d-\d\d-\d\d$/); // from today on

    // Xero has no bank account in dollars yet.
    const { version, settings: present } = await window.call('settings.read', {});
    const accounts = [...present.accounts, { id: 'USD:saas', enabled: false }];
    await window.call('settings.change', { base: version, settings: { ...present, accounts }, author: 'the test' });
    await choose(toggle('USD · SaaS account'));
    const dollars = page.getByRole('dialog', { name: 'Link USD · SaaS account to a bank account' });
    await dollars.getByRole('button', { name: 'Make one in Xero' }).click();
    await expect(dollars.getByRole('button', { name: /Bank account in Xero/ })).toContainText('Cledara USD');
    await expectAccessible(page);
    await dollars.getByRole('button', { name: 'Link and turn on' }).click();
    await expect(toggle('USD · SaaS account')).toBeChecked();
  });

  await test.step('what needs a person is listed with its number, and leads to exactly these items', async () => {
    const { version, settings } = await window.call('settings.read', {});
    const accounts = settings.accounts.map(({ id, enabled, bankAccount }) =>
      id === 'EUR:saas' || bankAccount === undefined ? { id, enabled } : { id, enabled, bankAccount },
    );
    await window.call('settings.change', { base: version, settings: { ...settings, accounts }, author: 'the test' });
    await showOverview(page);
    await expect(page.getByRole('link', { name: 'Link a bank account' })).toBeVisible();
    const { attention } = await window.call('overview.read', {});
    const rows = page.getByRole('list', { name: 'What needs you' }).getByRole('listitem');
    await expect(rows).toHaveCount(attention.length);
    expect(attention.length).toBeGreaterThan(1);
    for (const [place, group] of attention.entries()) {
      if (group.filter === null) continue;
      const row = rows.nth(place);
      const href = await row.getByRole('link').first().getAttribute('href');
      const query = new URLSearchParams(href?.split('?')[1]);
      for (const [name, values] of Object.entries(group.filter)) {
        if (Array.isArray(values)) expect(query.getAll(name)).toEqual(values.map(String));
      }
      const { total } = await window.call('review.query', {
        filter: group.filter,
        sort: { by: 'date', descending: true },
        offset: 0,
        limit: 0,
      });
      await expect(row).toContainText(total.toLocaleString('en-GB'));
    }
  });
});
