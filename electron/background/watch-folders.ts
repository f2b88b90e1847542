import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { ask, type WindowDoor } from './ask.ts';
import type { CompanyPlan } from './company-plan.ts';

/** A company's folder is looked into this often at most, ms: whatever changes in the books wakes the schedule too. */
const restMs = 60_000;

/** Reasons why nothing is to happen by itself; being offline is none, for the folder is on this computer. */
const quiet: ReadonlySet<CompanyPlan['why']> = new Set(['off', 'paused', 'battery', 'syncing', 'unreadable']);

/**
 * Looks into watched folders between syncs, whenever the schedule wakes: every ten minutes at the latest. What is found is
 * imported and waits like anything else; nothing leaves.
 */
export class WatchFolders {
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

  async look(companies: readonly Pick<CompanyPlan, 'company' | 'why'>[]): Promise<void> {
    for (const { company, why } of companies) {
      const nowMs = this.#clock.nowMs();
      const lookedAtMs = this.#lookedAtMs.get(company);
      // Ahead of now, it is of a clock that was set back since.
      if (quiet.has(why) || (lookedAtMs !== undefined && lookedAtMs <= nowMs && nowMs - lookedAtMs < restMs)) continue;
      this.#lookedAtMs.set(company, nowMs);
      const listed = await ask(this.#door, company, 'import.list', { limit: 1 });
      if (!listed.ok || listed.value.folder === null) continue; // the engine opens the books of those alone that watch one
      const looked = await ask(this.#door, company, 'import.look', {});
      if (!looked.ok) this.#log.warn('folder-not-looked-into', { company, code: looked.error.code });
    }
  }
}
