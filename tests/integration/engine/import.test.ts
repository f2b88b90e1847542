import { afterEach, expect, test } from 'vitest';
import { sampleSetup } from '../../../electron/sandbox/sandbox.ts';
import type { ImportDto } from '../../../shared/contract/import-files.ts';
import {
  beginSignIn,
  consent,
  openTestCompany,
  type TestCompany,
  type TestCompanyOptions,
} from '../../fixtures/test-company.ts';

const open: TestCompany[] = [];
afterEach(async () => {
  for (const company of open.splice(0)) await company.close();
});

async function company(options: TestCompanyOptions = {}): Promise<TestCompany> {
  const opened = await openTestCompany({ transactions: 60, ...options });
  open.push(opened);
  return opened;
}

/** Xero alone: the movements come from files. */
async function companyOfFiles(options: TestCompanyOptions = {}): Promise<TestCompany> {
  const opened = await company({ ...options, connected: false });
  const { authoriseUrl } = await beginSignIn(opened.company.api, opened.sandbox.clientId);
  const finished = opened.call('connection.xero.finish', {});
  await consent(authoriseUrl);
  await finished;
  return opened;
}

async function importInto(test: TestCompany, files: Readonly<Record<string, string | Uint8Array>>): Promise<ImportDto> {
  const given = Object.entries(files).map(([name, content]) => ({
    name,
    base64: Buffer.from(content).toString('base64'),
  }));
  return await test.call('import.files', { files: given, account: null, author: 'the test' });
}

function exported(test: TestCompany): Record<string, string | Uint8Array> {
  const { cledara } = test.sandbox.world;
  return { 'transactions.csv': cledara.exportedTransactions(), 'invoices.zip': cledara.exportedInvoices() };
}

/** What is proposed, sorted so that two companies can be compared; without what goes by ids, the movement's and the application's. */
function proposals(test: TestCompany): readonly unknown[] {
  const rows = [...test.ledger().proposals()].map(({ state, reason, document, movementId }) => {
    const invoice = test.ledger().movement(movementId)?.hasInvoice;
    const text = JSON.stringify({ state, reason, invoice, document });
    return text.replaceAll(document?.reference ?? '-', 'the marker').replace(/"contactNumber":"[^"]+"/, '');
  });
  return rows.sort();
}

test('the same world through the API and through CSV and ZIP gives the same proposals', async () => {
  const byApi = await company();
  await byApi.setup(sampleSetup(byApi.sandbox.world));
  await byApi.sync({ push: false });

  const byFiles = await companyOfFiles();
  await byFiles.setup(sampleSetup(byFiles.sandbox.world));
  const { files } = await importInto(byFiles, exported(byFiles));
  expect(files.map(({ skipped }) => skipped)).toEqual([[], []]);
  await byFiles.sync({ push: false });

  expect(proposals(byFiles)).toEqual(proposals(byApi));
  expect(proposals(byFiles).length).toBeGreaterThan(20);
});

/** Of every movement the reference that its document goes by. */
function referencesOf(test: TestCompany): ReadonlyMap<string, string | undefined> {
  return new Map([...test.ledger().proposals()].map(({ movementId, document }) => [movementId, document?.reference]));
}

/** Documents in Xero, and the files on them. */
function inXero(test: TestCompany): { readonly documents: number; readonly files: number } {
  const { bankTransactions, bankTransfers, attachments } = test.sandbox.world.xero;
  return { documents: bankTransactions.length + bankTransfers.length, files: attachments.length };
}

