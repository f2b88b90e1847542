import { describe, expect, test } from 'vitest';
import type { TestCompany } from '../../fixtures/test-company.ts';
import { beginSignIn, consent } from '../../fixtures/test-company.ts';
import { buy, openBooks, posted } from '../engine/books.ts';
import { answer, interfere } from '../engine/interfere.ts';

async function troubleOf(books: TestCompany) {
  const { connections, error } = await books.call('status.read', {});
  const { attention } = await books.call('overview.read', {});
  return {
    code: connections.xero.trouble?.code ?? null,
    connected: connections.xero.connected,
    error: error?.code ?? null,
    cause: attention.find(({ cause }) => cause.startsWith('xero-'))?.cause ?? null,
  };
}

async function connectAgain(books: TestCompany): Promise<void> {
  const { authoriseUrl } = await beginSignIn(books.company.api, books.sandbox.clientId);
  const finished = books.call('connection.xero.finish', {});
  await consent(authoriseUrl);
  await finished;
}

const fine = { code: null, connected: true, error: null, cause: null };

describe('an organisation that Xero refuses', () => {
  test('was disconnected there: told so, until it is connected again', async () => {
    const books = await openBooks();
    const { identity } = books.sandbox.world;
    identity.connections.splice(0);
    expect((await books.sync()).error).toMatchObject({
      code: 'forbidden',
      message: expect.stringMatching(/^Demo Company \(UK\) was disconnected in Xero/),
    });
    expect(await troubleOf(books)).toEqual({
      code: 'disconnected-in-xero',
      connected: true,
      error: 'sign-in-needed',
      cause: 'xero-disconnected-in-xero',
    });
    buy(books, 1);
    await connectAgain(books);
    expect(await troubleOf(books)).toEqual(fine);
    expect(await books.sync()).toMatchObject({ pushed: 1 });
  });

  test.each([
    ['a demo company that was reset', true, 'demo-reset', /^Xero has reset its demo company: there is another Demo/],
    ['made anew', false, 'organisation-replaced', /^Xero has another organisation called Demo Company \(UK\) now/],
  ])('was replaced by another one of its name, %s: nothing is sent to that one', async (_, isDemo, code, told) => {
    const books = await openBooks();
    const { identity, xero } = books.sandbox.world;
    xero.organisation.isDemoCompany = isDemo;
    await books.sync();
    const [connection] = identity.connections.splice(0);
    if (connection === undefined) throw new Error('There is no connection.');
    identity.connections.push({ ...connection, tenantId: '00000000-1111-2222-3333-444444444444' });
    buy(books, 1);
    expect((await books.sync()).error?.message).toMatch(told);
    expect((await troubleOf(books)).code).toBe(code);
    expect(posted(books)).toEqual([]);
  });

  test('is still connected, and refused all the same; it frees itself', async () => {
    const books = await openBooks();
    let refuses = true;
    const refusal = answer(403, { Type: null, Title: 'Forbidden', Status: 403, Detail: 'AuthenticationUnsuccessful' });
    interfere(books, ({ path }) => (refuses && path.endsWith('/Organisation') ? refusal : null));
    expect((await books.sync()).error?.message).toMatch(/^Xero refuses access to Demo Company \(UK\), though/);
    expect((await troubleOf(books)).code).toBe('access-refused');
    const { checks } = await books.call('diagnostics.run', {});
    expect(checks.find(({ id }) => id === 'xero-connection')).toMatchObject({
      status: 'problem',
      detail: expect.stringMatching(/^Xero refuses access/),
    });
    refuses = false;
    expect((await books.sync()).error).toBeUndefined();
    expect(await troubleOf(books)).toEqual(fine);
  });
});

test('a trial that has ended is told as such, and goes on once a plan was chosen', async () => {
  const books = await openBooks();
  const { organisation } = books.sandbox.world.xero;
  organisation.isDemoCompany = false;
  organisation.plan = 'TRIAL';
  await books.sync();
  const { checks } = await books.call('diagnostics.run', {});
  expect(checks.find(({ id }) => id === 'xero-connection')?.detail).toMatch(/It is a trial: when that ends/);
  let refuses = true;
  const refusal = answer(403, { Type: null, Title: 'Forbidden', Status: 403, Detail: 'AuthenticationUnsuccessful' });
  interfere(books, ({ path }) => (refuses && path.endsWith('/Organisation') ? refusal : null));
  expect((await books.sync()).error?.message).toMatch(/It was a trial, which has most likely ended/);
  expect(await troubleOf(books)).toMatchObject({ code: 'trial-ended', cause: 'xero-trial-ended' });
  refuses = false;
  organisation.plan = 'GROW';
  expect((await books.sync()).error).toBeUndefined();
  expect(await troubleOf(books)).toEqual(fine);
});

