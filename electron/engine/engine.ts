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

let last = { ms: 0, text: '1970-01-01T00:00:00.000Z' };

/** The present instant as the ledger writes it. Within one ms, in which a plan asks for it dozens of times, it is written once. */
export function nowInstant(clock: Pick<Clock, 'nowMs'>): string {
  const ms = clock.nowMs();
  if (ms !== last.ms) last = { ms, text: new Date(ms).toISOString() };
  return last.text;
}
