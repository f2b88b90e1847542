import { pick, save, settingsOf, showSection, toast } from './settings-screen.ts';
import { choose, expect, expectAccessible, expectNoSidewaysScroll, test } from './window.ts';

test('the accounts: linked, with defaults of their own, and with the lists as Xero has them', async ({
  page,
  open,
}) => {
  const window = await open({ transactions: 60 });
  await test.step('an account is linked and turned on; without a bank account it cannot be saved', async () => {
    await showSection(page, 'accounts');
    const spend = page.getByRole('row').filter({ hasText: 'GBP · Spend account' });
    await choose(spend.getByRole('switch'));
    const bank = spend.getByRole('button', { name: /^Bank account in Xero for GBP · Spend account/ });
    await expect(bank).toContainText('Choose a bank account'); // and not the one that has no code either
    await expect(spend).toContainText('Choose the bank account, or turn it off.');
    await save(page).click();
    expect((await window.call('settings.read', {})).version).toBe(1);
    await bank.click();
    await expect(page.getByRole('option', { name: /Euro/ })).toHaveCount(0);
    await page.getByRole('option').nth(1).click();
    await save(page).click();
    await expect(toast(page, 'Saved as version 2')).toBeVisible();
    const account = (await settingsOf(window)).accounts.find(({ id }) => id === 'GBP:spend');
    expect(account).toMatchObject({ enabled: true });
    expect(account?.bankAccount).toBeDefined();
  });

  await test.step('an account has defaults of its own, and the bank account that it lacks is made in Xero', async () => {
    const before = await settingsOf(window);
    const accounts = [...before.accounts, { id: 'USD:saas', enabled: false }];
    await window.call('settings.change', { base: 2, settings: { ...before, accounts }, author: 'the test' });
    await showSection(page, 'accounts');
    const own = page.getByRole('region', { name: 'Defaults of one account' });
    const saas = own.getByRole('button', { name: /^GBP · SaaS account/ });
    await expect(saas).toContainText('As the Defaults');
    await saas.click();
    await expect(own.getByRole('button', { name: /Mode$/ })).toContainText('As the Defaults: Review');
    await pick(page, /^Account As the Defaults: 429 General Expenses/, '463');
    await own.getByRole('button', { name: /Mode$/ }).click();
    await page.getByRole('option', { name: 'Automatic' }).click();
    await own.getByRole('button', { name: /Held without its invoice$/ }).click();
    await page.getByRole('option', { name: 'On', exact: true }).click();
    await expect(saas).toContainText('Account · Mode · Held without its invoice');
    await expectAccessible(page);
    const dollars = page.getByRole('row').filter({ hasText: 'USD · SaaS account' });
    await dollars.getByRole('button', { name: 'Make one in Xero' }).click();
    await expect(dollars.getByRole('button', { name: /^Bank account in Xero for USD/ })).toContainText('Cledara USD');
    await save(page).click();
    const question = page.getByRole('alertdialog', { name: 'Push without review from this account?' });
    await question.getByRole('button', { name: 'Push automatically' }).click();
    await expect(toast(page, 'Saved as version 4')).toBeVisible();
    const after = await settingsOf(window);
    expect(after.accounts.find(({ id }) => id === 'GBP:saas')).toMatchObject({
      defaults: { account: '463', mode: 'auto', needsInvoice: true },
    });
    expect(after.accounts.find(({ id }) => id === 'USD:saas')?.bankAccount).toBeDefined();
    // An item of an application without an account of its own says where its account came from.
    const { proposals } = await window.call('review.list', { state: 'all' });
    const why = proposals.flatMap(({ explanation }) => explanation.filter(({ field }) => field === 'account'));
    expect(why.some(({ value, why: reason }) => value.startsWith('463') && reason.includes('account'))).toBe(true);
  });

  await test.step('refreshing the lists brings what was made in Xero, and offline says why it does not', async () => {
    await showSection(page, 'accounts');
    const [first] = window.sandbox.world.xero.accounts.filter(({ type }) => type === 'BANK');
    if (first === undefined) throw new Error('The sandbox has no bank account');
    first.name = 'Renamed in Xero';
    await page.getByRole('button', { name: 'Refresh the lists' }).click();
    await expect(toast(page, 'Lists refreshed')).toBeVisible();
    await expect(page.getByText('Renamed in Xero').first()).toBeVisible();
    await window.cutNetwork();
    await page.getByRole('button', { name: 'Refresh the lists' }).click();
    await expect(page.getByRole('main').getByRole('alert')).toContainText('The lists were not refreshed');
    await expect(page.getByText('Renamed in Xero').first()).toBeVisible();
    await window.restoreNetwork();
  });
});

