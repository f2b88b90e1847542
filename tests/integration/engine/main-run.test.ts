import { describe, expect, onTestFinished, test } from 'vitest';
import { sampleSetup } from '../../../electron/sandbox/sandbox.ts';
import type { CledaraTransaction } from '../../../electron/sandbox/world/cledara-shapes.ts';
import type { SandboxWorld } from '../../../electron/sandbox/world/sandbox-world.ts';
import { openTestCompany, type TestCompany } from '../../fixtures/test-company.ts';
import { day, documentWrites, openBooks, passTime, start, writesTo } from './books.ts';

/** What Xero should hold for one movement, reckoned from Cledara's own row by the published rules alone. */
interface Expected {
  readonly account: string;
  readonly what: 'SPEND' | 'RECEIVE' | 'TRANSFER';
  readonly minor: number;
  readonly date: string;
}

/** The rules: settled card movements, top-ups as transfers, rewards as Receive Money; nothing else, nothing of zero. */
function expected(row: CledaraTransaction): Expected | null {
  if (row.accountType === 'spend') return null; // that account is off
  const minor = Math.round(Math.abs(row.amount) * 100);
  if (minor === 0) return null;
  const what = kindOf(row);
  if (what === null) return null;
  const at = new Date(row.settledAt ?? row.authorizedAt);
  const date = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' }).format(at);
  return { account: row.currency === 'EUR' ? '092' : '090', what, minor, date };
}

function kindOf(row: CledaraTransaction): Expected['what'] | null {
  const isCard = row.type === 'cardSend' || row.type === 'cardReceive';
  if (isCard) return row.settledAt === undefined ? null : row.type === 'cardSend' ? 'SPEND' : 'RECEIVE';
  if (row.type === 'transferReceive') return 'TRANSFER';
  if (row.type === 'other') return row.description === 'Cledara Rewards' ? 'RECEIVE' : 'TRANSFER';
  return null; // withdrawals are not posted by this setup; internal moves never
}

function lines(documents: readonly Expected[]): string[] {
  return documents.map(({ account, what, minor, date }) => `${account} ${what} ${minor} ${date}`).sort();
}

/** The same of what Xero really holds; bills and credit notes by what was paid of them and refunded. */
function held(world: SandboxWorld): string[] {
  const { xero } = world;
  const codeOf = (id: string) => xero.account(id)?.code ?? 'none';
  const transactions = xero.bankTransactions.map(({ bankAccountId, type, totalMinor, date }) => ({
    account: codeOf(bankAccountId),
    what: type as Expected['what'],
    minor: totalMinor,
    date,
  }));
  const transfers = xero.bankTransfers.map(({ toBankAccountId, amountMinor, date }) => ({
    account: codeOf(toBankAccountId),
    what: 'TRANSFER' as const,
    minor: amountMinor,
    date,
  }));
  const paid = xero.bills.paymentShelf.items.map(({ billId, accountId, amountMinor, date }) => ({
    account: codeOf(accountId),
    what: xero.bills.billShelf.get(billId)?.type === 'ACCPAY' ? ('SPEND' as const) : ('RECEIVE' as const),
    minor: amountMinor,
    date,
  }));
  return lines([...transactions, ...transfers, ...paid]);
}

function should(world: SandboxWorld): string[] {
  return lines(world.cledara.transactions.map(expected).filter((one) => one !== null));
}

async function companyOfEighteenMonths(): Promise<TestCompany> {
  const company = await openTestCompany({ startMs: start, transactions: 250, withoutInvoices: true });
  onTestFinished(() => company.close());
  await company.setup(sampleSetup(company.sandbox.world));
  return company;
}

/** The applications that the setup file sets to automatic; all others wait for a person. */
async function automatic(company: TestCompany): Promise<ReadonlySet<unknown>> {
  const { applications } = await company.call('settings.export', {});
  if (!Array.isArray(applications)) throw new Error('There are no applications in the settings.');
  return new Set(applications.filter(({ mode }) => mode === 'auto').map(({ name }) => name));
}

