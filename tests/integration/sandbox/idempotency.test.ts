import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SandboxCaller } from './sandbox-caller.ts';

describe('the Idempotency-Key in the sandbox', () => {
  let caller: SandboxCaller;
  beforeEach(async () => {
    caller = await SandboxCaller.open({ transactions: 0 });
  });
  afterEach(() => caller.sandbox.stop());

  const send = (key: string, change: Record<string, unknown> = {}, method = 'PUT') =>
    caller.xero(method, '/BankTransactions', { body: caller.spend(change), headers: { 'idempotency-key': key } });
  const count = () => caller.sandbox.world.xero.bankTransactions.length;

  test('replays the same answer, byte for byte, and creates once', async () => {
    const first = await send('k');
    const second = await send('k');
    expect(second.text).toBe(first.text);
    expect(count()).toBe(1);
  });

  test('is forgotten six minutes after its first use: the same bytes create again', async () => {
    await send('k');
    await caller.clock.advance(359_999);
    await send('k');
    expect(count()).toBe(1);
    await caller.clock.advance(1);
    await send('k');
    expect(count()).toBe(2);
  });

  test('keeps errors as well: what was mended meanwhile is still refused', async () => {
    const contact = caller.sandbox.world.xero.contacts[0];
    if (contact === undefined) throw new Error('There is no contact.');
    contact.status = 'ARCHIVED';
    expect((await send('k')).status).toBe(400);
    contact.status = 'ACTIVE';
    expect((await send('k')).status).toBe(400);
    expect((await send('k2')).status).toBe(200);
  });

  test.each([
    ['another body', { Reference: 'TB-2' }, 'PUT'],
    ['another method', {}, 'POST'],
  ])('is refused with %s', async (_what, change, method) => {
    await send('k');
    const answer = await send('k', change, method);
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('Idempotency Key: k is used with a different request.');
    expect(count()).toBe(1);
  });

  test('has at most 128 characters', async () => {
    expect((await send('k'.repeat(128))).status).toBe(200);
    expect((await send('k'.repeat(129))).status).toBe(400);
    expect(count()).toBe(1);
  });

  test('is ignored on reads', async () => {
    const headers = { 'idempotency-key': 'r' };
    await caller.xero('GET', '/BankTransactions', { headers });
    await send('other');
    const answer = await caller.xero('GET', '/BankTransactions', { headers });
    expect(answer.json<{ BankTransactions: unknown[] }>().BankTransactions).toHaveLength(1);
  });
});
