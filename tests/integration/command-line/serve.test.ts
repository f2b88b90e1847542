import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { visit } from '../loopback/visitor.ts';
import { type Desk, documentOf, errorOf, openDesk, outcomeOf } from './desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ transactions: 10 });
  await desk.prepare('Test');
});
afterAll(() => desk.close());

/** A test that fails leaves nothing running. */
const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

/** A server that is up, and its one-time address. */
async function serve(
  words: readonly string[] = ['serve', '--json'],
): Promise<{ child: ChildProcess; address: string }> {
  const child = desk.start(words);
  started.push(child);
  if (child.stdout === null) throw new Error('The streams of the program are piped.');
  const said = outcomeOf(child);
  const first = new Promise<string>((resolve) => {
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).once('line', resolve);
  });
  const line = await Promise.race([first, said.then(({ stderr }) => Promise.reject(new Error(stderr)))]);
  return { child, address: words.includes('--json') ? String(documentOf({ stdout: line })['address']) : line };
}

/** Opens the window as a browser does, and gives the headers that its page sends. */
async function enter(address: string): Promise<{ origin: string; headers: Record<string, string> }> {
  const { origin, pathname } = new URL(address);
  const opened = await visit({ origin }, { path: pathname });
  expect(opened.status).toBe(303);
  const cookie = opened.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  return { origin, headers: { cookie, origin, 'content-type': 'application/json' } };
}

async function call(window: Awaited<ReturnType<typeof enter>>, company: string | null, method: string, input: unknown) {
  const body = JSON.stringify({ company, method, input });
  const answer = await visit(window, { method: 'POST', path: '/api/call', headers: window.headers, body });
  return JSON.parse(answer.body);
}

function ended(child: ChildProcess): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
}

/** Processes that a process has started and that still run, by their ids. */
function childrenOf({ pid }: ChildProcess): number[] {
  const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return text.trim().split(' ').filter(Boolean).map(Number);
}

