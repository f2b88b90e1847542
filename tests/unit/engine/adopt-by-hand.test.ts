import { describe, expect, it } from 'vitest';
import { adoptObjection, lookAlikeOf, takenLookAlikes } from '../../../electron/engine/adopt-by-hand.ts';
import type { RemoteDocument } from '../../../shared/domain/document.ts';
import type { Proposal, ProposalState } from '../../../shared/domain/proposal.ts';
import { remote } from '../domain/example-match.ts';
import { proposal } from './example-proposal.ts';

function seeing(document: RemoteDocument | null) {
  return { lookAlike: () => document };
}

function books(...proposals: readonly Proposal[]) {
  return {
    *proposals(states: readonly ProposalState[] = []) {
      for (const one of proposals) if (states.includes(one.state)) yield one;
    },
  };
}

const held = proposal({ state: 'held', lookAlikeId: 'x' });
const belongs = 'That one in Xero belongs to another transaction already. Look at both.';

describe('a document in Xero that a movement may be', () => {
  it('is the one that was seen last, if it is the one that was shown', () => {
    expect(lookAlikeOf(seeing(remote('x')), held)?.id).toBe('x');
    expect(lookAlikeOf(seeing(remote('y')), held)).toBeNull();
    expect(lookAlikeOf(seeing(null), held)).toBeNull();
    expect(lookAlikeOf(seeing(remote('x')), proposal())).toBeNull();
  });

  it('may be said to be the one, unless none was seen or it is gone', () => {
    expect(adoptObjection(seeing(remote('x')), held)).toBeNull();
    expect(adoptObjection(seeing(remote('x', { status: 'VOIDED' })), held)).toBe(
      'The one in Xero was deleted there. Approve it to send it again, or leave it out.',
    );
    expect(adoptObjection(seeing(null), held)).toBe(
      'Nothing was found in Xero that it may be the same as. Sync to look again, or mark it as booked elsewhere.',
    );
  });
});

describe('one document in Xero', () => {
  it('is no second movement’s where it is posted for one', () => {
    const other = proposal({ id: 'p-2', state: 'pushed', remote: { kind: 'bank-transaction', id: 'x' } });
    expect(takenLookAlikes(books(other), [held])).toEqual(new Map([['p-1', belongs]]));
    const adopted = { ...other, state: 'in-xero' } as const;
    expect(takenLookAlikes(books(adopted), [held])).toEqual(new Map([['p-1', belongs]]));
  });

  it('is free again where it was taken out, and never in its own way', () => {
    const undone = proposal({ id: 'p-2', state: 'undone', remote: { kind: 'bank-transaction', id: 'x' } });
    expect(takenLookAlikes(books(undone), [held]).size).toBe(0);
    const own = proposal({ state: 'pushed', lookAlikeId: 'x', remote: { kind: 'bank-transaction', id: 'x' } });
    expect(takenLookAlikes(books(own), [own]).size).toBe(0);
  });

  it('goes to the first of those that are meant at once, and each has its own', () => {
    const second = proposal({ id: 'p-2', state: 'held', lookAlikeId: 'x' });
    const third = proposal({ id: 'p-3', state: 'held', lookAlikeId: 'y' });
    expect(takenLookAlikes(books(proposal({ state: 'pushed' })), [held, second, third, proposal()])).toEqual(
      new Map([['p-2', belongs]]),
    );
  });
});
