import { type Answer, textAnswer, withHeaders } from '../http/exchange.ts';
import { FixedWindow } from '../http/fixed-window.ts';
import { type Admission, turnedAway } from '../http/site.ts';
import type { XeroLimits } from '../world/xero-organisation.ts';

type LimitName = 'minute' | 'day' | 'concurrent' | 'appminute';

/** Limits of one organisation under one app (developer.xero.com/faq/limits). What was refused does not count. */
export class RateGate {
  readonly #limits: XeroLimits;
  readonly #minute: FixedWindow;
  readonly #day: FixedWindow;
  readonly #appMinute: FixedWindow;
  #inFlight = 0;

  constructor(clock: { nowMs(): number }, limits: XeroLimits) {
    this.#limits = limits;
    this.#minute = new FixedWindow(clock, 60_000);
    this.#day = new FixedWindow(clock, 24 * 3_600_000);
    this.#appMinute = new FixedWindow(clock, 60_000);
  }

  /** Takes a place until `leave`, or turns away. A refusal for concurrency names no time to come back. */
  enter(): Admission {
    if (this.#inFlight >= this.#limits.concurrent) return turnedAway(this.#refusal('concurrent', null));
    if (this.#day.left(this.#limits.perDay) === 0) return turnedAway(this.#refusal('day', this.#day));
    if (this.#minute.left(this.#limits.perMinute) === 0) return turnedAway(this.#refusal('minute', this.#minute));
    if (!this.#appMinute.take(this.#limits.appPerMinute))
      return turnedAway(this.#refusal('appminute', this.#appMinute));
    this.#day.take(this.#limits.perDay);
    this.#minute.take(this.#limits.perMinute);
    this.#inFlight += 1;
    return { refusal: null, leave: () => this.#leave() };
  }

  stamp(answer: Answer): Answer {
    return withHeaders(answer, {
      'x-minlimit-remaining': String(this.#minute.left(this.#limits.perMinute)),
      'x-daylimit-remaining': String(this.#day.left(this.#limits.perDay)),
      'x-appminlimit-remaining': String(this.#appMinute.left(this.#limits.appPerMinute)),
    });
  }

  #leave(): void {
    this.#inFlight -= 1;
  }

  #refusal(name: LimitName, window: FixedWindow | null): Answer {
    const problem = { 'x-rate-limit-problem': name };
    const retry = window === null ? {} : { 'retry-after': String(window.secondsToReset()) };
    return this.stamp(withHeaders(textAnswer(429, ''), { ...problem, ...retry }));
  }
}
