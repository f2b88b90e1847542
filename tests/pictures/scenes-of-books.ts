import type { Page } from '@playwright/test';
import { small, takePicture, usual } from './camera.ts';
import { author, type PictureWindow } from './picture-window.ts';

const byDate = { by: 'date', descending: true } as const;

/** Every screen on books that have something of everything. */
/** Once a statement was made: what comes next, and what went out. */
async function pictureStatement(page: Page, window: PictureWindow): Promise<void> {
  await show(page, '#/export?view=statement');
  await page.getByRole('button', { name: 'Make the statement' }).click();
  await page.getByRole('region', { name: 'The file', exact: true }).waitFor();
  await show(page, '#/export');
  await show(page, '#/export?view=statement'); // as it is opened the next time
  await page.getByText('Since the last statement').waitFor();
  await takePicture(page, 'export-statement');
  await page.getByRole('region', { name: 'Messages' }).getByRole('button').last().click(); // else it stands in the next pictures
  for (const { id } of (await window.call('export.statements', {})).exports) {
    await window.call('export.statement.withdraw', { exportId: id });
  }
}

export async function pictureScreens(page: Page, window: PictureWindow): Promise<void> {
  await pictureOverview(page);
  await pictureReview(page, window);
  await pictureApplications(page, window);
  await pictureActivity(page);
  await pictureDiagnostics(page);
  await show(page, '#/export');
  await takePicture(page, 'export');
  await pictureStatement(page, window);
  for (const section of [
    'connections',
    'accounts',
    'defaults',
    'movements',
    'start',
    'background',
    'company',
    'look',
    'about',
  ]) {
    await show(page, `#/settings/${section}`);
    await takePicture(page, `settings-${section}`);
  }
  window.joinDesktop();
  await show(page, '#/settings/desktop');
  await page.getByRole('radiogroup', { name: 'Show a notification' }).waitFor();
  await takePicture(page, 'settings-desktop');
  await pictureCommands(page);
}

export async function show(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
}

async function pictureOverview(page: Page): Promise<void> {
  await show(page, '#/overview');
  await page.getByRole('img', { name: /^Spending by month/ }).waitFor();
  await takePicture(page, 'overview');
  await page.getByRole('img', { name: /^Spending by month/ }).scrollIntoViewIfNeeded();
  await takePicture(page, 'overview-spending');
  await page.setViewportSize(small);
  await show(page, '#/review');
  await show(page, '#/overview');
  await takePicture(page, 'overview-small');
  await page.setViewportSize(usual);
}

async function pictureReview(page: Page, window: PictureWindow): Promise<void> {
  await show(page, '#/review');
  await page.getByRole('grid').locator('tbody').getByRole('row').first().waitFor();
  await takePicture(page, 'review');
  await page.keyboard.press('Space');
  for (let rows = 0; rows < 4; rows += 1) await page.keyboard.press('Shift+ArrowDown');
  await takePicture(page, 'review-selection');
  await page.keyboard.press('Escape');
  await page.keyboard.press('e');
  await page.getByRole('dialog', { name: 'Edit coding' }).waitFor();
  await takePicture(page, 'review-edit-coding');
  await page.keyboard.press('Escape');
  await show(page, '#/review?states=all');
  await takePicture(page, 'review-all');
  await pictureItem(page, window, 'review-blocked', { states: ['blocked'] });
  await pictureItem(page, window, 'review-held', { states: ['held'] });
  await pictureItem(page, window, 'review-proposed', { states: ['proposed'], invoice: ['has'] });
  const pane = page.getByRole('complementary', { name: 'Transaction' });
  await pane.getByRole('heading', { name: 'Invoice' }).scrollIntoViewIfNeeded();
  await takePicture(page, 'review-invoice');
  await page.setViewportSize(small);
  await takePicture(page, 'review-item-small');
  await show(page, '#/review?states=all');
  await takePicture(page, 'review-small');
  await page.setViewportSize(usual);
  await pictureItem(page, window, 'review-pushed', { states: ['pushed'], invoice: ['attached'] });
}

interface Filter {
  readonly states: readonly string[];
  readonly invoice?: readonly string[];
}

