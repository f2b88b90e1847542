import { compareWithRemote } from '../../shared/domain/compare-remote.ts';
import type { Difference } from '../../shared/domain/difference.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import { addDays, type PlainDate, plainDateOf } from '../../shared/domain/plain-date.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import type { ReferenceData } from '../../shared/domain/reference-data.ts';
import { indexReference, type ReferenceIndex } from '../../shared/domain/reference-index.ts';
import { isGone, type RemoteDetails } from '../../shared/domain/remote-details.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import { readChangedBills } from './changed-bills.ts';
import { differencesMessage } from './drift-message.ts';
import { type Engine, nowInstant } from './engine.ts';
import { inXero, moveInPlace } from './move-in-place.ts';
import { move } from './transition.ts';
import { isUnderWay } from './undo-objection.ts';

/** Looked at once more from so long before the last look: clocks differ, and Xero counts in whole seconds. */
const overlapMs = 10 * 60_000;
/** Someone may have moved a transfer to another day in Xero; look this far around. */
const transferDays = 31;

/** What a look at Xero has found. */
export interface DriftReport {
  /** Documents of ours that Xero listed as changed, whatever has changed about them. */
  readonly looked: number;
  /** Of these, newly found to say something else than what was sent. */
  readonly changed: number;
  readonly deleted: number;
}

/** Is it another day, by the organisation's time zone, than when it was last looked? */
export function isLookDue(engine: Engine, { tenantId, organisation }: ReferenceData): boolean {
  const look = engine.ledger.driftLook();
  if (look?.tenantId !== tenantId) return true;
  const dayOf = (instant: string): PlainDate => plainDateOf(instant, organisation.timeZone);
  return dayOf(look.lookedAt) !== dayOf(nowInstant(engine.clock));
}

/**
 * Finds out what was changed, deleted or reconciled in Xero of what is pushed, since the last look: one call per thousand
 * documents that anybody changed there, one for all transfers, and those for bills. What says something else is shown until a person decides;
 * what was deleted is held, and not sent again unasked. What this app is changing itself is left for the next look.
 */
export async function lookForDrift(
  engine: Engine,
  reference: ReferenceData,
  runId?: string,
): Promise<Result<DriftReport, Failure>> {
  const { tenantId } = reference;
  const lookedAt = nowInstant(engine.clock);
  const ours = pushedDocuments(engine);
  const since = sinceOf(engine, tenantId, ours);
  const read =
    since === null ? ok<readonly RemoteDetails[]>([]) : await readChanged(engine, tenantId, since, [...ours.values()]);
  if (!read.ok) return read;
  const bills =
    since === null ? ok<readonly RemoteDetails[]>([]) : await readChangedBills(engine, tenantId, since, ours);
  if (!bills.ok) return bills;
  const look = new Look(engine, indexReference(reference, engine.ledger.keptContacts()), runId);
  engine.ledger.transaction(() => {
    for (const remote of [...read.value, ...(bills.value ?? [])]) {
      const proposalId = ours.get(remote.id)?.id;
      if (proposalId !== undefined) look.at(proposalId, remote);
    }
    // A consent without bills: what changes of them meanwhile is looked for from here on, once there is another one.
    if (bills.value !== null) engine.ledger.saveDriftLook({ tenantId, lookedAt });
  });
  return ok(look.report());
}

/** Documents of ours by their id in Xero: what these books have sent, and what they found again under our reference. */
function pushedDocuments(engine: Engine): ReadonlyMap<string, Proposal> {
  const ours = new Map<string, Proposal>();
  for (const proposal of engine.ledger.proposals(['pushed', 'in-xero'])) {
    const isOurs = proposal.state === 'pushed' || proposal.reason.code === 'adopted';
    if (isOurs && proposal.remote !== null) ours.set(proposal.remote.id, proposal);
  }
  return ours;
}

