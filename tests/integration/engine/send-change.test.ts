import { describe, expect, test } from 'vitest';
import { carryOutChange } from '../../../electron/engine/send-change.ts';
import type { Change } from '../../../electron/ports/change.ts';
import type { ChangeRequest, ChangeResult } from '../../../electron/ports/xero.ts';
import type { Failure } from '../../../shared/domain/failure.ts';
import { sha256Hex } from '../../../shared/domain/hash.ts';
import type { RemoteDetails } from '../../../shared/domain/remote-details.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import { remote } from '../../unit/domain/example-match.ts';
import { fails, minute, rejects, type ScriptedEngine, scriptedEngine, startAt, turnsAway } from './scripted-engine.ts';

type Answer = Result<readonly ChangeResult[], Failure>;

const startMs = Date.parse(startAt);
const lost = fails('uncertain');
const done: ChangeResult = { status: 'done' };

function standing(id: string, status: RemoteDetails['status'] = 'AUTHORISED'): RemoteDetails {
  return { ...remote(id, { status }), bill: null, lines: [], updatedAt: null };
}

/** Two documents in Xero, `x-1` and `x-2`, are to be taken out, and what Xero says to each request, and to a look. */
function removing(answers: readonly Answer[], look: Result<readonly RemoteDetails[], Failure> = ok([])) {
  const sent: { readonly request: ChangeRequest; readonly atMs: number; readonly open: readonly Change[] }[] = [];
  const books: ScriptedEngine = scriptedEngine({
    clockAheadMs: () => 2000,
    changeDocuments(request) {
      sent.push({ request, atMs: books.clock.nowMs(), open: books.ledger.openChanges() });
      const answer = answers[sent.length - 1];
      if (answer === undefined) throw new Error('It left once too often.');
      return Promise.resolve(answer);
    },
    documentsById: () => Promise.resolve(look),
  });
  for (const number of [1, 2]) {
    books.keep(number, { state: 'pushed', remote: { kind: 'bank-transaction', id: `x-${number}` } });
  }
  const wanted = {
    tenantId: 'tenant-1',
    what: 'remove',
    remoteKind: 'bank-transaction',
    author: 'Ada',
    items: [1, 2].map((number) => ({ proposalId: `p-${number}`, remoteId: `x-${number}`, becomes: null })),
    body: '{"gone":2}',
  } as const;
  return { ...books, sent, remove: () => carryOutChange(books.engine, wanted) };
}

const nothing = { refused: [], waitingUntilMs: null, failure: null };

describe('a change of what is in Xero', () => {
  test('stands in the books before it leaves, with its bytes and a key of its own', async () => {
    const { remove, sent, standing: states, ledger } = removing([ok([done, done])]);
    expect(await remove()).toEqual(nothing);
    const [{ request, open } = { request: null, open: [] }] = sent;
    const [change] = open;
    expect(open).toHaveLength(1);
    expect(change).toMatchObject({
      state: 'sending',
      attempts: 1,
      body: '{"gone":2}',
      bodyHash: sha256Hex('{"gone":2}'),
      firstSentAt: '2026-11-30T09:59:58.000Z', // by Xero's clock
      author: 'Ada',
    });
    expect(change?.id).not.toBe(change?.idempotencyKey);
    expect(request).toMatchObject({
      tenantId: 'tenant-1',
      kind: 'bank-transaction',
      what: 'remove',
      ids: ['x-1', 'x-2'],
      body: '{"gone":2}',
      idempotencyKey: change?.idempotencyKey,
      notAfterMs: startMs + 3 * minute,
    });
    expect(states('p-1', 'p-2')).toEqual(['undone undone', 'undone undone']);
    expect(ledger.openChanges()).toEqual([]);
  });

  test('is settled document by document: what Xero refused stays as it stood, and says why', async () => {
    const {
      remove,
      standing: states,
      said,
      ledger,
    } = removing([ok([{ status: 'refused', messages: ['This document is reconciled'] }, done])]);
    const { refused, ...rest } = await remove();
    expect(refused).toMatchObject([{ proposalId: 'p-1', refusal: { message: expect.stringContaining('reconciled') } }]);
    expect(rest).toEqual({ waitingUntilMs: null, failure: null });
    expect(states('p-1', 'p-2')).toEqual(['pushed approved', 'undone undone']);
    expect(said()).toEqual([`undo-refused: ${refused[0]?.refusal.message}`, expect.stringMatching(/^undo: /)]);
    expect(ledger.openChanges()).toEqual([]);
  });

  test('settles nothing by an answer that does not fit', async () => {
    const { remove, standing: states, ledger } = removing([ok([done])]);
    await expect(remove()).rejects.toThrow(/^Change .*: 1 results\.$/);
    expect(states('p-1', 'p-2')).toEqual(['pushed approved', 'pushed approved']);
    expect(ledger.openChanges()).toHaveLength(1);
  });

  test('does not settle what another look has settled meanwhile', async () => {
    const { engine, keep, remove, standing: states, said } = removing([]);
    engine.xero.changeDocuments = () => {
      keep(1, { state: 'held', reason: { code: 'by-hand', message: '' } });
      return Promise.resolve(ok([done, done]));
    };
    expect(await remove()).toEqual(nothing);
    expect(states('p-1', 'p-2')).toEqual(['held by-hand', 'undone undone']);
    expect(said()).toHaveLength(1);
  });
});

