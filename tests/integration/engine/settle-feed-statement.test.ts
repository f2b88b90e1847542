import { describe, expect, test } from 'vitest';
import { sendFeedStatement } from '../../../electron/engine/send-feed-statement.ts';
import { describeFeedStatement, settleFeedStatement } from '../../../electron/engine/settle-feed-statement.ts';
import type { FeedStatement } from '../../../electron/ports/bank-feed-store.ts';
import type { BankFeeds, FeedAnswer, RemoteFeedStatement } from '../../../electron/ports/bank-feeds.ts';
import type { Failure } from '../../../shared/domain/failure.ts';
import { feedProblem } from '../../../shared/domain/feed-problem.ts';
import type { FeedLine, FeedStatementPlan } from '../../../shared/domain/feed-statement.ts';
import { sha256Hex } from '../../../shared/domain/hash.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import { fails, minute, type ScriptedEngine, scriptedEngine, startAt } from './scripted-engine.ts';

const startMs = Date.parse(startAt);
const named = "The bank feed's statement GBP:saas, 2026-11-01 – 2026-11-03 (2)";
const problem = { code: 'invalid-end-balance', message: 'The balances do not add up.' };

const statement: FeedStatement = {
  id: 's-1',
  accountId: 'GBP:saas',
  tenantId: 'tenant-1',
  connectionId: 'feed-1',
  from: '2026-11-01',
  to: '2026-11-03',
  openingMinor: 0n,
  closingMinor: -300n,
  lines: 2,
  idempotencyKey: 'key-1',
  body: '{}',
  bodyHash: sha256Hex('{}'),
  firstSentAt: startAt,
  state: 'sending',
  xeroId: null,
  problem: null,
  decidedBy: null,
  updatedAt: '2026-11-30T09:00:00.000Z',
};

function line(movementId: string): FeedLine {
  return {
    movementId,
    postedDay: '2026-11-02',
    amountMinor: -150,
    payee: 'Figma',
    description: '',
    reference: movementId,
  };
}

/** The same statement as Xero has it. */
function present(over: Partial<RemoteFeedStatement> = {}): RemoteFeedStatement {
  return {
    id: 'xs-1',
    status: 'delivered',
    from: '2026-11-01',
    to: '2026-11-03',
    balancesMinor: { opening: 0n, closing: -300n },
    problem: null,
    ...over,
  };
}

/** How the books have statement `s-1`, or the one that was made. */
function stored({ ledger }: ScriptedEngine): FeedStatement {
  const found = ledger.feedStatements('GBP:saas').at(-1);
  if (found === undefined) throw new Error('There is no statement.');
  return found;
}

/** A statement in the books that left so many minutes ago. */
function settling(ageMinutes: number, feeds: Partial<BankFeeds>, over: Partial<FeedStatement> = {}) {
  const books = scriptedEngine({ feeds });
  const firstSentAt = new Date(startMs - ageMinutes * minute).toISOString();
  const one: FeedStatement = { ...statement, firstSentAt, ...over };
  books.keep(1);
  books.keep(2);
  books.ledger.transaction(() => books.ledger.appendFeedStatement(one, [line('m-1'), line('m-2')]));
  return {
    ...books,
    settle: () => settleFeedStatement(books.engine, books.run, one),
    now: () => stored(books),
    fed: () => [...books.ledger.fedMovementIds('GBP:saas')].sort(),
  };
}

function lists(...all: readonly RemoteFeedStatement[]): Pick<BankFeeds, 'feedStatementsOf'> {
  return { feedStatementsOf: () => Promise.resolve(ok(all)) };
}

