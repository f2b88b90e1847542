import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareSettings } from '../../../shared/domain/compare-settings.ts';
import type { ApplicationSettings, CodingFields, Settings } from '../../../shared/domain/settings.ts';

const empty: Settings = { version: 1, xero: {}, accounts: [], defaults: {}, applications: [], movements: {} };

const code = fc.constantFrom('429', '463', '404');
const coding: fc.Arbitrary<CodingFields> = fc.record(
  {
    account: code,
    taxType: fc.constantFrom('NONE', 'INPUT2'),
    contact: fc.constantFrom('Figma Inc', 'auto'),
    pushTransactions: fc.boolean(),
    tracking: fc.record({ Department: fc.constantFrom('Design', 'Sales') }),
    mode: fc.constantFrom('auto' as const, 'review' as const),
  },
  { requiredKeys: [] },
);
const applications: fc.Arbitrary<ApplicationSettings[]> = fc
  .uniqueArray(fc.constantFrom('Figma', 'Slack', 'GitHub'))
  .chain((names) => fc.tuple(...names.map((name) => coding.map((fields) => ({ name, ...fields })))));
const settings: fc.Arbitrary<Settings> = fc
  .record({
    syncFrom: fc.option(fc.constantFrom('2026-01-01', '2026-02-01'), { nil: undefined }),
    accounts: fc.subarray([
      { id: 'GBP:saas', enabled: true, bankAccount: '090' },
      { id: 'EUR:saas', enabled: false },
    ]),
    defaults: coding,
    applications,
  })
  .map(({ syncFrom, ...rest }) => ({ ...empty, ...rest, ...(syncFrom === undefined ? {} : { syncFrom }) }));

