import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Fault } from '../../../electron/sandbox/faults/fault.ts';
import { sampleSetup } from '../../../electron/sandbox/sandbox.ts';
import type { ReasonCode } from '../../../shared/domain/proposal.ts';
import { openTestCompany, type TestCompany } from '../../fixtures/test-company.ts';
import { Heard, lost, untranslated } from './heard.ts';

const author = 'Ann O. Nym';

let test: TestCompany;
/**
 * Reasons that these companies come to; a Record, so that a new one has to be placed. The sentences of those that are met
 * elsewhere are found by the net over the sources alone.
 */
const reasons: Record<ReasonCode, 'met' | 'elsewhere'> = {
  'not-settled': 'met',
  review: 'met',
  'by-hand': 'met',
  'handled-elsewhere': 'met',
  'not-understood': 'met',
  'vat-differs': 'elsewhere',
  'invoice-missing': 'elsewhere',
  'vat-not-confirmed': 'elsewhere',
  'accounting-fields-missing': 'elsewhere',
  'maybe-in-xero': 'elsewhere',
  'maybe-imported': 'elsewhere',
  'deleted-in-xero': 'elsewhere',
  'xero-remark': 'elsewhere',
  'changed-in-xero': 'elsewhere',
  'half-undone': 'elsewhere',
  released: 'elsewhere',
  'no-longer-listed': 'elsewhere',
  'not-to-be-posted': 'met',
  'account-missing': 'met',
  'account-archived': 'met',
  'account-not-usable': 'met',
  'bank-account-missing': 'met',
  'bank-account-archived': 'met',
  'bank-account-currency': 'elsewhere',
  'tax-type-missing': 'met',
  'tax-type-not-legal': 'elsewhere',
  'tracking-missing': 'met',
  'contact-missing': 'elsewhere',
  'contact-archived': 'met',
  'lock-date': 'met',
  'date-in-future': 'elsewhere',
  'plan-limit': 'elsewhere',
  'currency-not-subscribed': 'elsewhere',
  'role-too-low': 'met',
  'consent-too-narrow': 'elsewhere',
  'not-coded': 'met',
  'not-supported': 'elsewhere',
  'changed-in-cledara': 'elsewhere',
  'rejected-by-xero': 'elsewhere',
  'answer-lost': 'met',
  'rate-limited': 'met',
  approved: 'met',
  'in-xero': 'elsewhere',
  'in-xero-by-hand': 'elsewhere',
  adopted: 'elsewhere',
  pushed: 'met',
  undone: 'elsewhere',
};
const codes = new Set<string>();

beforeAll(async () => {
  test = await openTestCompany({ transactions: 400, seed: 7 });
});

afterAll(() => test.close());

function expectSpanish(heard: Heard, atLeast: number): void {
  expect(heard.sentences.size).toBeGreaterThanOrEqual(atLeast); // it was really listened to
  for (const code of heard.codes) codes.add(code);
  expect(untranslated(heard.sentences)).toEqual([]);
  const { cledara, xero } = test.sandbox.world;
  const names = [
    ...cledara.applications.map(({ name }) => name),
    ...xero.accounts.map(({ name }) => name),
    author,
    test.sandbox.tenantName,
  ].filter((name) => name.length > 3);
  expect(lost(heard.sentences, names)).toEqual([]);
}

