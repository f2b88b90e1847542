import { expect, test } from 'vitest';
import { startSandbox } from '../../../electron/sandbox/sandbox.ts';
import { SandboxCaller } from './sandbox-caller.ts';

test('ten thousand documents go in and come out', async () => {
  const caller = await SandboxCaller.open({
    transactions: 0,
    xeroLimits: { perMinute: 1000, perDay: 5000, concurrent: 5 },
  });
  for (let batch = 0; batch < 100; batch += 1) {
    const elements = Array.from({ length: 100 }, (_, index) => caller.spend({ Reference: `TB-${batch}-${index}` }));
    await caller.post(elements, { 'idempotency-key': `batch-${batch}` });
  }
  expect(caller.sandbox.world.xero.bankTransactions).toHaveLength(10_000);
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

test('a hundred thousand movements are paged through', async () => {
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
  await sandbox.stop();
});
