import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSettings } from '../../../shared/domain/check-settings.ts';
import { type CodedDocument, tallyCoding } from '../../../shared/domain/coding-history.ts';
import { applicationRow } from '../../../shared/domain/coding-rule.ts';
import type { ReferenceData } from '../../../shared/domain/reference-data.ts';
import type { ApplicationSettings, Settings } from '../../../shared/domain/settings.ts';
import { type SuggestionInput, suggestCoding } from '../../../shared/domain/suggest-coding.ts';
import type { Suggestion } from '../../../shared/domain/suggestion.ts';
import { account, contact, reference as example, taxRate } from './example-company.ts';

const expenses = { ASSET: false, EQUITY: false, EXPENSE: true, LIABILITY: false, REVENUE: false };
const income = { ...expenses, EXPENSE: false, REVENUE: true };
const reference: ReferenceData = {
  ...example,
  accounts: [
    account('429', { taxType: 'INPUT2' }),
    account('463', { taxType: 'INPUT2' }),
    account('485', { taxType: 'NONE' }),
    account('200', { class: 'REVENUE', type: 'REVENUE', taxType: 'OUTPUT2' }),
    account('499', { status: 'ARCHIVED' }),
  ],
  taxRates: [
    taxRate('INPUT2', 20, { canApplyTo: expenses }),
    taxRate('OUTPUT2', 20, { canApplyTo: income }),
    taxRate('NONE', 0),
  ],
  trackingCategories: [
    {
      categoryId: 'department',
      name: 'Department',
      status: 'ACTIVE',
      options: [
        { optionId: 'design', name: 'Design', status: 'ACTIVE' },
        { optionId: 'sales', name: 'Sales', status: 'ARCHIVED' },
      ],
    },
  ],
  contacts: [
    contact('Figma Inc'),
    contact('Google UK Ltd'),
    contact('Google Inc'),
    contact('Slack', { status: 'ARCHIVED' }),
    contact('Slack Technologies'),
  ],
};
const applications = [
  { id: 'a', name: 'Figma', teams: ['Design'] },
  { id: 'b', name: 'Google Cloud', teams: ['Design'] },
  { id: 'c', name: 'Google Workspace', teams: ['Design'] },
  { id: 'd', name: 'Slack', teams: ['Design', 'Sales'] },
  { id: 'e', name: 'Zoom', teams: [] },
];
const settings: Settings = {
  version: 1,
  xero: {},
  accounts: [],
  defaults: { account: '429', taxType: 'NONE' },
  applications: [],
  movements: {},
};

function suggest(over: Partial<SuggestionInput> = {}): readonly Suggestion[] {
  const none = { keptContacts: new Map<string, string>(), history: [], accountingValues: [] };
  return suggestCoding({ settings, reference, applications, ...none, ...over });
}

function of(suggestions: readonly Suggestion[], name: string): Record<string, [unknown, string]> {
  const own = suggestions.filter(({ application }) => application.name === name);
  return Object.fromEntries(own.map(({ field, value, evidence }) => [field, [value, evidence]]));
}

function document(name: string, code: string, over: Partial<CodedDocument['lines'][number]> = {}): CodedDocument {
  const line = { account: code, taxType: 'INPUT2', tracking: {}, ...over };
  return { contactId: `contact-${name.toLowerCase()}`, contactName: name, isOurs: false, lines: [line] };
}

const times = (count: number, one: CodedDocument): CodedDocument[] => Array<CodedDocument>(count).fill(one);

