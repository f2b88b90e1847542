import type { BankTransactionDocument, RemoteDocument } from '../../../shared/domain/document.ts';
import { markerOf } from '../../../shared/domain/marker.ts';
import { type Candidate, matchRemote } from '../../../shared/domain/match.ts';

/** A payment to Figma that is looked for, and the same as it may lie in Xero. */

export const none: ReadonlySet<string> = new Set();

export function accountOf(id: string) {
  return { accountId: id, code: null, name: id };
}

export function candidate(
  id: string,
  over: Partial<BankTransactionDocument> = {},
  authorisedOn = '2026-11-01',
): Candidate {
  const document: BankTransactionDocument = {
    kind: 'spend-money',
    reference: markerOf(id),
    date: '2026-11-03',
    bankAccount: accountOf('bank'),
    contact: { kind: 'known', contactId: 'contact-figma', name: 'Figma' },
    amountMinor: 1230,
    currency: 'GBP',
    description: '',
    account: accountOf('expense'),
    taxType: 'NONE',
    tracking: [],
    ...over,
  };
  return { id, document, authorisedOn };
}

export function remote(id: string, over: Partial<RemoteDocument> = {}): RemoteDocument {
  return {
    kind: 'bank-transaction',
    id,
    type: 'SPEND',
    status: 'AUTHORISED',
    reference: null,
    date: '2026-11-03',
    bankAccountId: 'bank',
    toBankAccountId: null,
    contactId: 'contact-figma',
    contactName: 'Figma',
    totalMinor: 1230,
    hasAttachments: false,
    isReconciled: false,
    billing: null,
    ...over,
  };
}

/** What each candidate was matched with, as `fidelity id`. */
export function matched(candidates: readonly Candidate[], documents: readonly RemoteDocument[], own = none) {
  const matches = matchRemote(candidates, documents, own);
  return Object.fromEntries([...matches].map(([id, match]) => [id, `${match.fidelity} ${match.remote.id}`]));
}
