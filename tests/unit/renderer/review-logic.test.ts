import { describe, expect, it } from 'vitest';
import { errorOfThrown, HostError } from '../../../renderer/bridge/host-error.ts';
import { amountIn } from '../../../renderer/features/review/amount-in.ts';
import {
  type CodingNow,
  changedFields,
  isTaxRefused,
  undoGroups,
} from '../../../renderer/features/review/coding-change.ts';
import {
  checkWidthPx,
  columnIds,
  columnShapes,
  firstColumns,
  fittingColumns,
  moved,
  parseColumns,
} from '../../../renderer/features/review/columns.ts';
import { decideInChunks } from '../../../renderer/features/review/decide-in-chunks.ts';
import { objectionTo } from '../../../renderer/features/review/objection-to.ts';
import { addressOf, lookOf, parseViews } from '../../../renderer/features/review/saved-views.ts';
import { groupCount, groupOf } from '../../../renderer/features/review/state-groups.ts';
import { placed } from '../../../renderer/features/review/use-cursor.ts';
import { undoSteps } from '../../../renderer/features/review/use-decisions.ts';
import type { ReferenceDto } from '../../../shared/contract/reference.ts';
import { rowStates } from '../../../shared/contract/review-list.ts';
import { nextState } from '../../../shared/domain/proposal.ts';

describe('decideInChunks', () => {
  const done = (ids: readonly string[]) => ({
    changed: ids.map((id) => ({ id: `p-${id}`, transactionId: id, state: 'approved' })),
  });
  const ids = Array.from({ length: 1200 }, (_, at) => `t${at}`);
  const work = { ids, errorOf: errorOfThrown, isStopped: () => false, onProgress: () => undefined };

  it('decides about all, some hundred at a time', async () => {
    const sizes: number[] = [];
    const result = await decideInChunks({
      ...work,
      decide: async (part) => {
        sizes.push(part.length);
        return done(part);
      },
    });
    expect(sizes).toEqual([500, 500, 200]);
    expect(result.changed.map(({ transactionId }) => transactionId)).toEqual(ids);
  });

  it('leaves out what the engine objects to, and does the rest of the chunk', async () => {
    const result = await decideInChunks({
      ...work,
      decide: async (part) => {
        const details = part.includes('t7') ? [{ at: 't7', message: 'It is blocked.' }] : [];
        if (details.length > 0)
          throw new HostError({ code: 'invalid-input', message: 'Nothing was changed.', details });
        return done(part);
      },
    });
    expect(result.changed).toHaveLength(1199);
    expect(result.refused).toEqual([{ id: 't7', message: 'It is blocked.' }]);
    expect(result.error).toBeNull();
  });

  it('ends at a failure, and says what was done before it', async () => {
    let calls = 0;
    const result = await decideInChunks({
      ...work,
      decide: async (part) => {
        calls += 1;
        if (calls === 2) throw new HostError({ code: 'engine-down', message: 'The engine is down.', details: [] });
        return done(part);
      },
    });
    expect(result.changed).toHaveLength(500);
    expect(result.error?.code).toBe('engine-down');
    expect(calls).toBe(2);
  });

  it('stops between two chunks', async () => {
    let calls = 0;
    const decide = async (part: readonly string[]) => {
      calls += 1;
      return done(part);
    };
    const result = await decideInChunks({ ...work, decide, isStopped: () => calls === 1 });
    expect(result).toMatchObject({ stopped: true, error: null });
    expect(result.changed).toHaveLength(500);
  });
});

