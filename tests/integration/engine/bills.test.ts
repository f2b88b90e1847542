import { describe, expect, test } from 'vitest';
import { makeInvoiceFile } from '../../../electron/sandbox/world/invoice-file.ts';
import type { BillRecord, PaymentRecord } from '../../../electron/sandbox/world/xero-shapes.ts';
import { markerOf } from '../../../shared/domain/marker.ts';
import type { TestCompany } from '../../fixtures/test-company.ts';
import {
  application,
  buy,
  day,
  minute,
  openBooks,
  passTime,
  plainSetup,
  posted,
  proposalOf,
  standing,
  writesTo,
} from './books.ts';
import { justBefore } from './interfere.ts';

/** All card payments become bills, and refunds credit notes, by themselves. */
const billSetup = { ...plainSetup, defaults: { account: '429', taxType: 'NONE', mode: 'auto', document: 'bill' } };

const billWrite = { service: 'xero', method: 'PUT', path: /\/Invoices$/ } as const;
const paymentWrite = { service: 'xero', method: 'PUT', path: /\/Payments$/ } as const;

function openBillBooks(setup: object = billSetup): Promise<TestCompany> {
  return openBooks({}, setup);
}

function buyFigma(books: TestCompany, amount: number, partial: Parameters<typeof buy>[2] = {}) {
  return buy(books, amount, { application: application(books, 'Figma'), ...partial });
}

function bills(books: TestCompany): readonly BillRecord[] {
  return books.sandbox.world.xero.bills.billShelf.items;
}

function payments(books: TestCompany): readonly PaymentRecord[] {
  return books.sandbox.world.xero.bills.paymentShelf.items.filter(({ status }) => status === 'AUTHORISED');
}

/** As a consent that was given before the program made bills. */
function narrow(books: TestCompany, scopes = ['accounting.invoices', 'accounting.payments']): void {
  for (const scope of scopes) books.sandbox.world.identity.uncoveredScopes.add(scope);
}

/** One bill, one payment of it, both ours; and the proposal names the bill. */
async function expectOnce(books: TestCompany, movement: { readonly id: string }) {
  expect(bills(books)).toHaveLength(1);
  expect(payments(books)).toHaveLength(1);
  expect(bills(books)[0]).toMatchObject({ status: 'PAID' });
  expect(payments(books)[0]).toMatchObject({ billId: bills(books)[0]?.billId, reference: markerOf(movement.id) });
  expect(await proposalOf(books, movement)).toMatchObject({ state: 'pushed', xeroId: bills(books)[0]?.billId });
  expect(posted(books)).toEqual([]);
}

const confirmed = (number: string | null, date: string | null = null) => ({
  hasInvoice: false,
  invoiceDetails: { number, date, vat: null },
});

