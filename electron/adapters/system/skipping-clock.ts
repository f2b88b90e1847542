import type { Clock } from '../../ports/clock.ts';

interface Sleeper {
  readonly wakesAtMs: number;
  readonly wake: () => void;
}

/**
 * A clock that runs with real time and jumps over every wait, so that the demo need not sit out a rate limit. Sleepers wake
 * in the order of their times, and one jump serves all who wait for the same instant. Do not race a sleep against work as
 * its deadline: it would always win.
 */
export class SkippingClock implements Clock {
  readonly #startMs: number;
  readonly #realStartMs = performance.now();
  readonly #sleepers: Sleeper[] = [];
  #skippedMs = 0;

  /** Begins at `startMs`, in milliseconds since the epoch; now where it is absent. */
  constructor(startMs: number = Date.now()) {
    this.#startMs = startMs;
  }

  /** A whole number; never runs backwards. */
  nowMs(): number {
    return Math.floor(this.#startMs + this.#skippedMs + performance.now() - this.#realStartMs);
  }

  sleep(durationMs: number): Promise<void> {
    const wakesAtMs = this.nowMs() + Math.max(0, durationMs);
    return new Promise((wake) => {
      const later = this.#sleepers.findIndex((other) => other.wakesAtMs > wakesAtMs);
      this.#sleepers.splice(later === -1 ? this.#sleepers.length : later, 0, { wakesAtMs, wake });
      setImmediate(() => this.#wakeNext()); // answers that have arrived meanwhile are read first
    });
  }

  #wakeNext(): void {
    const next = this.#sleepers.shift();
    if (next === undefined) return;
    this.#skippedMs += Math.max(0, next.wakesAtMs - this.nowMs());
    next.wake();
  }
}
