import { describe, expect, test } from 'vitest';
import { confirm } from '../../../electron/engine/confirm.ts';
import type { Batch } from '../../../electron/ports/ledger.ts';
import type { Proposal } from '../../../shared/domain/proposal.ts';
import { bill } from '../../unit/engine/example-proposal.ts';
import { batchOf, scriptedEngine, startAt } from './scripted-engine.ts';

/** `p-1` as Xero has just confirmed it, and what the log says. */
function confirmed(kind: Batch['kind'], over: Partial<Proposal> = {}, remarks?: readonly string[]) {
  const { engine, run, ledger, keep, said } = scriptedEngine();
  const batch = batchOf(['p-1'], { kind });
  ledger.transaction(() => ledger.saveBatch(batch));
  const sent = keep(1, { state: 'sending', batchId: 'b-1', waitingUntil: startAt, ...over });
  confirm(engine, run, batch, sent, remarks === undefined ? { id: 'x-1' } : { id: 'x-1', remarks });
  const [entry] = ledger.activity({ limit: 1 });
  return { now: ledger.proposal('p-1'), said: said(), pushed: run.counts.pushed, runId: entry?.runId };
}

describe('what Xero has', () => {
  test.each(['bank-transaction', 'bank-transfer'] as const)('as %s is whole', (kind) => {
    const { now, said, pushed, runId } = confirmed(kind);
    expect(now).toMatchObject({
      state: 'pushed',
      reason: { code: 'pushed' },
      remote: { kind, id: 'x-1' },
      batchId: 'b-1',
      waitingUntil: null,
    });
    expect(said).toEqual(['confirm: In Xero.']);
    expect([pushed, runId]).toEqual([1, 'run-1']);
  });

  test('with a remark is a person’s to look at', () => {
    const { now, said } = confirmed('bank-transaction', {}, ['No tax', 'No account']);
    expect(now).toMatchObject({ state: 'pushed', reason: { code: 'xero-remark' } });
    expect(said).toEqual(['confirm: In Xero, with a remark: No tax; No account']);
  });

  test.each([
    ['invoice', 'The bill is in Xero. Its payment goes next.'],
    ['credit-note', 'The credit note is in Xero. Its refund goes next.'],
  ] as const)('as %s goes on to its payment, and is not counted before that', (kind, message) => {
    const document = { ...bill, kind: kind === 'invoice' ? ('bill' as const) : ('credit-note' as const) };
    const { now, said, pushed, runId } = confirmed(kind, { document, paymentId: 'pay-0' });
    expect(now).toMatchObject({
      state: 'approved',
      reason: { code: 'approved' },
      unpaidId: 'x-1',
      remote: null,
      paymentId: null,
      batchId: null,
    });
    expect(said).toEqual([`made: ${message}`]);
    expect([pushed, runId]).toEqual([0, 'run-1']);
    const remarked = confirmed(kind, { document }, ['No tax']);
    expect(remarked.said).toEqual([`made: ${message} Xero had a remark: No tax`]);
  });

  test.each(['bill', 'credit-note'] as const)('as the payment of a %s makes that whole', (kind) => {
    const { now, pushed } = confirmed('payment', { document: { ...bill, kind }, unpaidId: 'x-bill' });
    expect(now).toMatchObject({
      state: 'pushed',
      remote: { kind: kind === 'bill' ? 'invoice' : 'credit-note', id: 'x-bill' },
      unpaidId: null,
      paymentId: 'x-1',
      waitingUntil: null,
    });
    expect(pushed).toBe(1);
  });

  test('as a payment of no bill is a mistake that is told', () => {
    expect(() => confirmed('payment')).toThrow('Proposal p-1 has no bill to be paid.');
    expect(() => confirmed('payment', { document: null, unpaidId: 'x-bill' })).toThrow('has no bill to be paid.');
  });
});
