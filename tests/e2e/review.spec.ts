import type { Locator, Page } from '@playwright/test';
import {
  comeTo,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  inBothSizes,
  loadAt,
  type OpenWindow,
  test,
} from './window.ts';

const anyState = { filter: {}, sort: { by: 'date', descending: true }, offset: 0, limit: 0 } as const;

async function go(page: Page, query = ''): Promise<void> {
  await page.goto(page.url().replace(/#.*|$/, `#/review${query}`));
  await page.getByRole('heading', { level: 1, name: 'Review' }).waitFor();
}

function rows(page: Page): Locator {
  return page.getByRole('grid').locator('tbody').getByRole('row');
}

function current(page: Page): Locator {
  return page.locator('tr[data-current]');
}

async function counts(window: OpenWindow): Promise<Readonly<Record<string, number>>> {
  return (await window.call('review.query', anyState)).states;
}

async function rowCount(page: Page): Promise<number> {
  return Number(await page.getByRole('grid').getAttribute('aria-rowcount')) - 1;
}

test('reviewed by the keys: selected, opened, approved, held, left out and put back, offline and with the engine killed too', async ({
  page,
  open,
}) => {
  const window = await open({ transactions: 400, secrets: 'file' });
  await test.step('begins with what needs a person, and says how many there are of each', async () => {
    await go(page);
    const states = await counts(window);
    const waiting = (states['proposed'] ?? 0) + (states['held'] ?? 0) + (states['blocked'] ?? 0);
    await expect(page.getByRole('button', { name: `To review ${waiting}` })).toHaveAttribute('aria-pressed', 'true');
    expect(await rowCount(page)).toBe(waiting);
  });

  await test.step('axe finds nothing in both sizes, with few rows on the page', async () => {
    await inBothSizes(page, async () => {
      await go(page, '?states=all');
      await rows(page).first().waitFor();
      expect(await page.getByRole('row').count()).toBeLessThan(60);
      await page.keyboard.press('Space');
      await expectAccessible(page);
      await page.keyboard.press('Enter');
      await page.getByRole('complementary', { name: 'Transaction' }).waitFor();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    });
  });

  await test.step('whoever goes on to a screen that is still being loaded arrives there, and is not fetched back', async () => {
    const held = Promise.withResolvers<void>();
    await page.route('**/assets/activity-screen-*.js', async (route) => {
      await held.promise;
      await route.continue();
    });
    await loadAt(page, '#/review?states=all');
    await rows(page).first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('complementary', { name: 'Transaction' }).waitFor();
    await page.keyboard.press('j'); // another one beside the list: the address follows a moment later
    await page.getByRole('link', { name: 'Activity' }).click();
    await page.waitForTimeout(400); // longer than that moment
    held.resolve();
    await expect(page.getByRole('heading', { level: 1, name: 'Activity' })).toBeVisible();
    expect(page.url()).toContain('#/activity');
    await page.unroute('**/assets/activity-screen-*.js');
  });

  await test.step('selects single rows, ranges and all, with their sums', async () => {
    await loadAt(page, '#/review?states=all');
    await rows(page).first().waitFor();
    const bar = page.getByRole('region', { name: 'Selection' });
    await page.keyboard.press('Space');
    await expect(bar).toContainText('1 selected');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await expect(bar).toContainText('3 selected');
    await page.keyboard.press('Shift+ArrowUp');
    await expect(bar).toContainText('2 selected');
    await page.keyboard.press('End');
    const total = await rowCount(page);
    await expect(rows(page).last()).toHaveAttribute('aria-rowindex', String(total + 1)); // the list has come to its end
    await rows(page)
      .last()
      .locator('td')
      .nth(3)
      .click({ modifiers: ['Shift'] });
    await expect(bar).toContainText(`${total} selected`); // rows between that were never on screen
    await page.keyboard.press('Escape');
    await expect(bar).toBeHidden();
    await page.keyboard.press('ControlOrMeta+a');
    await expect(bar).toContainText(`${total} selected`);
    await page.keyboard.press('Space');
    await expect(bar).toContainText(`${total - 1} selected`);
  });

  await test.step('opens one beside the list, and moves along with it', async () => {
    await comeTo(page, '#/review');
    await rows(page).first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    const pane = page.getByRole('complementary', { name: 'Transaction' });
    await expect(pane).toBeVisible();
    await expect(page).toHaveURL(/item=/);
    const first = page.url();
    await page.keyboard.press(']');
    await expect(page).not.toHaveURL(first);
    await page.keyboard.press('Escape');
    await expect(pane).toBeHidden();
    await expect(page.getByRole('grid')).toBeFocused();
    const { ids } = await window.call('review.ids', { filter: {}, sort: anyState.sort, offset: 150, limit: 1 });
    await go(page, `?states=all&item=${ids[0]}`);
    await expect(pane).toBeVisible();
    await expect(current(page)).toHaveAttribute('aria-rowindex', '152'); // far down, and in sight
  });

  await test.step('approves by the keys: the next row comes under them, and Undo takes all of it back', async () => {
    await comeTo(page, '#/review');
    await rows(page).first().waitFor();
    const before = await counts(window);
    const third = await rows(page).nth(2).textContent();
    await page.keyboard.press('a');
    await page.keyboard.press('a');
    await expect(page.getByRole('article', { name: '2 transactions approved' })).toBeVisible();
    await expect(current(page)).toHaveText(third ?? '');
    await expect.poll(async () => (await counts(window))['proposed']).toBe((before['proposed'] ?? 0) - 2);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(async () => counts(window)).toEqual(before);
  });

  await test.step('the network cut and the engine killed: reviewing goes on', async () => {
    await comeTo(page, '#/review');
    await rows(page).first().waitFor();
    const before = await counts(window);
    await window.cutNetwork();
    await page.keyboard.press('a');
    await expect.poll(async () => (await counts(window))['approved']).toBe((before['approved'] ?? 0) + 1);
    await window.killEngine();
    await expect(page.getByText('The engine stopped and is being started again.')).toBeHidden({ timeout: 20_000 });
    await expect(rows(page).first()).toBeVisible();
    await page.keyboard.press('a');
    await expect.poll(async () => (await counts(window))['approved']).toBe((before['approved'] ?? 0) + 2);
    await window.restoreNetwork();
  });

  await test.step('holds, leaves out, marks as booked elsewhere and puts back by the keys', async () => {
    await comeTo(page, '#/review');
    await rows(page).first().waitFor();
    const before = await counts(window);
    await page.keyboard.press('h');
    await expect.poll(async () => (await counts(window))['held'] ?? 0).toBe((before['held'] ?? 0) + 1);
    await page.keyboard.press('x');
    await page.keyboard.press('m');
    await expect.poll(async () => (await counts(window))['excluded'] ?? 0).toBe((before['excluded'] ?? 0) + 2);
    await page.getByRole('button', { name: /^Left out/ }).click();
    await expect(rows(page)).toHaveCount((before['excluded'] ?? 0) + 2);
    await page.keyboard.press('ControlOrMeta+a');
    await expect(page.getByRole('region', { name: 'Selection' })).toContainText('selected');
    await page.keyboard.press('u');
    await expect.poll(async () => (await counts(window))['excluded'] ?? 0).toBe(before['excluded'] ?? 0);
  });

  await test.step('says beforehand what of a selection cannot be approved, and approves the others only when told to', async () => {
    await comeTo(page, '#/review?states=all');
    await rows(page).first().waitFor();
    const before = await counts(window);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('ControlOrMeta+Enter');
    const question = page.getByRole('dialog', { name: 'Some cannot be approved' });
    await expect(question).toContainText('not settled yet');
    await expect(question).toContainText('are so already');
    await expectAccessible(page);
    await question.getByRole('button', { name: 'Cancel' }).click();
    expect(await counts(window)).toEqual(before);
    await page.keyboard.press('ControlOrMeta+Enter');
    await question.getByRole('button', { name: /^Approve/ }).click();
    await expect.poll(async () => (await counts(window))['proposed'] ?? 0).toBe(0);
  });
});

test('the list is narrowed, one movement is coded anew offline, and columns and views are kept', async ({
  page,
  open,
}) => {
  const window = await open({ transactions: 300 });
  await test.step('narrows by application and by search, in the address, and goes back', async () => {
    await go(page, '?states=all');
    await rows(page).first().waitFor();
    const { applications } = await window.call('review.facets', {});
    const [, application] = applications;
    if (application === undefined) throw new Error('The sandbox has applications.');
    await page.getByRole('button', { name: 'Application' }).first().click();
    await page.getByRole('option', { name: application.name, exact: false }).first().click();
    await page.keyboard.press('Escape');
    await expect(page).toHaveURL(/applications=/);
    const { total } = await window.call('review.query', {
      ...anyState,
      filter: { applications: [application.id] },
    });
    await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', String(total + 1));
    await page.goBack();
    await expect(page.getByRole('grid')).not.toHaveAttribute('aria-rowcount', String(total + 1));
    await page.keyboard.press('/');
    await page.keyboard.type('github');
    await expect(page).toHaveURL(/search=github/);
    await expect(rows(page).first()).toContainText(/github/i);
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('grid')).toBeFocused();
    await page.keyboard.press('/');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('nothing has this name');
    await expect(page.getByText('Nothing matches these filters')).toBeVisible();
    await page.getByRole('button', { name: 'Clear filters' }).last().click();
    await expect(rows(page).first()).toBeVisible();
  });

  await test.step('takes the next key at once when a filter closes, though it still fades', async () => {
    await go(page, '?states=all');
    await rows(page).first().waitFor();
    // As slow as a busy computer would make it.
    await page.evaluate(() => {
      const slow = new CSSStyleSheet();
      slow.replaceSync('[data-exiting] { transition: opacity 2s !important; }');
      document.adoptedStyleSheets = [slow];
    });
    await page.getByRole('button', { name: 'Application' }).first().click();
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.keyboard.type('github');
    await expect(page.getByRole('searchbox', { name: 'Search transactions' })).toHaveValue('github');
    await expect(page).toHaveURL(/search=github/);
    await page.reload();
  });

  await test.step('changes the coding of one movement, and puts it back', async () => {
    await go(page);
    await rows(page).first().waitFor();
    await window.cutNetwork(); // all of it works offline
    const coding = rows(page).first().locator('td[data-column=coding]');
    const before = (await coding.textContent()) ?? '';
    await page.keyboard.press('e');
    const dialog = page.getByRole('dialog', { name: 'Edit coding' });
    await dialog.getByRole('textbox', { name: 'Description' }).fill('Licence for the team');
    await dialog.getByRole('button', { name: /^Contact/ }).click();
    await page.getByRole('combobox', { name: 'Name of the contact' }).fill('HubSpot Ireland');
    await page.keyboard.press('Enter');
    await expect(dialog).toContainText('What changes');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Change coding' }).click();
    await expect(dialog).toBeHidden();
    await expect(rows(page).first().getByRole('img', { name: 'Coded by hand' })).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(rows(page).first().getByRole('img', { name: 'Coded by hand' })).toBeHidden();
    await expect(coding).toHaveText(before);
    await window.restoreNetwork();
  });

  await test.step('keeps columns and views for this person', async () => {
    await go(page, '?states=all&search=github');
    await rows(page).first().waitFor();
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Contact' }).press('Space');
    await page.getByRole('button', { name: 'Move Date forward' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('textbox', { name: 'Name of this view' }).fill('GitHub');
    await page.getByRole('button', { name: 'Save view' }).click();
    await comeTo(page, '#/review');
    await page.getByRole('columnheader', { name: 'Date' }).waitFor();
    expect(await page.locator('th[data-column]').first().getAttribute('data-column')).toBe('date');
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('button', { name: 'GitHub', exact: true }).click();
    await expect(page).toHaveURL(/search=github/);
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('button', { name: 'Remove GitHub' }).click();
    await expect(page.getByRole('button', { name: 'GitHub', exact: true })).toBeHidden();
    await page.getByRole('article', { name: 'View removed' }).getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByRole('button', { name: 'GitHub', exact: true })).toBeVisible();
  });
});
