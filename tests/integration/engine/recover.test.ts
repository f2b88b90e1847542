import { describe, expect, test } from 'vitest';
import { recoverFromCrash, resolveUncertain } from '../../../electron/engine/recover.ts';
import type { Batch } from '../../../electron/ports/ledger.ts';
import type { Xero } from '../../../electron/ports/xero.ts';
import type { RemoteDocument } from '../../../shared/domain/document.ts';
import { ok } from '../../../shared/lib/result.ts';
import { remote } from '../../unit/domain/example-match.ts';
import { bill } from '../../unit/engine/example-proposal.ts';
import { batchOf, fails, minute, scriptedEngine, startAt } from './scripted-engine.ts';

const startMs = Date.parse(startAt);

/** A request of two documents that left `ageMinutes` ago, and whose answer was lost. */
function afterLoss(ageMinutes: number, xero: Partial<Xero> = {}, over: Partial<Batch> = {}) {
  const books = scriptedEngine(xero);
  const firstSentAt = new Date(startMs - ageMinutes * minute).toISOString();
  const batch = batchOf(['p-1', 'p-2'], { state: 'uncertain', firstSentAt, attempts: 3, ...over });
  const answerLost = { code: 'answer-lost', message: 'Lost.' } as const;
  books.ledger.transaction(() => books.ledger.saveBatch(batch));
  for (const number of [1, 2]) books.keep(number, { state: 'uncertain', reason: answerLost, batchId: batch.id });
  return { ...books, batch, resolve: () => resolveUncertain(books.engine, books.run) };
}

/** Xero has these of our documents. */
function has(...documents: readonly RemoteDocument[]): Pick<Xero, 'documentsByReference'> {
  return { documentsByReference: () => Promise.resolve(ok(documents)) };
}

/** All of these have the reference of the example: the books have two documents with it, as no real books have. */
function ours(id: string, over: Partial<RemoteDocument> = {}): RemoteDocument {
  return remote(id, { reference: 'CLD-1', ...over });
}

describe('a program that was stopped while a request was on its way', () => {
  test('knows no more of it than that, and says so of what had no answer', () => {
    const { engine, run, keep, ledger, standing, said } = scriptedEngine();
    ledger.transaction(() => ledger.saveBatch(batchOf(['p-1', 'p-2'])));
    keep(1, { state: 'sending', batchId: 'b-1' });
    keep(2, { state: 'pushed', batchId: 'b-1' });
    recoverFromCrash(engine, run);
    expect(standing('p-1', 'p-2')).toEqual(['uncertain answer-lost', 'pushed approved']);
    expect(ledger.batch('b-1')?.state).toBe('uncertain');
    expect(said()).toEqual([
      "answer-lost: The program stopped while this was on its way, so we don't know yet whether Xero has it.",
    ]);
    expect(ledger.activity({ limit: 1 })[0]?.runId).toBe('run-1');
  });

  test('leaves alone what was not under way', () => {
    const { engine, run, keep, ledger, standing, said } = scriptedEngine();
    ledger.transaction(() => ledger.saveBatch(batchOf(['p-1'], { state: 'uncertain' })));
    keep(1, { state: 'sending', batchId: 'b-1' });
    recoverFromCrash(engine, run);
    expect(standing('p-1')).toEqual(['sending approved']);
    expect(said()).toEqual([]);
  });
});