describe('a role that was lowered', () => {
  async function roleCheck(books: TestCompany) {
    const { checks } = await books.call('diagnostics.run', {});
    return checks.find(({ id }) => id === 'role');
  }

  test('says what can no longer be posted and who can change it, until it is given back', async () => {
    const books = await openBooks();
    const { consentingUser: user, organisation } = books.sandbox.world.xero;
    organisation.periodLockDate = '2026-05-31';
    user.role = 'FINANCIALADVISER';
    expect(await books.call('connection.xero.role', {})).toMatchObject({
      user: { role: 'FINANCIALADVISER' },
      sentence: 'You are connected as an Adviser (Priya Sharma).',
    });
    user.role = 'STANDARD';
    const { sentence } = await books.call('connection.xero.role', {});
    expect(sentence).toBe(
      'You are connected as a Standard user (Priya Sharma). Your role in Demo Company (UK) was lowered: you were an Adviser, and since 15 Jun 2026 you are a Standard user. What is dated on or before the lock date (31 May 2026) can no longer be posted. Whoever manages the users of Demo Company (UK) in Xero can change it back; or ask an Adviser to connect.',
    );
    expect(await roleCheck(books)).toMatchObject({ status: 'warning', detail: expect.stringContaining('was lowered') });
    const lowered = async () => (await books.call('overview.read', {})).attention.map(({ cause }) => cause);
    expect(await lowered()).toContain('xero-role-lowered');

    await books.sync();
    books.restart();
    await books.sync();
    expect(await lowered()).toContain('xero-role-lowered');
    const { entries } = await books.call('activity.search', {
      text: 'lowered',
      runId: null,
      states: [],
      before: null,
      limit: 20,
    });
    expect(entries.map(({ event }) => event)).toEqual(['xero-role-lowered']);

    user.role = 'FINANCIALADVISER';
    await books.sync();
    expect(await lowered()).not.toContain('xero-role-lowered');
    expect(await roleCheck(books)).toMatchObject({ status: 'ok' });
  });

  test('where no lock date is set nothing is kept from being posted, and only the diagnostics say so', async () => {
    const books = await openBooks();
    const { consentingUser: user } = books.sandbox.world.xero;
    user.role = 'FINANCIALADVISER';
    await books.sync();
    user.role = 'STANDARD';
    await books.sync();
    expect(await roleCheck(books)).toMatchObject({ status: 'warning' });
    const { attention } = await books.call('overview.read', {});
    expect(attention.map(({ cause }) => cause)).not.toContain('xero-role-lowered');
  });
});

test('two organisations of one name are told apart by what Xero says of each', async () => {
  const books = await openBooks();
  const { identity, xero } = books.sandbox.world;
  const [own] = identity.connections;
  if (own === undefined) throw new Error('There is no connection.');
  expect((await books.call('connection.xero.tenants', {})).tenants).toEqual([
    { tenantId: own.tenantId, name: own.tenantName },
  ]);
  identity.connections.push({ ...own, id: 'c2', tenantId: '5ec0d000-0000-4000-8000-000000000002' });
  const { tenants } = await books.call('connection.xero.tenants', {});
  const about = `GBP · GB · DEMO · ${xero.organisation.shortCode}`;
  expect(tenants.map((tenant) => tenant.about)).toEqual([about, about]);
});

describe('disconnecting here', () => {
  test('takes the access back in Xero, forgets the consent, and keeps the books for when it is connected again', async () => {
    const books = await openBooks();
    buy(books, 1);
    await books.sync();
    const { identity } = books.sandbox.world;
    await books.call('connection.xero.disconnect', { author: 'Priya' });
    expect(identity.connections).toEqual([]);
    expect(await troubleOf(books)).toEqual({
      code: 'disconnected-here',
      connected: false,
      error: 'not-connected',
      cause: 'xero-disconnected-here',
    });
    const asked = books.sandbox.world.requests.length;
    expect(await books.company.api.call('sync.run', { approveAll: false, push: true })).toMatchObject({
      ok: false,
      error: { kind: 'notConnected', message: expect.stringMatching(/was disconnected from Xero here/) },
    });
    expect(books.sandbox.world.requests).toHaveLength(asked);
    expect(books.ledger().activity({ limit: 1 })).toMatchObject([{ event: 'xero-disconnected' }]);
    expect(await books.company.api.call('connection.xero.disconnect', { author: 'Priya' })).toMatchObject({
      ok: false,
      error: { kind: 'notConnected' },
    });

    await connectAgain(books);
    expect(await troubleOf(books)).toEqual(fine);
    buy(books, 2);
    expect(await books.sync()).toMatchObject({ pushed: 1 });
    expect(posted(books)).toHaveLength(2);
  });

  test('changes nothing where Xero cannot be reached', async () => {
    const books = await openBooks();
    interfere(books, ({ path }) => (path.startsWith('/connections') ? { kind: 'reset-before' } : null));
    const answered = await books.company.api.call('connection.xero.disconnect', { author: 'Priya' });
    expect(answered.ok).toBe(false);
    expect(await troubleOf(books)).toEqual(fine);
    expect(books.sandbox.world.identity.connections).toHaveLength(1);
  });
});