describe('what the engine says is Spanish', () => {
  it('before anything is set up', async () => {
    const heard = new Heard();
    await heard.everything(test);
    await heard.call(test, 'sync.run', { approveAll: false, push: true });
    await heard.call(test, 'review.item', { transactionId: 'nobody' });
    await heard.call(test, 'invoice.read', { transactionId: 'nobody' });
    await heard.call(test, 'settings.revert', { version: 9, author });
    await heard.call(test, 'connection.cledara', { apiKey: '  ' });
    await heard.call(test, 'connection.cledara', { apiKey: 'a b' });
    await heard.call(test, 'connection.cledara', { apiKey: 'wrong' });
    await heard.call(test, 'connection.xero.begin', { clientId: 'a b' });
    await heard.call(test, 'connection.xero.finish', {});
    expectSpanish(heard, 40);
  });

  it('over the whole sample: looked at, decided about, coded by hand, sent', async () => {
    const heard = new Heard();
    await test.setup(sampleSetup(test.sandbox.world));
    await heard.call(test, 'sync.run', { approveAll: false, push: false });
    await heard.everything(test);
    const { proposals } = await test.call('review.list', { state: 'proposed' });
    const ids = proposals.map(({ transactionId }) => transactionId);
    for (const [place, decision] of (['hold', 'exclude', 'handled', 'approve'] as const).entries()) {
      const id = ids[place] ?? '';
      await heard.call(test, 'review.decide', { decision, ids: [id], author, note: 'ask Bob' });
      await heard.call(test, 'review.recode', { ids: [id], scope: 'item', fields: { account: '429' }, author });
      for (const other of ['approve', 'hold', 'exclude', 'handled', 'reopen'] as const)
        await heard.call(test, 'review.decide', { decision: other, ids: [id], author });
    }
    for (const scope of ['item', 'application'] as const) {
      const fields = { account: '463', taxType: null, tracking: { Department: 'Design' }, description: '{merchant}' };
      await heard.call(test, 'review.recode', { ids: ids.slice(5, 9), scope, fields, author });
      await heard.call(test, 'review.recode', { ids: ids.slice(5, 6), scope, fields: { account: '999' }, author });
      await heard.call(test, 'review.recode', { ids: ids.slice(5, 6), scope, fields: {}, author });
    }
    await heard.everything(test);
    await heard.call(test, 'sync.run', { approveAll: true, push: true });
    await heard.everything(test);
    await heard.call(test, 'review.decide', { decision: 'reopen', ids, author });
    await heard.call(test, 'export.transactions', { format: 'csv', from: '2026-02-30' });
    await heard.call(test, 'export.transactions', { format: 'csv', from: '2026-03-01', to: '2026-02-01' });
    expectSpanish(heard, 150);
  });

  it('over lists that changed in Xero and days that were closed, before anything was sent', async () => {
    const fresh = await openTestCompany({ transactions: 120, seed: 11 });
    onTestFinished(() => fresh.close());
    const heard = new Heard();
    const { xero } = fresh.sandbox.world;
    const settings = sampleSetup(fresh.sandbox.world);
    await fresh.setup(settings);
    const look = async () => {
      await heard.call(fresh, 'sync.run', { approveAll: false, push: false });
      await heard.everything(fresh);
    };
    await look();
    const { proposals } = await fresh.call('review.list', { state: 'proposed' });
    for (const [place, decision] of (['hold', 'exclude', 'handled'] as const).entries()) {
      const ids = proposals.slice(place, place + 1).map(({ id }) => id);
      await heard.call(fresh, 'review.decide', { decision, ids, author });
    }
    await look();
    for (const { list, broken } of [
      { list: xero.accounts.filter(({ type }) => type !== 'BANK'), broken: { status: 'ARCHIVED' } },
      { list: xero.accounts.filter(({ type }) => type !== 'BANK'), broken: { systemAccount: 'CREDITORS' } },
      { list: xero.accounts.filter(({ type }) => type !== 'BANK'), broken: { code: 'gone' } },
      { list: xero.accounts.filter(({ type }) => type === 'BANK'), broken: { status: 'ARCHIVED' } },
      { list: xero.contacts, broken: { status: 'ARCHIVED' } },
      { list: xero.taxRates, broken: { status: 'DELETED' } },
      { list: xero.trackingCategories, broken: { status: 'ARCHIVED' } },
    ]) {
      const before = list.map((one) => ({ ...one }));
      for (const one of list) Object.assign(one, broken);
      await look();
      for (const [place, one] of list.entries()) Object.assign(one, before[place]);
    }
    xero.organisation.periodLockDate = '2026-12-31';
    await look();
    xero.organisation.endOfYearLockDate = '2027-01-01';
    await look();
    xero.consentingUser.role = 'READONLY';
    await look();
    xero.organisation.periodLockDate = null;
    xero.organisation.endOfYearLockDate = null;
    xero.consentingUser.role = 'STANDARD';
    const accounts = [{ id: 'GBP:saas', enabled: true }];
    for (const other of [
      { ...settings, defaults: {}, applications: [] },
      { ...settings, defaults: { document: 'bill' }, applications: [] },
      { ...settings, accounts },
      { ...settings, accounts: [] },
    ]) {
      await heard.call(fresh, 'settings.apply', { json: JSON.stringify(other), author });
      await look();
    }
    expectSpanish(heard, 80);
  });

  it('over every kind of wrong setup file', async () => {
    const heard = new Heard();
    const code = fc.constantFrom('429', '090', '091', '999', '800', '820');
    const coding = {
      account: code,
      taxType: fc.constantFrom('NONE', 'INPUT2', 'OUTPUT2', 'NOPE'),
      contact: fc.constantFrom('Figma', 'Nobody Ltd'),
      document: fc.constantFrom('spend-money', 'bill', 'letter'),
      tracking: fc.constantFrom({ Department: 'Design' }, { Nothing: 'x', Region: 'Mars' }, { a: 'b', c: 'd', e: 'f' }),
      description: fc.constant('{merchant}'),
      mode: fc.constantFrom('auto', 'never', 3),
      surprise: fc.constant(1),
    };
    const bank = fc.oneof(code, fc.constantFrom({}, { GBP: '092' }, { gbp: '091' }));
    const rule = fc.oneof(
      fc.record({ post: fc.constant('none') }),
      fc.record({ post: fc.constant('transfer'), fromBankAccount: bank }),
      fc.record({ post: fc.constant('transfer'), toBankAccount: bank }),
      fc.record({ post: fc.constant('receive-money'), account: code, taxType: coding.taxType }),
      fc.record({ post: fc.constant('give-away') }),
    );
    const files = fc.record(
      {
        version: fc.constantFrom(1, 2),
        syncFrom: fc.constantFrom('2026-01-01', '2026-02-30', 'soon'),
        xero: fc.record({ tenant: fc.constantFrom('Other Ltd', test.sandbox.tenantName, '') }),
        accounts: fc.array(
          fc.record({
            id: fc.constantFrom('GBP:saas', 'EUR:saas', 'POUNDS'),
            enabled: fc.constantFrom(true, 'yes'),
            bankAccount: code,
          }),
          { maxLength: 3 },
        ),
        defaults: fc.record(coding, { requiredKeys: [] }),
        applications: fc.array(
          fc.record(
            { name: fc.constantFrom('Figma', 'figma', 'Nothing'), id: fc.constantFrom('x', '1'), ...coding },
            { requiredKeys: [] },
          ),
          { maxLength: 3 },
        ),
        movements: fc.record({ topUps: rule, withdrawals: rule, rewards: rule }, { requiredKeys: [] }),
      },
      { requiredKeys: ['version'] },
    );
    for (const file of fc.sample(files, { numRuns: 120, seed: 3 })) {
      await heard.call(test, 'settings.preview', { json: JSON.stringify(file) });
    }
    for (const file of fc.sample(files, { numRuns: 12, seed: 4 })) {
      await heard.call(test, 'settings.apply', { json: JSON.stringify(file), author });
      await heard.call(test, 'settings.change', { base: 99, settings: file, author });
    }
    await heard.call(test, 'settings.preview', { json: '{' });
    expectSpanish(heard, 40);
  });

  const faults: readonly Fault[] = [
    ...[400, 401, 403, 404, 409, 429, 500, 503].map((status): Fault => ({ kind: 'status', status, body: '{}' })),
    { kind: 'html-200' },
    { kind: 'truncated-json' },
    { kind: 'enormous' },
    { kind: 'empty-body' },
    { kind: 'reset-before' },
    { kind: 'reset-after' },
  ];

  it.each(faults)('when Cledara or Xero answers with %o', async (fault) => {
    const heard = new Heard();
    for (const service of ['cledara', 'xero'] as const) {
      for (const after of [0, 3]) {
        test.sandbox.faults.next({ service, fault, times: 50, after });
        await heard.call(test, 'sync.run', { approveAll: true, push: true });
        await heard.call(test, 'diagnostics.run', {});
        await heard.call(test, 'reference.refresh', {});
        test.sandbox.faults.clear();
        await heard.call(test, 'status.read', {});
        await heard.call(test, 'overview.read', {});
        await heard.call(test, 'connection.cledara', { apiKey: test.sandbox.apiKey });
      }
    }
    expectSpanish(heard, 20);
  });

  it('when answers to documents and files are lost or refused', async () => {
    const heard = new Heard();
    const odd = [
      { kind: 'reset-after' },
      { kind: 'status', status: 400, body: '{"Message":"A validation exception occurred","Elements":[]}' },
      { kind: 'status', status: 503 },
    ] as const;
    for (const [place, fault] of odd.entries()) {
      for (const path of [/BankTransactions$/, /Contacts$/, /Attachments/]) {
        test.sandbox.world.addTransaction({ amount: -(10 + place), description: `Shop ${place}` });
        test.sandbox.faults.next({ service: 'xero', method: 'PUT', path, fault, times: 3 });
        test.sandbox.faults.next({ service: 'xero', method: 'POST', path, fault, times: 3 });
        await heard.call(test, 'sync.run', { approveAll: true, push: true });
        await heard.everything(test);
        test.sandbox.faults.clear();
      }
    }
    expectSpanish(heard, 60);
  });

  it('for most of the reasons that there are', () => {
    const expected = Object.entries(reasons).filter(([, place]) => place === 'met');
    expect(expected.map(([code]) => code).filter((code) => !codes.has(code))).toEqual([]);
  });
});