describe('a contact', () => {
  it('is suggested by its name where Xero has none in use of the very name, and only one is near', () => {
    const suggestions = suggest();
    expect(of(suggestions, 'Figma')).toEqual({
      contact: ['Figma Inc', 'Xero has no contact in use called Figma; the nearest in name is Figma Inc.'],
    });
    expect(of(suggestions, 'Slack')['contact']?.[0]).toBe('Slack Technologies');
    expect(of(suggestions, 'Google Cloud')).toEqual({});
    const two = { ...reference, contacts: [contact('Figma Inc'), contact('Figma Limited')] };
    expect(of(suggest({ reference: two }), 'Figma')).toEqual({});
    const exact = { ...reference, contacts: [contact('FIGMA'), contact('Figma Inc')] };
    expect(of(suggest({ reference: exact }), 'Figma')).toEqual({});
  });
});

describe('the contact that an application has already', () => {
  const sources = (suggestions: readonly Suggestion[], name: string) =>
    suggestions
      .filter(({ application }) => application.name === name)
      .map(({ field, source }) => `${field}: ${source}`);
  const figmaInc = contact('Figma Inc');
  const design = contact('Design Tools Ltd', { contactNumber: 'cledara:a' });
  const history = tallyCoding(times(3, document('Design Tools Ltd', '463')));

  it('is the one of its very name, of its number, or that was kept for it: then none is suggested', () => {
    const suggested = (over: Partial<SuggestionInput>) => sources(suggest(over), 'Figma');
    const xero = (...contacts: ReferenceData['contacts']) => ({ reference: { ...reference, contacts } });
    expect(suggested(xero(figmaInc))).toEqual(['contact: similar-name']);
    expect(suggested(xero(contact('FIGMA')))).toEqual([]);
    expect(suggested(xero(figmaInc, design))).toEqual([]);
    const keptContacts = new Map([['cledara:a', 'contact-other']]);
    const other = contact('Other', { contactNumber: null });
    expect(suggested({ ...xero(figmaInc, other), keptContacts })).toEqual([]);
    // One that is archived gets nothing any more.
    const gone = contact('Other', { status: 'ARCHIVED' });
    expect(suggested({ ...xero(figmaInc, gone), keptContacts })).toEqual(['contact: similar-name']);
    expect(suggested(xero(figmaInc, { ...design, status: 'ARCHIVED' }))).toEqual(['contact: similar-name']);
  });

  it('speaks by its documents, and so does one that was merged into it; one that Xero has no more does not', () => {
    const contacts = [design, contact('Old Tools', { status: 'ARCHIVED', mergedInto: design.contactId })];
    const xero = { ...reference, contacts };
    expect(of(suggest({ reference: xero, history }), 'Figma')['account']?.[0]).toBe('463');
    const merged = tallyCoding(times(3, document('Old Tools', '463')));
    expect(of(suggest({ reference: xero, history: merged }), 'Figma')['account']?.[0]).toBe('463');
    const unknown = tallyCoding(times(3, document('Nobody', '463')));
    expect(of(suggest({ reference: xero, history: unknown }), 'Figma')).toEqual({});
  });
});

