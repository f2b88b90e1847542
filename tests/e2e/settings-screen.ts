import type { Page } from '@playwright/test';
import { expect, type OpenWindow } from './window.ts';

export const sections = [
  'connections',
  'accounts',
  'defaults',
  'movements',
  'start',
  'background',
  'company',
  'desktop',
  'look',
  'about',
] as const;

export async function showSection(page: Page, section: (typeof sections)[number]): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/settings/${section}`);
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
}

export const list = (page: Page) => page.getByRole('navigation', { name: 'Sections of the settings' });
export const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true });
export const toast = (page: Page, title: string | RegExp) =>
  page.getByRole('region', { name: 'Messages' }).getByText(title);

/** What is read out as it appears; a button that works has a place of its own for that. */
export const problem = (page: Page) => page.getByRole('main').getByRole('alert').filter({ hasText: /\S/ });

export async function settingsOf(window: OpenWindow) {
  return (await window.call('settings.read', {})).settings;
}

/** Opens a picker by its label, and takes what is found by typing. */
export async function pick(page: Page, label: string | RegExp, typed: string): Promise<void> {
  await page.getByRole('button', { name: label }).click();
  await page.getByRole('combobox').fill(typed);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox')).toBeHidden();
}
