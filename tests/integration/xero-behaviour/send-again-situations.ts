import type { TestCompany } from '../../fixtures/test-company.ts';
import { billChange, billSetup } from '../engine/bill-books.ts';
import { buy, minute, passTime, posted } from '../engine/books.ts';
import { answer, justBefore } from '../engine/interfere.ts';
import type { Chapter, Situation } from './situation.ts';

const documentChange = { service: 'xero', method: 'POST', path: /\/BankTransactions$/ } as const;
const differs = { items: ['pushed changed-in-xero'], exit: null, documents: 1 } as const;

/** A document whose date somebody has changed in Xero, which was found. */
async function changed(books: TestCompany): Promise<string> {
  buy(books, 1);
  await books.sync();
  const id = posted(books)[0]?.bankTransactionId ?? '';
  await passTime(books, minute);
  books.sandbox.world.xero.edit(id, { date: '2026-06-12' });
  await books.call('drift.look', {});
  return id;
}

const situations: readonly Situation[] = [
  {
    name: 'what somebody changed is made what it was',
    xero: 'Status 200, the document as it was sent',
    made: 'Someone changes the date; ours is sent again',
    command: 'send-again',
    async arrange(books) {
      await changed(books);
    },
    first: { items: ['pushed pushed'], exit: null, writes: 1, documents: 1 },
  },
  {
    name: 'a document that is reconciled on the way is not changed',
    xero: '`This Bank Transaction cannot be edited as it has been reconciled` (its wording is not documented)',
    made: 'Someone reconciles it between looking and asking',
    told: 'This Bank Transaction cannot be edited as it has been reconciled',
    command: 'send-again',
    async arrange(books) {
      const id = await changed(books);
      justBefore(books, documentChange.method, documentChange.path, () => books.sandbox.world.xero.reconcileByHand(id));
    },
    first: { ...differs, refused: ['reconciled'], writes: 1 },
  },
  {
    name: 'totals that differ from the lines, which ours never send, are passed on',
    xero: 'Status 200, `ERROR` with `The document total does not equal the sum of the lines`',
    made: 'Put into its mouth, once',
    told: 'The document total does not equal the sum of the lines',
    command: 'send-again',
    async arrange(books) {
      const BankTransactionID = await changed(books);
      const ValidationErrors = [{ Message: 'The document total does not equal the sum of the lines' }];
      const refused = { BankTransactionID, StatusAttributeString: 'ERROR', ValidationErrors };
      books.sandbox.faults.next({ ...documentChange, fault: answer(200, { BankTransactions: [refused] }) });
    },
    first: { ...differs, refused: ['refused-by-xero'], writes: 1 },
  },
];

/** A bill whose number somebody has changed in Xero, which was found. */
async function changedBill(books: TestCompany): Promise<void> {
  buy(books, 1);
  await books.sync();
  await passTime(books, minute);
  const { bills } = books.sandbox.world.xero;
  bills.edit(bills.billShelf.items[0]?.billId ?? '', { number: 'INV-1' });
  await books.call('drift.look', {});
}

const ofBills: readonly Situation[] = [
  {
    name: 'a bill that somebody changed is made what it was between two payments',
    xero: 'Status 200 for each: the payment is `DELETED`, the bill as it was sent, a new payment',
    made: 'Someone changes the number of a paid bill; ours is sent again',
    setup: billSetup,
    command: 'send-again',
    arrange: changedBill,
    first: { items: ['approved approved'], exit: null, writes: 2, documents: 1 },
    later: {
      when: 'With the next sync',
      change: () => undefined,
      outcome: { items: ['pushed pushed'], exit: 0, writes: 1, documents: 1 },
    },
  },
  {
    name: 'a bill that somebody pays between the two is left as it is, and is theirs',
    xero: '`This document cannot be edited as it has a payment or credit note allocated to it.`',
    made: 'Someone pays the bill after our payment was taken away',
    told: 'This document cannot be edited as it has a payment or credit note allocated to it',
    setup: billSetup,
    command: 'send-again',
    async arrange(books) {
      await changedBill(books);
      const { bills } = books.sandbox.world.xero;
      justBefore(books, billChange.method, billChange.path, () =>
        bills.payByHand(bills.billShelf.items[0]?.billId ?? ''),
      );
    },
    first: { items: ['approved approved'], exit: null, refused: ['has-payments'], writes: 2, documents: 1 },
    later: {
      when: 'The next sync sees that it is paid',
      change: () => undefined,
      outcome: { items: ['in-xero adopted'], exit: 0, writes: 0, documents: 1 },
    },
  },
];

export const sendingAgain: Chapter = {
  title: 'Sending ours again',
  about: 'What somebody changed in Xero is shown, and changed back only when a person says so, in the window.',
  situations: [...situations, ...ofBills],
};
