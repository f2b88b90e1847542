import type { Timers } from '../../../electron/background/timers.ts';
import type { ManualClock } from '../../fixtures/manual-clock.ts';

/** Timers that go off when a clock is moved by hand, and are counted. */
export class ManualTimers implements Timers {
  /** When each went off, ms since the epoch. */
  readonly wakeUps: number[] = [];
  readonly #clock: ManualClock;
  #set: { readonly atMs: number; readonly wake: () => void }[] = [];

  constructor(clock: ManualClock) {
    this.#clock = clock;
  }

  set(afterMs: number, wake: () => void): () => void {
    const timer = { atMs: this.#clock.nowMs() + afterMs, wake };
    this.#set.push(timer);
    return () => {
      this.#set = this.#set.filter((other) => other !== timer);
    };
  }

  get count(): number {
    return this.#set.length;
  }

  /** Lets the time pass; whatever goes off meanwhile does so at its own instant, and `settle` is awaited after it. */
  async advance(durationMs: number, settle: () => Promise<void>): Promise<void> {
    const untilMs = this.#clock.nowMs() + durationMs;
    await settle();
    for (;;) {
      const [next] = [...this.#set].sort((a, b) => a.atMs - b.atMs);
      if (next === undefined || next.atMs > untilMs) break;
      this.#set = this.#set.filter((other) => other !== next);
      this.#clock.set(Math.max(this.#clock.nowMs(), next.atMs));
      this.wakeUps.push(this.#clock.nowMs());
      next.wake();
      await settle();
    }
    this.#clock.set(Math.max(this.#clock.nowMs(), untilMs));
  }
}
