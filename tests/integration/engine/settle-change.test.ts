import { describe, expect, test } from 'vitest';
import {
  noteDone,
  noteFoundGone,
  noteRefused,
  settleByLookUp,
  settleOpenChanges,
  unsettledProposal,
} from '../../../electron/engine/settle-change.ts';
import type { Change, ChangeItem } from '../../../electron/ports/change.ts';
import type { Xero } from '../../../electron/ports/xero.ts';
import { canonicalJson, sha256Hex } from '../../../shared/domain/hash.ts';
import type { Proposal } from '../../../shared/domain/proposal.ts';
import type { BillPayment, RemoteDetails } from '../../../shared/domain/remote-details.ts';
import { ok } from '../../../shared/lib/result.ts';
import { reference } from '../../unit/domain/example-company.ts';
import { remote } from '../../unit/domain/example-match.ts';
import { bill } from '../../unit/engine/example-proposal.ts';
import { spend } from './outcome-books.ts';
import { fails, minute, scriptedEngine, startAt } from './scripted-engine.ts';

const startMs = Date.parse(startAt);
const inXero = { kind: 'bank-transaction', id: 'x-1' } as const;
const pushed = { state: 'pushed', reason: { code: 'pushed', message: 'In Xero.' }, remote: inXero } as const;
const paidBill = { ...pushed, document: bill, remote: { kind: 'invoice', id: 'x-1' }, paymentId: 'pay-1' } as const;
const toBePaid = { document: bill, explanation: [], settingsVersion: 2 };

/** What Xero has of the example's payment: as it was sent, or as `over` says. */
function details(over: Partial<RemoteDetails> = {}): RemoteDetails {
  const line = {
    id: 'line-1',
    description: spend.description,
    amountMinor: spend.amountMinor,
    accountId: spend.account.accountId,
    accountCode: spend.account.code,
    taxType: spend.taxType,
    tracking: [],
  };
  return {
    ...remote('x-1', { reference: spend.reference, bankAccountId: spend.bankAccount.accountId, contactId: 'c-1' }),
    bill: null,
    lines: [line],
    updatedAt: null,
    ...over,
  };
}

const payment: BillPayment = {
  id: 'pay-1',
  date: bill.dueDate,
  accountId: 'a-1',
  reference: bill.reference,
  isReconciled: false,
  isInBatch: false,
};

function billDetails(...payments: readonly BillPayment[]): RemoteDetails {
  return details({ kind: 'invoice', bill: { dueDate: bill.dueDate, payments, creditCount: 0, dueMinor: 0 } });
}

/** A change of `p-1` whose answer was lost `ageMinutes` ago, and what Xero has by now; null: it cannot be asked. */
function changing(
  ageMinutes: number,
  present: readonly RemoteDetails[] | null,
  {
    item = {},
    existing = pushed,
    wasRead = true,
    ...over
  }: Partial<Change> & {
    readonly item?: Partial<ChangeItem>;
    readonly existing?: Partial<Proposal>;
    readonly wasRead?: boolean;
  } = {},
) {
  const asked: unknown[] = [];
  const xero: Partial<Xero> = {
    documentsById(...query) {
      asked.push(query);
      return Promise.resolve(present === null ? fails('offline') : ok(present));
    },
  };
  const books = scriptedEngine(xero);
  books.keep(1, existing);
  const change: Change = {
    id: 'c-1',
    tenantId: 'tenant-9',
    what: 'remove',
    remoteKind: 'bank-transaction',
    idempotencyKey: 'key-1',
    body: '',
    bodyHash: sha256Hex(''),
    items: [{ proposalId: 'p-1', remoteId: 'x-1', becomes: null, ...item }],
    author: 'Priya',
    firstSentAt: new Date(startMs - ageMinutes * minute).toISOString(),
    attempts: 1,
    state: 'uncertain',
    ...over,
  };
  books.ledger.transaction(() => {
    books.ledger.saveChange(change);
    if (wasRead) books.ledger.saveReferenceData(reference);
    books.ledger.saveDrift({
      proposalId: 'p-1',
      movementId: 'm-1',
      foundAt: startAt,
      isReconciled: true,
      differences: [],
      accepted: null,
    });
  });
  return {
    ...books,
    change,
    asked,
    settle: () => settleByLookUp(books.engine, change, 'run-1'),
    open: () => books.ledger.openChanges().map(({ state, firstSentAt }) => `${state} ${firstSentAt}`),
    now: () => books.ledger.proposal('p-1'),
  };
}

