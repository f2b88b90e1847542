import { describe, expect, it } from 'vitest';
import type { StoredMovement } from '../../../shared/domain/movement.ts';
import type { OpenDayChoice } from '../../../shared/domain/open-day.ts';
import { type PlanInput, type PlanOutcome, planMovement, ruleFor } from '../../../shared/domain/plan-push.ts';
import type { ReferenceData } from '../../../shared/domain/reference-data.ts';
import type { CodingFields, Settings } from '../../../shared/domain/settings.ts';
import { movement, planContext, reference, settings } from './example-company.ts';

// What keeps a movement from being posted, or makes a person look first: each with the document that it would have been.

const proposed = plan(movement());

function plan(planned: StoredMovement, over: Partial<PlanInput> = {}): PlanOutcome {
  return planMovement(planned, planContext(over));
}

function figma(fields: CodingFields): Settings {
  return { ...settings, applications: [{ name: 'Figma', account: '463', taxType: 'INPUT2', ...fields }] };
}

function messageOf(outcome: PlanOutcome): string {
  return outcome.kind === 'hold' || outcome.kind === 'block' ? outcome.reason.message : outcome.kind;
}

/** The document with what explains it and the contact that it remembers. */
function drafted(outcome: PlanOutcome) {
  if (outcome.kind === 'not-posted' || outcome.kind === 'pending') throw new Error(outcome.kind);
  const { document, explanation, keeps } = outcome;
  return { document, explanation, keeps };
}

describe('a contact that Xero has', () => {
  const keeps = { key: 'named:figma inc', contactId: 'contact-figma inc' };

  it('is remembered with every document that names it, whether it goes out or waits', () => {
    const invoice = { number: 'I', date: null, vatName: null, vatRate: 0 };
    const reasons = [
      proposed,
      plan(movement(), { toldDoubts: new Map([['movement-1', ['other']]]) }),
      plan(movement({ invoice })),
      plan(movement(), { settings: figma({ contact: 'Figma Inc', needsInvoice: true }) }),
      plan(movement(), { settings: figma({ contact: 'Figma Inc', account: '480' }) }),
    ].map((outcome) => [outcome.kind, drafted(outcome).keeps]);
    expect(reasons).toEqual([
      ['propose', keeps],
      ['hold', keeps],
      ['hold', keeps],
      ['hold', keeps],
      ['block', keeps],
    ]);
  });

  it('is nobody where there is none in Xero yet, or no contact at all', () => {
    expect(drafted(plan(movement({ application: { id: 'new', name: 'New' } }))).keeps).toBeNull();
    expect(drafted(plan(movement({ kind: 'top-up', amountMinor: 100, application: null }))).keeps).toBeNull();
  });
});

describe('a settled movement that Cledara lists no more', () => {
  const since = '2026-11-20T00:00:00.000Z';
  const gone = { unlisted: { since, answeredAt: null } };

  it('is held with its document, ahead of what an approval would settle with it', () => {
    const outcome = plan(movement(gone));
    expect(outcome).toMatchObject({ kind: 'hold', reason: { code: 'no-longer-listed' } });
    expect(drafted(outcome)).toEqual(drafted(proposed));
    const doubted = plan(movement(gone), { toldDoubts: new Map([['movement-1', ['a']]]) });
    expect(doubted).toMatchObject({ kind: 'hold', reason: { code: 'no-longer-listed' } });
    expect(messageOf(outcome)).toBe(
      'Cledara listed it and does not any more: it may have been deleted or merged there, or the API key is from someone who cannot see it. Look for it in Cledara. If it stands all the same, approve it; if not, leave it out.',
    );
  });

  it('stays stopped for what Xero would refuse, which no approval settles', () => {
    const blocked = plan(movement(gone), { settings: figma({ contact: 'Figma Inc', account: '480' }) });
    expect(blocked).toMatchObject({ kind: 'block', reason: { code: 'account-archived' } });
  });

  it('goes out once a person has said that it stands; and what nothing makes a document of is not asked about', () => {
    expect(plan(movement({ unlisted: { since, answeredAt: since } })).kind).toBe('propose');
    expect(plan(movement({ ...gone, amountMinor: 0 }))).toEqual({ kind: 'not-posted', why: 'zero' });
  });
});

