import { expect, test } from 'vitest';
import type { ReasonCode } from '../../../shared/domain/proposal.ts';
import { aBareProposal, aMovement, anAttachment, anEntry, later, noon, observed } from './sample-books.ts';
import { openedLedger } from './temporary-ledger.ts';

/** A ledger with one proposal for each of these, named `0`, `1` … like its movement. */
function proposed(
  ...given: readonly (readonly [
    state: 'proposed' | 'held' | 'pushed' | 'excluded',
    code: ReasonCode,
    message: string,
  ])[]
) {
  const ledger = openedLedger();
  given.forEach(([state, code, message], index) => {
    const id = String(index);
    ledger.saveMovement(observed(aMovement({ id, settledAt: null, authorisedAt: `2026-11-0${index + 1}` })), noon);
    const proposal = aBareProposal({ id, movementId: id, state, reason: { code, message }, updatedAt: noon });
    ledger.saveProposal(proposal, anEntry({ proposalId: id, movementId: id, toState: state }));
  });
  return ledger;
}

test('reasons are counted of the states and of the pushed ones that are asked for, with a message where all say the same', () => {
  const ledger = proposed(
    ['proposed', 'review', 'It waits.'],
    ['proposed', 'review', 'It waits.'],
    ['held', 'by-hand', 'One.'],
    ['held', 'by-hand', 'Another.'],
    ['pushed', 'pushed', 'It is in Xero.'],
    ['pushed', 'xero-remark', 'A remark.'],
    ['excluded', 'xero-remark', 'Not asked for.'],
  );
  const counted = [...ledger.reasonCounts({ states: ['proposed', 'held'], pushedCodes: ['xero-remark'] })].flat();
  expect(counted.toSorted((a, b) => (a.code < b.code ? -1 : 1))).toEqual([
    { state: 'held', code: 'by-hand', count: 2, message: null },
    { state: 'proposed', code: 'review', count: 2, message: 'It waits.' },
    { state: 'pushed', code: 'xero-remark', count: 1, message: 'A remark.' },
  ]);
  const held = ledger.reasonInstants({ states: ['held', 'pushed'], codes: ['by-hand', 'review'], since: '2026-11-04' });
  expect(held).toEqual([{ state: 'held', code: 'by-hand', at: '2026-11-04' }]);
});

test('invoices count whose problem is of the present document, while Cledara has them', () => {
  const ledger = proposed(['pushed', 'pushed', ''], ['pushed', 'pushed', ''], ['pushed', 'pushed', '']);
  expect(ledger.invoiceProblems()).toEqual({ count: 0, message: null });
  const note = (id: string, message: string, updatedAt: string) =>
    ledger.saveAttachment(
      anAttachment({
        movementId: id,
        proposalId: id,
        state: 'problem',
        problem: { code: 'too-large', message },
        updatedAt,
      }),
    );
  note('0', 'Too large.', later);
  note('1', 'Too large.', noon);
  note('2', 'It is gone.', '2020-01-01T00:00:00.000Z'); // of a document before this one
  expect(ledger.invoiceProblems()).toEqual({ count: 2, message: 'Too large.' });
  note('1', 'Locked.', noon);
  expect(ledger.invoiceProblems()).toEqual({ count: 2, message: null });
  ledger.saveMovement(observed(aMovement({ id: '0', hasInvoice: false })), noon);
  expect(ledger.invoiceProblems()).toEqual({ count: 1, message: 'Locked.' });
});

test('what was spent is read in parts, each row once', () => {
  const ledger = openedLedger();
  ledger.transaction(() => {
    for (let count = 0; count < 10_001; count += 1) {
      const settledAt = count === 7 ? '2026-10-31T23:59:59.999Z' : '2026-11-01T00:00:00.000Z';
      ledger.saveMovement(observed(aMovement({ id: String(count), amountMinor: -count, settledAt })), noon);
    }
    ledger.saveMovement(observed(aMovement({ id: 'top-up', kind: 'top-up' })), noon);
    ledger.saveMovement(observed(aMovement({ id: 'open', settledAt: null })), noon);
  });
  const parts = [...ledger.spentRows('2026-11-01T00:00:00.000Z')];
  expect(parts.map(({ length }) => length)).toEqual([9999, 1]);
  expect(new Set(parts.flat().map(({ amountMinor }) => amountMinor)).size).toBe(10_000);
});
