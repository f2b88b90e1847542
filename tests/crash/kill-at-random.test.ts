import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { RequestEntry } from '../../electron/sandbox/http/journal.ts';
import { BooksMemory, checkExactlyOnce } from './check-exactly-once.ts';
import type { CommandEnd } from './command-process.ts';
import { type CrashScene, chosenSeed, openCrashScene } from './crash-scene.ts';
import { checkEnd, goOnToTheEnd } from './go-on.ts';
import { killedCompanies, killsOfCompany } from './random-kills.ts';

/** Some runs end before their moment has come, and are tried again; more than so many do not. */
const mostMissed = 30;
/** After so many kills in a row a run is left to end, and nothing may be missing then. */
const killsInARow = 8;
/** This part of the moments lies before a run's first request, the others after it. */
const startingShare = 0.15;
/** What an answer takes besides, in milliseconds, so that a run is long where it talks to the services. */
const readingMs = 3;
const writingMs = 30;
const minuteMs = 60_000;
/** A sign-in that was changed and not heard of can be repeated for 30 minutes (developer.xero.com/faq/oauth2). */
const mostSkippedMs = 20 * minuteMs;

interface Kill {
  readonly moment: number;
  readonly phase: string;
}

test.concurrent.for(killedCompanies)(
  `with %s, killed at ${killsOfCompany} random moments and started again each time, it posts no movement twice and misses none`,
  async (_name, { annotate }) => {
    const scene = await openCrashScene(chosenSeed());
    const history: Kill[] = [];
    try {
      const { faults } = scene.sandbox;
      const always = { path: /./, times: Number.POSITIVE_INFINITY, fault: { kind: 'slow', ms: writingMs } } as const;
      for (const method of ['PUT', 'POST']) faults.next({ service: 'xero', method, ...always });
      faults.seededChaos(scene.seed, [{ rate: 1, fault: { kind: 'slow', ms: readingMs } }]);
      const { hits, missed } = await killAgainAndAgain(scene, history);
      expect(hits).toBe(killsOfCompany);
      const phases = tally(history);
      expect(phases.size).toBeGreaterThanOrEqual(6);
      const times = [...phases].map(([phase, count]) => `${phase} ${count}`).join(', ');
      await annotate(`${hits} kills of living runs, ${missed} too late, seed ${scene.seed}; ${times}`);
    } catch (error) {
      const last = history.slice(-killsInARow).map(({ moment, phase }) => `at ${moment.toFixed(3)} of it, ${phase}`);
      const where = `Seed ${scene.seed} (TALLYBRIDGE_TEST_SEED plays its dice again), kill ${history.length}; the last: ${last.join('; ')}`;
      throw new Error(`${where}\n${error instanceof Error ? error.message : error}`, { cause: error });
    } finally {
      await scene.close();
    }
  },
);

async function killAgainAndAgain(scene: CrashScene, history: Kill[]): Promise<{ hits: number; missed: number }> {
  const { feed, random, clock } = scene;
  const memory = new BooksMemory();
  feed.addDay();
  let pace = paceOf(scene, await goOnToTheEnd(scene, memory));
  let skippedMs = 0;
  let inARow = 0;
  let missed = 0;
  // One moment out of each part of a run that is as long, in any order: together they cover all of it.
  const moments = random.shuffled(
    Array.from({ length: killsOfCompany }, (_, index) => (index + random.next()) / killsOfCompany),
  );
  for (const moment of moments) {
    feed.addDay();
    for (;;) {
      const { end, phase } = await killAt(scene, moment, pace);
      if (end.killed) {
        history.push({ moment, phase });
        break;
      }
      missed += 1;
      if (missed > mostMissed) throw new Error('Too many runs ended before they could be killed');
      pace = paceOf(scene, end);
      const complete = checkEnd(end) === null;
      checkExactlyOnce(scene, memory, { complete });
      if (complete) inARow = 0;
      feed.addDay();
    }
    checkExactlyOnce(scene, memory, { complete: false });
    inARow += 1;
    const skipMs = random.pick([0, 0, 4 * minuteMs, 10 * minuteMs]);
    if (skippedMs + skipMs <= mostSkippedMs) {
      clock.aheadMs += skipMs;
      skippedMs += skipMs;
    }
    if (inARow >= killsInARow) {
      pace = paceOf(scene, await goOnToTheEnd(scene, memory));
      inARow = 0;
      skippedMs = 0;
    }
  }
  await goOnToTheEnd(scene, memory);
  const again = await goOnToTheEnd(scene, memory);
  expect(again.summary).toMatchObject({ pushed: 0, attached: 0, alreadyInXero: 0 });
  return { hits: history.length, missed };
}

/** How long a run takes here and now, in milliseconds: until its first request, and from there to its end. */
interface Pace {
  readonly startMs: number;
  readonly workMs: number;
}

function paceOf(scene: CrashScene, { startedMs, lastedMs }: CommandEnd): Pace {
  const sinceStart = (entry: RequestEntry) => entry.at - scene.clock.aheadMs - startedMs;
  const first = scene.sandbox.world.requests.find((entry) => sinceStart(entry) >= 0);
  if (first === undefined) throw new Error('The run asked for nothing');
  const startMs = sinceStart(first);
  return { startMs, workMs: lastedMs - startMs };
}

async function killAt(scene: CrashScene, moment: number, pace: Pace): Promise<{ end: CommandEnd; phase: string }> {
  const { requests } = scene.sandbox.world;
  const before = requests.length;
  const sync = scene.startSync();
  if (moment < startingShare) await delay((moment / startingShare) * pace.startMs);
  else {
    await sync.until(() => requests.length > before);
    await delay(((moment - startingShare) / (1 - startingShare)) * pace.workMs);
  }
  const phase = phaseOf(requests.slice(before));
  return { end: await sync.kill(), phase };
}

/** What the run was about, by what it had asked for last. */
function phaseOf(requests: readonly RequestEntry[]): string {
  const last = requests.at(-1);
  if (last === undefined) return 'starting';
  const doing = doingOf(last);
  return `${doing}, ${last.status === null ? 'asked' : 'answered'}`;
}

function doingOf({ service, method, path }: RequestEntry): string {
  if (service === 'identity') return 'signing in';
  if (service === 'files' || path.includes('/invoice-url')) return 'fetching an invoice';
  if (service === 'cledara') return 'pulling';
  if (method === 'GET') return 'reading Xero';
  if (path.includes('/Attachments/')) return 'attaching';
  return path.endsWith('/Contacts') ? 'making contacts' : 'posting';
}

function tally(history: readonly Kill[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { phase } of history) counts.set(phase, (counts.get(phase) ?? 0) + 1);
  return counts;
}
