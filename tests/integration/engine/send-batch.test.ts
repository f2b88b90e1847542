import { describe, expect, test } from 'vitest';
import { proposalsOf, sendBatch } from '../../../electron/engine/send-batch.ts';
import type { Batch } from '../../../electron/ports/ledger.ts';
import type { ElementResult, SendRequest } from '../../../electron/ports/xero.ts';
import type { Failure } from '../../../shared/domain/failure.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import { bill } from '../../unit/engine/example-proposal.ts';
import {
  batchOf,
  fails,
  minute,
  rejects,
  type ScriptedEngine,
  scriptedEngine,
  startAt,
  turnsAway,
} from './scripted-engine.ts';

type Answer = Result<readonly ElementResult[], Failure>;

const startMs = Date.parse(startAt);
const lost = fails('uncertain', 'Xero did not answer.');

function created(id: string, ...warnings: readonly string[]): ElementResult {
  return { status: 'created', id, reference: null, warnings };
}

function refused(...messages: readonly string[]): ElementResult {
  return { status: 'refused', messages };
}

/** What left, and how the books stood at that moment. */
interface Sent {
  readonly request: SendRequest;
  readonly atMs: number;
  readonly batch: Batch | null;
  readonly states: readonly string[];
}

/** A request of so many documents that is in the books already, and what Xero says each time that it leaves. */
function aboutToSend(count: number, ...answers: readonly Answer[]) {
  const sent: Sent[] = [];
  const ids = Array.from({ length: count }, (_, index) => `p-${index + 1}`);
  const books: ScriptedEngine = scriptedEngine({
    sendDocuments(request) {
      const { ledger, clock, standing } = books;
      sent.push({ request, atMs: clock.nowMs(), batch: ledger.batch('b-1'), states: standing(...ids) });
      const answer = answers[sent.length - 1];
      if (answer === undefined) throw new Error('It left once too often.');
      return Promise.resolve(answer);
    },
  });
  const batch = batchOf(ids);
  books.ledger.transaction(() => books.ledger.saveBatch(batch));
  for (const [index] of ids.entries()) books.keep(index + 1, { state: 'sending', batchId: batch.id });
  return { ...books, batch, sent, ids, send: () => sendBatch(books.engine, books.run, batch) };
}

describe('an answer for each document', () => {
  test('settles each by its own: in Xero, with a remark, or refused in Xero’s words', async () => {
    const { send, standing, ids, ledger, run, said } = aboutToSend(
      3,
      ok([created('x-1'), refused("Account code '463' has been archived"), created('x-3', 'No account', 'No tax')]),
    );
    expect(await send()).toEqual(ok('done'));
    expect(standing(...ids)).toEqual(['pushed pushed', 'blocked account-archived', 'pushed xero-remark']);
    expect(ledger.proposal('p-1')?.remote).toEqual({ kind: 'bank-transaction', id: 'x-1' });
    expect(ledger.proposal('p-3')?.remote).toEqual({ kind: 'bank-transaction', id: 'x-3' });
    expect(said()).toEqual([
      'confirm: In Xero.',
      "refuse: Xero refused it: Account code '463' has been archived. Choose another account, or restore it in Xero.",
      'confirm: In Xero, with a remark: No account; No tax',
    ]);
    expect(ledger.batch('b-1')?.state).toBe('done');
    expect(run.counts.pushed).toBe(2);
    expect(ledger.activity({ limit: 3 }).map(({ runId }) => runId)).toEqual(['run-1', 'run-1', 'run-1']);
  });

  test('sends alone, and does not block, what was refused without a word because of another one', async () => {
    const { send, standing, ids, said, ledger } = aboutToSend(2, ok([refused(), refused('Thirteen is unlucky')]));
    expect(await send()).toEqual(ok('send-singly'));
    expect(standing(...ids)).toEqual(['approved approved', 'blocked rejected-by-xero']);
    expect(said()[0]).toBe(
      'return: Xero refused the whole request because of another document in it. It goes alone now.',
    );
    expect(ledger.batch('b-1')?.state).toBe('done');
    expect(ledger.activity({ limit: 2 }).map(({ runId }) => runId)).toEqual(['run-1', 'run-1']);
  });

  test('blocks what was refused without a word though it went alone', async () => {
    const { send, standing } = aboutToSend(1, ok([refused()]));
    expect(await send()).toEqual(ok('done'));
    expect(standing('p-1')).toEqual(['blocked rejected-by-xero']);
  });

  test('that does not fit the request settles nothing: nobody could say which answer is whose', async () => {
    const { send, standing, ids, ledger } = aboutToSend(2, ok([created('x-1')]));
    await expect(send()).rejects.toThrow('Batch b-1: 1 results for 2 elements.');
    expect(standing(...ids)).toEqual(['sending approved', 'sending approved']);
    expect(ledger.batch('b-1')?.state).toBe('sending');
  });
});

