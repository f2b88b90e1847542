import { cell, grid, rowOf, showApplications, toast, version } from './applications-screen.ts';
import { choose, expect, expectAccessible, expectNoSidewaysScroll, inBothSizes, test } from './window.ts';

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
