import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestWindow, type TestWindow } from '../../fixtures/test-window.ts';
import { openVisitor, visit } from './visitor.ts';

let window: TestWindow;
beforeEach(async () => {
  window = await openTestWindow({ prepared: 'empty', page: 'placeholder', empty: true });
});
afterEach(() => window.stop());

const pathOf = ({ address }: TestWindow) => new URL(address).pathname;

test('the one-time address opens a session in a cookie and leads to an address without a secret', async () => {
  const opened = await visit(window, { path: pathOf(window), headers: { 'sec-fetch-site': 'none' } });
  expect(opened.status).toBe(303);
  expect(opened.headers.location).toBe('/');
  expect(opened.headers['cache-control']).toBe('no-store');
  const port = new URL(window.origin).port;
  expect(opened.headers['set-cookie']).toEqual([
    expect.stringMatching(new RegExp(`^tallybridge-${port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`)),
  ]);
  expect(opened.headers['set-cookie']?.[0]).not.toContain(pathOf(window).split('/').at(-1));
});

test('with the cookie the page comes as often as it is loaded', async () => {
  const { headers } = await openVisitor(window);
  for (let load = 1; load <= 3; load += 1) {
    const page = await visit(window, { headers });
    expect(page.status).toBe(200);
    expect(page.body).toContain('Placeholder');
  }
});

test('a second use of the address opens no second session, and says what to do', async () => {
  await openVisitor(window);
  const second = await visit(window, { path: pathOf(window) });
  expect(second.status).toBe(403);
  expect(second.headers['set-cookie']).toBeUndefined();
  expect(second.body).toContain('works once only');
  expect(second.body).toContain('start it again for a new address');
});

test('two uses at the same moment open one session', async () => {
  const both = await Promise.all([visit(window, { path: pathOf(window) }), visit(window, { path: pathOf(window) })]);
  expect(both.map(({ status }) => status).toSorted()).toEqual([303, 403]);
});

test.each([
  ['a wrong ticket', { path: '/open/AAAA' }],
  ['an empty ticket', { path: '/open/' }],
])('%s opens nothing and does not use the address up', async (_case, options) => {
  expect(await visit(window, options)).toMatchObject({ status: 403 });
  await openVisitor(window);
});

test.each([
  ['a look ahead of the browser', { headers: { 'sec-purpose': 'prefetch;prerender' }, status: 403 }],
  ['a link in a page of another site', { headers: { 'sec-fetch-site': 'cross-site' }, status: 403 }],
  ['HEAD, as programs that preview addresses send it', { method: 'HEAD', status: 401 }],
])('%s does not use the address up', async (_case, { status, ...options }) => {
  const refused = await visit(window, { path: pathOf(window), ...options });
  expect(refused.status).toBe(status);
  expect(refused.headers['set-cookie']).toBeUndefined();
  await openVisitor(window);
});

test.each(['/', '/index.html', '/assets/plain.css', '/nothing', '/api/events'])(
  'without the cookie %s is 401 with a few words',
  async (path) => {
    const headers = { origin: window.origin };
    const { status, body } = await visit(window, { path, headers });
    expect(status).toBe(401);
    expect(body).toContain('Open the address that Tallybridge printed');
    expect(body).not.toContain('Placeholder');
  },
);

test.each([
  ['none', undefined],
  ['a wrong value', 'wrong'],
  ['an empty value', ''],
])('a call with %s in the cookie is 401 and not made', async (_case, value) => {
  const port = new URL(window.origin).port;
  const cookie: Record<string, string> = value === undefined ? {} : { cookie: `tallybridge-${port}=${value}` };
  const refused = await visit(window, {
    method: 'POST',
    path: '/api/call',
    headers: { ...cookie, origin: window.origin, 'content-type': 'application/json' },
    body: JSON.stringify({ company: null, method: 'companies.add', input: { name: 'Stranger' } }),
  });
  expect(refused.status).toBe(401);
  expect(JSON.parse(refused.body)).toMatchObject({ ok: false, error: { code: 'no-session' } });
  expect(await window.callApp('app.read', {})).toMatchObject({ companies: [] });
});

test('the cookie of another host on this machine does not open this one', async () => {
  const other = await openTestWindow({ prepared: 'empty', page: 'placeholder', empty: true });
  const { headers } = await openVisitor(other);
  const value = headers['cookie']?.split('=')[1];
  const cookie = `tallybridge-${new URL(window.origin).port}=${value}`;
  expect(await visit(window, { headers: { cookie } })).toMatchObject({ status: 401 });
  await other.stop();
});
