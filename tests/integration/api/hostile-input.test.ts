import { describe, expect, test } from 'vitest';
import { buy, openBooks, plainSetup, posted, proposalOf, standing } from '../engine/books.ts';

const review = { ...plainSetup, defaults: { ...plainSetup.defaults, mode: 'review' } };

/** As it comes from the wire: `JSON.parse` makes a member of its own of it, which an object literal does not. */
const wire = (text: string): unknown => JSON.parse(text);

describe('names that JavaScript has a meaning of its own for', () => {
  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('%s is no tracking category', async (name) => {
    const books = await openBooks({}, review);
    const row = buy(books, 1);
    await books.sync();
    const before = books.ledger().proposal(row.id);
    const { api } = books.company;
    const tracking = wire(`{"${name}":"x"}`);
    const change = { ids: [row.id], fields: { tracking }, author: 'Ann' };
    for (const scope of ['item', 'application']) {
      expect(await api.call('review.recode', { ...change, scope })).toMatchObject({ ok: false });
    }
    const settings = { ...review, defaults: { ...review.defaults, tracking } };
    expect(await api.call('settings.change', { base: 1, settings, author: 'Ann' })).toMatchObject({ ok: false });
    const json = JSON.stringify(settings);
    expect(json).toContain(name);
    expect(await api.call('settings.apply', { json, author: 'Ann' })).toMatchObject({ ok: false });
    expect(books.ledger().settings()?.number).toBe(1);
    expect(books.ledger().override(row.id)).toBeNull();
    expect(books.ledger().proposal(row.id)).toEqual(before);
  });

  test.each(['__proto__', 'constructor'])('%s is no currency of a bank account', async (name) => {
    const books = await openBooks({}, review);
    const topUps = { post: 'transfer', fromBankAccount: wire(`{"${name}":"091"}`) };
    const settings = { ...review, movements: { topUps } };
    const changed = await books.company.api.call('settings.change', { base: 1, settings, author: 'Ann' });
    expect(changed).toMatchObject({ ok: false, error: { kind: 'invalidInput' } });
    expect(books.ledger().settings()?.number).toBe(1);
  });

  test('are no application, id or field either', async () => {
    const books = await openBooks({}, review);
    const row = buy(books, 1, { application: { id: '__proto__', name: 'constructor' } });
    await books.sync();
    const { api } = books.company;
    const decision = { decision: 'approve', author: 'Ann' };
    expect(await api.call('review.decide', { ...decision, ids: ['__proto__'] })).toMatchObject({ ok: false });
    expect(
      await api.call('review.decide', wire(`{"decision":"approve","ids":["a"],"author":"a","__proto__":{}}`)),
    ).toMatchObject({ ok: false });
    const fields = wire('{"__proto__":{"account":"463"}}');
    const recode = { ids: [row.id], scope: 'item', author: 'Ann' };
    expect(await api.call('review.recode', { ...recode, fields })).toMatchObject({ ok: false });
    // Cledara's list has no such application, so there is none to set anything for.
    const whole = { ...recode, scope: 'application', fields: { account: '463' } };
    expect(await api.call('review.recode', whole)).toMatchObject({ ok: false });
    await books.call('review.recode', { ...recode, fields: { account: '463' } });
    expect((await proposalOf(books, row)).document?.account).toMatch(/^463 /);
    expect(({} as Record<string, unknown>)['account']).toBeUndefined();
  });
});

describe('ids', () => {
  test('of both kinds, many times over, decide about an item once', async () => {
    const books = await openBooks({}, review);
    const row = buy(books, 1);
    await books.sync();
    const own = books.ledger().proposal(row.id)?.id ?? '';
    const ids = Array.from({ length: 10_000 }, (_, index) => (index % 2 === 0 ? own : row.id));
    const recoded = await books.call('review.recode', {
      ids,
      scope: 'item',
      fields: { account: '463' },
      author: 'Ann',
    });
    expect(recoded.changed.length).toBe(1);
    const decided = await books.call('review.decide', { decision: 'approve', ids, author: 'Ann' });
    expect(decided.changed.length).toBe(1);
    const approvals = books.ledger().activity({ movementId: row.id, limit: 100 });
    expect(approvals.filter(({ event }) => event === 'accept').length).toBe(1);
    await books.sync();
    expect(posted(books).length).toBe(1);
  });

  test('one that is unknown among many thousands stops the whole decision', async () => {
    const books = await openBooks({}, review);
    const row = buy(books, 1);
    await books.sync();
    const ids = [row.id, ...Array.from({ length: 19_999 }, (_, index) => `no-${index}`)];
    const refused = await books.company.api.call('review.decide', { decision: 'approve', ids, author: 'Ann' });
    expect(refused).toMatchObject({ ok: false, error: { kind: 'invalidInput' } });
    expect(await standing(books, row)).toBe('proposed review');
  });
});
