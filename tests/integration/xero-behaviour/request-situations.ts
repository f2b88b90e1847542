import type { TestCompany } from '../../fixtures/test-company.ts';
import { buy, minute, passTime } from '../engine/books.ts';
import { answer } from '../engine/interfere.ts';
import {
  answeredByElements,
  betweenPlanAndSending,
  onceAnswered,
  refusedElement,
  refusedWith,
  validationException,
} from './answers.ts';
import { accountOf } from './organisation.ts';
import type { Chapter, Situation } from './situation.ts';

const threeItems = (books: TestCompany) => {
  for (const amount of [1, 2, 13]) buy(books, amount);
};
const isThirteen = ({ LineItems }: { readonly LineItems: readonly { readonly UnitAmount: number }[] }) =>
  LineItems[0]?.UnitAmount === 13;
const nothingMore = { when: 'With the next sync', change: () => undefined };

const pushed = 'pushed pushed';
const refused = 'blocked rejected-by-xero';
const lost = 'uncertain answer-lost';

const elementByElement: readonly Situation[] = [
  {
    name: 'of a request whose documents are answered one by one only the refused one is blocked',
    xero: 'Status 200, one result for each: `StatusAttributeString` `OK`, `OK`, `ERROR` with `ValidationErrors`',
    made: 'The account of the third is archived between planning and sending',
    told: "Account code '463' has been archived, or has been deleted. Each line item must reference a valid account",
    setup: {
      version: 1,
      syncFrom: '2026-01-01',
      accounts: [
        { id: 'GBP:saas', enabled: true, bankAccount: '090' },
        { id: 'EUR:saas', enabled: true, bankAccount: '092' },
      ],
      defaults: { account: '429', taxType: 'NONE', mode: 'auto' },
      applications: [{ name: 'Slack', account: '463' }],
    },
    arrange(books) {
      for (const amount of [1, 2]) buy(books, amount);
      const slack = books.sandbox.world.cledara.applications.find(({ name }) => name === 'Slack');
      buy(books, 3, { application: { id: slack?.id ?? '', name: 'Slack' } });
      betweenPlanAndSending(books, () => {
        accountOf(books, '463').status = 'ARCHIVED';
      });
    },
    first: { items: ['blocked account-archived', pushed, pushed], exit: 1, writes: 1, documents: 2 },
    later: {
      when: 'The account is restored',
      change(books) {
        accountOf(books, '463').status = 'ACTIVE';
      },
      outcome: { items: [pushed, pushed, pushed], exit: 0, writes: 1, documents: 3 },
    },
  },
  {
    name: 'a warning on a document that was made is told with it',
    xero: 'Status 200, `StatusAttributeString` `WARNING` with `Warnings`',
    made: 'The next document carries a warning',
    told: 'Something to know about this document',
    arrange(books) {
      books.sandbox.world.xero.nextWarning = 'Something to know about this document';
      buy(books, 1);
    },
    first: { items: ['pushed xero-remark'], exit: 0, writes: 1, documents: 1 },
  },
  {
    name: 'an element that is neither made nor refused counts as not answered',
    xero: 'Status 200, an element with the id `00000000-0000-0000-0000-000000000000` and no `ValidationErrors`',
    made: 'Put into its mouth, three times',
    arrange(books) {
      buy(books, 1);
      for (let n = 0; n < 3; n += 1) {
        onceAnswered(
          books,
          answer(200, { BankTransactions: [{ BankTransactionID: '00000000-0000-0000-0000-000000000000' }] }),
        );
      }
    },
    first: { items: [lost], exit: 3, error: 'waiting', writes: 3, documents: 0 },
    later: {
      when: 'Ten minutes later it is looked up, and is not there',
      change: (books) => passTime(books, 10 * minute),
      outcome: { items: [pushed], exit: 0, writes: 1, documents: 1 },
    },
  },
  {
    name: 'an answer with fewer elements than were sent counts as not answered',
    xero: 'Status 200, two results for three documents',
    made: 'Put into its mouth, three times',
    arrange(books) {
      threeItems(books);
      let left = 3;
      answeredByElements(books, (elements) => {
        left -= 1;
        return left < 0
          ? null
          : answer(200, { BankTransactions: elements.slice(0, 2).map((one) => refusedElement(one, ['No.'])) });
      });
    },
    first: { items: [lost, lost, lost], exit: 3, error: 'waiting', writes: 3, documents: 0 },
    later: {
      when: 'Ten minutes later they are looked up, and are not there',
      change: (books) => passTime(books, 10 * minute),
      outcome: { items: [pushed, pushed, pushed], exit: 0, writes: 1, documents: 3 },
    },
  },
  {
    name: 'results in another order than they were sent are told apart by their references',
    xero: 'Status 200, the results in reverse order, the one of 13.00 with `Unlucky`',
    made: 'Put into its mouth, once: all three are refused',
    told: 'Unlucky',
    arrange(books) {
      threeItems(books);
      let isFirst = true;
      answeredByElements(books, (elements) => {
        if (!isFirst) return null;
        isFirst = false;
        const results = elements.map((one) => refusedElement(one, [isThirteen(one) ? 'Unlucky' : 'Not now']));
        return answer(200, { BankTransactions: results.toReversed() });
      });
    },
    first: { items: [refused, refused, refused], exit: 1, writes: 1, documents: 0 },
    later: { ...nothingMore, outcome: { items: [pushed, pushed, pushed], exit: 0, writes: 1, documents: 3 } },
  },
  {
    name: 'a message that nobody knows keeps its own words',
    xero: 'Status 200, `ERROR` with `The moon is full`',
    made: 'Put into its mouth, once',
    told: 'The moon is full',
    arrange(books) {
      buy(books, 1);
      refusedWith(books, 'The moon is full');
    },
    first: { items: [refused], exit: 1, writes: 1, documents: 0 },
    later: { ...nothingMore, outcome: { items: [pushed], exit: 0, writes: 1, documents: 1 } },
  },
];

