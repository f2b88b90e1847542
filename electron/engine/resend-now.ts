import { type ResendDecision, resendDecision } from '../../shared/domain/retry-policy.ts';
import type { Engine } from './engine.ts';

/** A clock that is further off than this is wrong: it misjudges how old a request is, in ms. */
export const mostSkewMs = 2 * 60_000;

/** This computer's clock, and how far Xero's answers say that it is ahead. */
interface Clocks {
  readonly clock: Pick<Engine['clock'], 'nowMs'>;
  readonly xero: Pick<Engine['xero'], 'clockAheadMs'>;
}

/**
 * What may be done now about a write that an earlier run sent. By a clock that Xero's answers say is wrong, a request may be
 * much older than it seems, because the clock was set back since: then the key that Xero may have forgotten is not used.
 */
export function resendNow({ clock, xero }: Clocks, firstSentAt: string): ResendDecision {
  const decision = resendDecision({ firstSentAtMs: Date.parse(firstSentAt), nowMs: clock.nowMs() });
  const aheadMs = xero.clockAheadMs();
  const isWrong = aheadMs !== null && Math.abs(aheadMs) > mostSkewMs;
  return decision.kind === 'same-key' && isWrong ? { kind: 'clock-went-back' } : decision;
}