describe('objectionTo', () => {
  const coding = { account: null, taxType: null, tracking: [], contact: null, byHand: false };
  const reason = { code: 'review', message: 'Ready.' };

  it('objects to nothing that the states allow, and allows nothing that they refuse', () => {
    const events = { approve: 'accept', hold: 'hold-by-hand', exclude: 'exclude', handled: 'exclude' } as const;
    for (const state of rowStates) {
      if (state === 'none') continue;
      for (const [decision, event] of Object.entries(events)) {
        const name = decision as keyof typeof events; // its own keys
        const objection = objectionTo(name, { state, reason, coding, proposalId: 'p' });
        expect(objection === null, `${name} of ${state}`).toBe(nextState(state, event) !== null);
      }
    }
  });

  it('takes for the one in Xero only what is held for it, and puts that back', () => {
    const row = { coding, proposalId: 'p' } as const;
    const maybe = { code: 'maybe-in-xero', message: '' };
    expect(objectionTo('adopt', { ...row, state: 'held', reason: maybe })).toBeNull();
    expect(objectionTo('adopt', { ...row, state: 'held', reason })).toBe('no-look-alike');
    expect(objectionTo('adopt', { ...row, state: 'pushed', reason })).toBe('in-xero');
    const adopted = { ...row, state: 'in-xero', reason: { code: 'in-xero-by-hand', message: '' } } as const;
    expect(objectionTo('reopen', adopted)).toBeNull();
  });

  it('approves nothing that has no document', () => {
    expect(objectionTo('approve', { state: 'held', reason, coding: null, proposalId: 'p' })).toBe('no-document');
  });

  it('puts back what a person decided and has not left yet, and nothing else', () => {
    const byHand = { code: 'by-hand', message: '' };
    const able = rowStates.filter(
      (state) => objectionTo('reopen', { state, reason: byHand, coding, proposalId: 'p' }) === null,
    );
    expect(able).toEqual(['held', 'approved', 'waiting', 'excluded']);
    expect(objectionTo('reopen', { state: 'held', reason, coding, proposalId: 'p' })).toBe('undecided');
  });
});

describe('undoSteps', () => {
  it('puts decisions back, and a putting back to what it was', () => {
    expect(undoSteps('approve', [], ['a', 'b'])).toEqual([{ decision: 'reopen', ids: ['a', 'b'] }]);
    const elsewhere = { code: 'handled-elsewhere', message: '' };
    expect(
      undoSteps(
        'reopen',
        [
          { transactionId: 'a', stamp: null, state: 'approved', reason: null },
          { transactionId: 'b', stamp: null, state: 'excluded', reason: elsewhere },
          { transactionId: 'c', stamp: null, state: 'approved', reason: null },
        ],
        ['a', 'b', 'c'],
      ),
    ).toEqual([
      { decision: 'approve', ids: ['a', 'c'] },
      { decision: 'handled', ids: ['b'] },
    ]);
  });
});

describe('the columns', () => {
  it('give way in a narrow list until they fit, but never those that tell the rows apart', () => {
    for (let widthPx = 1400; widthPx >= 320; widthPx -= 20) {
      const shown = fittingColumns(columnIds, {}, widthPx);
      expect(shown).toContain('description');
      expect(shown).toContain('amount');
      const needed = shown.reduce((sum, id) => sum + columnShapes[id].size, checkWidthPx);
      if (shown.length > 2) expect(needed).toBeLessThanOrEqual(widthPx);
    }
    expect(fittingColumns(firstColumns.order, {}, 4000)).toEqual(firstColumns.order);
  });

  it('are read from what another version kept', () => {
    const read = parseColumns({
      order: ['amount', 'nonsense', 'state'],
      hidden: ['state', 4],
      sizes: { amount: 5, date: 99 },
    });
    expect(read?.order.slice(0, 2)).toEqual(['amount', 'state']);
    expect(new Set(read?.order)).toEqual(new Set(columnIds));
    expect(read?.hidden).toContain('state');
    expect(read?.sizes).toEqual({ date: 99 });
    expect(parseColumns('nonsense')).toBeNull();
  });

  it('move one place', () => {
    expect(moved(firstColumns, 'date', -1).order.slice(0, 2)).toEqual(['date', 'state']);
    expect(moved(firstColumns, 'state', -1)).toBe(firstColumns);
  });
});

