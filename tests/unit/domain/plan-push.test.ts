import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../shared/domain/hash.ts';
import { markerOf } from '../../../shared/domain/marker.ts';
import { type MovementKind, type StoredMovement, unreadableInstant } from '../../../shared/domain/movement.ts';
import { createPlanContext, type PlanInput, type PlanOutcome, planMovement } from '../../../shared/domain/plan-push.ts';
import type { Organisation, ReferenceData } from '../../../shared/domain/reference-data.ts';
import type { CodingFields, Settings } from '../../../shared/domain/settings.ts';
import { account, contact, movement, planContext, reference, settings } from './example-company.ts';

const topUp = movement({
  kind: 'top-up',
  amountMinor: 50_000,
  application: null,
  card: null,
  settledAt: null,
  authorisedAt: '2026-11-05T10:00:00.000Z',
  description: ' | N/A',
});
const withdrawal: StoredMovement = { ...topUp, kind: 'withdrawal', amountMinor: -50_000 };
const reward: StoredMovement = { ...topUp, kind: 'reward', amountMinor: 250, description: 'Cledara Rewards' };

function plan(planned: StoredMovement, over: Partial<PlanInput> = {}): PlanOutcome {
  return planMovement(planned, planContext(over));
}

function settingsWith(fields: CodingFields): Settings {
  return { ...settings, applications: [{ name: 'Figma', ...fields }] };
}

/** Kind and code, or why not: what the tables below compare. */
function verdict(outcome: PlanOutcome): string {
  if (outcome.kind === 'not-posted') return `not-posted ${outcome.why}`;
  return outcome.kind === 'hold' || outcome.kind === 'block' ? `${outcome.kind} ${outcome.reason.code}` : outcome.kind;
}

function documentOf(outcome: PlanOutcome) {
  return outcome.kind === 'not-posted' || outcome.kind === 'pending' ? null : outcome.document;
}

describe('what becomes of a movement', () => {
  const cases: [string, StoredMovement, string][] = [
    ['a settled purchase', movement(), 'propose'],
    ['a settled refund', movement({ kind: 'refund', amountMinor: 1230 }), 'propose'],
    ['a purchase that has not settled', movement({ settledAt: null }), 'pending'],
    ['a refund that has not settled', movement({ kind: 'refund', amountMinor: 1, settledAt: null }), 'pending'],
    [
      'an authorisation that was released',
      movement({ settledAt: null, releasedAt: '2026-11-10T00:00:00.000Z' }),
      'not-posted released',
    ],
    ['a purchase of nothing', movement({ amountMinor: 0 }), 'not-posted zero'],
    ['a pending card check of nothing', movement({ amountMinor: 0, settledAt: null }), 'not-posted zero'],
    ['a move between budgets', movement({ kind: 'internal' }), 'not-posted internal'],
    ['an account that is off', movement({ accountId: 'GBP:spend' }), 'not-posted account-off'],
    ['an account that is not listed', movement({ accountId: 'USD:saas', currency: 'USD' }), 'not-posted account-off'],
    ['the day before the first', movement({ settledAt: '2026-09-30T22:59:59.999Z' }), 'not-posted before-sync-from'],
    ['the first moment of the first day', movement({ settledAt: '2026-09-30T23:00:00.000Z' }), 'propose'],
    [
      'authorised before the first day, not settled yet',
      movement({ authorisedAt: '2026-09-20T00:00:00.000Z', settledAt: null }),
      'pending',
    ],
    ['a top-up', topUp, 'propose'],
    ['a reward', reward, 'propose'],
    ['a withdrawal, for which there is no rule', withdrawal, 'not-posted no-rule'],
    ['something unknown', movement({ kind: 'unknown', notUnderstood: ['x'] }), 'hold not-understood'],
    ['something unknown of nothing', movement({ kind: 'unknown', amountMinor: 0 }), 'hold not-understood'],
    [
      'something unknown on an account that is not known',
      movement({ kind: 'unknown', accountId: null, currency: null, amountMinor: null }),
      'hold not-understood',
    ],
    [
      'something whose date could not be read',
      movement({ kind: 'unknown', settledAt: null, authorisedAt: unreadableInstant }),
      'hold not-understood',
    ],
    [
      'something unknown on an account that is off',
      movement({ kind: 'unknown', accountId: 'GBP:spend' }),
      'not-posted account-off',
    ],
    [
      'something unknown before the first day',
      movement({ kind: 'unknown', accountId: null, settledAt: '2026-09-01T00:00:00.000Z' }),
      'not-posted before-sync-from',
    ],
    ['a purchase without an application', movement({ application: null }), 'block contact-missing'],
  ];

  it.each(cases)('%s', (_, planned, expected) => {
    expect(verdict(plan(planned))).toBe(expected);
  });

  it('says what was not understood', () => {
    const outcome = plan(
      movement({ kind: 'unknown', notUnderstood: ['The amount 12.345 has more decimals than GBP has'] }),
    );
    expect(outcome).toMatchObject({ document: null, explanation: [] });
    expect(outcome.kind === 'hold' && outcome.reason.message).toBe(
      'Not posted, because not all of it was understood: The amount 12.345 has more decimals than GBP has. Enter it in Xero by hand if it belongs there, or leave it out.',
    );
  });

  it('leaves out what is switched off, pending or not', () => {
    const off = { settings: settingsWith({ pushTransactions: false }) };
    expect(verdict(plan(movement(), off))).toBe('not-posted switched-off');
    expect(verdict(plan(movement({ settledAt: null }), off))).toBe('not-posted switched-off');
  });
});