describe('a bill', () => {
  test('carries what Cledara has confirmed of its invoice, and is paid from the bank account on the day of the movement', async () => {
    const books = await openBillBooks();
    const movement = buyFigma(books, 42, confirmed('INV-77', '2026-05-31'));
    const summary = await books.sync();
    expect(summary).toMatchObject({ pushed: 1, blocked: [], held: 0 });
    await expectOnce(books, movement);
    expect(bills(books)[0]).toMatchObject({
      type: 'ACCPAY',
      number: 'INV-77',
      date: '2026-05-31',
      dueDate: '2026-06-13',
      url: `https://app.cledara.com/?reference=${markerOf(movement.id)}`,
      lineAmountTypes: 'Inclusive',
      totalMinor: 4200,
      currency: 'GBP',
    });
    const account = books.sandbox.world.xero.account('090')?.accountId;
    expect(payments(books)[0]).toMatchObject({
      accountId: account,
      date: '2026-06-13',
      amountMinor: 4200,
      isReconciled: false,
    });
    const { document, explanation } = await proposalOf(books, movement);
    expect(document).toMatchObject({ kind: 'bill', number: 'INV-77', date: '2026-05-31', dueDate: '2026-06-13' });
    expect(explanation).toContainEqual({
      field: 'number',
      value: 'INV-77',
      why: 'The invoice number confirmed in Cledara.',
    });
    expect(await books.sync()).toMatchObject({ pushed: 0, alreadyInXero: 0, blocked: [] });
    await expectOnce(books, movement);
  });

  test('has the day of the movement and its own reference where nothing is confirmed', async () => {
    const books = await openBillBooks();
    const movement = buyFigma(books, 42);
    await books.sync();
    await expectOnce(books, movement);
    expect(bills(books)[0]).toMatchObject({ number: markerOf(movement.id), date: '2026-06-13', dueDate: '2026-06-13' });
  });

  test('in another currency names it and is paid from the account of that currency', async () => {
    const books = await openBillBooks();
    const movement = buyFigma(books, 42, { currency: 'EUR' });
    await books.sync();
    await expectOnce(books, movement);
    expect(bills(books)[0]).toMatchObject({ currency: 'EUR', totalMinor: 4200 });
    expect(payments(books)[0]?.accountId).toBe(books.sandbox.world.xero.account('092')?.accountId);
  });

  test('of a refund is a credit note with its refund', async () => {
    const books = await openBillBooks();
    const movement = buyFigma(books, -42, { type: 'cardReceive', ...confirmed('CN-5', '2026-05-31') });
    expect(await books.sync()).toMatchObject({ pushed: 1, blocked: [] });
    await expectOnce(books, movement);
    expect(bills(books)[0]).toMatchObject({ type: 'ACCPAYCREDIT', number: markerOf(movement.id), date: '2026-06-13' });
    expect(await books.sync()).toMatchObject({ pushed: 0, alreadyInXero: 0 });
  });

  test('takes its invoice as its attachment', async () => {
    const books = await openBillBooks();
    const movement = buyFigma(books, 42, { hasInvoice: true });
    books.sandbox.world.cledara.uploadInvoice(movement.id, makeInvoiceFile('pdf', ['Invoice']));
    expect(await books.sync()).toMatchObject({ pushed: 1, attached: 1, attachmentProblems: [] });
    const [file] = books.sandbox.world.xero.attachments;
    expect(file).toMatchObject({ parentId: bills(books)[0]?.billId, fileName: `invoice-${markerOf(movement.id)}.pdf` });
  });

  test('a hundred and twenty take three requests, and their payments three', async () => {
    const books = await openBillBooks();
    for (let number = 1; number <= 120; number += 1) buyFigma(books, number);
    expect(await books.sync()).toMatchObject({ pushed: 120 });
    expect(writesTo(books, /\/Invoices$/)).toBe(3);
    expect(writesTo(books, /\/Payments$/)).toBe(3);
    expect(payments(books)).toHaveLength(120);
  });
});

describe('an answer that is lost', () => {
  test.each([
    ['reset-before', billWrite],
    ['reset-after', billWrite],
    ['reset-before', paymentWrite],
    ['reset-after', paymentWrite],
  ] as const)('once is asked for again (%s, %o)', async (kind, write) => {
    const books = await openBillBooks();
    const movement = buyFigma(books, 42);
    books.sandbox.faults.next({ ...write, fault: { kind } });
    expect(await books.sync()).toMatchObject({ pushed: 1, waitingUntil: null });
    await expectOnce(books, movement);
  });

  test.each([
    ['reset-before', billWrite],
    ['reset-after', billWrite],
    ['reset-before', paymentWrite],
    ['reset-after', paymentWrite],
  ] as const)('for good is looked up after nine minutes (%s, %o)', async (kind, write) => {
    const books = await openBillBooks();
    const movement = buyFigma(books, 42, confirmed('INV,1'));
    books.sandbox.faults.next({ ...write, fault: { kind }, times: 3 });
    expect(await books.sync()).toMatchObject({ pushed: 0, error: { code: 'waiting' } });
    expect(await standing(books, movement)).toBe('uncertain answer-lost');
    await passTime(books, 10 * minute);
    expect(await books.sync()).toMatchObject({ pushed: 1, waitingUntil: null });
    await expectOnce(books, movement);
  });

  test('of two bills of one number is settled for each by its own address, though someone renumbered one', async () => {
    const books = await openBillBooks();
    const first = buyFigma(books, 42, confirmed('INV-9'));
    const second = buyFigma(books, 42, confirmed('INV-9'));
    books.sandbox.faults.next({ ...billWrite, fault: { kind: 'reset-after' }, times: 3 });
    await books.sync();
    expect(bills(books)).toHaveLength(2);
    books.sandbox.world.xero.bills.edit(bills(books)[1]?.billId ?? '', { number: 'by hand' });
    await passTime(books, 10 * minute);
    expect(await books.sync()).toMatchObject({ pushed: 2 });
    expect(bills(books)).toHaveLength(2);
    expect(payments(books)).toHaveLength(2);
    for (const { id } of [first, second]) {
      const own = bills(books).find(({ url }) => url?.endsWith(markerOf(id)) === true);
      expect((await proposalOf(books, { id })).xeroId).toBe(own?.billId);
    }
  });
});

