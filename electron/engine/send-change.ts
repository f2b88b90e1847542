import { type ChangeRefusal, changeRefusal } from '../../shared/domain/change-refusal.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import { sha256Hex } from '../../shared/domain/hash.ts';
import { backoffMs } from '../../shared/domain/retry-policy.ts';
import type { Result } from '../../shared/lib/result.ts';
import type { Change, ChangeItem } from '../ports/change.ts';
import type { ChangeResult } from '../ports/xero.ts';
import type { Engine } from './engine.ts';
import { keyEndMs } from './resend-now.ts';
import { noteDone, noteRefused, settleByLookUp, unsettledProposal } from './settle-change.ts';
import { xeroNow } from './xero-time.ts';

/** The same request is sent at most so often, all within the time its key certainly lives. */
const maxAttempts = 3;

/** What became of the items that were not done. Those that were are in the books as such. */
export interface ChangeOutcome {
  readonly refused: readonly { readonly proposalId: string; readonly refusal: ChangeRefusal }[];
  /** Until then nobody knows of some of them; null where all is settled. */
  readonly waitingUntilMs: number | null;
  /** What stops every other change too. The items of this one are as they were. */
  readonly failure: Failure | null;
}

type Wanted = Pick<Change, 'tenantId' | 'what' | 'remoteKind' | 'author'> & {
  readonly items: readonly ChangeItem[];
  readonly body: string;
};

/** The intention before the effect, then the request, then its answer; a lost answer ends in a look at the documents. */
export async function carryOutChange(engine: Engine, wanted: Wanted): Promise<ChangeOutcome> {
  const change: Change = {
    ...wanted,
    id: engine.ids.uuid(),
    idempotencyKey: engine.ids.uuid(),
    bodyHash: sha256Hex(wanted.body),
    firstSentAt: xeroNow(engine),
    attempts: 1,
    state: 'sending',
  };
  engine.ledger.transaction(() => engine.ledger.saveChange(change));
  return await sendChange(engine, change);
}

async function sendChange(engine: Engine, change: Change): Promise<ChangeOutcome> {
  const notAfterMs = keyEndMs(engine, change.firstSentAt);
  let present = change;
  for (;;) {
    const ids = present.items.map(({ remoteId }) => remoteId);
    const request = { ...present, ids, kind: present.remoteKind, notAfterMs };
    const answer = await engine.xero.changeDocuments(request);
    if (answer.ok) return settle(engine, present, answer.value);
    const isFirst = present.attempts === 1;
    // After a first try without an answer it may have arrived, whatever becomes of the later ones.
    if (answer.error.kind !== 'uncertain' && isFirst) return turnedAway(engine, present, answer.error);
    const isOver = present.attempts === maxAttempts || answer.error.kind !== 'uncertain';
    present = { ...present, attempts: present.attempts + 1, state: isOver ? 'uncertain' : 'sending' };
    const next = present;
    engine.ledger.transaction(() => engine.ledger.saveChange(next));
    if (isOver) return await lookUp(engine, present);
    await engine.clock.sleep(backoffMs(present.attempts - 1, 0.5));
    if (engine.clock.nowMs() > notAfterMs) return await lookUp(engine, present);
  }
}

function settle(engine: Engine, change: Change, results: readonly ChangeResult[]): ChangeOutcome {
  const { items, what } = change;
  if (results.length !== items.length) throw new Error(`Change ${change.id}: ${results.length} results.`);
  const refused: { proposalId: string; refusal: ChangeRefusal }[] = [];
  engine.ledger.transaction(() => {
    items.forEach((item, index) => {
      const result = results[index];
      const proposal = unsettledProposal(engine, change, item);
      if (result === undefined || proposal === null) return;
      if (result.status === 'done') {
        noteDone(engine, change, item, proposal);
        return;
      }
      const refusal = changeRefusal(what, result.messages);
      noteRefused(engine, change, proposal, refusal);
      refused.push({ proposalId: proposal.id, refusal });
    });
    engine.ledger.saveChange({ ...change, state: 'done' });
  });
  return { refused, waitingUntilMs: null, failure: null };
}

/** It was certainly not carried out. A refusal is about its documents; whatever else stops the others too. */
function turnedAway(engine: Engine, change: Change, failure: Failure): ChangeOutcome {
  const refusal = failure.kind === 'rejected' ? changeRefusal(change.what, failure.details) : null;
  const refused: { proposalId: string; refusal: ChangeRefusal }[] = [];
  engine.ledger.transaction(() => {
    for (const item of change.items) {
      const proposal = unsettledProposal(engine, change, item);
      if (proposal === null || refusal === null) continue;
      noteRefused(engine, change, proposal, refusal);
      refused.push({ proposalId: proposal.id, refusal });
    }
    engine.ledger.saveChange({ ...change, state: 'done' });
  });
  return { refused, waitingUntilMs: null, failure: refusal === null ? failure : null };
}

async function lookUp(engine: Engine, change: Change): Promise<ChangeOutcome> {
  const settled: Result<number | null, Failure> = await settleByLookUp(engine, change);
  if (settled.ok) return { refused: [], waitingUntilMs: settled.value, failure: null };
  return { refused: [], waitingUntilMs: null, failure: settled.error };
}
