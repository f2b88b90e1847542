import { describe, expect, test } from 'vitest';
import type { TestCompany } from '../../fixtures/test-company.ts';
import { application, buy, openBooks, plainSetup, proposalOf } from './books.ts';

const setup = { ...plainSetup, defaults: { account: '429', taxType: 'NONE', mode: 'review' } };

/** Somebody codes a vendor in Xero, by hand and now and then. */
function postedByHand(books: TestCompany, vendor: string, accounts: readonly string[], taxType = 'INPUT2'): void {
  const { xero } = books.sandbox.world;
  const contact = xero.contacts.find(({ name }) => name === vendor) ?? xero.addContact({ name: vendor });
  for (const code of accounts) {
    const account = xero.accounts.find((one) => one.code === code);
    if (account === undefined) throw new Error(`Xero has no account ${code}.`);
    const posting = xero.postByHand({ totalMinor: 1200, contactId: contact.contactId, date: '2026-03-02' });
    const lines = posting.lines.map((line) => ({ ...line, accountId: account.accountId, accountCode: code, taxType }));
    xero.edit(posting.bankTransactionId, { lines });
  }
}

async function suggested(books: TestCompany, name: string) {
  const { suggestions } = await books.call('suggestions.list', {});
  const own = suggestions.filter((one) => one.application === name);
  return Object.fromEntries(own.map(({ field, value, source, evidence }) => [field, { value, source, evidence }]));
}

describe('suggestions', () => {
  test('come from documents in Xero, and nothing changes until somebody accepts them', async () => {
    const books = await openBooks({}, setup);
    postedByHand(books, 'Figma', [...Array<string>(14).fill('463'), '429']);
    const movement = buy(books, 12, { application: application(books, 'Figma') });
    await books.sync();
    expect(await suggested(books, 'Figma')).toEqual({});

    const before = books.sandbox.world.requests.length;
    const { history, calls } = await books.call('suggestions.look', {});
    expect(history).toMatchObject({ isWhole: true, from: '2024-06-15' });
    expect(calls).toBe(2);
    expect(books.sandbox.world.requests.length - before).toBe(2);
    expect(await suggested(books, 'Figma')).toMatchObject({
      account: {
        value: '463',
        source: 'history',
        evidence: 'In Xero, 14 of 15 documents of Figma use 463 IT Software and Consumables.',
      },
      taxType: {
        value: 'INPUT2',
        source: 'history',
        evidence: 'In Xero, 14 of 14 documents of Figma on this account use INPUT2 20% (VAT on Expenses).',
      },
    });
    await books.sync();
    expect(await proposalOf(books, movement)).toMatchObject({ settingsVersion: 1, state: 'proposed' });
    expect((await books.call('settings.read', {})).version).toBe(1);

    const { base, suggestions } = await books.call('suggestions.list', {});
    const ids = suggestions.filter((one) => one.application === 'Figma').map(({ id }) => id);
    const accepted = await books.call('suggestions.accept', { base, ids, author: 'Priya' });
    expect(accepted).toMatchObject({ version: 2, changed: 1, accepted: ids });
    expect(await suggested(books, 'Figma')).toEqual({});
    const { document, explanation } = await proposalOf(books, movement);
    expect(document).toMatchObject({ account: '463 IT Software and Consumables', taxType: 'INPUT2' });
    expect(explanation.find(({ field }) => field === 'account')?.why).toBe('Set for Figma.');
    expect((await books.call('settings.history', { limit: 1 })).versions[0]).toMatchObject({
      number: 2,
      author: 'Priya',
    });
  });

  test('are not accepted where they or the settings have changed since, and then nothing changes', async () => {
    const books = await openBooks({}, setup);
    postedByHand(books, 'Figma', ['463', '463']);
    await books.call('suggestions.look', {});
    const { base, suggestions } = await books.call('suggestions.list', {});
    const ids = suggestions.filter((one) => one.application === 'Figma').map(({ id }) => id);
    const accept = (from: number | null, some: readonly string[]) =>
      books.company.api.call('suggestions.accept', { base: from, ids: some, author: 'Priya' });
    const unknown = await accept(base, [...ids, 'nobody']);
    expect(unknown).toMatchObject({ ok: false, error: { kind: 'invalidInput', details: [{ at: 'nobody' }] } });
    await books.setup({ ...setup, defaults: { ...setup.defaults, account: '485' } });
    expect(await accept(base, ids)).toMatchObject({ ok: false, error: { details: [{ at: 'base' }] } });
    expect((await books.call('settings.read', {})).version).toBe(2);
  });

  test('leave out what this app posted itself, and what an application says already', async () => {
    const own = { name: 'Notion', account: '429', taxType: 'NONE', contact: 'Figma' };
    const books = await openBooks({}, setup);
    postedByHand(books, 'Figma', ['463']);
    await books.setup({ ...setup, applications: [own] });
    for (const amount of [1, 2, 3]) buy(books, amount, { application: application(books, 'Figma') });
    await books.sync();
    await books.sync({ approveAll: true });
    const { history } = await books.call('suggestions.look', {});
    const figma = books
      .ledger()
      .codingHistory()
      ?.uses.filter(({ contactName }) => contactName === 'Figma');
    expect(figma).toMatchObject([{ account: '463', documents: 1 }]);
    expect(history.documents).toBeGreaterThan(0);
    expect(await suggested(books, 'Figma')).toEqual({});
    expect(await suggested(books, 'Notion')).toEqual({});
  });

  test('read what fields of Cledara carry, once somebody says what that is', async () => {
    const books = await openBooks({}, setup);
    const carries = (value: string, name: string) => [{ field: { id: 'f-1', name: 'Nominal code' }, value, name }];
    const owner = application(books, 'Figma');
    for (const amount of [1, 2, 3]) buy(books, amount, { application: owner, accounting: carries('463', 'Software') });
    buy(books, 4, { application: owner, accounting: 'odd' as never });
    await books.sync();
    const { fields } = await books.call('suggestions.list', {});
    expect(fields).toEqual([{ name: 'Nominal code', movements: 3, declaredAs: null, carries: null, category: null }]);
    expect((await suggested(books, 'Figma'))['account']).toBeUndefined();
    await books.setup({ ...setup, accountingFields: [{ field: 'nominal code', carries: 'account' }] });
    expect((await suggested(books, 'Figma'))['account']).toEqual({
      value: '463',
      source: 'accounting-field',
      evidence: 'In Cledara, the field Nominal code says 463 (Software) on 3 of 3 transactions that have it.',
    });
    const refused = await books.company.api.call('settings.apply', {
      json: JSON.stringify({ ...setup, accountingFields: [{ field: 'Team', carries: 'tracking', category: 'Mars' }] }),
      author: 'Priya',
    });
    expect(refused).toMatchObject({ error: { details: [{ at: 'accountingFields[0].category' }] } });
  });
});
