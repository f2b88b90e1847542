import type { Engine } from './engine.ts';
import { nowInstant } from './engine.ts';
import type { PlanItem } from './plan-item.ts';

/** Remembers which contact each choice came to, so that it stays that one: the choices of one plan, slice by slice. */
export class ContactKeeper {
  readonly #engine: Engine;
  readonly #kept: Map<string, string>;

  constructor(engine: Engine) {
    this.#engine = engine;
    this.#kept = new Map(engine.ledger.keptContacts());
  }

  /** Part of the caller's transaction. */
  keep(items: readonly PlanItem[]): void {
    const at = nowInstant(this.#engine.clock);
    for (const { outcome } of items) {
      const keeps = 'keeps' in outcome ? (outcome.keeps ?? null) : null;
      if (keeps === null || this.#kept.get(keeps.key) === keeps.contactId) continue;
      this.#kept.set(keeps.key, keeps.contactId);
      this.#engine.ledger.keepContact(keeps, at);
    }
  }
}
