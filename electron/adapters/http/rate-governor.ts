import { hasSmallerAllowance } from '../../../shared/domain/day-allowance.ts';
import type { Failure, FailureSource, LimitName } from '../../../shared/domain/failure.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type { BudgetStore } from '../../ports/budget-store.ts';
import type { Clock } from '../../ports/clock.ts';
import { MinuteWindow } from './minute-window.ts';
import { longestBlockMs, readRateLimit } from './rate-limit-answer.ts';
import { rateLimitFailure } from './wire-failure.ts';

export interface RateLimits {
  /** Requests that may leave in any 60 seconds; at least 1. */
  readonly perMinute: number;
  /** Requests in 24 hours; null where the service has no such limit. */
  readonly perDay: number | null;
  /** Requests under way at the same time; at least 1. */
  readonly concurrent: number;
}

export interface RateGovernorOptions {
  readonly limits: RateLimits;
  readonly clock: Clock;
  /** Where the day's count and the blocked-until instant outlive a restart, under `storeKey`. */
  readonly store: BudgetStore;
  readonly storeKey: string;
  readonly source: FailureSource;
  /** Requests a day that the service gives some instead of `limits.perDay`; it shows in its answers. Default: there is no such. */
  readonly smallerPerDay?: number;
  /** Longest wait for a place; default 90,000. */
  readonly maxWaitMs?: number;
  /** In [0, 1); default Math.random. */
  readonly random?: () => number;
}

export interface Permit {
  /**
   * Must be called exactly once, with the answer's status and headers, or null where none came. What the headers say only
   * ever tightens our own limits; a 429 stops everything until the instant it names.
   */
  release(answer: { readonly status: number; readonly headers: Readonly<Record<string, string>> } | null): void;
}

/** 24 hours, and a minute in which the first request of the day may have been on its way. */
const dayMs = 86_400_000 + 60_000;
const defaultMaxWaitMs = 90_000;
const longestMinuteBlockMs = 120_000;
const appMinuteMs = 60_000;

/** Lets requests to one service leave as its limits allow, first come, first served. */
export class RateGovernor {
  readonly #options: RateGovernorOptions;
  readonly #window: MinuteWindow;
  #turn: Promise<void> = Promise.resolve();
  #releaseWaiters: (() => void)[] = [];
  #day: { readonly startMs: number; readonly used: number } | null = null;
  /** What all organisations together may still send, as the last answer said it, until that is surely out of date. */
  #app: { readonly left: number; readonly untilMs: number } | null = null;
  #hasSmaller = false;
  #blockedUntilMs = 0;
  #blockedBy: LimitName = 'unknown';

  constructor(options: RateGovernorOptions) {
    this.#options = options;
    this.#window = new MinuteWindow(options.limits.perMinute);
    const nowMs = options.clock.nowMs();
    const kept = options.store.readBudget(options.storeKey);
    if (kept === null) return;
    this.#day = { startMs: kept.dayStartMs, used: kept.usedToday };
    this.#blockedUntilMs = kept.blockedUntilMs;
    this.#hasSmaller = kept.perDay !== undefined;
    // The name of the limit is not kept; only a day's limit blocks for so long.
    if (kept.blockedUntilMs > nowMs + longestMinuteBlockMs) this.#blockedBy = 'day';
  }

  /**
   * Waits for a place: a free one of those under way at once, of the minute, and the end of a block. Fails with
   * `rateLimited` where that would take longer than `maxWaitMs`, or the day's allowance is used up. Each permit counts as
   * one request of the day; where the day has a limit, that is stored before it is given.
   */
  async acquire(): Promise<Result<Permit, Failure>> {
    const deadlineMs = this.#options.clock.nowMs() + (this.#options.maxWaitMs ?? defaultMaxWaitMs);
    const { promise, resolve } = Promise.withResolvers<void>();
    const before = this.#turn;
    this.#turn = promise;
    await before;
    try {
      return await this.#admit(deadlineMs);
    } finally {
      resolve();
    }
  }

  /** Requests in a day, as far as is known; null where there is no limit on the day. */
  perDay(): number | null {
    const { perDay } = this.#options.limits;
    const { smallerPerDay } = this.#options;
    return perDay !== null && smallerPerDay !== undefined && this.#hasSmaller
      ? Math.min(perDay, smallerPerDay)
      : perDay;
  }

