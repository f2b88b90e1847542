import { describe, expect, test } from 'vitest';
import type { TestCompany } from '../../fixtures/test-company.ts';
import { application, buy, openBooks, plainSetup } from '../engine/books.ts';

const review = { ...plainSetup, defaults: { ...plainSetup.defaults, mode: 'review' } };

async function problems(books: TestCompany, method: 'settings.change' | 'settings.revert', input: object) {
  const answer = await books.company.api.call(method, input);
  if (answer.ok || answer.error.kind !== 'invalidInput') throw new Error('It was carried out.');
  return answer.error.details;
}

describe('settings.read', () => {
  test('is empty before the first version, then the version with its author', async () => {
    const books = await openBooks({}, null);
    expect(await books.call('settings.read', {})).toMatchObject({ version: null, settings: { accounts: [] } });
    await books.setup(review);
    const read = await books.call('settings.read', {});
    expect(read).toMatchObject({ version: 1, author: 'the test', settings: { defaults: review.defaults } });
  });
});

describe('settings.change', () => {
  test('before Xero was read goes the online way, from no version to the first', async () => {
    const books = await openBooks({}, null);
    expect(books.ledger().referenceData()).toBeNull();
    expect(await books.call('settings.change', { base: null, settings: review, author: 'Ann' })).toEqual({
      version: 1,
      changed: 0,
    });
    expect(books.ledger().referenceData()).not.toBeNull();
  });

  test('from a version that is no longer in force changes nothing and says who was faster', async () => {
    const books = await openBooks({}, review);
    await books.call('settings.change', { base: 1, settings: plainSetup, author: 'Ann' });
    expect(await problems(books, 'settings.change', { base: 1, settings: review, author: 'Bob' })).toEqual([
      {
        at: 'base',
        message: 'The settings were changed meanwhile (version 2 by Ann). Look at them and make your change again.',
      },
    ]);
    expect((await books.call('settings.read', {})).version).toBe(2);
  });

  test('is checked in shape, then by the lists as last read, all at once', async () => {
    const books = await openBooks({}, review);
    const shape = { ...review, colour: 'red', defaults: { mode: 'sometimes' } };
    expect(
      (await problems(books, 'settings.change', { base: 1, settings: shape, author: 'Ann' })).map(({ at }) => at),
    ).toEqual(['defaults.mode', 'colour']);
    const names = {
      ...review,
      xero: { tenant: 'Somebody Else' },
      applications: [{ name: 'Nobody', account: '999' }],
    };
    expect(
      (await problems(books, 'settings.change', { base: 1, settings: names, author: 'Ann' })).map(({ at }) => at),
    ).toEqual(['xero.tenant', 'applications[0].account', 'applications[0].name']);
    const same = { ...review, xero: { tenant: 'demo company (uk)' } };
    expect(await books.call('settings.change', { base: 1, settings: same, author: 'Ann' })).toMatchObject({
      version: 2,
    });
  });

  test('mends one application though an account was archived that another one uses', async () => {
    const applications = [
      { name: 'Figma', account: '463' },
      { name: 'Slack', account: '463' },
    ];
    const books = await openBooks({}, { ...review, applications });
    const archived = books.sandbox.world.xero.accounts.find(({ code }) => code === '463');
    if (archived === undefined) throw new Error('The sandbox has no account 463.');
    archived.status = 'ARCHIVED';
    await books.call('reference.refresh', {});
    const [figma, slack] = applications;
    const mended = { ...review, applications: [{ ...figma, account: '429' }, slack] };
    expect(await books.call('settings.change', { base: 1, settings: mended, author: 'Ann' })).toMatchObject({
      version: 2,
    });
    const worse = { ...mended, applications: [...mended.applications, { name: 'GitHub', account: '463' }] };
    expect(await problems(books, 'settings.change', { base: 2, settings: worse, author: 'Ann' })).toMatchObject([
      { at: 'applications[2].account' },
    ]);
  });
});

describe('history, revert and preview', () => {
  test('tell what was different and what was pushed under it, and bring an earlier one back as a new one', async () => {
    const books = await openBooks();
    buy(books, 1);
    await books.sync();
    const settings = { ...plainSetup, defaults: { ...plainSetup.defaults, account: '463' } };
    await books.call('settings.change', { base: 1, settings, author: 'Ann' });
    buy(books, 2);
    buy(books, 3);
    await books.sync();
    expect(await books.call('settings.revert', { version: 1, author: 'Bob' })).toMatchObject({ version: 3 });
    const { versions } = await books.call('settings.history', { limit: 2 });
    expect(versions).toMatchObject([
      { number: 3, author: 'Bob', pushed: 0, changes: [{ field: 'account', from: '463', to: '429' }] },
      { number: 2, author: 'Ann', pushed: 2, changes: [{ field: 'account', from: '429', to: '463' }] },
    ]);
    const whole = await books.call('settings.history', { limit: 200 });
    expect(whole.versions.at(-1)).toMatchObject({ number: 1, pushed: 1 });
    expect(whole.versions.at(-1)?.changes).toContainEqual({
      area: 'account',
      name: 'GBP:saas',
      field: null,
      from: null,
      to: 'enabled on, bankAccount 090',
    });
    expect(await problems(books, 'settings.revert', { version: 9, author: 'Bob' })).toMatchObject([{ at: 'version' }]);
  });

  test('a preview tells the differences and the problems, and changes nothing', async () => {
    const books = await openBooks({}, review);
    const preview = (file: unknown) => books.call('settings.preview', { json: JSON.stringify(file) });
    expect(await preview(review)).toEqual({ problems: [], changes: [] });
    expect((await preview({ version: 1, accounts: 'none' })).problems).toMatchObject([{ at: 'accounts' }]);
    const answer = await preview({ ...review, defaults: { ...review.defaults, account: '999' } });
    expect(answer.problems).toMatchObject([{ at: 'defaults.account' }]);
    expect(answer.changes).toEqual([{ area: 'default', name: null, field: 'account', from: '429', to: '999' }]);
    expect((await books.call('settings.read', {})).version).toBe(1);
  });
});