describe('what holds already', () => {
  const figma = (over: Partial<Settings>, documents: readonly CodedDocument[] = []) =>
    of(suggest({ settings: { ...settings, ...over }, history: tallyCoding(documents) }), 'Figma');
  const inDesign = times(3, document('Figma Inc', '463', { tracking: { Department: 'Design' } }));

  it('is not suggested, whether it is written as a code or as an id', () => {
    const byId = { account: 'account-463', taxType: 'INPUT2', tracking: { Department: 'Design' } };
    expect(Object.keys(figma({ defaults: byId }, inDesign))).toEqual(['contact']);
    expect(Object.keys(figma({ defaults: { ...byId, account: '463' } }, inDesign))).toEqual(['contact']);
    // A default that Xero does not have is nothing that holds.
    expect(Object.keys(figma({ defaults: { ...byId, account: '999' } }, inDesign))).toEqual(['contact', 'account']);
    expect(Object.keys(figma({ defaults: {} }, inDesign))).toEqual(['contact', 'account', 'taxType', 'tracking']);
  });

  it('stays where the application sets it itself', () => {
    const own = (fields: ApplicationSettings) => ({ applications: [{ id: 'a', ...fields }] });
    const suggested = (fields: ApplicationSettings) => Object.keys(figma(own(fields), inDesign));
    expect(suggested({ tracking: {} })).toEqual(['contact', 'account', 'taxType']);
    expect(suggested({ taxType: 'NONE' })).toEqual(['contact', 'account', 'tracking']);
    expect(suggested({ account: '485' })).toEqual(['contact', 'tracking']);
    expect(suggested({ contact: 'Google Inc' })).toEqual([]);
  });

  it('has the tax rate that Xero has for its account suggested, unless the account or another rate is the default of all', () => {
    const expected = ['INPUT2', 'It is the tax rate that Xero has for 463 Account 463.'];
    const own = { applications: [{ id: 'a', account: '463' }] };
    expect(figma(own)['taxType']).toEqual(expected);
    expect(figma({ defaults: { account: '463' } })['taxType']).toEqual(expected);
    expect(figma({ defaults: { account: '463', taxType: 'NONE' } })['taxType']).toBeUndefined();
    // Nothing goes with an account that takes no postings.
    expect(figma({ applications: [{ id: 'a', account: '499' }] })['taxType']).toBeUndefined();
  });

  it('is all there is where no tax rate goes with the account of the documents', () => {
    const bare = {
      ...reference,
      accounts: [account('300'), account('499', { status: 'ARCHIVED', taxType: 'INPUT2' })],
    };
    const history = tallyCoding(times(3, document('Figma Inc', '300', { taxType: 'GONE' })));
    const none = suggest({ reference: bare, history, settings: { ...settings, defaults: {} } });
    expect(Object.keys(of(none, 'Figma'))).toEqual(['contact']);
    const archived = { ...settings, applications: [{ id: 'a', account: '499' }] };
    expect(Object.keys(of(suggest({ reference: bare, settings: archived }), 'Figma'))).toEqual(['contact']);
  });
});

describe('account, tax rate and tracking', () => {
  it('come from what most of the documents of the contact say', () => {
    const tracked = { tracking: { Department: 'Design' } };
    const documents = [...times(14, document('Figma Inc', '463', tracked)), document('Figma Inc', '429')];
    expect(of(suggest({ history: tallyCoding(documents) }), 'Figma')).toEqual({
      contact: ['Figma Inc', expect.any(String)],
      account: ['463', 'In Xero, 14 of 15 documents of Figma Inc use 463 Account 463.'],
      taxType: ['INPUT2', 'In Xero, 14 of 14 documents of Figma Inc on this account use INPUT2 20% rate.'],
      tracking: [{ Department: 'Design' }, 'In Xero, 14 of 15 documents of Figma Inc have Department: Design.'],
    });
  });

  it('come from nothing that is divided, alone, our own, archived, or of several codings at once', () => {
    const split = {
      ...document('Figma Inc', '463'),
      lines: [document('', '463'), document('', '485')].flatMap(({ lines }) => lines),
    };
    for (const documents of [
      [document('Figma Inc', '463')],
      [...times(3, document('Figma Inc', '463')), ...times(2, document('Figma Inc', '485'))],
      times(9, { ...document('Figma Inc', '463'), isOurs: true }),
      times(9, document('Figma Inc', '499')),
      times(9, split),
    ])
      expect(Object.keys(of(suggest({ history: tallyCoding(documents) }), 'Figma'))).toEqual(['contact']);
  });

  it('an account that the tax rate does not go with comes with one that does, or not at all', () => {
    const history = tallyCoding(times(4, document('Figma Inc', '200', { taxType: 'INPUT2' })));
    expect(of(suggest({ history }), 'Figma')).toMatchObject({
      account: ['200', expect.any(String)],
      taxType: ['OUTPUT2', 'It is the tax rate that Xero has for 200 Account 200.'],
    });
    const own = { id: 'a', name: 'Figma', taxType: 'INPUT2' };
    const fixed = suggest({ history, settings: { ...settings, defaults: { account: '429' }, applications: [own] } });
    expect(of(fixed, 'Figma')['account']).toBeUndefined();
  });

  it('come from applications of a similar name, then from the team', () => {
    const row = (name: string, code: string): ApplicationSettings => ({ name, account: code, taxType: 'INPUT2' });
    const named = suggest({ settings: { ...settings, applications: [row('Google Cloud', '463')] } });
    expect(of(named, 'Google Workspace')).toEqual({
      account: ['463', 'Applications with a similar name use 463 Account 463: Google Cloud.'],
      taxType: ['INPUT2', 'Applications with a similar name use INPUT2 20% rate: Google Cloud.'],
    });
    const rows = [row('Google Cloud', '463'), row('Google Workspace', '463'), row('Figma', '463')];
    const team = suggest({ settings: { ...settings, applications: rows } });
    expect(of(team, 'Slack')['account']).toEqual([
      '463',
      '3 of 3 coded applications of the team Design use 463 Account 463.',
    ]);
    expect(of(team, 'Zoom')).toEqual({});
  });
});

