import { describe, expect, it } from 'vitest';
import type { AccountingField } from '../../../shared/domain/accounting-field.ts';
import { checkForm, checkSettings } from '../../../shared/domain/check-settings.ts';
import { fileApplicationId } from '../../../shared/domain/file-application.ts';
import type { ApplicationSettings, CodingFields, MovementRule, Settings } from '../../../shared/domain/settings.ts';
import { account, applications, reference, settings } from './example-company.ts';

function problemsOf(over: Partial<Settings>): string[] {
  const problems = checkSettings({ ...settings, ...over }, reference, applications, ['EUR:saas', 'GBP:saas']);
  return problems.map(({ at, message }) => `${at}: ${message}`);
}

it('finds nothing in settings that fit', () => {
  expect(problemsOf({ syncFrom: '2026-10-01' })).toEqual([]);
});

it.each([
  ['2026-02-30', ['syncFrom: 2026-02-30 is not a day of the calendar']],
  ['2026-13-01', ['syncFrom: 2026-13-01 is not a day of the calendar']],
  ['2024-02-29', []],
])('syncFrom %s', (syncFrom, problems) => {
  expect(problemsOf({ syncFrom })).toEqual(problems);
});

it('says of the account that has it that its own starting day is none', () => {
  const accounts = [
    { id: 'GBP:saas', enabled: true, syncFrom: '2026-02-28' },
    { id: 'EUR:saas', enabled: true, syncFrom: '2026-02-30' },
  ];
  expect(problemsOf({ accounts })).toEqual(['accounts[1].syncFrom: 2026-02-30 is not a day of the calendar']);
});

describe('accounts', () => {
  it.each([
    ['GBP:saas', '999', 'accounts[0].bankAccount: Xero has no bank account with the code 999'],
    ['GBP:saas', '463', 'accounts[0].bankAccount: Account 463 (Account 463) is not a bank account in Xero'],
    ['GBP:saas', '099', 'accounts[0].bankAccount: Bank account 099 (Account 099) is archived in Xero'],
    ['GBP:saas', '092', 'accounts[0].bankAccount: Bank account 092 (Account 092) is in EUR, not in GBP'],
    [
      'GBP:savings',
      '090',
      'accounts[0].id: GBP:savings is no account: it is written as a currency and saas or spend (Cledara has EUR:saas, GBP:saas)',
    ],
  ])('%s with %s', (id, bankAccount, problem) => {
    expect(problemsOf({ accounts: [{ id, enabled: true, bankAccount }] })).toEqual([problem]);
  });

  it.each(['090', 'account-090', 'ACCOUNT-090'])('takes a code or an AccountID: %s', (bankAccount) => {
    expect(problemsOf({ accounts: [{ id: 'GBP:spend', enabled: true, bankAccount }] })).toEqual([]);
  });

  it.each(['GBP', 'GBP:', 'gbp:saas', 'XGBP:saas', 'GBP:saasy', 'GB:spend'])('are written as none is: %s', (id) => {
    expect(problemsOf({ accounts: [{ id, enabled: true }] })).toEqual([expect.stringMatching(/^accounts\[0\]\.id: /)]);
  });

  it('are told of by an example where Cledara has shown none yet', () => {
    const found = checkForm({ ...settings, accounts: [{ id: 'pounds', enabled: true }] });
    expect(found).toEqual([
      {
        at: 'accounts[0].id',
        message: 'pounds is no account: it is written as a currency and saas or spend (such as GBP:saas)',
      },
    ]);
  });

  it('have defaults that are checked like those of all', () => {
    const accounts = [
      { id: 'GBP:saas', enabled: true },
      { id: 'EUR:saas', enabled: true, defaults: { account: '999' } },
    ];
    expect(problemsOf({ accounts })).toEqual(['accounts[1].defaults.account: Xero has no account with the code 999']);
  });

  it('may be listed once, and before its first movement', () => {
    const account = { id: 'USD:saas', enabled: true };
    expect(problemsOf({ accounts: [account] })).toEqual([]);
    expect(problemsOf({ accounts: [account, account] })).toEqual(['accounts[1].id: USD:saas is listed twice']);
  });
});

