import { describe, expect, test } from 'vitest';
import { accepts, draftProposal, keep, move, notApproved, take } from '../../../electron/engine/transition.ts';
import { minute, scriptedEngine, startAt } from './scripted-engine.ts';

const held = { code: 'by-hand', message: 'Ana holds it.' } as const;
const back = { code: 'review', message: 'Ana put it back.' } as const;

describe('what happens to an item', () => {
  test('changes it and is told in the log together, at the same time', async () => {
    const { engine, ledger, clock, keep: put } = scriptedEngine();
    const before = put(1);
    await clock.sleep(minute);
    const at = '2026-11-30T10:01:00.000Z';
    const after = move(engine, before, 'hold-by-hand', held, { ...notApproved, lookAlikeId: 'x' }, { runId: 'run-1' });
    expect(after).toEqual({
      ...before,
      ...{ state: 'held', reason: held, lookAlikeId: 'x', updatedAt: at },
      ...{ approvedBy: null, approvedAt: null, documentHash: null },
    });
    expect(ledger.proposal('p-1')).toEqual(after);
    expect(ledger.activity({ limit: 1 })).toEqual([
      {
        seq: expect.any(Number),
        ...{ at, runId: 'run-1', movementId: 'm-1', proposalId: 'p-1', event: 'hold-by-hand' },
        ...{ fromState: 'approved', toState: 'held', message: 'Ana holds it.' },
      },
    ]);
  });

  test('at once is told event by event, and the last one counts', () => {
    const { engine, ledger, keep: put, said } = scriptedEngine();
    const first = take(engine, put(1), 'hold-by-hand', held);
    const second = take(engine, first.proposal, 'reopen', back);
    expect(ledger.proposal('p-1')?.state).toBe('approved'); // nothing of it is in the ledger yet
    expect(keep(engine, first, second)).toEqual(second.proposal);
    expect(ledger.proposal('p-1')).toMatchObject({ state: 'proposed', reason: back });
    expect(said()).toEqual(['hold-by-hand: Ana holds it.', 'reopen: Ana put it back.']);
  });

  test('begins with nothing: a new one came from no state, was approved by nobody, and is in Xero in no way', () => {
    const { engine, ledger, keep: put } = scriptedEngine();
    put(1);
    const draft = draftProposal(engine, 'm-1');
    expect(draft).toEqual({
      id: 'id-1',
      movementId: 'm-1',
      state: 'pending',
      reason: { code: 'not-settled', message: '' },
      ...{ document: null, documentHash: null, explanation: [], settingsVersion: null },
      ...{ approvedBy: null, approvedAt: null, lookAlikeId: null, batchId: null, remote: null },
      ...{ waitingUntil: null, unpaidId: null, paymentId: null, updatedAt: startAt },
    });
    const { entry } = take(engine, draft, 'propose', back, {}, { isNew: true });
    expect(entry).toMatchObject({ fromState: null, toState: 'proposed', runId: null });
    expect(take(engine, draft, 'propose', back, {}, { isNew: false }).entry.fromState).toBe('pending');
    expect(ledger.proposal('id-1')).toBeNull();
  });

  test('is refused where its state does not allow it, and changes nothing', () => {
    const { engine, keep: put, standing, said } = scriptedEngine();
    const sending = put(1, { state: 'sending' });
    expect([accepts(sending, 'exclude'), accepts(sending, 'confirm')]).toEqual([false, true]);
    expect(() => move(engine, sending, 'exclude', held)).toThrow('Proposal p-1 is sending and cannot take "exclude".');
    expect([standing('p-1'), said()]).toEqual([['sending approved'], []]);
  });
});
