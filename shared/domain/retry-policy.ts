const firstDelayMs = 500;
const longestDelayMs = 20_000;

/** How long the same bytes may be sent again under the same idempotency key, from the first time they left. */
export const sameKeyMs = 3 * 60_000;

/** From when on a lost write may be looked up, and sent under a new key if it is not there. */
export const lookUpAfterMs = 9 * 60_000;

/**
 * How long to wait before try `attempt + 1`, in milliseconds: half to full of 500 ms doubled with every attempt, at most
 * 20 s. `attempt` counts from 1; `random` lies in [0, 1).
 */
export function backoffMs(attempt: number, random: number): number {
  const fullMs = Math.min(firstDelayMs * 2 ** (attempt - 1), longestDelayMs);
  return Math.round(fullMs / 2 + (fullMs / 2) * random);
}

/** What may be done about a write whose answer was lost. */
export type ResendDecision =
  | { readonly kind: 'same-key' } // send the same bytes under the same key
  | { readonly kind: 'quarantine'; readonly untilMs: number } // do nothing yet
  | { readonly kind: 'look-up' } // ask Xero by reference; adopt it, or send under a new key
  | { readonly kind: 'clock-went-back' }; // the age is not known: the caller begins the quarantine anew

/**
 * Xero keeps an idempotency key for 6 minutes (developer.xero.com, guide to idempotent requests). Within 3 minutes a
 * repetition is answered from that memory; from 3 to 9 minutes it is not certain whether the key still lives or whether a
 * slow first request is still being worked on, so nothing is sent or concluded.
 */
export function resendDecision(times: { readonly firstSentAtMs: number; readonly nowMs: number }): ResendDecision {
  const ageMs = times.nowMs - times.firstSentAtMs;
  if (ageMs < 0) return { kind: 'clock-went-back' };
  if (ageMs < sameKeyMs) return { kind: 'same-key' };
  if (ageMs < lookUpAfterMs) return { kind: 'quarantine', untilMs: times.firstSentAtMs + lookUpAfterMs };
  return { kind: 'look-up' };
}