describe('coding', () => {
  const cases: [CodingFields, string | null][] = [
    [{ account: '999' }, 'account: Xero has no account with the code 999'],
    [{ account: '480' }, 'account: Account 480 (Account 480) is archived in Xero'],
    [{ account: '090' }, 'account: Account 090 (Account 090) is a bank account; nothing can be coded to it'],
    [{ account: '800' }, 'account: Account 800 (Account 800) is one that Xero keeps for itself'],
    [{ account: 'account-463' }, null],
    [{ taxType: 'INPUT9' }, 'taxType: Xero has no tax rate INPUT9'],
    [{ taxType: 'OLD' }, 'taxType: The tax rate OLD (17.5% rate) is no longer in use in Xero'],
    [{ taxType: 'INPUT2' }, null],
    [
      { account: '270', taxType: 'INPUT2' },
      'taxType: Xero does not allow the tax rate INPUT2 (20% rate) on account 270 (Account 270)',
    ],
    [{ contact: 'Nobody' }, 'contact: Xero has no contact called Nobody'],
    [{ contact: 'gone ltd' }, 'contact: The contact Gone Ltd is archived in Xero'],
    [{ contact: 'FIGMA inc' }, null],
    [{ tracking: { department: 'design', Region: 'North' } }, null],
    [{ tracking: { Colour: 'Red' } }, 'tracking.Colour: Xero has no tracking category Colour'],
    [{ tracking: { Retired: 'X' } }, 'tracking.Retired: The tracking category Retired is archived in Xero'],
    [
      { tracking: { Department: 'North' } },
      'tracking.Department: The tracking category Department has no option North in Xero',
    ],
    [
      { tracking: { Department: 'Fax' } },
      'tracking.Department: The option Fax of the tracking category Department is archived in Xero',
    ],
    [
      { tracking: { Department: 'Design', Region: 'North', Project: 'Alpha' } },
      'tracking.Project: Xero takes at most two tracking categories on a line; Project is one too many',
    ],
    [{ document: 'bill' }, null],
    [{ document: 'spend-money' }, null],
  ];

  it.each(cases)('%j, in a row and as a default', (fields, problem) => {
    expect(problemsOf({ applications: [{ name: 'Figma', ...fields }] })).toEqual(
      problem === null ? [] : [`applications[0].${problem}`],
    );
    expect(problemsOf({ defaults: fields, applications: [] })).toEqual(problem === null ? [] : [`defaults.${problem}`]);
  });

  const refusal = 'Xero does not allow the tax rate INPUT2 (20% rate) on account 270 (Account 270)';

  it('checks a row against what it takes from the defaults, and says it where the row can mend it', () => {
    expect(problemsOf({ defaults: { account: '270' }, applications: [{ name: 'Figma', taxType: 'INPUT2' }] })).toEqual([
      `applications[0].taxType: ${refusal}`,
    ]);
    expect(problemsOf({ defaults: { taxType: 'INPUT2' }, applications: [{ name: 'Figma', account: '270' }] })).toEqual([
      `applications[0].account: ${refusal}`,
    ]);
  });

  it('says of a rate that Xero lacks only where it is given, and of an account that is refused nothing but that', () => {
    expect(problemsOf({ defaults: { taxType: 'NOPE' }, applications: [{ name: 'Figma', account: '463' }] })).toEqual([
      'defaults.taxType: Xero has no tax rate NOPE',
    ]);
    const gone = account('281', { class: 'REVENUE', type: 'REVENUE', status: 'ARCHIVED' });
    const withGone = { ...reference, accounts: [...reference.accounts, gone] };
    const row = { name: 'Figma', account: '281', taxType: 'INPUT2' };
    expect(checkSettings({ ...settings, applications: [row] }, withGone, applications, [])).toEqual([
      { at: 'applications[0].account', message: 'Account 281 (Account 281) is archived in Xero' },
    ]);
  });

  it('says it once where the defaults are wrong and a row adds nothing', () => {
    const defaults = { account: '270', taxType: 'INPUT2' };
    expect(problemsOf({ defaults, applications: [{ name: 'Figma' }] })).toEqual([`defaults.taxType: ${refusal}`]);
  });
});