describe('a change that was certainly not carried out', () => {
  test('is about its documents where Xero refused it', async () => {
    const { remove, standing: states, said, ledger } = removing([rejects('The moon is full')]);
    const { refused, failure } = await remove();
    expect(refused.map(({ proposalId }) => proposalId)).toEqual(['p-1', 'p-2']);
    expect(failure).toBeNull();
    expect(states('p-1', 'p-2')).toEqual(['pushed approved', 'pushed approved']);
    expect(said()).toEqual([expect.stringContaining('The moon is full'), expect.stringContaining('The moon is full')]);
    expect(ledger.openChanges()).toEqual([]);
  });

  test.each([
    ['offline', fails('offline')],
    ['turned away by a limit', turnsAway(7)],
    ['too late', fails('cancelled')],
  ])('stops all others where it is %s, and nothing is said of its documents', async (_, failure) => {
    const { remove, said, ledger, sent } = removing([failure]);
    expect(await remove()).toEqual({ ...nothing, failure: failure.ok ? null : failure.error });
    expect(said()).toEqual([]);
    expect(ledger.openChanges()).toEqual([]);
    expect(sent).toHaveLength(1);
  });
});

describe('a change whose answer was lost', () => {
  test('is asked for again with the same bytes and key, the count of tries being in the books', async () => {
    const { remove, sent, standing: states, ledger } = removing([lost, ok([done, done])]);
    expect(await remove()).toEqual(nothing);
    const [first, second] = sent;
    expect(second?.request).toMatchObject({
      body: first?.request.body,
      idempotencyKey: first?.request.idempotencyKey,
      ids: ['x-1', 'x-2'],
      notAfterMs: startMs + 3 * minute,
    });
    expect(second?.open).toMatchObject([{ state: 'sending', attempts: 2 }]);
    expect(states('p-1', 'p-2')).toEqual(['undone undone', 'undone undone']);
    expect(ledger.openChanges()).toEqual([]);
  });

  test('is looked up after three tries, each a little later; what has gone is gone', async () => {
    const { remove, sent, standing: states } = removing([lost, lost, lost], ok([standing('x-1', 'DELETED')]));
    expect(await remove()).toEqual(nothing);
    const [first = 0, second = 0, third = 0] = sent.map(({ atMs }) => atMs);
    expect(second).toBeGreaterThan(first);
    expect(third - second).toBeGreaterThan(second - first);
    expect(states('p-1', 'p-2')).toEqual(['undone undone', 'undone undone']);
  });

  test('stays open while its documents stand, and says when they are looked at again', async () => {
    const {
      remove,
      standing: states,
      ledger,
      clock,
    } = removing([lost, lost, lost], ok([standing('x-1'), standing('x-2')]));
    const { waitingUntilMs, ...rest } = await remove();
    expect(waitingUntilMs).toBe(clock.nowMs() + 9 * minute);
    expect(rest).toEqual({ refused: [], failure: null });
    expect(states('p-1', 'p-2')).toEqual(['pushed approved', 'pushed approved']);
    expect(ledger.openChanges()).toMatchObject([{ state: 'uncertain' }]);
  });

  test.each([
    ['a refusal', rejects('The moon is full')],
    ['a limit', turnsAway(7)],
    ['no network', fails('offline')],
  ])('stays lost whatever stops its repetition, such as %s: the first try may have arrived', async (_, failure) => {
    const { remove, said, ledger, sent } = removing([lost, failure], fails('offline'));
    expect(await remove()).toEqual({
      ...nothing,
      failure: { kind: 'offline', source: 'xero', message: 'It is offline.' },
    });
    expect(said()).toEqual([]);
    expect(sent).toHaveLength(2);
    expect(ledger.openChanges()).toMatchObject([{ state: 'uncertain' }]);
  });

  test('is not repeated once Xero may have forgotten its key', async () => {
    const { engine, clock, remove, sent } = removing([lost], ok([]));
    const { changeDocuments } = engine.xero;
    engine.xero.changeDocuments = async (request) => {
      const answer = await changeDocuments(request);
      await clock.sleep(3 * minute - 100);
      return answer;
    };
    expect(await remove()).toEqual(nothing);
    expect(sent).toHaveLength(1);
  });
});
