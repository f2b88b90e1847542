import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SystemClock } from '../../../electron/adapters/system/system-clock.ts';
import type { EngineLine } from '../../../electron/engine-process/engine-messages.ts';
import { forkEngine } from '../../../electron/engine-process/fork-engine.ts';
import { WindowCalls } from '../../../electron/engine-process/window-calls.ts';
import { readEnvironment } from '../../../electron/environment.ts';
import { type Sandbox, sampleSetup, startSandbox } from '../../../electron/sandbox/sandbox.ts';
import { BooksWatch } from '../../../electron/shell/books-watch.ts';
import type { News } from '../../../electron/shell/notices.ts';
import type { TrayCompany } from '../../../electron/shell/tray-state.ts';
import { ok } from '../../../shared/lib/result.ts';
import { builtEngine } from '../../fixtures/built-program.ts';
import { memoryLog } from '../../fixtures/electron-double/memory-log.ts';
import { consent, sandboxVariables } from '../../fixtures/test-company.ts';

// The real books, the real engine in a process of its own, and the sandbox: what tray and notifications hear of them.

const folder = mkdtempSync(join(tmpdir(), 'tallybridge-books-watch-'));
const log = memoryLog();
const shown: (readonly TrayCompany[])[] = [];
const pauses: (number | null)[] = [];
const news: News[] = [];
let sandbox: Sandbox;
let calls: WindowCalls;
let watch: BooksWatch;
let engine: EngineLine;

beforeAll(async () => {
  sandbox = await startSandbox({ xeroLimits: { perMinute: 100_000, perDay: 100_000, concurrent: 5 } });
  const environment = readEnvironment({
    ...sandboxVariables(sandbox, folder),
    TALLYBRIDGE_XERO_LIMITS: 'perMinute=100000,perDay=100000',
    TALLYBRIDGE_CLEDARA_LIMITS: 'perMinute=100000',
  });
  if (!environment.ok) throw new Error(environment.error.message);
  const clock = new SystemClock();
  calls = new WindowCalls({
    environment: environment.value,
    clock,
    version: 'test',
    author: 'the test',
    platform: 'desktop',
    openEngine() {
      engine = forkEngine(builtEngine());
      return engine;
    },
  });
  watch = new BooksWatch({
    calls,
    clock,
    log,
    onCompanies: (companies) => shown.push(companies),
    onPause: (untilMs) => pauses.push(untilMs),
    onNews: (one) => news.push(one),
  });
});

afterAll(async () => {
  watch.close();
  await calls.close();
  await sandbox.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function call<T>(company: string | null, method: string, input: unknown): Promise<T> {
  const answer = await calls.call({ company, method, input });
  if (!answer.ok) throw new Error(`${method}: ${answer.error.message}`);
  return answer.value as T;
}

async function until(isSo: () => boolean): Promise<void> {
  await expect.poll(isSo, { timeout: 50_000 }).toBe(true);
}

function latest(): readonly TrayCompany[] {
  return shown.at(-1) ?? [];
}

async function connect(id: string): Promise<void> {
  await call(id, 'connection.cledara', { apiKey: sandbox.apiKey });
  for (let attempt = 1; ; attempt += 1) {
    const begun = await calls.call({
      company: id,
      method: 'connection.xero.begin',
      input: { clientId: sandbox.clientId },
    });
    if (begun.ok) {
      const finished = call(id, 'connection.xero.finish', {});
      await consent((begun.value as { authoriseUrl: string }).authoriseUrl);
      await finished;
      return;
    }
    if (attempt === 200) throw new Error(begun.error.message);
    await new Promise((resolve) => setTimeout(resolve, 50)); // other tests may have the five ports for a moment
  }
}

test('a new company is there at once, and nothing is known of it', async () => {
  await call(null, 'companies.add', { name: 'Acme Ltd' });
  await until(() => latest().length === 1);
  expect(latest()).toMatchObject([{ name: 'Acme Ltd', connected: false, toReview: 0, lastSyncAtMs: null }]);
  expect(log.lines).toEqual([]);
});

test('a sync is seen while it runs; at its end what waits is counted, and the run is news once', async () => {
  const [acme] = latest();
  const id = acme?.id ?? '';
  await connect(id);
  await call(id, 'settings.apply', { json: JSON.stringify(sampleSetup(sandbox.world)), author: 'the test' });
  const from = shown.length;
  await call(id, 'sync.run', { approveAll: false, push: false });
  await until(() => news.some(({ type }) => type === 'run') && latest()[0]?.lastSyncAtMs != null);
  expect(shown.slice(from).some(([company]) => company?.syncing)).toBe(true);
  expect(latest()[0]).toMatchObject({ syncing: false, connected: true });
  const status = await call<{ counts: Record<string, number>; lastRun: { finishedAt: string; runId: string } }>(
    id,
    'status.read',
    {},
  );
  const { proposed = 0, held = 0, blocked = 0 } = status.counts;
  expect(latest()[0]).toMatchObject({
    toReview: proposed + held + blocked,
    needsAttention: blocked,
    lastSyncAtMs: Date.parse(status.lastRun.finishedAt),
  });
  const runs = news.filter((one) => one.type === 'run');
  expect(runs).toHaveLength(1);
  expect(runs[0]).toMatchObject({ company: { id, name: 'Acme Ltd' }, summary: { runId: status.lastRun.runId } });
  expect(runs[0]?.attention.map(({ cause }) => cause)).toContain('review');
});

test('the sample company is none of a person’s own', async () => {
  await call(null, 'companies.openSample', {});
  await call(null, 'companies.add', { name: 'Bolt' });
  await until(() => latest().length === 2);
  expect(latest().map(({ name }) => name)).toEqual(['Acme Ltd', 'Bolt']);
});

test('an engine that dies is news, and so is the one that takes its place', async () => {
  news.length = 0;
  engine.kill();
  await until(() => news.at(-1)?.type === 'engine' && JSON.stringify(news.at(-1)).includes('ready'));
  expect(news).toEqual([
    { type: 'engine', state: 'restarting' },
    { type: 'engine', state: 'ready' },
  ]);
  expect(latest().some(({ syncing }) => syncing)).toBe(false);
});

test('a pause of the syncs that begin by themselves is told, and its end', async () => {
  expect(pauses).toEqual([]); // no such syncs had joined until now
  let pausedUntil: string | null = '2026-11-22T15:20:00.000Z';
  const answer = async () =>
    ok({ pausedUntil, pauseOnBattery: true, conditions: { online: true, onBattery: false }, companies: [] });
  let change: () => void = () => undefined;
  calls.joinBackground({
    ...{ read: answer, set: answer, pause: answer, battery: answer },
    onChange(listener) {
      change = listener;
    },
  });
  change();
  await until(() => pauses.length === 1);
  pausedUntil = null;
  change();
  await until(() => pauses.length === 2);
  expect(pauses).toEqual([Date.UTC(2026, 10, 22, 15, 20), null]);
});

test('what was closed is told nothing more', async () => {
  watch.close();
  const before = shown.length;
  await call(null, 'companies.add', { name: 'Cedar' });
  expect(shown).toHaveLength(before);
});
