import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { ask, type WindowDoor } from './ask.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** A consent that ends within so many days is renewed, whether or not the company is synced by itself. */
const renewWithinDays = 15;

/**
 * Keeps consents to Xero alive while the program runs: one ends when it was not used for 60 days, and asking Xero for its
 * organisations uses it (developer.xero.com/faq/oauth2). Each company is looked at once a day.
 */
export class KeepConsents {
  readonly #door: WindowDoor;
  readonly #clock: Clock;
  readonly #log: Log;
  /** By company, ms since the epoch. */
  readonly #lookedAtMs = new Map<string, number>();

  constructor({ door, clock, log }: { readonly door: WindowDoor; readonly clock: Clock; readonly log: Log }) {
    this.#door = door;
    this.#clock = clock;
    this.#log = log;
  }

  /** Renews what of these ends soon. Never fails: a consent that could not be renewed is shown as ending, and tried tomorrow. */
  async look(companies: readonly string[]): Promise<void> {
    for (const company of companies) {
      const nowMs = this.#clock.nowMs();
      const lookedAtMs = this.#lookedAtMs.get(company);
      // Ahead of now, it is of a clock that was set back since.
      if (lookedAtMs !== undefined && lookedAtMs <= nowMs && nowMs - lookedAtMs < dayMs) continue;
      this.#lookedAtMs.set(company, nowMs);
      const status = await ask(this.#door, company, 'status.read', {});
      if (!status.ok) continue;
      const { connected, health, consentExpiresAt } = status.value.connections.xero;
      if (!connected || health !== 'ok' || consentExpiresAt === null) continue;
      if (Date.parse(consentExpiresAt) - nowMs > renewWithinDays * dayMs) continue;
      const used = await ask(this.#door, company, 'connection.xero.tenants', {});
      if (!used.ok) this.#log.warn('consent-not-renewed', { company, code: used.error.code });
    }
  }
}