  /** Null where there is no limit on the day. */
  remainingToday(): number | null {
    const perDay = this.perDay();
    if (perDay === null) return null;
    return Math.max(0, perDay - this.#presentDay(this.#options.clock.nowMs()).used);
  }

  /** When the present day's count is over at the latest, ms since the epoch. Now where none runs. */
  dayEndsMs(): number {
    const nowMs = this.#options.clock.nowMs();
    const { startMs, used } = this.#presentDay(nowMs);
    return used === 0 ? nowMs : startMs + dayMs;
  }

  /**
   * What is left of the day's allowance, 0 to 1; 1 where there is no limit on the day. Reckoned as a share of `smallest`
   * requests where the service may allow fewer than ours says (1 or more).
   */
  allowanceLeft(smallest: number): number {
    const perDay = this.perDay();
    const remaining = this.remainingToday();
    return perDay === null || remaining === null ? 1 : Math.min(1, remaining / Math.min(perDay, smallest));
  }

  async #admit(deadlineMs: number): Promise<Result<Permit, Failure>> {
    for (;;) {
      const nowMs = this.#options.clock.nowMs();
      const next = this.#nextPlace(nowMs);
      if (next.atMs === null) {
        if (nowMs > deadlineMs) return err(this.#failure(nowMs, next.limit));
        await new Promise<void>((resolve) => this.#releaseWaiters.push(resolve));
      } else if (next.atMs <= nowMs) return ok(this.#grant());
      else if (next.atMs > deadlineMs) return err(this.#failure(next.atMs, next.limit));
      else await this.#options.clock.sleep(next.atMs - nowMs);
    }
  }

  /** When the next request may leave, and what it has to wait for; `atMs` is null where it waits for an answer. */
  #nextPlace(nowMs: number): { readonly atMs: number | null; readonly limit: LimitName } {
    const blockedUntilMs = this.#believedBlock(nowMs);
    if (this.remainingToday() === 0) return { atMs: Math.max(this.dayEndsMs(), blockedUntilMs), limit: 'day' };
    if (blockedUntilMs > nowMs) return { atMs: blockedUntilMs, limit: this.#blockedBy };
    if (this.#window.underWay >= this.#options.limits.concurrent) return { atMs: null, limit: 'concurrent' };
    if (this.#app !== null && this.#app.left <= 0 && this.#app.untilMs > nowMs) {
      return { atMs: this.#app.untilMs, limit: 'app' };
    }
    return { atMs: this.#window.freeAtMs(nowMs), limit: 'minute' };
  }

  #grant(): Permit {
    const { startMs, used } = this.#presentDay(this.#options.clock.nowMs());
    this.#day = { startMs, used: used + 1 };
    if (this.#app !== null) this.#app = { ...this.#app, left: this.#app.left - 1 };
    if (this.#options.limits.perDay !== null) this.#persist(); // else nobody asks for the count
    this.#window.start();
    let released = false;
    return {
      release: (answer) => {
        if (released) throw new Error('A permit was released twice');
        released = true;
        this.#release(answer);
      },
    };
  }

  #release(answer: Parameters<Permit['release']>[0]): void {
    const nowMs = this.#options.clock.nowMs();
    const said = answer === null ? null : readRateLimit(answer, nowMs, (this.#options.random ?? Math.random)());
    this.#window.end(nowMs, said?.minute ?? null);
    if (said !== null) this.#tighten(nowMs, said.dayRemaining, said.blocked);
    if (said !== null && said.appRemaining !== null) {
      // Xero may not have counted yet what is under way; and when the app's minute is over, nobody says.
      this.#app = { left: said.appRemaining - this.#window.underWay, untilMs: nowMs + appMinuteMs };
    }
    const waiters = this.#releaseWaiters;
    this.#releaseWaiters = [];
    for (const wake of waiters) wake();
  }

  #tighten(
    nowMs: number,
    dayRemaining: number | null,
    blocked: { readonly untilMs: number; readonly limit: LimitName } | null,
  ): void {
    const { startMs, used } = this.#presentDay(nowMs);
    const isLearnt = dayRemaining !== null && this.#learn(dayRemaining, used);
    const perDay = this.perDay();
    const usedBySight = perDay === null || dayRemaining === null ? 0 : perDay - dayRemaining;
    const blockedUntilMs = Math.max(this.#believedBlock(nowMs), blocked?.untilMs ?? 0);
    if (usedBySight <= used && blockedUntilMs <= this.#blockedUntilMs && !isLearnt) return;
    if (blocked !== null && blockedUntilMs > this.#blockedUntilMs) this.#blockedBy = blocked.limit;
    // A day's limit that is reached is over when its answer says.
    const dayStartMs = blocked?.limit === 'day' ? blocked.untilMs - dayMs : startMs;
    this.#day = { startMs: dayStartMs, used: Math.max(used, usedBySight) };
    this.#blockedUntilMs = blockedUntilMs;
    this.#persist();
  }

  /** What an answer says of the day's allowance itself. True where that is news. */
  #learn(remaining: number, used: number): boolean {
    const { limits, smallerPerDay: smaller } = this.#options;
    if (smaller === undefined || limits.perDay === null || limits.perDay <= smaller) return false;
    const before = this.#hasSmaller;
    this.#hasSmaller = hasSmallerAllowance({ remaining, used, smaller }, before);
    return this.#hasSmaller !== before;
  }

  /** A block further ahead than any service names comes from a clock that was set back since, and is forgotten. */
  #believedBlock(nowMs: number): number {
    if (this.#blockedUntilMs > nowMs + longestBlockMs) this.#blockedUntilMs = 0;
    return this.#blockedUntilMs;
  }

  /**
   * Xero counts a day of its own for each organisation (developer.xero.com/faq/limits), and says only what is left of it. One
   * that begins with our first request ends no earlier than Xero's. A clock that was set back begins a new one.
   */
  #presentDay(nowMs: number): { readonly startMs: number; readonly used: number } {
    const day = this.#day;
    return day !== null && nowMs >= day.startMs && nowMs < day.startMs + dayMs ? day : { startMs: nowMs, used: 0 };
  }

  #persist(): void {
    const { smallerPerDay } = this.#options;
    const { startMs, used } = this.#presentDay(this.#options.clock.nowMs());
    this.#options.store.writeBudget(this.#options.storeKey, {
      dayStartMs: startMs,
      usedToday: used,
      blockedUntilMs: this.#blockedUntilMs,
      ...(this.#hasSmaller && smallerPerDay !== undefined ? { perDay: smallerPerDay } : {}),
    });
  }

  #failure(untilMs: number, limit: LimitName): Failure {
    return rateLimitFailure(this.#options.source, untilMs, limit);
  }
}
