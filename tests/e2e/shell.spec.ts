import { expect, expectAccessible, expectEngineBack, killEngine, test } from './window.ts';

test('every place is reached, by links, keys and commands, with its shortcuts shown and in Spanish', async ({
  page,
  open,
}) => {
  await open({ transactions: 60 });
  await test.step('letters typed while the palette is on its way run no shortcut', async () => {
    await page.route(/command-palette-.*\.js/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await route.continue();
    });
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.type('gr?');
    await page.getByRole('dialog', { name: 'Commands' }).waitFor();
    await expect(page).not.toHaveURL(/review/);
    await expect(page.getByRole('dialog')).toHaveCount(1);
    await page.keyboard.press('Escape');
    await page.unrouteAll({ behavior: 'wait' });
  });

  await test.step('the company is named on every screen, and every place is reached by its link and by its keys', async () => {
    for (const [name, key] of [
      ['Review', 'r'],
      ['Applications', 'a'],
      ['Activity', 'l'],
      ['Diagnostics', 'd'],
      ['Export', 'e'],
      ['Settings', 's'],
      ['Overview', 'o'],
    ] as const) {
      await page.getByRole('navigation').getByRole('link', { name }).click();
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
      await expect(page.getByRole('button', { name: /^Company: / })).toBeVisible();
      await page.goto(page.url().replace(/#.*/, '#/overview'));
      await page.keyboard.press('g');
      await page.keyboard.press(key);
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    }
  });

  await test.step('a question mark shows every shortcut, and Escape closes it', async () => {
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('?');
    const overview = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await expect(overview).toContainText('Sync now');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(overview).toBeHidden();
  });

  await test.step('the command palette goes places, runs commands and searches transactions', async () => {
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('dialog', { name: 'Commands' }).waitFor();
    await page.keyboard.type('activ');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Activity' })).toBeVisible();
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('dialog', { name: 'Commands' }).waitFor();
    await page.keyboard.type('theme dark');
    await page.keyboard.press('Enter');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('dialog', { name: 'Commands' }).waitFor();
    await page.keyboard.type('figma');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/#\/review\?search=figma/);
  });

  await test.step('Spanish is spoken where Spanish is chosen', async () => {
    await page.goto(page.url().replace(/#.*/, '#/overview'));
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('dialog', { name: 'Commands' }).waitFor();
    await page.keyboard.type('español');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Resumen' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', /^es/);
  });
});

test('the engine killed and the host gone or started anew: the page says so, keeps what was read, and goes on', async ({
  page,
  open,
}) => {
  const window = await open({ transactions: 60, secrets: 'file' });
  await test.step('the engine killed: the page says so, and goes on when it is back', async () => {
    await page.getByRole('heading', { level: 1 }).waitFor();
    await killEngine(page, window);
    await expectEngineBack(page);
  });

  await test.step('the host started anew at the same address: the page says that it is no longer signed in, and the new address opens it', async () => {
    await page.locator('.recharts-surface').first().waitFor(); // the last that is fetched of this screen
    const address = await window.restartHost();
    await expect(page.getByText('This page is no longer signed in')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
    await expect(page.getByText('This page is no longer signed in')).toBeHidden();
    await expect(page.getByRole('heading', { level: 2, name: 'Needs you' })).toBeVisible();
  });

  await test.step('the host gone: what was read stays on screen, and a banner says what happened', async () => {
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    await page.locator('.recharts-surface').first().waitFor(); // the last that is fetched of this screen
    await window.stop();
    await expect(page.getByText('The app behind this page does not answer.')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
  });
});