describe('a movement that Cledara’s API and a file may both tell of', () => {
  const told = (...ids: string[]) => ({ toldDoubts: new Map([['movement-1', ids]]) });
  const advice =
    "Cledara's API and an imported file tell of them, and nothing tells them apart. If it is another payment, approve it; if it is the same one, leave it out.";

  it('is held with its document, because only a person knows whether they are one payment or two', () => {
    const outcome = plan(movement(), told('a'));
    expect(outcome).toMatchObject({ kind: 'hold', reason: { code: 'maybe-imported' } });
    expect(messageOf(outcome)).toBe(`It may be the same as a, which is in the books too. ${advice}`);
    expect(drafted(outcome)).toEqual(drafted(proposed));
    expect(messageOf(plan(movement(), told('a', 'b', 'c')))).toBe(
      `It may be the same as a or one of 2 more, which are in the books too. ${advice}`,
    );
  });

  it('is told with the other one as a person knows it, by its application or its description, and its day', () => {
    const other = (changes: Partial<StoredMovement>) => {
      const movementOf = (id: string) =>
        id === 'a' ? movement({ id, settledAt: '2026-11-03T23:30:00.000Z', ...changes }) : null;
      return messageOf(plan(movement(), { ...told('a'), movementOf }));
    };
    expect(other({})).toBe(`It may be the same as Figma of 2026-11-03 (a), which is in the books too. ${advice}`);
    expect(other({ application: null, description: ' Rent ' })).toMatch(
      /^It may be the same as Rent of 2026-11-03 \(a\), /,
    );
    expect(other({ application: null, description: '' })).toMatch(
      /^It may be the same as the one of 2026-11-03 \(a\), /,
    );
    expect(messageOf(plan(movement(), { ...told('b'), movementOf: () => null }))).toMatch(/^It may be the same as b, /);
  });

  it('is held, too, where it came to Cledara’s list when the other one went', () => {
    const outcome = plan(movement(), { ...told('a'), unlisted: new Set(['a']) });
    expect(messageOf(outcome)).toBe(
      'It may be the same as a, which is in the books too. Cledara lists this one since it does not list that one any more. If it is another payment, approve it; if it is the same one, leave it out.',
    );
  });

  it('is not held for another movement’s doubt, nor for an empty one', () => {
    expect(plan(movement({ id: 'another' }), told('a')).kind).toBe('propose');
    expect(plan(movement(), told()).kind).toBe('propose');
  });

  it('keeps its own reason where it could not go out anyway', () => {
    expect(plan(movement({ settledAt: null }), told('a'))).toEqual({ kind: 'pending' });
    const blocked = plan(movement(), { ...told('a'), settings: figma({ account: '480' }) });
    expect(blocked).toMatchObject({ kind: 'block', reason: { code: 'account-archived' } });
  });
});

describe('the first day that is posted', () => {
  const starts = (day: string) => ({ accountStarts: new Map([['GBP:saas', day]]) });

  it('is that of its account where the account has one of its own, later or earlier', () => {
    expect(plan(movement(), starts('2026-11-03')).kind).toBe('propose');
    expect(plan(movement(), starts('2026-11-04'))).toEqual({ kind: 'not-posted', why: 'before-sync-from' });
    const early = movement({ settledAt: '2026-09-15T10:00:00.000Z' });
    expect(plan(early, starts('2026-09-01')).kind).toBe('propose');
    expect(plan(early, starts('2026-09-16'))).toEqual({ kind: 'not-posted', why: 'before-sync-from' });
  });

  it('is the company’s for all other accounts, and where the account is not known', () => {
    const old = movement({ accountId: 'EUR:saas', currency: 'EUR', settledAt: '2026-09-15T10:00:00.000Z' });
    expect(plan(old, starts('2026-09-01'))).toEqual({ kind: 'not-posted', why: 'before-sync-from' });
    expect(plan({ ...old, kind: 'unknown', accountId: null }, starts('2026-09-01'))).toEqual({
      kind: 'not-posted',
      why: 'before-sync-from',
    });
  });

  it('is compared with today for what has not settled: it settles today at the earliest', () => {
    const pending = movement({ settledAt: null });
    expect(plan(pending, { syncFrom: '2026-11-20' })).toEqual({ kind: 'pending' });
    expect(plan(pending, { syncFrom: '2026-11-21' })).toEqual({ kind: 'not-posted', why: 'before-sync-from' });
    const ahead = movement({ settledAt: null, authorisedAt: '2026-12-02T10:00:00.000Z' });
    expect(plan(ahead, { syncFrom: '2026-12-01' })).toEqual({ kind: 'pending' });
  });

  it('is compared with its own day for what has settled, whatever day is today', () => {
    expect(plan(movement(), { syncFrom: '2026-11-04' })).toEqual({ kind: 'not-posted', why: 'before-sync-from' });
  });
});

