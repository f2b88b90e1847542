import { describe, expect, test } from 'vitest';
import { sampleSetup } from '../../../electron/sandbox/sandbox.ts';
import type { CledaraTransaction } from '../../../electron/sandbox/world/cledara-shapes.ts';
import type { BankTransactionRecord } from '../../../electron/sandbox/world/xero-shapes.ts';
import type { TestCompany } from '../../fixtures/test-company.ts';
import { buy, day, openBooks, plainSetup, start } from './books.ts';

const dayOf = (instant: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' }).format(new Date(instant));

/** Posts a movement as Cledara's own integration does: Spend Money with a contact, without a reference of ours. */
function postAsHosted(
  books: TestCompany,
  row: CledaraTransaction,
  { date, contact }: { readonly date: string; readonly contact: string },
): BankTransactionRecord {
  const { xero } = books.sandbox.world;
  const known = xero.contacts.find(({ name }) => name === contact) ?? xero.addContact({ name: contact });
  return xero.postByHand({
    totalMinor: Math.round(Math.abs(row.amount) * 100),
    type: row.amount < 0 ? 'SPEND' : 'RECEIVE',
    bankAccountId: row.currency === 'GBP' ? '090' : '092',
    date,
    contactId: known.contactId,
    reference: `Cledara ${row.description}`.slice(0, 40),
  });
}

async function check(books: TestCompany) {
  const { checks } = await books.call('diagnostics.run', {});
  return checks.find(({ id }) => id === 'hosted-integration');
}

describe('Cledara’s own integration beside this one', () => {
  test('is told by what it posted lately, and no longer two weeks later', async () => {
    const books = await openBooks();
    const date = new Date(start - 2 * day).toISOString().slice(0, 10);
    const rows = [5, 6, 7].map((amount) => buy(books, amount));
    for (const row of rows) postAsHosted(books, row, { date, contact: 'Figma' });
    await books.sync();
    expect(await check(books)).toMatchObject({
      status: 'warning',
      detail: expect.stringMatching(/^It seems so: somebody else has posted 3 of the movements of the last 14 days/),
      action: expect.stringMatching(/^In Cledara, turn off the push of transactions to Xero/),
    });
    const { attention } = await books.call('overview.read', {});
    const row = attention.find(({ cause }) => cause === 'hosted-integration');
    expect(row).toMatchObject({ count: 3, message: expect.stringContaining('Turn it off in Cledara.') });
    const shown = await books.call('review.query', {
      filter: row?.filter ?? {},
      sort: { by: 'date', descending: true },
      offset: 0,
      limit: 10,
    });
    expect(shown.total).toBe(3);
    await books.clock.sleep(15 * day);
    expect(await check(books)).toMatchObject({ status: 'ok', action: null });
    const later = await books.call('overview.read', {});
    expect(later.attention.map(({ cause }) => cause)).not.toContain('hosted-integration');
  });

  test('is not suspected for one document of a person, nor for what lies before the starting day', async () => {
    const books = await openBooks({}, { ...plainSetup, syncFrom: '2026-06-14' });
    const at = (date: string) => ({ authorizedAt: `${date}T09:00:00.000Z`, settledAt: `${date}T12:00:00.000Z` });
    const recent = buy(books, 5, at('2026-06-14'));
    const old = [6, 7].map((amount) => buy(books, amount, at('2026-06-13')));
    postAsHosted(books, recent, { date: '2026-06-14', contact: 'Figma' });
    for (const row of old) postAsHosted(books, row, { date: '2026-06-13', contact: 'Figma' });
    expect(await books.sync()).toMatchObject({ alreadyInXero: 1 });
    expect(await check(books)).toMatchObject({ status: 'ok', detail: expect.stringContaining('1 movement was found') });
  });
});

describe('half of a world that it has posted beforehand', () => {
  /** The movement of each document in Xero, however it got there; ours by reference. */
  test.each([3, 11])('is neither doubled nor wrongly adopted, among look-alikes too (seed %d)', async (seed) => {
    const books = await openBooks({ empty: false, transactions: 160, seed, withoutInvoices: true }, null);
    const { cledara } = books.sandbox.world;
    // Look-alikes on purpose: pairs of one amount and day, of two applications; only one of each is posted beforehand.
    const [first, second] = cledara.applications;
    if (first === undefined || second === undefined) throw new Error('The sandbox has no applications.');
    for (let n = 1; n <= 6; n += 1) {
      const at = new Date(start - (3 + n) * day).toISOString();
      for (const application of [first, second]) {
        buy(books, 1000 + n, {
          application: { id: application.id, name: application.name },
          authorizedAt: at,
          settledAt: at,
        });
      }
    }
    await books.setup(sampleSetup(books.sandbox.world));
    await books.sync({ push: false });
    const planned = (await books.call('review.list', { state: 'all' })).proposals;
    const rows = new Map(cledara.transactions.map((row) => [row.id, row]));
    const hosted = new Map<string, string>();
    let turn = 0;
    for (const { transactionId, document } of planned) {
      const row = rows.get(transactionId);
      if (row === undefined || document === null || document.contact === null || !row.type.startsWith('card')) continue;
      turn += 1;
      if (turn % 2 === 0) continue;
      const date = dayOf(turn % 6 === 1 ? row.authorizedAt : (row.settledAt ?? row.authorizedAt));
      // Some under nearly the same name, and the look-alikes under one that tells nothing.
      const isLookAlike = Math.abs(row.amount) > 1000 && Math.abs(row.amount) <= 1006;
      const contact = isLookAlike ? 'Card payments' : turn % 10 === 1 ? `${document.contact} Ltd` : document.contact;
      hosted.set(postAsHosted(books, row, { date, contact }).bankTransactionId, transactionId);
    }
    expect(hosted.size).toBeGreaterThan(40);
    await books.sync({ approveAll: true });
    const after = (await books.call('review.list', { state: 'all' })).proposals;
    const postedBefore = new Set(hosted.values());
    const key = (id: string) => {
      const row = rows.get(id);
      return `${row?.amount} ${row?.currency} ${row?.application?.id}`;
    };
    for (const { transactionId, state, xeroId } of after) {
      if (state === 'pushed') {
        // Posted here only what was not posted before, or an equal payment in its place.
        const isEqualToOther = after.some(
          (other) => other.state === 'in-xero' && key(other.transactionId) === key(transactionId),
        );
        expect(postedBefore.has(transactionId) && !isEqualToOther, `${transactionId} is doubled`).toBe(false);
      }
      if (state === 'in-xero' && xeroId !== null) {
        expect(key(hosted.get(xeroId) ?? ''), `${transactionId} was taken for another`).toBe(key(transactionId));
      }
    }
    // Counted: as many documents as payments, each once.
    const found = after.filter(({ state }) => state === 'in-xero').length;
    expect(found).toBeGreaterThan(20);
    expect(
      after.filter(({ state, reason }) => state === 'held' && reason.code === 'maybe-in-xero').length,
    ).toBeGreaterThan(0);
  });
});