describe('the document', () => {
  it('of a purchase is a Spend Money with one coded line', () => {
    const outcome = plan(movement({ local: { amount: '14.02', currency: 'USD' } }));
    expect(outcome).toMatchObject({ kind: 'propose', mode: 'auto' });
    expect(documentOf(outcome)).toEqual({
      kind: 'spend-money',
      reference: markerOf('movement-1'),
      date: '2026-11-03',
      bankAccount: { accountId: 'account-090', code: '090', name: 'Account 090' },
      contact: { kind: 'known', contactId: 'contact-figma inc', name: 'Figma Inc' },
      amountMinor: 1230,
      currency: 'GBP',
      description: 'FIGMA MONTHLY (USD 14.02 at 1.1398)',
      account: { accountId: 'account-463', code: '463', name: 'Account 463' },
      taxType: 'INPUT2',
      tracking: [{ categoryId: 'category-1', category: 'Department', optionId: 'option-1', option: 'Design' }],
    });
  });

  it('of a refund is a Receive Money coded as the purchase was', () => {
    const bought = documentOf(plan(movement()));
    expect(documentOf(plan(movement({ kind: 'refund', amountMinor: 1230 })))).toEqual({
      ...bought,
      kind: 'receive-money',
    });
  });

  it('explains every field', () => {
    const outcome = plan(movement());
    const explanation = outcome.kind === 'propose' ? outcome.explanation : [];
    expect(explanation.map(({ field, value }) => `${field}: ${value}`)).toEqual([
      'date: 2026-11-03',
      'contact: Figma Inc',
      'account: 463 (Account 463)',
      'taxType: INPUT2 (20% rate)',
      'tracking: Department: Design',
      'description: FIGMA MONTHLY',
      'amount: 12.30 GBP',
      'bankAccount: 090 (Account 090)',
      'document: Spend Money',
      'mode: automatic',
    ]);
    expect(explanation.map(({ why }) => why)).toEqual([
      'The day it settled, by the time zone of the organisation (Europe/London).',
      'Set for Figma.',
      'Set for Figma.',
      'Set for Figma.',
      'Set for Figma.',
      'Nothing else was chosen. Template: {merchant}{original}',
      'What Cledara took from or added to the account, tax included.',
      'The bank account that GBP:saas is linked to.',
      'Nothing else was chosen.',
      'Set for Figma.',
    ]);
  });

  it('has some description even where Cledara gives none', () => {
    expect(documentOf(plan(movement({ description: ' ' })))).toMatchObject({ description: 'Figma' });
  });

  it.each([
    ['Pacific/Auckland', '2026-11-04'],
    ['Europe/London', '2026-11-03'],
    ['America/Los_Angeles', '2026-11-03'],
  ])('is dated by the time zone of the organisation: %s', (timeZone, date) => {
    const there = { ...reference, organisation: { ...reference.organisation, timeZone } };
    const settled = movement({ settledAt: '2026-11-03T12:00:00.000Z' });
    expect(documentOf(plan(settled, { reference: there }))).toMatchObject({ date });
  });

  it('of an application without a row has the defaults and waits for review', () => {
    const outcome = plan(movement({ application: { id: 'app-github', name: 'GITHUB' } }));
    expect(outcome).toMatchObject({ kind: 'propose', mode: 'review' });
    expect(documentOf(outcome)).toMatchObject({
      contact: { kind: 'known', contactId: 'contact-github', name: 'GitHub' },
      account: { code: '429' },
      taxType: 'NONE',
      tracking: [],
    });
  });

  const contacts: [string, string, object][] = [
    ['app-new', ' <New>  App ', { kind: 'create', name: 'New App', contactNumber: 'cledara:app-new' }],
    ['x'.repeat(60), 'New', { kind: 'create', name: 'New', contactNumber: `cledara:${'x'.repeat(42)}` }],
    ['app-renamed', 'Old', { kind: 'known', contactId: 'contact-renamed in xero', name: 'Renamed in Xero' }],
  ];

  it.each(contacts)('finds or makes the contact of application %s, %s', (id, name, expected) => {
    expect(documentOf(plan(movement({ application: { id, name } })))).toMatchObject({ contact: expected });
  });

  it('says which rule made a top-up what it is, and whether somebody looks at it first', () => {
    const told = (movements: Settings['movements'], defaults: CodingFields = {}) => {
      const planned = plan(topUp, { settings: { ...settings, movements, defaults } });
      if (planned.kind !== 'propose') throw new Error(planned.kind);
      const choices = planned.explanation.filter(({ field }) => field === 'document' || field === 'mode');
      return choices.map(({ value, why }) => `${value}: ${why}`);
    };
    const transfer = { post: 'transfer', fromBankAccount: '091' } as const;
    expect(told({ topUps: { ...transfer, mode: 'auto' } })).toEqual([
      'Transfer: Set for top-ups.',
      'automatic: Set for top-ups.',
    ]);
    expect(told({ topUps: transfer }, { mode: 'auto' })[1]).toBe('automatic: The default for all applications.');
    const receive = { post: 'receive-money', account: '270', taxType: 'NONE' } as const;
    expect(told({ topUps: receive })).toEqual(['Receive Money: Set for top-ups.', 'review: Nothing else was chosen.']);
  });

  it('of a top-up is a transfer from the bank account of its currency, dated with its authorisation', () => {
    const ends = (outcome: PlanOutcome) => {
      const document = documentOf(outcome);
      return document?.kind === 'transfer' ? [document.fromBankAccount.code, document.toBankAccount.code] : null;
    };
    const outcome = plan(topUp);
    expect(documentOf(outcome)).toMatchObject({
      kind: 'transfer',
      date: '2026-11-05',
      amountMinor: 50_000,
      currency: 'GBP',
    });
    expect(ends(outcome)).toEqual(['091', '090']);
    expect(ends(plan({ ...topUp, accountId: 'EUR:saas', currency: 'EUR' }))).toEqual(['093', '092']);
    const movements = { withdrawals: { post: 'transfer', toBankAccount: '091' } } as const;
    expect(ends(plan(withdrawal, { settings: { ...settings, movements } }))).toEqual(['090', '091']);
  });

  it('of a reward is a Receive Money from Cledara', () => {
    expect(documentOf(plan(reward))).toMatchObject({
      kind: 'receive-money',
      contact: { kind: 'create', name: 'Cledara' },
      account: { code: '270' },
      description: 'Cledara Rewards',
      amountMinor: 250,
    });
    const rewards = { post: 'receive-money', account: '270', taxType: 'NONE', contact: 'github' } as const;
    expect(documentOf(plan(reward, { settings: { ...settings, movements: { rewards } } }))).toMatchObject({
      contact: { kind: 'known', name: 'GitHub' },
    });
  });

  it.each([
    ['review', undefined, undefined],
    ['auto', undefined, 'auto'],
    ['review', 'review', 'auto'],
    ['auto', 'auto', undefined],
  ] as const)('mode %s comes from the rule (%s) or the default (%s)', (mode, ofRule, ofDefaults) => {
    const rule = { post: 'transfer', fromBankAccount: '091', ...(ofRule && { mode: ofRule }) } as const;
    const withModes = { ...settings, defaults: ofDefaults ? { mode: ofDefaults } : {}, movements: { topUps: rule } };
    expect(plan(topUp, { settings: withModes })).toMatchObject({ kind: 'propose', mode });
  });
});

