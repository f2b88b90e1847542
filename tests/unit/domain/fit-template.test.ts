import { describe, expect, it } from 'vitest';
import { fitTemplate } from '../../../shared/domain/fit-template.ts';
import type { Settings } from '../../../shared/domain/settings.ts';
import { account, applications, settings as present, reference } from './example-company.ts';

const client = { reference, applications, accountIds: ['GBP:saas'] };
const empty: Settings = { version: 1, xero: {}, accounts: [], defaults: {}, applications: [], movements: {} };

function apply(template: Partial<Settings>, own: Partial<Settings> = {}) {
  const { settings, leftOut } = fitTemplate({ ...empty, ...template }, { ...present, ...own }, client);
  return { settings, leftOut: leftOut.map(({ at, message }) => `${at}: ${message}`) };
}

const [figma] = present.applications;

describe('a practice’s template', () => {
  it('changes nothing where it says nothing', () => {
    expect(apply({})).toEqual({ settings: present, leftOut: [] });
  });

  it('leaves the client’s organisation, days, accounts and transfers as they are', () => {
    const fitted = apply({
      xero: { tenant: 'The practice' },
      syncFrom: '2020-01-01',
      accounts: [
        { id: 'GBP:saas', enabled: false, bankAccount: '777', defaults: { mode: 'review' } },
        { id: 'USD:saas', enabled: true, bankAccount: '778' },
      ],
      movements: {
        topUps: { post: 'transfer', fromBankAccount: '777' },
        rewards: { post: 'receive-money', account: '429', taxType: 'NONE' },
        withdrawals: { post: 'none' },
      },
    });
    expect(fitted.leftOut).toEqual([]);
    expect(fitted.settings).toEqual({
      ...present,
      accounts: present.accounts.map((one) => (one.id === 'GBP:saas' ? { ...one, defaults: { mode: 'review' } } : one)),
      movements: {
        ...present.movements,
        rewards: { post: 'receive-money', account: '429', taxType: 'NONE' },
        withdrawals: { post: 'none' },
      },
    });
  });

  it('goes over the client’s own field by field', () => {
    const accounts = [{ id: 'GBP:saas', enabled: true, bankAccount: '090', defaults: { account: '463' } }];
    const fitted = apply(
      {
        accounts: [{ id: 'GBP:saas', enabled: true, defaults: { mode: 'auto' } }],
        defaults: { mode: 'auto', taxType: 'INPUT2' },
        applications: [{ id: 'of-the-practice', name: 'FIGMA', account: '429' }],
        accountingFields: [{ field: 'Code', carries: 'account' }],
      },
      { accounts },
    );
    expect(fitted.leftOut).toEqual([]);
    expect(fitted.settings).toMatchObject({
      accounts: [{ ...accounts[0], defaults: { account: '463', mode: 'auto' } }],
      defaults: { account: '429', taxType: 'INPUT2', mode: 'auto' },
      applications: [{ ...figma, account: '429' }],
      accountingFields: [{ field: 'Code', carries: 'account' }],
    });
  });

  it('finds applications by their names alone, and adds those that the client had no settings for', () => {
    const twins = [...applications, { id: 'twin-1', name: 'Twin' }, { id: 'twin-2', name: 'TWIN' }];
    const rows = [{ name: 'github', account: '463' }, { name: 'Nobody' }, { name: 'Twin' }, { id: 'app-github' }];
    const { settings, leftOut } = fitTemplate({ ...empty, applications: rows }, present, {
      ...client,
      applications: twins,
    });
    expect(settings.applications).toEqual([figma, { name: 'GitHub', id: 'app-github', account: '463' }]);
    expect(leftOut).toEqual([
      { at: 'Nobody', message: 'This client has no application called Nobody in Cledara.' },
      { at: 'Twin', message: 'This client has several applications called Twin in Cledara; set them one by one.' },
      { at: 'app-github', message: 'This client has no application called app-github in Cledara.' },
    ]);
  });
});