describe('what was to be taken out of Xero', () => {
  test.each([
    ['lies there as deleted', [details({ status: 'DELETED' })]],
    ['lies there as voided', [details({ status: 'VOIDED' })]],
    ['is not there at all', []],
  ])('is out as soon as it %s, and only a person sends it again', async (_, present) => {
    const { settle, now, said, ledger, open, asked } = changing(0, present);
    expect(await settle()).toEqual(ok(null));
    expect(asked).toEqual([['tenant-9', 'bank-transaction', [{ id: 'x-1', reference: 'CLD-1' }]]]);
    expect(now()).toMatchObject({
      state: 'undone',
      reason: { code: 'undone' },
      remote: inXero,
      batchId: null,
      unpaidId: null,
      paymentId: null,
      approvedBy: null,
      documentHash: null,
    });
    expect(said()).toEqual(['undo: Taken out of Xero by Priya. It is not sent again unless you approve it.']);
    expect(ledger.activity({ limit: 1 })[0]?.runId).toBe('run-1');
    expect(ledger.removedDocuments('p-1')).toEqual([
      { remoteId: 'x-1', remoteKind: 'bank-transaction', proposalId: 'p-1', at: startAt },
    ]);
    expect(ledger.drift('p-1')).toBeNull();
    expect(open()).toEqual([]);
  });

  test('may still go while it stands: nothing is said before nine minutes are over', async () => {
    const young = changing(1, [details()]);
    expect(await young.settle()).toEqual(ok(startMs + 9 * minute));
    const older = changing(4, [details()]);
    expect(await older.settle()).toEqual(ok(startMs + 5 * minute));
    for (const { now, said, open, change } of [young, older]) {
      expect(now()?.state).toBe('pushed');
      expect(said()).toEqual([]);
      expect(open()).toEqual([`uncertain ${change.firstSentAt}`]);
    }
  });

  test('was never taken out where it stands after nine minutes', async () => {
    const { settle, now, said, ledger, open } = changing(9, [details()]);
    expect(await settle()).toEqual(ok(null));
    expect(now()?.state).toBe('pushed');
    expect(said()).toEqual(['undo-refused: Xero still has it as it was: the request never arrived there. Try again.']);
    expect(ledger.activity({ limit: 1 })[0]).toMatchObject({
      runId: 'run-1',
      movementId: 'm-1',
      proposalId: 'p-1',
      fromState: null,
      toState: null,
    });
    expect(open()).toEqual([]);
  });

  test('waits in full once more where the request left in the future', async () => {
    const { settle, now, open } = changing(-1, [details()]);
    expect(await settle()).toEqual(ok(startMs + 9 * minute));
    expect(now()?.state).toBe('pushed');
    expect(open()).toEqual([`uncertain ${startAt}`]);
  });

  test('stays as it is where Xero cannot be asked', async () => {
    const { settle, now, open, change } = changing(20, null);
    expect(await settle()).toEqual(fails('offline'));
    expect(now()?.state).toBe('pushed');
    expect(open()).toEqual([`uncertain ${change.firstSentAt}`]);
  });

  test('is not asked for where the books know its fate already', async () => {
    const { settle, asked, open } = changing(20, [], { existing: { ...pushed, state: 'undone' } });
    expect(await settle()).toEqual(ok(null));
    expect(asked).toEqual([]);
    expect(open()).toEqual([]);
  });
});

