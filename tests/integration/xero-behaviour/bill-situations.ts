import type { BillBooks } from '../../../electron/sandbox/world/bill-books.ts';
import type { TestCompany } from '../../fixtures/test-company.ts';
import { buy, minute, passTime, plainSetup } from '../engine/books.ts';
import { answer, interfere, justBefore } from '../engine/interfere.ts';
import { organisationOf } from './organisation.ts';
import type { Chapter, Situation } from './situation.ts';

/** Card payments become bills. */
const billSetup = { ...plainSetup, defaults: { ...plainSetup.defaults, document: 'bill' } };
const paymentWrite = { service: 'xero', method: 'PUT', path: /\/Payments$/ } as const;
const billWrite = { service: 'xero', method: 'PUT', path: /\/Invoices$/ } as const;

const billScopes = ['accounting.invoices', 'accounting.payments'];

const pushed = { items: ['pushed pushed'], exit: 0, documents: 1 } as const;
const refused = { items: ['blocked rejected-by-xero'], exit: 1 } as const;

/** Something happens to the bill between its own request and the one of its payment. */
function beforePayment(books: TestCompany, change: (bills: BillBooks, billId: string) => void): void {
  const { bills } = books.sandbox.world.xero;
  justBefore(books, paymentWrite.method, paymentWrite.path, () =>
    change(bills, bills.billShelf.items[0]?.billId ?? ''),
  );
}

const messages: readonly Situation[] = [
  {
    name: 'a consent that does not cover bills stops them alone',
    xero: 'Status 401 `AuthorizationUnsuccessful` for invoices and payments',
    made: 'The consent was given before there were bills',
    setup: billSetup,
    arrange(books) {
      buy(books, 1);
      for (const scope of billScopes) books.sandbox.world.identity.uncoveredScopes.add(scope);
    },
    first: { items: ['blocked consent-too-narrow'], exit: 1, writes: 0, documents: 0 },
    later: {
      when: 'Xero is connected again, with agreement to bills',
      change: (books) => books.sandbox.world.identity.uncoveredScopes.clear(),
      outcome: { ...pushed, writes: 2 },
    },
  },
  {
    name: 'a bill that somebody pays on the way is not paid twice',
    xero: '`Payment amount exceeds the amount outstanding on this document`',
    made: 'Someone pays the bill between its request and the one of its payment',
    told: 'Payment amount exceeds the amount outstanding on this document',
    setup: billSetup,
    arrange(books) {
      buy(books, 1);
      beforePayment(books, (bills, billId) => bills.payByHand(billId, { account: '091' }));
    },
    first: { ...refused, writes: 2, documents: 1 },
    later: {
      when: 'With the next sync',
      change: () => undefined,
      outcome: { items: ['in-xero adopted'], exit: 0, writes: 0, documents: 1 },
    },
  },
  {
    name: 'a bill that somebody voids on the way is not made again unasked',
    xero: '`Payments can only be made against Authorised documents`',
    made: 'Someone voids the bill between its request and the one of its payment',
    told: 'Payments can only be made against Authorised documents',
    setup: billSetup,
    arrange(books) {
      buy(books, 1);
      beforePayment(books, (bills, billId) => bills.voidByHand(billId));
    },
    first: { ...refused, writes: 2, documents: 0 },
    later: {
      when: 'With the next sync',
      change: () => undefined,
      outcome: { items: ['held deleted-in-xero'], exit: 1, writes: 0, documents: 0 },
    },
  },
  {
    name: 'a payment on a day that is locked on the way waits with its bill',
    xero: '`The document date cannot be before the end of year lock date, currently set at 30-Jun-2026`, for the payment alone',
    made: 'The year is locked between the request of the bill and the one of its payment',
    told: 'The document date cannot be before the end of year lock date, currently set at 30-Jun-2026',
    setup: billSetup,
    arrange(books) {
      buy(books, 1);
      beforePayment(books, () => {
        organisationOf(books).endOfYearLockDate = '2026-06-30';
      });
    },
    first: { items: ['blocked lock-date'], exit: 1, writes: 2, documents: 1 },
    later: {
      when: 'The lock date is moved back',
      change(books) {
        organisationOf(books).endOfYearLockDate = '2025-12-31';
      },
      outcome: { ...pushed, writes: 1 },
    },
  },
  {
    name: 'a number that Xero will not have twice, which is for sales alone, is passed on',
    xero: '`Invoice # must be unique.` with `HasErrors`',
    made: 'Put into its mouth, once',
    told: 'Invoice # must be unique',
    setup: billSetup,
    arrange(books) {
      buy(books, 1);
      let isFirst = true;
      interfere(books, ({ method, path, body }) => {
        if (!isFirst || method !== billWrite.method || !billWrite.path.test(path)) return null;
        isFirst = false;
        const sent: readonly object[] = JSON.parse(body).Invoices;
        const said = { StatusAttributeString: 'ERROR', HasErrors: true };
        const ValidationErrors = [{ Message: 'Invoice # must be unique.' }];
        const InvoiceID = '00000000-0000-0000-0000-000000000000';
        return answer(200, { Invoices: sent.map((bill) => ({ ...bill, ...said, InvoiceID, ValidationErrors })) });
      });
    },
    first: { ...refused, writes: 1, documents: 0 },
    later: { when: 'With the next sync', change: () => undefined, outcome: { ...pushed, writes: 2 } },
  },
];

const lost: readonly Situation[] = [
  {
    name: 'a bill whose answer is lost is there once, and paid once',
    xero: 'Nothing: the connection breaks after Xero has made the bill',
    made: 'Once',
    setup: billSetup,
    arrange(books) {
      buy(books, 1);
      books.sandbox.faults.next({ ...billWrite, fault: { kind: 'reset-after' } });
    },
    first: { ...pushed, writes: 3 },
  },
  {
    name: 'a payment whose answer stays away is looked up, and paid once',
    xero: 'Nothing, three times, the payment being made by the first',
    made: 'The connection breaks three times',
    setup: billSetup,
    arrange(books) {
      buy(books, 1);
      books.sandbox.faults.next({ ...paymentWrite, fault: { kind: 'reset-after' }, times: 3 });
    },
    first: { items: ['uncertain answer-lost'], exit: 3, error: 'waiting', writes: 4, documents: 1 },
    later: {
      when: 'Ten minutes later it is looked up',
      change: (books) => passTime(books, 10 * minute),
      outcome: { ...pushed, writes: 0 },
    },
  },
];

export const bills: Chapter = {
  title: 'Bills and their payments',
  about:
    'A bill and its payment are two requests ([decision 0015](decisions/0015-bills.md)). Whatever happens between them, the bill is there once and paid once.',
  situations: [...messages, ...lost],
};
