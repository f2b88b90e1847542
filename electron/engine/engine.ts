import type { Cledara } from '../ports/cledara.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { Log } from '../ports/log.ts';
import type { Xero } from '../ports/xero.ts';

/** What the engine acts through, for one company. */
export interface Engine {
  readonly ledger: Ledger;
  readonly cledara: Cledara;
  readonly xero: Xero;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
}

/** The present instant as the ledger writes it. */
export function nowInstant(clock: Pick<Clock, 'nowMs'>): string {
  return new Date(clock.nowMs()).toISOString();
}
