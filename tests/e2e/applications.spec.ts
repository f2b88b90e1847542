import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import type { ApplicationRowDto } from '../../shared/contract/settings.ts';
import {
  choose,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  inBothSizes,
  type OpenWindow,
  test,
} from './window.ts';

async function showApplications(page: Page, query = ''): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/applications${query}`);
  await page.getByRole('heading', { level: 1, name: 'Applications' }).waitFor();
}

const grid = (page: Page) => page.getByRole('grid', { name: 'What is pushed for each application, and where' });

/** The cell of a column in the row of an application; `Defaults` is the row above them. */
function cell(page: Page, application: string, column: string) {
  return grid(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader').filter({ hasText: application }) })
    .locator(`[data-cell$="/${column}"]`);
}

async function rowOf(window: OpenWindow, name: string): Promise<ApplicationRowDto> {
  const { applications } = await window.call('applications.list', {});
  const found = applications.find((row) => row.name === name);
  if (found === undefined) throw new Error(`No application ${name}`);
  return found;
}

async function version(window: OpenWindow): Promise<number | null> {
  return (await window.call('settings.read', {})).version;
}

const toast = (page: Page, title: string | RegExp) => page.getByRole('region', { name: 'Messages' }).getByText(title);

test('cells are edited in place, by the mouse and by the keyboard alone, each as one version, online and offline', async ({
  page,
  open,
}) => {
  const window = await open({ transactions: 60, secrets: 'file' });
  await test.step('a cell is edited in place, kept as one version, and put back by Undo', async () => {
    await showApplications(page);
    expect((await rowOf(window, 'Figma')).own.account).toBe('463');
    await cell(page, 'Figma', 'account').click();
    await page.getByRole('combobox', { name: 'Search by name or code' }).fill('485');
    await page.getByRole('option', { name: /Subscriptions/ }).click();
    await expect(cell(page, 'Figma', 'account')).toContainText('485 Subscriptions');
    await expect(toast(page, 'Figma: Account saved')).toBeVisible();
    expect((await rowOf(window, 'Figma')).own.account).toBe('485');
    expect(await version(window)).toBe(2);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(cell(page, 'Figma', 'account')).toContainText('463');
    expect((await rowOf(window, 'Figma')).own.account).toBe('463');
  });

  await test.step('the keyboard alone moves, edits, clears, selects and searches', async () => {
    await page.reload(); // nothing in the table has had the focus yet
    await showApplications(page);
    await page.getByRole('columnheader', { name: 'Missing' }).getByRole('button').focus();
    await page.keyboard.press('Tab');
    await expect(cell(page, 'Defaults', 'name')).toBeFocused();
    await page.keyboard.press('/');
    await page.keyboard.type('figma');
    await expect(grid(page).getByRole('row')).toHaveCount(3);
    for (let tabs = 0; tabs < 30; tabs += 1) {
      await page.keyboard.press('Tab');
      if (await cell(page, 'Defaults', 'name').evaluate((element) => element === document.activeElement)) break;
    }
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(cell(page, 'Figma', 'account')).toBeFocused();

    await page.keyboard.press('Enter');
    await expect(page.getByRole('combobox', { name: 'Search by name or code' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(cell(page, 'Figma', 'account')).toBeFocused();
    expect(await version(window)).toBe(3);

    await page.keyboard.press('Enter');
    await page.keyboard.type('485');
    await page.keyboard.press('Enter');
    await expect(cell(page, 'Figma', 'account')).toBeFocused();
    await expect(cell(page, 'Figma', 'account')).toContainText('485');
    await expect.poll(async () => (await rowOf(window, 'Figma')).own.account).toBe('485');

    await page.keyboard.press('Delete');
    await expect(cell(page, 'Figma', 'account')).toContainText('429');
    await expect.poll(async () => (await rowOf(window, 'Figma')).own.account).toBeUndefined();
    await expect(cell(page, 'Figma', 'account')).toContainText('default');

    await page.keyboard.press('Space');
    await expect(page.getByRole('button', { name: 'Edit 1' })).toBeEnabled();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Edit selected' })).toBeDisabled();
    await page.keyboard.press('Control+Home');
    await expect(cell(page, 'Defaults', 'check')).toBeFocused();
    await page.keyboard.press('Control+End');
    await expect(cell(page, 'Figma', 'missing')).toBeFocused();
  });

  await test.step('a search that fits nothing leads back to all', async () => {
    await showApplications(page, '?search=nothing-has-this-name');
    await expect(page.getByText('No application fits')).toBeVisible();
    await page.getByRole('button', { name: 'Show all applications' }).click();
    await expect(cell(page, 'Figma', 'name')).toBeVisible();
    await page.getByRole('searchbox', { name: 'Search applications' }).fill('figma');
    await expect(grid(page).getByRole('row')).toHaveCount(3);
  });

  await test.step('a default shows in every application that has no value of its own, and in no other', async () => {
    await showApplications(page);
    await cell(page, 'Defaults', 'contact').click();
    await page.getByRole('combobox').fill('A contact that Xero lacks');
    await expect(page.getByText('Nothing matches “A contact that Xero lacks”.')).toBeVisible();
    await page.getByRole('combobox').fill('Figma Inc');
    await page.getByRole('option', { name: 'Figma Inc' }).click();
    await expect(cell(page, 'Defaults', 'contact')).toHaveText('Figma Inc');
    await expect(toast(page, 'Defaults: Contact saved')).toBeVisible();
    const { applications } = await window.call('applications.list', {});
    const without = applications.find(({ own }) => own.contact === undefined);
    const withOwn = applications.find(({ own }) => own.contact !== undefined);
    await expect(cell(page, without?.name ?? '', 'contact')).toContainText('Figma Inc');
    await expect(cell(page, withOwn?.name ?? '', 'contact')).toContainText(withOwn?.own.contact ?? '');
    await page.reload(); // no more than four messages stand at a time, and those with a way back stay longest
    await cell(page, 'Defaults', 'contact').click();
    await page.getByRole('combobox').fill('Brand New Ltd');
    await page.getByRole('option', { name: 'Make “Brand New Ltd” in Xero' }).click();
    await expect(toast(page, 'Xero has the contact Brand New Ltd')).toBeVisible();
    await expect(cell(page, 'Defaults', 'contact')).toHaveText('Brand New Ltd');
    expect(window.sandbox.world.xero.contacts.map(({ name }) => name)).toContain('Brand New Ltd');
  });

  await test.step('tracking and what is pushed are edited in their cells too', async () => {
    await showApplications(page);
    await cell(page, 'Figma', 'tracking').click();
    const dialog = page.getByRole('dialog', { name: 'Tracking of Figma' });
    await dialog.getByRole('button', { name: /^Department/ }).click();
    await page.getByRole('option', { name: 'Sales' }).click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(cell(page, 'Figma', 'tracking')).toContainText('Sales');
    await expect.poll(async () => (await rowOf(window, 'Figma')).own.tracking?.['Department']).toBe('Sales');
    await cell(page, 'Figma', 'send').click();
    await page.getByRole('option', { name: 'Statement lines only' }).click();
    await expect
      .poll(async () => (await rowOf(window, 'Figma')).own)
      .toMatchObject({ pushTransactions: false, pushStatementLines: true });
  });

  await test.step('what has just been edited is the base of the next edit', async () => {
    const before = (await version(window)) ?? 0;
    await showApplications(page);
    for (const [name, account] of [
      ['Figma', '485'],
      ['GitHub', '464'],
      ['Notion', '429'],
    ] as const) {
      await cell(page, name, 'account').click();
      await page.getByRole('combobox').fill(account);
      await page.keyboard.press('Enter');
    }
    await expect.poll(() => version(window)).toBe(before + 3);
    expect((await rowOf(window, 'Figma')).own.account).toBe('485');
    expect((await rowOf(window, 'GitHub')).own.account).toBe('464');
    expect((await rowOf(window, 'Notion')).own.account).toBe('429');
  });

  await test.step('automatic asks first, in words', async () => {
    const { applications } = await window.call('applications.list', {});
    const name = applications.find(({ coding }) => coding.mode?.value === 'review')?.name ?? '';
    const before = await version(window);
    await showApplications(page);
    await cell(page, name, 'mode').click();
    await page.getByRole('option', { name: 'Automatic' }).click();
    const question = page.getByRole('alertdialog', { name: `Push ${name} without review?` });
    await expect(question).toContainText('goes to Xero with the next sync, without anybody looking at it first');
    await question.getByRole('button', { name: 'Keep reviewing' }).click();
    await expect(cell(page, name, 'mode')).toContainText('Review');
    expect(await version(window)).toBe(before);
    await cell(page, name, 'mode').click();
    await page.getByRole('option', { name: 'Automatic' }).click();
    await question.getByRole('button', { name: 'Push automatically' }).click();
    await expect(cell(page, name, 'mode')).toContainText('Automatic');
    await expect.poll(async () => (await rowOf(window, name)).own.mode).toBe('auto');
  });

  await test.step('offline one can go on editing', async () => {
    await window.cutNetwork();
    await showApplications(page);
    await cell(page, 'Figma', 'account').click();
    await page.getByRole('combobox').fill('464');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await rowOf(window, 'Figma')).own.account).toBe('464');
    await window.restoreNetwork();
  });

  await test.step('the engine killed: the table stays, and the next edit works', async () => {
    await showApplications(page);
    await cell(page, 'Figma', 'account').waitFor();
    await window.killEngine();
    await expect(cell(page, 'Figma', 'account')).toBeVisible();
    await expect(page.getByText('The engine stopped and is being started again.')).toBeHidden({ timeout: 20_000 });
    await expect(async () => {
      await cell(page, 'Figma', 'account').click();
      await page.getByRole('combobox').fill('485');
      await page.keyboard.press('Enter');
      expect((await rowOf(window, 'Figma')).own.account).toBe('485');
    }).toPass();
  });
});

test('the settings go out and come in as files, are compared, put in force again, and suggested', async ({
  page,
  open,
}) => {
  const window = await open({ transactions: 60 });
  await test.step('the setup file goes out as it stands, and comes in whole or not at all', async () => {
    await showApplications(page);
    await page.getByRole('button', { name: 'Setup file' }).click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Save as a setup file' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('tallybridge-test.json');
    const setup = JSON.parse(await readFile(await download.path(), 'utf8'));
    expect(setup).toEqual(await window.call('settings.export', {}));

    await page.getByRole('button', { name: 'Setup file' }).click();
    await page.getByRole('menuitem', { name: 'Apply a setup file' }).click();
    const dialog = page.getByRole('dialog', { name: 'Apply a setup file' });
    const input = dialog.locator('input[type=file]');
    const give = (file: unknown) =>
      input.setInputFiles({
        name: 'setup.json',
        mimeType: 'application/json',
        buffer: Buffer.from(typeof file === 'string' ? file : JSON.stringify(file)),
      });
    const place = setup.applications.findIndex((row: { name: string }) => row.name === 'Figma');

    await give('{ not json');
    await expect(dialog).toContainText('1 thing is wrong with this file');
    await expect(dialog.getByRole('button', { name: 'Apply', exact: true })).toBeDisabled();

    await give({
      ...setup,
      applications: setup.applications.map((row: object, at: number) =>
        at === place ? { ...row, account: '99999' } : row,
      ),
    });
    const problem = dialog.getByRole('listitem').filter({ hasText: `applications[${place}].account` });
    await expect(problem).toContainText('Figma · Account');
    await expect(dialog.getByRole('button', { name: 'Apply', exact: true })).toBeDisabled();
    await expectAccessible(page);

    await give(setup);
    await expect(dialog).toContainText('The file says the same as the present settings');

    await give({
      ...setup,
      applications: setup.applications.map((row: object, at: number) =>
        at === place ? { ...row, account: '485' } : row,
      ),
    });
    await expect(dialog.getByRole('listitem')).toHaveText(/Figma · Account.*463.*485/);
    await dialog.getByRole('button', { name: 'Apply 1 change' }).click();
    await expect(dialog).toBeHidden();
    await expect(cell(page, 'Figma', 'account')).toContainText('485');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(cell(page, 'Figma', 'account')).toContainText('463');
  });

  await test.step('a setup file that cannot be checked is not applied, and says why', async () => {
    const setup = await window.call('settings.export', {});
    await showApplications(page);
    await page.getByRole('button', { name: 'Setup file' }).click();
    await page.getByRole('menuitem', { name: 'Apply a setup file' }).click();
    const dialog = page.getByRole('dialog', { name: 'Apply a setup file' });
    await dialog.locator('input[type=file]').setInputFiles({
      name: 'setup.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify({ ...setup, applications: [] })),
    });
    await window.cutNetwork();
    await dialog.getByRole('button', { name: /^Apply \d+ changes/ }).click();
    await expect(dialog.getByRole('alert')).toContainText('Nothing of the file was applied');
    expect(await version(window)).toBe(3);
    await window.restoreNetwork();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  await test.step('the table goes out as CSV and comes in again; a template says what does not fit; versions are compared', async () => {
    await showApplications(page);
    await page.getByRole('button', { name: 'Setup file' }).click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Save the table as CSV' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('tallybridge-test-applications.csv');
    const table = await readFile(await download.path(), 'utf8');
    const give = (dialog: Locator, name: string, text: string) =>
      dialog.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });

    await page.getByRole('button', { name: 'Setup file' }).click();
    await page.getByRole('menuitem', { name: 'Apply a table from CSV' }).click();
    const dialog = page.getByRole('dialog', { name: 'Apply a table from CSV' });
    await give(dialog, 'table.csv', table);
    await expect(dialog).toContainText('The file says the same as the present settings');
    await give(dialog, 'table.csv', 'application,account\nFigma,99999\nNobody,463\n');
    await expect(dialog.getByRole('listitem').filter({ hasText: 'Line 3: Nobody' })).toBeVisible();
    await expectAccessible(page);
    await give(dialog, 'table.csv', 'application,account\nFigma,485\n');
    await dialog.getByRole('button', { name: 'Apply 1 change' }).click();
    await expect(toast(page, 'Table applied as version 4')).toBeVisible();
    await expect(cell(page, 'Figma', 'account')).toContainText('485');

    await page.getByRole('button', { name: 'Setup file' }).click();
    await page.getByRole('menuitem', { name: 'Apply a template' }).click();
    const template = page.getByRole('dialog', { name: 'Apply a template' });
    const applications = [
      { name: 'Figma', account: '463' },
      { name: 'Nobody', account: '463' },
    ];
    await give(template, 'practice.json', JSON.stringify({ version: 1, syncFrom: '2020-01-01', applications }));
    await expect(template).toContainText('1 thing does not fit and is left out');
    await expect(template).toContainText('This client has no application called Nobody in Cledara.');
    await template.getByRole('button', { name: 'Apply 1 change' }).click();
    await expect(toast(page, 'Template applied as version 5')).toBeVisible();
    await expect(cell(page, 'Figma', 'account')).toContainText('463');

    await page.getByRole('button', { name: 'History' }).click();
    const sheet = page.getByRole('dialog', { name: 'History of the settings' });
    await sheet.getByRole('button', { name: 'Compare two versions' }).click();
    await expect(sheet).toContainText('Both say the same.');
    await page.keyboard.press('Escape');
    await expect(sheet).toBeHidden();
  });

  await test.step('every version is told with its differences, and can be put in force again', async () => {
    await showApplications(page);
    await cell(page, 'Figma', 'account').click();
    await page.getByRole('combobox').fill('485');
    await page.keyboard.press('Enter');
    await expect.poll(() => version(window)).toBe(6);
    await page.getByRole('button', { name: 'History' }).click();
    const sheet = page.getByRole('dialog', { name: 'History of the settings' });
    const versions = sheet.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3 }) });
    await expect(versions).toHaveCount(6);
    await expect(versions.first()).toContainText('In force');
    await expect(versions.first()).toContainText(/Figma · Account.*463.*→.*485/);
    await expect(sheet).toContainText('What was pushed keeps the version it was pushed under.');
    await expectAccessible(page);
    await versions.nth(1).getByRole('button', { name: 'Put in force again' }).click();
    const question = page.getByRole('alertdialog', { name: 'Put version 5 in force again?' });
    await question.getByRole('button', { name: 'Put version 5 in force' }).click();
    await expect(versions).toHaveCount(7);
    expect(await version(window)).toBe(7);
    expect((await rowOf(window, 'Figma')).own.account).toBe('463');
    await page.keyboard.press('Escape');
    await expect(sheet).toBeHidden();
    await expect(cell(page, 'Figma', 'account')).toContainText('463');
  });

  await test.step('an edit from settings that are no longer in force is refused in words, and nothing is overwritten', async () => {
    await showApplications(page);
    await cell(page, 'Figma', 'account').waitFor();
    // The page does not hear of the other change: what it asks for anew does not come.
    await page.route('**/api/call', async (route) => {
      const { method } = JSON.parse(route.request().postData() ?? '{}') as { method: string };
      if (method !== 'settings.read') await route.continue();
    });
    const { settings } = await window.call('settings.read', {});
    const defaults = { ...settings.defaults, description: 'Paid by card: {merchant}' };
    await window.call('settings.change', { base: 7, settings: { ...settings, defaults }, author: 'Somebody else' });
    await cell(page, 'Figma', 'account').click();
    await page.getByRole('combobox').fill('485');
    await page.keyboard.press('Enter');
    await expect(toast(page, 'Nothing was changed')).toBeVisible();
    await expect(toast(page, /The settings were changed meanwhile \(version 8 by Somebody else\)/)).toBeVisible();
    await page.unroute('**/api/call');
    await page.getByRole('button', { name: 'Show the present settings' }).click();
    expect((await rowOf(window, 'Figma')).own.account).toBe('463');
    expect((await window.call('settings.read', {})).settings.defaults).toEqual(defaults);
    await expect(cell(page, 'Figma', 'account')).toContainText('463');
  });

  await test.step('suggestions say what speaks for them, and are accepted together, with a way back', async () => {
    const { settings } = await window.call('settings.read', {});
    await window.call('settings.change', { base: 8, settings: { ...settings, applications: [] }, author: 'the test' });
    const { xero } = window.sandbox.world;
    const contact = xero.contacts.find(({ name }) => name === 'Figma Inc');
    const software = xero.accounts.find(({ code }) => code === '463');
    for (const totalMinor of [1100, 1200]) {
      const { bankTransactionId, lines } = xero.postByHand({ totalMinor, contactId: contact?.contactId ?? '' });
      const coded = lines.map((line) => ({ ...line, accountId: software?.accountId ?? '', accountCode: '463' }));
      xero.edit(bankTransactionId, { lines: coded });
    }
    await showApplications(page);
    await page.getByRole('button', { name: 'Suggestions' }).click();
    const sheet = page.getByRole('dialog', { name: 'Suggestions' });
    const figma = sheet.getByRole('listitem').filter({ has: page.getByText('Figma', { exact: true }) });
    await expect(figma).toContainText('Xero has no contact in use called Figma; the nearest in name is Figma Inc.');
    await expect(figma).not.toContainText('Account');
    await sheet.getByRole('button', { name: 'Look in Xero' }).click();
    await expect(figma).toContainText(/In Xero, \d+ of \d+ documents of Figma Inc use 463/);
    await expect(figma).toContainText('instead of 429 General Expenses');
    await expectAccessible(page);

    await sheet.getByRole('button', { name: 'Fields in Cledara' }).click();
    await sheet.getByRole('button', { name: /Cost centre$/ }).click();
    await page.getByRole('option', { name: 'Tracking: Department' }).click();
    await expect(sheet.getByText(/In Cledara, the field Cost centre says .*\(Design\)/).first()).toBeVisible();

    await choose(sheet.getByRole('checkbox', { name: 'Select all suggestions' }));
    await expect(sheet.getByRole('button', { name: 'Accept 0 suggestions' })).toBeDisabled();
    await choose(figma.getByRole('checkbox', { name: /^Account/ }));
    await sheet.getByRole('button', { name: 'Accept 1 suggestion' }).click();
    await expect(toast(page, '1 suggestion accepted as version 11')).toBeVisible();
    await expect(figma).not.toContainText('Account');
    await page.keyboard.press('Escape');
    await expect(cell(page, 'Figma', 'account')).toContainText('463');
    expect((await rowOf(window, 'Figma')).own).toEqual({ account: '463' });
    await page
      .getByRole('article', { name: /^1 suggestion accepted/ })
      .getByRole('button', { name: 'Undo' })
      .click();
    await expect(cell(page, 'Figma', 'account')).toContainText('429');
  });
});

test('before the first sync there are no applications; hostile names that it brings stay text and break nothing', async ({
  page,
  open,
}) => {
  const window = await open({ transactions: 60, prepared: 'connected' });
  await test.step('before the first sync there are no applications, and the screen says what brings them', async () => {
    await showApplications(page);
    await expect(page.getByText('No applications yet')).toBeVisible();
    await expect(page.getByText('appear here after the first sync')).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('hostile names stay text, are clipped, and break nothing', async () => {
    const [first, second, third] = window.sandbox.world.cledara.applications;
    if (!first || !second || !third) throw new Error('The sandbox has too few applications');
    first.name = '<img src=x onerror=alert(1)><b>Markup</b>';
    second.name = `${'Long '.repeat(800)}end`;
    third.name = '\u202Egnihtemos\u202C \u200B\u2066x';
    await window.call('sync.run', { approveAll: false, push: false });
    await showApplications(page);
    await expect(grid(page).getByText('<img src=x onerror=alert(1)><b>Markup</b>')).toBeVisible();
    await expectNoSidewaysScroll(page);
    const heights = await grid(page)
      .locator('tbody tr')
      .evaluateAll((rows) => [...new Set(rows.map((row) => Math.round(row.getBoundingClientRect().height)))]);
    expect(heights.every((height) => height <= 37)).toBe(true);
    await grid(page)
      .getByText(/^Long Long/)
      .click();
    await page.getByRole('button', { name: 'Edit 1' }).click();
    await expectNoSidewaysScroll(page);
  });
});

test('many are edited at once, what Xero would refuse is marked, and counts lead to what they count', async ({
  page,
  open,
}) => {
  const window = await open({ transactions: 120 });
  await test.step('axe finds nothing in both sizes, and nothing scrolls sideways', async () => {
    await inBothSizes(page, async () => {
      await showApplications(page);
      await cell(page, 'Figma', 'account').waitFor();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      await cell(page, 'Figma', 'account').click();
      await page.getByRole('combobox').waitFor();
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await page.keyboard.press('ControlOrMeta+a');
      await page.getByRole('button', { name: /^Edit \d+/ }).click();
      await page.getByRole('dialog').waitFor();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      await page.keyboard.press('Escape');
    });
  });

  await test.step('counts lead to exactly the transactions that they count', async () => {
    await showApplications(page);
    const { applications } = await window.call('applications.list', {});
    const waiting = applications.find(({ counts }) => counts.waiting > 0);
    if (waiting === undefined) throw new Error('Nothing waits');
    const link = cell(page, waiting.name ?? '', 'waiting').getByRole('link');
    await expect(link).toHaveText(String(waiting.counts.waiting));
    await link.click();
    await expect(page).toHaveURL(new RegExp(`#/review\\?.*applications=${waiting.id}`));
    const query = new URLSearchParams(page.url().split('?')[1]);
    const { total } = await window.call('review.query', {
      filter: { applications: query.getAll('applications'), states: query.getAll('states') },
      sort: { by: 'date', descending: true },
      offset: 0,
      limit: 0,
    });
    expect(total).toBe(waiting.counts.waiting);
  });

  await test.step('many are edited at once: a look first, one version, one Undo', async () => {
    await showApplications(page);
    const before = (await window.call('applications.list', {})).applications;
    await expect(cell(page, 'Figma', 'name')).toBeVisible(); // what is there is read at once, without waiting for it
    const shown = await grid(page).locator('tbody th bdi:first-child').allTextContents();
    const names = shown.slice(0, 5);
    await cell(page, names[0] ?? '', 'name').click();
    await cell(page, names[4] ?? '', 'name').click({ modifiers: ['Shift'] });
    await page.getByRole('button', { name: 'Edit 5' }).click();
    const dialog = page.getByRole('dialog', { name: 'Edit 5 applications' });
    await expect(dialog.getByRole('button', { name: 'Nothing to change' })).toBeDisabled();
    await dialog.getByRole('button', { name: /^Account/ }).click();
    await page.getByRole('combobox').fill('463');
    await page.keyboard.press('Enter');
    const changed = before.filter(({ name, own }) => names.includes(name ?? '') && own.account !== '463');
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.length).toBeLessThan(5);
    await expect(dialog.getByRole('heading', { level: 3 })).toHaveText(
      `${changed.length} of 5 ${changed.length === 1 ? 'changes' : 'change'}`,
    );
    for (const { name } of changed)
      await expect(dialog.getByRole('listitem').filter({ hasText: name ?? '' })).toBeVisible();
    await dialog.getByRole('button', { name: /^Change / }).click();
    await expect(dialog).toBeHidden();
    expect(await version(window)).toBe(2);
    for (const name of names) expect((await rowOf(window, name)).own.account).toBe('463');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(toast(page, 'Undone')).toBeVisible();
    for (const { name, own } of changed) expect((await rowOf(window, name ?? '')).own.account).toBe(own.account);
  });

  await test.step('what Xero would refuse is marked in its cell, filtered for, and can be mended one by one', async () => {
    const account = window.sandbox.world.xero.accounts.find(({ code }) => code === '463');
    if (account === undefined) throw new Error('The sandbox has no account 463');
    account.status = 'ARCHIVED';
    await window.call('reference.refresh', {});
    const { applications } = await window.call('applications.list', {});
    const wrong = applications.filter(({ problems }) => problems.length > 0);
    expect(wrong.length).toBeGreaterThan(1);
    await showApplications(page);
    await choose(page.getByRole('radio', { name: /With problems/ }));
    await expect(page).toHaveURL(/show=problems/);
    await expect(grid(page).getByRole('row')).toHaveCount(wrong.length + 2);
    const name = wrong[0]?.name ?? '';
    await expect(cell(page, name, 'account')).toContainText('Archived · 463');
    await cell(page, name, 'account').click();
    await page.getByRole('combobox').fill('485');
    await page.keyboard.press('Enter');
    await expect(grid(page).getByRole('row')).toHaveCount(wrong.length + 1);
  });

  await test.step('many at once: clearing gives the default back, and automatic says how many', async () => {
    await window.call('settings.change', {
      base: 4,
      settings: { ...(await window.call('settings.read', {})).settings, applications: [] },
      author: 'the test',
    });
    await showApplications(page);
    await cell(page, 'Figma', 'contact').click();
    await page.getByRole('combobox').fill('Figma Inc');
    await page.keyboard.press('Enter');
    await expect.poll(() => version(window)).toBe(6);
    await page.keyboard.press('ControlOrMeta+a');
    await page.getByRole('button', { name: /^Edit \d+/ }).click();
    const dialog = page.getByRole('dialog', { name: /^Edit \d+ applications$/ });
    await dialog.getByRole('button', { name: /^Contact/ }).click();
    await page.getByRole('option', { name: 'Use the default' }).click();
    await expect(dialog.getByRole('button', { name: 'Change 1 application' })).toBeVisible();
    await dialog.getByRole('button', { name: /^Mode/ }).click();
    await page.getByRole('option', { name: 'Automatic' }).click();
    const { applications } = await window.call('applications.list', {});
    await expect(dialog).toContainText(`${applications.length} applications will be pushed without review`);
    await dialog.getByRole('button', { name: `Change ${applications.length} applications` }).click();
    await expect(dialog).toBeHidden();
    expect((await rowOf(window, 'Figma')).own).toEqual({ mode: 'auto' });
  });
});
