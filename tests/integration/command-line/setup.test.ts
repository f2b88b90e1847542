import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleSetup } from '../../../electron/sandbox/sandbox.ts';
import { openTestCompany, type TestCompany } from '../../fixtures/test-company.ts';
import { commandOn } from './command-on.ts';
import { documentOf, errorOf, type Outcome } from './desk.ts';

let company: TestCompany;
const run = (words: readonly string[]) => commandOn(company, words);
beforeAll(async () => {
  company = await openTestCompany({ empty: true, timeoutMs: 2000 });
});
afterAll(() => company.close());

function path(name: string): string {
  return join(company.folder, name);
}

function write(file: unknown): string {
  const target = path('setup.json');
  writeFileSync(target, typeof file === 'string' ? file : JSON.stringify(file));
  return target;
}

/** What a refused file must leave byte for byte as it was. Asking Xero about its codes uses the consent and the budget. */
async function settingsAsTheyAre(): Promise<string> {
  const exported = await run(['setup', '--export']);
  const { budget: _budget, ...status } = documentOf(await run(['status', '--json']));
  return exported.stdout + JSON.stringify(status).replace(/"consentExpiresAt":"[^"]+"/, '');
}

async function refused(file: unknown): Promise<{ at: string; message: string }[]> {
  const before = await settingsAsTheyAre();
  const outcome = await run(['setup', write(file), '--json']);
  expect(outcome.code, outcome.stderr).toBe(2);
  const error = errorOf(outcome);
  expect(error.code).toBe('invalid-input');
  for (const { at, message } of error.details) expect(outcome.stderr).toContain(`${at}: ${message}`);
  expect(await settingsAsTheyAre()).toBe(before);
  return error.details;
}

describe('setup FILE', () => {
  test('applies the file as a new version, prints one document and exits with 0', async () => {
    const outcome = await run(['setup', write(sampleSetup(company.sandbox.world)), '--json']);
    expect(outcome.code).toBe(0);
    expect(documentOf(outcome)).toEqual({ applied: true, version: 1 });
    expect(outcome.stderr).toBe('The settings are in force (version 1).\n');
  });

  test('without --json prints nothing on standard output', async () => {
    const outcome = await run(['setup', write(sampleSetup(company.sandbox.world))]);
    expect(outcome).toMatchObject({ code: 0, stdout: '' });
  });

  test('takes a byte order mark, as Windows editors write one', async () => {
    const outcome = await run([
      'setup',
      write(`\uFEFF${JSON.stringify(sampleSetup(company.sandbox.world))}`),
      '--json',
    ]);
    expect(outcome.code).toBe(0);
    writeFileSync(path('setup.json'), `\uFEFF${JSON.stringify(sampleSetup(company.sandbox.world))}`, 'utf16le');
    expect(await run(['setup', path('setup.json')])).toMatchObject({ code: 0, stdout: '' });
  });

  test('gives back with --export what was applied, and applying that changes nothing but the version', async () => {
    const first = await run(['setup', '--export']);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(first.stdout)).toEqual(sampleSetup(company.sandbox.world));
    const applied = await run(['setup', write(first.stdout), '--json']);
    expect(applied.code).toBe(0);
    const second = await run(['setup', '--export', '--json']);
    expect(second.stdout).toBe(first.stdout);
  });

  test('exports no secret', async () => {
    const { stdout } = await run(['setup', '--export']);
    const secrets = [company.sandbox.apiKey, company.sandbox.clientId];
    expect(secrets.filter((secret) => stdout.includes(secret))).toEqual([]);
  });

  test.each([
    ['is not there', 'nowhere.json', /cannot be read: there is none of that name/],
    ['is a folder', 'folder.json', /cannot be read: it is a folder/],
  ])('is exit 2 for a file that %s', async (_how, name, message) => {
    mkdirSync(path('folder.json'), { recursive: true });
    const outcome = await run(['setup', path(name), '--json']);
    expect(outcome.code).toBe(2);
    expect(errorOf(outcome).details).toEqual([{ at: path(name), message: expect.stringMatching(message) }]);
  });

  test.each([
    ['no file', []],
    ['two files', ['a.json', 'b.json']],
    ['a file and --export', ['a.json', '--export']],
    ['an option that it does not have', ['a.json', '--force']],
  ])('is exit 2 for %s', async (_what, words) => {
    const outcome: Outcome = await run(['setup', ...words, '--json']);
    expect(outcome.code).toBe(2);
    expect(errorOf(outcome).code).toBe('invalid-input');
  });
});