async function untilGone(pids: readonly number[]): Promise<void> {
  while (pids.some((pid) => existsSync(`/proc/${pid}`))) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('serve', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('shows the window until %s comes, and is exit 0', async (signal) => {
    const { child, address } = await serve();
    const window = await enter(address);
    const page = await visit(window, { headers: window.headers });
    expect(page).toMatchObject({ status: 200, body: expect.stringContaining('<title>Tallybridge</title>') });
    const { value: app } = await call(window, null, 'app.read', {});
    expect(app).toMatchObject({ platform: 'browser', companies: [{ name: 'Test' }] });
    const synced = await call(window, app.companies[0].id, 'sync.run', { approveAll: true, push: true, author: 'x' });
    expect(synced).toMatchObject({ ok: true });
    const children = childrenOf(child);
    expect(children).toHaveLength(1);
    const gone = ended(child);
    child.kill(signal);
    expect(await gone).toEqual({ code: 0, signal: null });
    await untilGone(children);
    const after = await desk.here(['sync', '--no-push']); // the books are free again
    expect(after.code).toBeLessThan(2);
  });

  test('prints the bare address for people', async () => {
    const { child, address } = await serve(['serve']);
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/open\/[\w-]{43}$/);
    const gone = ended(child);
    child.kill('SIGTERM');
    await gone;
  });

  test('leaves no engine behind when it is killed', async () => {
    const { child } = await serve();
    // The engine begins after the list that the window shows first.
    let children = childrenOf(child);
    while (children.length === 0) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      children = childrenOf(child);
    }
    expect(children).toHaveLength(1);
    const gone = ended(child);
    child.kill('SIGKILL');
    await gone;
    await untilGone(children);
  });

  test('asked to end while it reads sends nothing any more, and is exit 0', async () => {
    const { child, address } = await serve();
    const window = await enter(address);
    const { value: app } = await call(window, null, 'app.read', {});
    desk.sandbox.world.addTransaction({ amount: -77 });
    const { faults, world } = desk.sandbox;
    const before = faults.struck;
    faults.next({ service: 'cledara', path: /transactions/, fault: { kind: 'slow', ms: 400 } });
    void call(window, app.companies[0].id, 'sync.run', { approveAll: true, push: true, author: 'x' }).catch(() => null);
    while (faults.struck === before) await new Promise((resolve) => setTimeout(resolve, 5));
    const asked = world.requests.length;
    const gone = ended(child);
    child.kill('SIGTERM');
    expect(await gone).toEqual({ code: 0, signal: null });
    expect(world.requests.slice(asked)).toEqual([]);
    const next = await desk.here(['sync', '--approve-all', '--json']);
    expect(documentOf(next)['pushed']).toBeGreaterThan(0);
  });

  test('asked to end while it sends finishes what has left, and is exit 0', async () => {
    const { child, address } = await serve();
    const window = await enter(address);
    const { value: app } = await call(window, null, 'app.read', {});
    for (let more = 0; more < 5; more += 1) desk.sandbox.world.addTransaction({ amount: -10 - more });
    const before = desk.sandbox.faults.struck;
    const fault = { kind: 'slow', ms: 400 } as const;
    desk.sandbox.faults.next({ service: 'xero', method: 'PUT', path: /BankTransactions$/, fault });
    void call(window, app.companies[0].id, 'sync.run', { approveAll: true, push: true, author: 'x' }).catch(() => null);
    while (desk.sandbox.faults.struck === before) await new Promise((resolve) => setTimeout(resolve, 5));
    const gone = ended(child);
    child.kill('SIGTERM');
    expect(await gone).toEqual({ code: 0, signal: null });
    const left = documentOf(await desk.here(['review', '--state', 'all', '--json']));
    const states = (left['proposals'] as { state: string }[]).map(({ state }) => state);
    expect(states).not.toContain('sending');
    expect(states).not.toContain('uncertain');
  });

  test('a port that is taken is exit 2, and says so', async () => {
    const taken = createServer();
    const port = await new Promise<number>((resolve) => {
      taken.listen(0, '127.0.0.1', () => resolve((taken.address() as { port: number }).port));
    });
    const outcome = await desk.here(['serve', '--port', String(port), '--json']);
    expect(outcome.code).toBe(2);
    expect(errorOf(outcome)).toMatchObject({ code: 'invalid-input', details: [{ at: '--port' }] });
    taken.close();
  });

  test('listens on the port that is named', async () => {
    const free = createServer();
    const port = await new Promise<number>((resolve) => {
      free.listen(0, '127.0.0.1', () => resolve((free.address() as { port: number }).port));
    });
    await new Promise((resolve) => free.close(resolve));
    const { child, address } = await serve(['serve', '--json', '--port', String(port)]);
    expect(new URL(address).port).toBe(String(port));
    const gone = ended(child);
    child.kill('SIGTERM');
    await gone;
  });

  test.each(['x', '-1', '65536', '1.5', ''])('--port=%s is exit 2', async (port) => {
    const outcome = await desk.here(['serve', `--port=${port}`, '--json']);
    expect(outcome.code).toBe(2);
    expect(errorOf(outcome).code).toBe('invalid-input');
  });
});

describe('demo', () => {
  test('shows a window on a company with something to review, beside commands with books of their own', async () => {
    const { child, address } = await serve(['demo', '--json', '--transactions', '20']);
    const window = await enter(address);
    const { value: app } = await call(window, null, 'app.read', {});
    expect(app.companies).toMatchObject([{ name: 'Sandbox (Demo Company UK)', sample: false }]);
    const { value: status } = await call(window, app.companies[0].id, 'status.read', {});
    expect(status).toMatchObject({ connections: { xero: { connected: true } }, lastRun: { pushed: 0 } });
    expect(status.counts.proposed).toBeGreaterThan(0);
    const gone = ended(child);
    child.kill('SIGINT');
    expect(await gone).toEqual({ code: 0, signal: null });
  });
});
