import { afterAll, beforeAll, expect, test } from 'vitest';
import { addUnsettled, type Desk, documentOf, errorOf, openDesk } from './desk.ts';

let desk: Desk;
let settled: string;
beforeAll(async () => {
  desk = await openDesk({ empty: true });
  const { world } = desk.sandbox;
  settled = world.addTransaction({ amount: -10 }).id;
  world.addTransaction({ amount: -20, application: { id: world.cledara.applications[1]?.id ?? '', name: 'x' } });
  addUnsettled(world, -30);
  await desk.prepare();
});
afterAll(() => desk.close());

// One story in order: look, send nothing, send, send again.

const summaryShape = {
  runId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  startedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
  finishedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
  pulled: expect.any(Number),
  updated: expect.any(Number),
  released: expect.any(Number),
  proposed: expect.any(Number),
  held: expect.any(Number),
  approved: expect.any(Number),
  pushed: expect.any(Number),
  attached: expect.any(Number),
  blocked: expect.any(Array),
  attachmentProblems: expect.any(Array),
  alreadyInXero: expect.any(Number),
  calls: { cledara: expect.any(Number), xero: expect.any(Number) },
  waitingUntil: null,
};

test('sync --no-push proposes, prints exactly the keys of a SyncSummary, and writes nothing at all to Xero', async () => {
  const before = desk.sandbox.world.requests.length;
  const outcome = await desk.run(['sync', '--no-push', '--approve-all', '--json']);
  expect(outcome.code).toBe(0);
  const summary = documentOf(outcome);
  expect(summary).toEqual({ ...summaryShape, pulled: 3, proposed: 2, approved: 2, pushed: 0 });
  expect(Object.keys(summary)).toEqual(Object.keys(summaryShape)); // in the documented order
  const asked = desk.sandbox.world.requests.slice(before);
  expect(asked.filter(({ service, method }) => service === 'xero' && method !== 'GET')).toEqual([]);
  expect(summary['calls']).toEqual({
    cledara: asked.filter(({ service }) => service === 'cledara').length,
    xero: asked.filter(({ service }) => service === 'xero').length,
  });
  expect(desk.sandbox.world.xero.contacts.length).toBeGreaterThan(0);
  expect(desk.sandbox.world.xero.bankTransactions).toEqual([]);
});

test('sync sends what is approved, says so to people on standard error, and prints nothing else without --json', async () => {
  const outcome = await desk.run(['sync']);
  expect(outcome).toMatchObject({ code: 0, stdout: '' });
  expect(outcome.stderr).toContain('Pushed      2 documents, attached 0 invoices\n');
  expect(desk.sandbox.world.xero.bankTransactions).toHaveLength(2);
});

test('sync again sends nothing', async () => {
  const outcome = await desk.here(['sync', '--approve-all', '--json']);
  expect(outcome.code).toBe(0);
  expect(documentOf(outcome)).toMatchObject({ pulled: 0, proposed: 0, approved: 0, pushed: 0, attached: 0 });
  expect(desk.sandbox.world.xero.bankTransactions).toHaveLength(2);
});

test('status has connections, accounts, counts, the last run and the budget', async () => {
  const outcome = await desk.run(['status', '--json']);
  expect(outcome.code).toBe(0);
  const status = documentOf(outcome);
  const { apiKey: _apiKey, tenantName } = desk.sandbox;
  expect(status).toMatchObject({
    company: 'My company',
    connections: {
      cledara: { connected: true, health: 'ok', since: expect.any(String) },
      xero: { connected: true, health: 'ok', tenant: tenantName, role: 'STANDARD' },
    },
    counts: { pushed: 2, pending: 1 },
    movements: 3,
    lastRun: summaryShape,
    budget: { perDay: 100_000, usedToday: expect.any(Number), left: expect.any(Number) },
  });
  expect(status['accounts']).toContainEqual({ id: 'GBP:saas', enabled: true, bankAccount: '090', movements: 3 });
  const used = desk.sandbox.world.requests.filter(({ service, path }) => service === 'xero' && path !== '/connections');
  expect(status['budget']).toMatchObject({ usedToday: used.length, left: 100_000 - used.length });
});

test('doctor has its checks, each with its seven keys, and exits with 0 while all is well', async () => {
  const outcome = await desk.run(['doctor', '--json']);
  const { checks, ...rest } = documentOf(outcome) as { checks: { status: string }[] };
  expect(rest).toEqual({});
  expect(checks.length).toBeGreaterThan(4);
  for (const check of checks) {
    expect(check).toEqual({
      id: expect.stringMatching(/^[a-z-]+$/),
      status: expect.stringMatching(/^(ok|warning|problem|unknown)$/),
      title: expect.stringMatching(/./),
      detail: expect.stringMatching(/./),
      action:
        check.status === 'ok'
          ? expect.toSatisfy((action) => action === null || typeof action === 'string')
          : expect.anything(),
      evidence: expect.arrayContaining([{ label: expect.stringMatching(/./), value: expect.stringMatching(/./) }]),
      fix: expect.toSatisfy((fix) => fix === null || typeof fix.kind === 'string'),
    });
  }
  expect(outcome.code).toBe(checks.every(({ status }) => status === 'ok') ? 0 : 1);
});

test('while one sync runs, a second one exits with 3 and the looking commands work', async () => {
  const { world, faults } = desk.sandbox;
  addUnsettled(world, -77);
  faults.next({ service: 'cledara', path: /transactions/, fault: { kind: 'slow', ms: 2000 } });
  const seen = world.requests.length;
  const first = desk.run(['sync', '--json']);
  await until(() => world.requests.slice(seen).some(({ path }) => path.endsWith('/transactions')));
  const [second, status, review] = await Promise.all([
    desk.here(['sync', '--json']),
    desk.here(['status', '--json']),
    desk.here(['review', '--state', 'all', '--json']),
  ]);
  expect(second.code).toBe(3);
  expect(documentOf(second)).toEqual({
    error: {
      code: 'ledger-busy',
      message: 'Another sync of this company is running. Wait until it has ended, then try again.',
      details: [],
    },
  });
  expect(documentOf(status)).toMatchObject({ movements: 3, counts: { pushed: 2 } });
  expect(documentOf(review)['proposals']).toHaveLength(3);
  const done = await first;
  expect(done.code).toBe(0);
  expect(documentOf(done)).toMatchObject({ pulled: 1 });
});

test('a service that is away is exit 3 with the summary of the run that was begun', async () => {
  const { faults } = desk.sandbox;
  faults.next({ service: 'xero', path: /Organisation$/, fault: { kind: 'status', status: 403 } });
  const outcome = await desk.here(['sync', '--json']);
  expect(outcome.code).toBe(3);
  expect(documentOf(outcome)).toEqual({
    ...summaryShape,
    error: {
      code: 'forbidden',
      message: expect.stringMatching(/^Xero refuses access to Demo Company \(UK\)/),
      details: [],
    },
  });
  expect(errorOf(await desk.here(['nonsense', '--json'])).message).toBe('"nonsense" is not a command.');
  expect(settled).not.toBe('');
});

/** Looks again and again, because another process decides when. */
async function until(happened: () => boolean): Promise<void> {
  const deadlineMs = performance.now() + 50_000; // a busy machine takes its time to start a process
  while (!happened()) {
    if (performance.now() > deadlineMs) throw new Error('It did not happen.');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