const wholeRequests: readonly Situation[] = [
  {
    name: 'a request that is refused as a whole with a message for one of its documents keeps the others going',
    xero: 'Status 400, `ErrorNumber` 10 `ValidationException`, `Elements` with a message for one of three',
    made: 'Put into its mouth while the document of 13.00 is in the request',
    told: 'Thirteen is unlucky',
    arrange(books) {
      threeItems(books);
      answeredByElements(books, (elements) =>
        elements.some(isThirteen)
          ? validationException(
              elements.map((one) => ({
                ...one,
                ValidationErrors: isThirteen(one) ? [{ Message: 'Thirteen is unlucky' }] : [],
              })),
            )
          : null,
      );
    },
    first: { items: [refused, pushed, pushed], exit: 1, writes: 3, documents: 2 },
  },
  {
    name: 'a request that cannot be read is sent document by document',
    xero: 'Status 400, `ErrorNumber` 14 `PostDataInvalidException`',
    made: 'Put into its mouth while the document of 13.00 is in the request',
    told: 'JSON for post data was invalid',
    arrange(books) {
      threeItems(books);
      answeredByElements(books, (elements) =>
        elements.some(isThirteen)
          ? answer(400, {
              ErrorNumber: 14,
              Type: 'PostDataInvalidException',
              Message: 'JSON for post data was invalid',
            })
          : null,
      );
    },
    first: { items: [refused, pushed, pushed], exit: 1, writes: 4, documents: 2 },
  },
  {
    name: 'a request that is too large is sent document by document',
    xero: 'Status 413 in plain text',
    made: 'Put into its mouth for requests of more than one document',
    arrange(books) {
      threeItems(books);
      answeredByElements(books, (elements) =>
        elements.length > 1 ? { kind: 'status', status: 413, body: 'The request is larger than the maximum' } : null,
      );
    },
    first: { items: [pushed, pushed, pushed], exit: 0, writes: 4, documents: 3 },
  },
  {
    name: 'a refusal without readable words counts as not answered',
    xero: 'Status 400 in plain text',
    made: 'Put into its mouth, three times',
    arrange(books) {
      buy(books, 1);
      onceAnswered(books, { kind: 'status', status: 400, body: 'Bad Request' }, 3);
    },
    first: { items: [lost], exit: 3, error: 'waiting', writes: 3, documents: 0 },
    later: {
      when: 'Ten minutes later it is looked up, and is not there',
      change: (books) => passTime(books, 10 * minute),
      outcome: { items: [pushed], exit: 0, writes: 1, documents: 1 },
    },
  },
];

export const requests: Chapter = {
  title: 'Answers to a request of several documents',
  about:
    'Fifty documents go in one request, with `summarizeErrors=false`, so that Xero answers for each. What Xero certainly did not ' +
    'do is refused or sent anew; what it may have done is looked up before anything is sent again.',
  situations: [...elementByElement, ...wholeRequests],
};