describe('what the client’s Xero does not have', () => {
  const missing = 'Xero has no account with the code 999.';

  it('is left out and named, and the client’s own value stays', () => {
    const accounts = [{ id: 'GBP:saas', enabled: true, bankAccount: '090', defaults: { account: '463' } }];
    const fitted = apply(
      {
        accounts: [{ id: 'GBP:saas', enabled: true, defaults: { account: '999' } }],
        defaults: { account: '999', mode: 'auto' },
        applications: [{ name: 'Figma', account: '999', tracking: { Planet: 'Mars' }, mode: 'review' }],
      },
      { accounts },
    );
    expect(fitted.leftOut.toSorted()).toEqual([
      `Figma, account: ${missing}`,
      'Figma, tracking: Xero has no tracking category Planet.',
      `GBP:saas, account: ${missing}`,
      `defaults, account: ${missing}`,
    ]);
    expect(fitted.settings).toEqual({
      ...present,
      accounts,
      defaults: { ...present.defaults, mode: 'auto' },
      applications: [{ ...figma, mode: 'review' }],
    });
  });

  it('is left to the defaults where the client had none of its own', () => {
    const fitted = apply({ applications: [{ name: 'GitHub', account: '999', mode: 'auto' }] }, { defaults: {} });
    expect(fitted.settings.defaults).toEqual({});
    expect(fitted.settings.applications).toContainEqual({ name: 'GitHub', id: 'app-github', mode: 'auto' });
    const defaults = apply({ defaults: { account: '999' } }, { defaults: {}, applications: [] });
    expect(defaults.settings.defaults).toEqual({});
  });

  it('takes what it made wrong with it: a tax rate that the account which stays does not take', () => {
    const income = { name: 'Figma', account: '270', taxType: 'NONE' };
    const fitted = apply(
      { applications: [{ name: 'Figma', account: '999', taxType: 'INPUT2' }] },
      { applications: [income] },
    );
    expect(fitted.settings.applications).toEqual([income]);
    expect(fitted.leftOut).toEqual([
      `Figma, account: ${missing}`,
      'Figma, taxType: Xero does not allow the tax rate INPUT2 (20% rate) on account 270 (Account 270).',
    ]);
  });

  it('is not the account where only the default tax rate does not go with it: its own rate in Xero is set, and named', () => {
    const income = reference.accounts.map((one) => (one.code === '270' ? { ...one, taxType: 'NONE' } : one));
    const { settings, leftOut } = fitTemplate(
      {
        ...empty,
        accounts: [{ id: 'GBP:saas', enabled: true, defaults: { account: '270' } }],
        defaults: { taxType: 'INPUT2' },
        applications: [{ name: 'GitHub', account: '270' }],
      },
      present,
      { ...client, reference: { ...reference, accounts: income } },
    );
    expect(settings.defaults.taxType).toBe('INPUT2');
    expect(settings.accounts[0]?.defaults).toEqual({ account: '270', taxType: 'NONE' });
    expect(settings.applications).toContainEqual({
      name: 'GitHub',
      id: 'app-github',
      account: '270',
      taxType: 'NONE',
    });
    const message =
      "Xero does not allow the tax rate INPUT2 (20% rate) on account 270 (Account 270). The account's own tax rate in Xero, NONE (0% rate), is set instead.";
    expect(leftOut.toSorted((a, b) => (a.at < b.at ? -1 : 1))).toEqual([
      { at: 'GBP:saas, taxType', message },
      { at: 'GitHub, taxType', message },
    ]);
  });

  it('is the account where Xero has no rate of its own for it', () => {
    const fitted = apply({ defaults: { taxType: 'INPUT2' }, applications: [{ name: 'GitHub', account: '270' }] });
    expect(fitted.settings.applications).toContainEqual({ name: 'GitHub', id: 'app-github' });
    expect(fitted.leftOut).toEqual([
      'GitHub, account: Xero does not allow the tax rate INPUT2 (20% rate) on account 270 (Account 270).',
    ]);
  });

  it('is the template’s rule for other movements, and the client’s own goes on', () => {
    const rewards = { post: 'receive-money', account: '999', taxType: 'NONE' } as const;
    const fitted = apply({ movements: { rewards, withdrawals: { ...rewards, account: '270' } } });
    expect(fitted.settings.movements).toEqual(present.movements);
    expect(fitted.leftOut).toEqual([
      'withdrawals: Withdrawals are money out and cannot be posted as receive-money.',
      `rewards: ${missing}`,
    ]);
  });

  it('is an accounting field of a category that is not there', () => {
    const fitted = apply({
      accountingFields: [
        { field: 'Planet', carries: 'tracking', category: 'Planet' },
        { field: 'Code', carries: 'account' },
      ],
    });
    expect(fitted.settings.accountingFields).toEqual([{ field: 'Code', carries: 'account' }]);
    expect(fitted.leftOut).toEqual(['Planet, category: Xero has no tracking category Planet.']);
  });

  it('is not told where the client’s own settings had it wrong before', () => {
    const own = { defaults: { account: '999', taxType: 'NONE' } };
    expect(apply({ defaults: { mode: 'auto' } }, own)).toEqual({
      settings: { ...present, defaults: { ...own.defaults, mode: 'auto' } },
      leftOut: [],
    });
  });
});

