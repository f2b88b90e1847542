import type { Page, Route } from '@playwright/test';
import { expect, expectAccessible, expectEngineBack, killEngine, loadAt, type OpenWindow, test } from './window.ts';
import { windowTexts } from './window-texts.ts';

/** Each screen, and the method without which it has nothing to show. */
const screens = [
  ['overview', 'overview.read'],
  ['review', 'review.query'],
  ['applications', 'applications.list'],
  ['activity', 'activity.runs'],
  ['diagnostics', 'diagnostics.run'],
  ['settings/defaults', 'settings.read'],
] as const;
/** Lists in which nothing is what it should be. */
const nonsense = { total: 1, rows: [null], checks: [null], applications: [null], runs: [null], settings: null };
const anyState = { filter: {}, sort: { by: 'date', descending: true }, offset: 0, limit: 0 } as const;

async function show(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
  await windowTexts(page);
}

function methodOf(route: Route): string {
  return (route.request().postDataJSON() as { method: string }).method;
}

async function count(window: OpenWindow, state: string): Promise<number> {
  const { states } = await window.call('review.query', anyState);
  return (states as Readonly<Record<string, number>>)[state] ?? 0;
}

/** Each document once: no two in Xero with the same reference. */
function expectEachOnce({ sandbox }: OpenWindow): void {
  const { bankTransactions, bankTransfers } = sandbox.world.xero;
  const references = [...bankTransactions, ...bankTransfers]
    .filter(({ postedBy, status }) => postedBy === 'api' && status === 'AUTHORISED')
    .map(({ reference }) => reference);
  expect(new Set(references).size).toBe(references.length);
}

test('a call that fails, is slow or is answered with nonsense is told on its screen, and leaves the others alive', async ({
  page,
  open,
}) => {
  const window = await open({ transactions: 60 });
  await test.step('a call that fails is told on its screen, can be tried again, and leaves the others alive', async () => {
    let failing = '';
    await page.route('**/api/call', (route) => {
      if (methodOf(route) !== failing) return route.continue();
      const message = 'The books could not be read, because the disk did not answer. Try again.';
      return route.fulfill({ json: { ok: false, error: { code: 'internal', message, details: [] } } });
    });
    for (const [place, [name, method]] of screens.entries()) {
      failing = method;
      await loadAt(page, `#/${name}`);
      await expect.soft(page.getByText('the disk did not answer').first(), name).toBeVisible();
      await expect.soft(page.getByRole('navigation', { name: 'Screens' }), name).toBeVisible();
      await expectAccessible(page);
      const [other] = screens[(place + 1) % screens.length] ?? [];
      await show(page, `#/${other}`);
      await expect
        .soft(page.getByRole('main').getByText('the disk did not answer'), `${name}: ${other} lives`)
        .toHaveCount(0);
      await show(page, `#/${name}`);
      failing = '';
      const again = page.getByRole('main').getByRole('button', { name: /again/i }).first();
      await expect.soft(again, `${name} can be tried again`).toBeVisible();
      if (await again.isVisible()) await again.click();
      await expect.soft(page.getByRole('main').getByText('the disk did not answer'), `${name} is back`).toHaveCount(0);
    }
    await page.unrouteAll({ behavior: 'wait' });
  });

  await test.step('slow services: the shape of what comes, then the progress, and every screen answers meanwhile', async () => {
    await page.route('**/api/call', async (route) => {
      if (methodOf(route) === 'overview.read') await new Promise((resolve) => setTimeout(resolve, 1500));
      await route.continue();
    });
    await loadAt(page, '#/overview');
    await expect(page.getByRole('status').filter({ hasText: 'Reading the overview' })).toBeVisible();
    await expect(page.getByRole('heading', { level: 2, name: 'Needs you' })).toBeVisible();
    await page.unroute('**/api/call');
    window.sandbox.faults.next({ service: 'cledara', times: 100, fault: { kind: 'slow', ms: 4000 } });
    await page.getByRole('button', { name: 'Sync now' }).click();
    await expect(page.getByText('Reading Cledara').first()).toBeVisible();
    for (const [name] of screens) {
      await page.evaluate((to) => {
        location.hash = to;
      }, `#/${name}`);
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    }
    window.sandbox.faults.clear();
    await expect.poll(async () => (await window.call('sync.progress', {})).progress).toBeNull();
  });

  await test.step('an answer that makes no sense breaks one screen at most, and the others go on', async () => {
    let garbled = '';
    await page.route('**/api/call', (route) =>
      methodOf(route) === garbled ? route.fulfill({ json: { ok: true, value: nonsense } }) : route.continue(),
    );
    const broken = page.getByText('This screen stopped working');
    for (const [place, [name, method]] of screens.entries()) {
      garbled = method;
      await loadAt(page, `#/${name}`);
      await expect(page.getByRole('navigation', { name: 'Screens' })).toBeVisible();
      await expect.soft(broken.or(page.getByRole('main').getByRole('alert')).first(), name).toBeVisible();
      garbled = '';
      const [other] = screens[(place + 1) % screens.length] ?? [];
      await show(page, `#/${other}`);
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
      await expect.soft(broken, `${other} lives beside ${name}`).toBeHidden();
    }
    // What the page's code threw is what was provoked.
    (window.complaints as string[]).splice(0);
  });
});

