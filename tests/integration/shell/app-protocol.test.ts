import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as Electron from 'electron';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, expectTypeOf, test } from 'vitest';
import { readPageFiles } from '../../../electron/page/page-files.ts';
import { responseHeaders } from '../../../electron/page/response-headers.ts';
import { type AppProtocol, appSchemes, serveApp } from '../../../electron/shell/app-protocol.ts';

type Handler = Parameters<AppProtocol['handle']>[1];

const secret = 'outside of the page';
const home = mkdtempSync(join(tmpdir(), 'tallybridge-protocol-'));
const folder = join(home, 'page');
let handler: Handler;

beforeAll(() => {
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Page</title>');
  writeFileSync(join(folder, 'assets', 'main-Ab3_d-9Z.js'), 'export {};');
  writeFileSync(join(folder, 'assets', 'plain.css'), 'p {}');
  writeFileSync(join(folder, 'secret.key'), secret);
  writeFileSync(join(home, 'secret.html'), secret);
  mkdirSync(join(home, 'beside'));
  writeFileSync(join(home, 'beside', 'secret.js'), secret);
  symlinkSync(join(home, 'secret.html'), join(folder, 'linked.html'));
  symlinkSync(join(home, 'beside'), join(folder, 'linked'));
  symlinkSync('/etc', join(folder, 'assets', 'etc'));
  serveApp({ handle: (_scheme, given) => (handler = given) }, readPageFiles(folder));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** As it comes from Electron, which has put the address in order first; `Request` would refuse most of these. */
function ask(url: string, method = 'GET'): Promise<Response> {
  return Promise.resolve(handler({ url, method } as Request));
}

const served: Readonly<Record<string, string>> = {
  '/': '<!doctype html><title>Page</title>',
  '/index.html': '<!doctype html><title>Page</title>',
  '/assets/main-Ab3_d-9Z.js': 'export {};',
  '/assets/plain.css': 'p {}',
};

test('what is used of Electron is what Electron has', () => {
  expectTypeOf<Electron.Protocol>().toExtend<AppProtocol>();
});

test('the scheme may do three things, and no more', () => {
  expect(appSchemes).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
});

describe('a file of the page', () => {
  test.each(Object.entries(served))('%s is what was read, with the policy', async (path, text) => {
    const answer = await ask(`app://bundle${path}`);
    expect([answer.status, await answer.text()]).toEqual([200, text]);
    expect(answer.headers.get('content-security-policy')).toBe(responseHeaders['content-security-policy']);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('has its type, and is kept only where its name changes with its content', async () => {
    const script = await ask('app://bundle/assets/main-Ab3_d-9Z.js');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(script.headers.get('cache-control')).toContain('immutable');
    expect((await ask('app://bundle/')).headers.get('cache-control')).toBe('no-store');
  });

  test('is found whatever stands behind its path', async () => {
    for (const end of ['?a=b', '#/review', '?a#b'])
      expect((await ask(`app://bundle/index.html${end}`)).status).toBe(200);
  });

  test('has no body for HEAD', async () => {
    const answer = await ask('app://bundle/index.html', 'HEAD');
    expect([answer.status, await answer.text(), answer.headers.get('content-length')]).toEqual([
      200,
      '',
      String(served['/index.html']?.length),
    ]);
  });
});

test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'CONNECT', 'get', ''])('%s is 405', async (method) => {
  const answer = await ask('app://bundle/index.html', method);
  expect([answer.status, answer.headers.get('allow'), await answer.text()]).toEqual([405, 'GET, HEAD', '']);
  expect(answer.headers.get('content-security-policy')).toBe(responseHeaders['content-security-policy']);
});

/** Every way up, in every spelling, to every goal. */
function corpus(): readonly string[] {
  const ups = [
    '..',
    '%2e%2e',
    '.%2e',
    '%2E.',
    '..%00',
    '%252e%252e',
    '..;',
    '....',
    '%c0%ae%c0%ae',
    '%uff0e%uff0e',
    '．．',
  ];
  const slashes = ['/', '\\', '%2f', '%5c', '%2F', '//', '/./', '%255c', '\\\\', '∕'];
  const goals = ['secret.html', 'beside/secret.js', 'etc/passwd', 'linked.html', 'secret.key'];
  const climbs = ups.flatMap((up) =>
    slashes.flatMap((slash) => goals.map((goal) => `app://bundle/assets${slash}${`${up}${slash}`.repeat(3)}${goal}`)),
  );
  const others = [
    ...['/linked.html', '/linked/secret.js', '/assets/etc/passwd', '/secret.key', '/linked', '/assets', '/assets/'],
    ...[
      '/index.html%00',
      '/index.html\u0000.css',
      '/%00',
      '/index.html/',
      '/INDEX.HTML',
      '/index.html%20',
      '/index.html.',
    ],
    ...['/index.html::$DATA', '/assets/plain.css%3f', '//etc/passwd', '//bundle/index.html', '/file:///etc/passwd'],
    ...['/C:/Windows/win.ini', '/constructor', '/__proto__', '/toString', '/..%2f', '/~', '/%', '/%zz'],
  ].map((path) => `app://bundle${path}`);
  const hosts = [
    ...['bundle.evil', 'evil', '', 'bundle:80', 'user@bundle', 'user:word@bundle', 'BUNDLE', 'bundle%2eevil', 'bund'],
    ...['localhost', '127.0.0.1', 'bundle.', '.bundle', 'bundle\\', 'b%75ndle', 'bundle%00'],
  ].flatMap((host) => Object.keys(served).map((path) => `app://${host}${path}`));
  const schemes = ['file', 'https', 'http', 'apps', 'blob', 'data', 'about', 'filesystem'].flatMap((scheme) =>
    Object.keys(served).map((path) => `${scheme}://bundle${path}`),
  );
  return [
    ...climbs,
    ...others,
    ...hosts,
    ...schemes,
    '',
    'app:',
    'app:/',
    'app:index.html',
    '/index.html',
    'index.html',
  ];
}

test('of 500 ways and more to something else, none leads anywhere', async () => {
  const addresses = corpus();
  expect(new Set(addresses).size).toBeGreaterThanOrEqual(500);
  const answers = await Promise.all(
    addresses.map(async (address) => {
      const answer = await ask(address);
      return { address, status: answer.status, body: await answer.text() };
    }),
  );
  expect(answers.filter(({ status, body }) => status !== 404 || body !== '')).toEqual([]);
});

test('whatever is asked for is a file of the page or nothing', async () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '..',
      '.',
      '%2e',
      '%2f',
      '%5c',
      '\\',
      '/',
      '//',
      '%00',
      'assets',
      'index.html',
      'secret.html',
      'linked',
    ),
    fc.string({ maxLength: 5 }),
  );
  const files = new Set(Object.values(served));
  let found = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(piece, { maxLength: 8 }),
      fc.constantFrom('app://bundle/', 'app://bundle'),
      async (parts, start) => {
        const answer = await ask(`${start}${parts.join('/')}`);
        const body = await answer.text();
        if (answer.status === 200) found += 1;
        expect(answer.status === 200 ? files.has(body) : body === '' && answer.status === 404).toBe(true);
      },
    ),
    { numRuns: 20_000 },
  );
  expect(found).toBeGreaterThan(100); // the law is of more than refusals
});
