import { describe, expect, it } from 'vitest';
import { isUnderWay, notFoundToUndo, underWay, undoObjection } from '../../../electron/engine/undo-objection.ts';
import type { Change } from '../../../electron/ports/change.ts';
import { bill, proposal } from './example-proposal.ts';

/** A change that has no answer for each of these. */
function changing(...ids: readonly string[]): { openChanges(): readonly Change[] } {
  return {
    openChanges: () =>
      ids.map((proposalId) => ({
        id: 'c',
        tenantId: 't',
        what: 'remove',
        remoteKind: 'bank-transaction',
        author: 'Ada',
        idempotencyKey: 'k',
        body: '',
        bodyHash: '',
        firstSentAt: '2026-11-20T10:00:00.000Z',
        attempts: 1,
        state: 'uncertain',
        items: [
          { proposalId, remoteId: 'x', becomes: null },
          { proposalId: 'another', remoteId: 'y', becomes: null },
        ],
      })),
  };
}

const none = changing();
const remote = { kind: 'bank-transaction', id: 'x' } as const;
const pushed = proposal({ state: 'pushed', remote });

describe('what cannot be taken out of Xero', () => {
  it.each(['sending', 'uncertain'] as const)('is what is on its way: %s', (state) => {
    expect(undoObjection(none, proposal({ state, remote }))).toEqual({
      code: 'not-in-xero',
      message: 'It is on its way to Xero. Undo it when the next sync has ended.',
    });
  });

  it('is what was taken out already', () => {
    expect(undoObjection(none, proposal({ state: 'undone', remote }))).toEqual({
      code: 'not-in-xero',
      message: 'It was taken out of Xero already.',
    });
  });

  it('is what somebody else posted, but not what was found again as our own', () => {
    const theirs = proposal({ state: 'in-xero', reason: { code: 'in-xero', message: '' }, remote });
    expect(undoObjection(none, theirs)).toEqual({
      code: 'not-ours',
      message: 'Someone else posted it in Xero, so it is not undone from here. Delete it in Xero if it should go.',
    });
    expect(undoObjection(none, { ...theirs, reason: { code: 'adopted', message: '' } })).toBeNull();
  });

  it.each(['approved', 'held', 'excluded', 'waiting'] as const)('is what is not there: %s', (state) => {
    expect(undoObjection(none, proposal({ state, remote }))).toEqual({
      code: 'not-in-xero',
      message: 'It is not in Xero, so there is nothing to undo.',
    });
    // The bill is there, only its payment lacks.
    expect(undoObjection(none, proposal({ state, document: bill, unpaidId: 'b' }))).toBeNull();
  });

  it('is what is being changed already, and nothing else', () => {
    expect(undoObjection(none, pushed)).toBeNull();
    expect(undoObjection(changing('p-0', 'p-1'), pushed)).toBe(underWay);
    expect(undoObjection(changing('p-0'), pushed)).toBeNull();
    expect(underWay).toEqual({
      code: 'under-way',
      message:
        "Xero did not answer when it was last changed, so we don't know yet how it stands there. The next sync looks; try again after it.",
    });
    expect(notFoundToUndo).toEqual({
      code: 'not-found',
      message:
        'Xero does not have it any more, so it was not undone. Look for it in Xero before you post it again by hand.',
    });
    expect([isUnderWay(none, pushed), isUnderWay(changing('p-0', 'p-1'), pushed)]).toEqual([false, true]);
  });
});
