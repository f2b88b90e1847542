import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { HttpDoor } from '../../electron/adapters/http/http-door.ts';
import type { OpenCompany } from '../../electron/compose.ts';
import type { Services } from '../../electron/sandbox/sandbox.ts';
import { SeededRandom } from '../../electron/sandbox/world/seeded-random.ts';
import { ok } from '../../shared/lib/result.ts';
import { VirtualClock } from '../fixtures/virtual-clock.ts';
import { addresses, InProcessNetwork } from '../simulation/seeded/in-process-network.ts';
import { Life } from '../simulation/seeded/life.ts';
import { makeTemplate, openBooksOf, smallServices, startMs } from '../simulation/seeded/template-books.ts';
import type { LoadLine } from './measure-load.ts';

// Many companies that sync at once on one clock, under Xero's limit for an app (10,000 calls a minute over all of them,
// developer.xero.com/faq/limits): prints what it took as JSON. Each has its own Xero, with that one's own limits.

const perMinute = 10_000;
const minuteMs = 60_000;

/** What Xero counts over all organisations of an app, in whole minutes since the first call. */
class AppLimit {
  calls = 0;
  turnedAway = 0;
  mostInMinute = 0;
  #windowMs = 0;
  #inWindow = 0;

  /** Calls left in this minute after this one; null where it is turned away. */
  take(nowMs: number): number | null {
    const windowMs = Math.floor((nowMs - startMs) / minuteMs);
    if (windowMs !== this.#windowMs) [this.#windowMs, this.#inWindow] = [windowMs, 0];
    this.calls += 1;
    if (this.#inWindow >= perMinute) {
      this.turnedAway += 1;
      return null;
    }
    this.#inWindow += 1;
    this.mostInMinute = Math.max(this.mostInMinute, this.#inWindow);
    return perMinute - this.#inWindow;
  }
}

const { values } = parseArgs({
  options: { companies: { type: 'string', default: '150' }, movements: { type: 'string', default: '80' } },
});
const clock = new VirtualClock(startMs);
const template = await makeTemplate('auto');
const limit = new AppLimit();
const opened = Array.from({ length: Number(values.companies) }, (_, index) => openOne(index));
const startedMs = performance.now();
const syncs = await Promise.all(opened.map(({ company }) => syncToTheEnd(company)));
const realMs = performance.now() - startedMs;
const documents = opened.reduce((sum, { services }) => sum + services.world.xero.bankTransactions.length, 0);
const wanted = opened.length * Number(values.movements);
if (documents !== wanted) throw new Error(`Xero has ${documents} documents of ${wanted}.`);
for (const { company, folder } of opened) {
  company.close();
  rmSync(folder, { recursive: true, force: true });
}
template.remove();
const lines: LoadLine[] = [
  { what: 'companies at once', value: opened.length, unit: '' },
  { what: 'documents made, each once', value: documents, unit: '' },
  { what: 'calls to Xero', value: limit.calls, unit: '' },
  { what: 'most calls in a minute', value: limit.mostInMinute, unit: '' },
  { what: 'calls that Xero turned away', value: limit.turnedAway, unit: '' },
  { what: 'syncs that had to be run again', value: syncs.filter((count) => count > 1).length, unit: '' },
  { what: 'time by Xero’s clock', value: Math.round((clock.nowMs() - startMs) / 1000), unit: 's' },
  { what: 'time in truth', value: Math.round(realMs), unit: 'ms' },
];
process.stdout.write(JSON.stringify(lines));

interface One {
  readonly company: OpenCompany;
  readonly services: Services;
  readonly folder: string;
}

function openOne(index: number): One {
  const services = smallServices(clock);
  const network = new InProcessNetwork(services, clock, new SeededRandom(index));
  const copy = template.copyFor(services, network);
  const at = new Date(startMs - 24 * 60 * minuteMs).toISOString();
  const { id, name } = services.world.cledara.applications[1] ?? { id: '', name: '' };
  for (let n = 0; n < Number(values.movements); n += 1) {
    const purchase = { amount: -(n + 1), authorizedAt: at, settledAt: at, application: { id, name } };
    const row = services.world.addTransaction(purchase);
    services.world.cledara.uploadInvoice(row.id);
  }
  const life = new Life();
  const silent = { error: () => {}, warn: () => {}, info: () => {}, debug: () => {} };
  const company = openBooksOf({
    folder: copy.folder,
    life,
    clock,
    http: underLimit(network.doorOf(life)),
    secrets: copy.secrets,
    log: silent,
  });
  return { company, services, folder: copy.folder };
}

/** Xero's own headers say how much is left for the app; those of one sandbox know of its own calls alone. */
function underLimit(door: HttpDoor): HttpDoor {
  return {
    close: () => door.close(),
    send: async (request) => {
      if (!request.url.startsWith(`${addresses.xero}/api.xro/`)) return await door.send(request);
      const left = limit.take(clock.nowMs());
      if (left === null) {
        const headers = {
          date: new Date(clock.nowMs()).toUTCString(),
          'retry-after': String(60 - (Math.floor((clock.nowMs() - startMs) / 1000) % 60)),
          'x-rate-limit-problem': 'appminute',
          'x-appminlimit-remaining': '0',
        };
        return ok({ status: 429, headers, body: Buffer.alloc(0), text: () => '' });
      }
      const answer = await door.send(request);
      if (!answer.ok) return answer;
      const headers = { ...answer.value.headers, 'x-appminlimit-remaining': String(left) };
      return ok({ ...answer.value, headers });
    },
  };
}

/** Runs until a sync waits for nothing; how many it took. */
async function syncToTheEnd(company: OpenCompany): Promise<number> {
  for (let run = 1; run < 20; run += 1) {
    const answer = await company.api.call('sync.run', { approveAll: true, push: true });
    const summary = answer.ok ? (answer.value as { readonly waitingUntil?: string | null }) : null;
    if (summary === null) throw new Error(answer.ok ? 'no summary' : answer.error.message);
    const { waitingUntil = null } = summary;
    if (waitingUntil === null) return run;
    await clock.sleep(Math.max(0, Date.parse(waitingUntil) - clock.nowMs()) + 1000);
  }
  throw new Error('A sync still waits after twenty runs.');
}
