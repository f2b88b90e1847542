import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SandboxCaller } from './sandbox-caller.ts';

describe("Xero's limits in the sandbox", () => {
  let caller: SandboxCaller;
  beforeEach(async () => {
    caller = await SandboxCaller.open({ transactions: 0, xeroLimits: { perMinute: 4, perDay: 6, concurrent: 2 } });
  });
  afterEach(() => caller.sandbox.stop());

  const read = () => caller.xero('GET', '/Currencies');

  test('counts down in the headers and starts anew after sixty seconds', async () => {
    const answers = [await read(), await read(), await read(), await read()];
    expect(answers.map(({ headers }) => headers.get('x-minlimit-remaining'))).toEqual(['3', '2', '1', '0']);
    expect(answers[0]?.headers.get('x-daylimit-remaining')).toBe('5');
    expect(answers[0]?.headers.get('x-appminlimit-remaining')).toBe('9999');
    await caller.clock.advance(20_500);
    const refused = await read();
    expect(refused.status).toBe(429);
    expect(refused.headers.get('x-rate-limit-problem')).toBe('minute');
    expect(refused.headers.get('retry-after')).toBe('40');
    await caller.clock.advance(39_500);
    expect((await read()).status).toBe(200);
  });

  test('keeps to the allowance of the day', async () => {
    for (let call = 0; call < 6; call += 1) {
      expect((await read()).status).toBe(200);
      await caller.clock.advance(60_000);
    }
    const refused = await read();
    expect(refused.headers.get('x-rate-limit-problem')).toBe('day');
    expect(Number(refused.headers.get('retry-after'))).toBe(86_400 - 360);
    await caller.clock.advance(86_400_000);
    await caller.signIn();
    expect((await read()).status).toBe(200);
  });

  test('turns away what is too much at one time, and names no time to come back', async () => {
    caller.sandbox.faults.next({ service: 'xero', times: 2, fault: { kind: 'slow', ms: 60 } });
    const answers = await Promise.all([read(), read(), read()]);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(1);
    expect(refused[0]?.headers.get('x-rate-limit-problem')).toBe('concurrent');
    expect(refused[0]?.headers.get('retry-after')).toBeNull();
    expect((await read()).status).toBe(200);
  });

  test('counts all organisations of the app together', async () => {
    caller.sandbox.world.xero.limits.appPerMinute = 1;
    await read();
    expect((await read()).headers.get('x-rate-limit-problem')).toBe('appminute');
  });

  test('lets /connections through, whatever is used up', async () => {
    for (let call = 0; call < 5; call += 1) await read();
    expect((await caller.xero('GET', '/connections')).status).toBe(200);
  });

  test('comes before the idempotency key: a replay costs too', async () => {
    const send = () =>
      caller.xero('PUT', '/BankTransactions', { body: caller.spend(), headers: { 'idempotency-key': 'k' } });
    for (let call = 0; call < 4; call += 1) expect((await send()).status).toBe(200);
    expect((await send()).status).toBe(429);
    expect(caller.sandbox.world.xero.bankTransactions).toHaveLength(1);
  });
});

describe("Cledara's limit in the sandbox", () => {
  test('is told on every answer, refusals too', async () => {
    const caller = await SandboxCaller.open({ transactions: 0, cledaraPerMinute: 2 });
    const first = await caller.cledara('/v0/applications');
    expect(first.headers.get('x-ratelimit-limit')).toBe('2');
    expect(first.headers.get('x-ratelimit-remaining')).toBe('1');
    expect(Number(first.headers.get('x-ratelimit-reset'))).toBe(caller.clock.nowMs() / 1000 + 60);
    expect((await caller.cledara('/v0/applications', 'wrong')).headers.get('x-ratelimit-remaining')).toBe('1');
    await caller.cledara('/v0/transactions');
    await caller.clock.advance(15_000);
    const refused = await caller.cledara('/v0/applications');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('45');
    await caller.clock.advance(45_000);
    expect((await caller.cledara('/v0/applications')).status).toBe(200);
    await caller.sandbox.stop();
  });
});
