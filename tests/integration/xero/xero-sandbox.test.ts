import { expect, test } from 'vitest';
import { openHttpDoor } from '../../../electron/adapters/http/http-door.ts';
import { RateGovernor } from '../../../electron/adapters/http/rate-governor.ts';
import { XeroApi } from '../../../electron/adapters/xero/xero-api.ts';
import { XeroBrowserSignIn } from '../../../electron/adapters/xero/xero-browser-sign-in.ts';
import { ConsentMemory, XeroSession } from '../../../electron/adapters/xero/xero-session.ts';
import type { Sandbox } from '../../../electron/sandbox/sandbox.ts';
import { startSandbox } from '../../../electron/sandbox/sandbox.ts';
import type { BankTransactionDocument, TransferDocument } from '../../../shared/domain/document.ts';
import type { ReferenceData, XeroAccount } from '../../../shared/domain/reference-data.ts';
import type { Result } from '../../../shared/lib/result.ts';
import { InMemoryBudgetStore } from '../../fixtures/in-memory-budget-store.ts';
import { inTurn } from '../../fixtures/in-turn.ts';
import { ManualClock } from '../../fixtures/manual-clock.ts';
import { InMemorySecrets } from './in-memory-secrets.ts';
import { InMemoryTokenRecords } from './in-memory-token-records.ts';

const clock = () => new ManualClock('2026-11-22T09:00:00.000Z', 'auto');

test('signs in, reads, posts, finds and attaches against the sandbox', async () => {
  const sandboxClock = clock();
  const sandbox = await startSandbox({ clock: sandboxClock, empty: true });
  const http = openHttpDoor();
  try {
    const { api, session, tenantId } = await connect(sandbox, sandboxClock, http);
    const data = value(await api.referenceData(tenantId));
    expect(data.organisation).toMatchObject({
      name: sandbox.tenantName,
      timeZone: 'Europe/London',
      baseCurrency: 'GBP',
    });
    expect(data.user).not.toBeNull();
    expect(data.contacts.length).toBe(value(await api.contacts(tenantId)).length);

    const [contact] = value(
      await api.createContacts(tenantId, [{ name: 'Zeta Tools', contactNumber: 'cledara:z' }], 'key-c', null),
    );
    if (contact?.status !== 'ready') throw new Error('The contact was not made.');
    const document = spendMoney(data, contact.contact.contactId);
    const refused = { ...document, reference: 'CLD-TEST-2', account: { ...document.account, code: '00000' } };
    const body = api.encodeDocuments([document, refused]);
    const request = { tenantId, kind: 'bank-transaction', idempotencyKey: 'key-1', body, notAfterMs: null } as const;

    const sent = value(await api.sendDocuments(request));
    expect(sent).toMatchObject([{ status: 'created', reference: 'CLD-TEST-1' }, { status: 'refused' }]);
    expect(await api.sendDocuments(request)).toEqual({ ok: true, value: sent });
    const [created] = sent;
    if (created?.status !== 'created') throw new Error('The document was not made.');

    const range = { from: '2026-11-01', to: '2026-11-30' };
    const found = {
      id: created.id,
      reference: 'CLD-TEST-1',
      totalMinor: 1234,
      date: '2026-11-02',
      status: 'AUTHORISED',
    };
    for (const understands of [true, false]) {
      sandbox.world.xero.understandsReferences = understands;
      const references = ['CLD-TEST-1', 'CLD-TEST-2'];
      const byReference = await api.documentsByReference(tenantId, 'bank-transaction', references, range);
      expect(byReference).toMatchObject({ ok: true, value: [found] });
    }
    const transfer = transferMoney(data);
    const transferred = await api.sendDocuments({
      tenantId,
      kind: 'bank-transfer',
      idempotencyKey: 'key-2',
      body: api.encodeDocuments([transfer]),
      notAfterMs: null,
    });
    expect(transferred).toMatchObject({ ok: true, value: [{ status: 'created', reference: 'CLD-TEST-3' }] });
    const between = value(await api.documentsBetween(tenantId, { ...range, transfers: true, bills: false }));
    expect(between.map(({ reference, totalMinor }) => [reference, totalMinor])).toEqual([
      ['CLD-TEST-1', 1234],
      ['CLD-TEST-3', 5000],
    ]);

    const attached = await api.attach({
      tenantId,
      kind: 'bank-transaction',
      documentId: created.id,
      fileName: 'cledara-1 (a).pdf',
      mediaType: 'application/pdf',
      bytes: Buffer.from('%PDF-1.4\n%%EOF\n'),
      idempotencyKey: 'key-3',
    });
    expect(attached).toEqual({ ok: true, value: null });
    expect(value(await api.documentsBetween(tenantId, { ...range, transfers: false, bills: false }))).toMatchObject([
      { hasAttachments: true },
    ]);

    await sandboxClock.sleep(31 * 60_000);
    expect(value(await session.accessToken())).not.toBe('');
    expect(await api.tenants()).toMatchObject({ ok: true });
  } finally {
    await http.close();
    await sandbox.stop();
  }
});

