import { CledaraApi } from '../../../electron/adapters/cledara/cledara-api.ts';
import { RateGovernor } from '../../../electron/adapters/http/rate-governor.ts';
import { makeServices } from '../../../electron/sandbox/sandbox.ts';
import type { Failure } from '../../../shared/domain/failure.ts';
import type { Result } from '../../../shared/lib/result.ts';
import { InMemoryBudgetStore } from '../../fixtures/in-memory-budget-store.ts';
import { ManualClock } from '../../fixtures/manual-clock.ts';
import { AlteredDoor } from '../altered-door.ts';
import type { FuzzTarget } from '../fuzz-target.ts';
import { fateOf } from '../soundness.ts';

const url = 'http://127.0.0.1:47801';

/** Cledara's lists, pages of movements, addresses of invoices and the files behind them. */
export const cledaraAnswers: FuzzTarget = {
  name: 'Cledara’s answers',
  async open() {
    const clock = new ManualClock('2026-11-22T09:00:00.000Z', 'auto');
    const services = makeServices({ transactions: 12, clock });
    const door = new AlteredDoor(new Map([[url, services.cledara(url)]]));
    const withInvoice = services.world.cledara.transactions.filter(({ hasInvoice }) => hasInvoice).map(({ id }) => id);
    const { apiKey } = services;
    return {
      async attempt(random) {
        door.begin(random);
        const governor = new RateGovernor({
          limits: { perMinute: 1000, perDay: null, concurrent: 4 },
          clock,
          store: new InMemoryBudgetStore(),
          storeKey: 'cledara',
          source: 'cledara',
          random: () => random.next(),
        });
        const cledara = new CledaraApi({
          baseUrl: url,
          apiKey,
          http: door,
          governor,
          clock,
          random: () => random.next(),
        });
        const outcome = await ask(cledara, random.whole(0, 5), random.pick(withInvoice));
        for (const { url: strayed, onlyPublicAddresses, headers } of door.strayed) {
          const { protocol, hostname } = new URL(strayed);
          const isLocal = protocol === 'http:' && /^(127\.|localhost$|\[::1\]$)/.test(hostname);
          if (!isLocal && !(protocol === 'https:' && onlyPublicAddresses === true))
            throw new Error(`It asked ${strayed}.`);
          if (JSON.stringify(headers ?? {}).includes(apiKey)) throw new Error('The key went to another host.');
        }
        return fateOf(outcome, [apiKey]);
      },
      close: async () => {},
    };
  },
};

function ask(cledara: CledaraApi, which: number, movement: string): Promise<Result<unknown, Failure>> {
  switch (which) {
    case 0:
      return cledara.applications();
    case 1:
      return cledara.invoice(movement);
    default:
      return cledara.transactionsPage({ from: '2026-01-01T00:00:00.000Z', offset: 0 });
  }
}
