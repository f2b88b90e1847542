import { canonicalJson, sha256Hex } from '../../shared/domain/hash.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import { type Engine, nowInstant } from './engine.ts';
import { takeSlice } from './take-slice.ts';
import { keep, type Taken, take } from './transition.ts';

/** Approved in one ledger transaction, and held in memory, at a time. */
const sliceSize = 500;

/** Who accepted: a person by name, or the rule that an application is set to automatic. */
export const automaticRule = 'set to automatic';

/** Freezes the document and its hash into the ledger. From here on settings no longer touch it. */
export function accept(engine: Engine, proposal: Proposal, by: string, options: AcceptOptions = {}): Proposal {
  return keep(engine, accepted(engine, proposal, by, options));
}

interface AcceptOptions {
  readonly runId?: string | undefined;
  readonly note?: string | undefined;
}

/** The same before it is in the ledger. */
export function accepted(engine: Engine, proposal: Proposal, by: string, { runId, note }: AcceptOptions = {}): Taken {
  const message = by === automaticRule ? 'Approved: its application is set to automatic.' : `Approved by ${by}.`;
  if (proposal.document === null) throw new Error(`Proposal ${proposal.id} has no document to accept.`);
  return take(
    engine,
    proposal,
    'accept',
    { code: 'approved', message: note ? `${message} ${note}` : message },
    {
      documentHash: sha256Hex(canonicalJson(proposal.document)),
      approvedBy: by,
      approvedAt: nowInstant(engine.clock),
      waitingUntil: null,
    },
    { runId },
  );
}

/** Is it one of those that "approve all" means: complete and waiting, or set aside by hand? */
export function waitsForApproval(proposal: Proposal): boolean {
  if (proposal.document === null) return false;
  if (proposal.state === 'proposed') return true;
  return proposal.state === 'held' && proposal.reason.code === 'by-hand' && proposal.lookAlikeId === null;
}

/**
 * Approves everything that waits for review, and nothing that is excluded, blocked, not understood or in doubt. What a
 * person has set aside may have become one of these meanwhile: `clear` names the movements for which planning had none. Says
 * how many it approved.
 */
export function acceptAll(engine: Engine, by: string, runId: string, clear: ReadonlySet<string>): number {
  const rows = engine.ledger.proposals(['proposed', 'held'])[Symbol.iterator]();
  let count = 0;
  for (;;) {
    const slice = takeSlice(rows, sliceSize);
    const waiting = slice.filter((proposal) => waitsForApproval(proposal) && clear.has(proposal.movementId));
    engine.ledger.transaction(() => {
      for (const proposal of waiting) accept(engine, proposal, by, { runId });
    });
    count += waiting.length;
    if (slice.length < sliceSize) return count;
  }
}
