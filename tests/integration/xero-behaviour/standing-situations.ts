import { buy, day, passTime, plainSetup, posted } from '../engine/books.ts';
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
    name: 'a document that someone deleted in Xero is found the next day, and not posted again unasked',
    xero: 'The list of what was changed since has it with the status `DELETED`',
    made: 'Someone deletes it after it was posted; a day goes by',
    async arrange(books) {
      buy(books, 1);
      await books.sync();
      books.sandbox.world.xero.deleteByHand(posted(books)[0]?.bankTransactionId ?? '');
      await passTime(books, day);
    },
    first: { items: ['held deleted-in-xero'], exit: 1, writes: 0, documents: 0 },
  },
  {
    name: 'a document that someone changed in Xero is found the next day, and left as it is',
    xero: 'The list of what was changed since has it with another date',
    made: 'Someone changes its date after it was posted; a day goes by',
    async arrange(books) {
      buy(books, 1);
      await books.sync();
      books.sandbox.world.xero.edit(posted(books)[0]?.bankTransactionId ?? '', { date: '2026-06-01' });
      await passTime(books, day);
    },
    first: { items: ['pushed changed-in-xero'], exit: 0, writes: 0, documents: 1 },
  },
  {
    name: 'a document that was reconciled in Xero stays as it is',
    xero: 'The list of what was changed since has it with `IsReconciled: true`',
    made: 'Someone reconciles it after it was posted; a day goes by',
    async arrange(books) {
      buy(books, 1);
      await books.sync();
      books.sandbox.world.xero.reconcileByHand(posted(books)[0]?.bankTransactionId ?? '');
      await passTime(books, day);
    },
    first: { ...pushed, writes: 0 },
  },
  {
    name: 'nothing new in Xero is no deletion of what was posted',
    xero: 'Status 304 for the list of what was changed since, which is read with `If-Modified-Since`',
    made: 'Two days go by, with a sync each, and nobody does anything in Xero',
    status: 304,
    async arrange(books) {
      buy(books, 1);
      await books.sync();
      await passTime(books, day);
      await books.sync();
      await passTime(books, day);
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
