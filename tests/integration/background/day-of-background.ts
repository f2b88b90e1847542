import { plainSetup } from '../engine/books.ts';
import { type BackgroundScene, hour, minute } from './background-scene.ts';

/** What each company of the day is set to. They share the sandbox's workspace, so each has an account of its own in it. */
const kinds = [
  { name: 'Automatic', mode: 'auto', choice: 'send', account: 'GBP:saas', bankAccount: '090' },
  { name: 'Reviewed', mode: 'review', choice: 'send', account: 'GBP:spend', bankAccount: '091' },
  { name: 'Read only', mode: 'auto', choice: 'read', account: 'EUR:saas', bankAccount: '092' },
  { name: 'Off', mode: 'auto', choice: 'off', account: 'EUR:spend', bankAccount: '093' },
] as const;

export type DayKind = (typeof kinds)[number]['name'];

/** What happened in a day of syncing in the background. */
export interface DayReport {
  readonly hours: number;
  readonly companies: number;
  readonly starts: number;
  /** Syncs that found another one under way. */
  readonly beside: number;
  readonly wakes: number;
  /** Wakes within a minute of the one before where no sync began, ended or was put off: what a program at rest must not do. */
  readonly restlessWakes: number;
  readonly mostTimers: number;
  readonly calls: { readonly cledara: number; readonly xero: number };
  /** Runs that found one of the services out of reach. */
  readonly failedRuns: number;
  /** Of each account. */
  readonly payments: number;
  readonly posted: Readonly<Record<DayKind, number>>;
  /** Planned, or approved by a rule, and not sent. */
  readonly waiting: Readonly<Record<DayKind, number>>;
  /** Documents that stand in Xero. */
  readonly inXero: number;
  /** Memory at the end less that after the first hours, MB, after what nobody holds was thrown away; null where that cannot be asked for. */
  readonly grewMb: number | null;
}

/** Every company gets a payment every so often. */
const paymentEveryHours = 2;

/**
 * A day of several companies with everything that a laptop's day has: hours offline, a night's sleep, battery, a service that
 * cannot be reached while the program is started anew. Needs a scene whose secrets outlive the program.
 */
export class DayOfBackground {
  readonly #scene: BackgroundScene;
  readonly #ids = new Map<DayKind, string>();
  #mostTimers = 0;
  #payments = 0;

  constructor(scene: BackgroundScene) {
    this.#scene = scene;
  }

  async begin(): Promise<void> {
    for (const { name, mode, choice, account, bankAccount } of kinds) {
      const accounts = [{ id: account, enabled: true, bankAccount }];
      const setup = { ...plainSetup, accounts, defaults: { ...plainSetup.defaults, mode } };
      const company = await this.#scene.add(name, setup);
      this.#ids.set(name, company);
      await this.#scene.callApp('background.set', { company, mode: choice, everyMinutes: 60 });
    }
  }

  async live(hours: number): Promise<DayReport> {
    const { conditions, clock } = this.#scene;
    let early: number | null = null;
    for (let at = 0; at < hours; at += 1) {
      const share = at / hours;
      conditions.become({ online: !isBetween(share, 0.2, 0.3), onBattery: isBetween(share, 0.35, 0.45) });
      if (isBetween(share, 0.5, 0.55)) await this.#startAnewOutOfReach();
      if (isBetween(share, 0.7, 0.75)) clock.set(clock.nowMs() + 3 * hour); // asleep: no timer goes off
      if (at % paymentEveryHours === 0) this.#pay();
      await this.#advance(hour);
      if (at === Math.floor(hours / 4)) early = heldMb();
    }
    return await this.#report(hours, early);
  }

  id(kind: DayKind): string {
    const id = this.#ids.get(kind);
    if (id === undefined) throw new Error(`There is no company ${kind}.`);
    return id;
  }

  async #advance(forMs: number): Promise<void> {
    await this.#scene.advance(forMs);
    this.#mostTimers = Math.max(this.#mostTimers, this.#scene.timers.count);
  }

  /** Cledara refuses connections for so long that every company is due meanwhile; in the middle the program starts anew. */
  async #startAnewOutOfReach(): Promise<void> {
    await this.#scene.cut();
    await this.#advance(50 * minute);
    await this.#scene.restartProgram();
    await this.#advance(50 * minute);
    await this.#scene.mend();
  }

  /** One payment from each account. */
  #pay(): void {
    const { clock, sandbox } = this.#scene;
    const at = new Date(clock.nowMs() - 48 * hour).toISOString();
    this.#payments += 1;
    for (const { account } of kinds) {
      const currency = account.slice(0, 3);
      const accountType = account.endsWith('spend') ? 'spend' : 'saasMain';
      const amount = -(10 + this.#payments);
      sandbox.world.addTransaction({ amount, currency, accountType, authorizedAt: at, settledAt: at });
    }
  }

  async #report(hours: number, early: number | null): Promise<DayReport> {
    const { starts, timers, sandbox } = this.#scene;
    const requests = sandbox.world.requests;
    const late = heldMb();
    const posted = { Automatic: 0, Reviewed: 0, 'Read only': 0, Off: 0 };
    const waiting = { ...posted };
    let failedRuns = 0;
    for (const { name } of kinds) {
      const { counts } = await this.#scene.call(this.id(name), 'status.read', {});
      posted[name] = counts['pushed'] ?? 0;
      waiting[name] = (counts['proposed'] ?? 0) + (counts['approved'] ?? 0);
      const { runs } = await this.#scene.call(this.id(name), 'activity.runs', { before: null, limit: 200 });
      failedRuns += runs.filter(({ summary }) => summary?.error !== undefined).length;
    }
    const inXero = sandbox.world.xero.bankTransactions.filter(({ postedBy }) => postedBy === 'api').length;
    return {
      hours,
      companies: kinds.length,
      starts: starts.length,
      beside: starts.filter(({ atOnce }) => atOnce > 1).length,
      wakes: timers.wakeUps.length,
      restlessWakes: restless(
        timers.wakeUps,
        starts.map(({ atMs }) => atMs),
      ),
      mostTimers: this.#mostTimers,
      calls: {
        cledara: requests.filter(({ service }) => service === 'cledara').length,
        xero: requests.filter(({ service }) => service === 'xero').length,
      },
      failedRuns,
      payments: this.#payments,
      posted,
      waiting,
      inXero,
      grewMb: early === null || late === null ? null : Math.round(late - early),
    };
  }
}

/**
 * Wakes that come less than a minute after the one before, with no sync about that time. Beside a sync there are two: when it
 * begins, and when the next company's turn is.
 */
function restless(wakes: readonly number[], starts: readonly number[]): number {
  const near = (atMs: number) => starts.some((startMs) => Math.abs(startMs - atMs) <= minute);
  return wakes.filter((atMs, place) => place > 0 && atMs - (wakes[place - 1] ?? 0) < minute && !near(atMs)).length;
}

/** Null where Node was not started with --expose-gc. */
function heldMb(): number | null {
  if (globalThis.gc === undefined) return null;
  globalThis.gc();
  return process.memoryUsage().heapUsed / 1e6;
}

function isBetween(share: number, from: number, to: number): boolean {
  return share >= from && share < to;
}
