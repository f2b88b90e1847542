import { type ChangeRefusal, changeProblem } from '../../shared/domain/change-refusal.ts';
import type { RemoteKind } from '../../shared/domain/document.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import type { ReferenceData } from '../../shared/domain/reference-data.ts';
import { isGone, type RemoteDetails } from '../../shared/domain/remote-details.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { Engine } from './engine.ts';
import { isHalfUndone } from './half-undone.ts';
import { namedProposals } from './named-proposals.ts';
import { chosenTenant, readReference } from './read-reference.ts';
import { removeBills } from './remove-bills.ts';
import { type ChangeOutcome, carryOutChange } from './send-change.ts';
import { noteFoundGone, settleOpenChanges } from './settle-change.ts';
import { standingDocument } from './standing-document.ts';
import { notFoundToUndo, underWay, undoObjection } from './undo-objection.ts';

/** Documents in one request. Transfers go one by one: Xero does not promise an answer for each of several. */
const batchSize: Readonly<Record<RemoteKind, number>> = {
  'bank-transaction': 50,
  'bank-transfer': 1,
  invoice: 50,
  'credit-note': 50,
};

/** Of each item that was named: it is out of Xero, or why not. */
export interface UndoReport {
  readonly undone: readonly Proposal[];
  readonly refused: readonly { readonly proposal: Proposal; readonly refusal: ChangeRefusal }[];
  /** What ended it early; whatever was not reached is as it was, and is in neither list. */
  readonly failure: Failure | null;
  /** Of some the answer was lost: they are looked at again then, ms since the epoch. */
  readonly waitingUntilMs: number | null;
}

/**
 * Takes documents that this app made out of Xero, named by the proposals' ids or their transactions'. What Xero would refuse
 * is found out before it is asked: eight calls for its lists, one per fifty documents to look at them, one per fifty to delete;
 * of a bill one more for its payment.
 * An unknown id changes nothing. What Xero has deleted already counts as undone.
 */
export async function undo(
  engine: Engine,
  ids: readonly string[],
  author: string,
): Promise<Result<UndoReport, Failure>> {
  const named = namedProposals(engine, ids);
  if (!named.ok) return named;
  const tenant = chosenTenant(engine);
  if (!tenant.ok) return tenant;
  const settled = await settleOpenChanges(engine);
  if (!settled.ok) return settled;
  const work = new UndoWork(engine, tenant.value, author);
  const able = work.sortOut(named.value.map(({ id }) => engine.ledger.proposal(id) ?? missing(id)));
  if (able.length === 0) return ok(work.report());
  const reference = await readReference(engine, tenant.value);
  if (!reference.ok) return reference;
  for (const kind of ['bank-transaction', 'bank-transfer', 'invoice', 'credit-note'] as const) {
    const ofKind = able.filter((proposal) => standingDocument(proposal)?.kind === kind);
    const failure = await work.removeAll(kind, ofKind, reference.value);
    if (failure === null) continue;
    return work.hasBegun() ? ok(work.report(failure)) : err(failure);
  }
  return ok(work.report());
}

function missing(id: string): never {
  throw new Error(`The ledger lacks proposal ${id}.`);
}

class UndoWork {
  readonly #engine: Engine;
  readonly #tenantId: string;
  readonly #author: string;
  readonly #asked: string[] = [];
  readonly #refused = new Map<string, ChangeRefusal>();
  #waitingUntilMs: number | null = null;

  constructor(engine: Engine, tenantId: string, author: string) {
    this.#engine = engine;
    this.#tenantId = tenantId;
    this.#author = author;
  }

