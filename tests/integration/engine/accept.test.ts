import { describe, expect, test } from 'vitest';
import { accept, acceptAll, automaticRule, waitsForApproval } from '../../../electron/engine/accept.ts';
import { canonicalJson, sha256Hex } from '../../../shared/domain/hash.ts';
import { proposal } from '../../unit/engine/example-proposal.ts';
import { scriptedEngine, startAt } from './scripted-engine.ts';

const byHand = { code: 'by-hand', message: 'Ana holds it.' } as const;

describe('approving one item', () => {
  test('freezes its document, and keeps who it was and when', () => {
    const { engine, ledger, keep, said } = scriptedEngine();
    const open = { state: 'proposed', documentHash: null, approvedBy: null, approvedAt: null } as const;
    const one = keep(1, { ...open, waitingUntil: '2026-12-01T00:00:00.000Z' });
    ledger.transaction(() => accept(engine, one, 'Ana', { runId: 'run-1' }));
    expect(ledger.proposal('p-1')).toEqual({
      ...one,
      state: 'approved',
      reason: { code: 'approved', message: 'Approved by Ana.' },
      documentHash: sha256Hex(canonicalJson(one.document)),
      approvedBy: 'Ana',
      approvedAt: startAt,
      waitingUntil: null,
      updatedAt: startAt,
    });
    expect(ledger.activity({ limit: 1 })).toMatchObject([
      { runId: 'run-1', event: 'accept', fromState: 'proposed', toState: 'approved', movementId: 'm-1' },
    ]);
    expect(said()).toEqual(['accept: Approved by Ana.']);
  });

  test('says what speaks for it: the rule that it is automatic, and a note', () => {
    const { engine, ledger, keep } = scriptedEngine();
    const [one, other] = [keep(1, { state: 'proposed' }), keep(2, { state: 'proposed' })];
    ledger.transaction(() => {
      accept(engine, one, automaticRule);
      accept(engine, other, 'Ana', { note: 'It was held before.' });
    });
    expect(['p-1', 'p-2'].map((id) => ledger.proposal(id)?.reason.message)).toEqual([
      'Approved: its application is set to automatic.',
      'Approved by Ana. It was held before.',
    ]);
    expect(ledger.activity({ limit: 1 })[0]?.runId).toBeNull();
  });

  test('without a document, or of what is under way, is a mistake that is told and changes nothing', () => {
    const { engine, ledger, keep, standing } = scriptedEngine();
    const without = keep(1, { state: 'proposed', document: null });
    const sending = keep(2, { state: 'sending' });
    expect(() => ledger.transaction(() => accept(engine, without, 'Ana'))).toThrow('p-1 has no document to accept');
    expect(() => ledger.transaction(() => accept(engine, sending, 'Ana'))).toThrow(
      'p-2 is sending and cannot take "accept"',
    );
    expect(standing('p-1', 'p-2')).toEqual(['proposed approved', 'sending approved']);
  });
});

describe('approving all', () => {
  test('means what waits complete, or was set aside by hand, and nothing that is in doubt or was refused', () => {
    const waits = (over: Parameters<typeof proposal>[0]) => waitsForApproval(proposal(over));
    expect(waits({ state: 'proposed' })).toBe(true);
    expect(waits({ state: 'held', reason: byHand })).toBe(true);
    expect(waits({ state: 'held', reason: byHand, lookAlikeId: 'x' })).toBe(false);
    expect(waits({ state: 'held', reason: { code: 'maybe-in-xero', message: '' } })).toBe(false);
    expect(waits({ state: 'proposed', document: null })).toBe(false);
    expect(waits({ state: 'held', reason: byHand, document: null })).toBe(false);
    expect(waits({ state: 'excluded', reason: byHand })).toBe(false);
    expect(waits({ state: 'blocked' })).toBe(false);
  });

  test('takes those for which planning has no doubt now, and says how many, also where they are more than fit into memory at once', () => {
    const { engine, ledger, keep, standing } = scriptedEngine();
    const count = 501;
    const clear = new Set<string>();
    for (let number = 1; number <= count; number += 1) {
      keep(number, { state: 'proposed' });
      if (number !== 70) clear.add(`m-${number}`);
    }
    keep(2000, { state: 'held', reason: byHand });
    keep(2001, { state: 'held', reason: { code: 'maybe-in-xero', message: '' } });
    keep(2002, { state: 'excluded', reason: byHand });
    for (const number of [2000, 2001, 2002]) clear.add(`m-${number}`);
    expect(acceptAll(engine, 'Ana', 'run-1', clear)).toBe(count);
    expect(standing('p-1', 'p-70', 'p-501', 'p-2000', 'p-2001', 'p-2002')).toEqual([
      'approved approved',
      'proposed approved',
      'approved approved',
      'approved approved',
      'held maybe-in-xero',
      'excluded by-hand',
    ]);
    expect(ledger.activity({ limit: 1 })[0]?.runId).toBe('run-1');
    expect(acceptAll(engine, 'Ana', 'run-1', clear)).toBe(0);
  });
});
