import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { err } from '../../../shared/lib/result.ts';
import { clientId, jwt, openScene, refreshCanary, type Scene, tokenAnswer } from './scene.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.close());

const tokenRequests = () => scene.fake.to('/connect/token');

describe('a refresh', () => {
  test('sends the stored token without any secret of the app, and stores what comes back before it counts', async () => {
    const token = await scene.session.accessToken();

    expect(token).toEqual({ ok: true, value: 'canary-access-token-1' });
    const [request] = tokenRequests();
    expect(Object.fromEntries(request?.form ?? [])).toEqual({
      grant_type: 'refresh_token',
      client_id: clientId,
      refresh_token: `${refreshCanary}-0`,
    });
    expect(request?.headers.authorization).toBeUndefined();
    expect(scene.records.diary).toEqual(['refresh-started 7', 'refreshed 8']);
    expect(scene.secrets.values.get('xero')).toBe(`${refreshCanary}-1`);
  });

  test('happens once for many callers, and not again until the token grows old', async () => {
    const tokens = await Promise.all(Array.from({ length: 20 }, () => scene.session.accessToken()));
    expect(new Set(tokens.map((token) => token.ok && token.value))).toEqual(new Set(['canary-access-token-1']));
    expect(tokenRequests()).toHaveLength(1);

    await scene.clock.sleep(28 * 60_000);
    await scene.session.accessToken();
    expect(tokenRequests()).toHaveLength(1);

    await scene.clock.sleep(90_000);
    expect(await scene.session.accessToken()).toEqual({ ok: true, value: 'canary-access-token-2' });
    expect(tokenRequests()[1]?.form.get('refresh_token')).toBe(`${refreshCanary}-1`);
  });

  test('asked for by several whose token was refused happens once', async () => {
    await scene.session.accessToken();
    const renewed = await Promise.all([
      scene.session.accessToken({ renew: true }),
      scene.session.accessToken({ renew: true }),
    ]);
    expect(renewed.map((token) => token.ok && token.value)).toEqual(['canary-access-token-2', 'canary-access-token-2']);
    expect(tokenRequests()).toHaveLength(2);
  });

  test('of a token that lives a second does not go round in circles', async () => {
    scene.fake.on((request) =>
      request.path === '/connect/token' ? { json: { ...tokenAnswer(5), expires_in: 1 } } : null,
    );
    expect(await scene.session.accessToken()).toEqual({ ok: true, value: 'canary-access-token-5' });
    expect(tokenRequests()).toHaveLength(1);
  });
});

describe('a lost answer', () => {
  test.each([
    ['a reset', { fault: 'reset' as const }],
    ['half an answer', { fault: 'truncate' as const, json: tokenAnswer(9) }],
    ['a 503 in plain text', { status: 503, text: 'The Organisation is offline', type: 'text/plain' }],
    ['a web page', { text: '<html>Sign in to the hotel network</html>', type: 'text/html' }],
    ['a 400 of a proxy', { status: 400, text: '<html>bad gateway</html>', type: 'text/html' }],
    ['a success without a token', { json: { hello: 'world' } }],
  ])('%s is followed by the same old token, which Xero still takes', async (_name, fault) => {
    let broken = 2;
    scene.fake.on((request) => (request.path === '/connect/token' && broken-- > 0 ? fault : null));

    expect(await scene.session.accessToken()).toEqual({ ok: true, value: 'canary-access-token-1' });
    expect(tokenRequests().map((request) => request.form.get('refresh_token'))).toEqual(
      Array(3).fill(`${refreshCanary}-0`),
    );
    expect(scene.secrets.values.get('xero')).toBe(`${refreshCanary}-1`);
    expect(scene.records.row).toMatchObject({ generation: 8, health: 'ok' });
  });

  test.each([
    ['resets', { fault: 'reset' as const }, 'offline'],
    ['500s', { status: 500, text: 'no' }, 'remoteFault'],
    ['web pages', { text: '<html></html>', type: 'text/html' }, 'incompatible'],
  ])('%s without end sign nobody out', async (_name, fault, kind) => {
    scene.fake.on((request) => (request.path === '/connect/token' ? fault : null));
    const token = await scene.session.accessToken();

    expect(token).toMatchObject({ ok: false, error: { kind } });
    expect(tokenRequests()).toHaveLength(3);
    expect(scene.secrets.values.get('xero')).toBe(`${refreshCanary}-0`);
    expect(scene.records.row).toMatchObject({ generation: 7, health: 'ok' });
    expect(JSON.stringify(token)).not.toContain(refreshCanary);
  });

  test('where nobody listens it is offline at once', async () => {
    await scene.fake.close();
    expect(await scene.session.accessToken()).toMatchObject({ ok: false, error: { kind: 'offline' } });
    expect(scene.records.row?.health).toBe('ok');
  });
});

