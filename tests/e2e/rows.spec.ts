import type { Page } from '@playwright/test';
import { show } from './show.ts';
import { choose, expect, expectAccessible, expectNoSidewaysScroll, type OpenWindow, test } from './window.ts';
import { windowTexts } from './window-texts.ts';

const names = ['overview', 'review', 'applications', 'activity', 'diagnostics', 'export', 'settings'];
const anyState = { filter: {}, sort: { by: 'date', descending: true }, offset: 0, limit: 0 } as const;

function rows(page: Page) {
  return page.getByRole('grid').locator('tbody').getByRole('row');
}

async function count(window: OpenWindow, state: string): Promise<number> {
  const { states } = await window.call('review.query', anyState);
  return (states as Readonly<Record<string, number>>)[state] ?? 0;
}

/** One whose movements wait for a person. */
function reviewedApplication({ sandbox }: OpenWindow): { readonly id: string; readonly name: string } {
  const found = sandbox.world.cledara.applications.find(({ name }) => name === 'HubSpot');
  if (found === undefined) throw new Error('The sandbox has no HubSpot.');
  return { id: found.id, name: found.name };
}

test('with no row at all every screen says so, or has what it always has', async ({ page, open }) => {
  await open({ empty: true });
  for (const name of names) {
    await show(page, `#/${name}`);
    await expect(page.getByText('This screen stopped working')).toBeHidden();
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
    await expect.soft(page.getByText(/NaN|undefined|Infinity/), name).toHaveCount(0);
    await expectNoSidewaysScroll(page);
  }
  await show(page, '#/review?states=all');
  await expect(page.getByText('No transactions yet')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+Enter');
  for (const key of ['a', 'h', 'x', 'm', 'u', 'e', 'j', 'k', 'End', 'Home', ']', '[', 'Enter', 'Space'])
    await page.keyboard.press(key); // there is nothing for any of them to do, and none may break
  await expect(page.getByText('No transactions yet')).toBeVisible();
  await expectAccessible(page);

  await show(page, '#/overview');
  await expect(page.getByRole('heading', { level: 2, name: 'Needs you' })).toBeVisible();
  await expect(page.getByText('Nothing needs you')).toBeVisible();
  await expect(page.getByText('No spending yet')).toBeVisible();
  await expectAccessible(page);

  await show(page, '#/export');
  await expect(page.getByText('No movements yet')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Make the CSV' })).toBeDisabled();
  await expectAccessible(page);
});

test('before the first sync every screen says what will appear and what makes it appear', async ({ page, open }) => {
  await open({ transactions: 20, prepared: 'connected' });
  await show(page, '#/review?states=all');
  await expect(page.getByText('No transactions yet')).toBeVisible();
  await expectAccessible(page);

  await show(page, '#/activity');
  await expect(page.getByText('No runs yet')).toBeVisible();
  await expectAccessible(page);
  await choose(page.getByRole('radio', { name: 'Log' }));
  await expect(page.getByText('Nothing has happened yet')).toBeVisible();
  await expectAccessible(page);

  // A set-up that was left is the first thing that needs a person.
  await show(page, '#/overview');
  await expect(page.getByRole('heading', { level: 2, name: 'Needs you' })).toBeVisible();
  await expect(page.getByText('The set-up is not finished')).toBeVisible();
  await page.getByRole('link', { name: 'Go on with the set-up' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Link the accounts' })).toBeVisible();
});

test('with one row every screen speaks of one, and deciding about it leaves nothing behind', async ({ page, open }) => {
  const window = await open({ empty: true });
  window.sandbox.world.addTransaction({ description: 'THE ONLY ONE', application: reviewedApplication(window) });
  await window.call('sync.run', { approveAll: false, push: false });
  for (const name of names) {
    await show(page, `#/${name}`);
    const texts = (await windowTexts(page)).map(({ text }) => text);
    const wrong = texts.filter((text) =>
      /(?:^|[^\d.,:/-])1 (?:transactions|items|movements|rows|syncs|problems|applications|entries)\b/.test(text),
    );
    expect.soft(wrong, name).toEqual([]);
  }
  await show(page, '#/review');
  await expect(rows(page)).toHaveCount(1);
  await rows(page).first().waitFor();
  await page.getByRole('grid').focus();
  await page.keyboard.press('ControlOrMeta+a');
  await expect(page.getByRole('region', { name: 'Selection' })).toContainText('1 selected');
  await page.keyboard.press('Escape');
  for (const key of ['ArrowUp', 'ArrowDown', 'PageDown', 'End', 'Shift+ArrowDown', 'Escape'])
    await page.keyboard.press(key);
  await page.keyboard.press('x');
  await expect(page.getByRole('article', { name: '1 transaction left out' })).toBeVisible();
  await expect.poll(() => count(window, 'excluded')).toBe(1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => count(window, 'excluded')).toBe(0);
});

test('twelve hundred are approved with progress, and all of them come back by one Undo', async ({ page, open }) => {
  const window = await open({ empty: true });
  const { world } = window.sandbox;
  const application = reviewedApplication(window);
  for (let place = 1; place <= 1200; place += 1)
    world.addTransaction({ description: `HUBSPOT ${place}`, amount: -place, application });
  await window.call('sync.run', { approveAll: false, push: false });
  await show(page, '#/review?states=proposed');
  const before = await count(window, 'proposed');
  expect(before).toBe(1200);
  await rows(page).first().waitFor();
  const bar = page.getByRole('region', { name: 'Selection' });

  // From the first row to a far one, over hundreds that were never on screen.
  await page.getByRole('grid').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  await page.keyboard.press('End');
  // By its number: a row of the page shows another movement after a leap, and the last one of a moment ago is none of it.
  await page
    .locator('tr[aria-rowindex="1201"] td')
    .nth(3)
    .click({ modifiers: ['Shift'] });
  await expect(bar).toContainText('1,200 selected');
  expect(await page.getByRole('row').count()).toBeLessThan(200);
  await page.keyboard.press('Escape');

  await page.keyboard.press('ControlOrMeta+a');
  await expect(bar).toContainText('1,200 selected');
  const wasShown = page.getByRole('region', { name: 'Messages' }).getByRole('progressbar').first().waitFor();
  await page.keyboard.press('ControlOrMeta+Enter');
  const done = page.getByRole('article', { name: '1,200 transactions approved' });
  await wasShown;
  await expect(done).toBeVisible({ timeout: 40_000 });
  await expect.poll(() => count(window, 'proposed'), { timeout: 20_000 }).toBe(0);
  await done.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => count(window, 'proposed'), { timeout: 40_000 }).toBe(before);
});
