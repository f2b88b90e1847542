import type { TestCompany } from '../../fixtures/test-company.ts';
import { buy, hour, minute, passTime } from '../engine/books.ts';
import { onceAnswered, tooMany } from './answers.ts';
import type { Chapter, Situation } from './situation.ts';

const pushed = { items: ['pushed pushed'], exit: 0, documents: 1 } as const;
const limited = { items: ['waiting rate-limited'], exit: 3, error: 'rate-limited', documents: 0 } as const;

/** Eight for the lists, one each for the bank transactions and transfers of the days around. */
const readsOfSync = 10;

function turnedAway(name: string, xero: string, answered: ReturnType<typeof tooMany>): Situation {
  return {
    name,
    xero,
    made: 'Once, for the request with the documents',
    status: 429,
    arrange(books) {
      buy(books, 1);
      onceAnswered(books, answered);
    },
    first: { ...pushed, writes: 2 },
  };
}

const shortly: readonly Situation[] = [
  turnedAway(
    "the minute's limit is waited for as long as Xero says",
    'Status 429, `X-Rate-Limit-Problem: minute`, `Retry-After: 7`',
    tooMany('minute', 7),
  ),
  turnedAway(
    "the minute's limit without a time is waited for a minute",
    'Status 429, `X-Rate-Limit-Problem: minute`',
    tooMany('minute', null),
  ),
  turnedAway(
    'too many at one time is waited for a moment',
    'Status 429, `X-Rate-Limit-Problem: concurrent`, which never names a time',
    tooMany('concurrent', null),
  ),
  turnedAway(
    "the app's limit is waited for as long as Xero says",
    'Status 429, `X-Rate-Limit-Problem: appminute`, `Retry-After: 12`',
    tooMany('appminute', 12),
  ),
  turnedAway(
    'a limit without a name or a time is waited for a minute',
    'Status 429 and nothing else',
    tooMany(null, null),
  ),
];

const longer: readonly Situation[] = [
  {
    name: 'a limit that does not end gives the documents back, to go on when it is over',
    xero: 'Status 429, `X-Rate-Limit-Problem: minute`, `Retry-After: 30`, again and again',
    made: 'Three times, for the request with the documents',
    status: 429,
    arrange(books) {
      buy(books, 1);
      onceAnswered(books, tooMany('minute', 30), 3);
    },
    first: { ...limited, writes: 3 },
    later: { when: 'A minute later', change: (books) => passTime(books, minute), outcome: { ...pushed, writes: 1 } },
  },
  {
    name: "the day's limit ends the sync at once, and says until when",
    xero: 'Status 429, `X-Rate-Limit-Problem: day`, `Retry-After: 36000`',
    made: 'Once, for the request with the documents',
    status: 429,
    arrange(books) {
      buy(books, 1);
      onceAnswered(books, tooMany('day', 36_000));
    },
    first: { ...limited, writes: 1 },
    later: {
      when: 'Eleven hours later',
      change: (books) => passTime(books, 11 * hour),
      outcome: { ...pushed, writes: 1 },
    },
  },
  {
    name: "the day's limit without a time is asked about again after an hour",
    xero: 'Status 429, `X-Rate-Limit-Problem: day`',
    made: 'Once, for the request with the documents',
    status: 429,
    arrange(books) {
      buy(books, 1);
      onceAnswered(books, tooMany('day', null));
    },
    first: { ...limited, writes: 1 },
    later: { when: 'Two hours later', change: (books) => passTime(books, 2 * hour), outcome: { ...pushed, writes: 1 } },
  },
  {
    name: "the end of the day's allowance is known beforehand from Xero's own count",
    xero: '`X-DayLimit-Remaining: 0` with the last answer',
    made: 'The organisation allows no more requests in this day than the sync needs to read',
    arrange(books) {
      buy(books, 1);
      const { requests, xero } = books.sandbox.world;
      const used = requests.filter(({ path }) => path.startsWith('/api.xro/')).length;
      xero.limits.perDay = used + readsOfSync;
    },
    first: { ...limited, items: ['approved approved'], writes: 0 },
    later: { when: 'A day later', change: (books) => passTime(books, 25 * hour), outcome: { ...pushed, writes: 1 } },
  },
];

const whileReading: readonly Situation[] = [
  {
    name: 'a limit met while reading is waited for',
    xero: 'Status 429, `X-Rate-Limit-Problem: minute`, `Retry-After: 3`, for a list',
    made: 'Once, for the accounts',
    status: 429,
    arrange(books) {
      buy(books, 1);
      failRead(books, tooMany('minute', 3), 1);
    },
    first: { ...pushed, writes: 1 },
  },
  {
    name: 'a limit met while reading that does not end ends the sync before anything is sent',
    xero: 'Status 429, `X-Rate-Limit-Problem: minute`, `Retry-After: 20`, for a list, again and again',
    made: 'Four times, for the accounts',
    status: 429,
    arrange(books) {
      buy(books, 1);
      failRead(books, tooMany('minute', 20), 4);
    },
    first: { items: [], exit: 3, error: 'rate-limited', writes: 0, documents: 0 },
    later: { when: 'A minute later', change: (books) => passTime(books, minute), outcome: { ...pushed, writes: 1 } },
  },
];

function failRead(books: TestCompany, fault: ReturnType<typeof tooMany>, times: number): void {
  books.sandbox.faults.next({ service: 'xero', method: 'GET', path: /\/Accounts$/, fault, times });
}

export const limits: Chapter = {
  title: 'Limits',
  about:
    'Sixty requests a minute, five at one time, 5,000 a day (1,000 in Xero’s Starter tier), 10,000 a minute for the app. The program keeps ' +
    'them by itself; a 429 that comes all the same was not carried out, so the request may go again.',
  situations: [...shortly, ...longer, ...whileReading],
};
