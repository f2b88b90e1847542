import type { Page } from '@playwright/test';
import type { ActivityDto } from '../../shared/contract/activity.ts';
import type { MethodInput, MethodOutputs } from '../../shared/contract/methods.ts';
import {
  choose,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  inBothSizes,
  loadAt,
  type OpenWindow,
  test,
} from './window.ts';

type Search = MethodInput<'activity.search'>;

async function show(page: Page, hash = '#/activity'): Promise<void> {
  await page.goto(page.url().replace(/#.*|$/, hash));
  await expect(page.getByRole('heading', { level: 1, name: 'Activity' })).toBeVisible();
}

/** Everything in the log that fits, newest first. */
async function entriesOf(window: OpenWindow, wanted: Partial<Search> = {}): Promise<readonly ActivityDto[]> {
  const entries: ActivityDto[] = [];
  for (let before: number | null = null; ; ) {
    const input: Search = { text: '', runId: null, states: [], limit: 200, ...wanted, before };
    const page = await window.call('activity.search', input);
    entries.push(...page.entries);
    if (page.next === null) return entries;
    before = page.next;
  }
}

const runsTable = (page: Page) => page.getByRole('table', { name: 'Runs, newest first' });
const log = (page: Page) => page.getByRole('grid', { name: 'Log, newest first' });
const logRows = (page: Page) => log(page).locator('tbody tr');

/** Everything that is ready is locked away from today on, so that a sync ends with blocked items. */
async function blockAll(window: OpenWindow): Promise<void> {
  window.sandbox.world.xero.organisation.periodLockDate = new Date().toISOString().slice(0, 10);
  await window.call('sync.run', { approveAll: false, push: false });
}

test('runs and log of what was sent: counted, opened, searched, gone through by the keys, sound in both sizes', async ({
  page,
  open,
}) => {
  const window = await open({ transactions: 120 });
  await window.call('sync.run', { approveAll: true, author: 'the test', push: true });
  await test.step('every run stands with its counts, calls and outcome', async () => {
    await show(page);
    const { runs } = await window.call('activity.runs', { before: null, limit: 10 });
    const rows = runsTable(page).locator('tbody tr');
    await expect(rows).toHaveCount(runs.length);
    for (const [place, { summary }] of runs.entries()) {
      if (summary === null) throw new Error('Both runs came to their end.');
      const { pulled, updated, proposed, approved, pushed, attached, blocked, calls } = summary;
      const counts = [pulled, updated, proposed, approved, pushed, attached, blocked.length, calls.cledara, calls.xero];
      const shown = await rows.nth(place).locator('td').allTextContents();
      expect(shown.slice(1, 10)).toEqual(counts.map((count) => count.toLocaleString('en-GB')));
      const needsSomebody = blocked.length + summary.attachmentProblems.length > 0;
      expect(shown[10]).toBe(needsSomebody ? 'Needs you' : 'Finished');
    }
  });

  await test.step('axe finds nothing and nothing runs over the edge in both sizes', async () => {
    await inBothSizes(page, async () => {
      await show(page);
      await expect(runsTable(page).locator('tbody tr')).toHaveCount(2);
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      await runsTable(page).locator('tbody tr').first().click();
      await expect(page.getByText('All of it in the log')).toBeVisible();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      await show(page, '#/activity?view=log');
      await log(page).focus();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    });
  });

  await test.step('a run leads to all that happened in it, and the log back to all runs', async () => {
    const [newest] = (await window.call('activity.runs', { before: null, limit: 1 })).runs;
    const ofRun = await entriesOf(window, { runId: newest?.runId ?? '' });
    await show(page, `#/activity?run=${newest?.runId}`);
    const pane = page.getByRole('complementary', { name: /^Sync of / });
    await expect(pane.getByRole('region', { name: 'What happened' }).getByRole('listitem')).toHaveCount(20);
    await pane.getByRole('link', { name: 'All of it in the log' }).click();
    await expect(log(page)).toBeVisible();
    await log(page).focus();
    await expect(async () => {
      await page.keyboard.press('End');
      await expect(log(page)).toHaveAttribute('aria-rowcount', String(ofRun.length + 1), { timeout: 500 });
    }).toPass();
    await page.getByRole('button', { name: 'Show entries of all runs' }).click();
    await expect(page).not.toHaveURL(/run=/);
    const all = await entriesOf(window);
    expect(all.length).toBeGreaterThan(ofRun.length);
    await expect(log(page)).toBeVisible();
  });

  await test.step('the log is searched and filtered as the engine does it, and the address says so', async () => {
    const sent = (await entriesOf(window, { states: ['pushed'] })).find(({ subject }) => subject?.application !== null);
    const word = sent?.subject?.application?.split(' ')[0]?.toLowerCase() ?? '';
    expect(word).not.toBe('');
    await show(page);
    await choose(page.getByRole('radio', { name: 'Log' }));
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('/');
    await page.keyboard.type(word);
    await expect(page).toHaveURL(new RegExp(`text=${word}`));
    const ofWord = await entriesOf(window, { text: word });
    await expect(log(page)).toHaveAttribute('aria-rowcount', String(ofWord.length + 1));
    await page.getByRole('button', { name: 'State reached' }).click();
    await choose(page.getByRole('checkbox', { name: 'In Xero', exact: true }));
    await page.keyboard.press('Escape');
    const pushed = await entriesOf(window, { text: word, states: ['pushed'] });
    expect(pushed.length).toBeGreaterThan(0);
    expect(pushed.length).toBeLessThan(ofWord.length);
    await expect(log(page)).toHaveAttribute('aria-rowcount', String(pushed.length + 1));
    await expect(logRows(page).first()).toContainText('Confirmed by Xero');
    await expect(page.getByText('The whole log was searched.')).toBeVisible();
    await page.reload();
    await expect(page.getByRole('searchbox', { name: 'Search the log' })).toHaveValue(word);
    await expect(log(page)).toHaveAttribute('aria-rowcount', String(pushed.length + 1));
    await page.getByRole('searchbox', { name: 'Search the log' }).fill('no such thing anywhere');
    await expect(page.getByText('No entry matches')).toBeVisible();
    await page.getByRole('button', { name: 'Show the whole log' }).click();
    await expect(logRows(page).first()).toBeVisible();
    await expect(page.getByRole('searchbox', { name: 'Search the log' })).toHaveValue('');
  });

  await test.step('the log goes down to its beginning, with as few rows on the page as are in sight', async () => {
    const all = await entriesOf(window);
    expect(all.length).toBeGreaterThan(300);
    await show(page, '#/activity?view=log');
    await log(page).focus();
    await expect(async () => {
      await page.keyboard.press('End');
      await expect(page.getByText('This is where the log begins.')).toBeVisible({ timeout: 500 });
    }).toPass();
    await page.keyboard.press('End');
    await expect(log(page)).toHaveAttribute('aria-rowcount', String(all.length + 1));
    await expect(page.locator(`#activity-log-${all.at(-1)?.seq}`)).toBeInViewport();
    expect(await logRows(page).count()).toBeLessThan(60);
  });

  await test.step('the keys move through the log, open the item, its run and its document in Xero', async () => {
    await page.addInitScript(() => {
      const opened: string[] = [];
      Object.assign(globalThis, { opened });
      globalThis.open = (url) => {
        opened.push(String(url));
        return null;
      };
    });
    const pushed = await entriesOf(window, { states: ['pushed'] });
    await loadAt(page, '#/activity?states=pushed');
    await log(page).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('j');
    const third = pushed[2];
    if (third === undefined) throw new Error('More than two documents went out.');
    await expect(log(page)).toHaveAttribute('aria-activedescendant', `activity-log-${third.seq}`);
    await page.keyboard.press('o');
    expect(await page.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)).toEqual([third.xeroUrl]);
    await page.keyboard.press('r');
    await expect(page.getByRole('complementary', { name: /^Sync of / })).toBeVisible();
    await page.goBack();
    await log(page).focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`#/review\\?item=${pushed[0]?.transactionId}`));
  });
});

