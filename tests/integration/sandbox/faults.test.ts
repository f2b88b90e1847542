import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Fault } from '../../../electron/sandbox/faults/fault.ts';
import { SandboxCaller } from './sandbox-caller.ts';

describe('faults on demand', () => {
  let caller: SandboxCaller;
  beforeEach(async () => {
    caller = await SandboxCaller.open({ transactions: 150 });
  });
  afterEach(() => caller.sandbox.stop());

  const create = (key = 'k') =>
    caller.xero('PUT', '/BankTransactions', { body: caller.spend(), headers: { 'idempotency-key': key } });
  const count = () => caller.sandbox.world.xero.bankTransactions.length;
  const plan = (fault: Fault) => caller.sandbox.faults.next({ service: 'xero', method: 'PUT', fault });

  test.each<[Fault, number, string | null, number]>([
    [{ kind: 'status', status: 503, body: 'The Organisation is offline' }, 503, 'offline', 0],
    [{ kind: 'html-200' }, 200, '<!doctype html>', 0],
    [{ kind: 'truncated-json' }, 200, '"Status":"OK"', 1],
    [{ kind: 'empty-body' }, 200, '', 1],
    [{ kind: 'slow', ms: 5 }, 200, 'TB-1', 1],
  ])('%j answers %i and has an effect or none', async (fault, status, text, effects) => {
    plan(fault);
    const answer = await create();
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(text);
    expect(count()).toBe(effects);
    expect(caller.sandbox.faults.struck).toBe(1);
  });

  test.each<[Fault, number]>([
    [{ kind: 'reset-before' }, 0],
    [{ kind: 'reset-after' }, 1],
    [{ kind: 'truncated-json', framing: 'broken' }, 1],
  ])('%j loses the answer and leaves %i documents', async (fault, effects) => {
    plan(fault);
    await expect(create()).rejects.toThrow();
    expect(count()).toBe(effects);
    expect(caller.sandbox.world.requests.at(-1)?.service).toBe('xero');
  });

  test.each<[Fault, number]>([
    [{ kind: 'hang-before' }, 0],
    [{ kind: 'hang-after' }, 1],
  ])('%j never answers, leaves %i documents, and ends with the sandbox', async (fault, effects) => {
    plan(fault);
    const hanging = expect(create()).rejects.toThrow();
    await expect.poll(() => caller.sandbox.faults.struck).toBe(1);
    expect(count()).toBe(effects);
    expect(caller.sandbox.world.requests.at(-1)?.status).toBeNull();
    await caller.sandbox.stop();
    await hanging;
  });

  test('a truncated answer is no JSON', async () => {
    plan({ kind: 'truncated-json' });
    const answer = await create();
    expect(() => answer.json()).toThrow(SyntaxError);
  });

  test('an enormous answer is more than 32 MiB', async () => {
    plan({ kind: 'enormous' });
    expect((await create()).text.length).toBeGreaterThan(32 * 1024 * 1024);
    expect(count()).toBe(0);
  });

  test('a late effect comes when its time has come, through the idempotency key as ever', async () => {
    plan({ kind: 'late-effect', afterMs: 120_000 });
    await expect(create()).rejects.toThrow();
    await caller.clock.advance(119_999);
    await caller.xero('GET', '/BankTransactions');
    expect(count()).toBe(0);
    expect((await create()).status).toBe(200);
    await caller.clock.advance(1);
    caller.sandbox.faults.runDueEffects(caller.clock.nowMs());
    expect(count()).toBe(1);
  });

  test('a late effect doubles what was sent again under a new key', async () => {
    plan({ kind: 'late-effect', afterMs: 120_000 });
    await expect(create()).rejects.toThrow();
    await create('another');
    await caller.clock.advance(120_000);
    await caller.xero('GET', '/BankTransactions');
    expect(count()).toBe(2);
  });

  test('strike where they are planned: method, path, after so many, so often', async () => {
    const { faults } = caller.sandbox;
    faults.next({ service: 'xero', path: /\/Users$/, after: 1, times: 2, fault: { kind: 'status', status: 500 } });
    const users = async () => (await caller.xero('GET', '/Users')).status;
    expect((await caller.xero('GET', '/Currencies')).status).toBe(200);
    expect([await users(), await users(), await users(), await users()]).toEqual([200, 500, 500, 200]);
    faults.next({ service: 'cledara', times: Number.POSITIVE_INFINITY, fault: { kind: 'status', status: 502 } });
    faults.next({ service: 'identity', fault: { kind: 'status', status: 500 } });
    expect((await caller.cledara('/v0/applications')).status).toBe(502);
    expect((await caller.refresh()).status).toBe(500);
    faults.clear();
    expect((await caller.cledara('/v0/applications')).status).toBe(200);
  });

  test('chaos falls the same way for the same seed', async () => {
    const roll = async (seed: number) => {
      caller.sandbox.faults.seededChaos(seed, [
        { rate: 0.3, fault: { kind: 'status', status: 503 } },
        { rate: 0.2, fault: { kind: 'status', status: 500 }, service: 'cledara' },
      ]);
      const statuses: number[] = [];
      for (let call = 0; call < 30; call += 1) statuses.push((await caller.cledara('/v0/applications')).status);
      return statuses;
    };
    const first = await roll(7);
    expect(await roll(7)).toEqual(first);
    expect(new Set(first)).toEqual(new Set([200, 500, 503]));
    expect(await roll(8)).not.toEqual(first);
  });
});

describe('the journal of requests', () => {
  test('says what was asked and holds no secret', async () => {
    const caller = await SandboxCaller.open({ transactions: 60 });
    await caller.refresh();
    const row = caller.sandbox.world.cledara.transactions.find(({ hasInvoice }) => hasInvoice);
    const { invoiceUrl } = (await caller.cledara(`/v0/transactions/${row?.id}/invoice-url`)).json<{
      invoiceUrl: string;
    }>();
    await fetch(invoiceUrl);
    await caller.xero('PUT', '/BankTransactions?summarizeErrors=false', {
      body: { BankTransactions: [caller.spend()] },
    });
    const { requests, requestBodies } = caller.sandbox.world;
    expect(requests.map(({ service, method, status }) => `${service} ${method} ${status}`)).toEqual([
      'identity GET 302',
      'identity POST 200',
      'identity POST 200',
      'cledara GET 200',
      'files GET 200',
      'xero PUT 200',
    ]);
    expect(requestBodies).toMatchObject([{ method: 'PUT', path: '/api.xro/2.0/BankTransactions' }]);
    const text = JSON.stringify([requests, requestBodies]);
    const secrets = [
      caller.accessToken,
      caller.refreshToken,
      caller.sandbox.apiKey,
      new URL(invoiceUrl).searchParams.get('signature'),
    ];
    for (const secret of secrets) expect(text).not.toContain(secret ?? 'nothing to look for');
    await caller.sandbox.stop();
  });
});