describe('a declared field of Cledara', () => {
  const carried = (value: string, movements: number, label: string | null = null) => ({
    applicationId: 'e',
    fieldId: 'f-1',
    fieldName: 'Nominal code',
    value,
    label,
    movements,
  });

  it('says the account by its code or its name, where most movements agree', () => {
    const declared: Settings = { ...settings, accountingFields: [{ field: 'f-1', carries: 'account' }] };
    const account463 = suggest({ settings: declared, accountingValues: [carried('463', 4), carried('429', 2)] });
    expect(of(account463, 'Zoom')['account']).toEqual([
      '463',
      'In Cledara, the field Nominal code says 463 on 4 of 6 transactions that have it.',
    ]);
    const byName = suggest({ settings: declared, accountingValues: [carried('x7', 1, 'Account 485')] });
    expect(of(byName, 'Zoom')['account']?.[0]).toBe('485');
    expect(of(suggest({ settings: declared, accountingValues: [carried('nothing', 4)] }), 'Zoom')).toEqual({});
    expect(of(suggest({ accountingValues: [carried('463', 4)] }), 'Zoom')).toEqual({});
  });

  it('says a contact, where Xero has it in use', () => {
    const declared: Settings = { ...settings, accountingFields: [{ field: 'f-1', carries: 'contact' }] };
    const said = (name: string) => of(suggest({ settings: declared, accountingValues: [carried(name, 3)] }), 'Zoom');
    expect(said('google inc')).toEqual({
      contact: [
        'Google Inc',
        'In Cledara, the field Nominal code says google inc on 3 of 3 transactions that have it.',
      ],
    });
    expect(said('Slack')).toEqual({});
    expect(said('Nobody')).toEqual({});
  });

  it('says a tax rate, where it goes with the account', () => {
    const declared: Settings = { ...settings, accountingFields: [{ field: 'f-1', carries: 'taxType' }] };
    const said = (type: string) => of(suggest({ settings: declared, accountingValues: [carried(type, 3)] }), 'Zoom');
    expect(said('INPUT2')['taxType']?.[0]).toBe('INPUT2');
    expect(said('OUTPUT2')).toEqual({});
  });

  it('says a tracking option of its category', () => {
    const field = { field: 'nominal CODE', carries: 'tracking', category: 'department' } as const;
    const tracked = suggest({
      settings: { ...settings, accountingFields: [field] },
      accountingValues: [carried('D1', 3, 'Design')],
    });
    expect(of(tracked, 'Zoom')['tracking']?.[0]).toEqual({ Department: 'Design' });
  });
});

