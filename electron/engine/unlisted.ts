import { isGone } from '../../shared/domain/movement.ts';
import type { Instant } from '../../shared/domain/plain-date.ts';
import { missedAfter } from '../../shared/domain/plan-pull.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import type { LedgerView } from '../ports/ledger.ts';
import { type Engine, nowInstant } from './engine.ts';
import { moveInPlace } from './move-in-place.ts';
import { fedWords, noteFedChanges } from './note-fed-changes.ts';

/** What a whole read from `from` on does not have, and should: settled movements that Cledara's API listed before. */
export function missingIn(ledger: LedgerView, seen: ReadonlySet<string>, from: Instant): readonly string[] {
  const missing: string[] = [];
  for (const id of ledger.listedSince(missedAfter(from))) if (!seen.has(id)) missing.push(id);
  return missing;
}

/**
 * Asks about what is in Xero and is listed no more; nobody touches it there. What has not gone out is held by the plan that
 * follows. Part of the caller's transaction. Asked with every read until a person answers: a document whose answer was lost
 * may turn out to be in Xero later.
 */
export function askAboutUnlisted(engine: Engine, runId: string): void {
  for (const movement of engine.ledger.unlistedMovements()) {
    const proposal = isGone(movement) ? engine.ledger.proposal(movement.id) : null;
    if (proposal?.state !== 'pushed') continue;
    const { code } = proposal.reason;
    if (code !== 'pushed' && code !== 'changed-in-cledara') continue;
    moveInPlace(engine, proposal, 'differ', { code: 'no-longer-listed', message: postedMessage }, {}, runId);
  }
}

const postedMessage =
  'Cledara listed it and does not any more: it may have been deleted or merged there, or the API key is from someone who cannot see it. Look for it in Cledara. If it stands all the same, leave it in Xero as it was posted; if not, take it out of Xero.';

/** A person's word that these stand all the same counts until Cledara lists them again. Part of the caller's transaction. */
export function answerUnlisted(engine: Engine, proposals: readonly Proposal[]): void {
  const asked = proposals
    .filter(({ reason }) => reason.code === 'no-longer-listed')
    .map(({ movementId }) => movementId);
  const fed = fedWords(engine.ledger, asked);
  for (const id of asked) engine.ledger.answerUnlisted(id, nowInstant(engine.clock));
  noteFedChanges(engine, null, fed);
}
