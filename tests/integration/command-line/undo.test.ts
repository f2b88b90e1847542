import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestCompany, type TestCompany } from '../../fixtures/test-company.ts';
import { commandOn } from './command-on.ts';
import { documentOf, errorOf } from './desk.ts';

let company: TestCompany;
let ids: readonly string[];

/** Two movements that are in Xero. */
beforeEach(async () => {
  company = await openTestCompany({ empty: true });
  const { world } = company.sandbox;
  ids = [world.addTransaction({ amount: -10 }).id, world.addTransaction({ amount: -20.5 }).id];
  await company.setup({
    version: 1,
    syncFrom: '2026-01-01',
    accounts: [{ id: 'GBP:saas', enabled: true, bankAccount: '090' }],
    defaults: { account: '429', taxType: 'NONE', mode: 'auto' },
  });
  expect((await commandOn(company, ['sync', '--json'])).code).toBe(0);
});
afterEach(() => company.close());

const undo = (...words: readonly string[]) => commandOn(company, ['undo', ...words, '--json']);

test('undo exits with 0 when all are out of Xero, and lists them', async () => {
  const outcome = await undo(...ids);
  expect(outcome.code).toBe(0);
  expect(documentOf(outcome)).toEqual({
    undone: ids.map((transactionId) => ({ id: expect.any(String), transactionId, state: 'undone' })),
    refused: [],
    waitingUntil: null,
  });
});

test('undo exits with 1 when Xero keeps one, with the reason and what to do', async () => {
  const [kept = '', gone = ''] = ids;
  company.sandbox.world.xero.reconcileByHand(company.ledger().proposal(kept)?.remote?.id ?? '');
  const outcome = await undo(kept, gone);
  expect(outcome.code).toBe(1);
  expect(documentOf(outcome)).toMatchObject({
    undone: [{ transactionId: gone, state: 'undone' }],
    refused: [{ transactionId: kept, code: 'reconciled', message: expect.stringContaining('Unreconcile') }],
  });
});

test('undo exits with 2 for no id and for an unknown one, and changes nothing', async () => {
  expect((await undo()).code).toBe(2);
  const outcome = await undo(...ids, 'nobody');
  expect(outcome.code).toBe(2);
  expect(errorOf(outcome).details).toEqual([{ at: 'nobody', message: 'There is no such item.' }]);
  expect(company.sandbox.world.xero.bankTransactions.map(({ status }) => status)).toEqual(['AUTHORISED', 'AUTHORISED']);
});

test('undo exits with 3 where the answer stays lost, and says until when it waits', async () => {
  const change = { service: 'xero', method: 'POST', path: /\/BankTransactions$/ } as const;
  company.sandbox.faults.next({ ...change, fault: { kind: 'reset-before' }, times: 3 });
  const outcome = await undo(...ids);
  expect(outcome.code).toBe(3);
  expect(documentOf(outcome)).toMatchObject({
    undone: [],
    refused: ids.map((transactionId) => ({ transactionId, code: 'under-way' })),
    waitingUntil: expect.any(String),
    error: { code: 'waiting' },
  });
});