describe('a bad file is refused whole, and the settings stay byte for byte', () => {
  const figma = (coding: object) => ({
    version: 1,
    defaults: { account: '429', taxType: 'NONE' },
    applications: [{ name: 'Figma', ...coding }],
  });

  test.each<[string, unknown, string, RegExp]>([
    ['is not JSON', '{"version": 1,', 'the file', /^This is not JSON: /],
    ['is a list', [], 'the file', /in braces/],
    ['lacks a version', {}, 'version', /1/],
    ['is of a later version', { version: 2 }, 'version', /1/],
    ['has an unknown key', { version: 1, acounts: [] }, 'acounts', /"acounts" is not a setting/],
    ['has an unknown key in a row', figma({ acount: '463' }), 'applications[0].acount', /"acount" is not a setting/],
    ['has __proto__', '{"version":1,"__proto__":{"x":1}}', '__proto__', /is not a setting/],
    ['has an impossible day', { version: 1, syncFrom: '2026-02-30' }, 'syncFrom', /not a day of the calendar/],
    [
      'names an unknown organisation',
      { version: 1, xero: { tenant: 'Nobody Ltd' } },
      'xero.tenant',
      /no organisation "Nobody Ltd"/,
    ],
    [
      'names an unknown application',
      { version: 1, applications: [{ name: 'Figmaa' }] },
      'applications[0].name',
      /no application called Figmaa/,
    ],
    [
      'names no application',
      { version: 1, applications: [{ account: '463' }] },
      'applications[0]',
      /named by "name" or "id"/,
    ],
    ['has an unknown account', figma({ account: '999' }), 'applications[0].account', /no account with the code 999/],
    ['has an archived account', figma({ account: '465' }), 'applications[0].account', /archived/],
    ['has an unknown tax type', figma({ taxType: 'INPUT9' }), 'applications[0].taxType', /no tax rate INPUT9/],
    [
      'has a tax type that is not legal',
      figma({ account: '463', taxType: 'OUTPUT2' }),
      'applications[0].taxType',
      /20% \(VAT on Income\)/,
    ],
    ['has an unknown contact', figma({ contact: 'Nobody' }), 'applications[0].contact', /no contact called Nobody/],
    [
      'has an unknown tracking category',
      figma({ tracking: { Team: 'A' } }),
      'applications[0].tracking.Team',
      /no tracking category Team/,
    ],
    [
      'has an option of another category',
      figma({ tracking: { Department: 'UK' } }),
      'applications[0].tracking.Department',
      /UK/,
    ],
    ['has an unknown mode', figma({ mode: 'autom' }), 'applications[0].mode', /auto/],
    [
      'has a bank account of another currency',
      { version: 1, accounts: [{ id: 'GBP:saas', enabled: true, bankAccount: '092' }] },
      'accounts[0].bankAccount',
      /EUR/,
    ],
    [
      'has a bank account that is none',
      { version: 1, accounts: [{ id: 'GBP:saas', enabled: true, bankAccount: '463' }] },
      'accounts[0].bankAccount',
      /not a bank account/,
    ],
    [
      'has an archived bank account',
      { version: 1, accounts: [{ id: 'GBP:saas', enabled: true, bankAccount: '094' }] },
      'accounts[0].bankAccount',
      /archived/,
    ],
    [
      'has an account that is none',
      { version: 1, accounts: [{ id: 'GBP', enabled: true }] },
      'accounts[0].id',
      /GBP is no account/,
    ],
    [
      'has a transfer without its other end',
      { version: 1, movements: { topUps: { post: 'transfer' } } },
      'movements.topUps.fromBankAccount',
      /./,
    ],
    [
      'posts withdrawals as income',
      { version: 1, movements: { withdrawals: { post: 'receive-money', account: '270', taxType: 'NONE' } } },
      'movements.withdrawals.post',
      /./,
    ],
  ])('that %s', async (_fault, file, at, message) => {
    const problems = await refused(file);
    expect(problems).toEqual([{ at, message: expect.stringMatching(message) }]);
  });

  test('with every kind of mistake in it: all are listed at once, each with its place', async () => {
    const problems = await refused({
      version: 1,
      colour: 'blue',
      xero: { tenant: 'Nobody Ltd' },
      syncFrom: '2026-13-01',
      accounts: [
        { id: 'GBP:saas', enabled: true, bankAccount: '092' },
        { id: 'EUR:saas', enabled: 'yes', bankAccount: '463' },
        { id: 'GBP:saas', enabled: true },
        { bankAccount: '090' },
      ],
      defaults: { account: '465', taxType: 'NOPE' },
      applications: [
        { name: 'Figma', acount: '463', account: '999', tracking: { Department: 'UK' } },
        { account: '429' },
        { name: 'Nobody’s App', contact: 'Nobody' },
        { name: 'Notion', account: '463', taxType: 'OUTPUT2', mode: 'sometimes' },
      ],
      movements: {
        topUps: { post: 'transfer', fromBankAccount: { GBP: '093' } },
        rewards: { post: 'receive-money', account: '270' },
      },
    });
    expect(problems.map(({ at }) => at).sort()).toEqual(
      [
        'accounts[0].bankAccount',
        'accounts[1].enabled',
        'accounts[2].id',
        'accounts[3].enabled',
        'accounts[3].id',
        'applications[0].account',
        'applications[0].acount',
        'applications[0].tracking.Department',
        'applications[1]',
        'applications[2].contact',
        'applications[2].name',
        'applications[3].mode',
        'applications[3].taxType',
        'colour',
        'defaults.account',
        'defaults.taxType',
        'movements.rewards.taxType',
        'movements.topUps.fromBankAccount.GBP',
        'syncFrom',
        'xero.tenant',
      ].sort(),
    );
  });

  test('in words for people, and in an encoding that loses letters', async () => {
    const problems = await refused({
      version: 2,
      accounts: { id: 'GBP:saas' },
      defaults: { mode: 'autom', account: 429, taxType: '', description: 'x'.repeat(4001) },
      movements: { topUps: { post: 'bill' }, withdrawals: { post: 'transfer', toBankAccount: 91 } },
    });
    expect(Object.fromEntries(problems.map(({ at, message }) => [at, message]))).toEqual({
      version: 'It has to be 1.',
      accounts: 'It has to be a list, in square brackets.',
      'defaults.mode': 'It has to be one of: auto, review.',
      'defaults.account': 'It has to be a text.',
      'defaults.taxType': 'It is empty.',
      'defaults.description': 'It is too long: at most 4000.',
      'movements.topUps.post': 'It has to be one of: none, transfer, receive-money.',
      'movements.withdrawals.toBankAccount': 'It is not written as it has to be.',
    });
    const target = write({ version: 1 });
    writeFileSync(target, Buffer.from('{"version":1,"defaults":{"contact":"Z\xfcrich"}}', 'latin1'));
    const outcome = await run(['setup', target, '--json']);
    expect([outcome.code, errorOf(outcome).details]).toEqual([
      2,
      [{ at: target, message: 'The file is not text in UTF-8. Save it as UTF-8 and try again.' }],
    ]);
  });

  test('stays refused with exit 2 where Xero cannot be reached', async () => {
    const down = await openTestCompany({ empty: true });
    await down.sandbox.stop();
    const outcome = await commandOn(down, ['setup', write({ version: 1, colour: 'blue' }), '--json']);
    expect(outcome.code).toBe(2);
    expect(errorOf(outcome).details.map(({ at }) => at)).toEqual(['colour']);
    const sound = await commandOn(down, ['setup', write({ version: 1 }), '--json']);
    expect(sound.code).toBe(3);
    expect(errorOf(sound).code).toBe('offline');
    await down.close();
  });
});

test('a refused file leaves the file itself alone', async () => {
  const file = write({ version: 1, colour: 'blue' });
  await run(['setup', file]);
  expect(readFileSync(file, 'utf8')).toBe('{"version":1,"colour":"blue"}');
});
