import type { Page } from '@playwright/test';
import { takePicture } from './camera.ts';
import { author, type PictureWindow } from './picture-window.ts';
import { show } from './scenes-of-books.ts';

/** How somebody has coded in Xero so far, by hand: the contact of an application, and an account. */
const coded = [
  { contact: 'Figma Inc', account: '463', times: 4 },
  { contact: 'Linear Orbit Inc', account: '463', times: 3 },
  { contact: 'Notion Labs', account: '489', times: 2 },
] as const;

/** What applications could be set to, with what speaks for it: of a client whose bookkeeper has coded in Xero before. */
export async function pictureSuggestions(page: Page, window: PictureWindow): Promise<void> {
  await window.setUp();
  await window.call('sync.run', { approveAll: false, push: false });
  const { version, settings } = await window.call('settings.read', {});
  const few = settings.applications
    .slice(0, 3)
    .filter(({ name }) => !['Figma', 'Linear', 'Notion'].includes(name ?? ''));
  await window.call('settings.change', { base: version, settings: { ...settings, applications: few }, author });
  postByHand(window);
  await show(page, '#/applications');
  await page.getByRole('button', { name: 'Suggestions' }).click();
  const sheet = page.getByRole('dialog', { name: 'Suggestions' });
  await sheet.getByRole('button', { name: 'Look in Xero' }).click();
  await sheet
    .getByText(/^In Xero, \d+ of \d+ documents/)
    .first()
    .waitFor();
  await takePicture(page, 'applications-suggestions');
}

function postByHand({ sandbox }: PictureWindow): void {
  const { xero } = sandbox.world;
  for (const { contact: name, account: code, times } of coded) {
    const contact = xero.contacts.find((one) => one.name === name) ?? xero.addContact({ name });
    const accountId = xero.account(code)?.accountId ?? '';
    for (let time = 1; time <= times; time += 1) {
      const made = xero.postByHand({ totalMinor: 1000 + 7 * time, contactId: contact.contactId });
      const lines = made.lines.map((line) => ({ ...line, accountId, accountCode: code }));
      xero.edit(made.bankTransactionId, { lines });
    }
  }
}
