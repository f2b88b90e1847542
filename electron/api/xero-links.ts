import { type RemoteDocument, type RemoteKind, remoteKindOf } from '../../shared/domain/document.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';

/** Pages of Xero's window that show one document, by the name of the id they take. */
const pages: Record<RemoteKind, string> = {
  'bank-transaction': '/Bank/ViewTransaction.aspx?bankTransactionID=',
  // Not among the links that Xero documents, and never tried: other programs send people there.
  'bank-transfer': '/Bank/ViewTransfer.aspx?bankTransferID=',
  invoice: '/AccountsPayable/View.aspx?InvoiceID=',
  'credit-note': '/AccountsPayable/ViewCreditNote.aspx?creditNoteID=',
};

/** A document in Xero's own window, opened in this organisation whichever was open there; null without its short code. */
function xeroUrl(shortCode: string | null, kind: RemoteKind, id: string): string | null {
  if (shortCode === null) return null;
  const organisation = encodeURIComponent(shortCode);
  return `https://go.xero.com/organisationlogin/default.aspx?shortcode=${organisation}&redirecturl=${pages[kind]}${encodeURIComponent(id)}`;
}

/** The document of a proposal, where it is in Xero now; a bill also while it lacks its payment. */
export function documentUrl(shortCode: string | null, proposal: Proposal | null): string | null {
  if (proposal?.unpaidId != null && proposal.document !== null) {
    return xeroUrl(shortCode, remoteKindOf(proposal.document), proposal.unpaidId);
  }
  if (proposal?.remote == null) return null;
  if (proposal.state !== 'pushed' && proposal.state !== 'in-xero') return null;
  return xeroUrl(shortCode, proposal.remote.kind, proposal.remote.id);
}

/**
 * What a document may be the same as. An earlier version kept its id alone: for a line of money it is one too, but for a
 * transfer it may be a transfer or one side of one booked as something else, so there is no address that is sure to exist.
 */
export function lookAlikeUrl(
  shortCode: string | null,
  proposal: Proposal | null,
  seen: RemoteDocument | null = null,
): string | null {
  if (seen !== null) return xeroUrl(shortCode, seen.kind, seen.id);
  if (proposal?.lookAlikeId == null || proposal.document === null) return null;
  return proposal.document.kind === 'transfer' ? null : xeroUrl(shortCode, 'bank-transaction', proposal.lookAlikeId);
}
