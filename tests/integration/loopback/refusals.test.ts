import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestWindow, type TestWindow } from '../../fixtures/test-window.ts';
import { openVisitor, type Visitor, visit, visitRaw } from './visitor.ts';

let window: TestWindow;
let visitor: Visitor;
beforeAll(async () => {
  window = await openTestWindow({ prepared: 'empty', page: 'placeholder', empty: true });
  visitor = await openVisitor(window);
});
afterAll(() => window.stop());

const readApp = JSON.stringify({ company: null, method: 'app.read', input: {} });
const port = () => new URL(window.origin).port;

describe('every answer carries what protects the page', () => {
  const answers = {
    'the page': () => visit(window, { headers: visitor.headers }),
    'a call': () => visitor.post(readApp),
    'a refused call': () => visitor.post('{'),
    'a page without a session': () => visit(window),
    'a foreign host': () => visit(window, { headers: { host: 'example.com' } }),
    'a method that is not taken': () => visit(window, { method: 'DELETE' }),
    'a spent address': () => visit(window, { path: new URL(window.address).pathname }),
    'a missing file': () => visit(window, { path: '/missing.js', headers: visitor.headers }),
  };
  test.each(Object.keys(answers))('%s', async (name) => {
    const { headers } = await answers[name as keyof typeof answers]();
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
    expect(headers['permissions-policy']).toContain('camera=()');
    const policy = String(headers['content-security-policy']).split('; ');
    expect(policy).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' blob:",
      "font-src 'self'",
      "connect-src 'self'",
      "worker-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
    ]);
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  test('only a file whose name changes with its content is kept by the browser', async () => {
    const cacheOf = async (path: string) =>
      (await visit(window, { path, headers: visitor.headers })).headers['cache-control'];
    expect(await cacheOf('/assets/main-Ab3_d-9Z.js')).toBe('private, max-age=31536000, immutable');
    expect(await cacheOf('/assets/plain.css')).toBe('no-store');
    expect(await cacheOf('/index.html')).toBe('no-store');
  });
});

describe('a request that names another host is refused, session or not', () => {
  test.each(['example.com', 'localhost:PORT', '127.0.0.1', '127.0.0.1:1', '[::1]:PORT', '127.0.0.1.:PORT'])(
    '%s',
    async (host) => {
      const headers = { ...visitor.headers, host: host.replace('PORT', port()) };
      for (const options of [{}, { path: new URL(window.address).pathname }, { path: '/api/events' }]) {
        const refused = await visit(window, { ...options, headers });
        expect(refused.status).toBe(403);
      }
      const call = await visitor.post(readApp, { host: headers.host });
      expect(JSON.parse(call.body)).toMatchObject({ ok: false, error: { code: 'foreign-host' } });
    },
  );

  test('no host at all, an empty one, or two of them', async () => {
    expect(await visitRaw(window, 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
    const empty = 'GET / HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n';
    expect(await visitRaw(window, empty)).toMatch(/^HTTP\/1\.1 403 /);
    const two = `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port()}\r\nHost: example.com\r\nConnection: close\r\n\r\n`;
    expect(await visitRaw(window, two)).toMatch(/^HTTP\/1\.1 40[013] /);
  });

  test('an absolute address in the request line does not stand in for the host', async () => {
    const line = `GET http://example.com/ HTTP/1.1\r\nHost: 127.0.0.1:${port()}\r\nCookie: ${visitor.headers['cookie']}\r\nConnection: close\r\n\r\n`;
    expect(await visitRaw(window, line)).toMatch(/^HTTP\/1\.1 404 /);
  });
});

describe('a request from another page is refused', () => {
  const foreign = {
    'another site': { origin: 'https://example.com', 'sec-fetch-site': 'cross-site' },
    'another port of this machine': { origin: 'http://127.0.0.1:1', 'sec-fetch-site': 'same-site' },
    'this host under its other name': { origin: 'http://localhost:PORT', 'sec-fetch-site': 'cross-site' },
    'a page without an origin': { origin: 'null', 'sec-fetch-site': 'cross-site' },
    'this port over another scheme': { origin: 'https://127.0.0.1:PORT', 'sec-fetch-site': 'cross-site' },
    'another site whose browser tells the site alone': { origin: '', 'sec-fetch-site': 'cross-site' },
    'another site whose browser tells the origin alone': { origin: 'https://example.com', 'sec-fetch-site': '' },
    'something that tells neither': { origin: '', 'sec-fetch-site': '' },
  };
  test.each(Object.keys(foreign))('%s', async (name) => {
    const told = Object.entries(foreign[name as keyof typeof foreign]).filter(([, value]) => value !== '');
    const headers = {
      cookie: visitor.headers['cookie'] ?? '',
      ...Object.fromEntries(told.map(([header, value]) => [header, value.replace('PORT', port())])),
    };
    const call = await visit(window, {
      method: 'POST',
      path: '/api/call',
      headers: { ...headers, 'content-type': 'application/json' },
      body: readApp,
    });
    expect(call.status).toBe(403);
    expect(JSON.parse(call.body)).toMatchObject({ ok: false, error: { code: 'foreign-origin' } });
    expect(await visit(window, { path: '/api/events', headers })).toMatchObject({ status: 403 });
  });

  test('while our own page is served with either of the two', async () => {
    const cookie = visitor.headers['cookie'] ?? '';
    for (const proof of [{ origin: window.origin }, { 'sec-fetch-site': 'same-origin' }]) {
      const headers: Record<string, string> = { cookie, ...proof, 'content-type': 'application/json' };
      const call = await visit(window, { method: 'POST', path: '/api/call', headers, body: readApp });
      expect(call.status).toBe(200);
    }
  });
});

describe('only what the page needs can be asked', () => {
  test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])('%s is 405', async (method) => {
    for (const path of ['/', '/api/call', '/api/events']) {
      const refused = await visit(window, { method, path, headers: visitor.headers });
      expect(refused.status).toBe(405);
      expect(refused.headers.allow).toBe('GET, HEAD, POST');
    }
  });

  test('CONNECT and a change of protocol end the line', async () => {
    const host = `Host: 127.0.0.1:${port()}\r\n`;
    expect(await visitRaw(window, `CONNECT 127.0.0.1:22 HTTP/1.1\r\n${host}\r\n`)).not.toMatch(/^HTTP\/1\.1 2/);
    const upgrade = `GET /api/events HTTP/1.1\r\n${host}Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n`;
    expect(await visitRaw(window, upgrade)).not.toMatch(/^HTTP\/1\.1 [12]/);
  });

  test('GET on calls, POST on pages and on the stream are 405', async () => {
    expect(await visit(window, { path: '/api/call', headers: visitor.headers })).toMatchObject({ status: 405 });
    for (const path of ['/', '/api/events', '/assets/plain.css'])
      expect(await visit(window, { method: 'POST', path, headers: visitor.headers })).toMatchObject({ status: 405 });
  });

  test('HEAD has the headers of GET and no body', async () => {
    const head = await visit(window, { method: 'HEAD', headers: visitor.headers });
    const get = await visit(window, { headers: visitor.headers });
    expect(head.body).toBe('');
    expect(head.headers['content-length']).toBe(get.headers['content-length']);
  });

  test.each([
    '/../package.json',
    '/%2e%2e/package.json',
    '/..%2fpackage.json',
    '/..%5cpackage.json',
    '/assets/../../package.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '//etc/passwd',
    '/%00index.html',
    '/secret.key',
    '/assets',
    '/assets/',
    '/INDEX.HTML',
    '/api/other',
    '/api/call/',
    '/constructor',
    '/__proto__',
  ])('%s is no file of the page', async (path) => {
    expect(await visit(window, { path, headers: visitor.headers })).toMatchObject({ status: 404 });
  });
});

