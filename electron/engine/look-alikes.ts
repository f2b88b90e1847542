import { isBill, type PushDocument, type RemoteDocument } from '../../shared/domain/document.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import type { Candidate } from '../../shared/domain/match.ts';
import { dayOf } from '../../shared/domain/match-keys.ts';
import { movementDay, type StoredMovement } from '../../shared/domain/movement.ts';
import { addDays, type PlainDate, plainDateOf } from '../../shared/domain/plain-date.ts';
import type { PlanContext } from '../../shared/domain/plan-push.ts';
import { isExcludedByPerson, type ProposalState } from '../../shared/domain/proposal.ts';
import { isGone } from '../../shared/domain/remote-details.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import type { Engine } from './engine.ts';
import type { PlanItem } from './plan-item.ts';

/**
 * How far around the days of the items Xero is read. Look-alikes lie within three days; our own documents, which lost or
 * restored books have to find again by their reference, may have been moved by a month.
 */
const readAroundDays = 31;

/** Which days of Xero's have to be read for the items that it was told of. */
export class DaysToRead {
  #from: PlainDate | null = null;
  #to: PlainDate | null = null;
  #bills = false;

  /**
   * False where a movement adds nothing, whatever is decided about it: every day that its document may get is covered. Of
   * movements in the order of time that spares deciding about nearly all. `document` is the one that it has already.
   */
  mayGrowBy(movement: StoredMovement, document: PushDocument | null, context: PlanContext): boolean {
    const { from, to } = { from: this.#from, to: this.#to };
    if (from === null || to === null) return true;
    if (movement.authorisedAt.slice(0, 10) < from) return true;
    if (possibleDays(movement, document, context).some((day) => day < from || day > to)) return true;
    if (this.#bills) return false;
    return context.codingOf(movement).document.value === 'bill' || (document !== null && isBill(document));
  }

  add(item: PlanItem): void {
    const document = documentOf(item);
    if (document === null) return;
    const days = isBill(document) ? [document.date, document.dueDate] : [document.date];
    const { authorisedAt } = item.movement;
    for (const day of [authorisedAt.slice(0, 10), ...days])
      if (this.#from === null || day < this.#from) this.#from = day;
    for (const day of days) if (this.#to === null || day > this.#to) this.#to = day;
    this.#bills ||= isBill(document);
  }

  /** Null where no item has a document. */
  range(): { readonly from: PlainDate; readonly to: PlainDate; readonly bills: boolean } | null {
    if (this.#from === null || this.#to === null) return null;
    return { from: addDays(this.#from, -readAroundDays), to: addDays(this.#to, readAroundDays), bills: this.#bills };
  }
}

/** Its own day, that of its invoice, an open day that was chosen for it, and those of the document that it has. */
function possibleDays(
  movement: StoredMovement,
  document: PushDocument | null,
  { reference, openDays }: PlanContext,
): readonly PlainDate[] {
  const days = [movementDay(movement, reference.organisation.timeZone)];
  const invoiceDay = movement.invoice?.date ?? null;
  if (invoiceDay !== null) days.push(invoiceDay);
  const chosen = openDays?.get(movement.id);
  if (chosen !== undefined) days.push(chosen.day);
  if (document !== null) days.push(document.date, dayOf(document));
  return days;
}

export interface LookAlikes {
  /** Without what this app took out of Xero itself: under our reference, but no sign that a person deleted something. */
  readonly documents: readonly RemoteDocument[];
  /** False: the consent was given before there were bills, and everything but them was read. */
  readonly billsCovered: boolean;
}

/** Reads what lies in Xero on those days; no day, no call. */
export async function readLookAlikes(
  engine: Engine,
  tenantId: string,
  days: DaysToRead,
): Promise<Result<LookAlikes, Failure>> {
  const range = days.range();
  if (range === null) return ok({ documents: [], billsCovered: true });
  const query = { ...range, transfers: true };
  const read = await engine.xero.documentsBetween(tenantId, query);
  if (read.ok) return ok({ documents: withoutRemoved(engine, read.value), billsCovered: true });
  if (!range.bills || read.error.kind !== 'scopeLacking') return read;
  const others = await engine.xero.documentsBetween(tenantId, { ...query, bills: false });
  return others.ok ? ok({ documents: withoutRemoved(engine, others.value), billsCovered: false }) : others;
}

function withoutRemoved(engine: Engine, remote: readonly RemoteDocument[]): readonly RemoteDocument[] {
  const removed = new Set(engine.ledger.removedDocuments(null).map(({ remoteId }) => remoteId));
  return removed.size === 0 ? remote : remote.filter((document) => !(removed.has(document.id) && isGone(document)));
}

/** The document this item would send: what was approved, else what was just planned. */
export function documentOf(item: PlanItem): PushDocument | null {
  const { existing, outcome } = item;
  if (existing?.state === 'undone') return null; // it is not to be sent
  if (existing !== null && existing.unpaidId !== null) return existing.document; // in Xero as it is, but for its payment
  if (existing !== null && (existing.state === 'approved' || existing.state === 'waiting')) return existing.document;
  return outcome.kind === 'propose' || outcome.kind === 'hold' || outcome.kind === 'block' ? outcome.document : null;
}

/** What of an item is compared with Xero, in the organisation's time zone; null where it has no document. */
export function candidateOf(engine: Engine, item: PlanItem, timeZone: string): Candidate | null {
  const document = documentOf(item);
  if (document === null) return null;
  const { movement } = item;
  const isMoved = engine.ledger.openDay(movement.id)?.day === dayOf(document);
  return {
    id: movement.id,
    document,
    authorisedOn: plainDateOf(movement.authorisedAt, timeZone),
    ownDay: isMoved ? movementDay(movement, timeZone) : null,
  };
}

/** Which of these this app made or adopted, or a person took for a movement: never look-alikes of another one. */
export function ownAmong(engine: Engine, documents: readonly RemoteDocument[]): ReadonlySet<string> {
  if (documents.length === 0) return new Set();
  const ids = new Set<string>();
  for (const proposal of engine.ledger.proposalsOfDocuments(documents.map(({ id }) => id))) {
    const { state, lookAlikeId, unpaidId, remoteId } = proposal;
    if (isExcludedByPerson(proposal) && lookAlikeId !== null) ids.add(lookAlikeId);
    if (unpaidId !== null && mayLackPayment.has(state)) ids.add(unpaidId);
    if (remoteId !== null && standsInXero.has(state)) ids.add(remoteId);
  }
  return ids;
}

/** States of a proposal whose bill may be in Xero without its payment. */
const mayLackPayment: ReadonlySet<ProposalState> = new Set([
  'proposed',
  'held',
  'approved',
  'waiting',
  'sending',
  'uncertain',
  'blocked',
  'excluded',
]);

/** States of a proposal whose document is in Xero, or was. */
const standsInXero: ReadonlySet<ProposalState> = new Set(['pushed', 'in-xero', 'undone']);