describe('a run over eighteen months of every kind of movement', () => {
  test('puts into Xero exactly what the rules say, once, and neither a second run nor a restart adds anything', async () => {
    const company = await companyOfEighteenMonths();
    const { world } = company.sandbox;
    const first = await company.sync({ approveAll: true });
    expect(first.error).toBeUndefined();
    expect(first).toMatchObject({ held: 0, blocked: [], alreadyInXero: 0, waitingUntil: null });
    expect(held(world)).toEqual(should(world));
    expect(first.pushed).toBe(held(world).length);
    expect(first.pulled).toBe(world.cledara.transactions.length);

    const writes = writesTo(company, /api.xro/);
    const second = await company.sync({ approveAll: true });
    company.restart();
    const third = await company.sync({ approveAll: true });
    for (const again of [second, third]) {
      expect(again).toMatchObject({ pulled: 0, updated: 0, proposed: 0, approved: 0, pushed: 0, attached: 0 });
      expect(again.error).toBeUndefined();
    }
    expect(writesTo(company, /api.xro/)).toBe(writes);
    expect(held(world)).toEqual(should(world));
  });

  test('leaves unreviewed what is set to review, and what goes out is never reconciled and has a reference of its own', async () => {
    const company = await companyOfEighteenMonths();
    const { world } = company.sandbox;
    const summary = await company.sync();
    const auto = await automatic(company);
    const rows = world.cledara.transactions.filter((row) => expected(row) !== null);
    const waiting = rows.filter(({ application }) => application !== undefined && !auto.has(application.name));
    expect(waiting.length).toBeGreaterThan(3);
    expect(summary.held).toBe(waiting.length);
    expect(summary.pushed).toBe(rows.length - waiting.length);
    const { bankTransactions, bankTransfers, bills } = world.xero;
    const documents = [...bankTransactions, ...bankTransfers, ...bills.paymentShelf.items];
    expect(documents.length).toBe(summary.pushed);
    expect(documents.some(({ isReconciled }) => isReconciled)).toBe(false);
    const references = documents.map(({ reference }) => reference);
    expect(new Set(references).size).toBe(documents.length);
    for (const reference of references) expect(reference).toMatch(/^CLD-[0-9A-Z]{5}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    for (const body of world.requestBodies) expect(JSON.stringify(body.json)).not.toContain('TaxAmount');
  });
});

describe('the day of a document', () => {
  test('is the settlement day in London, on both sides of midnight in summer and in winter', async () => {
    const books = await openBooks();
    const settle = (settledAt: string) =>
      books.sandbox.world.addTransaction({ authorizedAt: '2026-01-05T12:00:00.000Z', settledAt, amount: -1 });
    settle('2026-01-31T23:59:59.999Z');
    settle('2026-03-28T23:30:00.000Z');
    settle('2026-03-29T23:30:00.000Z');
    settle('2026-06-10T22:59:59.999Z');
    settle('2026-06-10T23:00:00.000Z');
    await books.sync();
    const dates = books.sandbox.world.xero.bankTransactions.map(({ date }) => date).sort();
    expect(dates).toEqual(['2026-01-31', '2026-03-28', '2026-03-30', '2026-06-10', '2026-06-11']);
  });

  test('does not move when a pending purchase settles later: it appears once, dated with the settlement', async () => {
    const books = await openBooks();
    const row = books.sandbox.world.addTransaction({ authorizedAt: '2026-06-14T10:00:00.000Z' });
    delete row.settledAt;
    expect(await books.sync()).toMatchObject({ pulled: 1, pushed: 0, held: 0 });
    expect(documentWrites(books)).toBe(0);
    await passTime(books, 2 * day);
    books.sandbox.world.settle(row.id, '2026-06-16T23:30:00.000Z');
    expect(await books.sync()).toMatchObject({ pulled: 0, updated: 1, pushed: 1 });
    expect(books.sandbox.world.xero.bankTransactions.map(({ date }) => date)).toEqual(['2026-06-17']);
  });
});
