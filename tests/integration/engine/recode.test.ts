import { describe, expect, test } from 'vitest';
import type { MethodInput } from '../../../shared/contract/methods.ts';
import type { TestCompany } from '../../fixtures/test-company.ts';
import { application, buy, documentWrites, openBooks, plainSetup, posted, proposalOf, standing } from './books.ts';
import { justBefore } from './interfere.ts';

const review = { ...plainSetup, defaults: { ...plainSetup.defaults, mode: 'review' } };
type Recode = MethodInput<'review.recode'>;
type Row = { readonly id: string };

function recode(books: TestCompany, rows: readonly Row[], fields: Recode['fields'], scope: Recode['scope'] = 'item') {
  return books.call('review.recode', { ids: rows.map(({ id }) => id), scope, fields, author: 'Priya' });
}

async function objections(books: TestCompany, rows: readonly Row[], fields: object, scope = 'item') {
  const input = { ids: rows.map(({ id }) => id), scope, fields, author: 'Priya' };
  const answer = await books.company.api.call('review.recode', input);
  if (answer.ok || answer.error.kind !== 'invalidInput') throw new Error('It was carried out.');
  return answer.error.details;
}

function requests(books: TestCompany): number {
  return books.sandbox.world.requests.length;
}

describe('a coding for one transaction alone', () => {
  test('is what Xero gets, says who chose it, and asks no service for it', async () => {
    const books = await openBooks({}, review);
    const figma = { application: application(books, 'Figma') };
    const [one, other] = [buy(books, 1, figma), buy(books, 2, figma)];
    await books.sync();
    const asked = requests(books);
    const fields = { account: '463', tracking: { Department: 'Design' }, description: 'Seats {application}' };
    const { changed, version } = await recode(books, [one], fields);
    expect(requests(books)).toBe(asked);
    expect(version).toBeNull();
    expect(changed).toMatchObject([{ transactionId: one.id, state: 'proposed' }]);
    const { document, explanation } = await proposalOf(books, one);
    expect(document).toMatchObject({
      account: '463 IT Software and Consumables',
      taxType: 'NONE',
      tracking: { Department: 'Design' },
      description: 'Seats Figma',
    });
    const byHand = explanation.filter(({ why }) =>
      why.startsWith('Chosen by hand by Priya, for this transaction alone.'),
    );
    expect(byHand.map(({ field }) => field)).toEqual(['account', 'tracking', 'description']);
    expect((await proposalOf(books, other)).document?.account).toBe('429 General Expenses');
    const log = books.ledger().activity({ movementId: one.id, limit: 5 });
    expect(log.find(({ event }) => event === 'recode')?.message).toBe(
      'Coded by hand by Priya: account 463 IT Software and Consumables, tracking Department: Design, description Seats {application}',
    );
    // A sync's plan says the same.
    const before = books.ledger().proposal(one.id);
    await books.sync();
    expect(books.ledger().proposal(one.id)).toEqual(before);
    await books.call('review.decide', { decision: 'approve', ids: [one.id], author: 'Priya' });
    await books.sync();
    expect(posted(books)[0]?.lines[0]?.accountCode).toBe('463');
  });

  test('outlives other settings and a restart, and null gives the field back to them', async () => {
    const books = await openBooks({}, review);
    const row = buy(books, 1);
    await books.sync();
    await recode(books, [row], { account: '463', taxType: 'INPUT2' });
    await books.setup({ ...review, defaults: { ...review.defaults, account: '404' } });
    books.restart();
    await books.sync();
    expect((await proposalOf(books, row)).document).toMatchObject({ taxType: 'INPUT2' });
    expect((await proposalOf(books, row)).document?.account).toMatch(/^463 /);
    await recode(books, [row], { account: null });
    expect((await proposalOf(books, row)).document?.account).toMatch(/^404 /);
    expect(books.ledger().override(row.id)?.fields).toEqual({ taxType: 'INPUT2' });
    await recode(books, [row], { taxType: null });
    expect(books.ledger().overrides()).toEqual([]);
    expect((await proposalOf(books, row)).document?.taxType).toBe('NONE');
  });

  test('is all or nothing, by the same rules as a setup file', async () => {
    const books = await openBooks({}, review);
    const [good, done] = [buy(books, 1), buy(books, 2)];
    await books.sync();
    await books.call('review.decide', { decision: 'approve', ids: [done.id], author: 'Priya' });
    const before = await books.call('review.list', { state: 'all' });
    expect(await objections(books, [good, done, { id: 'nobody' }], { account: '463' })).toEqual([
      { at: 'nobody', message: 'There is no such item.' },
    ]);
    expect(await objections(books, [good, done], { account: '463' })).toEqual([
      { at: done.id, message: 'It is approved already. Put it back first.' },
    ]);
    const wrong = { account: '999', taxType: 'NOPE', contact: 'Nobody Ltd', tracking: { Planet: 'Mars' } };
    const places = (await objections(books, [good], wrong)).map(({ at }) => at);
    expect(places).toEqual(['fields.contact', 'fields.account', 'fields.taxType', 'fields.tracking.Planet']);
    expect(await objections(books, [good], {})).toMatchObject([{ at: 'fields' }]);
    expect(await books.call('review.list', { state: 'all' })).toEqual(before);
    expect(books.ledger().overrides()).toEqual([]);
  });

  test('takes an approval for another document away from what was blocked', async () => {
    const books = await openBooks({}, review);
    const row = buy(books, 1);
    await books.sync();
    await books.call('review.decide', { decision: 'approve', ids: [row.id], author: 'Priya' });
    books.sandbox.world.xero.organisation.periodLockDate = '2026-06-14';
    await books.sync();
    expect(await standing(books, row)).toBe('blocked lock-date');
    await recode(books, [row], { account: '463' });
    books.sandbox.world.xero.organisation.periodLockDate = null;
    await books.sync();
    expect(await standing(books, row)).toBe('proposed review');
    expect(documentWrites(books)).toBe(0);
  });

  test('is for rewards that are Receive Money, and refused for transfers', async () => {
    const rewards = { post: 'receive-money', account: '200', taxType: 'NONE' };
    const topUps = { post: 'transfer', fromBankAccount: '091' };
    const books = await openBooks({}, { ...review, movements: { rewards, topUps } });
    const at = new Date(books.clock.nowMs() - 86_400_000).toISOString();
    const { world } = books.sandbox;
    const reward = world.addTransaction({ amount: 5, authorizedAt: at, type: 'other', description: 'Cledara Rewards' });
    const topUp = world.addTransaction({ amount: 500, authorizedAt: at, type: 'transferReceive' });
    delete reward.settledAt;
    delete topUp.settledAt;
    books.sandbox.world.xero.addContact({ name: 'Rex Media Group' });
    await books.sync();
    await recode(books, [reward], { account: '260', contact: 'Rex Media Group' });
    expect((await proposalOf(books, reward)).document).toMatchObject({
      contact: 'Rex Media Group',
      kind: 'receive-money',
    });
    expect(await objections(books, [topUp], { account: '463' })).toEqual([
      { at: topUp.id, message: expect.stringMatching(/^It is a transfer between bank accounts/) },
    ]);
  });
});