describe('a lost answer', () => {
  test('is asked for again under its key within three minutes', async () => {
    const keys: string[] = [];
    const { resolve, standing } = afterLoss(2, {
      sendDocuments({ idempotencyKey }) {
        keys.push(idempotencyKey);
        const made = (id: string) => ({ status: 'created', id, reference: null, warnings: [] }) as const;
        return Promise.resolve(ok([made('x-1'), made('x-2')]));
      },
    });
    expect(await resolve()).toEqual(ok(null));
    expect(keys).toEqual(['key-1']);
    expect(standing('p-1', 'p-2')).toEqual(['pushed pushed', 'pushed pushed']);
  });

  test('is neither asked for nor looked up between three and nine minutes', async () => {
    const { resolve, run, standing, said, batch } = afterLoss(3);
    expect(await resolve()).toEqual(ok(null));
    expect(run.waitingUntilMs).toBe(Date.parse(batch.firstSentAt) + 9 * minute);
    expect(standing('p-1')).toEqual(['uncertain answer-lost']);
    expect(said()).toEqual([]);
  });

  test('waits in full once more where it left in the future: its age is not known', async () => {
    const { resolve, run, standing, ledger, said } = afterLoss(-1);
    expect(await resolve()).toEqual(ok(null));
    expect(run.waitingUntilMs).toBe(startMs + 6 * minute);
    expect(ledger.batch('b-1')).toMatchObject({ state: 'uncertain', firstSentAt: '2026-11-30T09:57:00.000Z' });
    expect(standing('p-1')).toEqual(['uncertain answer-lost']);
    expect(said()).toEqual([
      'clock-went-back: The clock of this computer is wrong, or went back. What was on its way to Xero is looked up after a full wait.',
    ]);
    expect(ledger.activity({ limit: 1 })[0]).toMatchObject({ runId: 'run-1', fromState: null, toState: null });
    await resolve(); // three minutes old by now: not under the same key any more
    expect(standing('p-1')).toEqual(['uncertain answer-lost']);
  });

  test('is left alone while the program still waits for it', async () => {
    const { resolve, said } = afterLoss(20, {}, { state: 'sending' });
    expect(await resolve()).toEqual(ok(null));
    expect(said()).toEqual([]);
  });
});

