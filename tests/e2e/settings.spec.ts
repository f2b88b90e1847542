import { list, pick, problem, save, sections, settingsOf, showSection, toast } from './settings-screen.ts';
import { choose, expect, expectAccessible, expectNoSidewaysScroll, inBothSizes, test } from './window.ts';

test('every section is reached, is sound in both sizes and themes, and what is chosen there for a person is kept', async ({
  page,
  open,
}) => {
  const window = await open({ transactions: 60 });
  await test.step('every section is reached by its link, and the address leads to it', async () => {
    await showSection(page, 'connections');
    for (const [name, heading] of [
      ['Accounts', 'Cledara accounts'],
      ['Defaults', 'Coding'],
      ['Other movements', 'Top-ups'],
      ['Starting day', 'Lock dates in Xero'],
      ['Desktop app', 'Desktop app'],
      ['Appearance', 'Motion'],
      ['About', 'Where your data is'],
      ['Connections', 'Xero'],
    ] as const) {
      await list(page).getByRole('link', { name }).click();
      await expect(page.getByRole('heading', { level: 2, name: heading })).toBeVisible();
      await expect(list(page).locator('[aria-current=page]')).toHaveText(name);
    }
    await expect(page.getByRole('main')).toContainText('Version 1');
    await expect(page.getByRole('main')).toContainText('A change applies to what is not approved yet.');
  });

  await test.step('axe finds nothing in any section in both sizes', async () => {
    await inBothSizes(page, async () => {
      for (const section of sections) {
        await showSection(page, section);
        await page.getByRole('heading', { level: 2 }).first().waitFor();
        await expectAccessible(page);
        await expectNoSidewaysScroll(page);
      }
    });
  });

  await test.step('theme and language hold at once, and are kept', async () => {
    await showSection(page, 'look');
    await choose(page.getByRole('radio', { name: 'Dark' }));
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await choose(page.getByRole('radio', { name: 'Español' }));
    await expect(page.getByRole('heading', { level: 1, name: 'Ajustes' })).toBeVisible();
    await expect
      .poll(async () => (await window.callApp('preferences.read', {})).values)
      .toMatchObject({
        theme: 'dark',
        language: 'es',
      });
    await page.goto(`${window.origin}/#/settings/look`);
    await page.reload();
    await expect(page.getByRole('heading', { level: 1, name: 'Ajustes' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  });
});

test('the defaults: what is typed is checked, asked about, saved as a version and put back, and none of it is lost', async ({
  page,
  open,
}) => {
  const window = await open({ transactions: 60, secrets: 'file' });
  await test.step('what Xero does not allow together is said at its field, and nothing is saved', async () => {
    const { reference } = await window.call('reference.read', {});
    const { defaults } = await settingsOf(window);
    const other = reference?.accounts.find(({ taxTypes }) => !taxTypes.includes(defaults.taxType ?? ''));
    await showSection(page, 'defaults');
    if (other !== undefined) {
      await pick(page, /^Account/, other.code ?? other.name);
      await save(page).click();
      await expect(problem(page)).toContainText('The settings were not saved');
      expect((await window.call('settings.read', {})).version).toBe(1);
      await page.getByRole('button', { name: 'Discard changes' }).click();
    }
    const account = reference?.accounts.find(({ code }) => code === defaults.account);
    const forbidden = reference?.taxRates.find(({ taxType }) => !account?.taxTypes.includes(taxType));
    expect(other ?? forbidden, 'the sandbox has a rate that some account does not take').toBeDefined();
    if (forbidden !== undefined) {
      await page.getByRole('button', { name: /^Tax rate/ }).click();
      await expect(page.getByRole('option', { name: forbidden.name })).toContainText(
        `Xero does not allow it on account ${defaults.account}.`,
      );
      await page.keyboard.press('Escape');
      await expect(page.getByRole('combobox')).toBeHidden();
    }
  });

  await test.step('leaving with something unsaved asks, whichever way one leaves', async () => {
    await showSection(page, 'defaults');
    await pick(page, /^Account/, '463');
    const question = page.getByRole('alertdialog', { name: 'Leave without saving?' });
    await list(page).getByRole('link', { name: 'Accounts' }).click();
    await question.getByRole('button', { name: 'Stay here' }).click();
    await expect(page.getByRole('button', { name: /^Account/ })).toContainText('463');
    await expect(page).toHaveURL(/#\/settings\/defaults$/);
    await expect(question).toBeHidden();
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press('g');
    await page.keyboard.press('r');
    await expect(question).toBeVisible();
    await question.getByRole('button', { name: 'Leave without saving' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Review' })).toBeVisible();
    expect((await window.call('settings.read', {})).version).toBe(1);
    await showSection(page, 'defaults');
    await expect(page.getByRole('button', { name: /^Account/ })).toContainText('429');
    await list(page).getByRole('link', { name: 'Accounts' }).click();
    await expect(page.getByRole('heading', { level: 2, name: 'Cledara accounts' })).toBeVisible();
  });

  await test.step('a default is set, saved as a version, and put back by Undo', async () => {
    await showSection(page, 'defaults');
    await expect(save(page)).toBeDisabled();
    await pick(page, /^Account/, '463');
    await save(page).click();
    await expect(toast(page, 'Saved as version 2')).toBeVisible();
    await expect(save(page)).toBeDisabled();
    expect((await settingsOf(window)).defaults.account).toBe('463');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByRole('button', { name: /^Account/ })).toContainText('429');
    expect((await settingsOf(window)).defaults.account).toBe('429');
  });

  await test.step('the template is shown as it turns out for a real movement while it is typed', async () => {
    await showSection(page, 'defaults');
    const template = page.getByRole('textbox', { name: 'Template' });
    await template.fill('Via {application}: ');
    await page.getByRole('button', { name: 'Insert merchant' }).click();
    await expect(template).toHaveValue('Via {application}: {merchant}');
    const preview = page.getByRole('status').filter({ hasText: 'Via ' });
    await expect(preview).toHaveText(/^Via \S.*: \S/);
    await save(page).click();
    await expect(toast(page, 'Saved as version 4')).toBeVisible();
    expect((await settingsOf(window)).defaults.description).toBe('Via {application}: {merchant}');
    const { rows } = await window.call('review.query', {
      filter: {},
      sort: { by: 'date', descending: true },
      offset: 0,
      limit: 20,
    });
    const row = rows.find(({ applicationId }) => applicationId !== null);
    await expect(preview).toHaveText(`Via ${row?.application}: ${row?.description}`);
    const { proposals } = await window.call('review.list', { state: 'all' });
    expect(proposals.some(({ document }) => document?.description?.startsWith('Via '))).toBe(true);
  });

  await test.step('a change from settings that are no longer in force is refused, and the present ones are shown on request', async () => {
    await showSection(page, 'defaults');
    await pick(page, /^Account/, '463');
    const settings = await settingsOf(window);
    const defaults = { ...settings.defaults, account: '485' };
    await window.call('settings.change', { base: 4, settings: { ...settings, defaults }, author: 'Somebody else' });
    await expect(page.getByRole('main')).toContainText('Version 5');
    await save(page).click();
    await expect(problem(page)).toContainText('The settings were changed meanwhile (version 5 by Somebody else)');
    expect((await settingsOf(window)).defaults.account).toBe('485');
    await page.getByRole('button', { name: 'Show the present settings' }).click();
    await expect(page.getByRole('button', { name: /^Account/ })).toContainText('485');
    await expect(problem(page)).toHaveCount(0);
  });

  await test.step('the engine killed: what was typed stays, and is saved when it is back', async () => {
    await showSection(page, 'defaults');
    await pick(page, /^Account/, '463');
    await window.killEngine();
    await expect(page.getByText('The engine stopped and is being started again.')).toBeHidden({ timeout: 20_000 });
    await expect(page.getByRole('button', { name: /^Account/ })).toContainText('463');
    await expect(async () => {
      if (await save(page).isEnabled()) await save(page).click();
      expect((await settingsOf(window)).defaults.account).toBe('463');
    }).toPass();
    await expect(save(page)).toBeDisabled(); // the page has heard of it, too
  });

  await test.step('what is typed while a save is on its way stays, and goes out with the next', async () => {
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
    await page.route('**/api/call', async (route) => {
      const { method } = route.request().postDataJSON() as { method: string };
      if (method === 'settings.change') await answered;
      await route.continue();
    });
    await pick(page, /^Account/, '485');
    await save(page).click();
    const template = page.getByRole('textbox', { name: 'Template' });
    await template.fill('Paid by card: {merchant}');
    answer();
    await expect(toast(page, 'Saved as version 7')).toBeVisible();
    await expect(template).toHaveValue('Paid by card: {merchant}');
    await save(page).click();
    await expect(toast(page, 'Saved as version 8')).toBeVisible();
    const { account, description } = (await settingsOf(window)).defaults;
    expect({ account, description }).toEqual({ account: '485', description: 'Paid by card: {merchant}' });
    await page.unrouteAll({ behavior: 'wait' });
  });

  await test.step('automatic by default asks first, in words', async () => {
    await showSection(page, 'defaults');
    await choose(page.getByRole('radio', { name: 'Automatic' }));
    await save(page).click();
    const question = page.getByRole('alertdialog', { name: 'Push without review by default?' });
    await question.getByRole('button', { name: 'Keep reviewing' }).click();
    expect((await window.call('settings.read', {})).version).toBe(8);
    await save(page).click();
    await question.getByRole('button', { name: 'Push automatically' }).click();
    await expect(toast(page, 'Saved as version 9')).toBeVisible();
    expect((await settingsOf(window)).defaults.mode).toBe('auto');
  });
});

test('a company is given its first settings, another name, and its end', async ({ page, open }) => {
  const window = await open({ prepared: 'connected' });
  await test.step('a company without settings says so, and can be given its first', async () => {
    await showSection(page, 'accounts');
    await expect(page.getByText('No accounts yet')).toBeVisible();
    await expect(page.getByRole('main')).toContainText('No settings yet');
    await page.getByRole('button', { name: 'Refresh the lists' }).click();
    await expect(toast(page, 'Lists refreshed')).toBeVisible();
    await list(page).getByRole('link', { name: 'Defaults' }).click();
    await pick(page, /^Account/, '429');
    await save(page).click();
    await expect(toast(page, 'Saved as version 1')).toBeVisible();
    expect((await settingsOf(window)).defaults.account).toBe('429');
  });

  await test.step('a company is renamed, archived and taken back, and removed by typing its name', async () => {
    await window.callApp('companies.add', { name: 'Zulu client' });
    await showSection(page, 'company');
    const name = page.getByRole('textbox', { name: 'Name' });
    await name.fill('ZULU client');
    await page.getByRole('button', { name: 'Rename' }).click();
    await expect(problem(page)).toContainText('There is a company "Zulu client" already');
    await name.fill('Zebra & Söhne');
    await page.getByRole('button', { name: 'Rename' }).click();
    await expect(page.getByRole('button', { name: 'Company: Zebra & Söhne' })).toBeVisible();

    await page.getByRole('button', { name: 'Archive the company' }).click();
    await expect(page.getByText('This company is archived.', { exact: true })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Company: Zebra & Söhne' }).click();
    await expect(page.getByRole('menuitemradio', { name: 'Zebra & Söhne' })).toContainText('Archived');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Bring it back' }).click();
    await expect(page.getByText('This company is archived.', { exact: true })).toBeHidden();

    await page.getByRole('button', { name: 'Remove the company' }).click();
    const dialog = page.getByRole('dialog', { name: 'Remove “Zebra & Söhne” from this computer?' });
    await expect(dialog).toContainText('0 documents that were posted stay in Xero');
    await expectAccessible(page);
    const confirm = dialog.getByRole('button', { name: 'Remove for good' });
    await dialog.getByRole('textbox').fill('zebra & söhne');
    await expect(confirm).toBeDisabled();
    await dialog.getByRole('textbox').fill('Zebra & Söhne');
    await confirm.click();
    await expect(toast(page, '“Zebra & Söhne” was removed')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Company: Zulu client' })).toBeVisible();
  });
});
