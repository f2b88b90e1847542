import { nameKey } from '../../shared/domain/contact-name.ts';
import type { CledaraApplication } from '../ports/cledara.ts';
import { type Engine, nowInstant } from './engine.ts';

/**
 * Keeps Cledara's applications as they were just read. That one has another name than before is told in the log, because what was
 * set for it goes on under that name. Part of the caller's transaction.
 */
export function keepApplications(engine: Engine, applications: readonly CledaraApplication[], runId?: string): void {
  const before = new Map(engine.ledger.applications().map(({ id, name }) => [id, name]));
  for (const { id, name } of applications) {
    const former = before.get(id);
    if (former === undefined || nameKey(former) === nameKey(name)) continue;
    engine.ledger.appendActivity({
      at: nowInstant(engine.clock),
      runId: runId ?? null,
      movementId: null,
      proposalId: null,
      event: 'application-renamed',
      fromState: null,
      toState: null,
      message: `Cledara calls the application “${former}” “${name}” now. What was set for it goes on holding.`,
    });
  }
  engine.ledger.saveApplications(applications);
}
