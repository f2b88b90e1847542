import type { Page } from '@playwright/test';
import english from '../../renderer/words/en/common.json' with { type: 'json' };
import spanish from '../../renderer/words/es/common.json' with { type: 'json' };
import { settled, show } from './show.ts';
import { hostileSample, hostileTexts, plainly } from './support/hostile-texts.ts';
import { plantHostile } from './support/plant-hostile.ts';
import { expect, type OpenWindow, test } from './window.ts';

const sections = ['connections', 'accounts', 'defaults', 'movements', 'start', 'background', 'look', 'about'];
const places = [
  '#/overview',
  '#/review?states=all',
  '#/applications',
  '#/applications?history=1',
  '#/activity',
  '#/activity?view=log',
  '#/diagnostics',
  '#/export',
  ...sections.map((section) => `#/settings/${section}`),
];

/** Letters of a long text that are drawn at once. */
const drawn = 300;

/** What is said in place of a screen that broke, in the languages of these tests. */
const brokenScreen = [english, spanish].map(({ problem }) => problem.screen.title);

/** Nothing of the data became part of the page, ran, broke the screen, or pushed it wider than the window. */
async function expectUnharmed(page: Page, where: string): Promise<void> {
  const found = await page.evaluate(
    (broken) => ({
      hasRun: 'hasRun' in globalThis,
      isHacked: 'isHacked' in {},
      elements: document.querySelectorAll('[data-hostile]').length,
      addresses: [...document.querySelectorAll('a[href], iframe, img[src]')]
        .map((element) => element.getAttribute('href') ?? element.getAttribute('src') ?? '')
        .filter(
          (address) =>
            !address.startsWith('#') && /^\s*(?:javascript|data|vbscript|file):|evil\.example/i.test(address),
        ),
      stoppedWorking: broken.filter((text) => document.body.innerText.includes(text)),
      isWider: document.documentElement.scrollWidth > document.documentElement.clientWidth,
    }),
    brokenScreen,
  );
  const unharmed = { hasRun: false, isHacked: false, elements: 0, addresses: [], stoppedWorking: [], isWider: false };
  expect.soft(found, where).toEqual(unharmed);
  expect.soft(page.url(), where).toContain('127.0.0.1');
}

/** Goes from one to the next as fast as the page draws them; each is shown before the next one. */
async function goThrough(page: Page, hashes: readonly string[]): Promise<void> {
  await page.evaluate(async (all) => {
    for (const hash of all) {
      const { href } = location;
      location.hash = hash;
      if (location.href === href) continue;
      await new Promise((resolve) => addEventListener('hashchange', resolve, { once: true }));
      await new Promise((resolve) => setTimeout(resolve));
    }
  }, hashes);
}

/** What stands in a column of the review list, from its first row to its last. */
async function columnTexts(page: Page, column: string, total: number): Promise<ReadonlySet<string>> {
  const seen = new Map<string, string>();
  const grid = page.getByRole('grid');
  await grid.focus();
  await page.keyboard.press('Home');
  for (let turn = 0; turn < 200 && seen.size < total; turn += 1) {
    const found = await grid
      .locator(`tbody tr:has(td[data-column=${column}] bdi)`)
      .evaluateAll(
        (rows, name) =>
          rows.map((row): [string, string] => [
            row.getAttribute('aria-rowindex') ?? '',
            row.querySelector(`td[data-column=${name}] bdi`)?.textContent ?? '',
          ]),
        column,
      );
    for (const [index, text] of found) seen.set(index, text);
    await page.keyboard.press(turn % 30 === 29 ? 'Home' : 'PageDown'); // rows that came too late are met again
  }
  return new Set([...seen.values()].map(plainly));
}

function missingFrom(seen: ReadonlySet<string>, texts: readonly string[], longest: number): readonly string[] {
  return texts.filter((text) => {
    const plain = plainly(text.toWellFormed().slice(0, longest));
    return plain !== '' && ![...seen].some((one) => one === plain || one.startsWith(plain));
  });
}

async function total(window: OpenWindow): Promise<number> {
  const input = { filter: {}, sort: { by: 'date', descending: true }, offset: 0, limit: 0 };
  return (await window.call('review.query', input)).total;
}

