import { type Check, evidence } from './check.ts';
import type { Engine } from './engine.ts';

/** From the books: what the last look at Xero has found, and when that was. */
export function checkDrift({ ledger }: Engine): Check {
  const changed = ledger.undecidedDrifts();
  let deleted = 0;
  for (const { reason } of ledger.proposals(['held'])) if (reason.code === 'deleted-in-xero') deleted += 1;
  const look = ledger.driftLook();
  const id = 'changed-in-xero';
  const title = 'Has anybody changed in Xero what was posted?';
  const rows = evidence({ 'Changed in Xero': changed, 'Deleted in Xero': deleted, 'Last look': look?.lookedAt });
  if (look === null && (ledger.countByState().pushed ?? 0) === 0) {
    const detail = 'No: nothing was posted yet.';
    return { id, status: 'ok', title, detail, action: null, evidence: rows, fix: null };
  }
  if (look === null) {
    const detail = 'Nobody has looked yet: the next sync does, and then once a day.';
    return { id, status: 'unknown', title, detail, action: 'Sync once.', evidence: rows, fix: { kind: 'sync' } };
  }
  if (changed + deleted === 0) {
    const detail = 'No: at the last look everything was as it was posted, or you have agreed to it.';
    return { id, status: 'ok', title, detail, action: null, evidence: rows, fix: null };
  }
  return {
    id,
    status: 'warning',
    title,
    detail: `Yes: ${changed} ${changed === 1 ? 'was' : 'were'} changed there, and ${deleted} deleted.`,
    action: 'Look through them in Review: take Xero’s version for the right one, or send ours again.',
    evidence: rows,
    fix: { kind: 'decide' },
  };
}
