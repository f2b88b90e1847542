import { readFile } from 'node:fs/promises';
import type { Locator } from '@playwright/test';
import { cell, rowOf, showApplications, toast, version } from './applications-screen.ts';
import { choose, expect, expectAccessible, test } from './window.ts';

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
