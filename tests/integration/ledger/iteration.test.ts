import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Ledger } from '../../../electron/ports/ledger.ts';
import type { Proposal, ProposalState } from '../../../shared/domain/proposal.ts';
import { aBareProposal, aMovement, anEntry, noon, observed } from './sample-books.ts';
import { openedLedger } from './temporary-ledger.ts';

const someStates = ['proposed', 'held', 'approved', 'pushed'] as const satisfies readonly ProposalState[];

/** Several movements share an instant, so that ids decide between them. */
function authorisedAt(index: number): string {
  return new Date(Date.UTC(2026, 0, 1) + (index % 37) * 3_600_000).toISOString();
}

function add(ledger: Ledger, index: number, state: ProposalState, at = authorisedAt(index)): void {
  const movementId = `m-${index}`;
  ledger.saveMovement(observed(aMovement({ id: movementId, authorisedAt: at })), noon);
  ledger.saveProposal(aBareProposal({ id: `p-${index}`, movementId, state }), anEntry({ movementId }));
}

/** The lowest in order above `last` among those in `states`, found by looking at every one. */
function nextByHand(
  ledger: Ledger,
  last: string | null,
  states: readonly ProposalState[] | undefined,
): Proposal | null {
  const keyOf = (movementId: string) => `${ledger.movement(movementId)?.authorisedAt} ${movementId}`;
  const candidates = Array.from({ length: 400 }, (_, index) => ledger.proposal(`p-${index}`))
    .filter((proposal) => proposal !== null)
    .filter((proposal) => states === undefined || states.includes(proposal.state))
    .map((proposal) => ({ proposal, key: keyOf(proposal.movementId) }))
    .filter(({ key }) => last === null || key > last)
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
  return candidates[0]?.proposal ?? null;
}

describe('reading lazily', () => {
  test.each([0, 1, 63, 64, 65, 191, 192, 193, 700])('gives all %d rows once, in order', (count) => {
    const ledger = openedLedger();
    ledger.transaction(() => {
      for (let index = 0; index < count; index += 1) add(ledger, index, index % 3 === 0 ? 'held' : 'approved');
    });
    const keys = [...ledger.movements()].map((movement) => `${movement.authorisedAt} ${movement.id}`);
    expect(new Set(keys).size).toBe(count);
    expect(keys).toEqual(keys.toSorted());

    const inOrder = [...ledger.movements()].map(({ id }) => id);
    const movementIds = (proposals: Iterable<Proposal>) => [...proposals].map(({ movementId }) => movementId);
    expect(movementIds(ledger.proposals())).toEqual(inOrder);
    expect(movementIds(ledger.proposals(['held', 'approved']))).toEqual(inOrder);
    const held = inOrder.filter((id) => Number(id.slice(2)) % 3 === 0);
    expect(movementIds(ledger.proposals(['held', 'held']))).toEqual(held);
    expect(movementIds(ledger.proposals(['pushed']))).toEqual([]);

    ledger.saveMovement(observed(aMovement({ id: 'm-alone', authorisedAt: authorisedAt(5) })), noon);
    const beside = [...ledger.movementsBeside(['approved', 'pushed'])];
    expect(beside.map(({ movement }) => movement)).toEqual(
      [...ledger.movements()].filter(({ id }) => id === 'm-alone' || held.includes(id)),
    );
    for (const { movement, proposal } of beside) expect(proposal).toEqual(ledger.proposal(movement.id));
    expect([...ledger.movementsBeside([])]).toHaveLength(count + 1);
  });

  test('finds the proposals that have to do with a document in Xero, in whichever way', () => {
    const ledger = openedLedger();
    ledger.transaction(() => {
      for (let index = 0; index < 5; index += 1) add(ledger, index, 'pushed');
      const remote = { kind: 'bank-transaction', id: 'doc-1' } as const;
      for (const [id, changes] of Object.entries({
        'p-1': { state: 'pushed' as const, remote },
        'p-2': { state: 'held' as const, lookAlikeId: 'doc-2' },
        'p-3': { state: 'approved' as const, unpaidId: 'doc-3' },
      })) {
        const proposal = ledger.proposal(id);
        if (proposal !== null) ledger.saveProposal({ ...proposal, ...changes }, anEntry());
      }
    });
    const found = ledger.proposalsOfDocuments(['doc-1', 'doc-2', 'doc-3', "doc'4"]);
    expect(found.map(({ state, lookAlikeId, unpaidId, remoteId }) => [state, lookAlikeId, unpaidId, remoteId])).toEqual(
      [
        ['pushed', null, null, 'doc-1'],
        ['held', 'doc-2', null, null],
        ['approved', null, 'doc-3', null],
      ],
    );
    expect(ledger.proposalsOfDocuments([])).toEqual([]);
  });

  test('gives attachments in the order of their movements', () => {
    const ledger = openedLedger();
    const ids = Array.from({ length: 150 }, (_, index) => `m-${index}`);
    ledger.transaction(() => {
      for (const [index, movementId] of ids.entries()) {
        add(ledger, index, 'pushed');
        const nothingYet = {
          fileName: null,
          sha256: null,
          problem: null,
          attempts: 0,
          updatedAt: noon,
          lookedAt: null,
          movementHash: null,
        };
        ledger.saveAttachment({ movementId, proposalId: `p-${index}`, state: 'waiting', ...nothingYet });
      }
    });
    expect([...ledger.attachments()].map(({ movementId }) => movementId)).toEqual(ids.toSorted());
  });

  test('can begin again, and be left early', () => {
    const ledger = openedLedger();
    ledger.transaction(() => {
      for (let index = 0; index < 100; index += 1) add(ledger, index, 'held');
    });
    for (const movement of ledger.movements()) {
      if (movement.id === 'm-5') break;
    }
    ledger.saveMovement(observed(aMovement({ id: 'another' })), noon);
    expect([...ledger.movements()]).toHaveLength(101);
  });
});

