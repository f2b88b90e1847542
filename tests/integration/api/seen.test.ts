import { expect, test } from 'vitest';
import { buy, openBooks, passTime, plainSetup } from '../engine/books.ts';

const review = { ...plainSetup, defaults: { ...plainSetup.defaults, mode: 'review' } };
const everything = { filter: {}, sort: { by: 'date', descending: true }, offset: 0, limit: 100 };

test('what has changed since a person looked at it is not approved unseen, and nothing else of that call either', async () => {
  const books = await openBooks({}, review);
  const [one, other] = [buy(books, 1), buy(books, 2)];
  await books.sync();
  const { api } = books.company;
  const stamps = async (): Promise<Record<string, string>> => {
    const page = await api.call('review.query', everything);
    if (!page.ok) throw new Error(page.error.message);
    return Object.fromEntries(page.value.rows.map(({ transactionId, stamp }) => [transactionId, stamp ?? '']));
  };
  const approve = (seen?: Record<string, string>) =>
    api.call('review.decide', {
      decision: 'approve',
      ids: [one.id, other.id],
      author: 'Ann',
      ...(seen === undefined ? {} : { seen }),
    });

  const looked = await stamps();
  await passTime(books, 5);
  const recoded = { ids: [one.id], scope: 'item', fields: { description: 'By another window' }, author: 'Ben' };
  expect(await api.call('review.recode', recoded)).toMatchObject({ ok: true });

  expect(await approve(looked)).toMatchObject({
    ok: false,
    error: { details: [{ at: one.id, message: expect.stringMatching('changed since you looked') }] },
  });
  expect(books.ledger().proposal(one.id)?.state).toBe('proposed');
  expect(books.ledger().proposal(other.id)?.state).toBe('proposed');

  expect(await approve(await stamps())).toMatchObject({ ok: true });
  expect(await approve(looked), 'approved already: nothing is left to compare').toMatchObject({ ok: true });
});

test('ids without a word of what was seen are not compared: the command line names ids alone', async () => {
  const books = await openBooks({}, review);
  const row = buy(books, 1);
  await books.sync();
  const decision = { decision: 'approve', ids: [row.id], author: 'Ann' };
  expect(await books.company.api.call('review.decide', decision)).toMatchObject({ ok: true });
});
