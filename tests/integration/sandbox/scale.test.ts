import { expect, test } from 'vitest';
import { startSandbox } from '../../../electron/sandbox/sandbox.ts';
import { SandboxCaller } from './sandbox-caller.ts';

test('ten thousand documents go in and come out without growing slower', async () => {
  const caller = await SandboxCaller.open({
    transactions: 0,
    xeroLimits: { perMinute: 1000, perDay: 5000, concurrent: 5 },
  });
  const batchMs: number[] = [];
  for (let batch = 0; batch < 100; batch += 1) {
    const elements = Array.from({ length: 100 }, (_, index) => caller.spend({ Reference: `TB-${batch}-${index}` }));
    const startedMs = performance.now();
    await caller.post(elements, { 'idempotency-key': `batch-${batch}` });
    batchMs.push(performance.now() - startedMs);
  }
  expect(caller.sandbox.world.xero.bankTransactions).toHaveLength(10_000);
  // Quadratic work would make the last tenth some nineteen times as slow as the first.
  expect(median(batchMs.slice(-10))).toBeLessThan(6 * median(batchMs.slice(0, 10)));
  let seen = 0;
  for (let page = 1; page <= 10; page += 1) {
    const answer = await caller.xero('GET', `/BankTransactions?page=${page}&pageSize=1000`);
    seen += answer.json<{ BankTransactions: unknown[] }>().BankTransactions.length;
  }
  expect(seen).toBe(10_000);
  const found = await caller.xero('GET', '/BankTransactions?page=1&References=TB-99-99,TB-0-0');
  expect(found.json<{ BankTransactions: unknown[] }>().BankTransactions).toHaveLength(2);
  await caller.sandbox.stop();
});

test('a hundred thousand movements start and page within seconds', async () => {
  const startedMs = performance.now();
  const sandbox = await startSandbox({
    transactions: 100_000,
    cledaraPerMinute: 100_000,
    clock: { nowMs: () => 1_795_000_000_000 },
  });
  sandbox.world.cledara.pageSize = 1000;
  const ids = new Set<string>();
  for (let offset: number | null = 0; offset !== null; ) {
    const response: Response = await fetch(`${sandbox.cledaraUrl}/v0/transactions?offset=${offset}`, {
      headers: { authorization: `Bearer ${sandbox.apiKey}` },
    });
    const page: { transactions: { id: string }[]; nextOffset: number | null } = JSON.parse(await response.text());
    for (const { id } of page.transactions) ids.add(id);
    offset = page.nextOffset;
  }
  expect(ids.size).toBe(sandbox.world.cledara.transactions.length);
  expect(ids.size).toBeGreaterThan(100_000);
  expect(performance.now() - startedMs).toBeLessThan(20_000);
  await sandbox.stop();
});

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
