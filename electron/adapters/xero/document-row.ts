import type { RemoteDocument } from '../../../shared/domain/document.ts';
import { minorFromNumber } from '../../../shared/domain/money.ts';
import type { PlainDate } from '../../../shared/domain/plain-date.ts';
import * as wire from './wire-schemas.ts';

/** A document of any kind as Xero lists it. Null is what Xero does not say, or not in a way that is understood. */
export interface DocumentRow extends Omit<RemoteDocument, 'date' | 'bankAccountId' | 'totalMinor'> {
  readonly date: PlainDate | null;
  readonly bankAccountId: string | null;
  /** In major units. */
  readonly amount: number | null;
  /** Transfers do not name theirs: it is that of the account the money comes from. */
  readonly currency: string | null;
}

/** Null for what is no document at all, or has no id. */
export function transactionRow(element: unknown): DocumentRow | null {
  const read = wire.bankTransaction.safeParse(element);
  if (!read.success) return null;
  const row = read.data;
  return {
    kind: 'bank-transaction',
    id: row.BankTransactionID,
    type: row.Type ?? null,
    status: statusFrom(row.Status ?? ''),
    reference: row.Reference ?? null,
    date: row.Date,
    bankAccountId: row.BankAccount?.AccountID ?? null,
    toBankAccountId: null,
    contactId: row.Contact?.ContactID ?? null,
    contactName: row.Contact?.Name ?? null,
    amount: row.Total,
    currency: row.CurrencyCode || null,
    hasAttachments: row.HasAttachments,
    isReconciled: row.IsReconciled,
    billing: null,
  };
}

/** Null as for bank transactions. */
export function transferRow(element: unknown): DocumentRow | null {
  const read = wire.bankTransfer.safeParse(element);
  if (!read.success) return null;
  const row = read.data;
  return {
    kind: 'bank-transfer',
    id: row.BankTransferID,
    type: null,
    // Xero gave transfers no status at all before it could delete them.
    status: statusFrom(row.Status ?? 'AUTHORISED'),
    reference: row.Reference ?? null,
    date: row.Date,
    bankAccountId: row.FromBankAccount?.AccountID ?? null,
    toBankAccountId: row.ToBankAccount?.AccountID ?? null,
    contactId: null,
    contactName: null,
    amount: row.Amount,
    currency: null,
    hasAttachments: row.HasAttachments,
    isReconciled: row.FromIsReconciled || row.ToIsReconciled,
    billing: null,
  };
}

/**
 * The documents of a list. One that lacks what documents are compared by is left out, unless its reference may be ours.
 * Null where the list cannot be gone by: one of ours has no id, or of several elements none is understood, so that Xero's
 * form must have changed.
 */
export function documentRows(
  list: readonly unknown[],
  toRow: (element: unknown) => DocumentRow | null,
  isOurs: (reference: string) => boolean,
): readonly DocumentRow[] | null {
  const rows: DocumentRow[] = [];
  for (const element of list) {
    const row = toRow(element);
    const reference = row === null ? wire.referenced.safeParse(element).data?.Reference : row.reference;
    const mayBeOurs = isOurs(reference ?? '');
    if (row !== null && (mayBeOurs || !isOdd(row))) rows.push(row);
    if (row === null && mayBeOurs) return null;
  }
  return list.length > 1 && rows.length === 0 ? null : rows;
}

function isOdd(row: DocumentRow): boolean {
  return row.date === null || row.bankAccountId === null || row.amount === null;
}

/**
 * `currency` is null where it is not known. An amount that is no whole count of its minor units is not rounded into one.
 * `someDay` stands in for a day that cannot be read, and nothing for an account: an odd document is known by its reference.
 */
export function documentFrom(row: DocumentRow, currency: string | null, someDay: PlainDate): RemoteDocument {
  const { amount, currency: _ownCurrency, ...rest } = row;
  const total = currency === null ? null : minorFromNumber(amount, currency);
  return {
    ...rest,
    date: row.date ?? someDay,
    bankAccountId: row.bankAccountId ?? '',
    totalMinor: total?.ok === true ? total.value : null,
  };
}

/** Only what Xero itself calls deleted is gone; any other word, or none, may stand in the books. */
export function statusFrom(status: string): RemoteDocument['status'] {
  return status === 'AUTHORISED' || status === 'DELETED' || status === 'VOIDED' ? status : 'OTHER';
}