test('two hundred hostile merchants, applications, owners and names in Xero are text on every screen', async ({
  page,
  open,
}) => {
  const window = await open({ transactions: 30 });
  const planted = await plantHostile(window);
  await page.setViewportSize({ width: 1024, height: 640 });
  for (const hash of places) {
    await show(page, hash);
    await expectUnharmed(page, hash);
  }
  await page.setViewportSize({ width: 1280, height: 800 });

  await show(page, '#/review?states=all');
  const seen = await columnTexts(page, 'description', await total(window));
  expect.soft(missingFrom(seen, hostileTexts, drawn), 'merchants').toEqual([]);

  const sample = new Set(hostileSample);
  for (const [id, text] of [...planted].filter(([, one]) => sample.has(one))) {
    await show(page, `#/review?states=all&item=${id}`);
    const pane = page.getByRole('complementary', { name: 'Transaction' });
    await expect(pane.getByText(id)).toBeVisible();
    const texts = new Set((await pane.locator('[translate=no]').allTextContents()).map(plainly));
    expect.soft(missingFrom(texts, [text], drawn - 10), 'in the detail').toEqual([]);
    await expectUnharmed(page, `detail of ${text.slice(0, 40)}`);
  }

  await show(page, '#/applications');
  const { applications } = await window.call('applications.list', {});
  await page.getByRole('grid').getByRole('gridcell').first().click();
  const heads = new Set((await page.getByRole('rowheader').locator('bdi').allTextContents()).map(plainly));
  const inSight = applications.slice(0, 5).flatMap(({ name }) => (name === null ? [] : [name]));
  expect.soft(missingFrom(heads, inSight, 40), 'applications').toEqual([]);
  await page.locator('[data-cell$="/account"]').nth(1).click();
  await page.getByRole('option').first().waitFor();
  await expectUnharmed(page, 'accounts to choose from');
  await page.keyboard.press('Escape');
  await page.locator('[data-cell$="/tracking"]').nth(1).click();
  const tracking = page.getByRole('dialog');
  await tracking.waitFor();
  const { category = 'a category' } = (await window.call('reference.read', {})).reference?.tracking[0] ?? {};
  const named = new Set((await tracking.getByText(/./).allTextContents()).map(plainly));
  expect.soft(missingFrom(named, [category], 40), 'tracking').toEqual([]);
  await expectUnharmed(page, 'tracking to choose from');
  await page.keyboard.press('Escape');

  await test.step('the same in another language, which costs them no time', async () => {
    await window.callApp('preferences.write', { key: 'language', value: 'es' });
    await page.goto(`${window.origin}/`);
    await expect(page.locator('html')).toHaveAttribute('lang', 'es');
    for (const hash of places) {
      await show(page, hash);
      await expectUnharmed(page, hash);
    }
    await show(page, '#/review?states=all');
    const seen = await columnTexts(page, 'description', await total(window));
    expect(missingFrom(seen, hostileTexts, drawn)).toEqual([]);
  });
});

test('what Xero answers, a note says and a setup file asks for is text', async ({ page, open }) => {
  const window = await open({ transactions: 60 });
  const messages = hostileSample.filter((text) => plainly(text) !== '');
  const { proposals } = await window.call('review.list', { state: 'proposed' });
  const [refused, noted] = proposals;
  if (refused === undefined || noted === undefined) throw new Error('The sandbox has too few items.');
  const approved = await window.call('review.list', { state: 'approved' });
  if (approved.proposals.length > 0)
    await window.call('review.decide', {
      decision: 'hold',
      ids: approved.proposals.map(({ id }) => id),
      author: '<b data-hostile>author</b>',
    });
  await window.call('review.decide', { decision: 'approve', ids: [refused.id], author: '{{name}} <b data-hostile>' });
  const Elements = [{ StatusAttributeString: 'ERROR', ValidationErrors: messages.map((Message) => ({ Message })) }];
  const body = JSON.stringify({ ErrorNumber: 10, Type: 'ValidationException', Message: messages[0], Elements });
  window.sandbox.faults.next({
    service: 'xero',
    path: /BankTransactions$/,
    method: 'PUT',
    times: 50,
    fault: { kind: 'status', status: 400, headers: { 'content-type': 'application/json' }, body },
  });
  await window.call('sync.run', { approveAll: false, push: true });
  expect(window.sandbox.faults.struck).toBeGreaterThan(0);
  await show(page, `#/review?states=all&item=${refused.transactionId}`);
  const pane = page.getByRole('complementary', { name: 'Transaction' });
  const { proposal } = await window.call('review.item', { transactionId: refused.transactionId });
  expect(proposal?.state).toBe('blocked');
  await expect(pane).toContainText('<script data-hostile>');
  await expectUnharmed(page, 'refused item');
  for (const hash of ['#/overview', '#/activity', '#/activity?view=log', '#/diagnostics']) {
    await show(page, hash);
    await expectUnharmed(page, hash);
  }

  for (const text of hostileSample) {
    const note = text.toWellFormed().slice(0, 500);
    await window.call('review.decide', { decision: 'hold', ids: [noted.id], author: 'the test', note });
    await window.call('review.decide', { decision: 'reopen', ids: [noted.id], author: text.slice(0, 200) });
  }
  await show(page, `#/review?states=all&item=${noted.transactionId}`);
  await expectUnharmed(page, 'history with notes');
  await show(page, '#/activity?view=log');
  await expectUnharmed(page, 'log with notes');

  await show(page, '#/applications');
  for (const json of [
    JSON.stringify({
      version: 1,
      applications: messages.map((name) => ({ name, account: name, tracking: { [name]: name } })),
    }),
    JSON.stringify(Object.fromEntries(messages.map((key) => [key, key]))),
    messages[0] ?? '',
    `${'['.repeat(100_000)}`,
  ]) {
    await page.getByRole('button', { name: 'Setup file' }).click();
    await page.getByRole('menuitem', { name: 'Apply a setup file' }).click();
    const dialog = page.getByRole('dialog', { name: 'Apply a setup file' });
    await dialog.locator('input[type=file]').setInputFiles({
      name: '<img data-hostile src=x>.json',
      mimeType: 'application/json',
      buffer: Buffer.from(json),
    });
    await expect(
      dialog
        .getByRole('alert')
        .or(dialog.getByText(/problem|wrong|cannot/i))
        .first(),
    ).toBeVisible();
    await expectUnharmed(page, `setup file ${json.slice(0, 60)}`);
    await page.keyboard.press('Escape');
  }
});