describe('a statement that Xero has taken', () => {
  const taken = { state: 'pending', xeroId: 'xs-1' } as const;
  const says = (one: RemoteFeedStatement | null): Partial<BankFeeds> => ({
    feedStatement: (tenantId, id) =>
      Promise.resolve(tenantId === 'tenant-1' && id === 'xs-1' ? ok(one) : fails('notFound')),
  });

  test('is in Xero once Xero says so', async () => {
    const { settle, now, said, ledger } = settling(1, says(present()), taken);
    expect(await settle()).toEqual(ok(null));
    expect(now()).toMatchObject({ state: 'delivered', xeroId: 'xs-1', problem: null, updatedAt: startAt });
    expect(said()).toEqual([`feed-statement-delivered: ${named} is in Xero.`]);
    expect(ledger.activity({ limit: 1 })[0]?.runId).toBe('run-1');
  });

  test('is asked for again by a later sync while Xero works on it', async () => {
    const { settle, now, said } = settling(20, says(present({ status: 'pending' })), taken);
    expect(await settle()).toEqual(ok(null));
    expect(now()).toMatchObject({ state: 'pending', xeroId: 'xs-1' });
    expect(said()).toEqual([]);
  });

  test('was rejected with what Xero says, or without a word', async () => {
    const told = settling(1, says(present({ status: 'rejected', problem })), taken);
    await told.settle();
    expect(told.now()).toMatchObject({ state: 'rejected', xeroId: 'xs-1', problem, updatedAt: startAt });
    expect(told.said()).toEqual([
      `feed-statement-rejected: Xero rejected the bank feed's statement GBP:saas, 2026-11-01 – 2026-11-03 (2). ${problem.message}`,
    ]);
    expect(told.ledger.activity({ limit: 1 })[0]?.runId).toBe('run-1');
    expect(told.fed()).toEqual([]); // its movements are free for another one
    const silent = settling(1, says(present({ status: 'rejected' })), taken);
    await silent.settle();
    expect(silent.now().problem).toEqual(feedProblem('rejected', ''));
  });

  test('may not be listed yet; nine minutes after it left it is gone, and a person says what is to become of it', async () => {
    const young = settling(8, says(null), taken);
    expect(await young.settle()).toEqual(ok(null));
    expect(young.now().state).toBe('pending');
    const old = settling(9, says(null), taken);
    expect(await old.settle()).toEqual(ok(null));
    expect(old.now()).toMatchObject({ state: 'rejected', problem: { code: 'statement-not-found' } });
  });

  test('stays as it is where Xero cannot be asked', async () => {
    const { settle, now } = settling(20, { feedStatement: () => Promise.resolve(fails('offline')) }, taken);
    expect(await settle()).toEqual(fails('offline'));
    expect(now().state).toBe('pending');
  });
});

describe('a statement whose answer was lost', () => {
  test.each(['sending', 'uncertain'] as const)('is found by its days and balances (%s)', async (state) => {
    const { settle, now } = settling(1, lists(present({ id: 'xs-2' })), { state });
    expect(await settle()).toEqual(ok(null));
    expect(now()).toMatchObject({ state: 'delivered', xeroId: 'xs-2' });
  });

  test.each([
    ['begins on another day', present({ from: '2026-11-02' })],
    ['ends on another day', present({ to: '2026-11-04' })],
    ['opens with another balance', present({ balancesMinor: { opening: 1n, closing: -300n } })],
    ['closes with another balance', present({ balancesMinor: { opening: 0n, closing: -301n } })],
    ['is of a currency that is not known', present({ balancesMinor: null })],
  ])('is not one that %s', async (_, another) => {
    const { settle, now } = settling(1, lists(another));
    await settle();
    expect(now()).toMatchObject({ state: 'uncertain', xeroId: null });
  });

  test('is none that the books know as another one', async () => {
    const { settle, now, ledger, keep } = settling(1, lists(present({ id: 'xs-0' })));
    keep(3);
    ledger.transaction(() =>
      ledger.appendFeedStatement(
        { ...statement, id: 's-0', idempotencyKey: 'key-0', state: 'delivered', xeroId: 'xs-0' },
        [line('m-3')],
      ),
    );
    await settle();
    expect(now().id === 's-0' ? ledger.feedStatements('GBP:saas')[0]?.state : now().state).toBe('uncertain');
  });

  test('is the one that stands before one that was rejected', async () => {
    const rejected = present({ id: 'xs-0', status: 'rejected', problem });
    const { settle, now } = settling(1, lists(rejected, present({ id: 'xs-1', status: 'pending' })));
    await settle();
    expect(now()).toMatchObject({ state: 'pending', xeroId: 'xs-1' });
    const alone = settling(1, lists(rejected));
    await alone.settle();
    expect(alone.now()).toMatchObject({ state: 'rejected', xeroId: 'xs-0' });
  });

  test('is asked for by the connection and currency of its account', async () => {
    const asked: unknown[] = [];
    const { settle } = settling(1, {
      feedStatementsOf(...query) {
        asked.push(query);
        return Promise.resolve(ok([]));
      },
    });
    await settle();
    expect(asked).toEqual([['tenant-1', 'feed-1', 'GBP']]);
  });

  test('waits until nine minutes are over, and has never arrived where it is not there then', async () => {
    const young = settling(8, lists());
    expect(await young.settle()).toEqual(ok(null));
    expect(young.now()).toMatchObject({ state: 'uncertain', updatedAt: startAt });
    expect(young.run.waitingUntilMs).toBe(startMs + minute);
    expect(young.fed()).toEqual(['m-1', 'm-2']);
    const old = settling(9, lists());
    expect(await old.settle()).toEqual(ok(null));
    expect(old.now()).toMatchObject({ state: 'unsent', updatedAt: startAt });
    expect(old.run.waitingUntilMs).toBeNull();
    expect(old.fed()).toEqual([]);
    expect(old.said()).toEqual([`feed-statement-unsent: ${named} did not reach Xero. Its lines go with the next one.`]);
    expect(old.ledger.activity({ limit: 1 })[0]?.runId).toBe('run-1');
  });

  test('waits in full once more where it left in the future', async () => {
    const { settle, now, run } = settling(-1, lists());
    await settle();
    expect(now()).toMatchObject({ state: 'uncertain', firstSentAt: startAt });
    expect(run.waitingUntilMs).toBe(startMs + 9 * minute);
  });

  test('stays as it is where Xero cannot be asked', async () => {
    const { settle, now } = settling(20, { feedStatementsOf: () => Promise.resolve(fails('offline')) });
    expect(await settle()).toEqual(fails('offline'));
    expect(now().state).toBe('sending');
  });
});