describe('invalid_grant', () => {
  const refused = { status: 400, json: { error: 'invalid_grant' } };

  test('marks the consent as refused and asks nothing more', async () => {
    scene.fake.on((request) => (request.path === '/connect/token' ? refused : null));

    expect(await scene.session.accessToken()).toMatchObject({ ok: false, error: { kind: 'authExpired' } });
    expect(scene.records.diary).toEqual(['refresh-started 7', 'refused']);
    expect(await scene.session.accessToken()).toMatchObject({ ok: false, error: { kind: 'authExpired' } });
    expect(tokenRequests()).toHaveLength(1);
    expect(scene.secrets.values.get('xero')).toBe(`${refreshCanary}-0`);
  });

  test('for a token that was replaced meanwhile is answered with the new one', async () => {
    scene.fake.on((request) => {
      if (request.path !== '/connect/token' || request.form.get('refresh_token') !== `${refreshCanary}-0`) return null;
      scene.secrets.values.set('xero', 'replaced-elsewhere');
      return refused;
    });
    expect(await scene.session.accessToken()).toMatchObject({ ok: true });
    expect(tokenRequests()[1]?.form.get('refresh_token')).toBe('replaced-elsewhere');
    expect(scene.records.row?.health).toBe('ok');
  });

  test('while the keychain was locked in between leaves the consent as it is', async () => {
    scene.fake.on((request) => {
      if (request.path !== '/connect/token') return null;
      scene.secrets.locked = true;
      return refused;
    });
    expect(await scene.session.accessToken()).toMatchObject({ ok: false, error: { kind: 'secretsUnavailable' } });
    expect(scene.records.row?.health).toBe('ok');
  });

  test.each(['invalid_client', 'unauthorized_client', 'invalid_scope'])(
    '%s is about the app, not about the consent',
    async (error) => {
      scene.fake.on((request) => (request.path === '/connect/token' ? { status: 400, json: { error } } : null));
      expect(await scene.session.accessToken()).toMatchObject({ ok: false, error: { kind: 'forbidden' } });
      expect(scene.records.row?.health).toBe('ok');
    },
  );
});

describe('a locked keychain', () => {
  test('is never taken for being signed out', async () => {
    scene.secrets.locked = true;
    const token = await scene.session.accessToken();
    expect(token).toMatchObject({ ok: false, error: { kind: 'secretsUnavailable', source: 'local' } });
    expect(token.ok ? '' : token.error.message).toMatch(/^The keychain is locked/);
    expect(scene.fake.requests).toHaveLength(0);
    expect(scene.records.diary).toEqual([]);

    scene.secrets.locked = false;
    expect(await scene.session.accessToken()).toMatchObject({ ok: true });
  });

  test('that locks during the refresh loses nothing: the new token is stored once it opens', async () => {
    scene.fake.on((request) => {
      if (request.path === '/connect/token') scene.secrets.locked = true;
      return null;
    });
    expect(await scene.session.accessToken()).toMatchObject({ ok: false, error: { kind: 'secretsUnavailable' } });
    expect(await scene.session.accessToken()).toMatchObject({ ok: false, error: { kind: 'secretsUnavailable' } });
    expect(scene.records.row?.generation).toBe(7);

    scene.secrets.locked = false;
    expect(await scene.session.accessToken()).toEqual({ ok: true, value: 'canary-access-token-1' });
    expect(tokenRequests()).toHaveLength(1);
    expect(scene.secrets.values.get('xero')).toBe(`${refreshCanary}-1`);
    expect(scene.records.row?.generation).toBe(8);
  });

  test('that does not open passes its own failure on', async () => {
    const failure = { kind: 'secretsUnavailable', source: 'local', message: 'There is no keychain here.' } as const;
    scene.secrets.get = () => Promise.resolve(err(failure));
    expect(await scene.session.accessToken()).toEqual({ ok: false, error: failure });
  });
});

test('without a record there is no connection, whatever the keychain holds', async () => {
  scene.records.row = null;
  expect(await scene.session.accessToken()).toMatchObject({ ok: false, error: { kind: 'notConnected' } });
  expect(scene.fake.requests).toHaveLength(0);
});

test('a token of an earlier consent is not used after another one was given', async () => {
  await scene.session.accessToken();
  scene.records.signedIn('CLIENT-2', '2026-11-22T10:00:00.000Z', { userId: null, email: null });
  expect(await scene.session.accessToken()).toEqual({ ok: true, value: 'canary-access-token-2' });
  expect(tokenRequests()[1]?.form.get('client_id')).toBe('CLIENT-2');
});

describe('the user', () => {
  const answerWith = (claims: Readonly<Record<string, unknown>>, identity?: Readonly<Record<string, unknown>>) =>
    scene.fake.on((request) => {
      if (request.path !== '/connect/token') return null;
      const idToken = identity === undefined ? {} : { id_token: jwt(identity) };
      return { json: { ...tokenAnswer(1), access_token: jwt(claims), ...idToken } };
    });

  test('is read from the access token, the e-mail address from the identity token', async () => {
    answerWith({ xero_userid: 'user-1' }, { iss: scene.fake.url, aud: clientId, email: 'ann@example.com', exp: 1 });
    expect(await scene.session.accessToken()).toMatchObject({ ok: true });
    expect(scene.session.user()).toEqual({ userId: 'user-1', email: 'ann@example.com' });
  });

  test.each([
    ['of another app', { aud: 'SOMEONE-ELSE' }],
    ['of another issuer', { iss: 'https://evil.example' }],
    ['without an address', { email: undefined }],
  ])('an identity token %s is ignored and stops nothing', async (_name, changes) => {
    const identity = { iss: 'https://identity.xero.com', aud: [clientId], email: 'ann@example.com', ...changes };
    answerWith({ xero_userid: 'user-1' }, identity);
    expect(await scene.session.accessToken()).toMatchObject({ ok: true });
    expect(scene.session.user()).toEqual({ userId: 'user-1', email: null });
  });

  test('is nobody for tokens that say nothing, or is who the ledger remembers', async () => {
    await scene.session.accessToken();
    expect(scene.session.user()).toEqual({ userId: null, email: null });
    scene.records.signedIn(clientId, '2026-11-22T10:00:00.000Z', { userId: 'user-2', email: 'bo@example.com' });
    expect(scene.session.user()).toEqual({ userId: 'user-2', email: 'bo@example.com' });
  });
});
