import type { Fault } from '../../../electron/sandbox/faults/fault.ts';
import type { TestCompany } from '../../fixtures/test-company.ts';
import { buy, minute, passTime, plainSetup } from '../engine/books.ts';
import { answer } from '../engine/interfere.ts';
import { onceAnswered } from './answers.ts';
import { organisationOf } from './organisation.ts';
import type { Chapter, Situation } from './situation.ts';

const pushed = { items: ['pushed pushed'], exit: 0, writes: 1, documents: 1 } as const;
const nothing = { items: [], exit: 3, writes: 0, documents: 0 } as const;
const nextSync = { when: 'With the next sync', change: () => undefined, outcome: pushed };

function failRead(books: TestCompany, path: RegExp, fault: Fault, times = 1): void {
  books.sandbox.faults.next({ service: 'xero', method: 'GET', path, fault, times });
}

/** The accounts are answered so, so many times. */
function accountsAnswered(
  row: Pick<Situation, 'name' | 'xero' | 'made' | 'first' | 'later'>,
  fault: Fault,
  times = 1,
): Situation {
  const { name, xero, made, first, later } = row;
  return {
    name,
    xero,
    made,
    arrange(books) {
      buy(books, 1);
      failRead(books, /\/Accounts$/, fault, times);
    },
    first,
    ...(later === undefined ? {} : { later }),
  };
}

const offline = { kind: 'status', status: 503, body: 'The Organisation is offline' } as const;

const answers: readonly Situation[] = [
  accountsAnswered(
    {
      name: 'a list that fails once is asked for again',
      xero: 'Status 503 `The Organisation is offline` in plain text',
      made: 'Once, for the accounts',
      first: pushed,
    },
    offline,
  ),
  accountsAnswered(
    {
      name: 'a list that keeps failing ends the sync before anything is sent',
      xero: 'Status 503 `The Organisation is offline`, again and again',
      made: 'Four times, for the accounts',
      first: { ...nothing, error: 'service-fault' },
      later: nextSync,
    },
    offline,
    4,
  ),
  accountsAnswered(
    {
      name: 'a page instead of a list is never an empty list',
      xero: 'Status 200 with a web page',
      made: 'Once, for the accounts',
      first: { ...nothing, error: 'not-understood' },
      later: nextSync,
    },
    { kind: 'html-200' },
  ),
  accountsAnswered(
    {
      name: 'half a list is asked for again',
      xero: 'Status 200, the JSON ends in the middle',
      made: 'Once, for the accounts',
      first: pushed,
    },
    { kind: 'truncated-json' },
  ),
  accountsAnswered(
    {
      name: 'a list without its rows is never an empty list',
      xero: 'Status 200 `{}`',
      made: 'Once, for the accounts',
      first: { ...nothing, error: 'not-understood' },
      later: nextSync,
    },
    answer(200, {}),
  ),
  accountsAnswered(
    {
      name: 'nothing new, which was not asked, is never an empty list',
      xero: 'Status 304, which answers `If-Modified-Since`; accounts are asked for whole, without it',
      made: 'Once, for the accounts',
      first: { ...nothing, error: 'not-understood' },
      later: nextSync,
    },
    { kind: 'status', status: 304 },
  ),
];

const shapes: readonly Situation[] = [
  {
    name: 'contacts beyond the first page are known',
    xero: '`pagination` with two pages of a thousand',
    made: '1,200 more contacts; the one that is needed comes last',
    async arrange(books) {
      const { xero } = books.sandbox.world;
      for (let n = 0; n < 1200; n += 1) xero.addContact({ name: `Contact ${n}` });
      xero.addContact({ name: 'Very Last Ltd' });
      await books.setup({ ...plainSetup, defaults: { ...plainSetup.defaults, contact: 'Very Last Ltd' } });
      buy(books, 1);
    },
    first: pushed,
  },
  {
    name: 'a filter that Xero does not know yet is not trusted',
    xero: 'The list for `References=…`, unfiltered, as before August 2026',
    made: 'The filter is ignored; a document is looked up whose answer was lost',
    arrange(books) {
      const { xero } = books.sandbox.world;
      xero.understandsReferences = false;
      for (let n = 0; n < 5; n += 1) xero.postByHand({ totalMinor: 77_700 + n, reference: `INV-${n}` });
      buy(books, 1);
      onceAnswered(books, { kind: 'reset-after' }, 3);
    },
    first: { items: ['uncertain answer-lost'], exit: 3, error: 'waiting', writes: 3, documents: 1 },
    later: {
      when: 'Ten minutes later',
      change: (books) => passTime(books, 10 * minute),
      outcome: { ...pushed, writes: 0 },
    },
  },
  {
    name: 'a list of too many rows is asked for in parts',
    xero: 'Status 400, `ErrorNumber` 51 `HighVolumeException`',
    made: 'Once, for the bank transactions',
    arrange(books) {
      buy(books, 1);
      const Message = 'Too many records for this request. Please narrow the filter and use paging.';
      failRead(books, /\/BankTransactions$/, answer(400, { ErrorNumber: 51, Type: 'HighVolumeException', Message }));
    },
    first: pushed,
  },
  {
    name: 'a time zone that is not known is not guessed',
    xero: '`Timezone` of a name that nobody knows',
    made: 'The organisation’s time zone is changed',
    arrange(books) {
      organisationOf(books).timezone = 'ATLANTISSTANDARDTIME';
      buy(books, 1);
    },
    first: { ...nothing, error: 'not-understood' },
    later: {
      when: 'It is one that is known',
      change(books) {
        organisationOf(books).timezone = 'GMTSTANDARDTIME';
      },
      outcome: pushed,
    },
  },
];

export const lists: Chapter = {
  title: 'Lists',
  about:
    'What Xero knows is read before every plan: the organisation, its lists, and the documents of the days around. An answer that is not ' +
    'the list that was asked for never counts as an empty one.',
  situations: [...answers, ...shapes],
};
