import type { Locator, Page } from '@playwright/test';
import { expect, type OpenWindow, test } from './window.ts';

const anyState = { filter: {}, sort: { by: 'date', descending: true }, offset: 0, limit: 0 } as const;

async function counts(window: OpenWindow): Promise<Readonly<Record<string, number>>> {
  return (await window.call('review.query', anyState)).states;
}

/** After whatever is under way the focus is on something that is there, in sight, and shown to have it. */
async function expectFocus(page: Page, where: string): Promise<void> {
  const focus = () =>
    page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return 'lost';
      const { width, height, bottom, right } = element.getBoundingClientRect();
      if (width === 0 || height === 0 || bottom < 0 || right < 0)
        return `out of sight: ${element.outerHTML.slice(0, 200)}`;
      return 'kept';
    });
  await expect.soft.poll(focus, { message: `focus, ${where}`, timeout: 3_000 }).toBe('kept');
}

/** Whether the focused element differs to look at from one without the focus, by itself or by something around it. */
async function expectVisibleFocus(page: Page, where: string): Promise<void> {
  const isShown = await page.evaluate(() => {
    const looks = (element: Element | null) => {
      if (element === null) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
    };
    let element = document.activeElement;
    for (let up = 0; element !== null && up < 4; up += 1, element = element.parentElement)
      if (looks(element)) return true;
    // A list or table that shows its own place within.
    const active = document.activeElement;
    const within = document.getElementById(active?.getAttribute('aria-activedescendant') ?? '');
    return within !== null || active?.querySelector('[data-current], [data-focused]') !== null;
  });
  expect.soft(isShown, `the focus can be seen, ${where}`).toBe(true);
}

