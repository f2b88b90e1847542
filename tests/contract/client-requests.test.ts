import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ObjectSerializer } from 'xero-node/dist/gen/model/accounting/models.js';
import { sampleSetup } from '../../electron/sandbox/sandbox.ts';
import { openTestCompany, type TestCompany } from '../fixtures/test-company.ts';
import { contractsMissing, whyNot } from './contracts.ts';
import { requestProblems } from './known-requests.ts';
import { xeroRequestValidator } from './validators.ts';

/** The whole program does a sync against the sandbox; what it sent is held against the specifications. */
describe.skipIf(contractsMissing)(`what the program sends is as specified${whyNot}`, () => {
  let company: TestCompany;
  beforeAll(async () => {
    company = await openTestCompany({ transactions: 150 });
    await company.setup(sampleSetup(company.sandbox.world));
    await company.sync({ approveAll: true });
    await changeWhatIsThere(company);
  });
  afterAll(() => company.close());

  const bodiesFor = (resource: string) =>
    company.sandbox.world.requestBodies
      .filter(({ path, json }) => path === `/api.xro/2.0/${resource}` && !isRemoval(json))
      .map(({ json }) => json);

  test('what takes documents out names each by its id and says no more', () => {
    const removals = company.sandbox.world.requestBodies.map(({ json }) => json).filter(isRemoval);
    const transfers = removals.filter((json) => JSON.stringify(json).startsWith('{"BankTransfers"'));
    expect(transfers.length).toBeGreaterThan(0);
    expect(transfers.flatMap(xeroRequestValidator('BankTransfersDelete'))).toEqual([]);
    // The specification wants lines of every bank transaction; Xero's page on them deletes one with its status alone.
    const others = removals.filter((json) => !transfers.includes(json));
    expect(others.length).toBeGreaterThan(0);
    const bills = [{ Status: 'DELETED' }, { Invoices: [{ InvoiceID: expect.any(String), Status: 'VOIDED' }] }];
    const deleted = { BankTransactions: [{ BankTransactionID: expect.any(String), Status: 'DELETED' }] };
    // A payment is named by the address alone; Xero's page on invoices voids one with its status alone.
    expect(others).toEqual([deleted, ...bills]);
    expect(bills.slice(0, 1).flatMap(xeroRequestValidator('PaymentDelete'))).toEqual([]);
  });

  test('what changes documents names each, and the line that stays, by its id', () => {
    const updates = bodiesFor('BankTransactions').filter((json) =>
      JSON.stringify(json).includes('"BankTransactionID"'),
    );
    expect(updates).toMatchObject([
      {
        BankTransactions: [{ BankTransactionID: expect.any(String), LineItems: [{ LineItemID: expect.any(String) }] }],
      },
    ]);
  });

  test.each(['BankTransactions', 'BankTransfers', 'Contacts', 'Invoices', 'Payments'])(
    'every body for %s has only what may be written',
    (resource) => {
      const problems = xeroRequestValidator(resource);
      const bodies = bodiesFor(resource);
      expect(bodies.length).toBeGreaterThan(0);
      expect(bodies.flatMap(problems)).toEqual([]);
    },
  );

  test.each(['BankTransactions', 'BankTransfers', 'Contacts', 'Invoices', 'Payments'])(
    'xero-node loses nothing of the bodies for %s',
    (resource) => {
      for (const body of bodiesFor(resource)) {
        const model: unknown = ObjectSerializer.deserialize(body, resource);
        expect(JSON.parse(JSON.stringify(ObjectSerializer.serialize(model, resource)))).toEqual(body);
      }
    },
  );

  test('xero-node would lose a misspelt property', () => {
    const body = { BankTransfers: [{ Amount: 1, Refrence: 'TB-1' }] };
    const model: unknown = ObjectSerializer.deserialize(body, 'BankTransfers');
    expect(JSON.parse(JSON.stringify(ObjectSerializer.serialize(model, 'BankTransfers')))).toEqual({
      BankTransfers: [{ Amount: 1 }],
    });
  });

  test.each([
    ['xero', 'xero_accounting.yaml', '/api.xro/2.0'],
    ['xero', 'xero-identity.yaml', ''],
    ['cledara', 'cledara-openapi.json', ''],
  ] as const)('every request to %s is one of %s', (service, file, base) => {
    const problems = requestProblems(file);
    const sent = company.sandbox.world.requests
      .filter((request) => request.service === service && request.path.startsWith('/api.xro/') === (base !== ''))
      .map(({ method, path, query }) => ({ method, path: path.slice(base.length), query }));
    expect(sent.length).toBeGreaterThan(0);
    expect([...new Set(sent.flatMap(problems))]).toEqual([]);
  });

  test('the check itself finds an unknown path, method and parameter', () => {
    const problems = requestProblems('xero_accounting.yaml');
    expect(problems({ method: 'GET', path: '/BankTransactions', query: 'page=1&References=A' })).toEqual([]);
    expect(problems({ method: 'GET', path: '/BankTransactions', query: 'pages=1' })).toHaveLength(1);
    expect(problems({ method: 'PATCH', path: '/BankTransactions', query: '' })).toHaveLength(1);
    expect(problems({ method: 'GET', path: '/Banks', query: '' })).toHaveLength(1);
  });
});

function isRemoval(json: unknown): boolean {
  return /"Status":"(DELETED|VOIDED)"/.test(JSON.stringify(json));
}

/** One of each kind is undone; of another one, changed in Xero meanwhile, ours is sent again. */
async function changeWhatIsThere(company: TestCompany): Promise<void> {
  const pushed = [...company.ledger().proposals(['pushed'])];
  const [gone, changed] = pushed.filter(({ remote }) => remote?.kind === 'bank-transaction');
  const transfer = pushed.find(({ remote }) => remote?.kind === 'bank-transfer');
  const bill = pushed.find(({ remote }) => remote?.kind === 'invoice');
  if (gone === undefined || changed === undefined || transfer === undefined || bill === undefined)
    throw new Error('The sample has all kinds.');
  await company.call('review.undo', { ids: [gone.id, transfer.id, bill.id], author: 'the test' });
  company.sandbox.world.xero.edit(changed.remote?.id ?? '', { reference: 'Somebody’s own' });
  await company.call('drift.look', {});
  await company.call('drift.decide', { decision: 'send', ids: [changed.id], author: 'the test' });
}
