import type { FeedsDto } from '../../../shared/contract/bank-feed.ts';
import { consent, type TestCompany, type TestCompanyOptions } from '../../fixtures/test-company.ts';
import { openBooks, plainSetup } from './books.ts';

export const feedSetup = {
  ...plainSetup,
  accounts: [{ id: 'GBP:saas', enabled: true, bankAccount: '090', bankFeed: true }],
};

/** A company whose Xero app has the partner scope, with the feed of GBP:saas on. */
export async function openFeedBooks(
  options: TestCompanyOptions = {},
  setup: object | null = feedSetup,
): Promise<TestCompany> {
  const books = await openBooks(options, null);
  books.sandbox.world.identity.isFeedPartner = true;
  await signInForFeeds(books, true);
  if (setup !== null) await books.setup(setup);
  return books;
}

/** Other tests may have the five ports for a moment, so it is tried for a while. */
export async function signInForFeeds(books: TestCompany, bankFeeds: boolean): Promise<void> {
  const { clientId } = books.sandbox;
  for (let attempt = 1; ; attempt += 1) {
    const begun = await books.company.api.call('connection.xero.begin', { clientId, bankFeeds });
    if (begun.ok) {
      const finished = books.company.api.call('connection.xero.finish', {});
      await consent(begun.value.authoriseUrl);
      const ended = await finished;
      if (!ended.ok) throw new Error(ended.error.message);
      return;
    }
    if (attempt === 100) throw new Error(begun.error.message);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The feed of GBP:saas as the window shows it. */
export async function gbpFeed(books: TestCompany): Promise<FeedsDto['accounts'][number]> {
  const { accounts } = await books.call('feeds.read', {});
  const found = accounts.find(({ account }) => account === 'GBP:saas');
  if (found === undefined) throw new Error('GBP:saas has no feed.');
  return found;
}

/** Amounts that lie in Xero's feed, smallest first, in minor units. */
export function inFeed(books: TestCompany): number[] {
  const { feeds } = books.sandbox.world.xero;
  return feeds
    .delivered(books.clock.nowMs())
    .map(({ amountMinor }) => amountMinor)
    .sort((a, b) => a - b);
}

export function feedCalls(books: TestCompany): readonly string[] {
  return books.sandbox.world.requests
    .filter(({ path }) => path.startsWith('/bankfeeds.xro/'))
    .map(({ method, path }) => `${method} ${path.replace(/^\/bankfeeds\.xro\/1\.0\//, '').replace(/\/.*/, '/…')}`);
}
