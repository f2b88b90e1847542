import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProposalDto } from '../../../shared/contract/proposal.ts';
import { openTestCompany, type TestCompany } from '../../fixtures/test-company.ts';
import { commandOn } from './command-on.ts';
import { documentOf } from './desk.ts';

const many = 200;
/** The first of them have documents in Xero; the others are coded in a spreadsheet. */
const known = 150;

let company: TestCompany;
let commands = 0;

async function run(...words: readonly string[]): Promise<Record<string, unknown>> {
  commands += 1;
  const outcome = await commandOn(company, [...words, '--json']);
  expect(outcome.code, outcome.stderr).toBeLessThan(2);
  return documentOf(outcome);
}

function nameOf(place: number): string {
  return `Vendor${String(place).padStart(3, '0')}`;
}

/** Two hundred applications with a purchase each; three in four have been booked in Xero by hand before. */
function fill({ sandbox: { world }, clock }: TestCompany): void {
  const [sample] = world.cledara.applications;
  if (sample === undefined) throw new Error('The sandbox has no application.');
  const account = world.xero.accounts.find(({ code }) => code === '463');
  world.cledara.applications.splice(0);
  for (let place = 1; place <= many; place += 1) {
    const name = nameOf(place);
    const application = { ...sample, id: `app-${place}`, name, teams: [] };
    world.cledara.applications.push(application);
    const at = new Date(clock.nowMs() - 2 * 86_400_000).toISOString();
    world.addTransaction({ amount: -place, application, description: name, authorizedAt: at, settledAt: at });
    if (place > known) continue;
    const contact = world.xero.addContact({ name: `${name} Ltd` });
    for (const totalMinor of [place * 100, place * 100 + 1]) {
      const posting = { totalMinor, contactId: contact.contactId, date: '2025-11-03' };
      const { bankTransactionId, lines } = world.xero.postByHand(posting);
      const coded = lines.map((line) => ({
        ...line,
        accountId: account?.accountId ?? '',
        accountCode: '463',
        taxType: 'INPUT2',
      }));
      world.xero.edit(bankTransactionId, { lines: coded });
    }
  }
}

beforeAll(async () => {
  company = await openTestCompany({ empty: true, startMs: Date.parse('2026-06-15T10:00:00.000Z') });
  fill(company);
});
afterAll(() => company.close());

async function proposals(): Promise<readonly ProposalDto[]> {
  return (await company.call('review.list', { state: 'all' })).proposals;
}

test('two hundred applications are coded from suggestions and one CSV in seven commands, every proposal explained', async () => {
  const setup = join(company.folder, 'setup.json');
  writeFileSync(
    setup,
    JSON.stringify({
      version: 1,
      syncFrom: '2026-01-01',
      accounts: [{ id: 'GBP:saas', enabled: true, bankAccount: '090' }],
      defaults: { mode: 'review' },
    }),
  );
  await run('setup', setup);
  await run('sync', '--no-push');
  expect(await run('applications', 'suggest', '--accept')).toMatchObject({ accepted: 3 * known, calls: 2 });
  const table = join(company.folder, 'mapping.csv');
  await run('applications', '--export', table);
  const [head = '', ...rows] = readFileSync(table, 'utf8').trimEnd().split('\r\n');
  const columns = head.split(',');
  const filled = rows.map((row) => {
    const cells = row.split(',');
    if (cells[columns.indexOf('account')] !== '') return row;
    const set = (name: string, value: string) => (cells[columns.indexOf(name)] = value);
    set('account', '485');
    set('tax_type', 'NONE');
    return cells.join(',');
  });
  writeFileSync(table, [head, ...filled, ''].join('\r\n'));
  expect(await run('applications', '--import', table)).toEqual({ version: 3, rows: many });
  const listed = await run('review', '--state', 'proposed');
  await run('sync', '--no-push');
  expect(commands).toBeLessThan(10);

  const proposed = listed['proposals'] as ProposalDto[];
  expect(proposed).toHaveLength(many);
  const accounts = Map.groupBy(proposed, ({ document }) => document?.account);
  expect([...accounts].map(([name, all]) => [name?.slice(0, 3), all.length])).toEqual([
    ['463', known],
    ['485', many - known],
  ]);
  const fields = [
    'date',
    'contact',
    'account',
    'taxType',
    'tracking',
    'description',
    'amount',
    'bankAccount',
    'document',
    'mode',
  ];
  for (const { explanation, settingsVersion, movement } of proposed) {
    expect(explanation.map(({ field }) => field)).toEqual(fields);
    for (const { why } of explanation) expect(why).toMatch(/^\p{L}.*[.}]$/u);
    const why = (name: string) => explanation.find(({ field }) => field === name)?.why;
    expect(why('account')).toBe(`Set for ${movement?.application}.`);
    expect(why('taxType')).toBe(`Set for ${movement?.application}.`);
    expect(settingsVersion).toBe(3);
  }
});

test('settings that change half-way leave what was pushed, plan the rest again, and both say under what', async () => {
  const before = await proposals();
  const pushedFirst = before.slice(0, 80).map(({ transactionId }) => transactionId);
  await company.call('review.decide', { decision: 'approve', ids: pushedFirst, author: 'Priya' });
  expect(await company.sync()).toMatchObject({ pushed: 80 });
  const inXero = () => company.sandbox.world.xero.bankTransactions.filter(({ postedBy }) => postedBy === 'api');
  const sent = structuredClone(inXero());

  const { settings } = await company.call('settings.read', {});
  const applications = settings.applications.map((row) => ({ ...row, account: '429' }));
  const changed = await company.call('settings.change', {
    base: 3,
    settings: { ...settings, applications },
    author: 'Ann',
  });
  expect(changed).toEqual({ version: 4, changed: many - 80 });
  const after = new Map((await proposals()).map((proposal) => [proposal.transactionId, proposal]));
  for (const { transactionId, document, explanation } of before) {
    const now = after.get(transactionId);
    const wasPushed = pushedFirst.includes(transactionId);
    expect(now).toMatchObject(
      wasPushed
        ? { state: 'pushed', settingsVersion: 3, document: { account: document?.account }, explanation }
        : { state: 'proposed', settingsVersion: 4, document: { account: '429 General Expenses' } },
    );
    expect(now?.explanation.find(({ field }) => field === 'account')?.why).toBe(
      `Set for ${now?.movement?.application}.`,
    );
  }
  expect(inXero()).toEqual(sent);
  const { versions } = await company.call('settings.history', { limit: 2 });
  expect(versions).toMatchObject([
    { number: 4, author: 'Ann', pushed: 0 },
    { number: 3, pushed: 80 },
  ]);
  expect((await company.call('settings.read', {})).pushedUnderOlder).toBe(80);
  await company.sync({ approveAll: true });
  const accounts = Map.groupBy(inXero(), ({ lines }) => lines[0]?.accountCode);
  expect(accounts.get('429')).toHaveLength(many - 80);
  expect(inXero()).toHaveLength(many);
});
