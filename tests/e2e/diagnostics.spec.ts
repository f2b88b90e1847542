import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import {
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  inBothSizes,
  loadAt,
  type OpenWindow,
  test,
} from './window.ts';

async function show(page: Page): Promise<void> {
  await page.goto(page.url().replace(/#.*|$/, '#/diagnostics'));
  await expect(page.getByRole('heading', { level: 1, name: 'Diagnostics' })).toBeVisible();
}

const answer = (page: Page, question: string) => page.getByRole('article', { name: question });
const taken = (page: Page) => page.getByText(/Checked (just )?now/);

/** Nothing that waits may go out any more: the lock date is today. */
function lock({ sandbox }: OpenWindow): void {
  sandbox.world.xero.organisation.periodLockDate = new Date().toISOString().slice(0, 10);
}

test('every question is answered with its evidence, mended one step away, copied and saved, offline and with the engine killed too', async ({
  page,
  open,
  context,
}) => {
  const window = await open({ transactions: 80, secrets: 'file' });
  await test.step('one answer and all of them are copied as text for a colleague', async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await show(page);
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await answer(page, 'What role do I need?')
      .getByRole('button', { name: /^Copy the answer to: What role/ })
      .click();
    await expect(page.getByRole('status').getByText('Copied')).toBeAttached();
    const one = await copied();
    expect(one).toContain('What role do I need?\nIn order: You are connected as a Standard user');
    expect(one).toContain('- Role in Xero: Standard user');
    expect(one).toMatch(/\nTest, .* 20\d\d, \d\d:\d\d, Tallybridge test\n$/);
    await page.getByRole('button', { name: 'Copy all' }).click();
    const { checks } = await window.call('diagnostics.run', {});
    await expect(page.getByText(`${checks.length} answers copied as text`).last()).toBeVisible();
    const all = await copied();
    for (const { detail } of checks) expect(all).toContain(detail);
  });

  await test.step('the bundle is looked through as it is, and the ZIP that is saved holds exactly that', async () => {
    await show(page);
    await expect(taken(page)).toBeVisible();
    const opener = page.getByRole('button', { name: 'Diagnostic bundle' });
    await opener.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Diagnostic bundle' });
    const names = dialog.getByRole('tab');
    await expect(names.first()).toBeVisible();
    await expectAccessible(page);
    const shown = new Map<string, string>();
    await names.first().focus();
    for (let place = 0; place < (await names.count()); place += 1) {
      const name = (await names.nth(place).locator('span').first().textContent()) ?? '';
      await expect(names.nth(place)).toHaveAttribute('aria-selected', 'true');
      shown.set(name, (await dialog.getByRole('tabpanel').locator('pre').textContent()) ?? '');
      await page.keyboard.press('ArrowDown');
    }
    expect(shown.get('about.txt')).toContain('Left out: API keys');
    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Save the ZIP' }).press('Enter');
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^tallybridge-diagnostics-\d{4}-\d\d-\d\d\.zip$/);
    const zip = unzipSync(new Uint8Array(readFileSync(await file.path())));
    const saved = Object.entries(zip).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)] as const);
    expect(new Map(saved)).toEqual(shown);
    for (const [, text] of saved) {
      expect(text).not.toContain(window.sandbox.apiKey);
      for (const token of window.tokens()) expect(text).not.toContain(token);
    }
    await expect(dialog).toBeHidden();
    await expect(opener).toBeFocused();
  });

  await test.step('a sync does not run the checks again', async () => {
    await show(page);
    await expect(taken(page)).toBeVisible();
    const asked: string[] = [];
    page.on('request', (request) => {
      const body = request.postDataJSON() as { method?: string } | null;
      if (body?.method !== undefined) asked.push(body.method);
    });
    await window.call('sync.run', { approveAll: false, push: false });
    await expect.poll(() => asked).toContain('status.read');
    expect(asked).not.toContain('diagnostics.run');
  });

  await test.step('a change outside shows after Check again, and the answers from before stand until then', async () => {
    await show(page);
    const dates = answer(page, 'Why was this refused on or before a lock date?');
    await expect(dates).toContainText('In order');
    lock(window);
    let go: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    await page.route('**/api/call', async (route) => {
      const asked = route.request().postDataJSON() as { method: string };
      if (asked.method === 'diagnostics.run') await gate;
      return route.continue();
    });
    await page.getByRole('button', { name: 'Check again' }).press('Enter');
    await expect(page.getByText('being checked again')).toBeVisible();
    await expect(dates).toContainText('In order');
    go();
    await expect(dates).toContainText('Look at this');
    await expect(dates).toContainText('Only an Adviser may post there.');
    await page.unrouteAll({ behavior: 'wait' });
  });

  await test.step('every question has its answer, those that need somebody first, each with its evidence', async () => {
    await loadAt(page, '#/diagnostics');
    await expect(taken(page)).toBeVisible();
    const { checks } = await window.call('diagnostics.run', {});
    const needed = checks.filter(({ status }) => status === 'problem' || status === 'warning');
    expect(needed.length).toBeGreaterThan(0);
    await expect(page.getByText(new RegExp(`^${needed.length} answers? needs? attention$`))).toBeVisible();
    const questions = page.getByRole('article').getByRole('heading', { level: 3 });
    await expect(questions).toHaveCount(checks.length);
    const order = ['problem', 'warning', 'unknown', 'ok'];
    const sorted = [...checks].sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
    await expect(questions).toHaveText(sorted.map(({ title }) => title.replace("'", '’')));
    for (const check of checks) {
      const row = answer(page, check.title.replace("'", '’'));
      await expect(row).toContainText(check.detail);
      if (check.action !== null) await expect(row).toContainText(check.action);
      const evidence = row.getByRole('button', { name: 'What this rests on' });
      await expect(evidence).toHaveAttribute('aria-expanded', String(needed.includes(check)));
      if (!needed.includes(check)) await evidence.press('Enter');
      await expect(row.locator('dt')).toHaveCount(check.evidence.length);
    }
  });

  await test.step('axe finds nothing and nothing runs over the edge in both sizes', async () => {
    await inBothSizes(page, async () => {
      await show(page);
      await expect(taken(page)).toBeVisible();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    });
  });

  await test.step('offline: what needs the services is not known, everything else is answered', async () => {
    await window.cutNetwork();
    await loadAt(page, '#/diagnostics');
    const cledara = answer(page, 'Is Cledara connected?');
    await expect(cledara).toContainText('Not known', { timeout: 40_000 });
    await expect(cledara).toContainText('could not be reached');
    await expect(page.getByRole('region', { name: 'Could not be checked' })).toBeVisible();
    await expect(answer(page, 'Are the books on this computer sound?')).toContainText('In order');
    await expectAccessible(page);
    await window.restoreNetwork();
    await page.getByRole('button', { name: 'Check again' }).click();
    await expect(cledara).toContainText('In order', { timeout: 40_000 });
  });

  await test.step('the engine killed while it checks: the answers stay, it says so, and goes on by itself', async () => {
    await show(page);
    await expect(taken(page)).toBeVisible();
    let refuses = true;
    await page.route('**/api/call', async (route) => {
      const asked = route.request().postDataJSON() as { method: string };
      if (!refuses || asked.method !== 'diagnostics.run') return route.continue();
      const error = { code: 'engine-restarted', message: 'The engine was started again.', details: [] };
      return route.fulfill({ json: { ok: false, error } });
    });
    await page.getByRole('button', { name: 'Check again' }).click();
    const problem = page.getByRole('main').getByRole('alert').filter({ hasText: 'could not be run again' });
    await expect(problem).toContainText('The engine was started again.');
    await expect(answer(page, 'What role do I need?')).toBeVisible();
    await expectAccessible(page);
    refuses = false;
    await window.killEngine();
    await expect(problem).toBeHidden({ timeout: 20_000 });
    await expect(taken(page)).toBeVisible();
  });

  await test.step('what mends it is one step away, and the answer is found anew on coming back', async () => {
    await show(page);
    const waiting = answer(page, 'What needs me?');
    await waiting.getByRole('button', { name: 'Open Review' }).click();
    await expect(page).toHaveURL(/#\/review\?states=proposed&states=held&states=blocked/);
    await expect(page.getByRole('heading', { level: 1, name: 'Review' })).toBeVisible();
    const { rows } = await window.call('review.query', {
      filter: { states: ['proposed', 'held', 'blocked'] },
      sort: { by: 'date', descending: true },
      offset: 0,
      limit: 500,
    });
    const ids = rows.map(({ transactionId }) => transactionId);
    await window.call('review.decide', { decision: 'exclude', ids, author: 'the test' });
    await page.goBack();
    await expect(waiting).toContainText('0 wait for review');
    await expect(waiting).toContainText('In order');
  });

  await test.step('names and answers stay text, however they are written', async () => {
    const hostile = `<img src=x onerror=alert(1)>\u202Egnp.exe ${'W'.repeat(4000)}`;
    await page.route('**/api/call', async (route) => {
      const asked = route.request().postDataJSON() as { method: string };
      if (asked.method !== 'diagnostics.run') return route.continue();
      const evidence = [{ label: hostile, value: hostile }];
      const check = {
        id: 'x',
        status: 'problem',
        title: hostile,
        detail: hostile,
        action: hostile,
        evidence,
        fix: null,
      };
      return route.fulfill({ json: { ok: true, value: { checks: [check] } } });
    });
    await loadAt(page, '#/diagnostics');
    await expect(page.getByRole('article')).toContainText('<img src=x');
    await expectNoSidewaysScroll(page);
  });
});

test('a company without anything connected says what to connect', async ({ page, open }) => {
  const window = await open({ prepared: 'empty' });
  const added = await window.callApp('companies.add', { name: 'Bare' });
  const { checks } = await window.callOf(added.id, 'diagnostics.run', {});
  await page.reload();
  await show(page);
  const cledara = answer(page, 'Is Cledara connected?');
  await expect(cledara).toContainText('Problem');
  await cledara.getByRole('button', { name: 'Go to the connections' }).click();
  await expect(page).toHaveURL(/#\/settings\/connections/);
  expect(checks.some(({ status }) => status === 'problem')).toBe(true);
});
