import { describe, expect, test } from 'vitest';
import type { TestCompany } from '../../fixtures/test-company.ts';
import { buy, day, openBooks, passTime, plainSetup } from './books.ts';

const review = { ...plainSetup, defaults: { ...plainSetup.defaults, mode: 'review' } };
const on = (date: string) => ({ authorizedAt: `${date}T09:00:00.000Z`, settledAt: `${date}T12:00:00.000Z` });

async function check(books: TestCompany, id: string) {
  const { checks } = await books.call('diagnostics.run', {});
  const found = checks.find((one) => one.id === id);
  if (found === undefined) throw new Error(`There is no check ${id}.`);
  return found;
}

describe('the checks together', () => {
  test('are all fine for a company in order, each a question with an answer and nothing to do', async () => {
    const books = await openBooks();
    buy(books, 1);
    await books.sync();
    const { checks } = await books.call('diagnostics.run', {});
    expect(checks.map(({ id, status }) => [id, status])).toEqual(
      [
        'cledara-connection',
        'xero-connection',
        'role',
        'consent-scopes',
        'lock-dates',
        'history',
        'older-settings',
        'changed-in-xero',
        'accounts',
        'currencies',
        'bank-feed',
        'hosted-integration',
        'mapping',
        'waiting',
        'budget',
        'clock',
        'secrets',
        'ledger',
      ].map((id) => [id, 'ok']),
    );
    for (const { title, detail, action } of checks) {
      expect(title).toMatch(/\?$/);
      expect(detail).toMatch(/\.$/);
      expect(action).toBeNull();
    }
  });

  test('write nothing to Xero and change nothing in the books', async () => {
    const books = await openBooks({}, review);
    buy(books, 1);
    await books.sync();
    const before = books.ledger().activity({ limit: 100 });
    await books.call('diagnostics.run', {});
    expect(books.ledger().activity({ limit: 100 })).toEqual(before);
    expect(books.sandbox.world.requestBodies).toEqual([]);
  });
});

describe('the connections', () => {
  test('name what was not agreed to in Xero, and what does not work without it', async () => {
    const books = await openBooks();
    const { uncoveredScopes } = books.sandbox.world.identity;
    for (const scope of ['accounting.invoices', 'accounting.payments']) uncoveredScopes.add(scope);
    await passTime(books, 31 * 60_000); // the next access token is one of the narrower consent
    const narrow = await check(books, 'consent-scopes');
    expect(narrow).toMatchObject({
      status: 'warning',
      detail:
        'Not everything. Bills and credit notes cannot be posted or looked for. Payments and refunds of bills cannot be entered or looked for.',
      action: 'Connect Xero again, and agree to all of it there.',
      fix: { kind: 'settings', section: 'connections' },
    });
    expect(narrow.evidence).toContainEqual({
      label: 'Not agreed to',
      value: 'accounting.invoices, accounting.payments',
    });
    uncoveredScopes.add('accounting.contacts');
    await passTime(books, 31 * 60_000);
    expect(await check(books, 'consent-scopes')).toMatchObject({ status: 'problem' });
  });

  test('name a Cledara key that was deleted, and what to do', async () => {
    const books = await openBooks();
    books.sandbox.world.cledara.keyRevoked = true;
    expect(await check(books, 'cledara-connection')).toMatchObject({
      status: 'problem',
      detail: expect.stringMatching(/^Cledara refused the API key/),
      action: 'Connect Cledara again.',
    });
  });

  test('are unknown, not broken, while a service has a fault of its own', async () => {
    const books = await openBooks();
    const fault = { kind: 'status', status: 503 } as const;
    books.sandbox.faults.next({ service: 'cledara', fault, times: 20 });
    books.sandbox.faults.next({ service: 'xero', fault, times: 20 });
    expect(await check(books, 'cledara-connection')).toMatchObject({ status: 'unknown', action: 'Try again later.' });
    books.sandbox.faults.clear();
    books.sandbox.faults.next({ service: 'xero', fault, times: 20 });
    expect(await check(books, 'xero-connection')).toMatchObject({ status: 'unknown', action: 'Try again later.' });
  });

  test('name the organisation', async () => {
    const books = await openBooks();
    expect((await check(books, 'xero-connection')).detail).toMatch(/^Connected to Demo Company \(UK\)\./);
  });
});

