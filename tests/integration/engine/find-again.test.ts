import { describe, expect, test } from 'vitest';
import { findAgain } from '../../../electron/engine/find-again.ts';
import type { Batch } from '../../../electron/ports/ledger.ts';
import type { RemotePayment, Xero } from '../../../electron/ports/xero.ts';
import type { PushDocument } from '../../../shared/domain/document.ts';
import { ok } from '../../../shared/lib/result.ts';
import { remote } from '../../unit/domain/example-match.ts';
import { bill, proposal } from '../../unit/engine/example-proposal.ts';
import { spend } from './outcome-books.ts';
import { batchOf, fails, scriptedEngine } from './scripted-engine.ts';

/** What is asked of Xero, and what it says, for a request of these documents whose answer was lost. */
async function finding(kind: Batch['kind'], documents: readonly (PushDocument | null)[], xero: Partial<Xero>) {
  const { engine } = scriptedEngine(xero);
  const proposals = documents.map((document, index) => proposal({ id: `p-${index}`, document }));
  const batch = batchOf(
    proposals.map(({ id }) => id),
    { kind, tenantId: 'tenant-9' },
  );
  return await findAgain(engine, batch, proposals);
}

const asked: unknown[] = [];
function says<T>(answer: T) {
  return (...query: readonly unknown[]) => {
    asked.splice(0, asked.length, ...query);
    return Promise.resolve(answer);
  };
}

const found = [
  remote('x-1', { reference: 'CLD-1' }),
  remote('x-2', { reference: null, status: 'DELETED' }),
  remote('x-3', { status: 'VOIDED' }),
  remote('x-4', { status: 'OTHER' }),
];
const seen = [
  { id: 'x-1', reference: 'CLD-1', isGone: false, billId: null },
  { id: 'x-2', reference: null, isGone: true, billId: null },
  { id: 'x-3', reference: null, isGone: true, billId: null },
  { id: 'x-4', reference: null, isGone: false, billId: null },
];

describe('a request whose answer was lost is looked for', () => {
  test.each(['bank-transaction', 'bank-transfer'] as const)(
    'as %s by its references, a month around its days, because somebody may have moved it',
    async (kind) => {
      const later = { ...spend, reference: 'CLD-2', date: '2026-11-20' };
      expect(await finding(kind, [later, spend], { documentsByReference: says(ok(found)) })).toEqual(ok(seen));
      expect(asked).toEqual(['tenant-9', kind, ['CLD-2', 'CLD-1'], { from: '2026-10-03', to: '2026-12-21' }]);
    },
  );

  test.each(['invoice', 'credit-note'] as const)('as %s by the marker that each carries', async (kind) => {
    expect(await finding(kind, [bill, spend, null], { billsByMarker: says(ok(found)) })).toEqual(ok(seen));
    expect(asked).toEqual(['tenant-9', [bill]]);
  });

  test('as a payment on the very day that it was due: nobody can move one', async () => {
    const payment: RemotePayment = {
      id: 'pay-1',
      billId: 'x-1',
      reference: 'CLD-1',
      accountId: '',
      date: '2026-11-05',
      isDeleted: false,
      isReconciled: false,
      isInBatch: false,
    };
    const later = { ...bill, dueDate: '2026-11-09' };
    const deleted = { ...payment, id: 'pay-2', isDeleted: true };
    const answer = await finding('payment', [later, bill], { paymentsBetween: says(ok([payment, deleted])) });
    expect(answer).toEqual(
      ok([
        { id: 'pay-1', reference: 'CLD-1', isGone: false, billId: 'x-1' },
        { id: 'pay-2', reference: 'CLD-1', isGone: true, billId: 'x-1' },
      ]),
    );
    expect(asked).toEqual(['tenant-9', { from: '2026-11-05', to: '2026-11-09' }]);
    await finding('payment', [spend], { paymentsBetween: says(ok([])) });
    expect(asked[1]).toEqual({ from: spend.date, to: spend.date });
  });

  test('nowhere where none of it has a document', async () => {
    expect(await finding('invoice', [null], {})).toEqual(ok([]));
  });

  test('in vain where Xero cannot be asked', async () => {
    const offline = fails('offline');
    expect(await finding('bank-transaction', [spend], { documentsByReference: says(offline) })).toEqual(offline);
    expect(await finding('invoice', [bill], { billsByMarker: says(offline) })).toEqual(offline);
    expect(await finding('payment', [bill], { paymentsBetween: says(offline) })).toEqual(offline);
  });
});
