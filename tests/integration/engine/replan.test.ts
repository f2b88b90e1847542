import { describe, expect, test } from 'vitest';
import type { Settings } from '../../../shared/domain/settings.ts';
import type { TestCompany } from '../../fixtures/test-company.ts';
import { application, buy, documentWrites, openBooks, plainSetup, posted, proposalOf, standing } from './books.ts';
import { answer, documentWrite, interfere } from './interfere.ts';

const review = { ...plainSetup, defaults: { ...plainSetup.defaults, mode: 'review' } };

/** Other settings from the books alone; says how many proposals they changed. */
async function change(books: TestCompany, make: (settings: Settings) => object): Promise<number> {
  const { version, settings } = await books.call('settings.read', {});
  const asked = books.sandbox.world.requests.length;
  const { changed } = await books.call('settings.change', { base: version, settings: make(settings), author: 'Priya' });
  expect(books.sandbox.world.requests.length).toBe(asked);
  return changed;
}

function account(code: string) {
  return (settings: Settings) => ({ ...settings, defaults: { ...settings.defaults, account: code } });
}

function onDay(date: string) {
  return { authorizedAt: `${date}T09:00:00.000Z`, settledAt: `${date}T12:00:00.000Z` };
}

describe('planning from the books alone', () => {
  test('says the same as a sync does, and a second time changes nothing', async () => {
    const books = await openBooks({ empty: false, months: 3, seed: 7 } as object, null);
    await books.setup(review);
    await books.sync({ push: false });
    const bySync = await books.call('review.list', { state: 'all' });
    const seq = books.ledger().activity({ limit: 1 })[0]?.seq;
    await books.call('reference.refresh', {});
    expect(await books.call('review.list', { state: 'all' })).toEqual(bySync);
    expect(books.ledger().activity({ limit: 1 })[0]?.seq).toBe(seq);
  });

  test('shows other settings at once, and goes through more than a slice of them', async () => {
    const books = await openBooks({}, review);
    const rows = Array.from({ length: 1203 }, (_, index) => buy(books, index + 1));
    await books.sync();
    expect(await change(books, account('463'))).toBe(rows.length);
    const { proposals } = await books.call('review.list', { state: 'proposed' });
    expect(new Set(proposals.map(({ document }) => document?.account))).toEqual(
      new Set(['463 IT Software and Consumables']),
    );
    expect(await change(books, (settings) => settings)).toBe(0);
  });

  test('accepts nothing that is set to automatic; the next sync does, after it has looked', async () => {
    const books = await openBooks({}, review);
    const [plain, double] = [buy(books, 1), buy(books, 7, onDay('2026-06-10'))];
    await books.sync();
    const priya = books.sandbox.world.xero.addContact({ name: 'Priya Sharma' });
    books.sandbox.world.xero.postByHand({ totalMinor: 700, date: '2026-06-10', contactId: priya.contactId });
    await change(books, (settings) => ({ ...settings, defaults: { ...settings.defaults, mode: 'auto' } }));
    expect(await standing(books, plain)).toBe('proposed review');
    expect(await books.sync()).toMatchObject({ pushed: 1, approved: 1 });
    expect(await standing(books, double)).toBe('held maybe-in-xero');
    expect(documentWrites(books)).toBe(1);
  });

  test('keeps a doubt with its look-alike and a fresh document', async () => {
    const books = await openBooks({}, review);
    const row = buy(books, 7, onDay('2026-06-10'));
    const priya = books.sandbox.world.xero.addContact({ name: 'Priya Sharma' });
    books.sandbox.world.xero.postByHand({ totalMinor: 700, date: '2026-06-10', contactId: priya.contactId });
    await books.sync();
    const before = books.ledger().proposal(row.id);
    expect(await change(books, account('463'))).toBe(1);
    const after = await proposalOf(books, row);
    expect(after).toMatchObject({ state: 'held', reason: before?.reason, settingsVersion: 2 });
    expect(after.document?.account).toMatch(/^463 /);
    expect(books.ledger().proposal(row.id)?.lookAlikeId).toBe(before?.lookAlikeId);
    // Also by the way of an account that is off, where nothing is posted at all.
    const accounts = (enabled: boolean) => (settings: Settings) => ({
      ...settings,
      accounts: settings.accounts.map((one) => ({ ...one, enabled })),
    });
    await change(books, accounts(false));
    expect(await standing(books, row)).toBe('excluded not-to-be-posted');
    await change(books, accounts(true));
    expect(await standing(books, row)).toBe('held maybe-in-xero');
  });

  test('does not bring back what someone deleted in Xero', async () => {
    const books = await openBooks();
    const row = buy(books, 1);
    await books.sync();
    await books.reinstall();
    books.sandbox.world.xero.deleteByHand(posted(books)[0]?.bankTransactionId ?? '');
    await books.setup(plainSetup);
    await books.sync();
    expect(await standing(books, row)).toBe('held deleted-in-xero');
    await change(books, account('463'));
    expect(await standing(books, row)).toBe('held deleted-in-xero');
    expect((await proposalOf(books, row)).document?.account).toMatch(/^463 /);
    // Blocked and free again from the books, then approved in good faith: the sync asks before it sends.
    expect(await books.sync({ approveAll: true })).toMatchObject({ pushed: 0 });
    expect(posted(books)).toEqual([]);
  });

  test('leaves what a person decided, and what Xero has refused as long as it would be the same', async () => {
    const books = await openBooks({}, review);
    const rows = { held: buy(books, 1), out: buy(books, 2), elsewhere: buy(books, 3), approved: buy(books, 4) };
    const refused = buy(books, 5, { application: application(books, 'Slack') });
    await books.sync();
    const decide = (decision: string, { id }: { id: string }) =>
      books.call('review.decide', { decision, ids: [id], author: 'Priya' });
    await decide('hold', rows.held);
    await decide('exclude', rows.out);
    await decide('handled', rows.elsewhere);
    await decide('approve', refused);
    interfere(books, ({ method, path }) =>
      method === documentWrite.method && documentWrite.path.test(path)
        ? answer(400, { ErrorNumber: 10, Type: 'ValidationException', Message: 'The moon is full', Elements: [] })
        : null,
    );
    await books.sync();
    expect((await standing(books, refused)).split(' ')[0]).toBe('blocked');
    await decide('approve', rows.approved);
    await change(books, (settings) => ({ ...settings, applications: [{ name: 'Figma', account: '463' }] }));
    expect(await standing(books, rows.held)).toBe('held by-hand');
    expect((await proposalOf(books, rows.held)).document?.account).toMatch(/^463 /);
    expect(await standing(books, rows.out)).toBe('excluded by-hand');
    expect(await standing(books, rows.elsewhere)).toBe('excluded handled-elsewhere');
    expect(await standing(books, rows.approved)).toBe('approved approved');
    expect((await proposalOf(books, rows.approved)).document?.account).toMatch(/^429 /);
    expect((await standing(books, refused)).split(' ')[0]).toBe('blocked');
    await change(books, account('404'));
    expect(await standing(books, refused)).toBe('proposed review');
  });
});
