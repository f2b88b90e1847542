import type { MethodInput, MethodOutputs } from '../../shared/contract/methods.ts';
import type { ReviewItemDto } from '../../shared/contract/review-item.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import { cledaraDifferences, leaveAsPosted, sendCledaraChange } from '../engine/posted-questions.ts';
import type { LedgerView } from '../ports/ledger.ts';
import type { CompanyHost } from './company-host.ts';
import { exclusively } from './exclusively.ts';
import { toRevisionDto } from './to-revision-dto.ts';

/** A person's word about what was posted and asks for one. */
export function decidePosted(
  host: CompanyHost,
  { decision, ids, author }: MethodInput<'posted.decide'>,
): Promise<Result<MethodOutputs['posted.decide'], Failure>> {
  return exclusively(host, async (engine) => {
    if (decision === 'send') {
      const sent = await sendCledaraChange(engine, ids, author);
      return sent.ok ? ok(toRevisionDto(sent.value)) : sent;
    }
    const left = leaveAsPosted(engine, ids, author);
    if (!left.ok) return left;
    return ok(toRevisionDto({ revised: left.value, refused: [], failure: null, waitingUntilMs: null }));
  });
}

/** Null where Cledara says of it what was posted, or a person has decided about it. */
export function cledaraChangeOf(
  view: LedgerView,
  proposal: Proposal | null,
  nowMs: number,
): ReviewItemDto['cledaraChange'] {
  if (proposal?.state !== 'pushed' || proposal.reason.code !== 'changed-in-cledara') return null;
  return cledaraDifferences({ ledger: view, clock: { nowMs: () => nowMs } }, proposal);
}
