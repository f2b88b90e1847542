import type { Clock } from '../ports/clock.ts';
import type { Xero } from '../ports/xero.ts';

/** This computer's clock, and what Xero's answers say of it. */
export interface TwoClocks {
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly xero: Pick<Xero, 'clockAheadMs'>;
}

/**
 * Xero's time, ms since the epoch: this computer's, less what Xero's answers say it is ahead. How old a request is, is told by
 * it and never by this computer's clock alone, which somebody may set while an answer is in doubt (decision 0004). Where no
 * answer has carried a date yet it is this computer's.
 */
export function xeroNowMs(engine: TwoClocks): number {
  return xeroMs(engine, engine.clock.nowMs());
}

/** `xeroNowMs` as the ledger writes it. */
export function xeroNow(engine: TwoClocks): string {
  return new Date(xeroNowMs(engine)).toISOString();
}

/** An instant of this computer's clock, as it goes now, by Xero's time. */
export function xeroMs({ xero }: TwoClocks, ownMs: number): number {
  return ownMs - (xero.clockAheadMs() ?? 0);
}

/** An instant of Xero's time by this computer's clock, as it goes now: what is waited for. */
export function ownMs({ xero }: TwoClocks, xeroMs: number): number {
  return xeroMs + (xero.clockAheadMs() ?? 0);
}
