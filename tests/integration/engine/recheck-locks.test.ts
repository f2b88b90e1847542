import { describe, expect, test } from 'vitest';
import { metLockDate, recheckLocks } from '../../../electron/engine/recheck-locks.ts';
import type { Organisation } from '../../../shared/domain/reference-data.ts';
import { ok } from '../../../shared/lib/result.ts';
import { reference } from '../../unit/domain/example-company.ts';
import { bill, proposal } from '../../unit/engine/example-proposal.ts';
import { fails, scriptedEngine, startAt } from './scripted-engine.ts';

const locked = { code: 'lock-date', message: 'Xero said: the period is locked.' } as const;

/** Somebody has closed the books up to this day since the sync began. */
function closedUntil(periodLockDate: string, role = 'STANDARD', more: Partial<Organisation> = {}) {
  const organisation = { ...reference.organisation, periodLockDate, ...more };
  return scriptedEngine({
    referenceData: async () =>
      ok({ ...reference, organisation, user: { userId: 'user-1', name: 'Sam', email: null, role } }),
  });
}

describe('after somebody has closed days in Xero in the middle of a sync', () => {
  test('what is approved for a closed day does not go out, and what was refused names the day; the rest goes on', async () => {
    const books = closedUntil('2026-11-03'); // the day of the document
    const document = proposal().document;
    if (document === null) throw new Error('The example has a document.');
    books.keep(1);
    books.keep(2, { document: { ...document, date: '2026-11-04' } });
    books.keep(3, { state: 'blocked', reason: locked });
    books.keep(4, { state: 'blocked', reason: { code: 'tax-type-missing', message: 'No such rate.' } });
    books.keep(5, { state: 'proposed' });
    books.keep(6, { state: 'blocked', reason: locked, document: null });
    books.keep(7, { document: bill, unpaidId: 'bill-1' });
    expect(await recheckLocks(books.engine, books.run, 'tenant-1')).toEqual(ok(null));
    expect(books.standing('p-1', 'p-2', 'p-3', 'p-4', 'p-5', 'p-6', 'p-7')).toEqual([
      'blocked lock-date',
      'approved approved',
      'blocked lock-date',
      'blocked tax-type-missing',
      'proposed approved',
      'blocked lock-date',
      'approved approved',
    ]);
    for (const id of ['p-1', 'p-3'])
      expect(books.ledger.proposal(id)?.reason.message).toContain(
        '3 Nov 2026 is on or before the lock date (3 Nov 2026)',
      );
    expect(books.ledger.activity({ limit: 2 }).map(({ runId }) => runId)).toEqual(['run-1', 'run-1']);
    // Another look at the same dates says nothing anew.
    expect(books.said()).toHaveLength(2);
    await recheckLocks(books.engine, books.run, 'tenant-1');
    expect(books.said()).toHaveLength(2);
  });

  test('what Xero has refused keeps its words where the dates do not explain them', async () => {
    const books = closedUntil('2026-11-02');
    books.keep(1, { state: 'blocked', reason: locked });
    await recheckLocks(books.engine, books.run, 'tenant-1');
    expect(books.ledger.proposal('p-1')?.reason).toEqual(locked);
  });

  test('an Adviser may post in a closed period, and nobody knows who it is without a user', async () => {
    const adviser = closedUntil('2026-11-03', 'FINANCIALADVISER');
    adviser.keep(1);
    await recheckLocks(adviser.engine, adviser.run, 'tenant-1');
    expect(adviser.standing('p-1')).toEqual(['approved approved']);
    const organisation = { ...reference.organisation, periodLockDate: '2026-11-03' };
    const unknown = scriptedEngine({ referenceData: async () => ok({ ...reference, organisation, user: null }) });
    unknown.keep(1);
    await recheckLocks(unknown.engine, unknown.run, 'tenant-1');
    expect(unknown.standing('p-1')).toEqual(['blocked lock-date']);
  });

  test('says of a day that a person chose that it was chosen, and of no other', async () => {
    const books = closedUntil('2026-01-01', 'STANDARD', { endOfYearLockDate: '2026-11-03' });
    books.keep(1);
    books.keep(2);
    const choice = { at: startAt, author: 'Ana' };
    books.ledger.transaction(() => {
      books.ledger.saveOpenDay({ movementId: 'm-1', day: '2026-11-03', ...choice });
      books.ledger.saveOpenDay({ movementId: 'm-2', day: '2026-11-01', ...choice });
    });
    await recheckLocks(books.engine, books.run, 'tenant-1');
    const said = ['p-1', 'p-2'].map((id) =>
      books.ledger.proposal(id)?.reason.message.includes('the day that was chosen'),
    );
    expect(said).toEqual([true, false]);
  });

  test('changes nothing where Xero does not say', async () => {
    const books = scriptedEngine({ referenceData: async () => fails('offline') });
    books.keep(1);
    expect(await recheckLocks(books.engine, books.run, 'tenant-1')).toMatchObject({ error: { kind: 'offline' } });
    expect(books.standing('p-1')).toEqual(['approved approved']);
  });
});

test('a sync has met a lock date where Xero refused one of what it sent for that, and not for anything else', () => {
  const books = scriptedEngine();
  books.keep(1, { state: 'blocked', reason: { code: 'tax-type-missing', message: '' } });
  books.keep(2, { state: 'blocked', reason: locked });
  books.keep(3, { state: 'held', reason: locked });
  const met = (...ids: readonly string[]) =>
    metLockDate(
      books.engine,
      ids.map((id) => ({ id })),
    );
  expect([met('p-1', 'p-2'), met('p-1'), met('p-3'), met('p-9'), met()]).toEqual([true, false, false, false, false]);
});
