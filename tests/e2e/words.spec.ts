import type { Page } from '@playwright/test';
import { sections } from './settings-screen.ts';
import { show } from './show.ts';
import { expect, type OpenWindow, test } from './window.ts';
import { type WindowText, windowTexts } from './window-texts.ts';

/** English with every letter changed; `renderer/words/words.ts`. */
const pseudoLanguage = 'en-XA';

/** A place of the window, and what is pressed there before it is read. */
interface Stop {
  readonly name: string;
  readonly hash: string;
  readonly press?: (page: Page) => Promise<void>;
}

const stops: readonly Stop[] = [
  { name: 'overview', hash: '#/overview' },
  { name: 'review', hash: '#/review' },
  { name: 'review, everything', hash: '#/review?states=pushed' },
  { name: 'applications', hash: '#/applications' },
  { name: 'history of the settings', hash: '#/applications?history=1' },
  { name: 'runs', hash: '#/activity' },
  { name: 'log', hash: '#/activity?view=log' },
  { name: 'diagnostics', hash: '#/diagnostics' },
  { name: 'export', hash: '#/export' },
  ...sections.map((section) => ({ name: `settings, ${section}`, hash: `#/settings/${section}` })),
  { name: 'palette', hash: '#/overview', press: (page) => page.keyboard.press('ControlOrMeta+k') },
  { name: 'shortcuts', hash: '#/review', press: (page) => page.keyboard.press('?') },
];

/** The window in this language, at its first screen. */
async function openIn(page: Page, window: OpenWindow, language: string): Promise<void> {
  await window.callApp('preferences.write', { key: 'language', value: language });
  await page.goto(`${window.origin}/`);
  await expect(page.locator('html')).toHaveAttribute('lang', language);
}

/** What is read at a stop, where what was pressed open is closed again. */
async function textsAt(page: Page, { hash, press }: Stop): Promise<readonly WindowText[]> {
  await show(page, hash);
  if (press === undefined) return await windowTexts(page);
  const dialog = page.getByRole('dialog');
  await press(page);
  await dialog.waitFor();
  const texts = await windowTexts(page);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  return texts;
}

/** The details of one item of each state. */
async function itemStops(window: OpenWindow): Promise<readonly Stop[]> {
  const { proposals } = await window.call('review.list', { state: 'all' });
  const byState = Map.groupBy(proposals, ({ state }) => state);
  return [...byState].flatMap(([state, [first]]) =>
    first === undefined
      ? []
      : [{ name: `${state} item`, hash: `#/review?states=${state}&item=${first.transactionId}` }],
  );
}

/** Everything that one press of a button in the main part opens, that is not another place. */
async function textsOfDialogs(page: Page, hash: string): Promise<readonly WindowText[]> {
  const openers = page.locator('main button[aria-haspopup]:not([disabled])');
  await show(page, hash);
  const found: WindowText[] = [];
  const count = Math.min(await openers.count(), 8);
  for (let place = 0; place < count; place += 1) {
    await openers.nth(place).click();
    found.push(...(await windowTexts(page)));
    await page.keyboard.press('Escape');
  }
  return found;
}

/** What Intl and the toolkit write in the language nearest to the pseudo-language, which is English. */
const monthNames = [...Array(12).keys()].flatMap((month) =>
  (['short', 'long'] as const).map((style) =>
    new Intl.DateTimeFormat('en-GB', { month: style, timeZone: 'UTC' }).format(Date.UTC(2026, month)),
  ),
);
const writtenByOthers = new RegExp(
  `\\b(?:${[...monthNames, 'GBP', 'EUR', 'USD'].join('|')}|\\d+ (?:sec|second|min|minute|hr|hour)s?)\\b|^(?:Dismiss|Calendar|(?:day|month|year), )$|^Selected Date: `,
  'g',
);

/** Parts of a template for descriptions, which are written as they are in every language. */
const tokens = /\{\w+\}/g;

/** Two plain letters in a row, where every letter of ours is changed. Data in a sentence stands between ⟦ ⟧. */
function untranslated(texts: readonly WindowText[], data: RegExp | null = null): readonly string[] {
  const wrong = texts.filter(({ text, isAttribute }) => {
    const ours = text
      .replaceAll(/⟦[^⟧]*⟧/g, '')
      .replaceAll(tokens, '')
      .replaceAll(writtenByOthers, '');
    // In an attribute data cannot be marked as such; it is known by its names.
    return /[A-Za-z]{2,}/.test(isAttribute && data !== null ? ours.replaceAll(data, '') : ours);
  });
  return [...new Set(wrong.map(({ text, place }) => `${text.slice(0, 120)}   (${place.slice(0, 160)})`))];
}

