import type { Fault } from '../../../electron/sandbox/faults/fault.ts';
import { buy, minute, passTime, posted } from '../engine/books.ts';
import { answer, justBefore } from '../engine/interfere.ts';
import { onceAnswered } from './answers.ts';
import { organisationOf } from './organisation.ts';
import type { Chapter, Situation } from './situation.ts';

const pushed = { items: ['pushed pushed'], exit: 0, documents: 1 } as const;
const waiting = { items: ['uncertain answer-lost'], exit: 3, error: 'waiting', writes: 3 } as const;
const tenMinutesLater = 'Ten minutes later it is looked up by its reference';

function lostOnce(name: string, xero: string, fault: Fault): Situation {
  return {
    name,
    xero,
    made: 'Once',
    arrange(books) {
      buy(books, 1);
      onceAnswered(books, fault);
    },
    first: { ...pushed, writes: 2 },
  };
}

const once: readonly Situation[] = [
  lostOnce(
    'an answer that is lost on the way is asked for again under the same key',
    'Nothing: the connection breaks after Xero has made the document. Under the same key within six minutes it gives the ' +
      'stored answer',
    { kind: 'reset-after' },
  ),
  lostOnce(
    'a request that is lost on the way goes again under the same key',
    'Nothing: the connection breaks before Xero has read the request',
    { kind: 'reset-before' },
  ),
  lostOnce('a page instead of an answer is no answer', 'Status 200 with a web page, as a network’s sign-in gives it', {
    kind: 'html-200',
  }),
  lostOnce('a way to somewhere else is no answer', 'Status 302 to another address, which is not followed', {
    kind: 'status',
    status: 302,
    headers: { location: 'https://login.example.test/' },
  }),
  lostOnce('half an answer is no answer', 'Status 200, the JSON ends in the middle', { kind: 'truncated-json' }),
  lostOnce('an empty answer is no answer', 'Status 200 with nothing in it', { kind: 'empty-body' }),
  lostOnce('a fault inside Xero is no answer', 'Status 500 in plain text', {
    kind: 'status',
    status: 500,
    body: 'Internal Server Error',
  }),
  lostOnce('an organisation that is offline for a moment is asked again', 'Status 503 `The Organisation is offline`', {
    kind: 'status',
    status: 503,
    body: 'The Organisation is offline',
  }),
];

const lasting: readonly Situation[] = [
  {
    name: 'an answer that stays away is looked up after nine minutes and found',
    xero: 'Nothing, three times, the document being made by the first',
    made: 'The connection breaks three times',
    arrange(books) {
      buy(books, 1);
      onceAnswered(books, { kind: 'reset-after' }, 3);
    },
    first: { ...waiting, documents: 1 },
    later: {
      when: tenMinutesLater,
      change: (books) => passTime(books, 10 * minute),
      outcome: { ...pushed, writes: 0 },
    },
  },
  {
    name: 'an answer that stays away is looked up after nine minutes, not found, and sent under a new key',
    xero: 'Nothing, three times, and nothing was made',
    made: 'The connection breaks three times before the request is read',
    arrange(books) {
      buy(books, 1);
      onceAnswered(books, { kind: 'reset-before' }, 3);
    },
    first: { ...waiting, documents: 0 },
    later: {
      when: tenMinutesLater,
      change: (books) => passTime(books, 10 * minute),
      outcome: { ...pushed, writes: 1 },
    },
  },
  {
    name: 'an organisation that stays offline is left alone, and nothing is lost',
    xero: 'Status 503 `The Organisation is offline`, again and again',
    made: 'Three times',
    arrange(books) {
      buy(books, 1);
      onceAnswered(books, { kind: 'status', status: 503, body: 'The Organisation is offline' }, 3);
    },
    first: { ...waiting, documents: 0 },
    status: 503,
    later: {
      when: tenMinutesLater,
      change: (books) => passTime(books, 10 * minute),
      outcome: { ...pushed, writes: 1 },
    },
  },
  {
    name: 'a document that was deleted in Xero while its answer was awaited is not sent again unasked',
    xero: 'The look-up finds it with the status `DELETED`',
    made: 'The connection breaks three times; then someone deletes the document',
    arrange(books) {
      buy(books, 1);
      onceAnswered(books, { kind: 'reset-after' }, 3);
    },
    first: { ...waiting, documents: 1 },
    later: {
      when: 'Someone deletes it, and ten minutes later it is looked up',
      async change(books) {
        books.sandbox.world.xero.deleteByHand(posted(books)[0]?.bankTransactionId ?? '');
        await passTime(books, 10 * minute);
      },
      outcome: { items: ['held deleted-in-xero'], exit: 1, writes: 0, documents: 0 },
    },
  },
];

const keys: readonly Situation[] = [
  {
    name: 'a refusal that Xero keeps under the key is not repeated for ever: the next sync has a new key',
    xero: 'The stored refusal, though its cause is gone',
    made: 'The year is locked before the request; the answer is lost; the lock is lifted before the same key goes again',
    told: 'The document date cannot be before the end of year lock date, currently set at 14-Jun-2026',
    arrange(books) {
      buy(books, 1);
      const organisation = organisationOf(books);
      const yearEnd = organisation.endOfYearLockDate;
      onceAnswered(books, { kind: 'reset-after' });
      let requests = 0;
      const count = () => {
        requests += 1;
        organisation.endOfYearLockDate = requests === 1 ? '2026-06-14' : yearEnd;
        if (requests < 2) justBefore(books, 'PUT', /BankTransactions$/, count);
      };
      justBefore(books, 'PUT', /BankTransactions$/, count);
    },
    first: { items: ['blocked lock-date'], exit: 1, writes: 2, documents: 0 },
    later: { when: 'With the next sync', change: () => undefined, outcome: { ...pushed, writes: 1 } },
  },
  {
    name: 'a key that Xero knows from another request ends the sync, and the next one has a new key',
    xero: 'Status 400 `Idempotency Key: … is used with a different request.`',
    made: 'Put into its mouth, once',
    arrange(books) {
      buy(books, 1);
      onceAnswered(books, keyRefused('Idempotency Key: 6f0c is used with a different request.'));
    },
    first: { items: ['approved approved'], exit: 3, error: 'conflict', writes: 1, documents: 0 },
    later: { when: 'With the next sync', change: () => undefined, outcome: { ...pushed, writes: 1 } },
  },
];

function keyRefused(Message: string): Fault {
  const Elements = [{ ValidationErrors: [{ Message }] }];
  return answer(400, {
    ErrorNumber: 10,
    Type: 'ValidationException',
    Message: 'A validation exception occurred',
    Elements,
  });
}

export const lostAnswers: Chapter = {
  title: 'Lost answers and idempotency keys',
  about:
    'Xero keeps an `Idempotency-Key` and its answer, a refusal too, for six minutes. Ours have 36 of the 128 characters that it allows. The same bytes go under the same key for three ' +
    'minutes; nothing leaves until nine; then the reference is looked up ' +
    '([decision 0004](decisions/0004-marker-and-the-three-and-nine-minutes.md)).',
  situations: [...once, ...lasting, ...keys],
};