describe('one that stands behind others', () => {
  it('is named by its own name, however many there are, and only its own value is left out', () => {
    const names = Array.from({ length: 12 }, (_, place) => `App ${place}`);
    const many = { ...client, applications: names.map((name) => ({ id: `id ${name}`, name })) };
    const rows = names.map((name, place) => ({ name, account: place === 11 ? '999' : '463' }));
    const { settings, leftOut } = fitTemplate({ ...empty, applications: rows }, empty, many);
    expect(leftOut).toEqual([{ at: 'App 11, account', message: 'Xero has no account with the code 999.' }]);
    expect(settings.applications.map((row) => row.account)).toEqual([...Array<string>(11).fill('463'), undefined]);
    expect(Object.keys(settings.applications[11] ?? {})).toEqual(['name', 'id']);
  });

  it('is left out of an account’s defaults, also where the client has none there', () => {
    const accounts = [
      { id: 'EUR:saas', enabled: true },
      { id: 'GBP:saas', enabled: true, defaults: { account: '429' } },
    ];
    const fitted = apply(
      {
        accounts: [
          { id: 'GBP:saas', enabled: true, defaults: { account: '999', mode: 'auto' } },
          { id: 'EUR:saas', enabled: true, defaults: { contact: 'Nobody' } },
        ],
      },
      { accounts, applications: [] },
    );
    expect(fitted.leftOut).toEqual([
      'EUR:saas, contact: Xero has no contact called Nobody.',
      'GBP:saas, account: Xero has no account with the code 999.',
    ]);
    expect(fitted.settings.accounts).toEqual([
      { ...accounts[0], defaults: {} },
      { ...accounts[1], defaults: { account: '429', mode: 'auto' } },
    ]);
  });

  it('is left out where the client had something else wrong before', () => {
    const own = { applications: [{ name: 'GitHub', account: '480' }] };
    const fitted = apply({ applications: [{ name: 'Figma', account: '480' }] }, own);
    expect(fitted.leftOut).toEqual(['Figma, account: Account 480 (Account 480) is archived in Xero.']);
    expect(fitted.settings.applications[0]).toEqual(own.applications[0]);
  });

  it('is a field of Cledara that the template has twice', () => {
    const twice = { field: 'Code', carries: 'account' } as const;
    const fitted = apply({ accountingFields: [twice, twice] });
    expect(fitted.settings.accountingFields).toEqual([twice]);
    expect(fitted.leftOut).toEqual(['Code: The field Code is listed twice.']);
  });

  it('is no field of Cledara that the client declared itself: that one stays as it was, and so do its others', () => {
    const own = [
      { field: 'Cost centre', carries: 'tracking', category: 'Region' },
      { field: 'Code', carries: 'account' },
      { field: 'Planet', carries: 'tracking', category: 'Department' },
    ] as const;
    const fitted = apply(
      {
        accountingFields: [
          { field: 'PLANET', carries: 'tracking', category: 'Planet' },
          { field: 'code', carries: 'taxType' },
          { field: 'Star', carries: 'tracking', category: 'Star' },
        ],
      },
      { accountingFields: own },
    );
    expect(fitted.settings.accountingFields).toEqual([own[0], own[2], { field: 'code', carries: 'taxType' }]);
    expect(fitted.leftOut).toEqual([
      'PLANET, category: Xero has no tracking category Planet.',
      'Star, category: Xero has no tracking category Star.',
    ]);
  });

  it('is a rule for other movements of which the client had none', () => {
    const rule = { post: 'receive-money', account: '999', taxType: 'NONE' } as const;
    const fitted = apply({ movements: { rewards: rule } }, { movements: {} });
    expect(Object.keys(fitted.settings.movements)).toEqual([]);
    expect(fitted.leftOut).toEqual(['rewards: Xero has no account with the code 999.']);
  });
});

