import { describe, expect, test } from 'vitest';
import type { TestCompany } from '../../fixtures/test-company.ts';
import { amountsOf, buy, documentWrites, openBooks, plainSetup, posted, proposalOf, standing } from './books.ts';

const review = { ...plainSetup, defaults: { ...plainSetup.defaults, mode: 'review' } };

/** What is wrong with the file, as path and sentence; throws where it is taken. */
async function problemsOf(books: TestCompany, file: object): Promise<readonly { at: string; message: string }[]> {
  const applied = await books.company.api.call('settings.apply', { json: JSON.stringify(file), author: 'the test' });
  if (applied.ok || applied.error.kind !== 'invalidInput') throw new Error('The file was not refused as bad input.');
  return applied.error.details;
}

async function approve(books: TestCompany, ...rows: { id: string }[]): Promise<void> {
  await books.call('review.decide', { decision: 'approve', ids: rows.map(({ id }) => id), author: 'Priya' });
}

describe('a setup file with mistakes', () => {
  const mistaken = {
    version: 1,
    xero: { tenant: 'Somebody Else Ltd' },
    syncFrom: '2026-02-30',
    accounts: [
      { id: 'GBP:saas', enabled: true, bankAccount: '092' },
      { id: 'EUR:saas', enabled: true, bankAccount: '429' },
      { id: 'GBP:spend', enabled: true, bankAccount: '094' },
      { id: 'savings', enabled: true },
    ],
    defaults: { account: '999', taxType: 'INPUT2', mode: 'auto', colour: 'blue' },
    applications: [
      { name: 'Figma', account: '465' },
      { name: 'Slack', account: '429', taxType: 'OUTPUT2' },
      { name: 'Notion', tracking: { Department: 'Mars' } },
      { name: 'GitHub', tracking: { Region: 'Design' } },
      { name: 'Nobody knows it' },
      { name: 'Zoom', contact: 'No such contact' },
      { name: 'Linear', taxType: 'TAX001' },
      { name: 'Vercel', account: '610' },
    ],
    movements: {
      topUps: { post: 'transfer', fromBankAccount: { GBP: '093' } },
      rewards: { post: 'receive-money', account: '270', taxType: 'INPUT2' },
    },
  };

  test('has every one of them named at once, and nothing of it is applied', async () => {
    const books = await openBooks({}, null);
    const before = await books.call('settings.export', {});
    const problems = await problemsOf(books, mistaken);
    const wrong = [
      'xero.tenant',
      'syncFrom',
      'accounts[0].bankAccount',
      'accounts[1].bankAccount',
      'accounts[2].bankAccount',
      'accounts[3].id',
      'defaults.account',
      'defaults.colour',
      'applications[0].account',
      'applications[1].taxType',
      'applications[2].tracking.Department',
      'applications[3].tracking.Region',
      'applications[4].name',
      'applications[5].contact',
      'applications[6].taxType',
      'applications[7].account',
      'movements.topUps.fromBankAccount.GBP',
      'movements.rewards.taxType',
    ];
    expect(problems.map(({ at }) => at).sort()).toEqual(wrong.sort());
    for (const { message } of problems) expect(message).toMatch(/^["\p{L}\d]/u);
    expect(await books.call('settings.export', {})).toEqual(before);
    expect((await books.call('status.read', {})).settingsVersion).toBeNull();
    buy(books, 1);
    expect(await books.sync({ approveAll: true })).toMatchObject({ proposed: 0, pushed: 0 });
  });

  test('leaves the settings before it in force', async () => {
    const books = await openBooks();
    await problemsOf(books, { ...plainSetup, defaults: { account: '999', taxType: 'NONE', mode: 'auto' } });
    buy(books, 1);
    expect(await books.sync()).toMatchObject({ pushed: 1 });
    expect(posted(books)[0]?.lines[0]?.accountCode).toBe('429');
    expect((await books.call('status.read', {})).settingsVersion).toBe(1);
  });

  test('for another organisation is refused with the names there are', async () => {
    const books = await openBooks();
    const problems = await problemsOf(books, { ...plainSetup, xero: { tenant: 'Somebody Else Ltd' } });
    expect(problems).toEqual([
      {
        at: 'xero.tenant',
        message: 'Xero gave access to no organisation "Somebody Else Ltd". It gave access to: Demo Company (UK).',
      },
    ]);
  });
});

test('an organisation that was renamed in Xero is found by the name that the books know, and exported with its new one', async () => {
  const books = await openBooks();
  const known = { ...plainSetup, xero: { tenant: 'Demo Company (UK)' } };
  await books.call('settings.apply', { json: JSON.stringify(known), author: 'the test' });
  Object.assign(books.sandbox.world.xero.organisation, { name: 'Bramble & Finch Ltd' });
  await books.call('settings.apply', { json: JSON.stringify(known), author: 'the test' });
  const exported = await books.call('settings.export', {});
  expect(exported).toMatchObject({ xero: { tenant: 'Bramble & Finch Ltd' } });
  await books.call('settings.apply', { json: JSON.stringify(exported), author: 'the test' });
  const refused = await problemsOf(books, known); // a file of long ago: by now nothing here goes by that name
  expect(refused.map(({ message }) => message)).toEqual([
    'Xero gave access to no organisation "Demo Company (UK)". It gave access to: Bramble & Finch Ltd.',
  ]);
});

describe('versions of settings', () => {
  test('are counted from one; the same settings again make no new one', async () => {
    const books = await openBooks();
    const version = async () => (await books.call('status.read', {})).settingsVersion;
    await books.setup(plainSetup);
    expect(await version()).toBe(1);
    await books.setup(review);
    expect(await version()).toBe(2);
    const exported = await books.call('settings.export', {});
    expect(exported).toMatchObject({ defaults: review.defaults, accounts: review.accounts, syncFrom: review.syncFrom });
    await books.setup(plainSetup);
    expect(await version()).toBe(3);
  });

  test('pushed stays as it was, approved goes as it was approved, the rest is planned anew, and doctor counts them', async () => {
    const books = await openBooks({}, review);
    const first = buy(books, 1);
    await books.sync();
    await approve(books, first);
    await books.sync();
    const second = buy(books, 2);
    const third = buy(books, 3);
    await books.sync();
    await approve(books, second);
    await books.setup({ ...review, defaults: { ...review.defaults, account: '463' } });
    expect(await books.sync()).toMatchObject({ pushed: 1, held: 1 });
    const accounts = posted(books).map(({ totalMinor, lines }) => [totalMinor, lines[0]?.accountCode]);
    expect(accounts).toEqual([
      [100, '429'],
      [200, '429'],
    ]);
    const waiting = await proposalOf(books, third);
    expect(waiting).toMatchObject({
      state: 'proposed',
      settingsVersion: 2,
      document: { account: '463 IT Software and Consumables' },
    });
    const { checks } = await books.call('diagnostics.run', {});
    expect(checks.find(({ id }) => id === 'older-settings')?.detail).toBe(
      'No. A change applies to what is not approved yet. 2 documents were pushed under settings older than the present ones (version 2) and keep them.',
    );
    await approve(books, third);
    await books.sync();
    expect(posted(books).at(-1)?.lines[0]?.accountCode).toBe('463');
  });

  test('planning twice under one version changes nothing in the books', async () => {
    const books = await openBooks({}, review);
    buy(books, 1);
    buy(books, 2, { amount: -12.345 });
    await books.sync();
    const before = books.ledger().activity({ limit: 100 });
    expect(await books.sync()).toMatchObject({ proposed: 0, held: 2 });
    expect(books.ledger().activity({ limit: 100 })).toEqual(before);
  });
});

describe('the switch of an account', () => {
  const withGbp = (file: object, enabled: boolean) => ({
    ...file,
    accounts: [{ id: 'GBP:saas', enabled, bankAccount: '090' }, plainSetup.accounts[1]],
  });

  test('off takes what waits out of the way, and on again brings it back to where it was', async () => {
    const books = await openBooks({}, review);
    const waiting = buy(books, 1);
    const approved = buy(books, 2);
    const euro = buy(books, 3, { currency: 'EUR' });
    await books.sync();
    await approve(books, approved, euro);
    await books.setup(withGbp(review, false));
    buy(books, 4);
    expect(await books.sync()).toMatchObject({ held: 0, blocked: [], pushed: 1 });
    expect(amountsOf(posted(books))).toEqual([300]);
    for (const row of [waiting, approved]) expect(await standing(books, row)).toBe('excluded not-to-be-posted');
    await books.setup(withGbp(review, true));
    expect(await books.sync()).toMatchObject({ held: 2, pushed: 1 });
    expect(await standing(books, waiting)).toBe('proposed review');
    expect(amountsOf(posted(books))).toEqual([200, 300]);
  });

  test('off keeps even --approve-all from posting, and one that is not listed is off', async () => {
    const books = await openBooks({}, withGbp(plainSetup, false));
    buy(books, 1);
    buy(books, 2, { accountType: 'spend', application: undefined as never });
    expect(await books.sync({ approveAll: true })).toMatchObject({ proposed: 0, held: 0, pushed: 0 });
    expect(documentWrites(books)).toBe(0);
  });

  test('on without a bank account blocks, and says what is missing', async () => {
    const books = await openBooks({}, { ...plainSetup, accounts: [{ id: 'GBP:saas', enabled: true }] });
    buy(books, 1);
    expect((await books.sync()).blocked).toMatchObject([
      {
        code: 'bank-account-missing',
        message: 'The account GBP:saas has no bank account in Xero yet. Link a bank account.',
      },
    ]);
    await books.setup(plainSetup);
    expect(await books.sync()).toMatchObject({ pushed: 1, blocked: [] });
  });
});
