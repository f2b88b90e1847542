import type { MethodInput, MethodOutputs } from '../../shared/contract/methods.ts';
import type { MovementDetailDto, ReviewItemDto } from '../../shared/contract/review-item.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import type { StoredMovement } from '../../shared/domain/movement.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { lookAlikeOf } from '../engine/adopt-by-hand.ts';
import type { LedgerView, ListRow } from '../ports/ledger.ts';
import type { CompanyHost } from './company-host.ts';
import { driftOf } from './drift.ts';
import { fixForCause } from './fix-for-cause.ts';
import { itemActions } from './item-actions.ts';
import { Listing } from './listing.ts';
import { toLookAlikeDto } from './look-alike.ts';
import { organisationOf } from './movement-list-reader.ts';
import { openDayDto } from './open-day.ts';
import { cledaraChangeOf } from './posted-questions.ts';
import { toActivityDto } from './to-activity.ts';
import { toProposalDto } from './to-dto.ts';
import { amountText, toReviewRow } from './to-review-row.ts';
import { documentUrl, lookAlikeUrl } from './xero-links.ts';

/** Entries of an item's history, the newest. */
const historyLimit = 200;

/** Everything about one movement, straight from the books. */
export function readItem(
  host: CompanyHost,
  { transactionId }: MethodInput<'review.item'>,
): Result<MethodOutputs['review.item'], Failure> {
  const view = host.view();
  if (!view.ok) return view;
  const movement = view.value.movement(transactionId);
  const row = view.value.listRow(transactionId);
  return movement === null || row === null ? err(noMovement) : ok(itemOf(view.value, movement, row, host.nowMs()));
}

function itemOf(view: LedgerView, movement: StoredMovement, row: ListRow, nowMs: number): ReviewItemDto {
  const { timeZone, shortCode } = organisationOf(view);
  const listed = new Listing(timeZone).list(row);
  const proposal = view.proposal(movement.id);
  const override = view.override(movement.id);
  const xeroUrl = documentUrl(shortCode, proposal);
  const lookAlike = proposal === null ? null : lookAlikeOf(view, proposal);
  return {
    row: toReviewRow(listed),
    movement: toMovementDetail(movement),
    proposal: proposal === null ? null : toProposalDto(proposal, movement, timeZone),
    override: override === null ? null : { fields: override.fields, author: override.author, at: override.at },
    openDay: openDayDto(view, proposal, movement),
    history: view
      .activity({ movementId: movement.id, limit: historyLimit })
      .map((entry) => toActivityDto(entry, listed, xeroUrl)),
    attachment: attachmentOf(view, movement.id),
    drift: driftOf(view, proposal?.id ?? null),
    cledaraChange: cledaraChangeOf(view, proposal, nowMs),
    xeroUrl,
    lookAlikeUrl: lookAlikeUrl(shortCode, proposal, lookAlike),
    lookAlike: lookAlike === null ? null : toLookAlikeDto(lookAlike, movement.currency),
    actions: itemActions(view, proposal, movement, view.settings()?.settings ?? null),
    fix:
      listed.invoice === 'problem' ? { kind: 'invoice' } : proposal === null ? null : fixForCause(proposal.reason.code),
  };
}

function attachmentOf(view: LedgerView, movementId: string): ReviewItemDto['attachment'] {
  const attachment = view.attachment(movementId);
  if (attachment === null) return null;
  const { state, fileName, problem, updatedAt } = attachment;
  return { state, fileName, problem, updatedAt };
}

function toMovementDetail(movement: StoredMovement): MovementDetailDto {
  const { id, amountMinor, currency, kind, accountId, local, description, comment, application } = movement;
  const { authorisedAt, settledAt, releasedAt, firstSeenAt, card, hasInvoice, invoice, notUnderstood } = movement;
  return {
    transactionId: id,
    kind,
    accountId,
    amount: amountText(amountMinor, currency),
    currency,
    local,
    description,
    comment,
    application,
    authorisedAt,
    settledAt,
    releasedAt,
    firstSeenAt,
    card,
    hasInvoice,
    invoice,
    notUnderstood,
  };
}

const noMovement: Failure = {
  kind: 'notFound',
  source: 'local',
  message:
    'This transaction is not in the books: it belongs to another company, or no sync has read it yet. Sync, then look again.',
};
