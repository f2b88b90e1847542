import type { Page } from '@playwright/test';
import { openBrowser, openContext } from './camera.ts';
import { companyName, openPictureWindow, type PictureWindow } from './picture-window.ts';
import { prepareBooks } from './prepare-books.ts';
import { pictureFeed } from './scene-feed.ts';
import { pictureSuggestions } from './scene-suggestions.ts';
import { pictureEmptyBooks, pictureFiles, pictureOffline, pictureSetup } from './scenes-around.ts';
import { pictureScreens, pictureSync } from './scenes-of-books.ts';

/**
 * The pictures under docs/screenshots, of the real window on invented companies: `npm run pictures`, or with words, those
 * sets whose name is one of them. The companies are the same each time; their days follow the calendar.
 */
const sets = {
  books: async (page: Page, window: PictureWindow) => {
    await prepare(window);
    await prepareBooks(window);
    await page.goto(window.address);
    await pictureScreens(page, window);
    await pictureOffline(page);
    await pictureSync(page, window);
  },
  empty: async (page: Page, window: PictureWindow) => {
    await prepare(window);
    await page.goto(window.address);
    await pictureEmptyBooks(page);
  },
  files: async (page: Page, window: PictureWindow) => {
    await prepare(window);
    await page.goto(window.address);
    await pictureFiles(page, window);
  },
  suggestions: async (page: Page, window: PictureWindow) => {
    await prepare(window);
    await page.goto(window.address);
    await pictureSuggestions(page, window);
  },
  feed: async (page: Page, window: PictureWindow) => {
    await window.addCompany(companyName);
    await window.connect({ bankFeeds: true });
    await page.goto(window.address);
    await pictureFeed(page, window);
  },
  setup: async (page: Page, window: PictureWindow) => {
    await page.goto(window.address);
    await pictureSetup(page, window);
  },
} as const;

async function prepare(window: PictureWindow): Promise<void> {
  await window.addCompany(companyName);
  await window.connect();
}

const wanted = process.argv.slice(2);
const browser = await openBrowser();
try {
  for (const [name, take] of Object.entries(sets)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const window = await openPictureWindow({ seed: 1, transactions: 400 });
    const context = await openContext(browser);
    try {
      await take(await context.newPage(), window);
    } finally {
      await context.close();
      await window.stop();
    }
  }
} finally {
  await browser.close();
}
