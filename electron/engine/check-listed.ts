import { isGone } from '../../shared/domain/movement.ts';
import type { LedgerView } from '../ports/ledger.ts';
import { type Check, connectAgain, evidence } from './check.ts';

/** Whether Cledara goes on listing what it had as settled. None where it does: nobody wonders then. */
export function checkListed({ ledger }: { readonly ledger: Pick<LedgerView, 'unlistedMovements'> }): readonly Check[] {
  const missed = ledger.unlistedMovements().filter(isGone);
  if (missed.length === 0) return [];
  const since = missed.map(({ unlisted }) => unlisted?.since ?? '').sort();
  const are = missed.length === 1 ? '1 settled movement is' : `${missed.length} settled movements are`;
  return [
    {
      id: 'still-listed',
      status: 'warning',
      title: 'Does Cledara still list what it listed before?',
      detail: `Not all of it: ${are} missing in two whole reads of its list. What was not posted is held, and what is in Xero stays there.`,
      // A key sees what its user sees, and nobody loses hundreds of movements one by one.
      action:
        'If it is all still there in Cledara, the API key is of somebody who sees less than the one before: connect Cledara again with the key of an Admin or Finance user. Else answer each under Review.',
      evidence: evidence({ 'Missing in the list': missed.length, 'First missed': since[0] }),
      fix: connectAgain,
    },
  ];
}
