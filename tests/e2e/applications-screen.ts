import type { Page } from '@playwright/test';
import type { ApplicationRowDto } from '../../shared/contract/settings.ts';
import type { OpenWindow } from './window.ts';

export async function showApplications(page: Page, query = ''): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/applications${query}`);
  await page.getByRole('heading', { level: 1, name: 'Applications' }).waitFor();
}

export const grid = (page: Page) => page.getByRole('grid', { name: 'What is pushed for each application, and where' });

/**
 * The cell of a column in the row of an application; `Defaults` is the row above them. Found by elements, not by roles, which
 * Playwright would work out for every element of the page each time.
 */
export function cell(page: Page, application: string, column: string) {
  return page
    .locator('table[role=grid] tr')
    .filter({ has: page.locator('th[scope=row]', { hasText: application }) })
    .locator(`[data-cell$="/${column}"]`);
}

export async function rowOf(window: OpenWindow, name: string): Promise<ApplicationRowDto> {
  const { applications } = await window.call('applications.list', {});
  const found = applications.find((row) => row.name === name);
  if (found === undefined) throw new Error(`No application ${name}`);
  return found;
}

export async function version(window: OpenWindow): Promise<number | null> {
  return (await window.call('settings.read', {})).version;
}

export const toast = (page: Page, title: string | RegExp) =>
  page.getByRole('region', { name: 'Messages' }).getByText(title);