describe('rules for other movements', () => {
  const cases: [string, StoredMovement, Settings['movements'], string][] = [
    ['no rule', topUp, {}, 'not-posted no-rule'],
    ['none', topUp, { topUps: { post: 'none' } }, 'not-posted no-rule'],
    [
      'a currency that is not listed',
      { ...topUp, accountId: 'EUR:saas', currency: 'EUR' },
      { topUps: { post: 'transfer', fromBankAccount: { GBP: '091' } } },
      'not-posted no-bank-account-for-currency',
    ],
    [
      'one account of another currency',
      { ...topUp, accountId: 'EUR:saas', currency: 'EUR' },
      { topUps: { post: 'transfer', fromBankAccount: '091' } },
      'not-posted no-bank-account-for-currency',
    ],
    ['no account named', topUp, { topUps: { post: 'transfer' } }, 'not-posted no-bank-account-for-currency'],
    [
      'an account listed under a wrong currency',
      topUp,
      { topUps: { post: 'transfer', fromBankAccount: { GBP: '092' } } },
      'block bank-account-currency',
    ],
    [
      'an archived account',
      topUp,
      { topUps: { post: 'transfer', fromBankAccount: '099' } },
      'block bank-account-archived',
    ],
    [
      'an unknown account',
      topUp,
      { topUps: { post: 'transfer', fromBankAccount: '999' } },
      'block bank-account-missing',
    ],
    ['the same account', topUp, { topUps: { post: 'transfer', fromBankAccount: '090' } }, 'block bank-account-missing'],
    [
      'receive money for a withdrawal',
      withdrawal,
      { withdrawals: { post: 'receive-money', account: '270', taxType: 'NONE' } },
      'block not-supported',
    ],
    [
      'receive money for a top-up',
      topUp,
      { topUps: { post: 'receive-money', account: '270', taxType: 'NONE' } },
      'propose',
    ],
    [
      'a named contact that Xero lacks',
      reward,
      { rewards: { post: 'receive-money', account: '270', taxType: 'NONE', contact: 'Nobody' } },
      'block contact-missing',
    ],
  ];

  it.each(cases)('%s', (_, planned, movements, expected) => {
    expect(verdict(plan(planned, { settings: { ...settings, movements } }))).toBe(expected);
  });
});

