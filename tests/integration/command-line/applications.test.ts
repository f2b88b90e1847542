import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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

test('the mapping table goes out, is changed in a spreadsheet, and comes in as one version or not at all', async () => {
  const path = join(company.folder, 'mapping.csv');
  const exported = await run(['applications', '--export', path, '--json']);
  const { applications } = await company.call('applications.list', {});
  expect(documentOf(exported)).toEqual({ files: [{ path, rows: applications.length }] });
  const file = readFileSync(path, 'utf8');
  const version = async () => (await company.call('settings.read', {})).version ?? 0;
  const before = await version();
  expect(await run(['applications', '--import', path])).toMatchObject({ code: 0 });
  expect(await version()).toBe(before);

  const lines = file.split('\r\n');
  const place = lines.findIndex((line) => line.startsWith('Notion,'));
  const [name, id, ...cells] = (lines[place] ?? '').split(',');
  const changed = (account: string) => lines.with(place, [name, id, ...cells.with(4, account)].join(',')).join('\r\n');
  writeFileSync(path, changed('99999'));
  const refused = await run(['applications', '--import', path, '--json']);
  expect(refused.code).toBe(2);
  expect(documentOf(refused)).toMatchObject({
    error: {
      code: 'invalid-input',
      details: [{ at: `line ${place + 1}: Notion, account`, message: 'Xero has no account with the code 99999' }],
    },
  });
  expect(await version()).toBe(before);
  writeFileSync(path, changed('485'));
  expect(documentOf(await run(['applications', '--import', path, '--json']))).toEqual({
    version: before + 1,
    rows: applications.length,
  });
  await run(['applications', '--export', path]);
  expect(readFileSync(path, 'utf8')).toBe(changed('485'));
  expect(await run(['applications'])).toMatchObject({ code: 2 });
});

test('without a connection nothing is listed, and the exit says so', async () => {
  const alone = await openTestCompany({ connected: false, empty: true });
  const outcome = await commandOn(alone, ['applications', 'suggest', '--json']);
  await alone.close();
  expect(outcome.code).toBe(3);
  expect(documentOf(outcome)).toMatchObject({ error: { code: 'not-connected' } });
});
