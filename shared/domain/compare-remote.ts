import { accountDifference, amountText, contactDifference, linesDifferences } from './compare-parts.ts';
import { compareBill, compareBillAlone } from './compare-remote-bill.ts';
import type { Difference } from './difference.ts';
import type { BankTransactionDocument, PushDocument, TransferDocument } from './document.ts';
import { isBill } from './document.ts';
import type { ReferenceIndex } from './reference-index.ts';
import type { RemoteDetails } from './remote-details.ts';

/**
 * Where a document in Xero says something else than this one of ours. Pure. A contact that was renamed or merged is the same
 * contact, an account is the same by its id whatever its code, and white space at the ends of a description is nothing.
 * Whether it is reconciled or deleted is not compared. `index` is made of Xero's lists as last read.
 */
export function compareWithRemote(
  document: PushDocument,
  remote: RemoteDetails,
  index: ReferenceIndex,
): readonly Difference[] {
  return differencesOf(document, remote, index).filter(isDifferent);
}

/** The same of the document alone: how a bill is paid is left out. */
export function compareUnpaid(
  document: PushDocument,
  remote: RemoteDetails,
  index: ReferenceIndex,
): readonly Difference[] {
  if (!isBill(document)) return compareWithRemote(document, remote, index);
  return compareBillAlone(document, remote, index).filter(isDifferent);
}

function isDifferent({ ours, theirs }: Difference): boolean {
  return ours !== theirs;
}

function differencesOf(document: PushDocument, remote: RemoteDetails, index: ReferenceIndex): readonly Difference[] {
  if (isBill(document)) return compareBill(document, remote, index);
  return document.kind === 'transfer' ? ofTransfer(document, remote, index) : ofTransaction(document, remote, index);
}

function common(document: BankTransactionDocument | TransferDocument, remote: RemoteDetails): readonly Difference[] {
  const { amountMinor, currency, date, reference } = document;
  return [
    { field: 'date', ours: date, theirs: remote.date },
    { field: 'amount', ours: amountText(amountMinor, currency), theirs: amountText(remote.totalMinor, currency) },
    { field: 'reference', ours: reference, theirs: remote.reference ?? '' },
  ];
}

function ofTransfer(document: TransferDocument, remote: RemoteDetails, index: ReferenceIndex): readonly Difference[] {
  return [
    ...common(document, remote),
    accountDifference('bankAccount', document.fromBankAccount, { accountId: remote.bankAccountId, code: null }, index),
    accountDifference(
      'toBankAccount',
      document.toBankAccount,
      { accountId: remote.toBankAccountId, code: null },
      index,
    ),
  ];
}

function ofTransaction(
  document: BankTransactionDocument,
  remote: RemoteDetails,
  index: ReferenceIndex,
): readonly Difference[] {
  return [
    { field: 'kind', ours: document.kind, theirs: kindOf(remote.type) },
    ...common(document, remote),
    accountDifference('bankAccount', document.bankAccount, { accountId: remote.bankAccountId, code: null }, index),
    contactDifference(document, remote, index),
    ...linesDifferences(document, remote, index),
  ];
}

function kindOf(type: string | null): string {
  if (type === 'SPEND') return 'spend-money';
  return type === 'RECEIVE' ? 'receive-money' : (type ?? '');
}