describe('what Xero would refuse', () => {
  const cases: [CodingFields, string, string][] = [
    [{ account: '999' }, 'account-missing', 'Xero has no account with the code 999. Choose another account.'],
    [
      { account: '480' },
      'account-archived',
      'Account 480 (Account 480) is archived in Xero. Choose another account, or restore it in Xero.',
    ],
    [
      { account: '800' },
      'account-not-usable',
      'Account 800 (Account 800) is one that Xero keeps for itself. Choose another account.',
    ],
    [{ taxType: 'NOPE' }, 'tax-type-missing', 'Xero has no tax rate NOPE. Choose another tax rate.'],
    [
      { account: '270', taxType: 'INPUT2' },
      'tax-type-not-legal',
      'Xero does not allow the tax rate INPUT2 (20% rate) on account 270 (Account 270). Choose another tax rate, or another account.',
    ],
    [
      { tracking: { Department: 'Fax' } },
      'tracking-missing',
      'The option Fax of the tracking category Department is archived in Xero. Choose tracking that Xero has, or restore it there.',
    ],
    [
      { contact: 'Nobody' },
      'contact-missing',
      'Xero has no contact called Nobody. Choose a contact that Xero has, or make it there.',
    ],
    [
      { contact: 'Gone Ltd' },
      'contact-archived',
      'The contact Gone Ltd is archived in Xero. Choose another contact, or restore it in Xero.',
    ],
  ];

  it.each(cases)('%j', (fields, code, message) => {
    expect(plan(movement(), { settings: settingsWith(fields) })).toMatchObject({
      kind: 'block',
      reason: { code, message },
    });
  });

  it.each([
    [{ taxType: 'NONE' }, 'No account is chosen, neither for this nor as a default. Choose one, or set a default.'],
    [{ account: '463' }, 'No tax rate is chosen, neither for this nor as a default. Choose one, or set a default.'],
  ])('what is coded with %j alone', (fields, message) => {
    const half = { ...settings, defaults: fields, applications: [] };
    expect(plan(movement(), { settings: half })).toMatchObject({
      reason: { code: 'not-coded', message },
      document: null,
    });
  });

  it.each([
    [undefined, 'bank-account-missing'],
    ['999', 'bank-account-missing'],
    ['463', 'bank-account-missing'],
    ['099', 'bank-account-archived'],
    ['092', 'bank-account-currency'],
  ])('an account linked to %s', (bankAccount, code) => {
    const linked = { id: 'GBP:saas', enabled: true, ...(bankAccount !== undefined && { bankAccount }) };
    expect(plan(movement(), { settings: { ...settings, accounts: [linked] } })).toMatchObject({
      kind: 'block',
      reason: { code },
    });
  });

  it('blocks a contact of ours that was archived instead of making it again', () => {
    const archived = contact('Old name', { contactNumber: 'cledara:app-old', status: 'ARCHIVED' });
    const outcome = plan(movement({ application: { id: 'app-old', name: 'Old' } }), {
      reference: { ...reference, contacts: [archived] },
    });
    expect(verdict(outcome)).toBe('block contact-archived');
  });

  it('blocks an archived contact of the application’s own name instead of making a second one', () => {
    expect(plan(movement({ application: { id: 'app-gone', name: 'Gone Ltd' } }))).toMatchObject({
      kind: 'block',
      reason: {
        code: 'contact-archived',
        message: expect.stringContaining('The contact Gone Ltd is archived in Xero'),
      },
    });
  });

  it('takes the active one where an archived account or contact goes by the same name', () => {
    const twice: ReferenceData = {
      ...reference,
      accounts: [account('463', { accountId: 'old', status: 'ARCHIVED' }), ...reference.accounts],
      contacts: [contact('FIGMA INC', { contactId: '0', status: 'ARCHIVED' }), ...reference.contacts],
    };
    expect(documentOf(plan(movement(), { reference: twice }))).toEqual(documentOf(plan(movement())));
  });

  function referenceWith(organisation: Partial<Organisation>, role: string): ReferenceData {
    const user = { userId: 'u', name: 'Sam', email: null, role };
    return { ...reference, organisation: { ...reference.organisation, ...organisation }, user };
  }

  it('shows the document it would have been, where there is one', () => {
    const locked = plan(movement(), { reference: referenceWith({ periodLockDate: '2026-11-03' }, 'STANDARD') });
    expect(verdict(locked)).toBe('block lock-date');
    expect(documentOf(locked)).toEqual(documentOf(plan(movement())));
    expect(
      verdict(plan(movement(), { reference: referenceWith({ periodLockDate: '2026-11-03' }, 'FINANCIALADVISER') })),
    ).toBe('propose');
    expect(verdict(plan(topUp, { reference: referenceWith({ endOfYearLockDate: '2026-11-05' }, 'STANDARD') }))).toBe(
      'block lock-date',
    );
  });

  it('tells the first problem first: role, lock date, bank account, account, tax, tracking, contact', () => {
    const wrong = { account: '480', taxType: 'NOPE', tracking: { Colour: 'Red' }, contact: 'Nobody' };
    const accounts = [{ id: 'GBP:saas', enabled: true, bankAccount: '099' }];
    const right = { account: '463', taxType: 'NONE', tracking: {}, contact: 'GitHub' };
    const locked = { periodLockDate: '2026-12-31' };
    const verdicts: string[] = [];
    const look = (fields: CodingFields, bad: Partial<Settings>, over: ReferenceData) =>
      verdicts.push(verdict(plan(movement(), { settings: { ...settingsWith(fields), ...bad }, reference: over })));
    look(wrong, { accounts }, referenceWith(locked, 'READONLY'));
    look(wrong, { accounts }, referenceWith(locked, 'STANDARD'));
    look(wrong, { accounts }, reference);
    look(wrong, {}, reference);
    look({ ...wrong, account: right.account }, {}, reference);
    look({ ...wrong, account: right.account, taxType: right.taxType }, {}, reference);
    look({ ...right, contact: wrong.contact }, {}, reference);
    look(right, {}, reference);
    expect(verdicts).toEqual([
      'block role-too-low',
      'block lock-date',
      'block bank-account-archived',
      'block account-archived',
      'block tax-type-missing',
      'block tracking-missing',
      'block contact-missing',
      'propose',
    ]);
  });
});