describe('a tax rate that does not go with an account', () => {
  const revenue = { type: 'REVENUE', class: 'REVENUE' } as const;
  const more = [
    account('260', { ...revenue, taxType: 'NONE' }),
    account('261', { ...revenue, taxType: 'INPUT2' }),
    account('262', { ...revenue, taxType: 'GONE' }),
  ];
  const refusal = (code: string) =>
    `Xero does not allow the tax rate INPUT2 (20% rate) on account ${code} (Account ${code}).`;
  const instead = "The account's own tax rate in Xero, NONE (0% rate), is set instead.";

  function fitted(template: Partial<Settings>, own: Partial<Settings>) {
    const xero = { ...reference, accounts: [...reference.accounts, ...more] };
    const { settings, leftOut } = fitTemplate(
      { ...empty, ...template },
      { ...empty, ...own },
      { ...client, reference: xero },
    );
    return { ...settings, leftOut: leftOut.map(({ at, message }) => `${at}: ${message}`) };
  }

  it('takes the account with it, or goes itself where it was chosen beside it', () => {
    const row = (fields: Settings['applications'][number]) => {
      const template = { defaults: { taxType: 'INPUT2' }, applications: [{ name: 'Figma', ...fields }] };
      const { applications: rows, leftOut } = fitted(template, {});
      return [rows[0], ...leftOut];
    };
    const found = { id: 'app-figma', name: 'Figma' };
    for (const code of ['270', '261', '262'])
      expect(row({ account: code })).toEqual([found, `Figma, account: ${refusal(code)}`]);
    expect(row({ account: '260', taxType: 'INPUT2' })).toEqual([
      { ...found, account: '260', taxType: 'NONE' },
      `Figma, taxType: ${refusal('260')}`,
      `Figma, taxType: ${refusal('260')} ${instead}`,
    ]);
    // What else is wrong beside an account is mended by no rate.
    expect(row({ account: '463', contact: 'Nobody' })).toEqual([
      { ...found, account: '463' },
      'Figma, contact: Xero has no contact called Nobody.',
    ]);
    expect(row({ contact: 'Nobody' })).toEqual([found, 'Figma, contact: Xero has no contact called Nobody.']);
  });

  it('among the defaults goes from them', () => {
    const { defaults, leftOut } = fitted({ defaults: { account: '260', taxType: 'INPUT2' } }, {});
    expect([defaults, ...leftOut]).toEqual([{ account: '260' }, `defaults, taxType: ${refusal('260')}`]);
  });

  it('never takes an account that is the client’s own: that keeps the rate that it had', () => {
    const own = { defaults: { taxType: 'NONE' }, applications: [{ name: 'Figma', account: '270' }] };
    const { defaults, applications: rows, leftOut } = fitted({ defaults: { taxType: 'INPUT2' } }, own);
    expect(defaults).toEqual({ taxType: 'INPUT2' });
    expect(rows).toEqual([{ name: 'Figma', account: '270', taxType: 'NONE' }]);
    expect(leftOut).toEqual([
      `Figma, taxType: ${refusal('270')} The tax rate that it had before, NONE (0% rate), is set for it instead.`,
    ]);
  });

  it('is left out of the defaults where the client had no other for an account of its own', () => {
    const accounts = [{ id: 'GBP:saas', enabled: true, defaults: { account: '270' } }];
    const own = { accounts, defaults: { mode: 'auto' as const } };
    const { leftOut, ...settings } = fitted({ defaults: { taxType: 'INPUT2', contact: 'GitHub' } }, own);
    expect(settings.accounts).toEqual(accounts);
    expect(settings.defaults).toEqual({ mode: 'auto', contact: 'GitHub' });
    expect(leftOut).toEqual([`defaults, taxType: ${refusal('270')}`]);
  });

  it('is the client’s own, and the account that the template has for all does not go with it: that is left out', () => {
    const own = { defaults: { account: '429' }, applications: [{ name: 'Figma', taxType: 'INPUT2' }] };
    const { leftOut, ...settings } = fitted({ defaults: { account: '270' } }, own);
    expect(settings).toEqual({ ...empty, ...own });
    expect(leftOut).toEqual([`defaults, account: ${refusal('270')}`]);
  });

  it('is the template’s for the application, and does not go with the client’s own account: it alone is left out', () => {
    const own = { applications: [{ name: 'Figma', account: '270' }] };
    const template = { defaults: { account: '429' }, applications: [{ name: 'Figma', taxType: 'INPUT2' }] };
    const { leftOut, ...settings } = fitted(template, own);
    expect(settings).toEqual({ ...empty, ...own, defaults: template.defaults });
    expect(leftOut).toEqual([`Figma, taxType: ${refusal('270')}`]);
  });

  it('is no matter where something else of the application is wrong: the template’s defaults stay', () => {
    const own = { applications: [{ name: 'Figma', account: '463' }] };
    const template = { defaults: { account: '429' }, applications: [{ name: 'Figma', contact: 'Nobody' }] };
    const { leftOut, ...settings } = fitted(template, own);
    expect(settings).toEqual({ ...empty, ...own, defaults: template.defaults });
    expect(leftOut).toEqual(['Figma, contact: Xero has no contact called Nobody.']);
  });

  it('is the client’s own, and the account that the template has for the application does not go with it', () => {
    const own = { applications: [{ name: 'Figma', account: '463', taxType: 'INPUT2' }] };
    const { leftOut, applications: rows } = fitted({ applications: [{ name: 'Figma', account: '270' }] }, own);
    expect(rows).toEqual([{ name: 'Figma', account: '270' }]);
    expect(leftOut).toEqual([`Figma, taxType: ${refusal('270')}`]);
  });
});
