import type { Movement } from '../../../../shared/domain/movement.ts';
import { flag, json, numberOrNull, oneOf, text, textOrNull, wholeOrNull } from '../columns.ts';
import type { Bindings, Row } from '../connection.ts';

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

export function rowFromMovement(movement: Movement): Bindings {
  return {
    id: movement.id,
    kind: movement.kind,
    account_id: movement.accountId,
    amount_minor: wholeOrNull(movement.amountMinor),
    currency: movement.currency,
    local_amount: movement.local?.amount ?? null,
    local_currency: movement.local?.currency ?? null,
    description: movement.description,
    comment: movement.comment,
    application_id: movement.application?.id ?? null,
    application_name: movement.application?.name ?? null,
    authorised_at: movement.authorisedAt,
    settled_at: movement.settledAt,
    card_last4: movement.card?.last4 ?? null,
    card_owner_name: movement.card?.ownerName ?? null,
    has_invoice: movement.hasInvoice ? 1 : 0,
    invoice_confirmed: movement.invoice === null ? 0 : 1,
    invoice_number: movement.invoice?.number ?? null,
    invoice_date: movement.invoice?.date ?? null,
    invoice_vat_name: movement.invoice?.vatName ?? null,
    invoice_vat_rate: movement.invoice?.vatRate ?? null,
    not_understood_json: JSON.stringify(movement.notUnderstood),
  };
}

export function movementFromRow(row: Row): Movement {
  return {
    id: text(row, 'id'),
    kind: oneOf(row, 'kind'),
    accountId: textOrNull(row, 'account_id'),
    amountMinor: numberOrNull(row, 'amount_minor'),
    currency: textOrNull(row, 'currency'),
    local:
      row['local_amount'] === null
        ? null
        : { amount: text(row, 'local_amount'), currency: text(row, 'local_currency') },
    description: text(row, 'description'),
    comment: textOrNull(row, 'comment'),
    application:
      row['application_id'] === null ? null : { id: text(row, 'application_id'), name: text(row, 'application_name') },
    authorisedAt: text(row, 'authorised_at'),
    settledAt: textOrNull(row, 'settled_at'),
    card:
      row['card_last4'] === null ? null : { last4: text(row, 'card_last4'), ownerName: text(row, 'card_owner_name') },
    hasInvoice: flag(row, 'has_invoice'),
    invoice: flag(row, 'invoice_confirmed') ? invoiceFromRow(row) : null,
    notUnderstood: json(row, 'not_understood_json'),
  };
}

function invoiceFromRow(row: Row): NonNullable<Movement['invoice']> {
  return {
    number: textOrNull(row, 'invoice_number'),
    date: textOrNull(row, 'invoice_date'),
    vatName: textOrNull(row, 'invoice_vat_name'),
    vatRate: numberOrNull(row, 'invoice_vat_rate'),
  };
}
