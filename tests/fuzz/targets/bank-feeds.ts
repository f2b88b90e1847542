import type { FeedAnswer } from '../../../electron/ports/bank-feeds.ts';
import type { Failure } from '../../../shared/domain/failure.ts';
import type { Result } from '../../../shared/lib/result.ts';
import type { FuzzTarget } from '../fuzz-target.ts';
import { fateOf } from '../soundness.ts';
import { openXeroDesk, xeroSecrets } from '../xero-desk.ts';

const write = { idempotencyKey: 'fuzz', notAfterMs: Number.MAX_SAFE_INTEGER };
const token = 'fuzz-token';

/** What Xero's bank feeds say: connections, statements, and the fate of what was sent. */
export const bankFeeds: FuzzTarget = {
  name: 'Xero’s bank feeds',
  async open() {
    const desk = await openXeroDesk();
    const { tenantId, services, spend, door } = desk;
    services.world.identity.isFeedPartner = true;
    const honest = desk.client(null).feeds;
    const feed = { accountToken: token, xeroAccountId: spend.bankAccount.accountId, currency: 'GBP' };
    const made = idOf(await honest.createFeed(tenantId, feed, write));
    const line = {
      movementId: 'm-1',
      postedDay: '2026-11-02',
      amountMinor: -1234,
      payee: 'Figma',
      description: 'Figma',
      reference: spend.reference,
    };
    const plan = { from: '2026-11-02', to: '2026-11-02', lines: [line], openingMinor: 0n, closingMinor: -1234n };
    const body = honest.encodeFeedStatement(made, 'GBP', plan);
    const sent = idOf(await honest.sendFeedStatement(tenantId, body, { ...write, idempotencyKey: 'fuzz-2' }));
    return {
      async attempt(random) {
        door.begin(random);
        const { feeds } = desk.client(random);
        const isWrite = random.chance(0.4);
        const ask = isWrite
          ? random.pick([
              () => feeds.createFeed(tenantId, feed, write),
              () => feeds.sendFeedStatement(tenantId, body, write),
            ])
          : random.pick<() => Promise<Result<unknown, Failure>>>([
              () => feeds.findFeed(tenantId, token),
              () => feeds.feedStatement(tenantId, sent),
              () => feeds.feedStatementsOf(tenantId, made, 'GBP'),
            ]);
        const outcome = await ask();
        // Half an answer says nothing of what was done.
        if (isWrite && door.alterations.at(-1) === 'cut' && (outcome.ok || outcome.error.kind !== 'uncertain')) {
          throw new Error(`An answer that was cut became ${JSON.stringify(outcome)}.`);
        }
        return fateOf(outcome, xeroSecrets);
      },
      close: async () => {},
    };
  },
};

function idOf(answer: Result<FeedAnswer, Failure>): string {
  if (!answer.ok || answer.value.status !== 'pending')
    throw new Error(`The sandbox has no feed: ${JSON.stringify(answer)}`);
  return answer.value.id;
}
