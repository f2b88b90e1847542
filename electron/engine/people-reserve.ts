import type { Failure } from '../../shared/domain/failure.ts';
import type { Engine } from './engine.ts';

/** This share of a day's requests to Xero is left to people: no sync that began by itself spends it. */
const keptForPeople = 0.1;

/** What stops a sync that began by itself before it takes the last of the day's requests; null while there are more. */
export function reserveReached(engine: Engine, tenantId: string): Failure | null {
  if (engine.xero.allowanceLeft(tenantId) >= keptForPeople) return null;
  const untilMs = engine.xero.allowanceEndsMs(tenantId);
  const message =
    "The rest of today's requests to Xero is kept for you, so background syncs wait until the day's allowance begins anew. A sync by hand goes on now.";
  return { kind: 'rateLimited', source: 'xero', limit: 'day', untilMs, message };
}
