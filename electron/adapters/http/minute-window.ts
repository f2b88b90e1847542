const minuteMs = 60_000;

/**
 * Counts requests so that in no 60 seconds more than `perMinute` arrive at the service, whatever window of its own it
 * counts in. A request counts from the moment it may leave until a minute after its answer came, for it arrived somewhere
 * between the two.
 */
export class MinuteWindow {
  readonly #perMinute: number;
  /** When answers came, in ascending order; requests of others that the service told us of stand among them. */
  #ended: number[] = [];
  #underWay = 0;

  constructor(perMinute: number) {
    this.#perMinute = perMinute;
  }

  get underWay(): number {
    return this.#underWay;
  }

  /** The earliest instant at which one more may leave; null while that depends on an answer that is yet to come. */
  freeAtMs(nowMs: number): number | null {
    this.#forgetOld(nowMs);
    const surplus = this.#underWay + this.#ended.length + 1 - this.#perMinute;
    if (surplus <= 0) return nowMs;
    const leaving = this.#ended[surplus - 1];
    return leaving === undefined ? null : leaving + minuteMs;
  }

  start(): void {
    this.#underWay += 1;
  }

  /**
   * `said` is how many the service would still take, and when its own minute ends if it names that: what it has counted
   * beyond ours was sent by others, and counts here until its minute has surely ended.
   */
  end(nowMs: number, said: { readonly remaining: number; readonly endsMs: number | null } | null): void {
    this.#forgetOld(nowMs);
    this.#underWay -= 1;
    this.#ended.push(nowMs);
    if (said === null) return;
    const ofOthers = this.#perMinute - said.remaining - this.#underWay - this.#ended.length;
    const countFromMs = Math.min(nowMs, (said.endsMs ?? Number.POSITIVE_INFINITY) - minuteMs);
    for (let n = 0; n < ofOthers; n += 1) this.#ended.push(countFromMs);
    this.#ended.sort((a, b) => a - b);
  }

  #forgetOld(nowMs: number): void {
    // A wall clock that was set back would otherwise leave entries that never grow old.
    this.#ended = this.#ended
      .map((endedMs) => Math.min(endedMs, nowMs))
      .filter((endedMs) => endedMs > nowMs - minuteMs);
  }
}