  /** Those that Xero may be asked about. */
  sortOut(proposals: readonly Proposal[]): readonly Proposal[] {
    return proposals.filter((proposal) => {
      this.#asked.push(proposal.id);
      const objection = undoObjection(this.#engine.ledger, proposal);
      if (objection !== null) this.#refused.set(proposal.id, objection);
      return objection === null;
    });
  }

  /** What stops all others too; null where none does. */
  async removeAll(kind: RemoteKind, proposals: readonly Proposal[], reference: ReferenceData): Promise<Failure | null> {
    for (let start = 0; start < proposals.length; start += batchSize[kind]) {
      const some = proposals.slice(start, start + batchSize[kind]);
      const failure =
        kind === 'invoice' || kind === 'credit-note'
          ? this.#note(await removeBills(this.#engine, { kind, author: this.#author, reference }, some))
          : await this.#removeSome(kind, some, reference);
      if (failure !== null) return failure;
    }
    return null;
  }

  async #removeSome(
    kind: Exclude<RemoteKind, 'invoice' | 'credit-note'>,
    proposals: readonly Proposal[],
    reference: ReferenceData,
  ): Promise<Failure | null> {
    const wanted = proposals.map(({ remote, document }) => ({
      id: remote?.id ?? '',
      reference: document?.reference ?? '',
    }));
    const found = await this.#engine.xero.documentsById(this.#tenantId, kind, wanted);
    if (!found.ok) return found.error;
    const byId = new Map(found.value.map((remote) => [remote.id, remote]));
    const able = proposals.filter((proposal) =>
      this.#mayLeave(proposal, byId.get(proposal.remote?.id ?? ''), reference),
    );
    if (able.length === 0) return null;
    const outcome = await carryOutChange(this.#engine, {
      tenantId: this.#tenantId,
      what: 'remove',
      remoteKind: kind,
      author: this.#author,
      body: this.#engine.xero.encodeRemoval(
        kind,
        able.map(({ remote }) => ({ id: remote?.id ?? '', isDraft: false })),
      ),
      items: able.map(({ id, remote }) => ({ proposalId: id, remoteId: remote?.id ?? '', becomes: null })),
    });
    return this.#note(outcome);
  }

  #note({ refused, waitingUntilMs, failure }: ChangeOutcome): Failure | null {
    for (const { proposalId, refusal } of refused) this.#refused.set(proposalId, refusal);
    if (waitingUntilMs !== null) this.#waitAtMost(waitingUntilMs);
    return failure;
  }

  /** Looks once more into the books: Xero was read meanwhile. */
  #mayLeave(read: Proposal, remote: RemoteDetails | undefined, reference: ReferenceData): boolean {
    const proposal = this.#engine.ledger.proposal(read.id) ?? missing(read.id);
    const objection = undoObjection(this.#engine.ledger, proposal);
    if (objection === null && remote !== undefined && isGone(remote)) {
      noteFoundGone(this.#engine, proposal, this.#author);
      return false;
    }
    const refusal = objection ?? (remote === undefined ? notFoundToUndo : changeProblem('remove', remote, reference));
    if (refusal !== null) this.#refused.set(proposal.id, refusal);
    return refusal === null;
  }

  #waitAtMost(untilMs: number): void {
    if (this.#waitingUntilMs === null || untilMs < this.#waitingUntilMs) this.#waitingUntilMs = untilMs;
  }

  hasBegun(): boolean {
    const { undone, refused } = this.report();
    const isHalf = refused.some(({ refusal }) => refusal.code === 'half-undone');
    return undone.length > 0 || isHalf || this.#waitingUntilMs !== null;
  }

  report(failure: Failure | null = null): UndoReport {
    const proposals = this.#asked.map((id) => this.#engine.ledger.proposal(id) ?? missing(id));
    const refused = proposals.flatMap((proposal) => {
      const known = this.#refused.get(proposal.id);
      if (known !== undefined) return [{ proposal, refusal: known }];
      if (isHalfUndone(proposal))
        return [{ proposal, refusal: { code: 'half-undone' as const, message: proposal.reason.message } }];
      // Nobody has refused it and it is still there: its answer was lost.
      const isOpen = undoObjection(this.#engine.ledger, proposal)?.code === 'under-way';
      return isOpen ? [{ proposal, refusal: underWay }] : [];
    });
    const isRefused = new Set(refused.map(({ proposal }) => proposal.id));
    return {
      undone: proposals.filter(({ id, state }) => state === 'undone' && !isRefused.has(id)),
      refused,
      failure,
      waitingUntilMs: this.#waitingUntilMs,
    };
  }
}