/** The first that matches, open beside the list of its kind. */
async function pictureItem(page: Page, window: PictureWindow, name: string, filter: Filter): Promise<void> {
  const { ids } = await window.call('review.ids', { filter, sort: byDate, offset: 0, limit: 1 });
  const [id] = ids;
  if (id === undefined) throw new Error(`The books have nothing for the picture ${name}.`);
  const states = filter.states.map((state) => `states=${state}`).join('&');
  await show(page, `#/review?${states}&item=${encodeURIComponent(id)}`);
  await page.getByRole('complementary', { name: 'Transaction' }).waitFor();
  await takePicture(page, name);
}

async function pictureApplications(page: Page, window: PictureWindow): Promise<void> {
  await show(page, '#/applications');
  const grid = page.getByRole('grid');
  await grid.getByRole('row').nth(3).waitFor();
  await takePicture(page, 'applications');
  await page.setViewportSize(small);
  await takePicture(page, 'applications-small');
  await page.setViewportSize(usual);
  await grid.locator('[data-cell$="/name"]').nth(1).click();
  await grid
    .locator('[data-cell$="/name"]')
    .nth(5)
    .click({ modifiers: ['Shift'] });
  await page.getByRole('button', { name: 'Edit 5' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit 5 applications' });
  await dialog.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('combobox').fill('485');
  await page.keyboard.press('Enter');
  await takePicture(page, 'applications-edit');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  const { version, settings } = await window.call('settings.read', {});
  const defaults = { ...settings?.defaults, account: '485' };
  await window.call('settings.change', { base: version, settings: { ...settings, defaults }, author });
  await page.getByRole('button', { name: 'History' }).click();
  await page
    .getByRole('heading', { name: /versions|history/i })
    .first()
    .waitFor();
  await takePicture(page, 'applications-history');
  await page.keyboard.press('Escape');
}

async function pictureActivity(page: Page): Promise<void> {
  await show(page, '#/activity');
  const runs = page.getByRole('table').locator('tbody tr');
  await runs.first().waitFor();
  await takePicture(page, 'activity');
  await runs.last().click();
  await page.getByRole('complementary').waitFor();
  await takePicture(page, 'activity-run');
  await show(page, '#/activity?view=log');
  await takePicture(page, 'activity-log');
}

async function pictureDiagnostics(page: Page): Promise<void> {
  await show(page, '#/diagnostics');
  await page.getByText(/Checked (just )?now/).waitFor({ timeout: 90_000 }); // Xero's minute may have to end first
  await takePicture(page, 'diagnostics');
  await page.getByRole('button', { name: 'Diagnostic bundle' }).click();
  // Not the first file: it names the machine on which the pictures are made.
  const bundle = page.getByRole('dialog', { name: 'Diagnostic bundle' });
  await bundle.getByRole('tab', { name: 'settings.json' }).click();
  await takePicture(page, 'diagnostics-bundle');
  await page.keyboard.press('Escape');
  await bundle.waitFor({ state: 'hidden' });
}

async function pictureCommands(page: Page): Promise<void> {
  await show(page, '#/overview');
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('dialog', { name: 'Commands' }).waitFor();
  await takePicture(page, 'commands');
  await page.keyboard.press('Escape');
  await show(page, '#/review');
  await page.getByRole('grid').waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  await takePicture(page, 'shortcuts');
  await page.keyboard.press('Escape');
}

/** More approved than Xero takes in a minute, so that the sync is under way and says how long it takes. */
export async function pictureSync(page: Page, window: PictureWindow): Promise<void> {
  const filter = { states: ['proposed'] };
  const { ids } = await window.call('review.ids', { filter, sort: byDate, offset: 0, limit: 80 });
  await window.call('review.decide', { decision: 'approve', ids, author });
  await show(page, '#/overview');
  await page.getByRole('button', { name: 'Sync now', exact: true }).click();
  const screen = page.getByRole('main');
  await screen.getByText('Attaching invoices').waitFor({ timeout: 90_000 }); // it may have to wait for a minute of Xero
  await screen.getByText(/\d of \d.* left$/).waitFor();
  await takePicture(page, 'overview-syncing');
}
