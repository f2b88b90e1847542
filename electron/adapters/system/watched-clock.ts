import type { Clock } from '../../ports/clock.ts';

/** A clock that tells how long whoever was given it is waiting. For those that wait for one thing at a time. */
export class WatchedClock implements Clock {
  readonly #clock: Clock;
  readonly #waits = new Set<{ readonly untilMs: number }>();
  #told: (() => void) | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  nowMs(): number {
    return this.#clock.nowMs();
  }

  async sleep(durationMs: number): Promise<void> {
    const wait = { untilMs: this.#clock.nowMs() + durationMs };
    this.#waits.add(wait);
    this.#told?.();
    try {
      await this.#clock.sleep(durationMs);
    } finally {
      this.#waits.delete(wait);
    }
  }

  /** The latest end of all waits, ms since the epoch; null where nobody waits. */
  waitsUntilMs(): number | null {
    const ends = [...this.#waits].map(({ untilMs }) => untilMs);
    return ends.length === 0 ? null : Math.max(...ends);
  }

  /** `told` is called whenever a wait begins; null ends that. */
  onWait(told: (() => void) | null): void {
    this.#told = told;
  }
}
