import { describe, expect, test } from 'vitest';
import type { TestCompany } from '../../fixtures/test-company.ts';
import { amountsOf, buy, documentWrites, openBooks, posted, standing } from './books.ts';
import { interfere, justBefore } from './interfere.ts';

describe('a request that Xero answers for each document', () => {
  test('settles each by its own answer: what is refused is blocked with words, the rest is in Xero', async () => {
    const books = await openBooks();
    const good = [buy(books, 1), buy(books, 2)];
    const { xero } = books.sandbox.world;
    const slack = books.sandbox.world.cledara.applications.find(({ name }) => name === 'Slack');
    await books.setup({
      version: 1,
      syncFrom: '2026-01-01',
      accounts: [{ id: 'GBP:saas', enabled: true, bankAccount: '090' }],
      defaults: { account: '429', taxType: 'NONE', mode: 'auto' },
      applications: [{ name: 'Slack', account: '463' }],
    });
    const bad = buy(books, 3, { application: { id: slack?.id ?? '', name: 'Slack' } });
    justBefore(books, 'PUT', /BankTransactions$/, () => {
      const account = xero.account('463');
      if (account !== undefined) account.status = 'ARCHIVED';
    });
    const summary = await books.sync();
    expect(summary.pushed).toBe(2);
    expect(summary.blocked).toEqual([
      {
        transactionId: bad.id,
        code: 'account-archived',
        message: expect.stringContaining("Account code '463' has been archived"),
      },
    ]);
    for (const movement of good) expect(await standing(books, movement)).toBe('pushed pushed');
    expect(documentWrites(books)).toBe(1);
  });

  const poison = (books: TestCompany, elements: (body: string) => unknown) =>
    interfere(books, ({ method, path, body }) => {
      if (method !== 'PUT' || !path.endsWith('/BankTransactions') || !body.includes('"UnitAmount":13,')) return null;
      const json = JSON.stringify(elements(body));
      return { kind: 'status', status: 400, body: json, headers: { 'content-type': 'application/json' } };
    });

  test('sends singly what was refused as a whole, and only the one that is to blame is blocked', async () => {
    const books = await openBooks();
    for (const amount of [1, 2, 13, 4, 5]) buy(books, amount);
    poison(books, () => ({ ErrorNumber: 14, Type: 'PostDataInvalidException', Message: 'It could not be read.' }));
    const summary = await books.sync();
    expect(summary.pushed).toBe(4);
    expect(summary.blocked).toMatchObject([{ code: 'rejected-by-xero' }]);
    expect(amountsOf(posted(books))).toEqual([100, 200, 400, 500]);
    expect(documentWrites(books)).toBe(6);
  });

  test('does not let one bad document keep the others out where Xero names it and refuses the whole', async () => {
    const books = await openBooks();
    for (const amount of [1, 2, 13]) buy(books, amount);
    poison(books, (body) => ({
      ErrorNumber: 10,
      Type: 'ValidationException',
      Message: 'A validation exception occurred',
      Elements: (JSON.parse(body).BankTransactions as { LineItems: { UnitAmount: number }[] }[]).map((element) => ({
        ...element,
        ValidationErrors: element.LineItems[0]?.UnitAmount === 13 ? [{ Message: 'Thirteen is unlucky' }] : [],
      })),
    }));
    await books.sync();
    const summary = await books.sync();
    expect(amountsOf(posted(books))).toEqual([100, 200]);
    expect(summary.blocked).toMatchObject([{ code: 'rejected-by-xero', message: expect.stringContaining('unlucky') }]);
  });
});
