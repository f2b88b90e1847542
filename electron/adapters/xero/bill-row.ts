import { isMarker } from '../../../shared/domain/marker.ts';
import { markerInUrl } from '../../../shared/domain/source-url.ts';
import { type DocumentRow, statusFrom } from './document-row.ts';
import * as wire from './wire-schemas.ts';

/** A bill as Xero lists it. Its reference is the marker that its address carries, or that is its number. */
export function billRow(element: unknown): DocumentRow | null {
  const read = wire.invoice.safeParse(element);
  if (!read.success) return null;
  const { InvoiceID, InvoiceNumber, Url, ...row } = read.data;
  return rowOf(row, { kind: 'invoice', id: InvoiceID, number: InvoiceNumber, url: Url });
}

export function creditNoteRow(element: unknown): DocumentRow | null {
  const read = wire.creditNote.safeParse(element);
  if (!read.success) return null;
  const { CreditNoteID, CreditNoteNumber, ...row } = read.data;
  return rowOf(row, { kind: 'credit-note', id: CreditNoteID, number: CreditNoteNumber, url: null });
}

interface Names {
  readonly kind: 'invoice' | 'credit-note';
  readonly id: string;
  readonly number: string | null | undefined;
  readonly url: string | null | undefined;
}

function rowOf(row: wire.WireBill, { kind, id, number, url }: Names): DocumentRow {
  const isPaid = row.Status === 'PAID';
  const ownNumber = number || null;
  return {
    kind,
    id,
    type: row.Type ?? null,
    status: isPaid ? 'AUTHORISED' : statusFrom(row.Status ?? ''),
    reference: markerInUrl(url ?? '') ?? (ownNumber !== null && isMarker(ownNumber) ? ownNumber : null),
    date: row.Date,
    bankAccountId: '',
    toBankAccountId: null,
    contactId: row.Contact?.ContactID ?? null,
    contactName: row.Contact?.Name ?? null,
    amount: row.Total,
    currency: row.CurrencyCode || null,
    hasAttachments: row.HasAttachments,
    isReconciled: false,
    billing: { number: ownNumber, isPaid, paidOn: null },
  };
}
