import type { Movement, StoredMovement } from '../../../../shared/domain/movement.ts';
import { flagAt, jsonAt, numberOrNullAt, oneOfAt, placesOf, textAt, textOrNullAt, wholeOrNull } from '../columns.ts';
import type { BareRow } from '../connection.ts';

/** What Cledara told us, column by column; the key is not among them. */
export const movementColumns = [
  'kind',
  'account_id',
  'amount_minor',
  'currency',
  'local_amount',
  'local_currency',
  'description',
  'comment',
  'application_id',
  'application_name',
  'authorised_at',
  'settled_at',
  'card_last4',
  'card_owner_name',
  'has_invoice',
  'invoice_confirmed',
  'invoice_number',
  'invoice_date',
  'invoice_vat_name',
  'invoice_vat_rate',
  'not_understood_json',
] as const;

/** What a stored movement is read from: all but Cledara's own text, which is the most of a row. */
export const storedColumns = [
  'id',
  ...movementColumns,
  'first_seen_at',
  'released_at',
  'unlisted_at',
  'unlisted_answered_at',
] as const;

const at = placesOf(storedColumns);

/** The values of the id and of `movementColumns`. */
export function rowFromMovement(movement: Movement): BareRow {
  return [
    movement.id,
    movement.kind,
    movement.accountId,
    wholeOrNull(movement.amountMinor),
    movement.currency,
    movement.local?.amount ?? null,
    movement.local?.currency ?? null,
    movement.description,
    movement.comment,
    movement.application?.id ?? null,
    movement.application?.name ?? null,
    movement.authorisedAt,
    movement.settledAt,
    movement.card?.last4 ?? null,
    movement.card?.ownerName ?? null,
    movement.hasInvoice ? 1 : 0,
    movement.invoice === null ? 0 : 1,
    movement.invoice?.number ?? null,
    movement.invoice?.date ?? null,
    movement.invoice?.vatName ?? null,
    movement.invoice?.vatRate ?? null,
    JSON.stringify(movement.notUnderstood),
  ];
}

/** From a row that begins with `storedColumns`. */
export function storedFromRow(row: BareRow): StoredMovement {
  return {
    id: textAt(row, at.id),
    kind: oneOfAt(row, at.kind),
    accountId: textOrNullAt(row, at.account_id),
    amountMinor: numberOrNullAt(row, at.amount_minor),
    currency: textOrNullAt(row, at.currency),
    local:
      row[at.local_amount] === null
        ? null
        : { amount: textAt(row, at.local_amount), currency: textAt(row, at.local_currency) },
    description: textAt(row, at.description),
    comment: textOrNullAt(row, at.comment),
    application:
      row[at.application_id] === null
        ? null
        : { id: textAt(row, at.application_id), name: textAt(row, at.application_name) },
    authorisedAt: textAt(row, at.authorised_at),
    settledAt: textOrNullAt(row, at.settled_at),
    card:
      row[at.card_last4] === null
        ? null
        : { last4: textAt(row, at.card_last4), ownerName: textAt(row, at.card_owner_name) },
    hasInvoice: flagAt(row, at.has_invoice),
    invoice: flagAt(row, at.invoice_confirmed) ? invoiceFromRow(row) : null,
    notUnderstood: jsonAt(row, at.not_understood_json),
    firstSeenAt: textAt(row, at.first_seen_at),
    releasedAt: textOrNullAt(row, at.released_at),
    unlisted:
      row[at.unlisted_at] === null
        ? null
        : { since: textAt(row, at.unlisted_at), answeredAt: textOrNullAt(row, at.unlisted_answered_at) },
  };
}

function invoiceFromRow(row: BareRow): NonNullable<Movement['invoice']> {
  return {
    number: textOrNullAt(row, at.invoice_number),
    date: textOrNullAt(row, at.invoice_date),
    vatName: textOrNullAt(row, at.invoice_vat_name),
    vatRate: numberOrNullAt(row, at.invoice_vat_rate),
  };
}

/** Where the rows that come after this one begin; null for all of them. */
export function movementKey(last: BareRow | null): { readonly at: string; readonly id: string } {
  return last === null ? { at: '', id: '' } : { at: textAt(last, at.authorised_at), id: textAt(last, at.id) };
}
