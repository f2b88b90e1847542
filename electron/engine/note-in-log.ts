import { type Engine, nowInstant } from './engine.ts';

/**
 * An entry of the log that is about no movement: what somebody asked for, or what came of it. Part of the caller's transaction
 * where there is one, else stored when this returns.
 */
export function noteInLog(
  engine: Pick<Engine, 'ledger' | 'clock'>,
  event: string,
  message: string,
  runId: string | null = null,
): void {
  engine.ledger.appendActivity({
    at: nowInstant(engine.clock),
    runId,
    movementId: null,
    proposalId: null,
    event,
    fromState: null,
    toState: null,
    message,
  });
}
