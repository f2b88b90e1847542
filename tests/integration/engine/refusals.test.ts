import { describe, expect, test } from 'vitest';
import { exitOfSummary } from '../../../electron/command-line/exit-code.ts';
import type { TestCompany } from '../../fixtures/test-company.ts';
import {
  amountsOf,
  buy,
  documentWrites,
  openBooks,
  plainSetup,
  posted,
  proposalOf,
  standing,
  writesTo,
} from './books.ts';
import { answer, documentWrite, justBefore } from './interfere.ts';

const organisation = (books: TestCompany) => books.sandbox.world.xero.organisation;
const account = (books: TestCompany, code: string) => {
  const found = books.sandbox.world.xero.account(code);
  if (found === undefined) throw new Error(`There is no account ${code}.`);
  return found;
};

const figmaOn463 = { ...plainSetup, applications: [{ name: 'Figma', account: '463' }] };

describe('lock dates', () => {
  test('of the period stop everyone but an Adviser, on the day itself too, before anything is sent', async () => {
    const books = await openBooks();
    organisation(books).periodLockDate = '2026-05-31';
    const on = buy(books, 1, { settledAt: '2026-05-31T12:00:00.000Z' });
    buy(books, 2, { settledAt: '2026-06-01T12:00:00.000Z' });
    const summary = await books.sync();
    expect(summary.blocked).toEqual([
      {
        transactionId: on.id,
        code: 'lock-date',
        message:
          'Not posted: 31 May 2026 is on or before the lock date (31 May 2026). Xero lets only an Adviser post there, and you are connected as a Standard user. Ask an Adviser to connect, post it on 1 Jun 2026, or leave it out.',
      },
    ]);
    expect(exitOfSummary(summary)).toBe(1);
    expect(amountsOf(posted(books))).toEqual([200]);
    const sent = JSON.stringify(books.sandbox.world.requestBodies.map(({ json }) => json));
    expect(sent).not.toContain('2026-05-31');
  });

  test('of the period do not stop an Adviser', async () => {
    const books = await openBooks();
    organisation(books).periodLockDate = '2026-05-31';
    books.sandbox.world.xero.consentingUser.role = 'FINANCIALADVISER';
    buy(books, 1, { settledAt: '2026-05-31T12:00:00.000Z' });
    expect(await books.sync()).toMatchObject({ pushed: 1, blocked: [] });
  });

  test('of the year stop an Adviser too', async () => {
    const books = await openBooks();
    organisation(books).endOfYearLockDate = '2026-05-31';
    books.sandbox.world.xero.consentingUser.role = 'FINANCIALADVISER';
    buy(books, 1, { settledAt: '2026-05-31T12:00:00.000Z' });
    const summary = await books.sync();
    expect(summary.blocked).toMatchObject([
      {
        code: 'lock-date',
        message: expect.stringContaining('end-of-year lock date (31 May 2026). Xero lets nobody post there'),
      },
    ]);
    expect(documentWrites(books)).toBe(0);
  });

  test('free what they stopped as soon as they are moved, without anyone approving it again', async () => {
    const books = await openBooks({}, { ...plainSetup, defaults: { ...plainSetup.defaults, mode: 'review' } });
    const row = buy(books, 1, { settledAt: '2026-05-31T12:00:00.000Z' });
    await books.sync();
    await books.call('review.decide', { decision: 'approve', ids: [row.id], author: 'Priya' });
    organisation(books).periodLockDate = '2026-05-31';
    expect((await books.sync()).blocked).toHaveLength(1);
    expect((await books.sync()).blocked).toHaveLength(1);
    organisation(books).periodLockDate = '2026-04-30';
    expect(await books.sync()).toMatchObject({ pushed: 1, blocked: [] });
    expect(await books.sync()).toMatchObject({ pushed: 0, blocked: [] });
  });

  test('do not let through what was only waiting for review: it waits for review again', async () => {
    const books = await openBooks({}, { ...plainSetup, defaults: { ...plainSetup.defaults, mode: 'review' } });
    const row = buy(books, 1, { settledAt: '2026-05-31T12:00:00.000Z' });
    organisation(books).periodLockDate = '2026-05-31';
    expect(await books.sync({ approveAll: true })).toMatchObject({ pushed: 0, held: 0 });
    organisation(books).periodLockDate = null;
    expect(await books.sync()).toMatchObject({ pushed: 0, held: 1, blocked: [] });
    expect(await standing(books, row)).toBe('proposed review');
  });

  test('that move between planning and sending are told by Xero, and told before sending from then on', async () => {
    const books = await openBooks();
    buy(books, 1, { settledAt: '2026-05-31T12:00:00.000Z' });
    buy(books, 2, { settledAt: '2026-06-01T12:00:00.000Z' });
    justBefore(books, 'PUT', /BankTransactions$/, () => {
      organisation(books).periodLockDate = '2026-05-31';
    });
    const first = await books.sync();
    expect(first).toMatchObject({ pushed: 1, blocked: [{ code: 'lock-date' }] });
    expect(first.blocked[0]?.message).toMatch(/^Not posted: 31 May 2026 .* post it on 1 Jun 2026, or leave it out\.$/);
    const log = books.ledger().activity({ movementId: first.blocked[0]?.transactionId ?? '', limit: 2 });
    expect(log.map(({ event, message }) => `${event}: ${message}`)).toEqual([
      expect.stringMatching(/^block: Not posted: 31 May 2026/),
      expect.stringMatching(/^refuse: Xero refused it: The document date cannot be before the period lock date/),
    ]);
    const writes = documentWrites(books);
    expect((await books.sync()).blocked[0]?.message).toMatch(/^Not posted: 31 May 2026 is on or before the lock date/);
    expect(documentWrites(books)).toBe(writes);
    organisation(books).periodLockDate = null;
    expect(await books.sync()).toMatchObject({ pushed: 1, blocked: [] });
    expect(amountsOf(posted(books))).toEqual([100, 200]);
  });

  test('stop transfers as well', async () => {
    const books = await openBooks(
      {},
      { ...plainSetup, movements: { topUps: { post: 'transfer', fromBankAccount: '091', mode: 'auto' } } },
    );
    organisation(books).periodLockDate = '2026-06-13';
    buy(books, -500, { type: 'transferReceive', application: undefined as never });
    expect((await books.sync()).blocked).toMatchObject([{ code: 'lock-date' }]);
    organisation(books).periodLockDate = null;
    expect(await books.sync()).toMatchObject({ pushed: 1, blocked: [] });
    expect(books.sandbox.world.xero.bankTransfers).toHaveLength(1);
  });
});