describe('between the bill and its payment', () => {
  test('a run that ends there is followed by the payment alone, in a program that was started anew', async () => {
    const books = await openBillBooks();
    const movement = buyFigma(books, 42);
    books.sandbox.faults.next({ ...paymentWrite, fault: { kind: 'status', status: 403, body: '{}' } });
    expect(await books.sync()).toMatchObject({ pushed: 0, error: {} });
    expect(await proposalOf(books, movement)).toMatchObject({ state: 'approved', xeroId: bills(books)[0]?.billId });
    books.restart();
    expect(await books.sync()).toMatchObject({ pushed: 1 });
    await expectOnce(books, movement);
  });

  test('a payment that Xero refuses blocks it with the bill known, and the next sync pays once the cause is gone', async () => {
    const books = await openBillBooks();
    const movement = buyFigma(books, 42, confirmed('INV-1', '2026-07-30'));
    const { organisation } = books.sandbox.world.xero;
    justBefore(books, 'PUT', /\/Payments$/, () => {
      organisation.endOfYearLockDate = '2026-06-30'; // the payment lies on it, the bill does not
    });
    expect(await books.sync()).toMatchObject({ pushed: 0, blocked: [{ code: 'lock-date' }] });
    const blocked = await proposalOf(books, movement);
    expect(blocked).toMatchObject({ state: 'blocked', xeroId: bills(books)[0]?.billId });
    expect(blocked.reason.message).toMatch(
      /^The bill is in Xero and unpaid, because Xero refused its payment: The document date/,
    );
    await books.setup(plainSetup); // other settings do not touch what is in Xero
    expect(await books.sync()).toMatchObject({ pushed: 0, blocked: [{ code: 'lock-date' }] });
    organisation.endOfYearLockDate = '2023-12-31';
    expect(await books.sync()).toMatchObject({ pushed: 1, blocked: [] });
    await expectOnce(books, movement);
  });

  test('a bill that someone pays in Xero meanwhile is adopted, and not paid twice', async () => {
    const books = await openBillBooks();
    const movement = buyFigma(books, 42);
    justBefore(books, 'PUT', /\/Payments$/, () => {
      books.sandbox.world.xero.bills.payByHand(bills(books)[0]?.billId ?? '', { account: '091' });
    });
    expect(await books.sync()).toMatchObject({ pushed: 0, blocked: [{ code: 'rejected-by-xero' }] });
    expect(await books.sync()).toMatchObject({ pushed: 0, alreadyInXero: 1, blocked: [] });
    expect(await proposalOf(books, movement)).toMatchObject({ state: 'in-xero', xeroId: bills(books)[0]?.billId });
    expect(payments(books)).toHaveLength(1);
  });

  test('a bill that someone voids is held, and made anew when a person approves it', async () => {
    const books = await openBillBooks();
    const movement = buyFigma(books, 42);
    justBefore(books, 'PUT', /\/Payments$/, () =>
      books.sandbox.world.xero.bills.voidByHand(bills(books)[0]?.billId ?? ''),
    );
    expect(await books.sync()).toMatchObject({ pushed: 0, blocked: [{ code: 'rejected-by-xero' }] });
    await books.sync();
    expect(await standing(books, movement)).toBe('held deleted-in-xero');
    await books.call('review.decide', { decision: 'approve', ids: [movement.id], author: 'Ana' });
    expect(await books.sync()).toMatchObject({ pushed: 1 });
    expect(bills(books).map(({ status }) => status)).toEqual(['VOIDED', 'PAID']);
  });

  test('books that are lost take up the unpaid bill, and make no second one', async () => {
    const books = await openBillBooks();
    const movement = buyFigma(books, 42, confirmed('INV-3'));
    books.sandbox.faults.next({ ...paymentWrite, fault: { kind: 'reset-before' }, times: 3 });
    await books.sync();
    await books.reinstall();
    await books.setup(billSetup);
    expect(await books.sync()).toMatchObject({ pushed: 1, alreadyInXero: 0 });
    await expectOnce(books, movement);
    await books.reinstall();
    await books.setup(billSetup);
    expect(await books.sync()).toMatchObject({ pushed: 0, alreadyInXero: 1 });
    expect([bills(books).length, payments(books).length]).toEqual([1, 1]);
  });
});

