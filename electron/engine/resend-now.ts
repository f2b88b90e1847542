import { lookUpAfterMs, type ResendDecision, resendDecision, sameKeyMs } from '../../shared/domain/retry-policy.ts';
import { ownMs, type TwoClocks, xeroNowMs } from './xero-time.ts';

/** What may be done now about a write that left at `firstSentAt`, by Xero's time; until when, by this computer's clock. */
export function resendNow(engine: TwoClocks, firstSentAt: string): ResendDecision {
  const decision = resendDecision({ firstSentAtMs: Date.parse(firstSentAt), nowMs: xeroNowMs(engine) });
  return decision.kind === 'quarantine' ? { ...decision, untilMs: ownMs(engine, decision.untilMs) } : decision;
}

/** Until when a write may leave under its key, by this computer's clock, ms since the epoch. */
export function keyEndMs(engine: TwoClocks, firstSentAt: string): number {
  return ownMs(engine, Date.parse(firstSentAt) + sameKeyMs);
}

/** From when on a write may be looked up, by this computer's clock, ms since the epoch. */
export function lookUpFromMs(engine: TwoClocks, firstSentAt: string): number {
  return ownMs(engine, Date.parse(firstSentAt) + lookUpAfterMs);
}