describe('what was not understood', () => {
  it.each([
    ['amount', movement({ amountMinor: null })],
    ['currency', movement({ currency: null })],
    ['account', movement({ accountId: null })],
  ])('is held for a person where the %s is missing', (_, planned) => {
    expect(plan(planned)).toEqual({
      kind: 'hold',
      reason: {
        code: 'not-understood',
        message:
          'Not posted, because not all of it was understood: its amount, currency or account is missing. Enter it in Xero by hand if it belongs there, or leave it out.',
      },
      document: null,
      explanation: [],
    });
  });

  it('is told point by point', () => {
    const outcome = plan(movement({ kind: 'unknown', notUnderstood: ['One', 'Two'] }));
    expect(messageOf(outcome)).toMatch(/^Not posted, because not all of it was understood: One; Two\. Enter/);
  });
});

describe('one plan of many movements', () => {
  it('codes each by its own application and account, whatever was planned before it', () => {
    const accounts = [
      { id: 'GBP:saas', enabled: true, bankAccount: '090', defaults: { account: '270', taxType: 'NONE' } },
      { id: 'GBP:spend', enabled: true, bankAccount: '090' },
    ];
    const context = planContext({ settings: { ...settings, accounts } });
    const accountCode = (over: Partial<StoredMovement>) => {
      const { document } = drafted(planMovement(movement(over), context));
      return document?.kind === 'spend-money' ? document.account.code : null;
    };
    const id = 'one-id';
    expect(accountCode({ application: { id, name: 'Figma' } })).toBe('463');
    expect(accountCode({ application: { id, name: 'GitHub' } })).toBe('270');
    expect(accountCode({ application: { id, name: 'GitHub' }, accountId: 'GBP:spend' })).toBe('429');
    expect(accountCode({ application: { id, name: 'Figma' } })).toBe('463');
  });

  it('takes what a person chose for one transaction for that one alone', () => {
    const override = { movementId: 'movement-1', fields: { account: '429' }, author: 'Priya', at: '' };
    const rewards = { kind: 'reward', amountMinor: 250, application: null } as const;
    const context = planContext({ overrides: new Map([['movement-1', override]]) });
    const code = (planned: StoredMovement) => {
      const { document } = drafted(planMovement(planned, context));
      return document?.kind === 'transfer' ? null : document?.account.code;
    };
    expect(code(movement())).toBe('429');
    expect(code(movement({ id: 'movement-2' }))).toBe('463');
    expect(code(movement(rewards))).toBe('429');
    expect(code(movement({ ...rewards, id: 'movement-2' }))).toBe('270');
  });

  it('names the teams of its application where the description asks for them', () => {
    const teams = new Map([['app-figma', ['Design', 'Web']]]);
    const withTeams = { settings: figma({ description: 'For {team}.' }), teams };
    expect(drafted(plan(movement(), withTeams)).document).toMatchObject({ description: 'For Design, Web.' });
    const other = movement({ application: { id: 'another', name: 'Figma' } });
    expect(drafted(plan(other, withTeams)).document).toMatchObject({ description: 'For .' });
    const noTeams = { settings: withTeams.settings };
    expect(drafted(plan(movement(), noTeams)).document).toMatchObject({ description: 'For .' });
  });
});

