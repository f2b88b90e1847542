import type { Locator, Page } from '@playwright/test';
import { choose, expect, expectAccessible, expectNoSidewaysScroll, loadAt, test } from './window.ts';

const sizes = [
  { width: 1280, height: 800 },
  { width: 1024, height: 640 },
];

async function expectSound(page: Page): Promise<void> {
  // A button that was waited for is read out by its label for some seconds, also when it is gone by then.
  await expect(page.locator('[data-live-announcer] [role=img]')).toHaveCount(0);
  for (const size of sizes) {
    await page.setViewportSize(size);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  }
}

async function expectStep(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
  await expect(
    page.getByRole('navigation', { name: 'Steps of the set-up' }).locator('[aria-current=step]'),
  ).toContainText(name);
}

/** Other tests on this machine may have the five ports for a moment, so it is tried again where they do. */
async function connectXero(page: Page, press: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await press();
    await expect(page.getByRole('heading', { level: 2, name: 'Connect Cledara' })).toBeVisible({ timeout: 8000 });
  }).toPass();
}

/** With Tab alone, as somebody without a mouse goes there. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Sixty times Tab did not lead there.');
}

test('from nothing to the first proposals, by mouse, every step sound in both themes and sizes', async ({
  page,
  open,
}) => {
  const window = await open({ prepared: 'empty', transactions: 60 });
  await expectStep(page, 'Name the company');
  await expectSound(page);
  await page.getByLabel('Name of the company').fill('Harbour & Vine Ltd');
  await page.getByRole('button', { name: 'Add company' }).click();

  await expectStep(page, 'Make a Xero app');
  await expect(page.getByRole('navigation', { name: 'Steps of the set-up' })).toContainText('Harbour & Vine Ltd');
  const { xeroRedirects } = await window.callApp('app.read', {});
  for (const redirect of xeroRedirects) await expect(page.getByText(redirect, { exact: true })).toBeVisible();
  await expectSound(page);
  await page.getByLabel('Client id').fill(window.sandbox.clientId);
  await page.getByRole('button', { name: 'Save and continue' }).click();

  await expectStep(page, 'Connect Xero');
  await expectSound(page);
  await connectXero(page, () => page.getByRole('button', { name: 'Connect Xero' }).click());

  await expectSound(page);
  await page.getByLabel('API key').fill(window.sandbox.apiKey);
  await page.getByRole('button', { name: 'Connect Cledara' }).click();

  await expectStep(page, 'Choose the organisation');
  await expect(page.getByRole('main')).toContainText('Demo Company (UK)');
  await expectSound(page);
  await page.getByRole('button', { name: 'Continue' }).click();

  await expectStep(page, 'Link the accounts');
  await expect(page.getByText('No accounts yet')).toBeVisible();
  await page.getByRole('button', { name: 'Read Cledara now' }).click();
  const accounts = page.getByRole('table', { name: 'Accounts in Cledara' });
  await expect(accounts).toBeVisible();
  await choose(page.getByRole('switch', { name: 'Post GBP · SaaS account to Xero' }));
  await expect(page.getByText('Choose the bank account first.')).toBeVisible();
  await expectSound(page);
  await accounts.getByRole('button', { name: /^Bank account in Xero for GBP · SaaS account/ }).click();
  await page.getByRole('option', { name: /^Cledara GBP/ }).click();
  await expect(page.getByRole('switch', { name: 'Post GBP · SaaS account to Xero' })).toBeChecked();
  await page.getByRole('button', { name: 'Continue' }).click();

  await expectStep(page, 'Choose the starting day');
  await expect(page.getByText(/movements that were read lie before this day/)).toBeVisible();
  await expectSound(page);
  await page.getByRole('button', { name: 'Use this day' }).click();

  await expectStep(page, 'See the first proposals');
  await page.getByRole('button', { name: 'Prepare the proposals' }).click();
  await expect(page.getByRole('button', { name: 'Read and prepare again' })).toBeVisible();
  await expectSound(page);

  const [company] = (await window.callApp('app.read', {})).companies;
  expect(company?.name).toBe('Harbour & Vine Ltd');
  expect(window.sandbox.world.xero.bankTransactions.filter(({ reference }) => reference?.includes('CLD'))).toEqual([]);
});

test('from nothing to the first proposals by keyboard alone, the focus on the heading of each new step', async ({
  page,
  open,
}) => {
  const window = await open({ prepared: 'empty', transactions: 60 });
  await expect(page.getByLabel('Name of the company')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Give the company a name.')).toBeVisible();
  await page.keyboard.type('Keys Ltd');
  await page.keyboard.press('Enter');
  await expectStep(page, 'Make a Xero app');
  await tabTo(page, page.getByLabel('Client id'));
  await page.keyboard.type(window.sandbox.clientId);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: 'Connect Xero' })).toBeFocused();
  await connectXero(page, async () => {
    await tabTo(page, page.getByRole('button', { name: 'Connect Xero' }));
    await page.keyboard.press('Enter');
  });
  await page.bringToFront();
  await expect(page.getByRole('heading', { level: 2, name: 'Connect Cledara' })).toBeFocused();
  await tabTo(page, page.getByLabel('API key'));
  await page.keyboard.type(window.sandbox.apiKey);
  await page.keyboard.press('Enter');
  const press = async (name: string | RegExp) => {
    await tabTo(page, page.getByRole('button', { name }));
    await page.keyboard.press('Enter');
  };
  await expect(page.getByRole('heading', { level: 2, name: 'Choose the organisation' })).toBeFocused();
  await press('Continue');
  await expect(page.getByRole('heading', { level: 2, name: 'Link the accounts' })).toBeFocused();
  await press('Read Cledara now');
  await expect(page.getByRole('table', { name: 'Accounts in Cledara' })).toBeVisible();
  await press(/^Bank account in Xero for GBP · SaaS account/);
  await page.keyboard.type('Cledara GBP');
  await expect(page.getByRole('option', { name: /^Cledara GBP/ })).toHaveAttribute('data-active', 'true');
  await page.keyboard.press('Enter');
  const post = page.getByRole('switch', { name: 'Post GBP · SaaS account to Xero' });
  await tabTo(page, post);
  if (!(await post.isChecked())) await page.keyboard.press('Space');
  await expect(post).toBeChecked();
  await press('Continue');
  await expect(page.getByRole('heading', { level: 2, name: 'Choose the starting day' })).toBeFocused();
  await press('Use this day');
  await expect(page.getByRole('heading', { level: 2, name: 'See the first proposals' })).toBeFocused();
  await press('Prepare the proposals');
  await expect(page.getByRole('button', { name: 'Read and prepare again' })).toBeVisible();
});

test('a company that was connected elsewhere goes on with its accounts, also when the engine is killed in the middle, and by the days of its organisation', async ({
  page,
  open,
}) => {
  const window = await open({ prepared: 'connected', transactions: 60, secrets: 'file' });
  await test.step('a company that was connected elsewhere goes on with its accounts', async () => {
    await page.goto(`${window.origin}/#/start`);
    await expectStep(page, 'Link the accounts');
  });

  await test.step('the engine killed in the middle: the step stays, and the set-up goes on', async () => {
    await page.goto(`${window.origin}/#/start/accounts`);
    await expectStep(page, 'Link the accounts');
    await window.killEngine();
    await expect(page.getByText('The engine stopped and is being started again.')).toBeHidden({ timeout: 20_000 });
    await page.getByRole('button', { name: 'Read Cledara now' }).click();
    await expect(page.getByRole('table', { name: 'Accounts in Cledara' })).toBeVisible({ timeout: 20_000 });
  });

  await test.step('what day it is goes by the organisation: 9 September in Auckland, while here it is the 8th', async () => {
    await page.clock.setFixedTime(new Date('2026-09-08T13:30:00Z'));
    window.sandbox.world.xero.organisation.timezone = 'NEWZEALANDSTANDARDTIME';
    await window.call('reference.refresh', {});
    await loadAt(page, '#/start/day');
    await expectStep(page, 'Choose the starting day');
    const typeDay = async (digits: string) => {
      await page.getByRole('group', { name: 'Starting day' }).getByRole('spinbutton').first().focus();
      await page.keyboard.type(digits);
    };
    const isFuture = page.getByText('This day is in the future.');
    await typeDay('10092026');
    await expect(isFuture).toBeVisible();
    await typeDay('09092026');
    await expect(isFuture).toBeHidden();
  });
});

test('of several organisations one is chosen, and the company keeps to it', async ({ page, open }) => {
  const window = await open({ prepared: 'empty', transactions: 20 });
  const { identity } = window.sandbox.world;
  const another = { id: 'c2', tenantId: '7e0e1a52-3c3b-4a53-9b43-0d1f3d0a7c11', tenantName: 'Another <b>Ltd</b>' };
  identity.connections.push({
    ...another,
    tenantType: 'ORGANISATION',
    authEventId: '0',
    createdMs: Date.now(),
    updatedMs: Date.now(),
  });
  await page.getByLabel('Name of the company').fill('Choosy Ltd');
  await page.keyboard.press('Enter');
  await page.getByLabel('Client id').fill(window.sandbox.clientId);
  await page.keyboard.press('Enter');
  await connectXero(page, () => page.getByRole('button', { name: 'Connect Xero' }).click());
  await page.getByLabel('API key').fill(window.sandbox.apiKey);
  await page.keyboard.press('Enter');
  await expectStep(page, 'Choose the organisation');
  await page.getByRole('button', { name: 'Use this organisation' }).click();
  await expect(page.getByText('Choose an organisation.')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Another <b>Ltd</b>' })).toBeVisible();
  await expectSound(page);
  await page.getByText('Demo Company (UK)').click();
  await page.getByRole('button', { name: 'Use this organisation' }).click();
  await expectStep(page, 'Link the accounts');

  // The next company takes the other organisation of the same sign-in.
  await page.getByRole('button', { name: /^Company: / }).click();
  await page.getByRole('menuitem', { name: 'Add a company' }).click();
  await page.getByLabel('Name of the company').fill('Second of them');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('radio', { name: /Demo Company/ })).toBeDisabled();
  await expectSound(page);
  await page.getByText('Another <b>Ltd</b>').click();
  await page.getByRole('button', { name: 'Use this organisation' }).click();
  await expectStep(page, 'Connect Cledara');
});

test('the sample company opens ready to look at', async ({ page, open }) => {
  await open({ prepared: 'empty', transactions: 20 });
  await page.getByRole('button', { name: 'Try it with sample data' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible({ timeout: 45_000 });
  await expect(page.getByRole('button', { name: /^Company: / })).toBeVisible();
});

test('what does not work says what happened and what to do, nothing is lost by it, and the set-up is taken up where it was left', async ({
  page,
  open,
}) => {
  const window = await open({ prepared: 'empty', transactions: 20 });
  await test.step('a name that cannot be kept is refused in words, and any other stays text', async () => {
    await page.getByLabel('Name of the company').fill('evil \u202Egnp.exe');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main').getByRole('alert')).toContainText('none of them a control character');
    const name = `<img src=x onerror=alert(1)> ${'W'.repeat(51)}`;
    await page.getByLabel('Name of the company').fill(name);
    await page.keyboard.press('Enter');
    await expectStep(page, 'Make a Xero app');
    await expectSound(page);
    const [company] = (await window.callApp('app.read', {})).companies;
    expect(company?.name).toBe(name);
  });

  await test.step('the set-up is taken up where it was left, also when the rest was done elsewhere', async () => {
    await page.getByLabel('Client id').fill('not an id');
    await page.keyboard.press('Enter');
    await expect(page.getByText(/This is not a client id/)).toBeVisible();
    await page.getByLabel('Client id').fill(window.sandbox.clientId);
    await page.keyboard.press('Enter');
    await expectStep(page, 'Connect Xero');
    await page.goto(`${window.origin}/#/start`);
    await page.reload();
    await expectStep(page, 'Connect Xero');
    await page.getByRole('button', { name: 'Leave the set-up' }).click();
    await page.getByRole('button', { name: 'Set up this company' }).click();
    await expectStep(page, 'Connect Xero');
  });

  await test.step('what Xero and Cledara refuse is said, and asked for again', async () => {
    window.sandbox.world.identity.denyConsent = true;
    await expect(async () => {
      await page.getByRole('button', { name: 'Connect Xero' }).click();
      await expect(page.getByRole('main').getByRole('alert')).toContainText('access was not allowed there', {
        timeout: 8000,
      });
    }).toPass();
    await expect(page.getByRole('main').getByRole('alert')).toContainText('Xero was not connected');
    window.sandbox.world.identity.denyConsent = false;

    await page.getByRole('link', { name: /Connect Cledara/ }).click();
    await page.getByLabel('API key').fill('wrong');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main').getByRole('alert')).toContainText('Cledara refused the API key');
    await window.cutNetwork();
    await page.getByLabel('API key').fill(window.sandbox.apiKey);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main').getByRole('alert')).toContainText('Check the connection to the internet');
    await window.restoreNetwork();
    await page.keyboard.press('Enter');
    await expectStep(page, 'Choose the organisation');
    await expect(page.getByRole('main')).toContainText('It needs the step “Connect Xero” first.');
  });
});
