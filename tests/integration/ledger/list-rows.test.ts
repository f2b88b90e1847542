import { describe, expect, test } from 'vitest';
import { openView } from '../../../electron/adapters/ledger/open-ledger.ts';
import type { Ledger, LedgerView, ListRow } from '../../../electron/ports/ledger.ts';
import type { TransferDocument } from '../../../shared/domain/document.ts';
import {
  aBareProposal,
  aMovement,
  anAttachment,
  anEntry,
  aProposal,
  aRun,
  later,
  noon,
  observed,
  referenceData,
  writeSampleBooks,
} from './sample-books.ts';
import { openedLedger, temporaryFolder } from './temporary-ledger.ts';

/** Everything, read in pages of `size`. */
function allRows(view: LedgerView, size: number): ListRow[] {
  const rows: ListRow[] = [];
  for (;;) {
    const page = view.listRows(rows.at(-1)?.id ?? null, size);
    rows.push(...page);
    if (page.length < size) return rows;
  }
}

function lookingAt(folder: string): LedgerView & { close(): void } {
  const opened = openView(folder);
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

describe('rows of the list', () => {
  test('say what the books say of a movement, its proposal, its coding and its invoice', () => {
    const ledger = openedLedger();
    writeSampleBooks(ledger);
    const full: ListRow = {
      id: 'txn-1',
      kind: 'purchase',
      accountId: 'EUR:saas',
      amountMinor: -4599,
      currency: 'EUR',
      description: 'FIGMA MONTHLY RENEWAL',
      comment: 'Design team',
      application: { id: 'app-figma', name: 'Figma' },
      authorisedAt: '2026-11-01T09:30:00.000Z',
      settledAt: '2026-11-03T00:00:00.000Z',
      ownerName: 'Ana Núñez',
      hasInvoice: true,
      proposal: {
        id: 'prop-1',
        state: 'pushed',
        reason: { code: 'pushed', message: 'It is in Xero.' },
        updatedAt: noon,
        coding: { account: 'IT', taxType: 'INPUT2', tracking: ['Design'], contact: 'Figma' },
      },
      isByHand: false,
      attachment: { state: 'problem', problem: 'The invoice is larger than 10 MB.', updatedAt: noon },
    };
    expect(ledger.listRow('txn-1')).toEqual(full);
    const bare = ledger.listRow('txn-bare');
    expect(bare?.proposal?.coding).toBeNull();
    expect(bare?.attachment).toBeNull();
    expect(ledger.listRows(null, 10)).toEqual([full, bare]);
    expect(ledger.listRow('txn-2')).toBeNull();
  });

  test('know a movement that nothing is proposed for, and one that something was chosen for by hand', () => {
    const ledger = openedLedger();
    ledger.saveMovement(observed(aMovement()), noon);
    expect(ledger.listRow('txn-1')).toMatchObject({ proposal: null, isByHand: false });
    ledger.saveOverride({ movementId: 'txn-1', fields: { account: '463' }, author: 'Ana', at: noon });
    expect(ledger.listRow('txn-1')?.isByHand).toBe(true);
    ledger.saveOverride({ movementId: 'txn-1', fields: {}, author: 'Ana', at: noon });
    expect(ledger.listRow('txn-1')?.isByHand).toBe(false);
  });

  test.each([
    [-100, '091 Savings'],
    [100, 'Reserve'],
  ])('show for a transfer of %d the bank account on the other side', (amountMinor, account) => {
    const ledger = openedLedger();
    const document: TransferDocument = {
      kind: 'transfer',
      reference: 'CL-7F3K2M',
      date: '2026-11-03',
      fromBankAccount: { accountId: 'a', code: null, name: 'Reserve' },
      toBankAccount: { accountId: 'b', code: '091', name: 'Savings' },
      amountMinor: 100,
      currency: 'EUR',
    };
    ledger.saveMovement(observed(aMovement({ kind: 'withdrawal', amountMinor })), noon);
    ledger.saveProposal(aBareProposal({ movementId: 'txn-1', state: 'proposed', document }), anEntry());
    expect(ledger.listRow('txn-1')?.proposal?.coding).toEqual({ account, taxType: null, tracking: [], contact: null });
  });

  test.each([1, 2, 7, 100])('are read completely and once in pages of %d', (size) => {
    const ledger = openedLedger();
    const ids = Array.from({ length: 40 }, (_, index) => `m-${(index * 7) % 40}`);
    ledger.transaction(() => {
      for (const id of ids) ledger.saveMovement(observed(aMovement({ id })), noon);
    });
    expect(allRows(ledger, size).map(({ id }) => id)).toEqual(ids.toSorted());
  });

  test('take text as it is', () => {
    const ledger = openedLedger();
    const hostile = `'; DROP TABLE movements; --\u0000<script>"%_`;
    ledger.saveMovement(observed(aMovement({ id: hostile, description: hostile, comment: hostile })), noon);
    expect(ledger.listRow(hostile)).toMatchObject({ id: hostile, description: hostile, comment: hostile });
    expect(ledger.listRows(null, 5)).toHaveLength(1);
  });
});

describe('noticing that the books have changed', () => {
  test('counts what this connection and what others write, and nothing else', () => {
    const folder = temporaryFolder();
    const ledger = openedLedger(folder);
    writeSampleBooks(ledger);
    const view = lookingAt(folder);
    const own = ledger.dataVersion();
    const seen = view.dataVersion();
    allRows(view, 1);
    expect([ledger.dataVersion(), view.dataVersion()]).toEqual([own, seen]);
    ledger.saveRun(aRun({ id: 'run-2' }));
    expect(ledger.dataVersion()).not.toBe(own);
    expect(view.dataVersion()).not.toBe(seen);
    const again = view.dataVersion();
    expect(view.dataVersion()).toBe(again);
    view.close();
  });

  const changes: readonly [string, (ledger: Ledger) => void][] = [
    ['a new movement', (ledger) => ledger.saveMovement(observed(aMovement({ id: 'txn-2' })), noon)],
    ['another window', (ledger) => ledger.savePullWindow({ coveredFrom: noon, readAt: later })],
    ['a run that begins', (ledger) => ledger.saveRun(aRun({ id: 'run-2', startedAt: later, finishedAt: null }))],
    ['a run that ends', (ledger) => ledger.saveRun(aRun({ finishedAt: '2026-11-22T14:00:00.000Z' }))],
    ['lists that were read anew', (ledger) => ledger.saveReferenceData({ ...referenceData, readAt: later })],
  ];

  test.each(changes)('has another stamp after %s', (_, change) => {
    const ledger = openedLedger();
    writeSampleBooks(ledger);
    const before = ledger.movementsStamp();
    change(ledger);
    expect(ledger.movementsStamp()).not.toBe(before);
  });

  test('has the same stamp after a decision', () => {
    const ledger = openedLedger();
    expect(ledger.movementsStamp()).toBe(ledger.movementsStamp());
    writeSampleBooks(ledger);
    const before = ledger.movementsStamp();
    ledger.saveProposal(aProposal({ state: 'undone' }), anEntry());
    ledger.saveAttachment(anAttachment({ attempts: 3 }));
    expect(ledger.movementsStamp()).toBe(before);
  });
});

describe('reading on in the log and the runs', () => {
  test('gives what came after a number, oldest first', () => {
    const ledger = openedLedger();
    for (const movementId of ['a', null, 'b', 'a']) ledger.appendActivity(anEntry({ movementId }));
    expect(ledger.activityAfter(1, 2)).toEqual([
      { seq: 2, movementId: null },
      { seq: 3, movementId: 'b' },
    ]);
    expect(ledger.activityAfter(4, 2)).toEqual([]);
  });

  test('gives a stretch of the log newest first, of one run where it is named', () => {
    const ledger = openedLedger();
    for (const runId of ['r', null, 's', 'r', 's']) ledger.appendActivity(anEntry({ runId }));
    const seqs = (from: number, to: number, runId: string | null) =>
      ledger.activityBetween({ from, to, runId }).map(({ seq }) => seq);
    expect(seqs(2, 4, null)).toEqual([4, 3, 2]);
    expect(seqs(1, 5, 'r')).toEqual([4, 1]);
    expect(seqs(4, 2, null)).toEqual([]);
  });

  test('gives runs that were begun before an instant, newest first', () => {
    const ledger = openedLedger();
    const at = (hour: number) => `2026-11-22T1${hour}:00:00.000Z`;
    for (const hour of [2, 0, 1, 3]) ledger.saveRun(aRun({ id: `run-${hour}`, startedAt: at(hour) }));
    expect(ledger.runsBefore(at(2), 5).map(({ id }) => id)).toEqual(['run-1', 'run-0']);
    expect(ledger.runsBefore(at(3), 1).map(({ id }) => id)).toEqual(['run-2']);
  });
});
