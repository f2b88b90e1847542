import { buy, plainSetup, posted } from '../engine/books.ts';
import type { Chapter, Situation } from './situation.ts';

const pushed = { items: ['pushed pushed'], exit: 0, writes: 1, documents: 1 } as const;

const standingDocuments: readonly Situation[] = [
  {
    name: 'a document with our reference is adopted and not posted again',
    xero: 'The list holds a document with the item’s own reference',
    made: 'The books are lost after the document was posted, and begun anew',
    async arrange(books) {
      buy(books, 1);
      await books.sync();
      await books.reinstall();
      await books.setup(plainSetup);
    },
    first: { items: ['in-xero adopted'], exit: 0, writes: 0, documents: 1 },
  },
  {
    name: 'a document that someone deleted in Xero is not posted again unasked',
    xero: 'The document has the status `DELETED`',
    made: 'Someone deletes it after it was posted',
    async arrange(books) {
      buy(books, 1);
      await books.sync();
      books.sandbox.world.xero.deleteByHand(posted(books)[0]?.bankTransactionId ?? '');
    },
    first: { ...pushed, writes: 0, documents: 0 },
  },
  {
    name: 'a document that was reconciled in Xero stays as it is',
    xero: 'The document has `IsReconciled: true`',
    made: 'Someone reconciles it after it was posted',
    async arrange(books) {
      buy(books, 1);
      await books.sync();
      books.sandbox.world.xero.reconcileByHand(posted(books)[0]?.bankTransactionId ?? '');
    },
    first: { ...pushed, writes: 0 },
  },
];

const amounts: readonly Situation[] = [
  {
    name: 'an authorisation of nothing is not sent',
    xero: 'A refusal of `UnitAmount` 0',
    made: 'A settled movement of 0.00; the program does not ask Xero',
    arrange(books) {
      buy(books, 0);
    },
    first: { items: [], exit: 0, writes: 0, documents: 0 },
  },
  {
    name: 'a refund is Receive Money, because totals are positive',
    xero: 'A refusal of totals that are not greater than zero',
    made: 'A settled refund of 5.00',
    arrange(books) {
      buy(books, -5, { type: 'cardReceive' });
    },
    first: pushed,
  },
];

export const standing: Chapter = {
  title: 'What stands in Xero',
  about:
    'Documents are recognised by their reference, whatever became of them; Xero’s rules for amounts are kept beforehand.',
  situations: [...standingDocuments, ...amounts],
};
