import type { HttpDoor } from '../../../electron/adapters/http/http-door.ts';
import type { SeededRandom } from '../../../electron/sandbox/world/seeded-random.ts';
import { openTestCompany } from '../../fixtures/test-company.ts';
import { buy, plainSetup } from '../../integration/engine/books.ts';
import { alterAnswer } from '../alter-answer.ts';
import type { FuzzTarget } from '../fuzz-target.ts';
import { assertMessage, fateOf } from '../soundness.ts';

/** Chance of each answer to be altered: most syncs come a good way. */
const alteredShare = 0.06;
const minute = 60_000;
/** After so many syncs the services say the truth for once. */
const honestAfter = 10;

/**
 * Whole syncs, with answers of either service altered on the way: each ends with a summary or a named failure, and whatever was
 * believed, the books stay good for a sync that is told the truth.
 */
export const wholeSyncs: FuzzTarget = {
  name: 'whole syncs',
  async open() {
    let dice: SeededRandom | null = null;
    const books = await openTestCompany({
      transactions: 8,
      startMs: Date.parse('2026-06-15T10:00:00.000Z'),
      through: (network) => altering(network, () => dice),
      xeroLimits: { perMinute: 100_000, perDay: 100_000, concurrent: 5 },
      cledaraPerMinute: 100_000,
      variables: {
        TALLYBRIDGE_XERO_LIMITS: 'perMinute=100000,perDay=100000',
        TALLYBRIDGE_CLEDARA_LIMITS: 'perMinute=100000',
      },
    });
    await books.setup(plainSetup);
    let syncs = 0;
    return {
      async attempt(random) {
        if (random.chance(0.3)) buy(books, random.whole(1, 500));
        dice = random;
        const push = random.chance(0.8);
        const outcome = await books.company.api.call('sync.run', {
          approveAll: random.chance(0.5),
          push,
          author: 'Ann',
        });
        dice = null;
        const fate = fateOf(outcome, [books.sandbox.apiKey]);
        await books.clock.sleep(15 * minute);
        syncs += 1;
        if (syncs % honestAfter === 0) {
          await books.clock.sleep(26 * 60 * minute); // a block of a day that was believed is over
          await books.sync();
        }
        const stopped = outcome.ok ? outcome.value.error : undefined;
        if (stopped !== undefined) assertMessage(stopped.message);
        return stopped === undefined ? fate : 'refused';
      },
      close: () => books.close(),
    };
  },
};

function altering(network: HttpDoor, dice: () => SeededRandom | null): HttpDoor {
  return {
    async send(request) {
      const sent = await network.send(request);
      const random = dice();
      const isSignIn = request.url.includes('/connect/');
      if (random === null || isSignIn || !sent.ok || !random.chance(alteredShare)) return sent;
      return { ok: true, value: alterAnswer(sent.value, random).answer };
    },
    close: () => network.close(),
  };
}