describe('what others have entered', () => {
  const contactOf = (books: TestCompany) => books.sandbox.world.xero.addContact({ name: 'Figma' }).contactId;

  test('a bill paid from the bank account on that day is recognised, one for one', async () => {
    const books = await openBillBooks();
    const { xero } = books.sandbox.world;
    const { billId } = xero.bills.postByHand({
      totalMinor: 4200,
      contactId: contactOf(books),
      number: 'A-1',
      date: '2026-06-01',
    });
    xero.bills.payByHand(billId, { date: '2026-06-13' });
    buyFigma(books, 42);
    buyFigma(books, 42);
    expect(await books.sync()).toMatchObject({ pushed: 1, alreadyInXero: 1, held: 0 });
    expect(payments(books)).toHaveLength(2);
  });

  test.each([
    ['an unpaid one of that number', { number: 'inv-8', date: '2026-03-01' }],
    ['a draft of about that day', { status: 'DRAFT', number: 'other', date: '2026-06-15' }],
  ] as const)('%s is for a person to look at', async (_what, entered) => {
    const books = await openBillBooks();
    books.sandbox.world.xero.bills.postByHand({ totalMinor: 4200, contactId: contactOf(books), ...entered });
    const movement = buyFigma(books, 42, confirmed('INV-8', '2026-03-02'));
    expect(await books.sync()).toMatchObject({ pushed: 0, held: 1 });
    expect(await standing(books, movement)).toBe('held maybe-in-xero');
  });

  test("so is Cledara's own Spend Money of that day", async () => {
    const books = await openBillBooks();
    books.sandbox.world.xero.postByHand({ totalMinor: 4200, contactId: contactOf(books), date: '2026-06-13' });
    const movement = buyFigma(books, 42);
    await books.sync();
    expect(await standing(books, movement)).toBe('held maybe-in-xero');
  });

  test('a bill of another number on that day is another purchase to look at, and of another amount none', async () => {
    const books = await openBillBooks();
    const { xero } = books.sandbox.world;
    const contactId = contactOf(books);
    const entered = xero.bills.postByHand({ totalMinor: 4200, contactId, number: 'A-1', date: '2026-06-13' });
    xero.bills.payByHand(entered.billId, { date: '2026-06-13' });
    const same = buyFigma(books, 42, confirmed('B-2'));
    const other = buyFigma(books, 43, confirmed('A-1'));
    await books.sync();
    expect(await standing(books, same)).toBe('held maybe-in-xero');
    expect(await standing(books, other)).toBe('pushed pushed');
  });
});