describe('the role', () => {
  test.each([
    ['STANDARD', 'ok', 'You are connected as a Standard user (Priya Sharma).'],
    ['FINANCIALADVISER', 'ok', 'You are connected as an Adviser (Priya Sharma).'],
    ['READONLY', 'problem', 'Read only user'],
    ['INVOICEONLY', 'problem', 'Invoice only user'],
  ])('%s is %s', async (role, status, words) => {
    const books = await openBooks();
    books.sandbox.world.xero.consentingUser.role = role;
    const answer = await check(books, 'role');
    expect(answer.status).toBe(status);
    expect(answer.detail).toContain(words);
    expect(answer.action === null).toBe(status === 'ok');
  });

  test('that Xero does not show is unknown, with what is needed', async () => {
    const books = await openBooks();
    const { xero } = books.sandbox.world;
    for (const user of xero.users) {
      user.userId = xero.newId();
      user.email = `${user.userId}@example.test`;
    }
    expect(await check(books, 'role')).toMatchObject({
      status: 'unknown',
      detail: expect.stringContaining('You need to be a Standard user or an Adviser in Xero.'),
    });
  });
});

describe('the lock dates', () => {
  async function withThreeWaiting(): Promise<TestCompany> {
    const books = await openBooks({}, review);
    buy(books, 1, on('2026-03-31'));
    buy(books, 2, on('2026-05-31'));
    buy(books, 3, on('2026-06-01'));
    await books.sync();
    return books;
  }

  test('are counted against what waits, the day itself too, and say who may post there', async () => {
    const books = await withThreeWaiting();
    const { organisation } = books.sandbox.world.xero;
    organisation.periodLockDate = '2026-05-31';
    organisation.endOfYearLockDate = '2026-03-31';
    const answer = await check(books, 'lock-dates');
    expect(answer.status).toBe('warning');
    expect(answer.detail).toBe(
      'The period lock date is 31 May 2026: 2 waiting items lie on or before it. Only an Adviser may post there. ' +
        'The end-of-year lock date is 31 Mar 2026: 1 waiting item lies on or before it. Nobody may post there.',
    );
    expect(answer.action).toBe('Ask an Adviser to connect or to move the lock date in Xero, or leave the items out.');
  });

  test('of the period do not worry an Adviser', async () => {
    const books = await withThreeWaiting();
    const { organisation, consentingUser } = books.sandbox.world.xero;
    organisation.periodLockDate = '2026-05-31';
    organisation.endOfYearLockDate = null;
    consentingUser.role = 'FINANCIALADVISER';
    expect(await check(books, 'lock-dates')).toMatchObject({
      status: 'ok',
      detail:
        'The period lock date is 31 May 2026: 2 waiting items lie on or before it. You are an Adviser and may post there.',
    });
  });

  test('count what they have blocked, and nothing that is in Xero', async () => {
    const books = await withThreeWaiting();
    await books.sync({ approveAll: true });
    const { organisation } = books.sandbox.world.xero;
    organisation.periodLockDate = '2026-06-14';
    expect((await check(books, 'lock-dates')).detail).toContain('0 waiting items lie');
    buy(books, 4, on('2026-06-10'));
    await books.sync();
    expect((await check(books, 'lock-dates')).detail).toContain(
      'The period lock date is 14 Jun 2026: 1 waiting item lies',
    );
  });

  test('that there are none is said', async () => {
    const books = await openBooks();
    books.sandbox.world.xero.organisation.endOfYearLockDate = null;
    expect(await check(books, 'lock-dates')).toMatchObject({
      status: 'ok',
      detail: 'The organisation has no lock dates.',
    });
  });
});