describe('what the settings wait for', () => {
  it('holds the document, and tells VAT that differs first', () => {
    const gated = { settings: figma({ contact: 'Figma Inc', needsInvoice: true }) };
    const outcome = plan(movement(), gated);
    expect(outcome).toMatchObject({ kind: 'hold', reason: { code: 'invoice-missing' } });
    expect(drafted(outcome).document).toMatchObject({ amountMinor: 1230, account: { code: '463' } });
    expect(drafted(outcome).explanation.map(({ field }) => field)).toContain('account');
    const invoice = { number: null, date: null, vatName: null, vatRate: 0 };
    expect(plan(movement({ invoice }), gated)).toMatchObject({ kind: 'hold', reason: { code: 'vat-differs' } });
    expect(plan(movement({ hasInvoice: true }), gated).kind).toBe('propose');
  });

  it('looks at the accounting fields of this very movement: those that are declared, else any', () => {
    const gated = figma({ needsAccountingFields: true });
    const carriedFields = (id: string) => (id === 'movement-1' ? [{ fieldId: 'f', fieldName: 'Code' }] : []);
    expect(plan(movement(), { settings: gated, carriedFields }).kind).toBe('propose');
    const missing = { kind: 'hold', reason: { code: 'accounting-fields-missing' } };
    expect(plan(movement({ id: 'another' }), { settings: gated, carriedFields })).toMatchObject(missing);
    expect(plan(movement(), { settings: gated })).toMatchObject(missing);
    const declared = { ...gated, accountingFields: [{ field: 'Tax', carries: 'taxType' as const }] };
    expect(messageOf(plan(movement(), { settings: declared, carriedFields }))).toContain('and lacks Tax.');
  });

  it.each([
    [0.0555, '5.55%'],
    [1 / 3, '33.33%'],
    [0.1, '10%'],
  ])('names a VAT rate of %d as %s', (vatRate, text) => {
    const invoice = { number: null, date: null, vatName: null, vatRate };
    expect(messageOf(plan(movement({ invoice })))).toContain(`Cledara has VAT at ${text}, and`);
  });
});

describe('a bill', () => {
  const invoice = { number: 'INV-1', date: '2026-10-20', vatName: null, vatRate: null };
  const bills = figma({ contact: 'Figma Inc', document: 'bill' });
  const bought = movement({ invoice });

  function closedUntil(endOfYearLockDate: string, choice: OpenDayChoice | null = null): Partial<PlanInput> {
    const closed: ReferenceData = { ...reference, organisation: { ...reference.organisation, endOfYearLockDate } };
    const openDays = choice === null ? {} : { openDays: new Map([[choice.movementId, choice]]) };
    return { settings: bills, reference: closed, today: '2026-12-05', ...openDays };
  }

  function chosen(day: string): OpenDayChoice {
    return { movementId: 'movement-1', day, author: 'Priya', at: '' };
  }

  it('is dated by its invoice and due on the day of the movement; a refund is a credit note', () => {
    expect(drafted(plan(bought, { settings: bills })).document).toMatchObject({
      kind: 'bill',
      number: 'INV-1',
      date: '2026-10-20',
      dueDate: '2026-11-03',
    });
    const refund = movement({ kind: 'refund', amountMinor: 1230 });
    expect(drafted(plan(refund, { settings: bills })).document).toMatchObject({ kind: 'credit-note' });
  });

  it('is blocked where only the day of its invoice is closed', () => {
    const outcome = plan(bought, closedUntil('2026-10-31'));
    expect(outcome).toMatchObject({ kind: 'block', reason: { code: 'lock-date' }, document: { date: '2026-10-20' } });
    expect(messageOf(outcome)).toMatch(/^Not posted: 20 Oct 2026 is on or before the end-of-year lock date/);
    expect(plan(bought, closedUntil('2026-10-19')).kind).toBe('propose');
  });

  it('goes out on the open day that was chosen for it, and says so where that is closed by now too', () => {
    const moved = plan(bought, closedUntil('2026-10-31', chosen('2026-11-01')));
    expect(moved).toMatchObject({ kind: 'propose', document: { date: '2026-11-01', dueDate: '2026-11-03' } });
    expect(messageOf(plan(bought, closedUntil('2026-11-02', chosen('2026-11-01'))))).toMatch(
      /^Not posted: 1 Nov 2026, the day that was chosen for it, is on or before/,
    );
    expect(messageOf(plan(bought, closedUntil('2026-11-03')))).toMatch(/^Not posted: 3 Nov 2026 is on or before/);
  });

  it('is judged by the role of who is connected', () => {
    const period = { ...reference, organisation: { ...reference.organisation, periodLockDate: '2026-10-31' } };
    const user = { userId: 'u', name: 'Sam', email: null, role: 'FINANCIALADVISER' };
    expect(plan(bought, { settings: bills, reference: period })).toMatchObject({ reason: { code: 'lock-date' } });
    expect(plan(bought, { settings: bills, reference: { ...period, user: null } })).toMatchObject({
      reason: { code: 'lock-date' },
    });
    expect(plan(bought, { settings: bills, reference: { ...period, user } }).kind).toBe('propose');
  });

  it('waits where its VAT differs, as a Spend Money does', () => {
    const differing = movement({ invoice: { ...invoice, vatRate: 0.05 } });
    expect(plan(differing, { settings: bills })).toMatchObject({ kind: 'hold', reason: { code: 'vat-differs' } });
  });
});