/** Names of the company's data, the longest first. */
function dataOf({ sandbox }: OpenWindow): RegExp {
  const { cledara, xero } = sandbox.world;
  const options = xero.trackingCategories.flatMap((category) => [category, ...category.options]);
  const named = [...cledara.applications, ...xero.accounts, ...xero.contacts, ...xero.taxRates, ...options];
  const names = named.flatMap((one) => [one.name, one.name.replace(/<|>/g, '')]).filter((name) => name.length > 1);
  const sorted = [...new Set(names)].sort((a, b) => b.length - a.length);
  return new RegExp(`<[^>]*>|${sorted.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')}`, 'g');
}

/** One item set aside, one left out, one in Xero, one blocked: a detail of each kind. */
async function decideAboutSome(window: OpenWindow): Promise<void> {
  const { proposals } = await window.call('review.list', { state: 'proposed' });
  for (const [place, decision] of (['hold', 'exclude', 'approve'] as const).entries()) {
    const ids = proposals.slice(place, place + 1).map(({ id }) => id);
    await window.call('review.decide', { decision, ids, author: 'the test' });
  }
  await window.call('sync.run', { approveAll: false, push: true });
  const account = window.sandbox.world.xero.account('429');
  if (account === undefined) throw new Error('The sandbox has no account 429.');
  account.status = 'ARCHIVED';
  await window.call('sync.run', { approveAll: false, push: false });
}

/** Names, and words that both languages write alike. */
const alike = new RegExp(
  `\\b(?:${[
    ...[
      'Cledara Rewards',
      'Tallybridge',
      'Xero',
      'Cledara',
      'CSV',
      'PDF',
      'JSON',
      'SQLite',
      'Node',
      'Standard',
      'Adviser',
      'GBP',
      'EUR',
    ],
    ...['English', 'Español', 'Spend Money', 'Receive Money', 'Total', 'Subtotal', 'No', 'Error'],
  ].join('|')})\\b`,
  'g',
);

test('on every screen nothing is left in English in the pseudo-language, and no text is in Spanish as it is in English', async ({
  page,
  open,
}) => {
  const window = await open({ transactions: 120 });
  await decideAboutSome(window);
  const places = [...stops, ...(await itemStops(window))];
  await test.step('the pseudo-language, on every screen and in what a button opens', async () => {
    await openIn(page, window, pseudoLanguage);
    const data = dataOf(window);
    for (const stop of places) expect.soft(untranslated(await textsAt(page, stop), data), stop.name).toEqual([]);
    for (const hash of ['#/overview', '#/review', '#/applications', '#/diagnostics', '#/settings/connections']) {
      expect.soft(untranslated(await textsOfDialogs(page, hash), data), `opened from ${hash}`).toEqual([]);
    }
  });

  await test.step('Spanish beside English', async () => {
    const english: (readonly WindowText[])[] = [];
    await openIn(page, window, 'en');
    for (const stop of places) english.push(await textsAt(page, stop));
    await openIn(page, window, 'es');
    for (const [place, stop] of places.entries()) {
      const before = new Set(english[place]?.map(({ text }) => text.trim()));
      const same = (await textsAt(page, stop))
        .map(({ text }) => text.trim())
        .filter((text) => before.has(text) && /[A-Za-z]{3,}/.test(text.replaceAll(tokens, '').replaceAll(alike, '')));
      expect.soft([...new Set(same)], stop.name).toEqual([]);
      expect.soft(before.size, `${stop.name} has texts`).toBeGreaterThan(5);
    }
  });
});

test('in the set-up nothing is left in English in the pseudo-language, before and after the company is connected', async ({
  page,
  open,
}) => {
  await test.step('no company', async () => {
    await openIn(page, await open({ prepared: 'empty' }), pseudoLanguage);
    expect.soft(untranslated(await windowTexts(page)), 'no company').toEqual([]);
  });

  await test.step('a company that is connected', async () => {
    await openIn(page, await open({ transactions: 20, prepared: 'connected' }), pseudoLanguage);
    expect.soft(untranslated(await textsAt(page, { name: 'overview', hash: '#/overview' })), 'overview').toEqual([]);
    expect.soft(untranslated(await textsAt(page, { name: 'start', hash: '#/start' })), 'start').toEqual([]);
  });
});