/** Goes on with Tab until `target` has the focus, as a person would; every stop on the way must be visible. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const has = async () =>
    (await target.count()) > 0 && (await target.evaluate((element) => element === document.activeElement));
  for (let turn = 0; turn < 80; turn += 1) {
    if (await has()) return;
    await page.keyboard.press(key);
  }
  expect(await has(), `${target} is reached by ${key}`).toBe(true);
}

async function press(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await target.waitFor();
  await tabTo(page, target);
  await expectVisibleFocus(page, String(target));
  await page.keyboard.press(key);
}

async function goBy(page: Page, key: string, name: string): Promise<void> {
  await page.keyboard.press('g');
  await page.keyboard.press(key);
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

test.beforeEach(async ({ page }) => {
  // Whoever presses the mouse, or a test that does, is found out.
  await page.addInitScript(() => {
    document.addEventListener('mousedown', () => Object.assign(globalThis, { wasPressed: true }), true);
  });
});

test.afterEach(async ({ page }) => {
  expect(await page.evaluate(() => 'wasPressed' in globalThis)).toBe(false);
});

test('a day of review without a mouse: search, filter, detail, decide, undo, code', async ({ page, open }) => {
  const window = await open({ transactions: 200 });
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  await goBy(page, 'r', 'Review');
  const grid = page.getByRole('grid');
  const rows = grid.locator('tbody').getByRole('row');
  await rows.first().waitFor();
  await tabTo(page, grid);
  await expectVisibleFocus(page, 'the list');
  const before = await counts(window);

  for (const [key, state] of [
    ['a', 'approved'],
    ['h', 'held'],
    ['x', 'excluded'],
  ] as const) {
    const was = (await counts(window))[state] ?? 0;
    await page.keyboard.press(key);
    await expect.poll(async () => (await counts(window))[state] ?? 0).toBe(was + 1);
    await expectFocus(page, `after ${key}`);
    await page.keyboard.press('F6');
    await expectFocus(page, 'among the messages');
    const undo = page.getByRole('article').last().getByRole('button', { name: 'Undo' });
    await press(page, undo);
    await expect.poll(async () => (await counts(window))[state] ?? 0).toBe(was);
    await expectFocus(page, `after Undo of ${key}`);
    await tabTo(page, grid);
  }
  expect(await counts(window)).toEqual(before);

  await page.keyboard.press('Enter');
  const pane = page.getByRole('complementary', { name: 'Transaction' });
  await expect(pane).toBeVisible();
  await expectFocus(page, 'detail open');
  await page.keyboard.press(']');
  await expectFocus(page, 'next detail');
  await page.keyboard.press('Escape');
  await expect(pane).toBeHidden();
  await expect(grid).toBeFocused();

  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog', { name: 'Edit coding' });
  await dialog.waitFor();
  await expectFocus(page, 'coding open');
  await tabTo(page, dialog.getByRole('textbox', { name: 'Description' }));
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('Licence for the team');
  await press(page, dialog.getByRole('button', { name: 'Change coding' }));
  await expect(dialog).toBeHidden();
  await expectFocus(page, 'after coding');
  await expect(grid).toBeFocused();

  await page.keyboard.press('/');
  await page.keyboard.type('hubspot');
  await expect(page).toHaveURL(/search=hubspot/);
  await page.keyboard.press('ArrowDown');
  await expect(grid).toBeFocused();
  await page.keyboard.press('/');
  await page.keyboard.press('Escape');
  await expectFocus(page, 'after Escape in the search');
  await press(page, page.getByRole('button', { name: 'Application' }).first());
  await page.getByRole('option').first().waitFor();
  await expectFocus(page, 'in the filter');
  await page.keyboard.press('Escape');
  await expectFocus(page, 'after the filter');
});

test('the rest of the day without a mouse: applications, settings, sync, diagnostics, export', async ({
  page,
  open,
}) => {
  const window = await open({ transactions: 60 });
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();

  await goBy(page, 'a', 'Applications');
  const cell = (column: string) =>
    page
      .getByRole('grid')
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: 'Figma' }) })
      .locator(`[data-cell$="/${column}"]`);
  await page.getByRole('grid').getByRole('row').first().waitFor(); // the screen's keys come with what is in it
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox', { name: 'Search applications' })).toBeFocused();
  await page.keyboard.type('figma');
  await expect(page.getByRole('grid').getByRole('row')).toHaveCount(3);
  await tabTo(page, page.getByRole('grid').locator('[tabindex="0"][data-cell]').first());
  await page.keyboard.press('ArrowDown');
  for (let turn = 0; turn < 12; turn += 1) {
    if (await cell('account').evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press(turn < 6 ? 'ArrowRight' : 'ArrowLeft');
  }
  await expect(cell('account')).toBeFocused();
  await expectVisibleFocus(page, 'a cell');
  await page.keyboard.press('Enter');
  await page.keyboard.type('485');
  await page.keyboard.press('Enter');
  await expect(cell('account')).toContainText('485');
  await expect(cell('account')).toBeFocused();

  await goBy(page, 's', 'Settings');
  await expectFocus(page, 'on the settings');
  await press(page, page.getByRole('main').getByRole('link', { name: 'Defaults' }));
  await expectFocus(page, 'in a section of the settings');
  const description = page.getByRole('main').getByRole('textbox', { name: 'Template' });
  await tabTo(page, description);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('Bought by card');
  const version = (await window.call('settings.read', {})).version ?? 0;
  await press(page, page.getByRole('main').getByRole('button', { name: /^Save/ }));
  await expect.poll(async () => (await window.call('settings.read', {})).version).toBe(version + 1);
  await expectFocus(page, 'after saving the settings');

  await goBy(page, 'd', 'Diagnostics');
  await press(
    page,
    page
      .getByRole('main')
      .getByRole('button', { name: /again|check/i })
      .first(),
  );
  await expectFocus(page, 'after the checks');
  await goBy(page, 'e', 'Export');
  await tabTo(page, page.getByRole('radio', { name: 'This month' })); // on the first of a month nothing is in it
  const allDays = page.getByRole('radio', { name: 'All days' });
  while (!(await allDays.isChecked())) await page.keyboard.press('ArrowDown');
  await expectFocus(page, 'on the days');
  const downloading = page.waitForEvent('download');
  await press(
    page,
    page
      .getByRole('main')
      .getByRole('button', { name: /save|export|make/i })
      .last(),
  );
  await downloading;
  await expectFocus(page, 'after the export');

  await goBy(page, 'o', 'Overview');
  const runs = (await window.call('activity.runs', { before: null, limit: 50 })).runs.length;
  await press(page, page.getByRole('main').getByRole('button', { name: 'Sync now' }));
  await expect
    .poll(async () => (await window.call('activity.runs', { before: null, limit: 50 })).runs.length)
    .toBe(runs + 1);
  await expectFocus(page, 'after the sync');
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('dialog', { name: 'Commands' }).waitFor();
  await page.keyboard.press('Escape');
  await expectFocus(page, 'after the palette');
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await expectFocus(page, 'after the list of shortcuts');
});