describe('a coding for the application', () => {
  test('makes one version, codes all that is open, and leaves what is approved as it was', async () => {
    const books = await openBooks({}, review);
    const figma = { application: application(books, 'Figma') };
    const slack = { application: application(books, 'Slack') };
    const [one, two, approved, other] = [
      buy(books, 1, figma),
      buy(books, 2, figma),
      buy(books, 3, figma),
      buy(books, 4, slack),
    ];
    await books.sync();
    await books.call('review.decide', { decision: 'approve', ids: [approved.id], author: 'Priya' });
    const { version } = await recode(books, [one, approved], { account: '463' }, 'application');
    expect(version).toBe(2);
    const accountOf = async (row: Row) => (await proposalOf(books, row)).document?.account?.slice(0, 3);
    expect(await Promise.all([one, two, approved, other].map(accountOf))).toEqual(['463', '463', '429', '429']);
    expect(await standing(books, approved)).toBe('approved approved');
    const { settings } = await books.call('settings.read', {});
    expect(settings.applications).toEqual([{ ...figma.application, account: '463' }]);
    expect((await recode(books, [one], { account: null }, 'application')).version).toBe(3);
    expect((await books.call('settings.read', {})).settings.applications).toEqual([]);
    expect(await accountOf(two)).toBe('429');
  });

  test('is refused with nothing changed for what has no application', async () => {
    const books = await openBooks({}, review);
    const [one, none] = [buy(books, 1), buy(books, 2)];
    delete none.application;
    await books.sync();
    expect(await objections(books, [one, none], { account: '463' }, 'application')).toEqual([
      { at: none.id, message: expect.stringMatching(/^It belongs to no application\./) },
    ]);
    expect((await books.call('settings.read', {})).version).toBe(1);
  });
});

describe('a change while a sync reads Xero', () => {
  test('other settings are the ones that what is automatic goes out with', async () => {
    const books = await openBooks();
    buy(books, 1);
    justBefore(books, 'GET', /\/BankTransactions$/, () => {
      const settings = { ...plainSetup, defaults: { ...plainSetup.defaults, account: '463' } };
      void books.call('settings.change', { base: 1, settings, author: 'Priya' });
    });
    expect(await books.sync()).toMatchObject({ pushed: 1 });
    expect(posted(books)[0]?.lines[0]?.accountCode).toBe('463');
  });

  test('a first proposal that was made from the books meanwhile is not made twice', async () => {
    const books = await openBooks({}, review);
    const row = buy(books, 1);
    const older = buy(books, 2);
    await books.sync({ push: false });
    const newer = buy(books, 3);
    justBefore(books, 'GET', /\/BankTransactions$/, () => {
      const settings = { ...review, defaults: { ...review.defaults, account: '463' } };
      void books.call('settings.change', { base: 1, settings, author: 'Priya' });
    });
    await books.sync();
    for (const one of [row, older, newer]) {
      expect((await proposalOf(books, one)).document?.account).toMatch(/^463 /);
    }
  });
});
