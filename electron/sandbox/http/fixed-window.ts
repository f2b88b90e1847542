/** A limit that counts in windows of fixed length; a window starts with its first request. */
export class FixedWindow {
  readonly #clock: { nowMs(): number };
  readonly #lengthMs: number;
  #startedMs = Number.NEGATIVE_INFINITY;
  #used = 0;

  constructor(clock: { nowMs(): number }, lengthMs: number) {
    this.#clock = clock;
    this.#lengthMs = lengthMs;
  }

  /** Takes one of `limit`. False where none is left. */
  take(limit: number): boolean {
    this.#roll();
    if (this.#used >= limit) return false;
    this.#used += 1;
    return true;
  }

  left(limit: number): number {
    this.#roll();
    return Math.max(0, limit - this.#used);
  }

  /** Milliseconds since the Unix epoch. */
  resetsAtMs(): number {
    this.#roll();
    return this.#startedMs + this.#lengthMs;
  }

  /** Whole seconds, at least 1. */
  secondsToReset(): number {
    return Math.max(1, Math.ceil((this.resetsAtMs() - this.#clock.nowMs()) / 1000));
  }

  #roll(): void {
    const nowMs = this.#clock.nowMs();
    // A clock that was set back starts a window as well: otherwise nothing would get through until it has caught up.
    if (nowMs < this.#startedMs + this.#lengthMs && nowMs >= this.#startedMs) return;
    this.#startedMs = nowMs;
    this.#used = 0;
  }
}
