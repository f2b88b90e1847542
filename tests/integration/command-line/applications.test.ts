import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestCompany, type TestCompany } from '../../fixtures/test-company.ts';
import { commandOn } from './command-on.ts';
import { documentOf } from './desk.ts';

let company: TestCompany;
const run = (words: readonly string[]) => commandOn(company, words);
beforeAll(async () => {
  company = await openTestCompany({ transactions: 60, seed: 5 });
  await company.setup({
    version: 1,
    syncFrom: '2026-01-01',
    accounts: [{ id: 'GBP:saas', enabled: true, bankAccount: '090' }],
    defaults: { account: '429', taxType: 'NONE', mode: 'review' },
  });
});
afterAll(() => company.close());

test('suggestions are listed with what speaks for each, and set in one step', async () => {
  const { xero } = company.sandbox.world;
  const vendor = xero.contacts.find(({ name }) => name === 'Figma Inc');
  const posting = { totalMinor: 900, contactId: vendor?.contactId ?? '', date: '2026-05-04' };
  const account = xero.accounts.find(({ code }) => code === '463');
  for (const { bankTransactionId, lines } of [xero.postByHand(posting), xero.postByHand(posting)]) {
    const coded = lines.map((line) => ({ ...line, accountId: account?.accountId ?? '', accountCode: '463' }));
    xero.edit(bankTransactionId, { lines: coded });
  }
  const listed = await run(['applications', 'suggest']);
  expect(listed.code).toBe(0);
  expect(listed.stderr).toContain('Figma: account 463 IT Software and Consumables instead of 429 General Expenses');
  expect(listed.stderr).toContain('In Xero, 2 of 2 documents of Figma Inc use 463 IT Software and Consumables.');
  expect((await company.call('settings.read', {})).version).toBe(1);

  const accepted = documentOf(await run(['applications', 'suggest', '--accept', '--json']));
  expect(accepted).toMatchObject({ version: 2, calls: 2, history: { isWhole: true } });
  expect(accepted['accepted']).toBeGreaterThan(0);
  const { applications } = await company.call('applications.list', {});
  expect(applications.find(({ name }) => name === 'Figma')?.own).toMatchObject({ account: '463' });
  const again = documentOf(await run(['applications', 'suggest', '--accept', '--json']));
  const asked = (accepted['suggestions'] as { applicationId: string; field: string }[]).map(keyOf);
  expect((again['suggestions'] as { applicationId: string; field: string }[]).map(keyOf)).not.toEqual(
    expect.arrayContaining(asked.slice(0, 1)),
  );
});

function keyOf({ applicationId, field }: { readonly applicationId: string; readonly field: string }): string {
  return `${applicationId} ${field}`;
}

test('without a connection nothing is listed, and the exit says so', async () => {
  const alone = await openTestCompany({ connected: false, empty: true });
  const outcome = await commandOn(alone, ['applications', 'suggest', '--json']);
  await alone.close();
  expect(outcome.code).toBe(3);
  expect(documentOf(outcome)).toMatchObject({ error: { code: 'not-connected' } });
});