test('the network cut while documents go out: told, nothing lost, nothing twice, and it goes on', async ({
  page,
  open,
}) => {
  const window = await open({ transactions: 150, withoutInvoices: true });
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  const { faults, world } = window.sandbox;
  const approved = await count(window, 'approved');
  expect(approved).toBeGreaterThan(10);
  // Slow enough that there is something to see, and a moment at which to cut.
  faults.next({ service: 'xero', path: /BankTransactions$/, times: 100, fault: { kind: 'slow', ms: 1500 } });
  await page.getByRole('button', { name: 'Sync now' }).click();
  await expect(
    page.getByText(/Reading Cledara|Reading Xero|Preparing documents|Sending to Xero/).first(),
  ).toBeVisible();
  await expect(page.getByText('Sending to Xero').first()).toBeVisible({ timeout: 30_000 });
  await page.waitForTimeout(500);
  await window.cutNetwork();
  await expect(page.getByText('You’re offline.')).toBeVisible({ timeout: 30_000 });
  await show(page, '#/review?states=all');
  await expect(page.getByRole('grid').locator('tbody').getByRole('row').first()).toBeVisible();
  faults.clear();
  await window.restoreNetwork();
  await show(page, '#/overview');
  await expect(async () => {
    const button = page.getByRole('button', { name: 'Sync now' });
    if (await button.isEnabled()) await button.click();
    expect(await count(window, 'pushed')).toBe(approved);
  }).toPass({ timeout: 40_000 });
  await expect(page.getByText('You’re offline.')).toBeHidden();
  expect(world.xero.bankTransactions.filter(({ postedBy }) => postedBy === 'api').length).toBeGreaterThan(0);
  expectEachOnce(window);
});

test('the engine killed while syncing, while deciding and while coding: all told, and done once it is back', async ({
  page,
  open,
}) => {
  const window = await open({ transactions: 300, withoutInvoices: true, secrets: 'file' });
  await show(page, '#/overview');
  window.sandbox.faults.next({
    service: 'xero',
    path: /BankTransactions$/,
    times: 100,
    fault: { kind: 'slow', ms: 800 },
  });
  const approved = await count(window, 'approved');
  await page.getByRole('button', { name: 'Sync now' }).click();
  await expect(page.getByText('Sending to Xero').first()).toBeVisible({ timeout: 30_000 });
  await killEngine(page, window);
  await expectEngineBack(page);
  await expect(page.getByText('Sending to Xero')).toHaveCount(0);
  window.sandbox.faults.clear();
  await expect(async () => {
    const button = page.getByRole('button', { name: 'Sync now' });
    if (await button.isEnabled()) await button.click();
    expect(await count(window, 'pushed')).toBe(approved);
  }).toPass({ timeout: 40_000 });
  expectEachOnce(window);

  // Deciding: what the engine did not answer is either done or not, and the page says which.
  await show(page, '#/review?states=proposed');
  const before = await count(window, 'proposed');
  expect(before).toBeGreaterThan(2);
  await page.getByRole('grid').focus();
  await page.route('**/api/call', async (route) => {
    if (methodOf(route) === 'review.decide' || methodOf(route) === 'review.recode') void window.killEngine(); // while the call is on its way
    await route.continue();
  });
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('h');
  await expect(
    page
      .getByRole('article')
      .getByText(/could not|not be|failed|not done/i)
      .first(),
  ).toBeVisible();
  await page.unroute('**/api/call');
  await expectEngineBack(page);
  await expect
    .poll(async () => Number(await page.getByRole('grid').getAttribute('aria-rowcount')) - 1)
    .toBe(await count(window, 'proposed'));

  // Coding: the dialog keeps what was chosen, and takes it at the second try.
  await page.route('**/api/call', async (route) => {
    if (methodOf(route) === 'review.recode') void window.killEngine(); // while the call is on its way
    await route.continue();
  });
  await page.keyboard.press('Escape');
  await page.getByRole('grid').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog', { name: 'Edit coding' });
  await dialog.getByRole('textbox', { name: 'Description' }).fill('Licence for the team');
  await dialog.getByRole('button', { name: 'Change coding' }).click();
  await expect(
    dialog
      .getByRole('alert')
      .or(page.getByRole('article').filter({ hasText: /coding/i }))
      .first(),
  ).toBeVisible();
  await page.unroute('**/api/call');
  await expectEngineBack(page);
  await expect(dialog.getByRole('textbox', { name: 'Description' })).toHaveValue('Licence for the team');
  await dialog.getByRole('button', { name: 'Change coding' }).click();
  await expect(dialog).toBeHidden();
});
