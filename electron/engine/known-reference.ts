import type { Failure } from '../../shared/domain/failure.ts';
import { formatDay, plainDateOf } from '../../shared/domain/plain-date.ts';
import type { ReferenceData } from '../../shared/domain/reference-data.ts';
import { err, type Result } from '../../shared/lib/result.ts';
import type { Engine } from './engine.ts';
import { explainRefusal } from './explain-refusal.ts';
import { chosenTenant, readReference } from './read-reference.ts';

/** What Xero says of the organisation now, and what it said when it was last asked. */
export interface KnownReference {
  readonly now: Result<ReferenceData, Failure>;
  /** The present answer, else the last one; null where there never was one for this organisation. */
  readonly last: ReferenceData | null;
}

export async function knowReference(engine: Engine): Promise<KnownReference> {
  const tenant = chosenTenant(engine);
  if (!tenant.ok) return { now: tenant, last: null };
  const before = engine.ledger.referenceData();
  const now = await readReference(engine, tenant.value);
  if (now.ok) return { now, last: now.value };
  const last = before?.tenantId === tenant.value ? before : null;
  return { now: err(await explainRefusal(engine, now.error)), last };
}

/** Says in a sentence that an answer is old; nothing where it is not. */
export function agedSentence({ now, last }: KnownReference): string {
  if (now.ok) return '';
  if (last === null) return ' Xero could not be asked.';
  const day = formatDay(plainDateOf(last.readAt, last.organisation.timeZone));
  return ` Xero could not be asked now: this is as it was on ${day}.`;
}