test('what was posted from files is recognised when the API tells of it: no second movement, document or file', async () => {
  const test = await companyOfFiles();
  await test.setup(sampleSetup(test.sandbox.world));
  const first = await importInto(test, exported(test));
  const pushed = await test.sync({ approveAll: true });
  expect(pushed).toMatchObject({ calls: { cledara: 0 } });
  expect(pushed.pushed).toBeGreaterThan(20);
  expect(pushed.attached).toBeGreaterThan(20);
  const before = { ...inXero(test), movements: test.ledger().movementCount() };
  const references = referencesOf(test);

  await test.call('connection.cledara', { apiKey: test.sandbox.apiKey });
  const synced = await test.sync({ approveAll: true });
  expect(synced).toMatchObject({ pulled: 0, pushed: 0, attached: 0 });
  expect({ ...inXero(test), movements: test.ledger().movementCount() }).toEqual(before);
  expect(test.ledger().toldDoubts()).toEqual([]);
  expect(referencesOf(test)).toEqual(references);
  const told = test.ledger().toldMovements();
  expect(told.length).toBe(first.files[0]?.new);
  const rows = new Map(test.sandbox.world.cledara.transactions.map((row) => [row.id, row]));
  for (const { movementId, cledaraId } of told) {
    expect(rows.get(cledaraId ?? '')?.description, movementId).toBe(test.ledger().movement(movementId)?.description);
  }
  expect(await test.sync()).toMatchObject({ pulled: 0, updated: 0, pushed: 0, attached: 0 });
});

test('what the API told of is known when files come, with another choice of columns too', async () => {
  const test = await company();
  await test.setup(sampleSetup(test.sandbox.world));
  await test.sync({ approveAll: true });
  const before = { ...inXero(test), movements: test.ledger().movementCount() };
  const columns = ['Money move', 'Transaction date', 'Transaction amount', 'Currency', 'Account', 'Reference'];
  const { cledara } = test.sandbox.world;
  const { files } = await importInto(test, { 'few.csv': cledara.exportedTransactions({ columns }), ...exported(test) });
  for (const { kind, rows, known, skipped } of files) {
    expect(skipped).toEqual([]);
    if (kind === 'transactions') expect(known).toBe(rows);
  }
  expect(await test.sync({ approveAll: true })).toMatchObject({ pulled: 0, pushed: 0, attached: 0 });
  expect({ ...inXero(test), movements: test.ledger().movementCount() }).toEqual(before);
});

/** The payments of the tests below: one account, one amount, one day. */
const day = '2026-10-06';
const settings = {
  version: 1,
  syncFrom: '2026-10-01',
  accounts: [{ id: 'GBP:saas', enabled: true, bankAccount: '090' }],
  defaults: { account: '429', taxType: 'NONE', mode: 'auto' },
};

function addPayment(test: TestCompany, name: string, hour: number): string {
  const application = test.sandbox.world.cledara.applications.find((one) => one.name === name);
  const at = `${day}T${hour}:00:00.000Z`;
  const named = application === undefined ? {} : { application: { id: application.id, name } };
  return test.sandbox.world.addTransaction({
    amount: -10,
    description: name,
    authorizedAt: at,
    settledAt: at,
    ...named,
  }).id;
}

const header = 'Money move,Transaction date,Transaction amount,Currency,Application,Reference';
const line = (application: string, reference = application) =>
  `debit,06/10/2026,-10.00,GBP,${application},${reference}`;
const csv = (...lines: readonly string[]) => [header, ...lines, 'Exported on 30/11/2026,,,,,'].join('\r\n');

test.each([
  { inFile: 2, inApi: 1, documents: 2 },
  { inFile: 1, inApi: 2, documents: 2 },
  { inFile: 3, inApi: 3, documents: 3 },
])('$inFile equal lines and $inApi equal rows of the API are $documents documents, in either order', async (count) => {
  for (const filesFirst of [true, false]) {
    const test = await companyOfFiles({ empty: true });
    await test.setup(settings);
    for (let hour = 10; hour < 10 + count.inApi; hour += 1) addPayment(test, 'Figma', hour);
    const file = csv(...Array.from({ length: count.inFile }, () => line('Figma')));
    const steps = [
      async () => void (await importInto(test, { 'a.csv': file })),
      async () => void (await test.call('connection.cledara', { apiKey: test.sandbox.apiKey })),
    ];
    for (const step of filesFirst ? steps : steps.toReversed()) {
      await step();
      await test.sync();
    }
    const again = await importInto(test, { 'a.csv': file });
    expect(again.files).toMatchObject([{ rows: count.inFile, new: 0, known: count.inFile }]);
    await test.sync();
    expect(test.sandbox.world.xero.bankTransactions).toHaveLength(count.documents);
  }
});

