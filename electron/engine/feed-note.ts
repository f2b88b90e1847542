import { type Engine, nowInstant } from './engine.ts';

/** What happened about a feed, in the log. Part of the caller's transaction. */
export function noteFeed(
  engine: Engine,
  runId: string | null,
  event:
    | 'feed-asked'
    | 'feed-connected'
    | 'feed-refused'
    | 'feed-statement-sent'
    | 'feed-statement-delivered'
    | 'feed-statement-rejected'
    | 'feed-statement-uncertain'
    | 'feed-statement-unsent'
    | 'feed-line-changed'
    | 'feed-decided',
  message: string,
  movementId: string | null = null,
): void {
  engine.ledger.appendActivity({
    at: nowInstant(engine.clock),
    runId,
    movementId,
    proposalId: null,
    event,
    fromState: null,
    toState: null,
    message,
  });
}
