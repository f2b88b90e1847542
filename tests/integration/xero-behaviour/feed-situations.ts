import { feedError } from '../../../electron/sandbox/xero/check-feed-statement.ts';
import type { TestCompany } from '../../fixtures/test-company.ts';
import { buy } from '../engine/books.ts';
import { feedSetup, signInForFeeds } from '../engine/feed-books.ts';
import type { Chapter, Situation } from './situation.ts';

const pushed = { items: ['pushed pushed'], writes: 1, documents: 1 } as const;
const quiet = { ...pushed, exit: 0, writes: 0 } as const;

/** A company whose Xero app has bank feeds, and a movement that is to be fed. */
async function arrangeFeed(books: TestCompany): Promise<void> {
  books.sandbox.world.identity.isFeedPartner = true;
  await signInForFeeds(books, true);
  buy(books, 1);
}

const situations: readonly Situation[] = [
  {
    name: 'an app that has no bank feeds is told by name, and everything else goes on',
    xero: 'Status 403 `invalid-application`',
    made: 'Xero takes the partner scope from the app after the sign-in',
    status: 403,
    setup: feedSetup,
    async arrange(books) {
      await arrangeFeed(books);
      books.sandbox.world.identity.isFeedPartner = false;
    },
    first: { ...pushed, exit: 1 },
    later: {
      when: 'Once Xero has opened bank feeds for the app',
      change(books) {
        books.sandbox.world.identity.isFeedPartner = true;
      },
      outcome: quiet,
    },
  },
  {
    name: 'a statement that was taken and then rejected stops the feed of its account until a person decides',
    xero: '`REJECTED` with `duplicate-statement`',
    made: 'Once',
    setup: feedSetup,
    async arrange(books) {
      await arrangeFeed(books);
      books.sandbox.world.xero.feeds.nextRejection = feedError('duplicate-statement', 'A duplicate.');
    },
    first: { ...pushed, exit: 1 },
    later: {
      when: 'Once a person has said that Xero has these lines',
      async change(books) {
        await books.call('feeds.decide', { account: 'GBP:saas', decision: 'count', author: 'the test' });
      },
      outcome: quiet,
    },
  },
  {
    name: 'a feed connection that is refused says why',
    xero: '`REJECTED` with `invalid-user-role`',
    made: 'Once',
    status: 400,
    setup: feedSetup,
    async arrange(books) {
      await arrangeFeed(books);
      books.sandbox.world.xero.feeds.nextRefusal = feedError('invalid-user-role', 'The role is too low.');
    },
    first: { ...pushed, exit: 1 },
    later: {
      when: 'Once the role is changed and a person tries again',
      async change(books) {
        await books.call('feeds.decide', { account: 'GBP:saas', decision: 'retry', author: 'the test' });
      },
      outcome: quiet,
    },
  },
];

export const bankFeeds: Chapter = {
  title: 'Bank feeds',
  about: 'For Xero apps that have the partner scope. Codes as the Bank Feeds API’s specification names them.',
  situations,
};
