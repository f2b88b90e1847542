import type { ChaosRates } from '../../../electron/sandbox/faults/fault-plan.ts';
import type { Services } from '../../../electron/sandbox/sandbox.ts';
import type { CledaraTransaction } from '../../../electron/sandbox/world/cledara-shapes.ts';
import type { SeededRandom } from '../../../electron/sandbox/world/seeded-random.ts';
import type { Truth } from './truth.ts';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

const currencies = ['GBP', 'GBP', 'GBP', 'EUR'] as const;

/** What happens in Cledara, by dice. Amounts are few, so that look-alikes are common. */
export class CledaraMoves {
  readonly #services: Services;
  readonly #random: SeededRandom;
  readonly #truth: Truth;
  #vendors = 0;

  constructor(services: Services, random: SeededRandom, truth: Truth) {
    this.#services = services;
    this.#random = random;
    this.#truth = truth;
  }

  happen(): string {
    const roll = this.#random.next();
    if (roll < 0.55) return this.#purchases();
    if (roll < 0.65) return this.#other();
    if (roll < 0.85) return this.#settle();
    if (roll < 0.93) return this.release();
    return this.#lateInvoice();
  }

  #purchases(): string {
    const count = this.#random.whole(1, 3);
    const amount = this.#random.pick([12, 29.99, 450.5]);
    for (let n = 0; n < count; n += 1) {
      // Some lie before the starting day, which is six weeks ago, and must never be posted.
      const ago = this.#random.chance(0.1) ? this.#random.whole(50 * day, 70 * day) : this.#random.whole(0, 3 * day);
      const at = new Date(this.#services.clock.nowMs() - ago).toISOString();
      this.#add({
        amount: -amount,
        currency: this.#random.pick(currencies),
        application: this.#application(),
        authorizedAt: at,
        settledAt: this.#random.chance(0.7) ? at : undefined,
        hasInvoice: this.#random.chance(0.3),
      });
    }
    return `${count} purchases of ${amount}`;
  }

  #other(): string {
    const kind = this.#random.pick(['cardReceive', 'transferReceive', 'other'] as const);
    const now = new Date(this.#services.clock.nowMs() - hour).toISOString();
    this.#add({
      type: kind,
      amount: this.#random.pick([12, 29.99, 1000]),
      currency: this.#random.pick(currencies),
      description: kind === 'other' ? 'Cledara Rewards' : 'DEMO COMPANY UK',
      application: kind === 'cardReceive' ? this.#application() : undefined,
      authorizedAt: now,
      settledAt: kind === 'other' ? undefined : now,
    });
    return `a ${kind}`;
  }

  #settle(): string {
    const pending = this.#pending();
    if (pending.length === 0) return 'nothing to settle';
    const row = this.#random.pick(pending);
    if (this.#random.chance(0.3)) row.amount = Math.round((row.amount - 1) * 100) / 100;
    this.#services.world.settle(row.id);
    this.#truth.note(row);
    return `settles at ${row.amount}`;
  }

  /** One of the newest authorisations is taken back: rows behind it move up, also under a read that is under way. */
  release(): string {
    const pending = this.#pending();
    if (pending.length === 0) return 'nothing to release';
    const newest = pending.toSorted((a, b) => (a.authorizedAt < b.authorizedAt ? 1 : -1)).slice(0, 2);
    this.#services.world.removeTransaction(this.#random.pick(newest).id);
    return 'releases one';
  }

  #lateInvoice(): string {
    const without = this.#services.world.cledara.transactions.filter(({ hasInvoice }) => !hasInvoice);
    if (without.length === 0) return 'no invoice to come';
    this.#services.world.cledara.uploadInvoice(this.#random.pick(without).id);
    return 'a late invoice';
  }

  #pending(): readonly CledaraTransaction[] {
    return this.#services.world.cledara.transactions.filter(
      ({ settledAt, type }) => settledAt === undefined && type === 'cardSend',
    );
  }

  #application(): { id: string; name: string } {
    if (this.#random.chance(0.2)) {
      this.#vendors += 1;
      return { id: `vendor-${this.#vendors}`, name: `Vendor ${this.#vendors} Ltd` };
    }
    const { id, name } = this.#random.pick(this.#services.world.cledara.applications.slice(0, 4));
    return { id, name };
  }

  /** What is undefined is left out of the row. */
  #add(
    partial: {
      [K in keyof CledaraTransaction]?: CledaraTransaction[K] | undefined;
    },
  ): void {
    this.#truth.note(this.#services.world.addTransaction(partial as Partial<CledaraTransaction>));
  }
}