describe('applications', () => {
  const listed = [
    ...applications,
    { id: 'twin-1', name: 'Twin' },
    { id: 'twin-2', name: 'TWIN' },
    { id: 'renamed', name: 'Miro', before: ['RealtimeBoard', 'Board'] },
    { id: 'renamed-too', name: 'Trello', before: ['Board'] },
    { id: fileApplicationId('Zoom'), name: 'Zoom Video' },
  ];
  const cases: [string, ApplicationSettings[], string[]][] = [
    ['a name in another case', [{ name: 'FIGMA' }], []],
    ['an id', [{ id: 'app-figma' }], []],
    ['an id and its name', [{ id: 'app-figma', name: 'figma' }], []],
    ['one of twins by its id', [{ id: 'twin-2', name: 'Twin' }], []],
    ['an unknown name', [{ name: 'Figmo' }], ['applications[0].name: Cledara has no application called Figmo']],
    [
      'a name that one had before',
      [{ name: 'realtimeboard' }],
      ['applications[0].name: Cledara has no application called realtimeboard; it is called Miro there now'],
    ],
    [
      'a name that two had before',
      [{ name: 'Board' }],
      ['applications[0].name: Cledara has no application called Board'],
    ],
    [
      'an id that a file made of the name, for what Cledara lists by now',
      [{ id: fileApplicationId('Figma'), name: 'Figma' }],
      [],
    ],
    ['an id that a file made, which is listed as it is', [{ id: fileApplicationId('Zoom'), name: 'Zoom Video' }], []],
    [
      'an id that a file made, of a name that nobody lists',
      [{ id: fileApplicationId('Nope'), name: 'Nope' }],
      [`applications[0].id: Cledara has no application with the id ${fileApplicationId('Nope')}`],
    ],
    [
      'the id of another workspace, whatever the name',
      [{ id: 'x', name: 'Figma' }],
      ['applications[0].id: Cledara has no application with the id x'],
    ],
    ['an unknown id', [{ id: 'x' }], ['applications[0].id: Cledara has no application with the id x']],
    ['neither', [{}], ['applications[0]: An application is named by its name or its id']],
    [
      'an id and another name',
      [{ id: 'app-figma', name: 'GitHub' }],
      ['applications[0].name: Cledara calls the application with the id app-figma Figma, not GitHub'],
    ],
    [
      'a name that two have',
      [{ name: 'twin' }],
      ['applications[0].name: Cledara has 2 applications called twin; name the one by its id (twin-1, twin-2)'],
    ],
    [
      'the same one twice',
      [{ name: 'GitHub' }, { name: 'Figma' }, { id: 'app-github' }],
      ['applications[2]: GitHub is listed twice; the other one is applications[0]'],
    ],
  ];

  it.each(cases)('%s', (_, rows, problems) => {
    const found = checkSettings({ ...settings, applications: rows }, reference, listed, []);
    expect(found.map(({ at, message }) => `${at}: ${message}`)).toEqual(problems);
  });
});

