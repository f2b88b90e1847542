import type { ChangeRefusal } from '../../shared/domain/change-refusal.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import type { LedgerView } from '../ports/ledger.ts';
import { standingDocument } from './standing-document.ts';

/** Why this one cannot be taken out of Xero from here, by the books alone; null where Xero may be asked. */
export function undoObjection(view: Pick<LedgerView, 'openChanges'>, proposal: Proposal): ChangeRefusal | null {
  const { state, reason } = proposal;
  if (state === 'sending' || state === 'uncertain') {
    const message = 'It is on its way to Xero. Undo it when the next sync has ended.';
    return { code: 'not-in-xero', message };
  }
  if (state === 'undone') return { code: 'not-in-xero', message: 'It was taken out of Xero already.' };
  if (state === 'in-xero' && reason.code !== 'adopted') return notOurs;
  if (standingDocument(proposal) === null) {
    return { code: 'not-in-xero', message: 'It is not in Xero, so there is nothing to undo.' };
  }
  return isUnderWay(view, proposal) ? underWay : null;
}

/** Has a change of it left whose answer nobody knows yet? */
export function isUnderWay(view: Pick<LedgerView, 'openChanges'>, { id }: Pick<Proposal, 'id'>): boolean {
  return view.openChanges().some(({ items }) => items.some(({ proposalId }) => proposalId === id));
}

const notOurs: ChangeRefusal = {
  code: 'not-ours',
  message: 'Someone else posted it in Xero, so it is not undone from here. Delete it in Xero if it should go.',
};

export const underWay: ChangeRefusal = {
  code: 'under-way',
  message:
    "Xero did not answer when it was last changed, so we don't know yet how it stands there. The next sync looks; try again after it.",
};

export const notFoundToUndo: ChangeRefusal = {
  code: 'not-found',
  message:
    'Xero does not have it any more, so it was not undone. Look for it in Xero before you post it again by hand.',
};
