import { describe, expect, test } from 'vitest';
import { noteStuck, noteToBeRepaid, noteUnpaid } from '../../../electron/engine/half-undone.ts';
import { inXero, moveInPlace } from '../../../electron/engine/move-in-place.ts';
import type { Attachment } from '../../../electron/ports/ledger.ts';
import { bill } from '../../unit/engine/example-proposal.ts';
import { minute, scriptedEngine, startAt } from './scripted-engine.ts';

const paid = {
  state: 'pushed',
  document: bill,
  remote: { kind: 'invoice', id: 'bill-1' },
  paymentId: 'payment-1',
} as const;

const both = [
  ['its voiding', noteUnpaid],
  ['its change', noteToBeRepaid],
] as const;

function attachment(updatedAt: string): Attachment {
  return {
    movementId: 'm-1',
    proposalId: 'p-1',
    state: 'attached',
    fileName: 'invoice.pdf',
    sha256: 'a'.repeat(64),
    problem: null,
    attempts: 1,
    updatedAt,
    lookedAt: null,
    movementHash: null,
  };
}

describe('a bill whose payment was taken out of Xero', () => {
  test('waits with the bill that still stands, approved by nobody, and says who did it and what comes next', () => {
    const { engine, ledger, keep, said } = scriptedEngine();
    const one = keep(1, paid);
    ledger.transaction(() => noteUnpaid(engine, one, 'Ana', 'run-1'));
    expect(ledger.proposal('p-1')).toMatchObject({
      state: 'held',
      reason: { code: 'half-undone' },
      ...{ remote: null, unpaidId: 'bill-1', paymentId: null, batchId: null },
      ...{ approvedBy: null, approvedAt: null, documentHash: null },
    });
    expect(said()).toEqual([
      'unpay: Ana took its payment or refund out of Xero; the bill or credit note is still there, unpaid. The next sync voids it. Approve it to have it paid again instead.',
    ]);
    expect(ledger.activity({ limit: 1 })[0]?.runId).toBe('run-1');
  });

  test('to change the bill is to be paid anew by the approval that it had', () => {
    const { engine, ledger, keep, said } = scriptedEngine();
    const one = keep(1, paid);
    ledger.transaction(() => noteToBeRepaid(engine, one, 'Ana', 'run-1'));
    expect(ledger.proposal('p-1')).toMatchObject({
      state: 'approved',
      reason: { code: 'approved' },
      ...{ remote: null, unpaidId: 'bill-1', paymentId: null, batchId: null },
      ...{ approvedBy: one.approvedBy, approvedAt: one.approvedAt, documentHash: one.documentHash },
    });
    expect(said()).toEqual([
      'repay: Ana changes it in Xero. For that it has no payment or refund there; the next sync enters it anew.',
    ]);
    expect(ledger.activity({ limit: 1 })[0]?.runId).toBe('run-1');
  });

  test.each(both)('%s takes what somebody changed in Xero off the list, with it', (_, note) => {
    const { engine, ledger, keep } = scriptedEngine();
    const one = keep(1, paid);
    const drift = { proposalId: 'p-1', movementId: 'm-1', foundAt: startAt, isReconciled: true } as const;
    ledger.transaction(() => ledger.saveDrift({ ...drift, differences: [], accepted: null }));
    ledger.transaction(() => note(engine, one, 'Ana'));
    expect(ledger.drift('p-1')).toBeNull();
    expect(ledger.activity({ limit: 1 })[0]?.runId).toBeNull();
  });

  test.each(both)('%s is a mistake where the books have none in Xero', (_, note) => {
    const { engine, ledger, keep, standing } = scriptedEngine();
    const one = keep(1, { ...paid, remote: null });
    expect(() => ledger.transaction(() => note(engine, one, 'Ana'))).toThrow('p-1 has no bill in Xero');
    expect(standing('p-1')).toEqual(['pushed approved']);
  });
});

describe('why a bill stays half undone', () => {
  const refusal = { code: 'lock-date', message: 'The period is locked.' } as const;
  const half = {
    state: 'held',
    reason: { code: 'half-undone', message: 'Ana took it out.' },
    unpaidId: 'bill-1',
  } as const;
  const why =
    'Its payment or refund was taken out of Xero; the bill or credit note is still there, unpaid. The period is locked.';

  test('is said once, and again only where it is another reason', () => {
    const { engine, ledger, keep, said } = scriptedEngine();
    keep(1, half);
    noteStuck(engine, 'p-1', refusal);
    noteStuck(engine, 'p-1', refusal);
    expect(ledger.proposal('p-1')?.reason).toEqual({ code: 'half-undone', message: why });
    expect(said()).toEqual([`hold: ${why}`]);
    noteStuck(engine, 'p-1', { ...refusal, message: 'It is gone.' });
    expect(said()).toHaveLength(2);
  });

  test('is not said while the request is under way, of an item that is no such one, or that is not there', () => {
    const { engine, keep, said } = scriptedEngine();
    keep(1, half);
    keep(2, { ...half, reason: { code: 'by-hand', message: '' } });
    noteStuck(engine, 'p-1', { code: 'under-way', message: 'Wait.' });
    noteStuck(engine, 'p-2', refusal);
    noteStuck(engine, 'p-9', refusal);
    expect(said()).toEqual([]);
  });
});

describe('what stays the same document in Xero', () => {
  /** An item that was posted at the start, whose invoice was attached `attached` minutes after that, or before. */
  function posted(attached: number) {
    const books = scriptedEngine();
    const one = books.keep(1, { ...paid, updatedAt: startAt });
    const updatedAt = new Date(Date.parse(startAt) + attached * minute).toISOString();
    books.ledger.transaction(() => books.ledger.saveAttachment(attachment(updatedAt)));
    return { ...books, one, updatedAt };
  }

  test('has its invoice there, whatever becomes of the item', async () => {
    const { engine, ledger, clock, one } = posted(0);
    await clock.sleep(5 * minute);
    const next = ledger.transaction(() => moveInPlace(engine, one, 'agree', inXero, { approvedBy: 'Bob' }, 'run-1'));
    expect(next).toMatchObject({
      state: 'pushed',
      reason: { code: 'pushed', message: 'In Xero.' },
      approvedBy: 'Bob',
      updatedAt: '2026-11-30T10:05:00.000Z',
    });
    expect(ledger.attachment('m-1')?.updatedAt).toBe(next.updatedAt);
    expect(ledger.activity({ limit: 1 })[0]?.runId).toBe('run-1');
  });

  test('has none where what was noted is older than the document, and keeps what is noted later', async () => {
    for (const minutes of [-1, 9]) {
      const { engine, ledger, clock, one, updatedAt } = posted(minutes);
      await clock.sleep(5 * minute);
      ledger.transaction(() => moveInPlace(engine, one, 'agree', inXero));
      expect(ledger.attachment('m-1')?.updatedAt).toBe(updatedAt);
      expect(ledger.activity({ limit: 1 })[0]?.runId).toBeNull();
    }
  });

  test('needs no invoice', () => {
    const { engine, ledger, keep } = scriptedEngine();
    const one = keep(1, paid);
    ledger.transaction(() => moveInPlace(engine, one, 'agree', inXero));
    expect(ledger.attachment('m-1')).toBeNull();
  });
});