test('what is typed into the search, the address and the names of views and companies is text', async ({
  page,
  open,
}) => {
  const window = await open({ transactions: 30 });
  await show(page, '#/review?states=all');
  const search = page.getByRole('searchbox').first();
  for (const text of hostileSample) {
    await search.fill(text.toWellFormed());
    if (text.length > 300) await expectUnharmed(page, `search for ${text.slice(0, 40)}`);
  }
  await search.fill('');
  await expect(page.getByRole('grid').locator('tbody').getByRole('row').first()).toBeVisible();
  const kinds: readonly ((coded: string, text: string) => string)[] = [
    (coded) => `#/review?search=${coded}`,
    (coded) =>
      `#/review?states=all&item=${coded}&sort=${coded}&months=${coded}&applications=${coded}&amountFrom=${coded}`,
    (coded) => `#/${coded}`,
    (coded) => `#/activity?view=log&text=${coded}&run=${coded}`,
    (coded) => `#/settings/${coded}`,
    (_, text) => text,
  ];
  // All of a kind after each other, so that a screen stays where it can.
  const hashes = kinds.flatMap((hashOf, kind) =>
    hostileTexts
      .filter((_, place) => place % kinds.length === kind)
      .map((text) => hashOf(encodeURIComponent(text.toWellFormed()), text.toWellFormed())),
  );
  for (let place = 0; place < hashes.length; place += 7) {
    const some = hashes.slice(place, place + 7);
    await goThrough(page, some);
    await expectUnharmed(page, some.at(-1)?.slice(0, 80) ?? '');
  }
  await show(page, `#/review?states=all&search=${encodeURIComponent('<img data-hostile> {{name}} $t(x)')}`);
  await expect(search).toHaveValue('<img data-hostile> {{name}} $t(x)');
  await expect(page.getByText('Nothing matches these filters')).toBeVisible();

  await show(page, '#/review?states=all&search=figma');
  const names = hostileSample
    .map((text) =>
      text
        .toWellFormed()
        .replace(/[\r\n]/g, ' ')
        .slice(0, 60),
    )
    .slice(0, 8);
  for (const name of names) {
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('textbox', { name: 'Name of this view' }).fill(name);
    await page.getByRole('button', { name: 'Save view' }).click();
    await expect(page.getByRole('textbox', { name: 'Name of this view' })).toBeHidden();
    await page.getByRole('article', { name: 'View saved' }).getByRole('button', { name: 'Dismiss' }).click();
  }
  await page.getByRole('button', { name: 'Views' }).click();
  const views = new Set((await page.getByRole('dialog').locator('[translate=no]').allTextContents()).map(plainly));
  expect.soft(missingFrom(views, names, 60), 'views').toEqual([]);
  await expectUnharmed(page, 'views');
  await page.keyboard.press('Escape');

  const companies: string[] = [];
  for (const text of hostileSample) {
    const name = text.slice(0, 80);
    const added = await window.callApp('companies.add', { name }).catch(() => null); // some are no name at all
    if (added !== null) companies.push(added.name);
  }
  expect(companies.length).toBeGreaterThan(10);
  await page.getByRole('button', { name: /^Company: / }).click();
  await expect(page.getByRole('menu').locator('bdi')).toHaveCount(companies.length + 1);
  const listed = new Set((await page.getByRole('menu').locator('bdi').allTextContents()).map(plainly));
  expect.soft(missingFrom(listed, companies, 80), 'companies').toEqual([]);
  await expectUnharmed(page, 'companies');
  await page.getByRole('menuitemradio').nth(1).click();
  await settled(page);
  await expectUnharmed(page, 'another company');
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('dialog', { name: 'Commands' }).waitFor();
  await expectUnharmed(page, 'palette');
});