test.each(['delivered', 'rejected', 'unsent'] as const)('a statement that is %s is not asked for', async (state) => {
  const { settle, now } = settling(20, {}, { state, xeroId: 'xs-1' });
  expect(await settle()).toEqual(ok(null));
  expect(now().state).toBe(state);
});

describe('sending a statement', () => {
  const target = {
    accountId: 'GBP:saas',
    tenantId: 'tenant-1',
    currency: 'GBP',
    xeroAccountId: 'account-090',
    accountToken: 'tb-1',
    connectionId: 'feed-1',
  };
  const plan: FeedStatementPlan = {
    from: '2026-11-01',
    to: '2026-11-03',
    lines: [line('m-1'), line('m-2')],
    openingMinor: 0n,
    closingMinor: -300n,
  };

  function sending(answer: Result<FeedAnswer, Failure>, feeds: Partial<BankFeeds> = {}) {
    const sent: unknown[] = [];
    const books: ScriptedEngine = scriptedEngine({
      feeds: {
        encodeFeedStatement: (connectionId, currency, { lines }) => `${connectionId} ${currency} ${lines.length}`,
        sendFeedStatement(tenantId, body, write) {
          sent.push({ tenantId, body, ...write, books: { ...stored(books) } });
          return Promise.resolve(answer);
        },
        ...feeds,
      },
    });
    books.keep(1);
    books.keep(2);
    return {
      ...books,
      sent,
      send: () => sendFeedStatement(books.engine, books.run, target, plan),
      now: () => stored(books),
      fed: () => [...books.ledger.fedMovementIds('GBP:saas')].sort(),
    };
  }

  const takes: Result<FeedAnswer, Failure> = ok({ status: 'pending', id: 'xs-1' });

  test('it stands in the books with its bytes, key and movements before it leaves', async () => {
    const { send, sent, said, now, fed, ledger } = sending(takes, {
      feedStatement: () => Promise.resolve(ok(present())),
    });
    expect(await send()).toEqual(ok('delivered'));
    const { id, idempotencyKey } = now();
    expect(id).not.toBe(idempotencyKey);
    const kept = { ...statement, id, idempotencyKey, body: 'feed-1 GBP 2', bodyHash: sha256Hex('feed-1 GBP 2') };
    expect(sent).toEqual([
      {
        tenantId: 'tenant-1',
        body: 'feed-1 GBP 2',
        idempotencyKey,
        notAfterMs: startMs + 3 * minute,
        books: { ...kept, updatedAt: startAt },
      },
    ]);
    expect(said()).toEqual([
      `feed-statement-sent: ${named} is sent to Xero.`,
      `feed-statement-delivered: ${named} is in Xero.`,
    ]);
    expect(ledger.activity({ limit: 2 }).map(({ runId }) => runId)).toEqual(['run-1', 'run-1']);
    expect(fed()).toEqual(['m-1', 'm-2']);
  });

  test('what was to be corrected of a line that never arrived is right in it, and open no more', async () => {
    const { send, ledger, keep } = sending(takes, { feedStatement: () => Promise.resolve(ok(present())) });
    keep(3);
    const change = {
      accountId: 'GBP:saas',
      sentMinor: -1,
      nowMinor: -2,
      sentDay: null,
      nowDay: null,
      notedAt: startAt,
    };
    const earlier = { ...statement, id: 's-0', idempotencyKey: 'key-0', state: 'delivered', xeroId: 'xs-0' } as const;
    ledger.transaction(() => {
      ledger.appendFeedStatement(earlier, [line('m-3')]);
      for (const movementId of ['m-1', 'm-3']) ledger.saveFedChange({ ...change, movementId });
    });
    await send();
    expect(ledger.fedChanges().map(({ movementId }) => movementId)).toEqual(['m-3']);
  });

  test('what Xero has taken is on record by Xero’s name for it, also where its standing cannot be asked', async () => {
    const { send, now } = sending(takes, { feedStatement: () => Promise.resolve(fails('offline')) });
    expect(await send()).toEqual(fails('offline'));
    expect(now()).toMatchObject({ state: 'pending', xeroId: 'xs-1' });
  });

  test('a lost answer is in doubt until nine minutes after it left, and its movements stay taken', async () => {
    const { send, now, said, run, fed, ledger } = sending(fails('uncertain'));
    expect(await send()).toEqual(ok('uncertain'));
    expect(now()).toMatchObject({ state: 'uncertain', firstSentAt: startAt });
    expect(run.waitingUntilMs).toBe(startMs + 9 * minute);
    expect(said()[1]).toBe(
      `feed-statement-uncertain: Xero did not answer about the bank feed's statement GBP:saas, 2026-11-01 – 2026-11-03 (2). It is looked up before anything is sent again.`,
    );
    expect(ledger.activity({ limit: 1 })[0]?.runId).toBe('run-1');
    expect(fed()).toEqual(['m-1', 'm-2']);
  });

  test('what certainly did not reach Xero leaves its movements to the next one', async () => {
    const { send, now, run, fed } = sending(fails('offline'));
    expect(await send()).toEqual(fails('offline'));
    expect(now().state).toBe('unsent');
    expect(run.waitingUntilMs).toBeNull();
    expect(fed()).toEqual([]);
  });

  test('a refusal is a person’s to decide about, whatever became of earlier statements', async () => {
    const { send, now, keep, ledger } = sending(ok({ status: 'refused', id: 'xs-9', problem }));
    keep(3);
    const earlier = { ...statement, id: 's-0', idempotencyKey: 'key-0', state: 'delivered', xeroId: 'xs-0' } as const;
    ledger.transaction(() => ledger.appendFeedStatement(earlier, [line('m-3')]));
    expect(await send()).toEqual(ok('rejected'));
    expect(now()).toMatchObject({ state: 'rejected', xeroId: 'xs-9', problem });
  });

  describe('that Xero calls a duplicate', () => {
    const duplicate = feedProblem('duplicate-statement', '');
    const refused: Result<FeedAnswer, Failure> = ok({ status: 'refused', id: null, problem: duplicate });

    test('is the one that Xero has already', async () => {
      const { send, now } = sending(refused, lists(present({ id: 'xs-7' })));
      expect(await send()).toEqual(ok('delivered'));
      expect(now()).toMatchObject({ state: 'delivered', xeroId: 'xs-7' });
    });

    test('is rejected where Xero has none that stands', async () => {
      for (const feeds of [lists(), lists(present({ status: 'rejected', problem }))]) {
        const { send, now } = sending(refused, feeds);
        expect(await send()).toEqual(ok('rejected'));
        expect(now()).toMatchObject({ state: 'rejected', xeroId: null, problem: duplicate });
      }
    });

    test('is in doubt where Xero cannot be asked which it has', async () => {
      const { send, now, fed } = sending(refused, { feedStatementsOf: () => Promise.resolve(fails('offline')) });
      expect(await send()).toEqual(fails('offline'));
      expect(now().state).toBe('uncertain');
      expect(fed()).toEqual(['m-1', 'm-2']);
    });
  });
});

test('a statement is told by its account, its days, and how many lines it has', () => {
  expect(describeFeedStatement(statement)).toBe('GBP:saas, 2026-11-01 – 2026-11-03 (2)');
});