describe('applications.list', () => {
  test('has every application with what is in force, where it comes from, its problems and its counts', async () => {
    const applications = [{ name: 'Figma', account: '463', taxType: 'INPUT2', tracking: { Department: 'Design' } }];
    const { account: _, ...defaults } = review.defaults;
    const books = await openBooks({}, { ...review, defaults, applications });
    const slack = application(books, 'Slack');
    buy(books, 1);
    buy(books, 2, { application: slack });
    buy(books, 3, { application: slack });
    await books.sync();
    await books.call('review.decide', { decision: 'approve', ids: 'all', author: 'Ann' });
    await books.sync();
    const list = await books.call('applications.list', {});
    expect(list.applications.length).toBe(books.sandbox.world.cledara.applications.length);
    const rowOf = (name: string) => list.applications.find((row) => row.name === name);
    expect(rowOf('Figma')).toMatchObject({
      own: { account: '463', taxType: 'INPUT2' },
      problems: [],
      counts: { movements: 1, waiting: 0, blocked: 0, pushed: 1, missing: 0 },
      coding: {
        account: { value: '463', label: '463 IT Software and Consumables', from: 'application' },
        taxType: { value: 'INPUT2', label: 'INPUT2 20% (VAT on Expenses)', from: 'application' },
        tracking: { label: 'Department: Design' },
        mode: { value: 'review', label: 'review', from: 'default' },
        pushTransactions: { value: true, label: 'on', from: 'built-in' },
        contact: null,
      },
    });
    expect(rowOf('Figma')?.own).not.toHaveProperty('name');
    expect(rowOf('Slack')).toMatchObject({
      own: {},
      coding: { account: null, taxType: { from: 'default' } },
      counts: { movements: 2, waiting: 0, blocked: 2, pushed: 0, missing: 2 },
    });
    expect(list.defaults).toMatchObject({
      id: null,
      name: null,
      own: defaults,
      coding: { taxType: { from: 'default' } },
    });
  });

  test('names what Xero would refuse by now, and applications that only the settings know', async () => {
    const books = await openBooks({}, { ...review, applications: [{ name: 'Figma', account: '463' }] });
    const { world } = books.sandbox;
    const archived = world.xero.accounts.find(({ code }) => code === '463');
    if (archived !== undefined) archived.status = 'ARCHIVED';
    buy(books, 1);
    await books.sync();
    const ledger = books.ledger();
    ledger.saveApplications(ledger.applications().filter(({ name }) => name !== 'Figma'));
    const { applications } = await books.call('applications.list', {});
    expect(applications.at(-1)).toMatchObject({
      id: null,
      name: 'Figma',
      status: null,
      problems: [{ field: 'account', code: 'account-archived' }],
      counts: { movements: 1, blocked: 1, missing: 1 },
    });
  });
});

describe('the lists to choose from', () => {
  test('are null before Xero was read, then only what Xero would take', async () => {
    const books = await openBooks({}, null);
    expect(await books.call('reference.read', {})).toEqual({ reference: null });
    const { reference } = await books.call('reference.refresh', {});
    expect(await books.call('reference.read', {})).toEqual({ reference });
    const codes = reference?.accounts.map(({ code }) => code);
    expect(codes).toContain('463');
    expect(codes).not.toContain('090');
    expect(reference?.accounts.find(({ code }) => code === '463')?.taxTypes).toContain('INPUT2');
    expect(reference?.bankAccounts).toContainEqual(expect.objectContaining({ code: '092', currency: 'EUR' }));
    expect(reference?.contacts).toEqual([...new Set(reference?.contacts)]);
  });

  test('are read anew on demand, and what it frees is free at once', async () => {
    const books = await openBooks({}, review);
    const row = buy(books, 1);
    const account = books.sandbox.world.xero.accounts.find(({ code }) => code === '429');
    if (account === undefined) throw new Error('The sandbox has no account 429.');
    account.status = 'ARCHIVED';
    await books.sync();
    expect(books.ledger().proposal(row.id)).toMatchObject({ state: 'blocked', reason: { code: 'account-archived' } });
    account.status = 'ACTIVE';
    await books.call('reference.refresh', {});
    expect(books.ledger().proposal(row.id)?.state).toBe('proposed');
  });

  test('cannot be read anew where nothing is connected', async () => {
    const books = await openBooks({ connected: false }, null);
    const answer = await books.company.api.call('reference.refresh', {});
    expect(answer).toMatchObject({ ok: false, error: { kind: 'notConnected' } });
  });
});
