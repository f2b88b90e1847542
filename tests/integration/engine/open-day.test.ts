import { describe, expect, test } from 'vitest';
import type { TestCompany } from '../../fixtures/test-company.ts';
import { amountsOf, buy, documentWrites, openBooks, plainSetup, posted, proposalOf, standing } from './books.ts';

const review = { ...plainSetup, defaults: { ...plainSetup.defaults, mode: 'review' } };
const organisation = (books: TestCompany) => books.sandbox.world.xero.organisation;

function choose(books: TestCompany, ids: 'all' | readonly string[], day: string | null) {
  return books.call('review.openDay', { ids, day, author: 'Priya' });
}

async function objection(books: TestCompany, ids: 'all' | readonly string[], day: string | null): Promise<string> {
  const chosen = await books.company.api.call('review.openDay', { ids, day, author: 'Priya' });
  if (chosen.ok || chosen.error.kind !== 'invalidInput') throw new Error('It was carried out.');
  return chosen.error.details[0]?.message ?? '';
}

/** One purchase of 31 May, blocked by the lock date of that day. */
async function blocked(setup: object = review) {
  const books = await openBooks({}, setup);
  organisation(books).periodLockDate = '2026-05-31';
  const row = buy(books, 1, { description: 'FIGMA', settledAt: '2026-05-31T12:00:00.000Z' });
  await books.sync();
  return { books, row };
}

