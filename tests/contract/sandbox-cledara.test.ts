import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SandboxCaller } from '../integration/sandbox/sandbox-caller.ts';
import { contractsMissing, whyNot } from './contracts.ts';
import { cledaraResponseValidator } from './validators.ts';

describe.skipIf(contractsMissing)(`the sandbox answers as Cledara's specification says${whyNot}`, () => {
  let caller: SandboxCaller;
  beforeAll(async () => {
    caller = await SandboxCaller.open({ transactions: 700 });
  });
  afterAll(() => caller.sandbox.stop());

  test('applications', async () => {
    const answer = await caller.cledara('/v0/applications');
    expect(answer.status).toBe(200);
    expect(answer.json<unknown[]>().length).toBeGreaterThan(35);
    expect(cledaraResponseValidator('GET /v0/applications')(answer.json())).toEqual([]);
  });

  test('every movement, page by page', async () => {
    const problems = cledaraResponseValidator('GET /v0/transactions');
    const kinds = new Set<string>();
    for (let offset: number | null = 0, pages = 0; offset !== null && pages < 50; pages += 1) {
      const page: CledaraPage = (await caller.cledara(`/v0/transactions?offset=${offset}`)).json<CledaraPage>();
      expect(problems(page)).toEqual([]);
      for (const row of page.transactions) kinds.add(`${row.accountType} ${row.type}`);
      offset = page.nextOffset;
    }
    expect([...kinds].sort()).toEqual([
      'application applicationFlush',
      'application applicationTopUp',
      'application cardReceive',
      'application cardSend',
      'saasMain applicationFlush',
      'saasMain applicationTopUp',
      'saasMain cardReceive',
      'saasMain cardSend',
      'saasMain other',
      'saasMain transferReceive',
      'saasMain transferSend',
      'spend cardReceive',
      'spend cardSend',
    ]);
  });

  test("an invoice's address", async () => {
    const row = caller.sandbox.world.cledara.transactions.find(({ hasInvoice }) => hasInvoice);
    const answer = await caller.cledara(`/v0/transactions/${row?.id}/invoice-url`);
    expect(cledaraResponseValidator('GET /v0/transactions/{transactionId}/invoice-url')(answer.json())).toEqual([]);
  });

  test('the check itself finds a foreign name, a wrong type and a missing field', () => {
    const problems = cledaraResponseValidator('Transaction');
    const row = caller.sandbox.world.cledara.transactions[0];
    expect(problems(row)).toEqual([]);
    expect(problems({ ...row, surprise: 1 })).toHaveLength(1);
    expect(problems({ ...row, amount: '1.00' })).toHaveLength(1);
    expect(problems({ ...row, type: 'cashback' })).toHaveLength(1);
    expect(problems({ id: row?.id }).length).toBeGreaterThan(5);
  });
});

interface CledaraPage {
  readonly transactions: readonly { readonly type: string; readonly accountType: string }[];
  readonly nextOffset: number | null;
}
