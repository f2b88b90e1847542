import { describe, expect, test } from 'vitest';
import type { TestCompany } from '../../fixtures/test-company.ts';
import { amountsOf, application, buy, openBooks, plainSetup, posted, standing } from './books.ts';
import { answer, documentWrite, interfere, justBefore } from './interfere.ts';

const review = { ...plainSetup, defaults: { ...plainSetup.defaults, mode: 'review' } };
const contactWrite = /\/Contacts$/;

type Row = { readonly id: string };

/** Carried out at once: in the middle of whatever the sync waits for. */
function decide(books: TestCompany, decision: string, { id }: Row, author: string): void {
  void books.call('review.decide', { decision, ids: [id], author });
}

/** Three items of one batch, the second without a contact in Xero, so that one is made before anything is sent. */
async function approved() {
  const books = await openBooks({}, review);
  const odd = { ...application(books, 'Slack'), name: 'Slack of a name that Xero does not have' };
  const rows = [buy(books, 1), buy(books, 2, { application: odd }), buy(books, 3)] as const;
  await books.sync();
  for (const row of rows) decide(books, 'approve', row, 'Ann');
  return { books, rows };
}

function accountOf(books: TestCompany, amountMinor: number): string | undefined {
  const document = posted(books).find(({ totalMinor }) => totalMinor === amountMinor);
  return document?.lines[0]?.accountCode ?? undefined;
}

describe('decided while the contacts of a push are being made', () => {
  test('coded anew and approved again while its batch is refused as a whole, it does not leave as it was', async () => {
    const { books, rows } = await approved();
    const [, second] = rows;
    let refused = false;
    interfere(books, ({ method, path }) => {
      if (contactWrite.test(path) && method !== 'GET') decide(books, 'reopen', second, 'Bob');
      if (refused || method !== documentWrite.method || !documentWrite.path.test(path)) return null;
      refused = true;
      void books.call('review.recode', { ids: [second.id], scope: 'item', fields: { account: '463' }, author: 'Bob' });
      decide(books, 'approve', second, 'Bob');
      return answer(400, { ErrorNumber: 10, Type: 'ValidationException', Message: 'The moon is full', Elements: [] });
    });
    await books.sync();
    expect(refused).toBe(true);
    expect(amountsOf(posted(books))).toEqual([100, 300]);
    expect(await standing(books, second)).toBe('approved approved');
    await books.sync();
    expect(amountsOf(posted(books))).toEqual([100, 200, 300]);
    expect(accountOf(books, 200)).toBe('463');
  });

  test('put back and approved again as it is, it leaves under the name of who approved it last', async () => {
    const { books, rows } = await approved();
    const [first] = rows;
    justBefore(books, 'PUT', contactWrite, () => {
      decide(books, 'reopen', first, 'Bob');
      decide(books, 'approve', first, 'Bob');
    });
    await books.sync();
    expect(amountsOf(posted(books))).toEqual([100, 200, 300]);
    expect(books.ledger().proposal(first.id)).toMatchObject({ state: 'pushed', approvedBy: 'Bob' });
  });

  test('nothing of an account leaves any more that was turned off meanwhile; it stays approved', async () => {
    const { books, rows } = await approved();
    const { version, settings } = await books.call('settings.read', {});
    const accounts = (enabled: boolean) => settings.accounts.map((account) => ({ ...account, enabled }));
    justBefore(books, 'PUT', contactWrite, () => {
      const change = { base: version, settings: { ...settings, accounts: accounts(false) }, author: 'Bob' };
      void books.call('settings.change', change);
    });
    await books.sync();
    expect(posted(books)).toEqual([]);
    await books.sync();
    for (const row of rows) expect(await standing(books, row)).toBe('excluded not-to-be-posted');
    const present = await books.call('settings.read', {});
    await books.call('settings.change', {
      base: present.version,
      settings: { ...settings, accounts: accounts(true) },
      author: 'Bob',
    });
    await books.sync();
    expect(amountsOf(posted(books))).toEqual([100, 200, 300]);
  });
});