async function connect(sandbox: Sandbox, clock: ManualClock, http: ReturnType<typeof openHttpDoor>) {
  const session = new XeroSession({
    identityUrl: sandbox.xeroIdentityUrl,
    http,
    secrets: new InMemorySecrets(),
    memory: new ConsentMemory(),
    alone: inTurn(),
    records: new InMemoryTokenRecords(),
    clock,
  });
  const signIn = new XeroBrowserSignIn({
    loginUrl: sandbox.xeroLoginUrl,
    identityUrl: sandbox.xeroIdentityUrl,
    http,
    session,
  });
  const pending = value(await signIn.begin(sandbox.clientId, { bankFeeds: false }));
  const finishing = pending.finish();
  const page = await fetch(pending.authoriseUrl);
  expect(await page.text()).toContain('go back to Tallybridge');
  expect(await finishing).toEqual({ ok: true, value: null });
  const store = new InMemoryBudgetStore();
  const limits = { perMinute: 60, perDay: 5000, concurrent: 5 };
  const api = new XeroApi({
    apiUrl: sandbox.xeroApiUrl,
    session,
    http,
    clock,
    governor: (tenant) => new RateGovernor({ limits, clock, store, storeKey: tenant ?? 'none', source: 'xero' }),
  });
  expect(await api.tenants()).toEqual({ ok: true, value: [{ tenantId: sandbox.tenantId, name: sandbox.tenantName }] });
  return { api, session, tenantId: sandbox.tenantId };
}

function spendMoney(data: ReferenceData, contactId: string): BankTransactionDocument {
  return {
    kind: 'spend-money',
    reference: 'CLD-TEST-1',
    date: '2026-11-02',
    bankAccount: pick(data, (account) => account.type === 'BANK' && account.currency === 'GBP'),
    contact: { kind: 'known', contactId, name: 'Zeta Tools' },
    amountMinor: 1234,
    currency: 'GBP',
    description: 'Zeta · Tools',
    account: pick(
      data,
      (account) => account.class === 'EXPENSE' && account.status === 'ACTIVE' && account.systemAccount === null,
    ),
    taxType: 'NONE',
    tracking: [],
  };
}

function transferMoney(data: ReferenceData): TransferDocument {
  const pounds = data.accounts.filter(
    ({ type, currency, status }) => type === 'BANK' && currency === 'GBP' && status === 'ACTIVE',
  );
  const [fromBankAccount, toBankAccount] = pounds;
  if (fromBankAccount === undefined || toBankAccount === undefined) throw new Error('Two bank accounts are needed.');
  return {
    kind: 'transfer',
    reference: 'CLD-TEST-3',
    date: '2026-11-03',
    fromBankAccount,
    toBankAccount,
    amountMinor: 5000,
    currency: 'GBP',
  };
}

function pick(data: ReferenceData, isWanted: (account: XeroAccount) => boolean): XeroAccount {
  const account = data.accounts.find(isWanted);
  if (account === undefined) throw new Error('The sandbox has no such account.');
  return account;
}

function value<T>(result: Result<T, { readonly message: string }>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}