describe('fields of Cledara', () => {
  const cases: [string, AccountingField[], string[]][] = [
    ['an account', [{ field: 'Nominal', carries: 'account' }], []],
    ['a category in use', [{ field: 'Team', carries: 'tracking', category: 'department' }], []],
    [
      'a category that Xero lacks',
      [
        { field: 'Nominal', carries: 'account' },
        { field: 'Colour', carries: 'tracking', category: 'Colour' },
      ],
      ['accountingFields[1].category: Xero has no tracking category Colour'],
    ],
    [
      'a category that is archived',
      [{ field: 'Team', carries: 'tracking', category: 'Retired' }],
      ['accountingFields[0].category: Xero has no tracking category Retired'],
    ],
    [
      'a field that is listed twice',
      [
        { field: 'Team', carries: 'account' },
        { field: 'Nominal', carries: 'account' },
        { field: 'TEAM', carries: 'tracking', category: 'Colour' },
      ],
      ['accountingFields[2]: The field TEAM is listed twice'],
    ],
  ];

  it.each(cases)('%s', (_, accountingFields, problems) => {
    expect(problemsOf({ accountingFields })).toEqual(problems);
  });
});

describe('other movements', () => {
  const cases: [keyof Settings['movements'], MovementRule, string[]][] = [
    ['topUps', { post: 'none' }, []],
    ['topUps', { post: 'transfer', fromBankAccount: '091' }, []],
    ['topUps', { post: 'transfer', fromBankAccount: { GBP: '091', EUR: '093' } }, []],
    ['withdrawals', { post: 'transfer', toBankAccount: '091' }, []],
    ['topUps', { post: 'receive-money', account: '270', taxType: 'NONE', contact: 'GitHub' }, []],
    ['topUps', { post: 'transfer' }, ['fromBankAccount: A transfer of topUps needs fromBankAccount']],
    [
      'topUps',
      { post: 'transfer', fromBankAccount: {} },
      ['fromBankAccount: No bank account is named for any currency'],
    ],
    [
      'withdrawals',
      { post: 'transfer', fromBankAccount: '091' },
      [
        'fromBankAccount: withdrawals take toBankAccount, not fromBankAccount',
        'toBankAccount: A transfer of withdrawals needs toBankAccount',
      ],
    ],
    [
      'topUps',
      { post: 'transfer', fromBankAccount: '463' },
      ['fromBankAccount: Account 463 (Account 463) is not a bank account in Xero'],
    ],
    [
      'topUps',
      { post: 'transfer', fromBankAccount: { GBP: '092', EUR: '999' } },
      [
        'fromBankAccount.GBP: Bank account 092 (Account 092) is in EUR, not in GBP',
        'fromBankAccount.EUR: Xero has no bank account with the code 999',
      ],
    ],
    [
      'rewards',
      { post: 'receive-money', account: '270', taxType: 'INPUT2', contact: 'Nobody' },
      [
        'contact: Xero has no contact called Nobody',
        'taxType: Xero does not allow the tax rate INPUT2 (20% rate) on account 270 (Account 270)',
      ],
    ],
    [
      'withdrawals',
      { post: 'receive-money', account: '270', taxType: 'NONE' },
      ['post: Withdrawals are money out and cannot be posted as receive-money'],
    ],
  ];

  it.each(cases)('%s %j', (name, rule, problems) => {
    const expected = problems.map((problem) => `movements.${name}.${problem}`);
    expect(problemsOf({ movements: { [name]: rule } })).toEqual(expected);
  });
});

it('lists everything at once', () => {
  const found = problemsOf({
    syncFrom: '2026-02-31',
    accounts: [{ id: 'GBP:saas', enabled: true, bankAccount: '999' }],
    defaults: { account: '480' },
    applications: [{ name: 'Nope', contact: 'Nobody' }],
    movements: { topUps: { post: 'transfer', fromBankAccount: '999' } },
  });
  expect(found.map((problem) => problem.split(':')[0])).toEqual([
    'syncFrom',
    'accounts[0].bankAccount',
    'defaults.account',
    'applications[0].contact',
    'applications[0].name',
    'movements.topUps.fromBankAccount',
  ]);
});