describe('the row of the keys', () => {
  const list = (ids: readonly string[]) => ({
    at: (index: number) => (ids[index] === undefined ? undefined : ({ transactionId: ids[index] } as never)),
    indexOf: (id: string) => ids.indexOf(id),
  });

  it('stays with its transaction when rows above it leave', () => {
    expect(placed({ index: 2, id: 'c' }, list(['a', 'c', 'd']), 3)).toEqual({ index: 1, id: 'c' });
  });

  it('is the one that took the place of one that left', () => {
    expect(placed({ index: 1, id: 'b' }, list(['a', 'c', 'd']), 3)).toEqual({ index: 1, id: 'c' });
    expect(placed({ index: 2, id: 'd' }, list(['a', 'c']), 2)).toEqual({ index: 1, id: 'c' });
  });
});

describe('the coding of one movement', () => {
  const reference = {
    accounts: [
      { accountId: 'u-1', code: '463', name: 'Software', type: 'EXPENSE', taxTypes: ['INPUT2', 'NONE'] },
      { accountId: 'u-2', code: null, name: 'Travel', type: 'EXPENSE', taxTypes: ['NONE'] },
    ],
  } as unknown as ReferenceDto; // as much of it as these functions read
  const now: CodingNow = {
    account: '463 Software',
    taxType: 'INPUT2',
    contact: 'Figma',
    tracking: { Team: 'Design' },
    description: 'Figma',
  };

  it('sends what is different, and nothing that is so already', () => {
    const draft = {
      account: '463',
      taxType: 'NONE',
      contact: 'Figma',
      tracking: { Team: 'Design' },
      description: ' Figma ',
    };
    expect(changedFields(reference, draft, now)).toEqual({ taxType: 'NONE' });
    expect(changedFields(reference, { account: 'u-2', contact: null }, now)).toEqual({ account: 'u-2', contact: null });
    expect(changedFields(reference, { tracking: { Team: 'Sales' } }, now)).toEqual({ tracking: { Team: 'Sales' } });
  });

  it('says beforehand when the account does not allow the tax rate', () => {
    expect(isTaxRefused(reference, { account: 'u-2' }, now)).toBe(true);
    expect(isTaxRefused(reference, { account: 'u-2', taxType: 'NONE' }, now)).toBe(false);
    expect(isTaxRefused(reference, {}, now)).toBe(false);
  });

  it('is put back in few calls, each value to its own movement', () => {
    const former = new Map([['b', { account: '400' }]]);
    expect(undoGroups(['a', 'b', 'c'], { account: '463', contact: 'X' }, former)).toEqual([
      { ids: ['a', 'c'], fields: { account: null, contact: null } },
      { ids: ['b'], fields: { account: '400', contact: null } },
    ]);
  });
});

describe('small things', () => {
  it('reads amounts as people write them', () => {
    expect(['', '120', '99,90', '1,234.50', '1.234,5', '1 234', '12.5'].map(amountIn)).toEqual([
      null,
      120,
      99.9,
      1234.5,
      1234.5,
      1234,
      12.5,
    ]);
    expect(['x', '-1', '1.2.3', '1e5', '99999999999999'].map(amountIn)).toEqual(Array(5).fill('wrong'));
  });

  it('knows which tab a filter is, and what it counts', () => {
    expect(groupOf(['blocked', 'proposed', 'held'])).toBe('review');
    expect(groupOf(undefined)).toBe('all');
    expect(groupOf(['held', 'pushed'])).toBeNull();
    expect(groupCount('review', { proposed: 2, held: 1, none: 9 })).toBe(3);
    expect(groupCount('all', { proposed: 2, held: 1, none: 9 })).toBe(3);
  });

  it('keeps a view as an address and reads it again', () => {
    const look = {
      filter: { states: ['held' as const], search: 'ü & co' },
      sort: { by: 'amount' as const, descending: true },
    };
    const [view] = parseViews([{ name: 'Mine', address: addressOf(look), columns: firstColumns }]) ?? [];
    expect(view?.columns).toEqual(firstColumns);
    expect(lookOf(view ?? { address: '' })).toEqual(look);
    expect(parseViews([{ name: ' ', address: '' }, null, 4])).toEqual([]);
  });
});