describe('what was to be changed in Xero', () => {
  const becomes = { document: { ...spend, date: '2026-11-04' }, explanation: [], settingsVersion: 2 };
  const update = { what: 'update', item: { becomes } } as const;
  const asWanted = details({ date: '2026-11-04' });

  test('is changed once Xero has it as it was to become', async () => {
    const { settle, now, said, ledger, open } = changing(0, [asWanted], update);
    expect(await settle()).toEqual(ok(null));
    expect(now()).toMatchObject({
      state: 'pushed',
      reason: { code: 'pushed' },
      document: becomes.document,
      documentHash: sha256Hex(canonicalJson(becomes.document)),
      settingsVersion: 2,
      approvedBy: 'Priya',
      approvedAt: startAt,
    });
    expect(said()).toEqual(['revise: Changed in Xero by Priya: date: 2026-11-03 → 2026-11-04.']);
    expect(ledger.activity({ limit: 1 })[0]?.runId).toBe('run-1');
    expect(ledger.drift('p-1')).toBeNull();
    expect(open()).toEqual([]);
  });

  test.each([
    ['as it was', [details()]],
    ['deleted', [{ ...asWanted, status: 'DELETED' as const }]],
    ['not at all', []],
  ])('is not changed while Xero has it %s', async (_, present) => {
    const { settle, now } = changing(1, present, update);
    expect(await settle()).toEqual(ok(startMs + 9 * minute));
    expect(now()?.document).toEqual(spend);
    const late = changing(9, present, update);
    await late.settle();
    expect(late.said()).toEqual([
      'update-refused: Xero still has it as it was: the request never arrived there. Try again.',
    ]);
  });

  test('is not taken for changed while Xero’s lists were never read: nothing could be compared', async () => {
    const { settle, now } = changing(1, [asWanted], { ...update, wasRead: false });
    expect(await settle()).toEqual(ok(startMs + 9 * minute));
    expect(now()?.document).toEqual(spend);
  });

  test('of a bill that lacks its payment goes on to that', () => {
    const books = scriptedEngine();
    const unpaid = books.keep(1, { document: bill, unpaidId: 'x-1' });
    const item = { proposalId: 'p-1', remoteId: 'x-1', becomes: { ...becomes, document: bill } };
    const change = { author: 'Priya', remoteKind: 'invoice' } as const;
    books.ledger.transaction(() => noteDone(books.engine, change, item, unpaid, 'run-1'));
    expect(books.standing('p-1')).toEqual(['approved approved']);
    expect(books.said()).toEqual([
      'revise: Changed in Xero by Priya: it is as it was posted first. Its payment or refund goes next.',
    ]);
    expect(books.ledger.activity({ limit: 1 })[0]?.runId).toBe('run-1');
    expect(books.ledger.proposal('p-1')).toMatchObject({ approvedBy: 'Priya', unpaidId: 'x-1' });
  });
});

describe('a payment that was to be taken off its bill', () => {
  const unpay = { remoteKind: 'payment', existing: paidBill, item: { remoteId: 'pay-1' } } as const;

  test.each([
    ['the bill has none any more', [billDetails()]],
    ['the bill has another one', [billDetails({ ...payment, id: 'pay-2' })]],
    ['the bill is gone', []],
  ])('is off where %s, and the bill goes next', async (_, present) => {
    const { settle, now, ledger, asked } = changing(0, present, unpay);
    expect(await settle()).toEqual(ok(null));
    expect(asked).toEqual([['tenant-9', 'invoice', [{ id: 'x-1', reference: 'CLD-1' }]]]);
    expect(now()).toMatchObject({ state: 'held', reason: { code: 'half-undone' }, unpaidId: 'x-1' });
    expect(ledger.activity({ limit: 1 })[0]?.runId).toBe('run-1');
  });

  test('is off to change the bill, and then it is paid anew', async () => {
    const item = { remoteId: 'pay-1', becomes: toBePaid };
    const { settle, now, ledger } = changing(0, [billDetails()], { ...unpay, item });
    expect(await settle()).toEqual(ok(null));
    expect(now()).toMatchObject({ state: 'approved', unpaidId: 'x-1', paymentId: null });
    expect(ledger.activity({ limit: 1 })[0]?.runId).toBe('run-1');
  });

  test('stands while the bill has it among its payments', async () => {
    const { settle, now } = changing(1, [billDetails({ ...payment, id: 'pay-0' }, payment)], unpay);
    expect(await settle()).toEqual(ok(startMs + 9 * minute));
    expect(now()?.state).toBe('pushed');
  });
});

describe('whether the books know the fate of a document', () => {
  const item = { proposalId: 'p-1', remoteId: 'x-1', becomes: null };

  function known(existing: Partial<Proposal>, remoteKind: Change['remoteKind'], remoteId = 'x-1') {
    const { engine, keep } = scriptedEngine();
    keep(1, existing);
    return unsettledProposal(engine, { remoteKind }, { ...item, remoteId }) === null;
  }

  test('they do where it is not that document any more which stands in Xero', () => {
    expect(known(pushed, 'bank-transaction')).toBe(false);
    expect(known(pushed, 'bank-transaction', 'x-2')).toBe(true);
    expect(known({ ...pushed, state: 'undone' }, 'bank-transaction')).toBe(true);
  });

  test('of a payment they do where its bill stands unpaid, or does not stand', () => {
    expect(known(paidBill, 'payment', 'pay-1')).toBe(false);
    expect(known({ ...paidBill, state: 'held', remote: null, unpaidId: 'x-1' }, 'payment', 'pay-1')).toBe(true);
    expect(known({ ...paidBill, state: 'undone' }, 'payment', 'pay-1')).toBe(true);
  });

  test('a change of something that the books lack is a mistake that is told', () => {
    const { engine } = scriptedEngine();
    expect(() => unsettledProposal(engine, { remoteKind: 'invoice' }, item)).toThrow(
      'The ledger lacks proposal p-1, which a change names.',
    );
  });
});

