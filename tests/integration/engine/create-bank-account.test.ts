import { expect, test } from 'vitest';
import type { TestCompany } from '../../fixtures/test-company.ts';
import { openBooks, plainSetup } from './books.ts';

const author = 'Ana';
const make = (books: TestCompany, account: string) =>
  books.company.api.call('accounts.createBank', { account, author });

function named(books: TestCompany, name: string) {
  return books.sandbox.world.xero.accounts.filter((account) => account.name === name);
}

function calls(books: TestCompany): number {
  return books.sandbox.world.requests.filter(({ path }) => path.startsWith('/api.xro/')).length;
}

function writes(books: TestCompany): number {
  return books.sandbox.world.requests.filter(({ method, path }) => method === 'PUT' && /\/Accounts$/.test(path)).length;
}

test('makes the bank account once, of the currency, and it can be linked', async () => {
  const books = await openBooks();
  const before = calls(books);
  const made = await make(books, 'USD:saas');
  expect(calls(books) - before).toBe(17);
  expect(made).toMatchObject({ ok: true, value: { bankAccount: { name: 'Cledara USD', currency: 'USD' } } });
  expect(named(books, 'Cledara USD')).toMatchObject([{ currency: 'USD', type: 'BANK', status: 'ACTIVE' }]);
  expect(await make(books, 'USD:saas')).toEqual(made); // the one that is there
  expect(writes(books)).toBe(1);
  const bankAccount = named(books, 'Cledara USD')[0]?.accountId;
  await books.setup({ ...plainSetup, accounts: [{ id: 'USD:saas', enabled: true, bankAccount }] });
  expect((await books.call('settings.read', {})).settings.accounts).toMatchObject([{ bankAccount }]);
  const events = books
    .ledger()
    .activity({ limit: 50 })
    .map(({ event }) => event);
  expect(events.filter((event) => event.startsWith('bank-account'))).toEqual([
    'bank-account-made',
    'bank-account-asked',
  ]);
});

test('one that is there already is taken as it is, and nothing leaves', async () => {
  const books = await openBooks();
  const before = calls(books);
  expect(await make(books, 'GBP:saas')).toMatchObject({ ok: true, value: { bankAccount: { code: '090' } } });
  expect(calls(books) - before).toBe(8);
  expect(writes(books)).toBe(0);
});

test('what Xero would refuse, or refuses, is said, and nothing is made', async () => {
  const books = await openBooks();
  const { xero } = books.sandbox.world;
  const place = xero.currencies.findIndex(({ code }) => code === 'USD');
  const [dollar] = xero.currencies.splice(place, 1);
  if (dollar === undefined) throw new Error('The organisation has dollars.');
  expect(await make(books, 'USD:saas')).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('is not subscribed to USD in Xero') },
  });
  expect(writes(books)).toBe(0);
  xero.currencies.push(dollar);
  const [some] = xero.accounts;
  if (some === undefined) throw new Error('There are accounts.');
  xero.accounts.push({ ...some, accountId: xero.newId(), code: null, name: 'CLEDARA usd', status: 'ARCHIVED' });
  expect(await make(books, 'USD:saas')).toMatchObject({
    ok: false,
    error: { kind: 'rejected', details: ['Please enter a unique Name.'] },
  });
  xero.accounts.pop();
  // A consent of before the app could add bank accounts.
  const body = JSON.stringify({ Title: 'Unauthorized', Status: 401, Detail: 'AuthorizationUnsuccessful' });
  const fault = { kind: 'status', status: 401, body, headers: { 'content-type': 'application/json' } } as const;
  books.sandbox.faults.next({ service: 'xero', method: 'PUT', path: /\/Accounts$/, times: 2, fault });
  expect(await make(books, 'USD:saas')).toMatchObject({
    error: { kind: 'scopeLacking', message: expect.stringContaining('does not cover adding a bank account') },
  });
  expect(named(books, 'Cledara USD')).toEqual([]);
  expect(await make(books, 'dollars')).toMatchObject({ ok: false, error: { kind: 'invalidInput' } });
});

test.each([
  ['was carried out', 'reset-after', 1],
  ['was not carried out', 'reset-before', 0],
] as const)(
  'an answer that was lost is looked up by the name at once, where the request %s',
  async (_how, kind, there) => {
    const books = await openBooks();
    books.sandbox.faults.next({ service: 'xero', method: 'PUT', path: /\/Accounts$/, fault: { kind } });
    const first = await make(books, 'USD:saas');
    expect(first.ok).toBe(there === 1);
    if (!first.ok) expect(first.error.kind).toBe('uncertain');
    expect(named(books, 'Cledara USD')).toHaveLength(there);
    expect(await make(books, 'USD:saas')).toMatchObject({ ok: true, value: { bankAccount: { name: 'Cledara USD' } } });
    expect(named(books, 'Cledara USD')).toHaveLength(1);
  },
);
