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

  test('was replaced by another one of its name: nothing is sent to that one', async () => {
    const books = await openBooks();
    const { identity } = books.sandbox.world;
    const [connection] = identity.connections.splice(0);
    if (connection === undefined) throw new Error('There is no connection.');
    identity.connections.push({ ...connection, tenantId: '00000000-1111-2222-3333-444444444444' });
    buy(books, 1);
    expect((await books.sync()).error?.message).toMatch(
      /^Xero has another organisation called Demo Company \(UK\) now/,
    );
    expect((await troubleOf(books)).code).toBe('organisation-replaced');
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