describe('differences between two settings', () => {
  test('are none between the same', () => {
    fc.assert(
      fc.property(settings, (one) => {
        expect(compareSettings(one, structuredClone(one))).toEqual([]);
      }),
    );
  });

  test('are told wherever the two are not the same, and nowhere else', () => {
    const key = (one: Settings) =>
      JSON.stringify({
        ...one,
        applications: one.applications.toSorted((a, b) => ((a.name ?? '') < (b.name ?? '') ? -1 : 1)),
      });
    const sorted = (value: unknown): unknown =>
      typeof value !== 'object' || value === null || Array.isArray(value)
        ? Array.isArray(value)
          ? value.map(sorted)
          : value
        : Object.fromEntries(
            Object.entries(value)
              .sort()
              .map(([name, inner]) => [name, sorted(inner)]),
          );
    fc.assert(
      fc.property(settings, settings, (before, after) => {
        const same = JSON.stringify(sorted(JSON.parse(key(before)))) === JSON.stringify(sorted(JSON.parse(key(after))));
        expect(compareSettings(before, after).length === 0).toBe(same);
      }),
    );
  });

  test('are the same backwards with both sides exchanged', () => {
    const text = (changes: ReturnType<typeof compareSettings>) => changes.map((one) => JSON.stringify(one)).sort();
    fc.assert(
      fc.property(settings, settings, (a, b) => {
        const back = compareSettings(b, a).map(({ area, name, field, from, to }) => ({
          area,
          name,
          field,
          from: to,
          to: from,
        }));
        expect(text(back)).toEqual(text(compareSettings(a, b)));
      }),
    );
  });

  test('are told as a person reads them', () => {
    const before: Settings = {
      ...empty,
      accounts: [{ id: 'GBP:saas', enabled: false }],
      defaults: { account: '429', pushStatementLines: true },
      applications: [
        { name: 'Figma', account: '429' },
        { id: 'app-1', name: 'Slack', mode: 'auto' },
      ],
      movements: { topUps: { post: 'transfer', fromBankAccount: '091' } },
    };
    const after: Settings = {
      ...empty,
      xero: { tenant: 'Demo Company (UK)' },
      accounts: [{ id: 'GBP:saas', enabled: true, bankAccount: '090' }],
      defaults: { account: '463', pushStatementLines: false },
      applications: [
        { name: 'figma', id: 'app-2', account: '429', tracking: { Department: 'Design' } },
        { name: 'GitHub', document: 'spend-money' },
      ],
      movements: {
        topUps: { post: 'transfer', fromBankAccount: { GBP: '091', EUR: '092' } },
        rewards: { post: 'none' },
      },
    };
    expect(compareSettings(before, after)).toEqual([
      { area: 'organisation', name: null, field: 'tenant', from: null, to: 'Demo Company (UK)' },
      { area: 'account', name: 'GBP:saas', field: 'enabled', from: 'off', to: 'on' },
      { area: 'account', name: 'GBP:saas', field: 'bankAccount', from: null, to: '090' },
      { area: 'default', name: null, field: 'pushStatementLines', from: 'on', to: 'off' },
      { area: 'default', name: null, field: 'account', from: '429', to: '463' },
      { area: 'application', name: 'figma', field: 'name', from: 'Figma', to: 'figma' },
      { area: 'application', name: 'figma', field: 'id', from: null, to: 'app-2' },
      { area: 'application', name: 'figma', field: 'tracking', from: null, to: 'Department: Design' },
      { area: 'application', name: 'GitHub', field: null, from: null, to: 'name GitHub, document Spend Money' },
      { area: 'application', name: 'Slack', field: null, from: 'name Slack, id app-1, mode automatic', to: null },
      { area: 'movement', name: 'topUps', field: 'fromBankAccount', from: '091', to: 'EUR: 092, GBP: 091' },
      { area: 'movement', name: 'rewards', field: null, from: null, to: 'post none' },
    ]);
  });

  test('of a first version are all that it says', () => {
    expect(compareSettings(null, { ...empty, syncFrom: '2026-10-01', applications: [{}] })).toEqual([
      { area: 'start', name: null, field: 'syncFrom', from: null, to: '2026-10-01' },
      { area: 'application', name: '', field: null, from: null, to: 'as the defaults' },
    ]);
  });

  test('of accounts are told with their feeds and own days', () => {
    const account = { id: 'GBP:saas', enabled: true };
    const changed = (before: object, after: object) =>
      compareSettings(
        { ...empty, accounts: [{ ...account, ...before }] },
        { ...empty, accounts: [{ ...account, ...after }] },
      ).map(({ field, from, to }) => `${field}: ${from} → ${to}`);
    expect(changed({}, { bankFeed: true, syncFrom: '2026-11-01' })).toEqual([
      'syncFrom: null → 2026-11-01',
      'bankFeed: null → on',
    ]);
    expect(changed({ bankFeed: true }, { bankFeed: false })).toEqual(['bankFeed: on → off']);
    expect(changed({ defaults: { mode: 'auto' } }, { defaults: { mode: 'review' } })).toEqual([
      'mode: automatic → review',
    ]);
  });

  test('of accounting fields and rules are told field by field', () => {
    const fields: Settings = {
      ...empty,
      accountingFields: [
        { field: 'Code', carries: 'account' },
        { field: 'Team', carries: 'tracking', category: 'Department' },
      ],
      movements: { rewards: { post: 'none', mode: 'auto' } },
    };
    const others: Settings = {
      ...empty,
      accountingFields: [
        { field: 'Team', carries: 'tracking', category: 'Region' },
        { field: 'Rate', carries: 'taxType' },
      ],
      movements: { rewards: { post: 'none', mode: 'review' } },
    };
    expect(compareSettings(fields, others)).toEqual([
      { area: 'accounting-field', name: 'Code', field: null, from: 'carries account', to: null },
      { area: 'accounting-field', name: 'Team', field: 'category', from: 'Department', to: 'Region' },
      { area: 'accounting-field', name: 'Rate', field: null, from: null, to: 'carries taxType' },
      { area: 'movement', name: 'rewards', field: 'mode', from: 'automatic', to: 'review' },
    ]);
  });

  test('of applications are told by their ids, whatever they are called; by name where one has no id', () => {
    const changed = (before: ApplicationSettings, after: ApplicationSettings) =>
      compareSettings({ ...empty, applications: [before] }, { ...empty, applications: [after] }).map(
        ({ field, from, to }) => `${field}: ${from} → ${to}`,
      );
    expect(changed({ id: 'a', name: 'Old' }, { id: 'a', name: 'New' })).toEqual(['name: Old → New']);
    expect(changed({ id: 'a', name: 'Same' }, { id: 'b', name: 'Same' })).toEqual([
      'null: null → name Same, id b',
      'null: name Same, id a → null',
    ]);
    expect(changed({ id: 'a', name: 'Same' }, { name: 'same' })).toEqual(['name: Same → same', 'id: a → null']);
    expect(changed({ id: 'a' }, { name: 'Same' })).toHaveLength(2);
    expect(changed({}, {})).toHaveLength(2);
  });
});