test('runs and log while things happen, are on their way, or go wrong', async ({ page, open }) => {
  const window = await open({ transactions: 200, secrets: 'file' });
  await test.step('what happens while one looks appears at the top, and further down is only announced', async () => {
    await show(page, '#/activity?view=log');
    const before = await entriesOf(window);
    await expect(logRows(page).first()).toHaveAttribute('id', `activity-log-${before[0]?.seq}`);
    const decide = async (place: number) => {
      const id = before[place]?.transactionId ?? '';
      await window.call('review.decide', { decision: 'hold', ids: [id], author: 'the test' });
      return (await entriesOf(window))[0]?.seq;
    };
    const ids = [...new Set(before.filter(({ toState }) => toState === 'proposed'))];
    const [first, second] = ids.map((entry) => before.indexOf(entry));
    if (first === undefined || second === undefined) throw new Error('Two items wait for review.');
    const newest = await decide(first);
    await expect(logRows(page).first()).toHaveAttribute('id', `activity-log-${newest}`);
    await log(page).focus();
    await page.keyboard.press('End');
    await page.keyboard.press('End');
    const newer = await decide(second);
    await page.getByRole('button', { name: 'Show new entries' }).click();
    await expect(page.getByRole('button', { name: 'Show new entries' })).toBeHidden();
    await log(page).focus();
    await page.keyboard.press('Home');
    await expect(logRows(page).first()).toHaveAttribute('id', `activity-log-${newer}`);
  });

  await test.step('a run that is in no book is said to be missing', async () => {
    await show(page, '#/activity?run=00000000-0000-4000-8000-000000000000');
    await expect(page.getByText('This run is not in the books of this company.')).toBeVisible();
  });

  await test.step('where little was found so far, the search says that it goes on, and finds what is older', async () => {
    const [entry] = await entriesOf(window);
    const held: (() => void)[] = [];
    await page.route('**/api/call', async (route) => {
      const asked = route.request().postDataJSON() as { method: string; input: Search };
      if (asked.method !== 'activity.search' || asked.input.limit === 1) return route.continue();
      const { before } = asked.input;
      const answer = (entries: unknown[], next: number | null) =>
        route.fulfill({ json: { ok: true, value: { entries, next } } });
      if (before === null) return answer([], 40_000);
      if (before === 40_000) {
        await new Promise<void>((resolve) => held.push(resolve));
        return answer([], 20_000);
      }
      return answer([{ ...entry, seq: 7 }], null);
    });
    await loadAt(page, '#/activity?view=log');
    await expect(page.getByText('Searching older entries')).toBeVisible();
    await expectAccessible(page);
    for (const go of held) go();
    await expect(page.locator('#activity-log-7')).toBeVisible();
    await page.unrouteAll({ behavior: 'wait' });
  });

  await test.step('a log that cannot be read says what, why and what to do, and is read on demand', async () => {
    let refuses = true;
    await page.route('**/api/call', async (route) => {
      const asked = route.request().postDataJSON() as { method: string };
      if (!refuses || !asked.method.startsWith('activity.')) return route.continue();
      const error = { code: 'engine-restarted', message: 'The engine was started again.', details: [] };
      return route.fulfill({ json: { ok: false, error } });
    });
    const problem = page.getByRole('main').getByRole('alert');
    await loadAt(page, '#/activity');
    await expect(problem).toContainText('The runs could not be read');
    await expect(problem).toContainText('The engine was started again.');
    await choose(page.getByRole('radio', { name: 'Log' }));
    await expect(problem).toContainText('The log could not be read');
    await expectAccessible(page);
    refuses = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(logRows(page).first()).toBeVisible();
    await page.unrouteAll({ behavior: 'wait' });
  });

  await test.step('names and reasons stay text, however they are written', async () => {
    const hostile = `<img src=x onerror=alert(1)>\u202Egnp.exe ${'W'.repeat(4000)}`;
    await page.route('**/api/call', async (route) => {
      const asked = route.request().postDataJSON() as { method: string };
      if (asked.method !== 'activity.search') return route.continue();
      const response = await route.fetch();
      const { value } = (await response.json()) as { value: MethodOutputs['activity.search'] };
      const entries = value.entries.slice(0, 3).map((entry) => ({
        ...entry,
        event: hostile,
        message: hostile,
        subject: entry.subject && { ...entry.subject, application: hostile, description: hostile },
      }));
      return route.fulfill({ response, json: { ok: true, value: { entries, next: null } } });
    });
    await loadAt(page, '#/activity?view=log');
    await expect(logRows(page).first()).toContainText('<img src=x');
    await expectNoSidewaysScroll(page);
    const height = await logRows(page)
      .nth(1)
      .evaluate((row) => row.clientHeight);
    expect(height).toBeLessThan(80);
    await show(page);
    await runsTable(page).locator('tbody tr').first().click();
    await expect(page.getByRole('complementary')).toContainText('<img src=x');
    await expectNoSidewaysScroll(page);
    await page.unrouteAll({ behavior: 'wait' });
    await page.reload();
  });

  await test.step('a run opens by the keys with what stood in its way, by name, and closes back onto its row', async () => {
    await blockAll(window);
    await show(page);
    const [newest] = (await window.call('activity.runs', { before: null, limit: 1 })).runs;
    const blocked = newest?.summary?.blocked ?? [];
    expect(blocked.length).toBeGreaterThan(20);
    const row = runsTable(page).locator('tbody tr').first();
    await row.focus();
    await page.keyboard.press('Enter');
    const pane = page.getByRole('complementary', { name: /^Sync of / });
    await expect(pane).toContainText('New movements');
    await expect(page).toHaveURL(new RegExp(`run=${newest?.runId}`));
    const items = pane.getByRole('region', { name: `${blocked.length} items blocked at the end` });
    await expect(items.getByRole('listitem')).toHaveCount(20);
    const first = items.getByRole('listitem').first();
    const { movement } = await window.call('review.item', { transactionId: blocked[0]?.transactionId ?? '' });
    await expect(first).toContainText(movement.application?.name ?? movement.description);
    await expect(first).toContainText('lock date');
    await items.getByRole('button', { name: 'Show 20 more' }).press('Enter');
    await expect(items.getByRole('listitem')).toHaveCount(40);
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(pane).toBeHidden();
    await expect(row).toBeFocused();
    await page.keyboard.press('Enter');
    await first.getByRole('link').press('Enter');
    await expect(page).toHaveURL(new RegExp(`#/review\\?item=${blocked[0]?.transactionId}`));
  });

  await test.step('a run without network says why it ended early, and the engine killed leaves what was read', async () => {
    await show(page);
    await expect(runsTable(page).locator('tbody tr')).toHaveCount(2);
    await window.cutNetwork();
    await window.call('sync.run', { approveAll: false, push: true }).catch(() => undefined);
    const newest = runsTable(page).locator('tbody tr').first();
    await expect(newest).toContainText('Ended early');
    await newest.click();
    await expect(page.getByRole('complementary')).toContainText('This sync ended early');
    await expect(page.getByRole('complementary')).toContainText('could not be reached');
    await window.restoreNetwork();
    await window.killEngine();
    await expect(() => window.call('sync.progress', {})).toPass({ timeout: 20_000 }); // the new engine answers
    await expect(page.getByText('The engine stopped and is being started again.')).toBeHidden({ timeout: 20_000 });
    await expect(runsTable(page).locator('tbody tr')).toHaveCount(3);
    await window.call('sync.run', { approveAll: false, push: false });
    await expect(runsTable(page).locator('tbody tr')).toHaveCount(4);
  });
});
