import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, type BrowserContext, chromium } from '@playwright/test';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { debianChromium } from '../../debian-packages.ts';
import { openTestWindow, type TestWindow } from '../../fixtures/test-window.ts';

// What only a real browser shows: that it keeps the cookie, obeys the policy, and says where a request comes from.

let window: TestWindow;
let browser: Browser;
let context: BrowserContext;
beforeAll(async () => {
  browser = await chromium.launch({
    ...(existsSync(debianChromium) ? { executablePath: debianChromium } : {}),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
});
afterAll(() => browser.close());
beforeEach(async () => {
  window = await openTestWindow({ prepared: 'empty', page: 'placeholder', empty: true });
  context = await browser.newContext();
});
afterEach(async () => {
  await context.close();
  await window.stop();
});

async function enter() {
  const page = await context.newPage();
  await page.goto(window.address);
  return page;
}

test('the address opens the window once, and neither it nor the cookie is to be seen from the page', async () => {
  const page = await enter();
  expect(page.url()).toBe(`${window.origin}/`);
  expect(await page.title()).toBe('Placeholder');
  await page.reload();
  expect(await page.title()).toBe('Placeholder');
  expect(await page.evaluate('document.cookie + document.referrer + performance.getEntries()[0].name')).toBe(
    `${window.origin}/`,
  );
  await page.goBack().catch(() => null);
  expect(page.url()).not.toContain('/open/');

  const stranger = await (await browser.newContext()).newPage();
  expect((await stranger.goto(window.address))?.status()).toBe(403);
  expect(await stranger.title()).toContain('does not open the window');
  expect((await stranger.goto(window.origin))?.status()).toBe(401);
  await stranger.context().close();
});

test('the page calls and is told of events with nothing but its cookie', async () => {
  const page = await enter();
  const body = JSON.stringify({ company: null, method: 'companies.add', input: { name: 'From a page' } });
  const told: unknown = await page.evaluate(`new Promise((resolve) => {
    const events = new EventSource('/api/events');
    const types = [];
    events.onmessage = ({ data }) => {
      types.push(JSON.parse(data).type);
      if (types.length === 1) fetch('/api/call', { method: 'POST', headers: { 'content-type': 'application/json' }, body: ${JSON.stringify(body)} });
      if (types.includes('companies')) resolve(types);
    };
  })`);
  expect(told).toEqual(['engine', 'companies']);
});

test('the page can load and run nothing that its host did not give it', async () => {
  const page = await enter();
  const violated = page.evaluate(`new Promise((resolve) => {
    const directives = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
      directives.push(effectiveDirective);
      if (directives.length === 5) resolve(directives.sort());
    });
    fetch('http://127.0.0.1:1/').catch(() => {});
    const make = (name, set) => document.body.append(Object.assign(document.createElement(name), set));
    make('img', { src: 'http://127.0.0.1:1/x.png' });
    make('style', { textContent: 'p { color: red }' });
    make('iframe', { src: 'http://127.0.0.1:1/' });
    try { make('script', { textContent: 'globalThis.ran = true' }); } catch {}
  })`);
  expect(await violated).toEqual([
    'connect-src',
    'frame-src',
    'img-src',
    'require-trusted-types-for',
    'style-src-elem',
  ]);
  expect(await page.evaluate('globalThis.ran')).toBeUndefined();
});

test('a page of another program on this machine reads nothing, shows nothing and calls nothing', async () => {
  await enter();
  const attempts = `Promise.all([
    ...['text/plain', 'application/json'].map((type) => fetch('${window.origin}/api/call', {
      method: 'POST', mode: type === 'text/plain' ? 'no-cors' : 'cors', credentials: 'include', headers: { 'content-type': type },
      body: JSON.stringify({ company: null, method: 'companies.add', input: { name: 'Forged' } }),
    }).then(() => 'answered', () => 'refused')),
    new Promise((resolve) => {
      const events = new EventSource('${window.origin}/api/events', { withCredentials: true });
      events.onmessage = () => resolve('answered');
      events.onerror = () => resolve('refused');
    }),
    new Promise((resolve) => {
      const script = document.createElement('script');
      script.src = '${window.origin}/assets/main-Ab3_d-9Z.js';
      script.onload = () => resolve('answered');
      script.onerror = () => resolve('refused');
      document.body.append(script);
    }),
  ])`;
  const other = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html').end('<!doctype html><body></body>');
  });
  const port = await listen(other);
  // The first is another origin of the same site, so that the browser sends the cookie along; the second another site.
  for (const host of ['127.0.0.1', 'localhost']) {
    const page = await context.newPage();
    await page.goto(`http://${host}:${port}/`);
    expect(await page.evaluate(attempts)).toEqual(['refused', 'refused', 'refused', 'refused']);
  }
  expect(await window.callApp('app.read', {})).toMatchObject({ companies: [] });
  other.closeAllConnections();
  other.close();
});

test('under another name of this machine nothing is shown, even with the right path', async () => {
  const page = await context.newPage();
  const renamed = window.address.replace('127.0.0.1', 'localhost');
  expect((await page.goto(renamed))?.status()).toBe(403);
  await enter(); // and the address is not used up
});

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