test('one that cannot be told from its look-alikes is held and named; approving and leaving out are the ways on', async () => {
  const test = await companyOfFiles({ empty: true });
  const contact = test.sandbox.world.xero.contacts[0]?.name;
  await test.setup({ ...settings, defaults: { ...settings.defaults, contact } });
  const [first = '', ...lines] = csv(line('', 'CARD 1'), line('', 'CARD 2')).split('\r\n');
  await importInto(test, { 'a.csv': [first.replace('Application', 'My field'), ...lines].join('\r\n') });
  await test.sync();
  expect(test.sandbox.world.xero.bankTransactions).toHaveLength(2);
  const [figma, linear] = [addPayment(test, 'Figma', 10), addPayment(test, 'Linear', 11)];
  await test.call('connection.cledara', { apiKey: test.sandbox.apiKey });
  expect(await test.sync()).toMatchObject({ pulled: 2, pushed: 0, held: 2 });
  expect(test.ledger().proposal(figma)).toMatchObject({ state: 'held', reason: { code: 'maybe-imported' } });
  expect(test.ledger().proposal(figma)?.reason.message).toMatch(
    /^It may be the same as \S.* of \d{4}-\d\d-\d\d \(file-\w+\) or one of 1 more, which are in the books too\. /,
  );

  await test.call('review.decide', { decision: 'exclude', ids: [figma], author: 'the test' });
  await test.call('review.decide', { decision: 'approve', ids: [linear], author: 'the test' });
  expect(await test.sync()).toMatchObject({ pushed: 1, held: 0 });
  expect(test.sandbox.world.xero.bankTransactions).toHaveLength(3);
  expect(await test.sync()).toMatchObject({ pulled: 0, pushed: 0, held: 0 });
});

test('what was pending in a file settles with a later file or with the API, and never twice', async () => {
  for (const through of ['file', 'api']) {
    const test = await companyOfFiles({ empty: true });
    await test.setup(settings);
    await importInto(test, { 'a.csv': csv(line('Figma (pending)', 'FIGMA')) });
    await test.sync();
    expect(test.ledger().countByState()).toEqual({ pending: 1 });
    if (through === 'file') await importInto(test, { 'b.csv': csv(line('Figma', 'FIGMA').replace('06/10', '08/10')) });
    else {
      addPayment(test, 'Figma', 10);
      await test.call('connection.cledara', { apiKey: test.sandbox.apiKey });
    }
    await test.sync();
    await importInto(test, { 'a.csv': csv(line('Figma (pending)', 'FIGMA')) });
    await test.sync();
    expect(test.ledger().countByState()).toEqual({ pushed: 1 });
    expect(test.sandbox.world.xero.bankTransactions).toHaveLength(1);
  }
});

test('an invoice that only the ZIP has is attached without Cledara, and stays when the API says that there is none', async () => {
  const test = await companyOfFiles({ empty: true });
  await test.setup(settings);
  const id = addPayment(test, 'Figma', 10);
  const { cledara } = test.sandbox.world;
  const file = cledara.exportedTransactions();
  cledara.uploadInvoice(id);
  const zip = cledara.exportedInvoices();
  const [row] = cledara.transactions;
  if (row !== undefined) row.hasInvoice = false;
  const { files } = await importInto(test, { 'invoices.zip': zip, 'a.csv': file });
  expect(files.map(({ path }) => path)).toEqual(['invoices.zip', 'a.csv']);
  expect(await test.sync()).toMatchObject({ pushed: 1, attached: 1, attachmentProblems: [] });
  await test.call('connection.cledara', { apiKey: test.sandbox.apiKey });
  expect(await test.sync()).toMatchObject({ pushed: 0, attached: 0, attachmentProblems: [] });
  expect(test.sandbox.world.xero.attachments).toHaveLength(1);
  expect(
    await test.call('invoice.read', { transactionId: test.ledger().toldMovements()[0]?.movementId }),
  ).toMatchObject({
    mediaType: 'application/pdf',
  });
});
