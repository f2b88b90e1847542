import type { ItemAction, ReviewItemDto } from '../../shared/contract/review-item.ts';
import type { Movement } from '../../shared/domain/movement.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import type { Settings } from '../../shared/domain/settings.ts';
import { type Decision, objectionTo } from '../engine/decide.ts';
import { recodeObjection } from '../engine/recode-items.ts';
import { undoObjection } from '../engine/undo-objection.ts';
import type { LedgerView } from '../ports/ledger.ts';

const decisions = ['approve', 'hold', 'exclude', 'handled', 'adopt', 'reopen'] as const satisfies readonly Decision[];

/** What a person may do with an item now, by the same rules that decide when they do it. */
export function itemActions(
  view: Pick<LedgerView, 'openChanges' | 'lookAlike'>,
  proposal: Proposal | null,
  movement: Movement,
  settings: Settings | null,
): ReviewItemDto['actions'] {
  const why = (action: ItemAction): string | null => {
    if (proposal === null) return nothingProposed;
    if (action === 'undo') return undoObjection(view, proposal)?.message ?? null;
    if (action === 'recode') return settings === null ? noSettings : recodeObjection(proposal, movement, settings);
    return objectionTo(view, action, proposal) ?? alreadyThere(action, proposal);
  };
  const entries = [...decisions, 'recode' as const, 'undo' as const].map((action) => {
    const objection = why(action);
    return [action, { allowed: objection === null, why: objection }] as const;
  });
  return Object.fromEntries(entries) as ReviewItemDto['actions']; // every action is among them
}

/** Deciding the same again would change nothing. */
function alreadyThere(decision: Decision, { state, reason }: Proposal): string | null {
  if (decision === 'approve' && state === 'approved') return 'It is approved already.';
  if (decision === 'hold' && state === 'held' && reason.code === 'by-hand') return 'It is set aside already.';
  if (decision === 'adopt' && state === 'in-xero') return 'It is that one already.';
  if (state !== 'excluded') return null;
  if (decision === 'exclude' && reason.code === 'by-hand') return 'It is left out already.';
  return decision === 'handled' && reason.code === 'handled-elsewhere'
    ? 'It is marked as booked elsewhere already.'
    : null;
}

const nothingProposed =
  'Nothing is proposed for it: the settings do not post it, or no sync has looked at it yet. Look at the settings, then sync.';
const noSettings = 'Nothing was set up yet, so there is nothing to choose from. Set the company up first.';
