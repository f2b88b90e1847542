import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { allScopes, redirectUri, SandboxCaller, verifier } from './sandbox-caller.ts';

const minutes = 60_000;
const days = 24 * 60 * minutes;

describe("signing in to the sandbox's Xero", () => {
  let caller: SandboxCaller;
  beforeEach(async () => {
    caller = await SandboxCaller.open({ transactions: 0 });
  });
  afterEach(() => caller.sandbox.stop());

  const exchangeCode = (code: string, change: Record<string, string> = {}) =>
    caller.token({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
      ...change,
    });

  test('consents at once and sends code and state back', async () => {
    const back = await caller.authorise();
    expect(back.origin + back.pathname).toBe(redirectUri);
    expect(back.searchParams.get('state')).toBe('state-1');
    expect(back.searchParams.get('code')).toMatch(/^[0-9a-f]{40}$/);
  });

  test.each([
    ['a broad scope', { scope: 'openid accounting.transactions' }, 'invalid_scope'],
    ['an unknown scope', { scope: 'everything' }, 'invalid_scope'],
    ['no challenge', { code_challenge: '' }, 'invalid_request'],
    ['a plain challenge', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['another response type', { response_type: 'token' }, 'unsupported_response_type'],
  ])('refuses %s', async (_what, parameters, error) => {
    const back = await caller.authorise(parameters);
    expect(back.searchParams.get('error')).toBe(error);
    expect(back.searchParams.get('state')).toBe('state-1');
    expect(back.searchParams.has('code')).toBe(false);
  });

  test.each([
    'http://127.0.0.1:47610/callback',
    'http://localhost:47615/callback',
    'http://localhost:47610/callback/',
    'https://localhost:47610/callback',
  ])('does not send anyone to %s', async (uri) => {
    const answer = await caller.authoriseRaw({ redirect_uri: uri });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('location')).toBeNull();
  });

  test('does not know other clients', async () => {
    expect((await caller.authoriseRaw({ client_id: 'SOMEONE' })).status).toBe(400);
    expect((await caller.token({ client_id: 'SOMEONE', grant_type: 'refresh_token' })).json()).toEqual({
      error: 'invalid_client',
    });
  });

  test('reports a person who declines', async () => {
    caller.sandbox.world.identity.denyConsent = true;
    expect((await caller.authorise()).searchParams.get('error')).toBe('access_denied');
  });

  test('takes a code once, for five minutes, with its own verifier and address', async () => {
    const code = async () => (await caller.authorise()).searchParams.get('code') ?? '';
    const once = await code();
    expect((await exchangeCode(once)).status).toBe(200);
    const refusals = [
      await exchangeCode(once),
      await exchangeCode(await code(), { code_verifier: 'w'.repeat(64) }),
      await exchangeCode(await code(), { code_verifier: 'short' }),
      await exchangeCode(await code(), { redirect_uri: 'http://localhost:47611/callback' }),
    ];
    const late = await code();
    await caller.clock.advance(5 * minutes);
    refusals.push(await exchangeCode(late));
    expect(refusals.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400]);
    expect(refusals.map((refusal) => refusal.json()['error'])).toEqual(Array(5).fill('invalid_grant'));
  });

  test('gives an access token that says who and for how long', async () => {
    const claims = JSON.parse(Buffer.from(caller.accessToken.split('.')[1] ?? '', 'base64url').toString());
    expect(claims.xero_userid).toBe(caller.sandbox.world.xero.consentingUser.userId);
    expect(claims.exp - claims.nbf).toBe(1800);
    expect(claims.scope).toEqual(allScopes.split(' '));
    const again = await caller.refresh();
    expect(again.json()['access_token']).not.toBe(caller.accessToken);
  });

  test('gives an id_token only with openid, a refresh token only with offline_access', async () => {
    const full = await caller.signIn();
    expect(Object.keys(full).sort()).toEqual(
      ['access_token', 'expires_in', 'id_token', 'refresh_token', 'scope', 'token_type'].sort(),
    );
    const bare = await caller.signIn('accounting.settings.read');
    expect(Object.keys(bare).sort()).toEqual(['access_token', 'expires_in', 'scope', 'token_type']);
  });

  test('rotates refresh tokens; the one before is good for thirty minutes more', async () => {
    const first = caller.refreshToken;
    const second = String((await caller.refresh(first)).json()['refresh_token']);
    expect(second).not.toBe(first);
    await caller.clock.advance(30 * minutes - 1);
    expect((await caller.refresh(first)).status).toBe(200);
    await caller.clock.advance(1);
    const dead = await caller.refresh(first);
    expect([dead.status, dead.json()]).toEqual([400, { error: 'invalid_grant' }]);
    expect((await caller.refresh(second)).status).toBe(200);
  });

  test('lets a refresh token die after sixty days', async () => {
    await caller.clock.advance(60 * days - 1);
    const fresh = String((await caller.refresh()).json()['refresh_token']);
    await caller.clock.advance(60 * days);
    expect((await caller.refresh(fresh)).json()).toEqual({ error: 'invalid_grant' });
  });

  test('lets an access token run out after thirty minutes', async () => {
    await caller.clock.advance(30 * minutes - 1);
    expect((await caller.xero('GET', '/Currencies')).status).toBe(200);
    await caller.clock.advance(1);
    const expired = await caller.xero('GET', '/Currencies');
    expect(expired.status).toBe(401);
    expect(expired.json()['Detail']).toMatch(/^TokenExpired: token expired at 2026-11-22 09:30:00/);
  });

  test('says what is wrong with token, organisation and scope', async () => {
    const unknown = await caller.xero('GET', '/Currencies', { headers: { authorization: 'Bearer nonsense' } });
    expect([unknown.status, unknown.json()['Detail']]).toEqual([401, 'AuthenticationUnsuccessful']);
    const stranger = await caller.xero('GET', '/Currencies', { headers: { 'xero-tenant-id': crypto.randomUUID() } });
    expect([stranger.status, stranger.json()['Detail']]).toEqual([403, 'AuthenticationUnsuccessful']);
    await caller.signIn('accounting.settings.read accounting.banktransactions.read');
    expect((await caller.xero('GET', '/BankTransactions')).status).toBe(200);
    expect((await caller.xero('GET', '/Contacts')).status).toBe(401);
    expect((await caller.xero('PUT', '/BankTransactions', { body: caller.spend() })).status).toBe(401);
  });

  test('forgets everything on revocation', async () => {
    const body = new URLSearchParams({ token: caller.refreshToken, client_id: caller.sandbox.clientId });
    const answer = await fetch(`${caller.sandbox.xeroIdentityUrl}/connect/revocation`, { method: 'POST', body });
    expect([answer.status, await answer.text()]).toEqual([200, '']);
    expect((await caller.refresh()).json()).toEqual({ error: 'invalid_grant' });
    expect((await caller.xero('GET', '/connections')).json()).toEqual([]);
    expect((await caller.xero('GET', '/Currencies')).status).toBe(403);
  });

  test('disconnects one organisation by the id of its connection', async () => {
    const [connection] = (await caller.xero('GET', '/connections')).json<{ id: string; tenantId: string }[]>();
    expect(connection?.tenantId).toBe(caller.sandbox.tenantId);
    expect((await caller.xero('DELETE', `/connections/${caller.sandbox.tenantId}`)).status).toBe(404);
    expect((await caller.xero('DELETE', `/connections/${connection?.id}`)).status).toBe(204);
    expect((await caller.xero('GET', '/Currencies')).status).toBe(403);
  });

  test('keeps a connection and its id over a second consent', async () => {
    const read = async () => (await caller.xero('GET', '/connections')).json<{ id: string; authEventId: string }[]>();
    const before = await read();
    await caller.signIn();
    const after = await read();
    expect(after).toHaveLength(1);
    expect(after[0]?.id).toBe(before[0]?.id);
    expect(after[0]?.authEventId).not.toBe(before[0]?.authEventId);
  });

  test('names itself as the issuer', async () => {
    const answer = await fetch(`${caller.sandbox.xeroIdentityUrl}/.well-known/openid-configuration`);
    const found: Record<string, unknown> = JSON.parse(await answer.text());
    expect(found['issuer']).toBe(caller.sandbox.xeroIdentityUrl);
    expect(found['authorization_endpoint']).toBe(`${caller.sandbox.xeroLoginUrl}/identity/connect/authorize`);
  });
});