test('what a look finds deleted says so, and belongs to no run', () => {
  const { engine, keep, said, ledger } = scriptedEngine();
  noteFoundGone(engine, keep(1, pushed), 'Priya');
  expect(said()).toEqual([
    'undo: It had been deleted in Xero already when Priya undid it. It is not sent again unless you approve it.',
  ]);
  expect(ledger.activity({ limit: 1 })[0]?.runId).toBeNull();
  expect(() => noteFoundGone(engine, keep(2, { state: 'approved' }), 'Priya')).toThrow(
    'Proposal p-2 has no document in Xero.',
  );
});

test('a refusal stands in the log under what was asked for', () => {
  const { engine, keep, ledger } = scriptedEngine();
  const one = keep(1, pushed);
  const refusal = { code: 'reconciled', message: 'No.' } as const;
  ledger.transaction(() => {
    noteRefused(engine, { what: 'remove' }, one, refusal);
    noteRefused(engine, { what: 'update' }, one, refusal, 'run-1');
  });
  const told = ledger.activity({ limit: 2 }).map(({ event, runId, message }) => [event, runId, message]);
  expect(told).toEqual([
    ['update-refused', 'run-1', 'No.'],
    ['undo-refused', null, 'No.'],
  ]);
});

describe('all changes that have no answer', () => {
  test('are looked at, and the soonest of their next looks is told', async () => {
    const { engine, change, keep, ledger } = changing(4, [details()]);
    keep(2, pushed);
    ledger.transaction(() =>
      ledger.saveChange({
        ...change,
        id: 'c-2',
        idempotencyKey: 'key-2',
        items: [{ proposalId: 'p-2', remoteId: 'x-1', becomes: null }],
        firstSentAt: new Date(startMs - 5 * minute).toISOString(),
      }),
    );
    expect(await settleOpenChanges(engine, 'run-1')).toEqual(ok(startMs + 4 * minute));
  });

  test('are looked at each, whatever became of the one before', async () => {
    const { engine, change, keep, ledger, standing } = changing(5, [details({ id: 'x-2' })]);
    const two = (ageMinutes: number): Change => ({
      ...change,
      id: 'c-2',
      idempotencyKey: 'key-2',
      items: [{ proposalId: 'p-2', remoteId: 'x-2', becomes: null }],
      firstSentAt: new Date(startMs - ageMinutes * minute).toISOString(),
    });
    keep(2, { ...pushed, remote: { ...inXero, id: 'x-2' } });
    ledger.transaction(() => ledger.saveChange(two(4)));
    // The first is out by now; the second still stands.
    expect(await settleOpenChanges(engine)).toEqual(ok(startMs + 5 * minute));
    expect(standing('p-1', 'p-2')).toEqual(['undone undone', 'pushed pushed']);

    const turned = changing(4, [details({ id: 'x-2' })]);
    turned.keep(2, { ...pushed, remote: { ...inXero, id: 'x-2' } });
    turned.ledger.transaction(() => turned.ledger.saveChange(two(5)));
    expect(await settleOpenChanges(turned.engine)).toEqual(ok(startMs + 4 * minute));
  });

  test('are none, and nothing is asked for', async () => {
    const { engine } = scriptedEngine();
    expect(await settleOpenChanges(engine)).toEqual(ok(null));
  });

  test('end with what stops every other look, but not with a consent that is too narrow for bills', async () => {
    const offline = changing(20, null);
    expect(await settleOpenChanges(offline.engine)).toEqual(fails('offline'));
    const { engine, ...narrow } = changing(20, []);
    const xero = { ...engine.xero, documentsById: () => Promise.resolve(fails('scopeLacking')) };
    expect(await settleOpenChanges({ ...engine, xero })).toEqual(ok(null));
    expect(narrow.open()).toHaveLength(1);
    expect(narrow.now()?.state).toBe('pushed');
  });
});