describe('tracking', () => {
  it('of applications with a similar name is suggested, by all categories that they have', () => {
    const tracking = { Department: 'Design' };
    const rows = [{ name: 'Google Cloud', tracking }];
    const found = of(suggest({ settings: { ...settings, applications: rows } }), 'Google Workspace');
    expect(found['tracking']).toEqual([
      tracking,
      'Applications with a similar name use Department: Design: Google Cloud.',
    ]);
  });

  it('is suggested only where Xero takes every option of it', () => {
    const options = [{ optionId: 'north', name: 'North', status: 'ACTIVE' as const }];
    const region = { categoryId: 'region', name: 'Region', status: 'ACTIVE' as const, options };
    const xero = { ...reference, trackingCategories: [...reference.trackingCategories, region] };
    const tracked = (department: string) => {
      const one = document('Figma Inc', '463', { tracking: { Department: department, Region: 'North' } });
      return of(suggest({ reference: xero, history: tallyCoding(times(3, one)) }), 'Figma')['tracking']?.[0];
    };
    expect(tracked('Design')).toEqual({ Department: 'Design', Region: 'North' });
    expect(tracked('Sales')).toBeUndefined();
  });
});

describe('laws', () => {
  const code = fc.constantFrom('429', '463', '485', '200', '499', 'nowhere');
  const tax = fc.constantFrom('INPUT2', 'OUTPUT2', 'NONE', 'GONE');
  const tracking = fc.constantFrom({}, { Department: 'Design' }, { Department: 'Sales' }, { Mars: 'Red' });
  const documents = fc.array(
    fc.record({
      isOurs: fc.boolean(),
      name: fc.constantFrom('Figma Inc', 'Google UK Ltd', 'Slack', 'Slack Technologies'),
      lines: fc.array(fc.record({ account: code, taxType: tax, tracking }), { maxLength: 2 }),
    }),
    { maxLength: 30 },
  );
  const own = fc.record(
    {
      account: fc.constantFrom('429', '463', '485'),
      taxType: fc.constantFrom('INPUT2', 'NONE'),
      contact: fc.constant('Figma Inc'),
    },
    { requiredKeys: [] },
  );
  const rows = fc.array(fc.tuple(fc.constantFrom(...applications), own), { maxLength: 5 }).map((pairs) => {
    const byId = new Map(pairs.map(([{ id, name }, fields]) => [id, { id, name, ...fields }]));
    return [...byId.values()];
  });
  const defaults = fc.constantFrom({}, { account: '429', taxType: 'NONE' }, { account: '463' }, { taxType: 'INPUT2' });

  it('what is accepted is taken by Xero, was not set before, and is not suggested again', () => {
    const property = fc.property(documents, rows, defaults, (posted, applicationsSet, fallback) => {
      const before: Settings = { ...settings, defaults: fallback, applications: applicationsSet };
      const coded = posted.map(({ name, ...rest }) => ({
        ...rest,
        contactId: `contact-${name.toLowerCase()}`,
        contactName: name,
      }));
      const history = tallyCoding(coded);
      const suggestions = suggest({ settings: before, history });
      expect(suggest({ settings: before, history })).toEqual(suggestions);
      const after = suggestions.reduce<ApplicationSettings[]>((changed, { application, field, value }) => {
        const present = applicationRow(changed, application);
        expect(present?.[field]).toBeUndefined();
        return [...changed.filter((row) => row !== present), { ...(present ?? application), [field]: value }];
      }, applicationsSet);
      const places = (found: Settings) =>
        checkSettings(found, reference, applications, []).map(({ at, message }) =>
          [at.replace(/\[\d+\]/, ''), message].join(),
        );
      const known = new Set(places(before));
      const accepted = { ...before, applications: after };
      expect(places(accepted).filter((problem) => !known.has(problem))).toEqual([]);
      const asked = new Set(suggestions.map(({ application, field }) => `${application.id} ${field}`));
      const again = suggest({ settings: accepted, history });
      expect(again.filter(({ application, field }) => asked.has(`${application.id} ${field}`))).toEqual([]);
    });
    fc.assert(property, { numRuns: 200 });
  });
});
