import type { Engine } from './engine.ts';
import { nowInstant } from './engine.ts';
import type { PlanItem } from './plan-item.ts';

/** Remembers which contact each choice came to, so that it stays that one. Part of the caller's transaction. */
export function keepContacts(engine: Engine, items: readonly PlanItem[]): void {
  const kept = new Map(engine.ledger.keptContacts());
  const at = nowInstant(engine.clock);
  for (const { outcome } of items) {
    const keeps = 'keeps' in outcome ? (outcome.keeps ?? null) : null;
    if (keeps === null || kept.get(keeps.key) === keeps.contactId) continue;
    kept.set(keeps.key, keeps.contactId);
    engine.ledger.keepContact(keeps, at);
  }
}