describe('the role of the connected user', () => {
  test.each(['READONLY', 'INVOICEONLY'])(
    '%s posts nothing and says so; a higher one frees everything',
    async (role) => {
      const books = await openBooks();
      const user = books.sandbox.world.xero.consentingUser;
      user.role = role;
      buy(books, 1);
      buy(books, 2);
      const summary = await books.sync();
      expect(summary.blocked.map(({ code }) => code)).toEqual(['role-too-low', 'role-too-low']);
      expect(summary.blocked[0]?.message).toMatch(/Have your role changed in Xero to Standard or Adviser/);
      expect(exitOfSummary(summary)).toBe(1);
      expect(writesTo(books, /api\.xro/)).toBe(0);
      user.role = 'STANDARD';
      expect(await books.sync()).toMatchObject({ pushed: 2, blocked: [] });
    },
  );

  test('that is lowered between planning and sending ends the run without losing anything', async () => {
    const books = await openBooks();
    buy(books, 1);
    const user = books.sandbox.world.xero.consentingUser;
    justBefore(books, 'PUT', /BankTransactions$/, () => {
      user.role = 'READONLY';
    });
    const summary = await books.sync();
    expect(summary).toMatchObject({ pushed: 0, error: { code: 'forbidden' } });
    expect(exitOfSummary(summary)).toBe(3);
    expect((await books.sync()).blocked).toMatchObject([{ code: 'role-too-low' }]);
    user.role = 'STANDARD';
    expect(await books.sync()).toMatchObject({ pushed: 1 });
    expect(posted(books)).toHaveLength(1);
  });
});

