import type { Page } from '@playwright/test';
import { takePicture } from './camera.ts';
import { author, type PictureWindow } from './picture-window.ts';
import { show } from './scenes-of-books.ts';

/** A client whose Xero app has the partner scope: one account is fed, the other waits to be turned on. */
export async function pictureFeed(page: Page, window: PictureWindow): Promise<void> {
  await window.setUp();
  const { version, settings } = await window.call('settings.read', {});
  const accounts = settings.accounts.map((account) =>
    account.id === 'GBP:saas' ? { ...account, bankFeed: true } : account,
  );
  await window.call('settings.change', { base: version, settings: { ...settings, accounts }, author });
  await window.call('sync.run', { approveAll: false, push: true });
  await show(page, '#/settings/accounts');
  await page.getByRole('switch', { name: 'Bank feed for GBP · SaaS' }).waitFor();
  await takePicture(page, 'settings-feed');
  await show(page, '#/export?view=statement');
  await page.getByRole('region', { name: 'How the lines reach Xero' }).getByText('In Xero').first().waitFor();
  await takePicture(page, 'export-feed');
}
