import type { TestCompany } from '../../fixtures/test-company.ts';
import { billChange, billSetup, paymentIdOf, paymentRemoval } from '../engine/bill-books.ts';
import { buy, minute, passTime, posted } from '../engine/books.ts';
import { justBefore } from '../engine/interfere.ts';
import { organisationOf } from './organisation.ts';
import type { Chapter, Situation } from './situation.ts';

const stays = { items: ['pushed pushed'], documents: 1 } as const;
const undone = { items: ['undone undone'], exit: 0, documents: 0 } as const;
const documentChange = { service: 'xero', method: 'POST', path: /\/BankTransactions$/ } as const;

/** A document that is in Xero. */
async function post(books: TestCompany): Promise<string> {
  buy(books, 1);
  await books.sync();
  return posted(books)[0]?.bankTransactionId ?? '';
}

/** After the program has looked at the document, and before Xero reads the request to delete it. */
function betweenLookingAndAsking(books: TestCompany, change: () => void): void {
  justBefore(books, documentChange.method, documentChange.path, change);
}

const done: readonly Situation[] = [
  {
    name: 'a document is deleted, and not sent again unasked',
    xero: 'Status 200, `Status` `DELETED`',
    made: 'The document is undone',
    command: 'undo',
    async arrange(books) {
      await post(books);
    },
    first: { ...undone, writes: 1 },
    later: { when: 'With the next sync', change: () => undefined, outcome: { ...undone, writes: 0 } },
  },
  {
    name: 'a document that was deleted in Xero already counts as undone',
    xero: 'The document has the status `DELETED`',
    made: 'Someone deletes it; then it is undone',
    command: 'undo',
    async arrange(books) {
      books.sandbox.world.xero.deleteByHand(await post(books));
    },
    first: { ...undone, writes: 0 },
  },
];

const refused: readonly Situation[] = [
  {
    name: 'a reconciled document is told before anything is asked',
    xero: 'The document has `IsReconciled: true`',
    made: 'Someone reconciles it; then it is undone',
    command: 'undo',
    async arrange(books) {
      books.sandbox.world.xero.reconcileByHand(await post(books));
    },
    first: { ...stays, exit: 1, refused: ['reconciled'], writes: 0 },
  },
  {
    name: 'a document that is reconciled on the way is refused by Xero',
    xero: '`This Bank Transaction cannot be edited as it has been reconciled` (its wording is not documented)',
    made: 'Someone reconciles it between looking and asking',
    told: 'This Bank Transaction cannot be edited as it has been reconciled',
    command: 'undo',
    async arrange(books) {
      const id = await post(books);
      betweenLookingAndAsking(books, () => books.sandbox.world.xero.reconcileByHand(id));
    },
    first: { ...stays, exit: 1, refused: ['reconciled'], writes: 1 },
  },
  {
    name: 'a document in a locked year is told before anything is asked',
    xero: '`EndOfYearLockDate` of the organisation',
    made: 'The lock date is set; then it is undone',
    command: 'undo',
    async arrange(books) {
      await post(books);
      organisationOf(books).endOfYearLockDate = '2026-06-30';
    },
    first: { ...stays, exit: 1, refused: ['lock-date'], writes: 0 },
  },
  {
    name: 'a document whose year is locked on the way is refused by Xero',
    xero: '`This document cannot be edited as it is currently dated before end of year lock date`',
    made: 'The lock date is set between looking and asking',
    told: 'This document cannot be edited as it is currently dated before end of year lock date',
    command: 'undo',
    async arrange(books) {
      await post(books);
      betweenLookingAndAsking(books, () => {
        organisationOf(books).endOfYearLockDate = '2026-06-30';
      });
    },
    first: { ...stays, exit: 1, refused: ['lock-date'], writes: 1 },
  },
];