describe('posting on the first open day', () => {
  test('is offered where a lock date blocks, and makes a document of that day with the original date in it', async () => {
    const { books, row } = await blocked();
    const before = await books.call('review.item', { transactionId: row.id });
    expect(before.openDay).toEqual({ day: '2026-06-01', chosen: null });
    expect((await books.call('overview.read', {})).attention).toMatchObject([
      { cause: 'lock-date', openDay: '2026-06-01' },
    ]);

    await choose(books, [row.id], '2026-06-01');
    const after = await books.call('review.item', { transactionId: row.id });
    expect(after.openDay).toMatchObject({
      day: null,
      chosen: { day: '2026-06-01', author: 'Priya', ownDay: '2026-05-31', keptBecause: null },
    });
    expect(after.proposal).toMatchObject({ state: 'proposed', document: { date: '2026-06-01' } });
    expect(after.proposal?.explanation.find(({ field }) => field === 'date')?.why).toMatch(/^Chosen by hand by Priya/);
    expect(after.history.find(({ event }) => event === 'open-day-chosen')?.message).toBe(
      'Priya chose to post it on 1 Jun 2026, the first open day. Its own day is 31 May 2026. That day goes into the description.',
    );

    expect(await books.sync({ approveAll: true })).toMatchObject({ pushed: 1, blocked: [] });
    expect(posted(books)).toMatchObject([
      { date: '2026-06-01', lines: [{ description: expect.stringMatching(/ \(original date 31 May 2026\)$/) }] },
    ]);
    expect(await books.sync()).toMatchObject({ pushed: 0, alreadyInXero: 0 });
  });

  test('survives planning again, a restart and other settings, and is approved by the rule where that is set', async () => {
    const { books, row } = await blocked(plainSetup);
    await choose(books, [row.id], '2026-06-01');
    books.restart();
    await books.setup({ ...plainSetup, defaults: { ...plainSetup.defaults, account: '463' } });
    expect(await books.sync()).toMatchObject({ pushed: 1 });
    expect(posted(books)).toMatchObject([{ date: '2026-06-01' }]);
  });

  test('is of that day alone: another lock date blocks it again, and names the new first open day', async () => {
    const { books, row } = await blocked();
    await choose(books, [row.id], '2026-06-01');
    await books.call('review.decide', { decision: 'approve', ids: [row.id], author: 'Priya' });
    organisation(books).periodLockDate = '2026-06-05';
    expect((await books.sync()).blocked).toMatchObject([
      {
        code: 'lock-date',
        message: expect.stringMatching(
          /^Not posted: 1 Jun 2026, the day that was chosen for it, is on or before.*post it on 6 Jun 2026/,
        ),
      },
    ]);
    expect(documentWrites(books)).toBe(0);
    expect(await objection(books, [row.id], '2026-06-01')).toBe(
      'The first open day is 6 Jun 2026, not 1 Jun 2026. Look at it again, then choose.',
    );
    await choose(books, [row.id], '2026-06-06');
    expect((await proposalOf(books, row)).document?.date).toBe('2026-06-06');
    expect(await books.sync({ approveAll: true })).toMatchObject({ pushed: 1 });
  });

  test('is taken back: the document has its own day and is blocked as before', async () => {
    const { books, row } = await blocked();
    const before = await proposalOf(books, row);
    await choose(books, [row.id], '2026-06-01');
    await choose(books, [row.id], null);
    expect(await proposalOf(books, row)).toEqual(before);
    expect(await objection(books, [row.id], null)).toBe('It has its own day, so there is nothing to take back.');
  });

  test('stays while it is approved or has left', async () => {
    const { books, row } = await blocked();
    await choose(books, [row.id], '2026-06-01');
    await books.call('review.decide', { decision: 'approve', ids: [row.id], author: 'Priya' });
    expect(await objection(books, [row.id], null)).toBe('It is approved with that day. Put it back first.');
    await books.sync();
    expect(await objection(books, [row.id], null)).toBe('It has left for Xero with that day. Change the day there.');
  });

  test('is for all that a lock date blocks at once, and for nothing else', async () => {
    const { books } = await blocked();
    buy(books, 2, { settledAt: '2026-05-30T12:00:00.000Z' });
    const open = buy(books, 3, { settledAt: '2026-06-02T12:00:00.000Z' });
    await books.sync();
    expect(await objection(books, [open.id], '2026-06-01')).toBe(
      'No lock date stands in its way, so its day stays as it is.',
    );
    expect((await choose(books, 'all', '2026-06-01')).changed).toHaveLength(2);
    expect(await objection(books, 'all', '2026-06-01')).toMatch(/^No item is blocked by a lock date/);
    expect(await books.sync({ approveAll: true })).toMatchObject({ pushed: 3 });
    expect(posted(books).map(({ date }) => date)).toEqual(['2026-06-01', '2026-06-01', '2026-06-02']);
  });

  test('changes nothing where one of the named cannot take it', async () => {
    const { books, row } = await blocked();
    expect(await objection(books, [row.id, 'nobody'], '2026-06-01')).toBe('There is no such item.');
    expect(await standing(books, row)).toBe('blocked lock-date');
  });

  test('still recognises what someone else has posted on its own day', async () => {
    const { books, row } = await blocked();
    await choose(books, [row.id], '2026-06-01');
    const { xero } = books.sandbox.world;
    const contactId =
      xero.contacts.find(({ name }) => name === 'Figma')?.contactId ?? xero.addContact({ name: 'Figma' }).contactId;
    xero.postByHand({ totalMinor: 100, date: '2026-05-31', contactId });
    expect(await books.sync({ approveAll: true })).toMatchObject({ alreadyInXero: 1, pushed: 0 });
  });

  test("holds it where next month's payment of the same amount lies on the open day", async () => {
    const { books, row } = await blocked();
    await choose(books, [row.id], '2026-06-01');
    const { xero } = books.sandbox.world;
    const contactId =
      xero.contacts.find(({ name }) => name === 'Figma')?.contactId ?? xero.addContact({ name: 'Figma' }).contactId;
    xero.postByHand({ totalMinor: 100, date: '2026-06-01', contactId });
    expect(await books.sync({ approveAll: true })).toMatchObject({ alreadyInXero: 0, pushed: 0 });
    expect(await standing(books, row)).toBe('held maybe-in-xero');
    expect(amountsOf(posted(books))).toEqual([]);
  });
});
