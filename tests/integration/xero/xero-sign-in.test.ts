import { createHash } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { XeroBrowserSignIn } from '../../../electron/adapters/xero/xero-browser-sign-in.ts';
import { ConsentMemory, XeroSession } from '../../../electron/adapters/xero/xero-session.ts';
import type { PendingSignIn } from '../../../electron/ports/xero-sign-in.ts';
import { inTurn } from '../../fixtures/in-turn.ts';
import { jwt, openScene, refreshCanary, type Scene, tokenAnswer } from './scene.ts';

let scene: Scene;
let ports: number[];
const squatters: Server[] = [];

beforeEach(async () => {
  scene = await openScene();
  scene.records.row = null;
  scene.secrets.values.clear();
  ports = await freePorts(5);
});
afterEach(async () => {
  await Promise.all(squatters.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
  await scene.close();
});

function signIn(options: { readonly waitMs?: number } = {}): XeroBrowserSignIn {
  return new XeroBrowserSignIn({
    loginUrl: scene.fake.url,
    identityUrl: scene.fake.url,
    http: scene.http,
    session: scene.session,
    ports,
    ...options,
  });
}

async function begin(options: { readonly waitMs?: number } = {}) {
  const begun = await signIn(options).begin('CLIENT-1', { bankFeeds: false });
  if (!begun.ok) throw new Error(begun.error.message);
  const pending: PendingSignIn = begun.value;
  const url = new URL(pending.authoriseUrl);
  const redirect = new URL(url.searchParams.get('redirect_uri') ?? '');
  return {
    pending,
    query: url.searchParams,
    url,
    port: Number(redirect.port),
    state: url.searchParams.get('state') ?? '',
  };
}

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** A browser, or something that pretends to be one. */
function visit(
  port: number,
  path: string,
  options: {
    readonly method?: string;
    readonly host?: string;
    readonly address?: string;
    readonly headers?: Record<string, string>;
  } = {},
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      {
        host: options.address ?? '127.0.0.1',
        port,
        path,
        method: options.method ?? 'GET',
        headers: { host: options.host ?? `localhost:${port}`, ...options.headers },
      },
      (response) => {
        let body = '';
        response.on('data', (chunk) => {
          body += String(chunk);
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
      },
    );
    request.on('error', reject);
    request.end();
  });
}

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({ length: count }, () => squat(0, '127.0.0.1')));
  const found = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  squatters.splice(0);
  return found;
}

function squat(port: number, host: string): Promise<Server> {
  const server = createServer();
  squatters.push(server);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host }, () => resolve(server));
  });
}

const hasIpv6 = await squat(0, '::1').then(
  (server) => new Promise<boolean>((resolve) => server.close(() => resolve(true))),
  () => false,
);
squatters.splice(0);
/** Those that this machine has. */
const loopbackAddresses = hasIpv6 ? ['127.0.0.1', '::1'] : ['127.0.0.1'];

describe('the authorise address', () => {
  test('asks for exactly what is needed, with S256 and unguessable values', async () => {
    const { pending, url, query, port } = await begin();

    expect(url.origin + url.pathname).toBe(`${scene.fake.url}/identity/connect/authorize`);
    expect(query.get('redirect_uri')).toBe(`http://localhost:${ports[0]}/callback`);
    expect(port).toBe(ports[0]);
    expect(query.get('client_id')).toBe('CLIENT-1');
    expect(query.get('response_type')).toBe('code');
    expect(query.get('scope')?.split(' ')).toEqual([
      'openid',
      'profile',
      'email',
      'offline_access',
      'accounting.banktransactions',
      'accounting.invoices',
      'accounting.payments',
      'accounting.contacts',
      'accounting.attachments',
      'accounting.settings',
    ]);
    expect(query.get('code_challenge_method')).toBe('S256');
    expect(query.get('code_challenge')).toMatch(/^[\w-]{43}$/);
    expect(Buffer.from(query.get('state') ?? '', 'base64url').length).toBeGreaterThanOrEqual(16);
    pending.cancel();
    await pending.finish();
  });

  test('never repeats a value', async () => {
    const first = await begin();
    first.pending.cancel();
    await first.pending.finish();
    const second = await begin();
    second.pending.cancel();
    await second.pending.finish();
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(first.query.get(name)).not.toBe(second.query.get(name));
  });
});