const lost: readonly Situation[] = [
  {
    name: 'an undo whose answer stays away is looked up',
    xero: 'Nothing, three times, the document being deleted by the first',
    made: 'The connection breaks three times',
    command: 'undo',
    async arrange(books) {
      await post(books);
      books.sandbox.faults.next({ ...documentChange, fault: { kind: 'reset-after' }, times: 3 });
    },
    first: { ...undone, writes: 3 },
  },
  {
    name: 'an undo that never arrived leaves the document where it is',
    xero: 'Nothing, three times, and nothing was changed',
    made: 'The connection breaks three times before the request is read',
    command: 'undo',
    async arrange(books) {
      await post(books);
      books.sandbox.faults.next({ ...documentChange, fault: { kind: 'reset-before' }, times: 3 });
    },
    first: { ...stays, exit: 3, error: 'waiting', refused: ['under-way'], writes: 3 },
    later: {
      when: 'Ten minutes later it is looked up',
      change: (books) => passTime(books, 10 * minute),
      outcome: { ...stays, exit: 0, writes: 0 },
    },
  },
];

const halfway = { items: ['held half-undone'], documents: 1 } as const;

const ofBills: readonly Situation[] = [
  {
    name: 'a bill goes with its payment, the payment first',
    xero: 'Status 200 for each: the payment is `DELETED`, the bill `VOIDED`',
    made: 'The bill is undone',
    setup: billSetup,
    command: 'undo',
    async arrange(books) {
      await post(books);
    },
    first: { ...undone, writes: 2 },
    later: { when: 'With the next sync', change: () => undefined, outcome: { ...undone, writes: 0 } },
  },
  {
    name: 'a bill whose payment is reconciled stays whole, told before anything is asked',
    xero: 'The payment has `IsReconciled: true`',
    made: 'Someone reconciles the payment; then the bill is undone',
    setup: billSetup,
    command: 'undo',
    async arrange(books) {
      await post(books);
      books.sandbox.world.xero.bills.editPayment(paymentIdOf(books), { isReconciled: true });
    },
    first: { ...stays, exit: 1, refused: ['reconciled'], writes: 0 },
  },
  {
    name: 'a bill whose payment is reconciled on the way stays whole',
    xero: '`This payment cannot be deleted as it has been reconciled with a bank transaction` (its wording is not documented)',
    made: 'Someone reconciles the payment between looking and asking',
    told: 'This payment cannot be deleted as it has been reconciled with a bank transaction',
    setup: billSetup,
    command: 'undo',
    async arrange(books) {
      await post(books);
      justBefore(books, 'POST', paymentRemoval.path, () =>
        books.sandbox.world.xero.bills.editPayment(paymentIdOf(books), { isReconciled: true }),
      );
    },
    first: { ...stays, exit: 1, refused: ['reconciled'], writes: 1 },
  },
  {
    name: 'a payment that is part of a batch stays, and its bill with it',
    xero: 'The payment has a `BatchPaymentID`',
    made: 'The payment is made part of a batch; then the bill is undone',
    setup: billSetup,
    command: 'undo',
    async arrange(books) {
      await post(books);
      books.sandbox.world.xero.bills.editPayment(paymentIdOf(books), { batchPaymentId: 'a batch' });
    },
    first: { ...stays, exit: 1, refused: ['has-payments'], writes: 0 },
  },
  {
    name: 'a bill that somebody pays between its two steps is half undone until that payment is gone',
    xero: '`The status VOIDED cannot be applied to the invoice because it has payments or credit notes allocated to it.`',
    made: 'Someone pays the bill after our payment was taken away',
    told: 'The status VOIDED cannot be applied to the invoice because it has payments or credit notes allocated to it',
    setup: billSetup,
    command: 'undo',
    async arrange(books) {
      await post(books);
      const { bills } = books.sandbox.world.xero;
      justBefore(books, billChange.method, billChange.path, () =>
        bills.payByHand(bills.billShelf.items[0]?.billId ?? '', { amountMinor: 50 }),
      );
    },
    first: { ...halfway, exit: 1, refused: ['has-payments'], writes: 2 },
    later: {
      when: 'The payment is deleted in Xero, and the next sync goes on',
      change: (books) => books.sandbox.world.xero.bills.editPayment(paymentIdOf(books), { status: 'DELETED' }),
      outcome: { ...undone, writes: 1 },
    },
  },
];

export const undoing: Chapter = {
  title: 'Taking documents out again',
  about:
    'An undo looks at the document first, and asks Xero only for what Xero lets go. What it says no to stays as it is, with its reason.',
  situations: [...done, ...refused, ...ofBills, ...lost],
};
