import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillDescription, resolveCoding, withOverride } from '../../../shared/domain/coding-rule.ts';
import type { Settings } from '../../../shared/domain/settings.ts';
import { movement, settings } from './example-company.ts';

const rows: Settings = {
  ...settings,
  defaults: { account: '429', taxType: 'NONE', pushStatementLines: false, tracking: { Department: 'Design' } },
  applications: [
    { name: 'figma', account: '463', tracking: {} },
    { id: 'app-figma', name: 'Figma', account: '464', mode: 'auto' },
    { id: 'app-other', name: 'GitHub', account: '465' },
  ],
};

describe('the order of precedence', () => {
  const layers = ['by-hand', 'application', 'account', 'default'] as const;
  const fields = ['account', 'taxType', 'contact', 'description'] as const;
  const said = fc.record({
    'by-hand': fc.subarray([...fields]),
    application: fc.subarray([...fields]),
    account: fc.subarray([...fields]),
    default: fc.subarray([...fields]),
  });

  it('is field by field the first that says something: by hand, application, account, company', () => {
    const property = fc.property(said, (sets) => {
      const of = (layer: (typeof layers)[number]) =>
        Object.fromEntries(sets[layer].map((field) => [field, `${layer} ${field}`]));
      const all: Settings = {
        ...settings,
        accounts: [{ id: 'GBP:saas', enabled: true, defaults: of('account') }],
        defaults: of('default'),
        applications: [{ id: 'app-figma', ...of('application') }],
      };
      const one = movement({ accountId: 'GBP:saas' });
      const override = { movementId: one.id, fields: of('by-hand'), author: 'Ann', at: '2026-11-01T00:00:00.000Z' };
      const coding = withOverride(resolveCoding(all, one), override);
      for (const field of fields) {
        const first = layers.find((layer) => sets[layer].includes(field));
        expect(coding[field]?.from ?? 'built-in').toBe(first ?? 'built-in');
        if (first !== undefined) expect(coding[field]?.value).toBe(`${first} ${field}`);
      }
    });
    fc.assert(property);
  });

  it('leaves an account out that the movement was not paid from', () => {
    const all: Settings = { ...rows, accounts: [{ id: 'EUR:spend', enabled: true, defaults: { contact: 'Cards' } }] };
    expect(resolveCoding(all, movement()).contact).toBeNull();
    expect(resolveCoding(all, movement({ accountId: 'EUR:spend' })).contact).toEqual({
      value: 'Cards',
      from: 'account',
    });
  });
});

describe('precedence', () => {
  it('takes the row of the id before that of the name', () => {
    expect(resolveCoding(rows, movement()).account).toEqual({ value: '464', from: 'application' });
  });

  it('takes the row of the name, whatever its case, where none has the id', () => {
    const coding = resolveCoding(rows, movement({ application: { id: 'new', name: 'FIGMA' } }));
    expect(coding.account).toEqual({ value: '463', from: 'application' });
  });

  it('does not take a row by its name where it names another application by id', () => {
    const coding = resolveCoding(rows, movement({ application: { id: 'app-github', name: 'GitHub' } }));
    expect(coding.account).toEqual({ value: '429', from: 'default' });
  });

  it('decides field by field and says where each came from', () => {
    expect(resolveCoding(rows, movement({ application: { id: 'new', name: 'Figma' } }))).toEqual({
      pushTransactions: { value: true, from: 'built-in' },
      pushStatementLines: { value: false, from: 'default' },
      document: { value: 'spend-money', from: 'built-in' },
      mode: { value: 'review', from: 'built-in' },
      description: { value: '{merchant}{original}', from: 'built-in' },
      contact: null,
      account: { value: '463', from: 'application' },
      taxType: { value: 'NONE', from: 'default' },
      tracking: { value: {}, from: 'application' },
      needsInvoice: { value: false, from: 'built-in' },
      needsConfirmedVat: { value: false, from: 'built-in' },
      needsAccountingFields: { value: false, from: 'built-in' },
    });
  });

  it('has defaults alone for a movement without an application', () => {
    expect(resolveCoding(rows, movement({ application: null })).account).toEqual({ value: '429', from: 'default' });
  });
});

describe('descriptions', () => {
  const paidAbroad = movement({
    amountMinor: -10_001,
    local: { amount: '-114.02', currency: 'USD' },
    comment: 'seats',
    invoice: { number: 'INV-7', date: null, vatName: null, vatRate: null },
  });

  it.each([
    ['{merchant}{original}', 'FIGMA MONTHLY (USD 114.02 at 1.1401)'],
    ['{application} {card} {owner} {invoice} {comment}', 'Figma 4242 Ada INV-7 seats'],
    ['{unknown} {merchant} {', '{unknown} FIGMA MONTHLY {'],
    ['plain', 'plain'],
    ['', ''],
  ])('%j gives %j', (template, text) => {
    expect(fillDescription(template, paidAbroad).text).toBe(text);
  });

  it('leaves out what the movement lacks', () => {
    const bare = movement({ application: null, card: null });
    expect(fillDescription('{application}{original} {card} {owner} {invoice} {comment} |', bare).text).toBe('|');
  });

  it.each([
    ['JPY', '20000', -10_000, ' (JPY 20000 at 200.00)'],
    ['LBP', '11200000', -10_000, ' (LBP 11200000 at 112000)'],
    ['KWD', '0.389', -100, ' (KWD 0.389 at 0.38900)'],
    ['USD', '1.00', 0, ' (USD 1.00)'],
    ['USD', '0', -100, ' (USD 0)'],
  ])('shows a rate for %s that can be read', (currency, amount, amountMinor, text) => {
    expect(fillDescription('x{original}', movement({ amountMinor, local: { amount, currency } })).text).toBe(
      `x${text}`,
    );
  });

  it('folds white space and drops control characters', () => {
    const description = ' A\u0000B \u0007 C\r\n\tD\u0085 ';
    expect(fillDescription('{merchant}', movement({ description })).text).toBe('AB C D');
  });

  it('does not fill in tokens that stand in a value', () => {
    expect(fillDescription('{merchant}', movement({ description: '{owner} {comment}' })).text).toBe(
      '{owner} {comment}',
    );
  });

  it('is one clean line of at most 4000 characters, whatever comes in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.integer({ min: 0, max: 100 }), (text, times) => {
        const line = fillDescription(
          '{merchant} {comment}',
          movement({ description: text.repeat(times), comment: text }),
        ).text;
        expect(line.length).toBeLessThanOrEqual(4000);
        expect(line).not.toMatch(/\p{Cc}|\s\s|^\s|\s$/u);
        expect(line.isWellFormed()).toBe(true);
      }),
    );
  });
});
