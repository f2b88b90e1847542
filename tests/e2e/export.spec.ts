import { readFileSync } from 'node:fs';
import type { Download, Page } from '@playwright/test';
import {
  choose,
  comeTo,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  inBothSizes,
  loadAt,
  test,
} from './window.ts';

async function show(page: Page): Promise<void> {
  await page.goto(page.url().replace(/#.*|$/, '#/export'));
  await expect(page.getByRole('heading', { level: 1, name: 'Export' })).toBeVisible();
}

const choice = (page: Page, name: string) => page.getByRole('radio', { name: new RegExp(`^${name}`) });

async function madeFile(page: Page): Promise<Download> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Make the CSV' }).click();
  return await download;
}

test('the presets mean what they say today, in the time zone of the organisation', async ({ page, open }) => {
  await page.clock.setFixedTime(new Date('2026-09-08T10:00:00Z'));
  const window = await open({ transactions: 20 });
  window.sandbox.world.xero.organisation.endOfYearLockDate = '2026-03-31';
  await window.call('reference.refresh', {});
  await show(page);
  const days = page.getByRole('radiogroup', { name: 'Days' });
  await expect(days).toContainText('1 Sept 2026 to 8 Sept 2026');
  await expect(days).toContainText('1 Aug 2026 to 31 Aug 2026');
  await expect(days).toContainText('1 Jan 2026 to 8 Sept 2026');
  await expect(days).toContainText('1 Apr 2026 to 8 Sept 2026');

  await page.clock.setFixedTime(new Date('2026-12-01T10:00:00Z'));
  await loadAt(page, '#/export');
  await expect(days).toContainText(/This month\s*1 Dec 2026\s*Last month/);
});

test('the files: of every day and of some, told column by column, as a statement for Xero, offline and with the engine killed too', async ({
  page,
  open,
}) => {
  const window = await open({ transactions: 120, secrets: 'file' });
  await test.step('axe finds nothing and nothing runs over the edge in both sizes', async () => {
    await inBothSizes(page, async () => {
      await show(page);
      await choose(choice(page, 'Other days'));
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    });
  });

  await test.step('the file of every day is what the engine made, and says how much it holds', async () => {
    await loadAt(page, '#/export');
    const { movements } = await window.call('status.read', {});
    await expect(page.getByText(`${movements} movements are on this computer.`)).toBeVisible();
    await choose(choice(page, 'All days'));
    const file = await madeFile(page);
    const { text, fileName, rows } = await window.call('export.transactions', { format: 'csv' });
    expect(file.suggestedFilename()).toBe(fileName);
    expect(readFileSync(await file.path(), 'utf8')).toBe(text);
    expect(rows).toBe(movements);
    await expect(page.getByText(`Saved as ${fileName}`).last()).toBeVisible();
    const made = page.getByRole('region', { name: 'The file', exact: true });
    await expect(made).toContainText(fileName);
    await expect(made).toContainText(`${rows} movements`);
    await expect(made).toContainText('kB');
    await expectAccessible(page);
    const again = page.waitForEvent('download');
    await made.getByRole('button', { name: 'Save it again' }).press('Enter');
    expect(readFileSync(await (await again).path(), 'utf8')).toBe(text);
  });

  await test.step('by the keys alone: a choice of days, and the file holds these days only', async () => {
    await comeTo(page, '#/export');
    await choice(page, 'This month').focus();
    await page.keyboard.press('ArrowDown');
    await expect(choice(page, 'Last month')).toBeChecked();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Make the CSV' }).press('Enter');
    const file = await download;
    const [, from = '', to = ''] = /from-(.{10})-to-(.{10})\.csv$/.exec(file.suggestedFilename()) ?? [];
    expect(from).toMatch(/-01$/);
    expect(to.slice(0, 7)).toBe(from.slice(0, 7));
    const { text, rows } = await window.call('export.transactions', { format: 'csv', from, to });
    expect(rows).toBeGreaterThan(0);
    expect(readFileSync(await file.path(), 'utf8')).toBe(text);
  });

  await test.step('other days are typed, turned ones are refused, and days without movements make no file', async () => {
    await comeTo(page, '#/export');
    await choose(choice(page, 'Other days'));
    const first = page.getByRole('group', { name: 'First day' }).getByRole('spinbutton');
    await first.first().focus();
    await page.keyboard.type('02012001');
    const last = page.getByRole('group', { name: 'Last day' }).getByRole('spinbutton');
    await last.first().focus();
    await page.keyboard.type('01012001');
    await expect(page.getByText('The first day comes after the last.').first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Make the CSV' })).toBeDisabled();
    await expectAccessible(page);
    await last.first().focus();
    await page.keyboard.type('03012001');
    await page.getByRole('button', { name: 'Make the CSV' }).click();
    await expect(page.getByText('There are no movements in these days: 2 Jan 2001 to 3 Jan 2001.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Save it again' })).toHaveCount(0);
  });

  await test.step('what is in the file is told column by column', async () => {
    await comeTo(page, '#/export');
    const { text } = await window.call('export.transactions', { format: 'csv' });
    const names = text.slice(1).split(/\r?\n/)[0]?.split(',') ?? [];
    const columns = page.getByRole('region', { name: 'What is in the file' });
    const groups = columns.getByRole('button');
    for (let place = 0; place < (await groups.count()); place += 1) await groups.nth(place).press('Enter');
    await expect(columns.locator('code')).toHaveText(names);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });

  await test.step('a statement for Xero: made, listed, named when its days go out again, and taken off the list', async () => {
    await comeTo(page, '#/export');
    await choose(page.getByRole('radio', { name: 'Statement for Xero' }));
    const list = page.getByRole('table', { name: 'Statements made before' });
    await expect(page.getByText('None yet.')).toBeVisible();
    await expect(choice(page, 'Everything up to yesterday')).toBeChecked();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Make the statement' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^statement-(EUR|GBP)-saas-.*\.ofx$/);
    const text = readFileSync(await file.path(), 'utf8');
    const lines = text.match(/<STMTTRN>/g)?.length ?? 0;
    expect(lines).toBeGreaterThan(5);
    const made = page.getByRole('region', { name: 'The file', exact: true });
    await expect(made).toContainText(`${lines} lines`);
    const { exports } = await window.call('export.statements', {});
    expect(exports).toMatchObject([{ format: 'ofx', lines, withdrawn: false }]);
    await expect(list.getByRole('row')).toHaveCount(2);
    await expectAccessible(page);
    await expect(page.getByText('Everything up to yesterday was exported.')).toBeVisible();
    await choose(choice(page, 'Last month'));
    await expect(page.getByText('Some of these days went out before')).toBeVisible();

    await list.getByRole('button', { name: 'Take off the list' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Take it off' }).click();
    await expect(page.getByText('None yet.')).toBeVisible();
    await expect(page.getByText('Some of these days went out before')).toBeHidden();
    await page.setViewportSize({ width: 1024, height: 640 });
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });

  await test.step('without network the file is made all the same, and a failure says why and what to do', async () => {
    await comeTo(page, '#/export');
    await window.cutNetwork();
    await choose(choice(page, 'All days'));
    expect((await madeFile(page)).suggestedFilename()).toBe('transactions.csv');
    let refuses = true;
    await page.route('**/api/call', async (route) => {
      const asked = route.request().postDataJSON() as { method: string };
      if (!refuses || asked.method !== 'export.transactions') return route.continue();
      const error = { code: 'engine-restarted', message: 'The engine was started again.', details: [] };
      return route.fulfill({ json: { ok: false, error } });
    });
    await page.getByRole('button', { name: 'Make the CSV' }).click();
    const problem = page.getByRole('main').getByRole('alert').filter({ hasText: 'The CSV was not made' });
    await expect(problem).toContainText('The engine was started again.');
    await expect(problem).toContainText('Try again in a moment.');
    await expectAccessible(page);
    refuses = false;
    await window.killEngine();
    await expect(() => window.call('sync.progress', {})).toPass({ timeout: 20_000 }); // the new engine answers
    await expect(page.getByText('The engine stopped and is being started again.')).toBeHidden({ timeout: 20_000 });
    await madeFile(page);
    await expect(problem).toBeHidden();
  });
});