describe('before it leaves', () => {
  test('an invoice day on the lock date blocks it, though the payment lies after it', async () => {
    const books = await openBillBooks();
    books.sandbox.world.xero.organisation.endOfYearLockDate = '2026-05-31';
    const movement = buyFigma(books, 42, confirmed('INV-1', '2026-05-31'));
    expect(await books.sync()).toMatchObject({ pushed: 0, blocked: [{ code: 'lock-date' }] });
    expect(bills(books)).toEqual([]);
    expect(await standing(books, movement)).toBe('blocked lock-date');
  });

  test('goes out on the first open day where that is chosen, its payment on its own, and is dated as before when it is taken back', async () => {
    const books = await openBillBooks({ ...billSetup, defaults: { ...billSetup.defaults, mode: 'review' } });
    const { organisation } = books.sandbox.world.xero;
    organisation.endOfYearLockDate = '2026-05-31';
    const movement = buyFigma(books, 42, confirmed('INV-1', '2026-05-20'));
    await books.sync();
    const choose = (day: string | null) => books.call('review.openDay', { ids: [movement.id], day, author: 'Priya' });
    const item = () => books.call('review.item', { transactionId: movement.id });
    expect((await item()).openDay).toEqual({ day: '2026-06-01', chosen: null });
    await choose('2026-06-01');
    await choose(null);
    expect((await item()).history.find(({ event }) => event === 'open-day-taken-back')?.message).toBe(
      'Priya took the chosen day back. It is dated 20 May 2026 again, the day of its invoice.',
    );
    expect(await standing(books, movement)).toBe('blocked lock-date');
    await choose('2026-06-01');
    expect(await item()).toMatchObject({
      openDay: { day: null, chosen: { day: '2026-06-01', ownDay: '2026-05-20', keptBecause: null } },
      proposal: { state: 'proposed', document: { date: '2026-06-01', dueDate: '2026-06-13', number: 'INV-1' } },
    });
    organisation.endOfYearLockDate = '2026-06-05';
    await books.sync({ approveAll: true });
    expect((await item()).openDay).toMatchObject({ day: '2026-06-06' });
    expect((await proposalOf(books, movement)).reason.message).toMatch(
      /^Not posted: 1 Jun 2026, the day that was chosen/,
    );
    await choose('2026-06-06');
    expect(await books.sync({ approveAll: true })).toMatchObject({ pushed: 1, blocked: [] });
    await expectOnce(books, movement);
    expect(bills(books)).toMatchObject([
      { date: '2026-06-06', lines: [{ description: expect.stringMatching(/ \(original date 20 May 2026\)$/) }] },
    ]);
    expect(payments(books)).toMatchObject([{ date: '2026-06-13' }]);
    expect(await books.sync()).toMatchObject({ pushed: 0, alreadyInXero: 0 });
  });

  test('a VAT rate that differs from the invoice holds it', async () => {
    const books = await openBillBooks();
    const vat = { name: 'Standard', rate: 0.2 };
    const movement = buyFigma(books, 42, { invoiceDetails: { number: 'INV-1', date: null, vat } });
    await books.sync();
    expect(await standing(books, movement)).toBe('held vat-differs');
    await books.call('review.decide', { decision: 'approve', ids: [movement.id], author: 'Ana' });
    expect(await books.sync()).toMatchObject({ pushed: 1 });
    await expectOnce(books, movement);
  });

  test('settings that make a bill of it do not touch what was approved as Spend Money', async () => {
    const books = await openBooks({}, { ...plainSetup, defaults: { ...plainSetup.defaults, mode: 'review' } });
    const movement = buyFigma(books, 42);
    await books.sync({ push: false });
    await books.call('review.decide', { decision: 'approve', ids: [movement.id], author: 'Ana' });
    await books.setup(billSetup);
    expect(await books.sync()).toMatchObject({ pushed: 1 });
    expect(bills(books)).toEqual([]);
    expect(posted(books)).toHaveLength(1);
  });

  test('a consent that does not cover bills stops the bills alone, says so, and the next one goes on', async () => {
    const setup = { ...billSetup, applications: [{ name: 'Notion', document: 'spend-money' }] };
    const books = await openBillBooks(setup);
    const bill = buyFigma(books, 42);
    const other = buy(books, 7, { application: application(books, 'Notion') });
    narrow(books);
    const narrowed = await books.sync();
    expect(narrowed).not.toHaveProperty('error');
    expect(narrowed).toMatchObject({
      pushed: 1,
      blocked: [
        { transactionId: bill.id, code: 'consent-too-narrow', message: expect.stringContaining('agree to it') },
      ],
    });
    expect(await proposalOf(books, other)).toMatchObject({ state: 'pushed' });
    expect(writesTo(books, /Invoices|Payments/)).toBe(0);
    books.sandbox.world.identity.uncoveredScopes.clear();
    expect(await books.sync()).toMatchObject({ pushed: 1, blocked: [] });
    expect(bills(books)).toHaveLength(1);
    expect(await proposalOf(books, bill)).toMatchObject({ state: 'pushed' });
  });

  test('a consent that covers bills and not their payments makes no bill that it could not pay', async () => {
    const books = await openBillBooks();
    const movement = buyFigma(books, 42);
    narrow(books, ['accounting.payments']);
    expect(await books.sync()).toMatchObject({ pushed: 0, blocked: [{ code: 'consent-too-narrow' }] });
    expect(bills(books)).toEqual([]);
    books.sandbox.world.identity.uncoveredScopes.clear();
    await books.sync();
    await expectOnce(books, movement);
  });

  test('a consent that is narrowed between the bill and its payment stops the payment alone', async () => {
    const books = await openBillBooks();
    const movement = buyFigma(books, 42);
    justBefore(books, 'PUT', /\/Invoices$/, () => narrow(books, ['accounting.payments']));
    const stopped = await books.sync();
    expect(stopped).not.toHaveProperty('error');
    expect(stopped).toMatchObject({ blocked: [{ code: 'consent-too-narrow' }] });
    expect([bills(books).length, payments(books).length]).toEqual([1, 0]);
    expect(await books.sync()).toMatchObject({ blocked: [{ code: 'consent-too-narrow' }] });
    books.sandbox.world.identity.uncoveredScopes.clear();
    await books.sync();
    await expectOnce(books, movement);
  });

  test('a bill whose answer was lost waits for a consent that lets us look, and what is no bill goes on', async () => {
    const setup = { ...billSetup, applications: [{ name: 'Notion', document: 'spend-money' }] };
    const books = await openBillBooks(setup);
    const movement = buyFigma(books, 42);
    books.sandbox.faults.next({ ...billWrite, fault: { kind: 'reset-after' }, times: 3 });
    await books.sync();
    expect(await proposalOf(books, movement)).toMatchObject({ state: 'uncertain' });
    narrow(books);
    await passTime(books, 10 * minute);
    const other = buy(books, 7, { application: application(books, 'Notion') });
    expect(await books.sync()).toMatchObject({ pushed: 1 });
    expect(await proposalOf(books, other)).toMatchObject({ state: 'pushed' });
    expect(await proposalOf(books, movement)).toMatchObject({
      state: 'uncertain',
      reason: { message: expect.stringContaining('cannot look') },
    });
    books.sandbox.world.identity.uncoveredScopes.clear();
    await books.sync();
    expect(bills(books)).toHaveLength(1);
    expect(payments(books)).toHaveLength(1);
    expect(await proposalOf(books, movement)).toMatchObject({ state: 'pushed' });
  });

  test('Xero is asked for bills only where one waits, and once a day where one of ours is there', async () => {
    const books = await openBooks();
    buyFigma(books, 42);
    await books.sync();
    const asked = () => books.sandbox.world.requests.filter(({ path }) => /Invoices|CreditNotes|Payments/.test(path));
    expect(asked()).toEqual([]);
    await books.setup(billSetup);
    buyFigma(books, 43);
    await passTime(books, day);
    await books.sync();
    expect(asked().map(({ method, path }) => `${method} ${path.split('/').at(-1)}`)).toEqual([
      'GET Payments',
      'GET Invoices',
      'GET CreditNotes',
      'PUT Invoices',
      'PUT Payments',
      'GET Invoices',
      'GET CreditNotes',
      'GET Payments',
    ]);
  });
});
