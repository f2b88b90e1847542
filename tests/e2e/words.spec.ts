import type { Page } from '@playwright/test';
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

const sections = ['connections', 'accounts', 'defaults', 'movements', 'start', 'look', 'about'];

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

async function textsAt(page: Page, { hash, press }: Stop): Promise<readonly WindowText[]> {
  await page.goto(page.url().replace(/#.*|$/, hash));
  await page.reload(); // closes what is open
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  if (press !== undefined) {
    await windowTexts(page);
    await press(page);
    await page.getByRole('dialog').waitFor();
  }
  return await windowTexts(page);
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
  await page.goto(page.url().replace(/#.*|$/, hash));
  await page.reload();
  await windowTexts(page);
  const found: WindowText[] = [];
  const count = Math.min(await openers.count(), 8);
  for (let place = 0; place < count; place += 1) {
    await openers.nth(place).click();
    found.push(...(await windowTexts(page)));
    await page.keyboard.press('Escape');
  }
  return found;
}

/** Two plain letters in a row, where every letter of ours is changed. Data in a sentence stands between ⟦ ⟧. */
function untranslated(texts: readonly WindowText[]): readonly string[] {
  const wrong = texts.filter(({ text }) => {
    const ours = text.replaceAll(/⟦[^⟧]*⟧/g, '').replaceAll(/\b(?:GBP|EUR|USD)\b/g, '');
    return /[A-Za-z]{2,}/.test(ours);
  });
  return [...new Set(wrong.map(({ text, place }) => `${text.slice(0, 120)}   (${place.slice(0, 160)})`))];
}

test.describe('in the pseudo-language nothing is left in English', () => {
  test('on every screen', async ({ page, open }) => {
    test.setTimeout(180_000);
    const window = await open({ transactions: 120 });
    await openIn(page, window, pseudoLanguage);
    for (const stop of [...stops, ...(await itemStops(window))]) {
      expect.soft(untranslated(await textsAt(page, stop)), stop.name).toEqual([]);
    }
  });

  test('in what a button opens', async ({ page, open }) => {
    test.setTimeout(180_000);
    const window = await open({ transactions: 120 });
    await openIn(page, window, pseudoLanguage);
    for (const hash of ['#/overview', '#/review', '#/applications', '#/diagnostics', '#/settings/connections']) {
      expect.soft(untranslated(await textsOfDialogs(page, hash)), hash).toEqual([]);
    }
  });

  test('in the set-up, before and after the company has a name', async ({ page, open }) => {
    const empty = await open({ prepared: 'empty' });
    await openIn(page, empty, pseudoLanguage);
    expect.soft(untranslated(await windowTexts(page)), 'no company').toEqual([]);
  });

  test('in the set-up of a company that is connected', async ({ page, open }) => {
    const connected = await open({ transactions: 20, prepared: 'connected' });
    await openIn(page, connected, pseudoLanguage);
    expect.soft(untranslated(await textsAt(page, { name: 'overview', hash: '#/overview' })), 'overview').toEqual([]);
    expect.soft(untranslated(await textsAt(page, { name: 'start', hash: '#/start' })), 'start').toEqual([]);
  });
});

/** Names, and words that both languages write alike. */
const alike: ReadonlySet<string> = new Set([
  ...['Tallybridge', 'Xero', 'Cledara', 'CSV', 'PDF', 'JSON', 'SQLite', 'Node', 'Electron', 'Standard', 'Adviser'],
  ...['English', 'Español', 'Spend Money', 'Receive Money', 'Total', 'No', 'Error'],
]);

test('in Spanish no text is as it is in English', async ({ page, open }) => {
  test.setTimeout(300_000);
  const window = await open({ transactions: 120 });
  const places = [...stops, ...(await itemStops(window))];
  const english: (readonly WindowText[])[] = [];
  await openIn(page, window, 'en');
  for (const stop of places) english.push(await textsAt(page, stop));
  await openIn(page, window, 'es');
  for (const [place, stop] of places.entries()) {
    const before = new Set(english[place]?.map(({ text }) => text.trim()));
    const same = (await textsAt(page, stop))
      .map(({ text }) => text.trim())
      .filter((text) => /[A-Za-z]{3,}/.test(text.replaceAll(/\b(?:GBP|EUR|USD)\b/g, '')))
      .filter((text) => before.has(text) && !alike.has(text));
    expect.soft([...new Set(same)], stop.name).toEqual([]);
    expect.soft(before.size, `${stop.name} has texts`).toBeGreaterThan(5);
  }
});