/** What people do in Xero while the program looks away, by dice. Everything of it is noted in the truth. */
export function happenInXero({ world, clock }: Services, random: SeededRandom, truth: Truth): string {
  const { xero } = world;
  const ours = xero.bankTransactions.filter(({ postedBy, status }) => postedBy === 'api' && status === 'AUTHORISED');
  const roll = random.next();
  if (roll < 0.25) {
    const row = random.pick([null, ...world.cledara.transactions]);
    if (row === null) return 'nobody does anything in Xero';
    xero.postByHand({
      totalMinor: Math.abs(Math.round(row.amount * 100)),
      bankAccountId: row.currency === 'EUR' ? '092' : '090',
      date: row.authorizedAt.slice(0, 10),
    });
    return 'somebody posts a look-alike';
  }
  if (roll < 0.45) {
    const date = new Date(clock.nowMs() - random.whole(0, 20) * day).toISOString().slice(0, 10);
    xero.organisation.periodLockDate = random.chance(0.5) ? date : null;
    xero.organisation.endOfYearLockDate = random.chance(0.2) ? date : null;
    return `the period is locked to ${xero.organisation.periodLockDate}, the year to ${xero.organisation.endOfYearLockDate}`;
  }
  if (ours.length === 0) return 'there is nothing of ours to touch';
  const one = random.pick(ours);
  if (roll < 0.65) {
    truth.deletedByHand.add(one.bankTransactionId);
    xero.deleteByHand(one.bankTransactionId);
    return 'somebody deletes one of ours';
  }
  if (roll < 0.85) {
    xero.reconcileByHand(one.bankTransactionId);
    return 'somebody reconciles one of ours';
  }
  truth.editedByHand.add(one.bankTransactionId);
  xero.edit(one.bankTransactionId, { totalMinor: one.totalMinor + 1, reference: one.reference });
  return 'somebody changes one of ours';
}

/**
 * The next write to Xero arrives only after a minute or five, and its repetitions not at all: nothing but patience tells
 * whether it was done.
 */
export function cutOffWrites({ faults }: Services, random: SeededRandom): void {
  const writes = { service: 'xero', method: 'PUT', path: /^\/api\.xro\/2\.0\/\w+$/ } as const;
  faults.next({ ...writes, fault: { kind: 'late-effect', afterMs: random.pick([minute, 5 * minute, 5 * minute]) } });
  faults.next({ ...writes, times: 2, fault: { kind: 'reset-before' } });
}

const json = { 'content-type': 'application/json' };

/** All kinds of fault; each seed draws some of them, with rates far above what is real. */
const everyFault: ChaosRates = [
  { rate: 0.06, fault: { kind: 'reset-before' } },
  { rate: 0.06, fault: { kind: 'reset-after' } },
  { rate: 0.04, fault: { kind: 'hang-before' } },
  { rate: 0.04, fault: { kind: 'hang-after' } },
  { rate: 0.05, fault: { kind: 'late-effect', afterMs: 90_000 } },
  { rate: 0.03, fault: { kind: 'late-effect', afterMs: 20_000 } },
  { rate: 0.03, fault: { kind: 'late-effect', afterMs: 5 * minute } },
  { rate: 0.04, fault: { kind: 'truncated-json' } },
  { rate: 0.02, fault: { kind: 'truncated-json', framing: 'broken' } },
  { rate: 0.03, fault: { kind: 'empty-body' } },
  { rate: 0.03, fault: { kind: 'html-200' } },
  { rate: 0.01, fault: { kind: 'enormous' } },
  { rate: 0.04, fault: { kind: 'slow', ms: 20_000 } },
  { rate: 0.04, fault: { kind: 'status', status: 500, body: '{}', headers: json } },
  { rate: 0.03, fault: { kind: 'status', status: 503, body: 'The Organisation is offline' } },
  { rate: 0.02, fault: { kind: 'status', status: 502, body: '<html>Bad gateway</html>' } },
  {
    rate: 0.03,
    fault: { kind: 'status', status: 429, headers: { 'retry-after': '17', 'x-rate-limit-problem': 'minute' } },
  },
  { rate: 0.01, fault: { kind: 'status', status: 429 } },
  {
    rate: 0.01,
    fault: { kind: 'status', status: 401, body: '{"Title":"Unauthorized","Detail":"TokenExpired: token expired"}' },
  },
];

/** Some of the kinds, or none at all: what never goes wrong together hides nothing. */
export function drawFaults(random: SeededRandom): ChaosRates {
  const share = random.pick([0, 0.3, 0.6, 1]);
  return everyFault.filter(() => random.chance(share));
}