test('the other movements, the starting day and what lies before it', async ({ page, open }) => {
  const window = await open({ transactions: 120 });
  await test.step('movements: each kind as a setup file allows, and only whole rules are saved', async () => {
    await showSection(page, 'movements');
    const withdrawals = page.getByRole('region', { name: 'Withdrawals' });
    await expect(withdrawals.getByRole('radio')).toHaveCount(2);
    await choose(withdrawals.getByRole('radio', { name: 'A transfer between bank accounts' }));
    await save(page).click();
    await expect(withdrawals).toContainText('Choose a bank account for at least one currency.');
    expect((await window.call('settings.read', {})).version).toBe(1);
    await withdrawals.getByRole('button', { name: /^To bank account \(GBP\)/ }).click();
    await page.getByRole('option', { name: /Business Bank Account/ }).click();
    await expect(page.getByRole('combobox')).toBeHidden();
    const rewards = page.getByRole('region', { name: 'Rewards' });
    await choose(rewards.getByRole('radio', { name: 'Nothing' }));
    await choose(rewards.getByRole('radio', { name: 'A Receive Money' }));
    await save(page).click();
    await expect(rewards).toContainText('Choose an account.');
    await expect(rewards).toContainText('Choose a tax rate.');
    await rewards.getByRole('button', { name: /^Account/ }).click();
    await page.getByRole('combobox').fill('270');
    await page.keyboard.press('Enter');
    await rewards.getByRole('button', { name: /^Tax rate/ }).click();
    await page.getByRole('option').filter({ hasNotText: 'does not allow' }).nth(1).click();
    await expect(page.getByRole('combobox')).toBeHidden();
    await save(page).click();
    await expect(toast(page, 'Saved as version 2')).toBeVisible();
    const { movements } = await settingsOf(window);
    expect(movements.withdrawals).toMatchObject({ post: 'transfer', toBankAccount: { GBP: '091' } });
    expect(movements.rewards).toMatchObject({ post: 'receive-money', account: '270' });
  });

  await test.step('the starting day is changed by the keyboard alone', async () => {
    const before = (await settingsOf(window)).syncFrom ?? '';
    await showSection(page, 'start');
    await page.getByRole('group', { name: 'Starting day' }).getByRole('spinbutton', { name: /^day/i }).focus();
    await page.keyboard.press('ArrowUp');
    for (let presses = 0; presses < 30; presses += 1) {
      if (await save(page).evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press('Shift+Tab');
    }
    await page.keyboard.press('Enter');
    await expect(toast(page, 'Saved as version 3')).toBeVisible();
    const after = (await settingsOf(window)).syncFrom ?? '';
    expect(Date.parse(after) - Date.parse(before)).toBe(86_400_000);
  });

  await test.step('earlier movements are counted by month, asked for, paused and stopped', async () => {
    const { settings, version } = await window.call('settings.read', {});
    const today = new Date().toISOString().slice(0, 10);
    const later = { ...settings, syncFrom: today };
    await window.call('settings.change', { base: version, settings: later, author: 'the test' });
    await showSection(page, 'start');
    const earlier = page.getByRole('region', { name: 'Earlier movements' });
    const count = earlier.getByRole('button', { name: 'Count first' });
    const from = earlier.getByRole('group', { name: 'From' }).getByRole('spinbutton');
    await from.first().focus();
    await page.keyboard.type(
      `${settings.syncFrom?.slice(8, 10)}${settings.syncFrom?.slice(5, 7)}${settings.syncFrom?.slice(0, 4)}`,
    );
    await count.click();
    const months = earlier.getByRole('table', { name: 'What would become of them' });
    await expect(months.getByRole('row').nth(2)).toBeVisible();
    await expectAccessible(page);
    await earlier.getByRole('button', { name: 'Fetch these movements' }).click();
    await expect(toast(page, 'Earlier movements come with the next syncs')).toBeVisible();
    await expect(months).toBeHidden();
    const asked = earlier.getByRole('table', { name: 'Earlier movements that were asked for' });
    await asked.getByRole('button', { name: 'Pause GBP' }).click();
    await expect(asked.getByRole('row').filter({ hasText: 'GBP' })).toContainText('Paused');
    await asked.getByRole('button', { name: 'Stop GBP' }).click();
    await expect(asked.getByRole('row').filter({ hasText: 'GBP' })).toContainText('Stopped');
    await expectAccessible(page);
    await page.setViewportSize({ width: 1024, height: 640 });
    await expectNoSidewaysScroll(page);
  });
});

test('the connections: made again, with another key, and ended', async ({ page, open }) => {
  const window = await open({ transactions: 20 });
  await test.step('Xero is connected again from here, for the same organisation', async () => {
    const tokens = window.tokens().length;
    await showSection(page, 'connections');
    const xero = page.getByRole('region', { name: 'Xero' });
    await expect(xero).toContainText('Demo Company (UK)');
    await xero.getByRole('button', { name: 'Connect again' }).click();
    const clientId = xero.getByRole('textbox', { name: 'Client id of your Xero app' });
    await expect(clientId).toBeFocused();
    await clientId.fill('not an id');
    await xero.getByRole('button', { name: 'Sign in at Xero' }).click();
    await expect(xero).toContainText('This is not a client id');
    await clientId.fill(window.sandbox.clientId);
    // Other tests on this machine may have the five ports for a moment, so it is tried again where they do.
    await expect(async () => {
      await xero.getByRole('button', { name: 'Sign in at Xero' }).click();
      await expect(toast(page, 'Xero is connected')).toBeVisible({ timeout: 8000 });
    }).toPass();
    await expect(xero.getByRole('button', { name: 'Connect again' })).toBeVisible();
    expect(window.tokens().length).toBeGreaterThan(tokens);
  });

  await test.step('Cledara’s key is replaced, and a wrong one is refused without harm', async () => {
    await showSection(page, 'connections');
    const cledara = page.getByRole('region', { name: 'Cledara', exact: true });
    await cledara.getByRole('button', { name: 'Replace the key' }).click();
    const key = cledara.getByLabel('API key', { exact: true });
    await expect(key).toHaveAttribute('type', 'password');
    await cledara.getByRole('button', { name: 'Connect Cledara' }).click();
    await expect(cledara).toContainText('Paste the API key.');
    await key.fill('wrong-key');
    await cledara.getByRole('button', { name: 'Connect Cledara' }).click();
    await expect(cledara.getByRole('alert')).toContainText('Cledara was not connected');
    await key.fill(window.sandbox.apiKey);
    await cledara.getByRole('button', { name: 'Connect Cledara' }).click();
    await expect(toast(page, 'Cledara is connected')).toBeVisible();
    await expect(key).toBeHidden();
    expect(await page.content()).not.toContain(window.sandbox.apiKey);
    const { connections } = await window.call('status.read', {});
    expect(connections.cledara).toMatchObject({ connected: true, health: 'ok' });
  });

  await test.step('Xero is disconnected after a question, and the page says what that means and how to go on', async () => {
    await showSection(page, 'connections');
    const xero = page.getByRole('region', { name: 'Xero' });
    await xero.getByRole('button', { name: 'Disconnect' }).click();
    const dialog = page.getByRole('alertdialog', { name: 'Disconnect Demo Company (UK) from Xero?' });
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    expect((await window.call('status.read', {})).connections.xero.connected).toBe(true);
    await xero.getByRole('button', { name: 'Disconnect' }).click();
    await dialog.getByRole('button', { name: 'Disconnect' }).click();
    await expect(xero.getByText('Xero is disconnected.')).toBeVisible();
    await expect(xero.getByText(/was disconnected from Xero here\. Its books are kept\./)).toBeVisible();
    await expect(xero.getByRole('button', { name: 'Disconnect' })).toBeHidden();
    await expect(xero.getByRole('button', { name: 'Connect Xero' })).toBeVisible();
    expect(window.sandbox.world.identity.connections).toEqual([]);
  });
});
