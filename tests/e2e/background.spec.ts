import type { Page } from '@playwright/test';
import { backgroundChoiceKey } from '../../shared/contract/preference-keys.ts';
import { choose, expect, expectAccessible, expectNoSidewaysScroll, inBothSizes, test } from './window.ts';

async function showSection(page: Page, heading = 'Settings'): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.evaluate(() => {
    location.hash = '#/settings/background';
  });
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
}

const rail = (page: Page) => page.getByRole('region', { name: 'State of the connections' });

async function runCommand(page: Page, text: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('searchbox').fill(text);
  await page.getByRole('menuitem', { name: text, exact: true }).waitFor();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
}

test('background sync is told, paused, chosen and kept, also from another window, in Spanish, sound in both sizes', async ({
  page,
  open,
}) => {
  const window = await open({ transactions: 60 });
  await test.step('rail and overview say when the next sync begins by itself', async () => {
    const { companies } = await window.callApp('background.read', {});
    expect(companies).toMatchObject([{ company: window.company, mode: 'send', everyMinutes: 60, why: 'interval' }]);
    const at = new Date(companies[0]?.nextAt ?? '').getTime() - Date.now();
    expect(at).toBeGreaterThan(50 * 60_000);
    expect(at).toBeLessThan(67 * 60_000);
    await expect(rail(page)).toContainText(/Next sync at .*\d{1,2}:\d{2}/);
    await expect(page.getByRole('main')).toContainText(/Last sync .* · Next sync at .*\d{1,2}:\d{2}/);
  });

  await test.step('it is paused for an hour from the palette, and goes on from there and from the settings', async () => {
    const pausedUntil = async () => (await window.callApp('background.read', {})).pausedUntil;
    await expect(rail(page)).toContainText('Next sync at');
    await runCommand(page, 'Pause background sync for an hour');
    await expect(rail(page)).toContainText('Paused until');
    await expect(page.getByRole('main')).toContainText('Paused until');
    const left = Date.parse((await pausedUntil()) ?? '') - Date.now();
    expect(left).toBeGreaterThan(58 * 60_000);
    await runCommand(page, 'Resume background sync');
    await expect(rail(page)).toContainText('Next sync at');
    expect(await pausedUntil()).toBeNull();
    await showSection(page);
    const all = page.getByRole('region', { name: 'Every company' });
    await expect(all.getByRole('status')).toHaveText('Not paused.');
    await all.getByRole('button', { name: 'Pause for an hour' }).click();
    await expect(all.getByRole('status')).toContainText('You can still sync by hand.');
    await all.getByRole('button', { name: 'Resume' }).click();
    await expect(all.getByRole('status')).toHaveText('Not paused.');
  });

  await test.step('axe finds nothing in both sizes', async () => {
    await inBothSizes(page, async () => {
      await showSection(page);
      await page.getByRole('radio', { name: 'Read only' }).waitFor({ state: 'attached' });
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    });
  });

  await test.step('what it does and how often is chosen for the company, holds at once, and is kept', async () => {
    const kept = async () => (await window.callApp('preferences.read', {})).values[backgroundChoiceKey(window.company)];
    await showSection(page);
    const modes = page.getByRole('radiogroup', { name: 'What it does' });
    await expect(modes.getByRole('radio', { name: 'Read and send' })).toBeChecked();
    await expect(page.getByText('It approves nothing for you.')).toBeVisible();
    await choose(modes.getByRole('radio', { name: 'Read only' }));
    await expect.poll(kept).toEqual({ mode: 'read', everyMinutes: 60 });
    await page.getByRole('button', { name: /How often/ }).click();
    await page.getByRole('option', { name: 'Every 15 minutes' }).click();
    await expect.poll(kept).toEqual({ mode: 'read', everyMinutes: 15 });
    await choose(modes.getByRole('radio', { name: 'Off' }));
    await expect(rail(page)).toContainText('Background sync is off');
    await expect(page.getByRole('button', { name: /How often/ })).toBeDisabled();
    await page.reload();
    await expect(modes.getByRole('radio', { name: 'Off' })).toBeChecked();
    await choose(modes.getByRole('radio', { name: 'Read and send' }));
    await expect(rail(page)).toContainText('Next sync at');
    expect(await kept()).toEqual({ mode: 'send', everyMinutes: 15 });
    // A browser knows no battery.
    await expect(page.getByRole('switch')).toHaveCount(0);
  });

  await test.step('what another window changes is shown in this one', async () => {
    await showSection(page);
    await window.callApp('background.set', { company: window.company, mode: 'read', everyMinutes: 240 });
    await expect(page.getByRole('radio', { name: 'Read only' })).toBeChecked();
    await expect(page.getByRole('button', { name: /How often/ })).toContainText('Every 4 hours');
    await window.callApp('background.pause', { minutes: 30 });
    await expect(rail(page)).toContainText('Paused until');
  });

  await test.step('in Spanish', async () => {
    await window.callApp('background.pause', { minutes: null });
    await window.callApp('preferences.write', { key: 'language', value: 'es' });
    await page.reload();
    await showSection(page, 'Ajustes');
    await expect(page.getByRole('heading', { level: 2, name: 'Sincronización en segundo plano' })).toBeVisible();
    await expect(page.getByText(/Próxima sincronización: .*\d{1,2}:\d{2}/).first()).toBeVisible();
  });
});

test('a company that nobody has synced yet waits for a person, and says so', async ({ page, open }) => {
  const window = await open({ prepared: 'connected' });
  await showSection(page);
  await expect(page.getByText('Connect Cledara and Xero and choose the settings first.')).toBeVisible();
  const settings = { version: 1, accounts: [], defaults: { account: '429', taxType: 'NONE' } };
  await window.call('settings.apply', { json: JSON.stringify(settings), author: 'the test' });
  await page.reload();
  await expect(page.getByRole('main')).toContainText('Syncs by itself after your first sync');
  await window.call('sync.run', { approveAll: false, push: false });
  await expect(rail(page)).toContainText('Next sync at');
});
