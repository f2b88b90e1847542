import { type CodingHistory, tallyCoding } from '../../shared/domain/coding-history.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import { addDays, plainDateOf } from '../../shared/domain/plain-date.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { type Engine, nowInstant } from './engine.ts';
import { explainRefusal } from './explain-refusal.ts';
import { chosenTenant } from './read-reference.ts';

/** What is done once a year was done twice in two years; what was done before that may be done otherwise by now. */
const lookBackDays = 730;

/**
 * Reads how documents in Xero are coded and keeps the counts: what suggestions are made from. One call per thousand
 * documents, at most ten. Nothing of it is applied.
 */
export async function lookAtHistory(engine: Engine): Promise<Result<CodingHistory, Failure>> {
  const tenant = chosenTenant(engine);
  if (!tenant.ok) return tenant;
  const readAt = nowInstant(engine.clock);
  const timeZone = engine.ledger.referenceData()?.organisation.timeZone ?? 'UTC';
  const from = addDays(plainDateOf(readAt, timeZone), -lookBackDays);
  const read = await engine.xero.codedDocuments(tenant.value, from);
  if (!read.ok) return err(await explainRefusal(engine, read.error));
  const uses = tallyCoding(read.value.documents);
  const documents = uses.reduce((count, use) => count + use.documents, 0);
  const { isWhole, hasBills } = read.value;
  const history = { tenantId: tenant.value, readAt, from, documents, isWhole, hasBills, uses };
  engine.ledger.saveCodingHistory(history);
  return ok(history);
}