describe('a lost answer', () => {
  test('is asked for again with the same bytes and key, and the books know it before it leaves', async () => {
    const { send, sent, said, ids, standing, ledger, logged, run } = aboutToSend(
      2,
      lost,
      ok([created('x-1'), created('x-2')]),
    );
    expect(await send()).toEqual(ok('done'));
    const [first, second] = sent;
    expect(second?.request).toMatchObject({ body: first?.request.body, idempotencyKey: 'key-1', tenantId: 'tenant-1' });
    expect(second).toMatchObject({
      batch: { state: 'sending', attempts: 2 },
      states: ['sending approved', 'sending approved'],
    });
    expect(standing(...ids)).toEqual(['pushed pushed', 'pushed pushed']);
    const again = ['answer-lost: Xero did not answer.', 'send: Asking Xero again for the same answer.'] as const;
    expect(said()).toEqual([again[0], again[0], again[1], again[1], 'confirm: In Xero.', 'confirm: In Xero.']);
    expect(ledger.activity({ limit: 6 }).every(({ runId }) => runId === 'run-1')).toBe(true);
    expect(ledger.batch('b-1')).toMatchObject({ state: 'done', attempts: 2, firstSentAt: startAt });
    expect(logged).toEqual([['answer-lost', { batch: 'b-1', attempt: 1, kind: 'uncertain' }]]);
    expect(run.waitingUntilMs).toBeNull();
  });

  test('leaves at most three times in a run, a little later each time, and is looked up nine minutes after the first', async () => {
    const { send, sent, standing, ledger, run } = aboutToSend(1, lost, lost, lost);
    expect(await send()).toEqual(ok('uncertain'));
    const [first = 0, second = 0, third = 0] = sent.map(({ atMs }) => atMs);
    expect(first).toBe(startMs);
    expect(second).toBeGreaterThan(first);
    expect(third - second).toBeGreaterThan(second - first);
    expect(sent).toHaveLength(3);
    expect(standing('p-1')).toEqual(['uncertain answer-lost']);
    expect(ledger.batch('b-1')).toMatchObject({ state: 'uncertain', attempts: 3 });
    expect(run.waitingUntilMs).toBe(startMs + 9 * minute);
  });

  test.each([
    ['a limit', turnsAway(startMs + minute)],
    ['no network', fails('offline')],
    ['a refusal', rejects('The moon is full')],
    ['a consent that is too narrow', fails('scopeLacking')],
    ['a key that was used for another request', fails('conflict')],
    ['a turn that came too late', fails('cancelled')],
  ])('stays lost whatever stops its repetition, such as %s: the first try may have arrived', async (_, failure) => {
    const { send, standing, ids, ledger, run } = aboutToSend(2, lost, failure, failure);
    expect(await send()).toEqual(ok('uncertain'));
    expect(standing(...ids)).toEqual(['uncertain answer-lost', 'uncertain answer-lost']);
    expect(ledger.batch('b-1')?.state).toBe('uncertain');
    expect(run.waitingUntilMs).toBe(startMs + 9 * minute);
  });

  test('is not repeated once Xero may have forgotten its key', async () => {
    const { clock, engine, ...books } = aboutToSend(1, lost);
    const { sendDocuments } = engine.xero;
    const slow = {
      ...engine,
      xero: {
        ...engine.xero,
        async sendDocuments(request: SendRequest) {
          const answer = await sendDocuments(request);
          await clock.sleep(3 * minute - 100);
          return answer;
        },
      },
    };
    expect(await sendBatch(slow, books.run, books.batch)).toEqual(ok('uncertain'));
    expect(books.sent).toHaveLength(1);
    expect(books.standing('p-1')).toEqual(['uncertain answer-lost']);
    expect(books.run.waitingUntilMs).toBe(startMs + 9 * minute);
  });

  test('may not wait for its turn for more than three minutes after the first try', async () => {
    const { send, sent } = aboutToSend(1, lost, lost, lost);
    await send();
    expect(sent.map(({ request }) => request.notAfterMs)).toEqual(Array(3).fill(startMs + 3 * minute));
  });
});

