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

test('what Cledara changes after it was posted is shown, field by field, and sent by nobody unasked', async () => {
  const id = await onePayment('auto');
  await company.sync();
  changeAmount(id, -25);
  await company.sync();
  await company.sync();
  expect(company.sandbox.world.xero.bankTransactions.map(({ totalMinor }) => totalMinor)).toEqual([2000]);
  expect(await company.call('review.item', { transactionId: id })).toMatchObject({
    row: { state: 'pushed', reason: { code: 'changed-in-cledara' } },
    cledaraChange: [{ field: 'amount', ours: '25.00 GBP', theirs: '20.00 GBP' }],
  });
  expect((await company.call('overview.read', {})).attention).toMatchObject([
    { cause: 'changed-in-cledara', count: 1, filter: { states: ['pushed'], causes: ['changed-in-cledara'] } },
  ]);

  await company.call('posted.decide', { decision: 'send', ids: [id], author: 'Ana' });
  expect(company.sandbox.world.xero.bankTransactions.map(({ totalMinor }) => totalMinor)).toEqual([2500]);
  expect(await company.call('review.item', { transactionId: id })).toMatchObject({
    row: { state: 'pushed', reason: { code: 'pushed' } },
    cledaraChange: null,
  });
});

test('what is left as posted is told again only when Cledara changes it once more; and not where it changes it back', async () => {
  const id = await onePayment('auto');
  const codeOf = async () => (await company.call('review.item', { transactionId: id })).row.reason?.code;
  await company.sync();
  changeAmount(id, -25);
  await company.sync();
  await company.call('posted.decide', { decision: 'leave', ids: [id], author: 'Ana' });
  await company.sync();
  expect(await codeOf()).toBe('pushed');
  await expect(company.call('posted.decide', { decision: 'leave', ids: [id], author: 'Ana' })).rejects.toThrow();
  changeAmount(id, -30);
  await company.sync();
  expect(await codeOf()).toBe('changed-in-cledara');
  changeAmount(id, -20);
  await company.sync();
  expect(await codeOf()).toBe('pushed');
  expect(company.sandbox.world.xero.bankTransactions.map(({ totalMinor }) => totalMinor)).toEqual([2000]);
});

test('other settings are no change of Cledara, and a change of what no document says is none either', async () => {
  const id = await onePayment('auto');
  await company.sync();
  const { settings, version } = await company.call('settings.read', {});
  const other = { ...settings, defaults: { ...settings.defaults, account: '463' } };
  await company.call('settings.change', { base: version, settings: other, author: 'Ana' });
  Object.assign(company.sandbox.world.cledara.transactions.find((row) => row.id === id) ?? {}, { comment: 'Hello' });
  await company.sync();
  expect((await company.call('review.item', { transactionId: id })).row.reason?.code).toBe('pushed');
});

test('a document that Xero takes with a warning asks for a look until somebody has had one', async () => {
  const id = await onePayment('auto');
  company.sandbox.world.xero.nextWarning =
    "Account code '429' has been removed as it does not match a recognised account.";
  await company.sync();
  expect(await company.call('review.item', { transactionId: id })).toMatchObject({
    row: { state: 'pushed', reason: { code: 'xero-remark', message: expect.stringContaining('has been removed') } },
  });
  expect((await company.call('overview.read', {})).attention).toMatchObject([{ cause: 'xero-remark', count: 1 }]);
  await company.call('posted.decide', { decision: 'leave', ids: [id], author: 'Ana' });
  expect((await company.call('overview.read', {})).attention).toEqual([]);
});