describe('the history', () => {
  test('says from which day it posts and how many movements lie before it', async () => {
    const books = await openBooks({}, { ...plainSetup, syncFrom: '2026-06-01' });
    for (const date of ['2024-01-01', '2026-05-01', '2026-05-31']) buy(books, 1, on(date));
    buy(books, 2, on('2026-06-02'));
    await books.sync();
    expect(await check(books, 'history')).toMatchObject({
      status: 'ok',
      detail:
        'Posting starts on 1 Jun 2026, the day set in the settings. 3 movements lie before it and are not posted.',
      action: expect.stringMatching(/^To post earlier ones too, set an earlier starting day/),
      fix: { kind: 'settings', section: 'start' },
      evidence: expect.arrayContaining([
        { label: 'Starting day', value: '2026-06-01' },
        { label: 'Movements before it', value: '3' },
      ]),
    });
  });

  test('does not count what was authorised before that day and settled, or will settle, after it', async () => {
    const books = await openBooks({}, { ...plainSetup, syncFrom: '2026-06-01' });
    buy(books, 1, { authorizedAt: '2026-05-20T09:00:00.000Z', settledAt: '2026-06-02T09:00:00.000Z' });
    const pending = books.sandbox.world.addTransaction({ authorizedAt: '2026-05-30T09:00:00.000Z' });
    delete pending.settledAt;
    buy(books, 2, on('2026-05-01'));
    await books.sync();
    expect((await check(books, 'history')).detail).toBe(
      'Posting starts on 1 Jun 2026, the day set in the settings. 1 movement lies before it and is not posted.',
    );
  });
});

describe('the accounts', () => {
  test('that are off are named with their movements', async () => {
    const books = await openBooks(
      {},
      { ...plainSetup, accounts: [{ id: 'EUR:saas', enabled: true, bankAccount: '092' }] },
    );
    buy(books, 1);
    await books.sync();
    expect((await check(books, 'accounts')).detail).toContain('GBP:saas (1)');
  });

  test.each([
    ['is not subscribed to EUR', (books: TestCompany) => books.sandbox.world.xero.currencies.splice(1, 1)],
    [
      'on a plan for GBP only',
      (books: TestCompany) => books.sandbox.world.xero.notAllowedActions.add('UseMulticurrency'),
    ],
  ])('whose currency Xero does not take are a problem: %s', async (words, change) => {
    const books = await openBooks();
    change(books);
    const { status, detail } = await check(books, 'currencies');
    expect([status, detail.includes(words)]).toEqual(['problem', true]);
  });
});

describe('what waits for a person', () => {
  test('is counted by what it waits for', async () => {
    const books = await openBooks({}, review);
    books.sandbox.world.xero.organisation.periodLockDate = '2026-05-31';
    buy(books, 1);
    buy(books, 2, { amount: -2.002 });
    buy(books, 3, on('2026-05-01'));
    await books.sync();
    expect(await check(books, 'waiting')).toMatchObject({
      status: 'warning',
      detail: '2 wait for review, 1 is blocked, 0 are being looked up in Xero.',
      action: 'Look through them with review.',
    });
  });
});