describe('a request that was certainly not carried out', () => {
  test.each([
    ['offline', fails('offline')],
    ['authExpired', fails('authExpired')],
    ['cancelled', fails('cancelled')],
    ['conflict', fails('conflict')],
  ])('stops the push where it is %s, and every document waits approved', async (_, failure) => {
    const { send, standing, ids, ledger, said, run } = aboutToSend(2, failure);
    expect(await send()).toEqual(failure);
    expect(standing(...ids)).toEqual(['approved approved', 'approved approved']);
    expect(ledger.batch('b-1')?.state).toBe('done');
    const message = `return: ${failure.ok ? '' : failure.error.message}`;
    expect(said()).toEqual([message, message]);
    expect(ledger.activity({ limit: 2 }).map(({ runId }) => runId)).toEqual(['run-1', 'run-1']);
    expect(run.waitingUntilMs).toBeNull();
    const alone = aboutToSend(1, failure);
    expect(await alone.send()).toEqual(failure);
    expect(alone.standing('p-1')).toEqual(['approved approved']);
  });

  test('waits until the limit is over, and the run says until when', async () => {
    const untilMs = startMs + 20 * minute;
    const { send, standing, ids, ledger, run, said } = aboutToSend(2, turnsAway(untilMs));
    expect(await send()).toEqual(turnsAway(untilMs));
    expect(standing(...ids)).toEqual(['waiting rate-limited', 'waiting rate-limited']);
    expect(ledger.proposal('p-2')?.waitingUntil).toBe('2026-11-30T10:20:00.000Z');
    expect(run.waitingUntilMs).toBe(untilMs);
    expect(said()).toEqual(['wait: Xero is busy.', 'wait: Xero is busy.']);
    expect(ledger.activity({ limit: 2 }).map(({ runId }) => runId)).toEqual(['run-1', 'run-1']);
    expect(ledger.batch('b-1')?.state).toBe('done');
  });

  test('is blocked where the consent does not cover it, and the others go on', async () => {
    const { send, standing, ids, run, ledger } = aboutToSend(2, fails('scopeLacking'));
    expect(await send()).toEqual(ok('done'));
    expect(ledger.activity({ limit: 2 }).map(({ runId }) => runId)).toEqual(['run-1', 'run-1']);
    expect(standing(...ids)).toEqual(['blocked consent-too-narrow', 'blocked consent-too-narrow']);
    expect(run.waitingUntilMs).toBeNull();
  });

  test('is about its own document where that went alone, and says Xero’s words', async () => {
    const { send, standing, said, ledger } = aboutToSend(1, rejects('The moon is full'));
    expect(await send()).toEqual(ok('done'));
    expect(standing('p-1')).toEqual(['blocked rejected-by-xero']);
    expect(said()[0]).toContain('Xero refused it: The moon is full.');
    expect(ledger.activity({ limit: 1 })[0]?.runId).toBe('run-1');
  });

  test('says of a bill that it is in Xero where only its payment was refused', async () => {
    const { send, keep, said } = aboutToSend(1, rejects('The moon is full'));
    keep(1, { state: 'sending', batchId: 'b-1', document: bill, unpaidId: 'x-bill' });
    await send();
    expect(said()[0]).toMatch(/^refuse: The bill is in Xero and unpaid, because Xero refused its payment/);
  });

  test('is sent singly where there were several, because nobody knows whose fault it is', async () => {
    const { send, standing, ids } = aboutToSend(2, rejects('The moon is full'));
    expect(await send()).toEqual(ok('send-singly'));
    expect(standing(...ids)).toEqual(['approved approved', 'approved approved']);
  });
});

test('a request names its documents in their order, and one that the books lack is a mistake that is told', () => {
  const { engine, keep } = scriptedEngine();
  keep(1);
  keep(2);
  expect(proposalsOf(engine, batchOf(['p-2', 'p-1'])).map(({ id }) => id)).toEqual(['p-2', 'p-1']);
  expect(() => proposalsOf(engine, batchOf(['p-9']))).toThrow('Batch b-1 names proposal p-9, which the ledger lacks.');
});
