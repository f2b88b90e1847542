import type { Failure } from '../../shared/domain/failure.ts';
import { type Engine, nowInstant } from './engine.ts';
import { feedState } from './feed-state.ts';
import type { Run } from './run.ts';

/** An item that needs a person. */
export interface ProblemItem {
  readonly transactionId: string;
  readonly code: string;
  readonly message: string;
}

/** What a run did, and what stands at its end. Kept in the ledger as JSON text. */
export interface RunReport {
  readonly runId: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly counts: Run['counts'];
  /** Whatever waits for a person's review. */
  readonly held: number;
  readonly blocked: readonly ProblemItem[];
  readonly attachmentProblems: readonly ProblemItem[];
  /** As things stand, and what the run read that Cledara changed of fed lines. Absent in reports of before there were bank feeds. */
  readonly feedProblems?: readonly { readonly account: string; readonly code: string; readonly message: string }[];
  readonly calls: { readonly cledara: number; readonly xero: number };
  readonly waitingUntil: string | null;
  /** Why the run ended early; null where it did not. */
  readonly failure: Failure | null;
}

export function reportRun(
  engine: Engine,
  run: Run,
  startedAt: string,
  callsBefore: RunReport['calls'],
  failure: Failure | null,
): RunReport {
  const states = engine.ledger.countByState();
  return {
    runId: run.id,
    startedAt,
    finishedAt: nowInstant(engine.clock),
    counts: run.counts,
    held: (states.proposed ?? 0) + (states.held ?? 0),
    blocked: blockedItems(engine),
    attachmentProblems: attachmentProblems(engine),
    feedProblems: feedProblems(engine),
    calls: {
      cledara: engine.cledara.callCount() - callsBefore.cledara,
      xero: engine.xero.callCount() - callsBefore.xero,
    },
    waitingUntil: run.waitingUntilMs === null ? null : new Date(run.waitingUntilMs).toISOString(),
    failure,
  };
}

function blockedItems(engine: Engine): ProblemItem[] {
  return [...engine.ledger.proposals(['blocked'])].map(({ movementId, reason }) => ({
    transactionId: movementId,
    code: reason.code,
    message: reason.message,
  }));
}

function feedProblems(engine: Engine): NonNullable<RunReport['feedProblems']> {
  return feedState(engine).accounts.flatMap(({ accountId, problems }) =>
    problems.map(({ code, message }) => ({ account: accountId, code, message })),
  );
}

function attachmentProblems(engine: Engine): ProblemItem[] {
  return [...engine.ledger.attachments()].flatMap(({ movementId, problem }) =>
    problem === null || engine.ledger.movement(movementId)?.hasInvoice === false
      ? [] // an invoice that is gone from Cledara is nobody's problem any more
      : [{ transactionId: movementId, code: problem.code, message: problem.message }],
  );
}
