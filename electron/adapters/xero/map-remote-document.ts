import type { RemoteDocument } from '../../../shared/domain/document.ts';
import { minorFromNumber } from '../../../shared/domain/money.ts';
import type { WireBankTransaction, WireBankTransfer } from './wire-schemas.ts';

/** Null where the amount is no whole count of minor units of `currency`: it is not rounded into one. */
export function bankTransactionFrom(wire: WireBankTransaction, currency: string): RemoteDocument | null {
  const total = minorFromNumber(wire.Total, currency);
  if (!total.ok) return null;
  return {
    kind: 'bank-transaction',
    id: wire.BankTransactionID,
    type: wire.Type ?? null,
    status: statusFrom(wire.Status ?? ''),
    reference: wire.Reference ?? null,
    date: wire.Date,
    bankAccountId: wire.BankAccount.AccountID,
    toBankAccountId: null,
    contactId: wire.Contact?.ContactID ?? null,
    contactName: wire.Contact?.Name ?? null,
    totalMinor: total.value,
    hasAttachments: wire.HasAttachments,
    isReconciled: wire.IsReconciled,
  };
}

/** `currency` is that of the account the money comes from. Null as for bank transactions. */
export function bankTransferFrom(wire: WireBankTransfer, currency: string): RemoteDocument | null {
  const total = minorFromNumber(wire.Amount, currency);
  if (!total.ok) return null;
  return {
    kind: 'bank-transfer',
    id: wire.BankTransferID,
    type: null,
    // Xero gave transfers no status at all before it could delete them.
    status: statusFrom(wire.Status ?? 'AUTHORISED'),
    reference: wire.Reference ?? null,
    date: wire.Date,
    bankAccountId: wire.FromBankAccount.AccountID,
    toBankAccountId: wire.ToBankAccount.AccountID,
    contactId: null,
    contactName: null,
    totalMinor: total.value,
    hasAttachments: wire.HasAttachments,
    isReconciled: wire.FromIsReconciled || wire.ToIsReconciled,
  };
}

function statusFrom(status: string): RemoteDocument['status'] {
  return status === 'AUTHORISED' || status === 'DELETED' || status === 'VOIDED' ? status : 'OTHER';
}