describe('top-ups, withdrawals and rewards', () => {
  const topUp = movement({ kind: 'top-up', amountMinor: 100, application: null, settledAt: null });
  const rule = { post: 'receive-money', account: '270', taxType: 'NONE' } as const;

  it('have a rule of their own, and nothing else has', () => {
    const topUps = { post: 'none' } as const;
    const withdrawals = { post: 'transfer', toBankAccount: '091' } as const;
    const all: Settings = { ...settings, movements: { topUps, withdrawals, rewards: rule } };
    expect(ruleFor({ kind: 'top-up' }, all)).toBe(topUps);
    expect(ruleFor({ kind: 'withdrawal' }, all)).toBe(withdrawals);
    expect(ruleFor({ kind: 'reward' }, all)).toBe(rule);
    for (const kind of ['purchase', 'refund', 'internal', 'unknown'] as const) {
      expect(ruleFor({ kind }, all)).toBeNull();
    }
  });

  it('say that they have no settlement day', () => {
    const { explanation } = drafted(plan(topUp));
    expect(explanation.find(({ field }) => field === 'date')?.why).toBe(
      'The day it was authorised; it has no settlement day, by the time zone of the organisation (Europe/London).',
    );
  });

  it('name the rule for the bank account on the other side, and how they were chosen', () => {
    const { explanation } = drafted(plan(topUp));
    expect(explanation.map(({ field, why }) => `${field}: ${why}`).slice(1)).toEqual([
      'fromBankAccount: Set for top-ups.',
      'toBankAccount: The bank account that GBP:saas is linked to.',
      'amount: What Cledara took from or added to the account, tax included.',
      'document: Set for top-ups.',
      'mode: Nothing else was chosen.',
    ]);
  });

  it('money out is never posted as Receive Money', () => {
    const withdrawal = movement({ kind: 'withdrawal', amountMinor: -100, application: null });
    expect(plan(withdrawal, { settings: { ...settings, movements: { withdrawals: rule } } })).toEqual({
      kind: 'block',
      reason: {
        code: 'not-supported',
        message: 'Money out cannot be posted as Receive Money. Choose a transfer for withdrawals, or none.',
      },
      document: null,
      explanation: [],
    });
  });

  it('carry the original date in the description where their day was moved', () => {
    const choice = { movementId: 'movement-1', day: '2026-11-10', author: 'Priya', at: '' };
    const reward: StoredMovement = { ...topUp, kind: 'reward', description: 'Cledara Rewards' };
    expect(drafted(plan(reward, { openDays: new Map([['movement-1', choice]]) })).document).toMatchObject({
      date: '2026-11-10',
      description: 'Cledara Rewards (original date 1 Nov 2026)',
    });
  });
});

it('an account that is linked to no bank account says so, and what to do', () => {
  const accounts = [{ id: 'GBP:saas', enabled: true }];
  expect(messageOf(plan(movement(), { settings: { ...settings, accounts } }))).toBe(
    'The account GBP:saas has no bank account in Xero yet. Link a bank account.',
  );
});

it('a movement of no application belongs to no team', () => {
  const teams = new Map([['app-figma', ['Design']]]);
  expect(plan(movement({ application: null }), { teams })).toEqual(plan(movement({ application: null })));
});