describe('looked up after nine minutes', () => {
  test('what Xero has is in Xero', async () => {
    const { resolve, standing, ledger } = afterLoss(9, has(ours('x-1')));
    expect(await resolve()).toEqual(ok(null));
    expect(standing('p-1')).toEqual(['pushed pushed']);
    expect(ledger.proposal('p-1')?.remote).toEqual({ kind: 'bank-transaction', id: 'x-1' });
    expect(ledger.batch('b-1')?.state).toBe('done');
  });

  test('a second one under the same reference is told, and the deleted are no second ones', async () => {
    const twice = afterLoss(9, has(ours('x-1'), ours('x-2')));
    await twice.resolve();
    expect(twice.standing('p-1')).toEqual(['pushed xero-remark']);
    expect(twice.said()[0]).toBe(
      'confirm: In Xero, with a remark: there is more than one document with this reference in Xero; look at them there',
    );
    const once = afterLoss(9, has(ours('x-0', { status: 'DELETED' }), ours('x-1')));
    await once.resolve();
    expect(once.standing('p-1')).toEqual(['pushed pushed']);
    expect(once.ledger.proposal('p-1')?.remote?.id).toBe('x-1');
  });

  test('what Xero does not have never arrived: it leaves with a new request', async () => {
    const { resolve, standing, ledger, said } = afterLoss(9, has(remote('theirs', { reference: 'CLD-2' })));
    await resolve();
    expect(standing('p-1', 'p-2')).toEqual(['approved approved', 'approved approved']);
    expect(ledger.proposal('p-1')?.batchId).toBeNull();
    expect(said()[0]).toBe(
      'return: Xero does not have it: the request never arrived. It goes out with the next batch.',
    );
    expect(ledger.activity({ limit: 1 })[0]?.runId).toBe('run-1');
    expect(ledger.batch('b-1')?.state).toBe('done');
  });

  test('what someone deleted there is not sent again by itself', async () => {
    const { resolve, standing, ledger, said } = afterLoss(9, has(ours('x-1', { status: 'DELETED' })));
    await resolve();
    expect(standing('p-1')).toEqual(['held deleted-in-xero']);
    expect(ledger.proposal('p-1')?.lookAlikeId).toBe('x-1');
    expect(said()[0]).toBe(
      'mark-deleted: Xero had it, and someone deleted it there. It is not sent again unless you approve it.',
    );
    expect(ledger.activity({ limit: 1 })[0]?.runId).toBe('run-1');
  });

  test('what lay there as deleted before it was sent says nothing about this request', async () => {
    const gone = has(ours('x-0', { status: 'DELETED' }));
    const shown = afterLoss(9, gone);
    shown.keep(1, { state: 'uncertain', lookAlikeId: 'x-0' });
    await shown.resolve();
    expect(shown.standing('p-1', 'p-2')).toEqual(['approved approved', 'held deleted-in-xero']);
    const before = afterLoss(9, gone);
    before.keep(1, { state: 'uncertain', remote: { kind: 'bank-transaction', id: 'x-0' } });
    await before.resolve();
    expect(before.standing('p-1', 'p-2')).toEqual(['approved approved', 'held deleted-in-xero']);
    const removed = afterLoss(9, gone);
    removed.ledger.transaction(() =>
      removed.ledger.saveRemovedDocument({
        remoteId: 'x-0',
        remoteKind: 'bank-transaction',
        proposalId: 'p-1',
        at: startAt,
      }),
    );
    await removed.resolve();
    expect(removed.standing('p-1', 'p-2')).toEqual(['approved approved', 'held deleted-in-xero']);
  });

  test('what was shown as deleted and stands again is in Xero', async () => {
    const { resolve, keep, standing } = afterLoss(9, has(ours('x-0')));
    keep(1, { state: 'uncertain', lookAlikeId: 'x-0' });
    await resolve();
    expect(standing('p-1')).toEqual(['pushed pushed']);
  });

  test('only what had no answer is settled', async () => {
    const { resolve, keep, standing } = afterLoss(9, has());
    keep(2, { state: 'blocked', reason: { code: 'lock-date', message: '' } });
    await resolve();
    expect(standing('p-1', 'p-2')).toEqual(['approved approved', 'blocked lock-date']);
  });

  test('every request is, one after the other', async () => {
    const { resolve, keep, standing, ledger, batch } = afterLoss(9, has(ours('x-1')));
    ledger.transaction(() => ledger.saveBatch({ ...batch, id: 'b-2', idempotencyKey: 'key-2', proposalIds: ['p-3'] }));
    keep(3, { state: 'uncertain', batchId: 'b-2' });
    expect(await resolve()).toEqual(ok(null));
    expect(standing('p-1', 'p-3')).toEqual(['pushed pushed', 'pushed pushed']);
    expect(ledger.openBatches()).toEqual([]);
  });

  test('nothing is concluded where Xero cannot be asked, and the run ends with that', async () => {
    const { resolve, standing, ledger } = afterLoss(9, {
      documentsByReference: () => Promise.resolve(fails('offline')),
    });
    expect(await resolve()).toEqual(fails('offline'));
    expect(standing('p-1', 'p-2')).toEqual(['uncertain answer-lost', 'uncertain answer-lost']);
    expect(ledger.batch('b-1')?.state).toBe('uncertain');
  });

  test('under a consent that does not let us look, it stays unknown, says so once, and all others go on', async () => {
    const { resolve, standing, ledger, said } = afterLoss(9, {
      documentsByReference: () => Promise.resolve(fails('scopeLacking')),
    });
    expect(await resolve()).toEqual(ok(null));
    expect(await resolve()).toEqual(ok(null));
    expect(standing('p-1', 'p-2')).toEqual(['uncertain consent-too-narrow', 'uncertain consent-too-narrow']);
    expect(said()).toHaveLength(2);
    expect(said()[0]).toMatch(/^answer-lost: We don't know yet whether Xero has this one, and cannot look/);
    expect(ledger.activity({ limit: 2 }).map(({ runId }) => runId)).toEqual(['run-1', 'run-1']);
    expect(ledger.batch('b-1')?.state).toBe('uncertain');
  });
});

describe('a payment whose answer was lost', () => {
  const payment = {
    id: 'pay-1',
    billId: 'x-bill',
    reference: 'CLD-1',
    accountId: 'a-1',
    date: bill.dueDate,
    isDeleted: false,
    isReconciled: false,
    isInBatch: false,
  };

  function unpaid(isDeleted: boolean) {
    const books = afterLoss(
      9,
      { paymentsBetween: () => Promise.resolve(ok([{ ...payment, isDeleted }])) },
      { kind: 'payment', proposalIds: ['p-1'] },
    );
    books.keep(1, { state: 'uncertain', document: bill, unpaidId: 'x-bill' });
    return books;
  }

  test('is there: its bill is whole', async () => {
    const { resolve, standing, ledger } = unpaid(false);
    await resolve();
    expect(standing('p-1')).toEqual(['pushed pushed']);
    expect(ledger.proposal('p-1')).toMatchObject({ unpaidId: null, paymentId: 'pay-1', remote: { id: 'x-bill' } });
  });

  test('was deleted by someone: it is not paid again by itself, and the bill is no look-alike', async () => {
    const { resolve, standing, ledger, said } = unpaid(true);
    await resolve();
    expect(standing('p-1')).toEqual(['held deleted-in-xero']);
    expect(ledger.proposal('p-1')).toMatchObject({ lookAlikeId: null, unpaidId: 'x-bill' });
    expect(said()[0]).toBe(
      'mark-deleted: Xero had its payment, and someone deleted that there. It is not paid again unless you approve it.',
    );
  });
});
