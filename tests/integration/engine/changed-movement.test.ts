import { afterEach, expect, test } from 'vitest';
import { openTestCompany, type TestCompany } from '../../fixtures/test-company.ts';

let company: TestCompany;

afterEach(() => company.close());

/** One settled payment of Figma's on an account that is on; returns its id. */
async function onePayment(mode: 'auto' | 'review'): Promise<string> {
  company = await openTestCompany({ empty: true });
  const { world } = company.sandbox;
  const application = world.cledara.applications.find(({ name }) => name === 'Figma') ?? world.cledara.applications[0];
  if (application === undefined) throw new Error('The sandbox has no application.');
  const at = new Date(company.clock.nowMs() - 86_400_000).toISOString();
  const { id } = world.addTransaction({
    amount: -20,
    currency: 'GBP',
    accountType: 'saasMain',
    type: 'cardSend',
    application: { id: application.id, name: application.name },
    authorizedAt: at,
    settledAt: at,
    hasInvoice: false,
  });
  await company.setup({
    version: 1,
    syncFrom: at.slice(0, 10),
    accounts: [{ id: 'GBP:saas', enabled: true, bankAccount: '090' }],
    defaults: { account: '429', taxType: 'NONE', mode },
  });
  return id;
}

function changeAmount(id: string, amount: number): void {
  const row = company.sandbox.world.cledara.transactions.find((candidate) => candidate.id === id);
  if (row === undefined) throw new Error(`Cledara has no transaction ${id}.`);
  Object.assign(row, { amount });
}

test('an amount that Cledara changes after the approval is not sent as it was, but waits for a new approval', async () => {
  const id = await onePayment('review');
  await company.sync({ approveAll: true, push: false });
  changeAmount(id, -25);
  const summary = await company.sync();
  expect(summary).toMatchObject({ pushed: 0, held: 1 });
  await company.sync({ approveAll: true });
  expect(company.sandbox.world.xero.bankTransactions.map(({ totalMinor }) => totalMinor)).toEqual([2500]);
});

test('where the application is automatic the changed amount is approved anew and sent once', async () => {
  const id = await onePayment('auto');
  await company.sync({ push: false });
  changeAmount(id, -25);
  await company.sync();
  await company.sync();
  expect(company.sandbox.world.xero.bankTransactions.map(({ totalMinor }) => totalMinor)).toEqual([2500]);
});
