import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { makeBooks } from '../bench/window-books.ts';
import { multiplyBooks } from './support/multiply-books.ts';
import { expect, expectAccessible, type OpenWindow, test } from './window.ts';

const all = 100_000;
const copies = 100;
const newestFirst = { by: 'date', descending: true } as const;

/** What the engine has at these places of the list. */
type Ask = (offset: number, limit: number) => Promise<readonly { readonly description: string }[]>;

function grid(page: Page): Locator {
  return page.getByRole('grid');
}

function rows(page: Page): Locator {
  return grid(page).locator('tbody').getByRole('row');
}

async function rowCount(page: Page): Promise<number> {
  return Number(await grid(page).getAttribute('aria-rowcount')) - 1;
}

/** A company of that many movements, planned and partly decided, as it is after years. */
async function openLarge(page: Page, window: OpenWindow): Promise<Ask> {
  // The host is part of this process and answers nothing while the books are made: no page is to be loading then.
  await page.goto('about:blank');
  const company = await makeBooks(window.folder, all / copies);
  multiplyBooks(join(window.folder, 'companies', company), copies);
  await page.goto(`${window.origin}/#/review?states=all`);
  await expect(grid(page)).toHaveAttribute('aria-rowcount', String(all + 1), { timeout: 30_000 });
  return async (offset, limit) => {
    const page = { filter: {}, sort: newestFirst, offset, limit };
    return (await window.callOf(company, 'review.query', page)).rows;
  };
}

/** In the end every row on the page is complete, and is the one that the engine has at its place. */
async function expectTrueRows(page: Page, ask: Ask): Promise<void> {
  await expect(async () => {
    const drawn = await grid(page)
      .locator('tbody tr')
      .evaluateAll((elements) =>
        elements.map((row) => ({
          place: Number(row.getAttribute('aria-rowindex')) - 2,
          description: row.hasAttribute('data-coming')
            ? null
            : row.querySelector('[data-column="description"]')?.textContent,
        })),
      );
    drawn.sort((a, b) => a.place - b.place);
    expect(drawn.length).toBeGreaterThan(10);
    expect(drawn.length).toBeLessThan(200);
    const there = await ask(drawn[0]?.place ?? 0, drawn.length);
    expect(drawn.map(({ description }) => description)).toEqual(there.map(({ description }) => description));
  }).toPass({ timeout: 60_000 }); // how long it takes is for the bench to say
}

async function pull(page: Page, share: number): Promise<void> {
  await grid(page).evaluate((element, to) => {
    const scroller = element.parentElement;
    if (scroller === null) throw new Error('The list has nothing around it.');
    scroller.scrollTop = (scroller.scrollHeight - scroller.clientHeight) * to;
  }, share);
}

test('100,000 transactions: scrolled, sorted, searched and selected like a few, with few rows on the page', async ({
  page,
  open,
}) => {
  const window = await open({ prepared: 'empty' });
  const ask = await openLarge(page, window);
  await expectTrueRows(page, ask);
  for (const share of [0.5, 1, 0.013, 0.77, 0]) {
    await pull(page, share);
    await expectTrueRows(page, ask);
  }
  await grid(page).focus();
  await page.keyboard.press('End');
  await expect(page.locator('tr[data-current]')).toHaveAttribute('aria-rowindex', String(all + 1));
  await expectTrueRows(page, ask);
  await page.keyboard.press('Home');
  await expectTrueRows(page, ask);

  await page.keyboard.press('ControlOrMeta+a');
  const bar = page.getByRole('region', { name: 'Selection' });
  await expect(bar).toContainText('100,000');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(bar).toBeHidden();

  await page.keyboard.press('/');
  await page.keyboard.type('kestrel mail');
  await expect.poll(() => rowCount(page)).toBeLessThan(all / 50);
  expect(await rowCount(page)).toBeGreaterThan(100);
  await expect(rows(page).first()).toContainText('Kestrel Mail');
  await page.keyboard.press('Escape');
  await expect.poll(() => rowCount(page)).toBe(all);
  await page.getByRole('columnheader', { name: 'Amount' }).getByRole('button').first().click();
  await expect(page).toHaveURL(/sort=/);
  await expect(grid(page).locator('tbody tr[data-coming]')).toHaveCount(0);
  expect(await page.locator('tr').count()).toBeLessThan(200);
});

test('rows that are on their way show and say nothing of the rows that stood there before', async ({ page, open }) => {
  const window = await open({ transactions: 400 });
  await page.goto(`${window.origin}/#/review?states=all`);
  await expect.poll(() => rows(page).count()).toBeGreaterThan(10);
  const arrived = Promise.withResolvers<void>();
  await page.route('**/api/call', async (route) => {
    const { method, input } = route.request().postDataJSON() as { method: string; input: { offset?: number } };
    if (method === 'review.query' && (input.offset ?? 0) > 100) await arrived.promise;
    await route.continue();
  });
  await pull(page, 1);
  const coming = grid(page).locator('tbody tr[data-coming]');
  await expect.poll(() => coming.count()).toBeGreaterThan(10);
  expect(await rows(page).count()).toBe(0); // nothing of them is read aloud
  const covers = await coming.evaluateAll((elements) =>
    elements.map((row) => {
      const { backgroundColor, position, inset } = getComputedStyle(row, '::after');
      return `${backgroundColor.includes('/') ? 'see-through' : 'opaque'} ${position} ${inset}`;
    }),
  );
  expect(new Set(covers)).toEqual(new Set(['opaque absolute 0px']));
  arrived.resolve();
  await expectTrueRows(page, async (offset, limit) => {
    const input = { filter: {}, sort: newestFirst, offset, limit };
    return (await window.call('review.query', input)).rows;
  });
});