describe('what is archived in Xero after it was chosen', () => {
  test('an account blocks what was approved for it, in words, and is used once it is restored', async () => {
    const books = await openBooks({}, { ...figmaOn463, defaults: { ...plainSetup.defaults, mode: 'review' } });
    const row = buy(books, 1);
    await books.sync();
    await books.call('review.decide', { decision: 'approve', ids: [row.id], author: 'Priya' });
    account(books, '463').status = 'ARCHIVED';
    const summary = await books.sync();
    expect(summary.blocked).toEqual([
      {
        transactionId: row.id,
        code: 'account-archived',
        message:
          'Account 463 (IT Software and Consumables) is archived in Xero. Choose another account, or restore it in Xero.',
      },
    ]);
    expect(documentWrites(books)).toBe(0);
    account(books, '463').status = 'ACTIVE';
    expect(await books.sync()).toMatchObject({ pushed: 1, blocked: [] });
    expect(await books.sync()).toMatchObject({ pushed: 0 });
    expect(posted(books)).toHaveLength(1);
  });

  test('an account that is archived between planning and sending is refused by Xero and tried again when restored', async () => {
    const books = await openBooks({}, figmaOn463);
    buy(books, 1);
    justBefore(books, 'PUT', /BankTransactions$/, () => {
      account(books, '463').status = 'ARCHIVED';
    });
    expect((await books.sync()).blocked).toMatchObject([{ code: 'account-archived' }]);
    account(books, '463').status = 'ACTIVE';
    expect(await books.sync()).toMatchObject({ pushed: 1, blocked: [] });
    expect(posted(books)).toHaveLength(1);
  });

  test('a blocked item takes the account of new settings, and then waits for whoever reviews it', async () => {
    const books = await openBooks({}, figmaOn463);
    const row = buy(books, 1);
    account(books, '463').status = 'ARCHIVED';
    expect((await books.sync()).blocked).toHaveLength(1);
    await books.setup(plainSetup);
    expect(await books.sync()).toMatchObject({ pushed: 1, blocked: [] });
    expect(posted(books)[0]?.lines[0]?.accountCode).toBe('429');
    expect(await standing(books, row)).toBe('pushed pushed');
  });

  test('a bank account blocks everything of its currency and nothing else', async () => {
    const books = await openBooks();
    account(books, '092').status = 'ARCHIVED';
    buy(books, 1);
    buy(books, 2, { currency: 'EUR' });
    const summary = await books.sync();
    expect(summary).toMatchObject({ pushed: 1, blocked: [{ code: 'bank-account-archived' }] });
    account(books, '092').status = 'ACTIVE';
    expect(await books.sync()).toMatchObject({ pushed: 1, blocked: [] });
  });

  test.each<[string, string, (books: TestCompany) => void]>([
    [
      'a tax rate',
      'tax-type-missing',
      ({ sandbox }) => {
        for (const rate of sandbox.world.xero.taxRates) if (rate.taxType === 'INPUT2') rate.status = 'DELETED';
      },
    ],
    [
      'a tracking option',
      'tracking-missing',
      ({ sandbox }) => {
        const [department] = sandbox.world.xero.trackingCategories;
        for (const option of department?.options ?? []) if (option.name === 'Design') option.status = 'ARCHIVED';
      },
    ],
    [
      'a contact',
      'contact-archived',
      ({ sandbox }) => {
        for (const contact of sandbox.world.xero.contacts)
          if (contact.name === 'Figma Inc') contact.status = 'ARCHIVED';
      },
    ],
  ])('%s blocks before anything is sent', async (_, code, archive) => {
    const coding = { name: 'Figma', contact: 'Figma Inc', taxType: 'INPUT2', tracking: { Department: 'Design' } };
    const books = await openBooks({}, { ...plainSetup, applications: [coding] });
    buy(books, 1);
    archive(books);
    expect((await books.sync()).blocked).toMatchObject([{ code }]);
    expect(documentWrites(books)).toBe(0);
  });
});

describe('what Xero refuses for a reason we do not know', () => {
  test('is tried again with every sync until Xero takes it, and goes out once', async () => {
    const books = await openBooks();
    const row = buy(books, 1);
    const refusal = answer(400, { Type: 'ValidationException', Message: 'The moon is full' });
    books.sandbox.faults.next({ ...documentWrite, fault: refusal, times: 2 });
    for (let run = 0; run < 2; run += 1) {
      expect((await books.sync()).blocked).toMatchObject([{ code: 'rejected-by-xero' }]);
    }
    expect((await proposalOf(books, row)).reason.message).toBe(
      'Xero refused it: The moon is full. Correct it in Xero or in the settings; it is tried again with the next sync.',
    );
    expect(await books.sync()).toMatchObject({ pushed: 1, blocked: [] });
    expect(posted(books)).toHaveLength(1);
  });
});