describe('the evidence', () => {
  const said = (answer: Awaited<ReturnType<typeof check>>, label: string) =>
    answer.evidence.find((row) => row.label === label)?.value;

  test('of every check is there, in words, and every problem names the place that mends it', async () => {
    const books = await openBooks({}, review);
    buy(books, 1);
    await books.sync();
    const { xero, cledara } = books.sandbox.world;
    xero.consentingUser.role = 'READONLY';
    xero.currencies.splice(1, 1);
    cledara.keyRevoked = true;
    const { checks } = await books.call('diagnostics.run', {});
    for (const { id, evidence, status, action, fix } of checks) {
      expect(evidence.length, id).toBeGreaterThan(0);
      for (const { label, value } of evidence) expect([label, value]).not.toContain('');
      if (status === 'problem' || status === 'warning') expect([action, fix]).not.toContain(null);
    }
    expect(checks.filter(({ status }) => status === 'problem').map(({ id, fix }) => [id, fix])).toEqual([
      ['cledara-connection', { kind: 'settings', section: 'connections' }],
      ['role', { kind: 'settings', section: 'connections' }],
      ['currencies', { kind: 'xero' }],
    ]);
  });

  test('of the role is who is connected, as what, to which organisation', async () => {
    const books = await openBooks();
    const answer = await check(books, 'role');
    expect(said(answer, 'Connected as')).toBe('Priya Sharma');
    expect(said(answer, 'Role in Xero')).toBe('STANDARD');
    expect(said(answer, 'Organisation')).toBe('Demo Company (UK)');
  });

  test('of the connections is since when, last used, and when the consent ends', async () => {
    const books = await openBooks();
    await books.sync();
    const answer = await check(books, 'xero-connection');
    const used = Date.parse(said(answer, 'Last used') ?? '');
    expect(Date.parse(said(answer, 'Consent ends unless used before') ?? '') - used).toBe(60 * day);
    expect(said(await check(books, 'cledara-connection'), 'Last read')).toBe(books.ledger().pullWindow()?.readAt);
  });

  test('of the lock dates is both, with how many wait on or before each', async () => {
    const books = await openBooks({}, review);
    const { organisation } = books.sandbox.world.xero;
    organisation.periodLockDate = '2026-05-31';
    organisation.endOfYearLockDate = '2026-03-31';
    buy(books, 1, on('2026-03-31'));
    buy(books, 2, on('2026-05-31'));
    await books.sync();
    const answer = await check(books, 'lock-dates');
    expect(answer.evidence.slice(0, 4).map(({ value }) => value)).toEqual(['2026-05-31', '2', '2026-03-31', '1']);
    expect(answer.fix).toEqual({ kind: 'xero' });
  });

  test('of older settings is their version and how many were pushed under them', async () => {
    const books = await openBooks();
    buy(books, 1);
    await books.sync();
    await books.setup({ ...plainSetup, defaults: { ...plainSetup.defaults, account: '463' } });
    const answer = await check(books, 'older-settings');
    expect(said(answer, 'Present version')).toBe('2');
    expect(said(answer, 'Pushed under older ones')).toBe('1');
  });
});

describe('offline', () => {
  test('what cannot be asked is unknown, with what was last known and since when; the books are judged all the same', async () => {
    const books = await openBooks({}, review);
    books.sandbox.world.xero.organisation.periodLockDate = '2026-06-30';
    buy(books, 1);
    await books.sync();
    const { readAt } = books.ledger().referenceData() ?? {};
    await passTime(books, 3 * day);
    const fault = { kind: 'reset-before' } as const;
    for (const service of ['cledara', 'xero', 'identity'] as const) {
      books.sandbox.faults.next({ service, fault, times: 500 });
    }
    const { checks } = await books.call('diagnostics.run', {});
    const known = Object.fromEntries(checks.map((one) => [one.id, one]));
    expect(checks.map(({ id, status }) => `${id} ${status}`)).toEqual([
      'cledara-connection unknown',
      'xero-connection unknown',
      'role unknown',
      'consent-scopes unknown',
      'lock-dates unknown',
      'history unknown',
      'older-settings ok',
      'changed-in-xero ok',
      'accounts ok',
      'currencies unknown',
      'bank-feed ok',
      'hosted-integration ok',
      'mapping ok',
      'waiting warning',
      'budget ok',
      'clock ok',
      'secrets ok',
      'ledger ok',
    ]);
    for (const id of ['role', 'lock-dates', 'currencies']) {
      expect(known[id]?.detail).toContain('Xero could not be asked now: this is as it was on 15 Jun 2026.');
      expect(known[id]?.evidence).toContainEqual({ label: 'Last read from Xero', value: readAt });
    }
    expect(known['role']?.detail).toContain('You are connected as a Standard user (Priya Sharma).');
    expect(known['lock-dates']?.detail).toContain('The period lock date is 30 Jun 2026: 1 waiting item lies');
    expect(known['history']?.detail).toContain('Posting starts on 1 Jan 2026, the day set in the settings.');
  });

  test('before Xero was ever read nothing is known, and nothing is invented', async () => {
    const books = await openBooks({ connected: false }, null);
    await books.call('connection.cledara', { apiKey: books.sandbox.apiKey });
    const { checks } = await books.call('diagnostics.run', {});
    const unknown = checks.filter(({ status }) => status === 'unknown').map(({ id }) => id);
    expect(unknown).toEqual([
      'role',
      'consent-scopes',
      'lock-dates',
      'history',
      'currencies',
      'hosted-integration',
      'mapping',
      'budget',
      'clock',
    ]);
    expect(checks.find(({ id }) => id === 'xero-connection')).toMatchObject({ status: 'problem', evidence: [] });
  });
});
