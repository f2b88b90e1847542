import type { TestCompany, TestCompanyOptions } from '../fixtures/test-company.ts';
import { VirtualClock } from '../fixtures/virtual-clock.ts';
import { hour, openBooks, plainSetup } from '../integration/engine/books.ts';

/** A Monday morning, and the beginning of nothing that Xero counts. */
const startMs = Date.parse('2026-06-15T09:20:00.000Z');

/** Requests that a sync cannot do without before it knows what is new: eight lists, bank transactions and transfers. */
export const readsOfSync = 10;

/** Xero advises as many documents, and contacts, for a request. */
export const perRequest = 50;

/** What Xero allows an organisation, for the sandbox and for the program. */
export interface Limits {
  readonly perMinute: number;
  readonly perDay: number;
  readonly concurrent: number;
}

/** As Xero gives them (developer.xero.com/faq/limits). */
export const xeroLimits: Limits = { perMinute: 60, perDay: 5000, concurrent: 5 };

/** Books on virtual time. A request takes `travelMs` of it on each way. Everything waits for review. */
export function openSimulation(
  limits: Limits,
  travelMs: number,
  options: TestCompanyOptions = {},
): Promise<TestCompany> {
  const clock = new VirtualClock(startMs);
  const { perMinute, perDay, concurrent } = limits;
  const variables = { TALLYBRIDGE_XERO_LIMITS: `perMinute=${perMinute},perDay=${perDay},concurrent=${concurrent}` };
  return openBooks(
    { variables, ...options, clock, through: (network) => clock.door(network, travelMs), xeroLimits: limits },
    { ...plainSetup, defaults: { ...plainSetup.defaults, mode: 'review' } },
  );
}

/** Settled purchases at forty applications, one every quarter of an hour until yesterday. */
export function buyMany(books: TestCompany, count: number, invoices: 'with invoices' | 'without invoices'): void {
  const { world } = books.sandbox;
  const last = books.clock.nowMs() - 24 * hour;
  for (let n = 0; n < count; n += 1) {
    const at = new Date(last - n * (hour / 4)).toISOString();
    const { id, name } = world.cledara.applications[n % 40] ?? { id: '', name: '' };
    const row = world.addTransaction({ amount: -(n + 1), authorizedAt: at, settledAt: at, application: { id, name } });
    if (invoices === 'with invoices') world.cledara.uploadInvoice(row.id);
  }
}

/**
 * What arrived at Xero's Accounting API since it was begun to watch, by the services' clock, up to the last write. What is read
 * after it is the day's look at what others have changed.
 */
export class Watch {
  readonly #books: TestCompany;
  readonly #from: number;
  readonly #contacts: number;

  constructor(books: TestCompany) {
    this.#books = books;
    this.#from = this.#all().length;
    this.#contacts = books.sandbox.world.xero.contacts.length;
  }

  get calls(): number {
    return this.#seen().length;
  }

  /** Reads after the last write. */
  get lookCalls(): number {
    return this.#all().slice(this.#from).length - this.#seen().length;
  }

  get turnedAway(): number {
    return this.#all()
      .slice(this.#from)
      .filter(({ status }) => status === 429).length;
  }

  /** From the arrival of the first to the arrival of the last. */
  get lastedMs(): number {
    const seen = this.#seen();
    return (seen.at(-1)?.at ?? 0) - (seen[0]?.at ?? 0);
  }

  get newContacts(): number {
    return this.#books.sandbox.world.xero.contacts.length - this.#contacts;
  }

  /** Calls that arrived on the last of the days of 24 hours, counted from the first of all. */
  callsOnDay(day: number): number {
    const seen = this.#seen();
    const firstMs = seen[0]?.at ?? 0;
    return seen.filter(({ at }) => Math.floor((at - firstMs) / (24 * hour)) === day).length;
  }

  #seen() {
    const all = this.#all().slice(this.#from);
    return all.slice(0, all.findLastIndex(({ method }) => method !== 'GET') + 1);
  }

  #all() {
    return this.#books.sandbox.world.requests.filter(({ path }) => path.startsWith('/api.xro/'));
  }
}

/** The time that the minute's limit itself asks for: when the last of so many may arrive at the soonest, after the first. */
export function minutesOfLimit(calls: number, { perMinute }: Limits): number {
  return Math.floor((calls - 1) / perMinute) * 60_000;
}

/** For whoever reads the output of the tests. */
export function report(what: string, figures: Readonly<Record<string, number | string>>): void {
  const text = Object.entries(figures).map(([name, value]) => `${name} ${value}`);
  process.stdout.write(`${what}: ${text.join(', ')}\n`);
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