describe('a call that is not one is refused', () => {
  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/jsonp', ''])(
    'of type "%s"',
    async (type) => {
      expect(await visitor.post(readApp, { 'content-type': type })).toMatchObject({ status: 415 });
    },
  );

  test.each([
    ['no JSON', '{'],
    ['nothing', ''],
    ['a list', '[]'],
    ['null', 'null'],
    ['no method', JSON.stringify({ company: null, input: {} })],
    ['an unknown method', JSON.stringify({ company: null, method: 'app.erase', input: {} })],
    ['a method that every object has', JSON.stringify({ company: null, method: 'constructor', input: {} })],
    ['a method of a company without one', JSON.stringify({ company: null, method: 'status.read', input: {} })],
    ['a method of the program with a company', JSON.stringify({ company: 'x', method: 'app.read', input: {} })],
    ['a key too many', JSON.stringify({ company: null, method: 'app.read', input: {}, more: 1 })],
    ['a company that is no text', JSON.stringify({ company: 1, method: 'status.read', input: {} })],
  ])('%s', async (_case, body) => {
    const refused = await visitor.post(body);
    expect(refused.status).toBe(400);
    expect(JSON.parse(refused.body)).toMatchObject({ ok: false, error: { code: 'invalid-input', details: [] } });
  });

  test('of more than 16 MB, announced or not', async () => {
    const large = Buffer.alloc(16 * 1024 * 1024 + 1, ' ');
    const headers = { ...visitor.headers, 'content-type': 'application/json' };
    const told = visit(window, {
      method: 'POST',
      path: '/api/call',
      headers: { ...headers, 'content-length': '17000000000' },
      body: ' ',
    });
    expect((await told).status).toBe(413);
    const chunked = { ...headers, 'transfer-encoding': 'chunked' };
    const untold = await visit(window, { method: 'POST', path: '/api/call', headers: chunked, body: large });
    expect(untold.status).toBe(413);
  });

  test.each([
    'nonsense\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: x\r\nBad Header: 1\r\n\r\n',
    'POST /api/call HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n',
    'POST /api/call HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello',
    `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
    'GET / HTTP/1.1\nHost: x\n\n\0\0\0',
  ])('bytes that are no request (%#) end the line, and the host goes on', async (bytes) => {
    const answer = await visitRaw(window, bytes);
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(answer).toContain("default-src 'none'");
    expect(await visit(window, { headers: visitor.headers })).toMatchObject({ status: 200 });
  });
});

test('whoever goes away in the middle of a call leaves the host at work', async () => {
  const start = `POST /api/call HTTP/1.1\r\nHost: 127.0.0.1:${port()}\r\nOrigin: ${window.origin}\r\nCookie: ${visitor.headers['cookie']}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{`;
  await visitRaw(window, start);
  expect(await visit(window, { headers: visitor.headers })).toMatchObject({ status: 200 });
});