describe('a sign-in', () => {
  test('exchanges the code once, with the verifier of its own challenge, and stores the consent', async () => {
    const { pending, query, port, state } = await begin();
    scene.fake.on((request) => {
      if (request.path !== '/connect/token') return null;
      const identity = {
        iss: 'https://identity.xero.com',
        aud: 'CLIENT-1',
        email: 'ann@example.com',
        nonce: query.get('nonce'),
      };
      return { json: { ...tokenAnswer(1), access_token: jwt({ xero_userid: 'user-1' }), id_token: jwt(identity) } };
    });
    const finishing = pending.finish();
    const page = await visit(port, `/callback?code=the-code&scope=openid&state=${state}`);
    expect(await finishing).toEqual({ ok: true, value: null });
    expect(await pending.finish()).toEqual({ ok: true, value: null });

    expect(page.status).toBe(200);
    expect(page.body).toContain('go back to Tallybridge');
    const [exchange, ...more] = scene.fake.to('/connect/token');
    expect(more).toEqual([]);
    const form = Object.fromEntries(exchange?.form ?? []);
    expect(form).toMatchObject({
      grant_type: 'authorization_code',
      client_id: 'CLIENT-1',
      code: 'the-code',
      redirect_uri: `http://localhost:${port}/callback`,
    });
    expect(exchange?.headers.authorization).toBeUndefined();
    expect(
      createHash('sha256')
        .update(form['code_verifier'] ?? '')
        .digest('base64url'),
    ).toBe(query.get('code_challenge'));
    expect(scene.secrets.values.get('xero')).toBe(`${refreshCanary}-1`);
    expect(scene.records.row).toMatchObject({
      clientId: 'CLIENT-1',
      user: { userId: 'user-1', email: 'ann@example.com' },
    });
    expect(await scene.session.accessToken()).toMatchObject({ ok: true });
    expect(scene.fake.to('/connect/token')).toHaveLength(1);
    await expect(visit(port, '/callback')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  test.each(loopbackAddresses)('is answered on %s', async (address) => {
    const { pending, port, state } = await begin();
    const finishing = pending.finish();
    expect((await visit(port, `/callback?code=c&state=${state}`, { address })).status).toBe(200);
    expect(await finishing).toEqual({ ok: true, value: null });
  });

  test('goes through although its identity token fits nothing', async () => {
    scene.fake.on((request) =>
      request.path === '/connect/token'
        ? { json: { ...tokenAnswer(1), id_token: jwt({ iss: 'https://elsewhere.example', aud: 'x', exp: 1 }) } }
        : null,
    );
    const { pending, port, state } = await begin();
    const finishing = pending.finish();
    await visit(port, `/callback?code=c&state=${state}`);
    expect(await finishing).toEqual({ ok: true, value: null });
    expect(scene.session.user().email).toBeNull();
  });

  test('by a second session is taken up by the first one', async () => {
    const other = new XeroSession({
      identityUrl: scene.fake.url,
      http: scene.http,
      secrets: scene.secrets,
      memory: new ConsentMemory(),
      alone: inTurn(),
      records: scene.records,
      clock: scene.clock,
    });
    expect(await other.accessToken()).toMatchObject({ ok: false, error: { kind: 'notConnected' } });
    const { pending, port, state } = await begin();
    const finishing = pending.finish();
    await visit(port, `/callback?code=c&state=${state}`);
    await finishing;
    expect(await other.accessToken()).toEqual({ ok: true, value: 'canary-access-token-2' });
  });
});

describe('a hostile or stray request is refused and the waiting goes on:', () => {
  const withState = (state: string) => `/callback?code=evil&state=${state}`;
  const hostile: readonly (readonly [string, (state: string) => string, Parameters<typeof visit>[2]?])[] = [
    ['wrong state', () => '/callback?code=evil&state=wrong'],
    ['no state', () => '/callback?code=evil'],
    ['empty state', () => '/callback?code=evil&state='],
    ['two states', (state) => `/callback?code=evil&state=${state}&state=wrong`],
    ['an error with a wrong state', () => '/callback?error=access_denied&state=wrong'],
    ['right state and nothing else', (state) => `/callback?state=${state}`],
    ['two codes', (state) => `/callback?code=a&code=b&state=${state}`],
    ['another path', (state) => withState(state).replace('/callback', '/other')],
    ['a longer path', (state) => withState(state).replace('/callback', '/callback/')],
    ['no path', () => '/'],
    ['POST', withState, { method: 'POST' }],
    ['HEAD', withState, { method: 'HEAD' }],
    ['OPTIONS', withState, { method: 'OPTIONS' }],
    ['a host that was rebound', withState, { host: 'evil.example' }],
    ['the address as a host', withState, { host: '127.0.0.1' }],
    ['another port', withState, { host: 'localhost:1' }],
    ['a script of another site', withState, { headers: { origin: 'https://evil.example' } }],
    ['an image', withState, { headers: { 'sec-fetch-dest': 'image' } }],
  ];

  test('every one of them, and then the real one', async () => {
    const { pending, port, state } = await begin();
    const finishing = pending.finish();
    for (const [name, path, options] of hostile) {
      const reply = await visit(port, path(state), options);
      expect(reply.status, name).toBe(400);
      expect(reply.body, name).not.toContain('evil');
      expect(reply.body, name).not.toContain(state);
    }
    expect(scene.fake.requests).toHaveLength(0);
    await visit(port, `/callback?code=good&state=${state}`);
    expect(await finishing).toEqual({ ok: true, value: null });
    expect(scene.fake.to('/connect/token').map((request) => request.form.get('code'))).toEqual(['good']);
  });

  test('pages tell browsers to keep, run and pass on nothing, and show nothing of the request', async () => {
    const { pending, port, state } = await begin();
    const finishing = pending.finish();
    const stray = await visit(port, '/callback?state=<script>alert(1)</script>&error_description=canary');
    const declined = await visit(port, `/callback?error=access_denied&error_description=<b>canary</b>&state=${state}`);
    await finishing;
    for (const { headers, body } of [stray, declined]) {
      expect(headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        connection: 'close',
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'content-security-policy': expect.stringMatching(/^default-src 'none'/),
      });
      expect(body).not.toMatch(/canary|script|!(?!doctype)/);
    }
  });
});

describe('the end of the waiting', () => {
  test.each([
    ['access_denied', 'authExpired'],
    ['server_error', 'remoteFault'],
    ['invalid_scope', 'forbidden'],
    ['<b>anything</b>', 'forbidden'],
  ])('by the error %s is %s', async (error, kind) => {
    const { pending, port, state } = await begin();
    const finishing = pending.finish();
    await visit(port, `/callback?error=${encodeURIComponent(error)}&state=${state}`);
    const finished = await finishing;
    expect(finished).toMatchObject({ ok: false, error: { kind } });
    expect(finished.ok ? '' : finished.error.message).not.toContain('<b>');
    expect(scene.fake.requests).toHaveLength(0);
  });

  test('comes when nobody does', async () => {
    const { pending, port } = await begin({ waitMs: 30 });
    expect(await pending.finish()).toMatchObject({ ok: false, error: { kind: 'timeout' } });
    await expect(visit(port, '/')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  test('comes by cancelling, and frees the port', async () => {
    const { pending, port } = await begin();
    pending.cancel();
    expect(await pending.finish()).toMatchObject({ ok: false, error: { kind: 'cancelled' } });
    await expect(visit(port, '/')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  test.each([
    ['a spent code', { status: 400, json: { error: 'invalid_grant' } }, 'authExpired'],
    ['a refused app', { status: 401, json: { error: 'invalid_client' } }, 'forbidden'],
    ['a lost answer', { fault: 'reset' as const }, 'offline'],
    ['a web page', { text: '<html>', type: 'text/html' }, 'incompatible'],
    ['no refresh token', { json: { ...tokenAnswer(1), refresh_token: undefined } }, 'incompatible'],
  ])('by %s connects nothing, and the code is sent once', async (_name, answer, kind) => {
    scene.fake.on((request) => (request.path === '/connect/token' ? answer : null));
    const { pending, port, state } = await begin();
    const finishing = pending.finish();
    await visit(port, `/callback?code=c&state=${state}`);
    expect(await finishing).toMatchObject({ ok: false, error: { kind } });
    expect(scene.fake.to('/connect/token')).toHaveLength(1);
    expect(scene.records.row).toBeNull();
    expect(scene.secrets.values.size).toBe(0);
  });

  test('by a locked keychain connects nothing', async () => {
    scene.secrets.locked = true;
    const { pending, port, state } = await begin();
    const finishing = pending.finish();
    await visit(port, `/callback?code=c&state=${state}`);
    expect(await finishing).toMatchObject({ ok: false, error: { kind: 'secretsUnavailable' } });
    expect(scene.records.row).toBeNull();
  });
});

describe('ports', () => {
  test.each(loopbackAddresses)('that others hold on %s alone are passed over, and let go', async (address) => {
    await squat(ports[0] ?? 0, address);
    const { pending, port } = await begin();
    expect(port).toBe(ports[1]);
    for (const other of loopbackAddresses.filter((one) => one !== address)) {
      await expect(visit(ports[0] ?? 0, '/', { address: other })).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    }
    pending.cancel();
    await pending.finish();
  });

  test('all taken is said by number', async () => {
    for (const port of ports) await squat(port, '127.0.0.1');
    const begun = await signIn().begin('CLIENT-1', { bankFeeds: false });
    expect(begun).toMatchObject({ ok: false, error: { kind: 'invalidInput' } });
    expect(begun.ok ? '' : begun.error.message).toContain(ports.join(', '));
  });

  test('stay closed for an empty client id', async () => {
    expect(await signIn().begin(' ', { bankFeeds: false })).toMatchObject({
      ok: false,
      error: { kind: 'invalidInput' },
    });
    await expect(visit(ports[0] ?? 0, '/')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