/** From when on: the last look, or before the first one the oldest approval. Null where nothing is there to be changed. */
function sinceOf(engine: Engine, tenantId: string, ours: ReadonlyMap<string, Proposal>): string | null {
  if (ours.size === 0) return null;
  const look = engine.ledger.driftLook();
  let first = look?.tenantId === tenantId ? look.lookedAt : null;
  if (first === null) {
    for (const { approvedAt, updatedAt } of ours.values()) {
      const at = approvedAt ?? updatedAt;
      if (first === null || at < first) first = at;
    }
  }
  return first === null ? null : new Date(Date.parse(first) - overlapMs).toISOString();
}

function readChanged(
  engine: Engine,
  tenantId: string,
  since: string,
  ours: readonly Proposal[],
): Promise<Result<readonly RemoteDetails[], Failure>> {
  const days = ours.flatMap(({ document }) => (document?.kind === 'transfer' ? [document.date] : [])).sort();
  const [from] = days;
  const to = days.at(-1);
  const transfers =
    from === undefined || to === undefined
      ? null
      : { from: addDays(from, -transferDays), to: addDays(to, transferDays) };
  return engine.xero.documentsChangedSince(tenantId, since, transfers);
}

class Look {
  readonly #engine: Engine;
  readonly #index: ReferenceIndex;
  readonly #runId: string | undefined;
  #looked = 0;
  #changed = 0;
  #deleted = 0;

  constructor(engine: Engine, index: ReferenceIndex, runId: string | undefined) {
    this.#engine = engine;
    this.#index = index;
    this.#runId = runId;
  }

  /** Read again from the books: it may have been undone while Xero was being read. */
  at(proposalId: string, remote: RemoteDetails): void {
    const proposal = this.#engine.ledger.proposal(proposalId);
    if (proposal?.remote?.id !== remote.id) return;
    if (proposal.state !== 'pushed' && proposal.state !== 'in-xero') return;
    if (isUnderWay(this.#engine.ledger, proposal)) return;
    this.#looked += 1;
    if (isGone(remote)) this.#noteDeleted(proposal, remote);
    else if (proposal.state === 'pushed' && proposal.document !== null) {
      this.#note(proposal, remote, compareWithRemote(proposal.document, remote, this.#index));
    }
  }

  #noteDeleted(proposal: Proposal, remote: RemoteDetails): void {
    const message =
      'Someone deleted it in Xero after it was posted. It is not sent again unless you approve it; leave it out if that is right.';
    this.#engine.ledger.removeDrift(proposal.id);
    move(
      this.#engine,
      proposal,
      'mark-deleted',
      { code: 'deleted-in-xero', message },
      { lookAlikeId: remote.id },
      { runId: this.#runId },
    );
    this.#deleted += 1;
  }

  #note(proposal: Proposal, { isReconciled }: RemoteDetails, differences: readonly Difference[]): void {
    const { ledger } = this.#engine;
    const before = ledger.drift(proposal.id);
    const isSame = JSON.stringify(before?.differences ?? []) === JSON.stringify(differences);
    if (differences.length === 0 && !isReconciled) {
      if (before !== null) ledger.removeDrift(proposal.id);
    } else if (!isSame || before?.isReconciled !== isReconciled) {
      ledger.saveDrift({
        proposalId: proposal.id,
        movementId: proposal.movementId,
        foundAt: nowInstant(this.#engine.clock),
        isReconciled,
        differences,
        accepted: isSame ? (before?.accepted ?? null) : null,
      });
    }
    if (isSame) return;
    if (differences.length > 0) {
      const message = differencesMessage(differences);
      moveInPlace(this.#engine, proposal, 'differ', { code: 'changed-in-xero', message }, {}, this.#runId);
      this.#changed += 1;
    } else if (proposal.reason.code === 'changed-in-xero') {
      const message = 'In Xero it is as it was sent again.';
      moveInPlace(this.#engine, proposal, 'agree', { ...inXero, message }, {}, this.#runId);
    }
  }

  report(): DriftReport {
    return { looked: this.#looked, changed: this.#changed, deleted: this.#deleted };
  }
}
