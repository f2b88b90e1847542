import { expect, test } from './desktop-app.ts';

// Electron's security checklist, asked of the running app (docs/security.md).

test('a page has no Node, and a bridge of four functions and a word', async ({ desktop: { page } }) => {
  const found = await page.evaluate(() => ({
    node: ['require', 'process', 'module', 'Buffer'].filter((name) => name in globalThis),
    bridge: Object.keys((globalThis as { tallybridge?: object }).tallybridge ?? {}).toSorted(),
  }));
  expect(found).toEqual({ node: [], bridge: ['call', 'listen', 'openExternal', 'platform'] });
});

test('every page is isolated and sandboxed', async ({ desktop: { app } }) => {
  const preferences = await app.evaluate(({ webContents }) =>
    webContents
      .getAllWebContents()
      // Electron has it for tests, and not in its types.
      .map((page) => (page as unknown as { getLastWebPreferences(): object }).getLastWebPreferences()),
  );
  expect(preferences.length).toBeGreaterThan(0);
  for (const given of preferences) {
    expect(given).toMatchObject({ contextIsolation: true, sandbox: true, nodeIntegration: false, webSecurity: true });
  }
});

test('the policy comes as a header, and what is not the page’s is not there', async ({ desktop: { page } }) => {
  const found = await page.evaluate(async () => {
    const index = await fetch('./');
    const ways = ['../main.js', '..%2fmain.js', './%2e%2e/main.js', 'app://bundle/..%5cmain.js'];
    const statuses = await Promise.all(ways.map(async (way) => (await fetch(way)).status));
    return { policy: index.headers.get('content-security-policy'), statuses };
  });
  expect(found.policy).toContain("default-src 'none'");
  expect(found.statuses.filter((status) => status === 200)).toEqual([]);
});

test('a page stays where it is, and opens no window', async ({ desktop: { app, page } }) => {
  const at = page.url();
  for (const address of ['https://example.com/', 'file:///etc/hosts', 'data:text/html,x', 'app://bundle.evil/']) {
    await page.evaluate((to) => {
      globalThis.open(to);
      location.assign(to);
    }, address);
  }
  await page.getByRole('heading').first().waitFor();
  expect(page.url()).toBe(at);
  expect(app.windows()).toHaveLength(1);
});

test('permissions are denied', async ({ desktop: { page } }) => {
  const states = await page.evaluate(() =>
    Promise.all(
      (['geolocation', 'notifications', 'camera', 'microphone', 'midi'] as PermissionName[]).map(
        async (name) => (await navigator.permissions.query({ name })).state,
      ),
    ),
  );
  expect(new Set(states)).toEqual(new Set(['denied']));
});
