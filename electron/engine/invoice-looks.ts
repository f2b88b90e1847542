import { movementHash } from '../../shared/domain/movement-hash.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import type { Attachment } from '../ports/ledger.ts';
import type { Engine } from './engine.ts';

const dayMs = 86_400_000;

/** An attached invoice is compared with Cledara's at most once in so long. */
const betweenLooksMs = dayMs;

/** After that long only a change of its movement makes it worth another look, */
const replacedWithinMs = 30 * dayMs;

/** and after that long Cledara's rows are not read any more. */
const movementsReadMs = 90 * dayMs;

/** Looks in one run: each is a call to Cledara and a download, and none to Xero where nothing has changed. */
const mostLooks = 20;

/** An attached invoice that may have been replaced in Cledara since. */
export interface AttachedInvoice {
  readonly proposal: Proposal;
  readonly attachment: Attachment;
}

/**
 * Which of the attached invoices are compared with Cledara's now: first those whose movement has changed since, then those
 * that were looked at longest ago. Cledara does not say that an invoice was replaced. Bounded per run.
 */
export function dueForLook(engine: Engine, attached: Iterable<AttachedInvoice>): readonly AttachedInvoice[] {
  const nowMs = engine.clock.nowMs();
  const due: { readonly one: AttachedInvoice; readonly changed: boolean; readonly lookedAt: string }[] = [];
  for (const one of attached) {
    const { updatedAt, lookedAt, movementHash: before } = one.attachment;
    const lastLook = lookedAt ?? updatedAt;
    const ageMs = nowMs - Date.parse(updatedAt);
    if (nowMs - Date.parse(lastLook) < betweenLooksMs || ageMs > movementsReadMs) continue;
    const movement = engine.ledger.movement(one.proposal.movementId);
    if (movement === null || !movement.hasInvoice) continue;
    const changed = before !== null && before !== movementHash(movement);
    if (changed || ageMs <= replacedWithinMs) due.push({ one, changed, lookedAt: lastLook });
  }
  due.sort((a, b) => Number(b.changed) - Number(a.changed) || (a.lookedAt < b.lookedAt ? -1 : 1));
  return due.slice(0, mostLooks).map(({ one }) => one);
}