describe('writing while reading', () => {
  const change = fc.record({
    /** How many rows are read before this change. */
    after: fc.nat({ max: 90 }),
    index: fc.nat({ max: 199 }),
    state: fc.constantFrom(...someStates),
  });

  test('every step gives the next row of the books as they then stand', () => {
    const selection = fc.constantFrom<readonly ProposalState[] | undefined>(undefined, ['held'], ['held', 'approved']);
    fc.assert(
      fc.property(fc.nat({ max: 160 }), selection, fc.array(change, { maxLength: 12 }), (count, states, changes) => {
        const ledger = openedLedger();
        ledger.transaction(() => {
          for (let index = 0; index < count; index += 1) add(ledger, index, someStates[index % 3] ?? 'held');
          const due = changes.toReversed();
          let waited = 0;
          let last: string | null = null;
          for (const proposal of ledger.proposals(states)) {
            if (waited === 0 || due.length > 0) expect(proposal).toEqual(nextByHand(ledger, last, states));
            last = `${ledger.movement(proposal.movementId)?.authorisedAt} ${proposal.movementId}`;
            waited += 1;
            const next = due.at(-1);
            if (next !== undefined && waited > next.after) {
              add(ledger, next.index, next.state);
              due.pop();
              waited = 0;
            }
          }
          expect(nextByHand(ledger, last, states)).toBeNull();
        });
        ledger.close();
      }),
      { numRuns: 15 },
    );
  });

  test('each may be saved in a state that is read too, and is still seen once', () => {
    const ledger = openedLedger();
    ledger.transaction(() => {
      for (let index = 0; index < 300; index += 1) add(ledger, index, 'approved');
      const seen: string[] = [];
      for (const proposal of ledger.proposals(['approved', 'waiting'])) {
        seen.push(proposal.id);
        ledger.saveProposal({ ...proposal, state: 'waiting' }, anEntry());
      }
      expect(new Set(seen).size).toBe(300);
      expect(seen).toHaveLength(300);
    });
    expect(ledger.countByState()).toEqual({ waiting: 300 });
  });

  test('what a transaction took back is read as it was', () => {
    const ledger = openedLedger();
    ledger.transaction(() => {
      for (let index = 0; index < 5; index += 1) add(ledger, index, 'held');
    });
    const reading = ledger.proposals(['held'])[Symbol.iterator]();
    const failing = () => {
      add(ledger, 1, 'pushed');
      expect(reading.next().value).toMatchObject({ id: 'p-0' });
      throw new Error('no further');
    };
    expect(() => ledger.transaction(failing)).toThrow('no further');
    expect(reading.next().value).toMatchObject({ id: 'p-1', state: 'held' });
  });

  test('a movement whose time changes takes its proposal along', () => {
    const ledger = openedLedger();
    add(ledger, 1, 'held', '2026-01-01T00:00:00.000Z');
    add(ledger, 2, 'held', '2026-01-02T00:00:00.000Z');
    ledger.saveMovement(observed(aMovement({ id: 'm-1', authorisedAt: '2026-01-03T00:00:00.000Z' })), noon);
    expect([...ledger.proposals()].map(({ id }) => id)).toEqual(['p-2', 'p-1']);
    expect([...ledger.proposals(['held'])].map(({ id }) => id)).toEqual(['p-2', 'p-1']);
  });
});
