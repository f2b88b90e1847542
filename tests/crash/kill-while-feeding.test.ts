import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CledaraTransaction } from '../../electron/sandbox/world/cledara-shapes.ts';
import type { SandboxWorld } from '../../electron/sandbox/world/sandbox-world.ts';
import { markerOf } from '../../shared/domain/marker.ts';
import { feedSetup } from './cledara-feed.ts';
import { type CrashScene, chosenSeed, openCrashScene } from './crash-scene.ts';
import { checkEnd } from './go-on.ts';
import { type Asking, isOne, killAtMoment, type Moment } from './moment.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

const connecting: Asking = { service: 'xero', method: 'POST', path: /\/FeedConnections$/ };
const stating: Asking = { service: 'xero', method: 'POST', path: /\/Statements$/ };
const reading: Asking = { service: 'xero', method: 'GET', path: /\/Statements\/[^/]+$/ };

const notDone = { kind: 'hang-before' } as const;
const doneButUnanswered = { kind: 'hang-after' } as const;

let scene: CrashScene;
const movements: CledaraTransaction[] = [];

// One company for all of these, as in life: each test goes on from where the one before it has ended.
beforeAll(async () => {
  scene = await openCrashScene(chosenSeed(), { bankFeeds: true, setup: feedsAlone });
});

/** A payment of each account, of a day that is over. */
beforeEach(() => {
  for (const currency of ['EUR', 'GBP']) {
    movements.push(scene.sandbox.world.addTransaction({ currency, amount: -scene.random.whole(100, 99_999) / 100 }));
  }
  scene.clock.aheadMs += dayMs;
});

afterAll(() => scene.close());

/** Bank feeds for both accounts, and no documents. */
function feedsAlone(world: SandboxWorld): object {
  const setup = JSON.stringify(feedSetup(world));
  return JSON.parse(
    setup
      .replaceAll('"enabled":true', '"enabled":true,"bankFeed":true')
      .replace(/"pushTransactions":true/, '"pushTransactions":false'),
  );
}

function asked(what: Asking): number {
  return scene.sandbox.world.requests.filter((entry) => isOne(entry, what)).length;
}

/** No line is in Xero twice, none is there that should not be; with `complete`, none is missing, and the balances say so. */
function checkFed({ complete }: { readonly complete: boolean }): void {
  const { feeds } = scene.sandbox.world.xero;
  const lines = feeds
    .delivered(scene.clock.nowMs())
    .map(({ transactionId, amountMinor }) => ({ transactionId, amountMinor }));
  const expected = movements.map(({ id, amount }) => ({
    transactionId: markerOf(id),
    amountMinor: Math.round(amount * 100),
  }));
  expect(new Set(lines.map(({ transactionId }) => transactionId)).size).toBe(lines.length);
  if (complete) expect(lines).toHaveLength(expected.length);
  for (const line of lines) expect(expected).toContainEqual(line);
  const accounts = feeds.connections.map(({ accountId }) => accountId);
  expect(new Set(accounts).size).toBe(accounts.length);
  // Nothing was sent that Xero only dropped as known: each statement adds up to its own lines.
  for (const { startMinor, endMinor, lines: own, errors } of feeds.statements) {
    expect(errors).toEqual([]);
    expect(endMinor - startMinor).toBe(own.reduce((sum, { amountMinor }) => sum + amountMinor, 0));
  }
}

async function kill(moment: Moment): Promise<void> {
  await killAtMoment(scene, moment);
  checkFed({ complete: false });
}

/** One sync, left alone: until when it waits, or null. */
async function sync(): Promise<string | null> {
  const waitingUntil = checkEnd(await scene.startSync().ended);
  checkFed({ complete: waitingUntil === null });
  return waitingUntil;
}

test('killed while feeds are connected: each is made once, and what never arrived is asked for after nine minutes', async () => {
  await kill({ at: connecting, fault: notDone, until: 'arrived' });
  expect(scene.sandbox.world.xero.feeds.connections).toHaveLength(0);
  await kill({ at: connecting, fault: doneButUnanswered, until: 'arrived' }); // that of the other account
  scene.clock.aheadMs += 4 * minuteMs;
  expect(await sync()).not.toBeNull();
  expect(asked(connecting)).toBe(2);
  scene.clock.aheadMs += 6 * minuteMs;
  expect(await sync()).toBeNull();
  expect(asked(connecting)).toBe(3);
});

test('killed while statements are on their way: what arrived is found, what did not goes after nine minutes', async () => {
  const before = asked(stating);
  await kill({ at: stating, fault: doneButUnanswered, until: 'arrived' });
  await kill({ at: stating, fault: notDone, until: 'arrived' }); // that of the other account
  scene.clock.aheadMs += 4 * minuteMs;
  expect(await sync()).not.toBeNull();
  expect(asked(stating)).toBe(before + 2);
  scene.clock.aheadMs += 6 * minuteMs;
  expect(await sync()).toBeNull();
  expect(asked(stating)).toBe(before + 3);
});

test('killed when Xero has taken a statement, and while it is asked what became of it: sent once', async () => {
  const before = asked(stating);
  await kill({ at: stating, until: 'answered' });
  // Where this machine is late with the kill, nothing more is known of the statement all the same.
  const late = { times: Number.POSITIVE_INFINITY, fault: { kind: 'slow', ms: 1000 } } as const;
  scene.sandbox.faults.next({ ...reading, ...late });
  await kill({ at: stating, until: 'saving' }); // that of the other account
  await kill({ at: reading, fault: notDone, until: 'arrived' });
  expect(await sync()).toBeNull();
  expect(asked(stating)).toBe(before + 2);
});