describe('VAT', () => {
  const withVat = (vatRate: number | null) =>
    movement({ invoice: { number: 'I', date: null, vatName: null, vatRate } });

  it.each([
    [0.2, 'propose'],
    [null, 'propose'],
    [0, 'hold vat-differs'],
    [0.05, 'hold vat-differs'],
  ])('confirmed at %s against a tax rate of 20 %%', (vatRate, expected) => {
    expect(verdict(plan(withVat(vatRate)))).toBe(expected);
  });

  it('holds with the document and both rates, also where the application is automatic', () => {
    const outcome = plan(withVat(0.055));
    expect(documentOf(outcome)).toEqual(documentOf(plan(movement())));
    expect(outcome.kind === 'hold' && outcome.reason.message).toBe(
      'The invoice confirmed in Cledara has VAT at 5.5%, and the tax rate INPUT2 (20% rate) is 20%. Choose another tax rate, or approve it as it is.',
    );
  });

  it('is told after what Xero would refuse', () => {
    expect(verdict(plan(withVat(0), { settings: settingsWith({ contact: 'Nobody', taxType: 'INPUT2' }) }))).toBe(
      'block contact-missing',
    );
  });
});

describe('laws', () => {
  const kinds: MovementKind[] = ['purchase', 'refund', 'top-up', 'withdrawal', 'reward', 'internal', 'unknown'];
  const movements = fc
    .record({
      kind: fc.constantFrom(...kinds),
      accountId: fc.constantFrom('GBP:saas', 'EUR:saas', 'GBP:spend', 'USD:saas', null),
      amountMinor: fc.option(fc.integer({ min: -1_000_000, max: 1_000_000 })),
      currency: fc.constantFrom('GBP', 'EUR', null),
      application: fc.constantFrom(
        { id: 'app-figma', name: 'Figma' },
        { id: 'n', name: 'New' },
        { id: 'e', name: '<>' },
        null,
      ),
      settledAt: fc.constantFrom('2026-11-03T10:00:00.000Z', '2026-08-01T10:00:00.000Z', null),
      releasedAt: fc.constantFrom(null, null, '2026-11-10T00:00:00.000Z'),
      description: fc.string({ maxLength: 20 }),
    })
    .map(movement);
  const inputs = fc.record({
    account: fc.constantFrom('463', '480', '999', '090'),
    taxType: fc.constantFrom('INPUT2', 'NONE', 'OLD'),
    lock: fc.constantFrom(null, '2026-10-31', '2026-12-31'),
  });

  function inputOf({
    account: code,
    taxType,
    lock,
  }: {
    account: string;
    taxType: string;
    lock: string | null;
  }): PlanInput {
    return {
      settings: { ...settings, defaults: { account: code, taxType } },
      settingsVersion: 1,
      reference: { ...reference, organisation: { ...reference.organisation, endOfYearLockDate: lock } },
      syncFrom: '2026-10-01',
      today: '2026-11-20',
    };
  }

  it('gives equal outcomes for equal inputs, and changes none of them', () => {
    fc.assert(
      fc.property(fc.array(movements, { maxLength: 6 }), inputs, (all, choice) => {
        const input = inputOf(choice);
        const before = canonicalJson([all, input]);
        const context = createPlanContext(input);
        const first = all.map((one) => planMovement(one, context));
        const again = [...all]
          .reverse()
          .map((one) => planMovement(structuredClone(one), context))
          .reverse();
        const anew = all.map((one) => planMovement(one, createPlanContext(inputOf(choice))));
        expect(again).toEqual(first);
        expect(anew).toEqual(first);
        expect(canonicalJson([all, input])).toBe(before);
      }),
    );
  });

  it('makes a document only of the exact amount, under the marker, never before the first day', () => {
    fc.assert(
      fc.property(movements, inputs, (one, choice) => {
        const document = documentOf(planMovement(one, createPlanContext(inputOf(choice))));
        if (document === null) return;
        expect(document.amountMinor).toBe(Math.abs(one.amountMinor ?? Number.NaN));
        expect(document.amountMinor).toBeGreaterThan(0);
        expect(document.currency).toBe(one.currency);
        expect(document.reference).toBe(markerOf(one.id));
        expect(document.date >= '2026-10-01').toBe(true);
      }),
    );
  });

  it('has a sentence for everything that waits for a person', () => {
    fc.assert(
      fc.property(movements, inputs, (one, choice) => {
        const outcome = planMovement(one, createPlanContext(inputOf(choice)));
        if (outcome.kind !== 'hold' && outcome.kind !== 'block') return;
        expect(outcome.reason.message).toMatch(/^[A-Z].*\.$/);
        expect(outcome.reason.message).not.toMatch(/\.\.|undefined|null/);
      }),
    );
  });
});

describe('a description that is longer than Xero takes', () => {
  const whyOf = (length: number): string => {
    const planned = plan(movement({ description: 'x'.repeat(length) }), {
      settings: settingsWith({ description: '{merchant}' }),
    });
    if (planned.kind !== 'propose') throw new Error('It can be posted.');
    return planned.explanation.find(({ field }) => field === 'description')?.why ?? '';
  };

  it('says that its end was cut, and one that just fits does not', () => {
    expect(whyOf(4001)).toContain('Its end was cut, because Xero takes 4,000 characters at most.');
    expect(whyOf(4000)).not.toContain('cut');
  });
});
