import { describe, expect, it } from 'vitest';
import type { Chosen, ResolvedCoding } from '../../../shared/domain/coding-rule.ts';
import { cardLine, explainChoices, explainRule, ruleLine, ruleWhy } from '../../../shared/domain/line-coding.ts';
import type { Override } from '../../../shared/domain/override.ts';
import { movement } from './example-company.ts';

function by<T>(value: T, from: Chosen<T>['from'] = 'application'): Chosen<T> {
  return { value, from };
}

function coding(over: Partial<ResolvedCoding> = {}): ResolvedCoding {
  return {
    pushTransactions: by(true),
    pushStatementLines: by(true),
    document: by('spend-money', 'built-in'),
    mode: by('review', 'default'),
    description: by('{merchant}'),
    contact: null,
    account: null,
    taxType: null,
    tracking: null,
    needsInvoice: by(false),
    needsConfirmedVat: by(false),
    needsAccountingFields: by(false),
    ...over,
  };
}

describe('the line of a card movement', () => {
  it('is money out for a payment, and money in for a refund', () => {
    expect(cardLine(movement(), coding()).kind).toBe('spend-money');
    expect(cardLine(movement({ kind: 'refund' }), coding()).kind).toBe('receive-money');
  });

  it('goes to the application by its own name where no contact is named', () => {
    expect(cardLine(movement(), coding()).contact).toEqual({
      kind: 'own-name',
      name: 'Figma',
      contactNumber: 'cledara:app-figma',
      why: 'No contact is named, so it is the application by its own name.',
    });
    expect(cardLine(movement({ application: null }), coding()).contact).toEqual({ kind: 'none' });
  });

  it('goes to the contact that is named, be there an application or not', () => {
    for (const application of [null, { id: 'app-figma', name: 'Figma' }])
      expect(cardLine(movement({ application }), coding({ contact: by('Figma Inc', 'default') })).contact).toEqual({
        kind: 'named',
        name: 'Figma Inc',
        why: 'The default for all applications.',
      });
  });

  it.each([
    [by('463', 'application'), {}, 'Set for Figma.'],
    [by('463', 'application'), { application: null }, 'Set for movements without an application.'],
    [by('463', 'account'), {}, 'The default of the account GBP:saas.'],
    [by('463', 'account'), { accountId: null }, 'The default of the account .'],
    [by('463', 'default'), {}, 'The default for all applications.'],
    [by('463', 'built-in'), {}, 'Nothing else was chosen.'],
    [{ ...by('463', 'by-hand'), by: 'Ada' }, {}, 'Chosen by hand by Ada, for this transaction alone.'],
    [by('463', 'by-hand'), {}, 'Chosen by hand by someone, for this transaction alone.'],
  ])('says of each part why it is so: %j', (account, over, why) => {
    const line = cardLine(movement(over), coding({ account, taxType: account, tracking: by({ Team: 'A' }) }));
    expect([line.account, line.taxType]).toEqual([
      { value: '463', why },
      { value: '463', why },
    ]);
    expect(line.tracking?.value).toEqual({ Team: 'A' });
  });

  it('has no part that nobody chose', () => {
    const { account, taxType, tracking } = cardLine(movement(), coding());
    expect([account, taxType, tracking]).toEqual([null, null, null]);
  });

  it('is described by its template, and always somehow', () => {
    expect(cardLine(movement(), coding()).description).toEqual({
      value: 'FIGMA MONTHLY',
      why: 'Set for Figma. Template: {merchant}',
    });
    expect(cardLine(movement({ description: '' }), coding()).description.value).toBe('Figma');
    expect(cardLine(movement({ description: '', application: null }), coding()).description.value).toBe('Cledara');
  });

  it('says where the end of its description was cut', () => {
    const { value, why } = cardLine(movement({ description: 'x'.repeat(5000) }), coding()).description;
    expect(value).toHaveLength(4000);
    expect(why).toBe(
      'Set for Figma. Its end was cut, because Xero takes 4,000 characters at most. Template: {merchant}',
    );
  });
});

describe('how the kind of document and its approval were chosen', () => {
  it('is told of a card movement', () => {
    expect(explainChoices(movement(), coding())).toEqual([
      { field: 'document', value: 'Spend Money', why: 'Nothing else was chosen.' },
      { field: 'mode', value: 'review', why: 'The default for all applications.' },
    ]);
  });

  it.each([
    [{ post: 'transfer' } as const, undefined, 'Transfer', 'review', 'Nothing else was chosen.'],
    [{ post: 'transfer' } as const, 'auto', 'Transfer', 'automatic', 'The default for all applications.'],
    [{ post: 'receive-money', mode: 'auto' } as const, 'review', 'Receive Money', 'automatic', 'Set for top-ups.'],
  ] as const)('is told of a top-up by its rule %j, by default %s', (rule, byDefault, document, mode, why) => {
    const fields = { account: '270', taxType: 'NONE' };
    const whole = rule.post === 'transfer' ? rule : { ...rule, ...fields };
    expect(explainRule(movement({ kind: 'top-up' }), whole, byDefault)).toEqual([
      { field: 'document', value: document, why: 'Set for top-ups.' },
      { field: 'mode', value: mode, why },
    ]);
  });

  it.each([
    ['reward', 'Set for rewards.'],
    ['withdrawal', 'Set for withdrawals.'],
    ['top-up', 'Set for top-ups.'],
  ] as const)('a %s has a rule of its own', (kind, why) => {
    expect(ruleWhy(movement({ kind }))).toBe(why);
  });
});

describe('the line of a reward', () => {
  const reward = movement({ kind: 'reward', description: 'Cledara Rewards', application: null });
  const rule = { post: 'receive-money', account: '270', taxType: 'NONE' } as const;
  const why = 'Set for rewards.';

  it('is coded by its rule, and comes from Cledara where no contact is named', () => {
    expect(ruleLine(reward, rule)).toEqual({
      kind: 'receive-money',
      contact: {
        kind: 'own-name',
        name: 'Cledara',
        contactNumber: 'cledara:cledara',
        why: 'No contact is named, so it is Cledara itself.',
      },
      description: { value: 'Cledara Rewards', why: "Cledara's own description." },
      account: { value: '270', why },
      taxType: { value: 'NONE', why },
      tracking: null,
    });
    expect(ruleLine(reward, { ...rule, contact: 'Cledara Ltd' }).contact).toEqual({
      kind: 'named',
      name: 'Cledara Ltd',
      why,
    });
  });

  it('is coded as a person chose it for this one, field by field', () => {
    const byHand = 'Chosen by hand by Ada, for this transaction alone.';
    const override: Override = {
      movementId: 'movement-1',
      author: 'Ada',
      at: '2026-11-20T10:00:00.000Z',
      fields: { account: '463', contact: 'Figma Inc', description: 'Thanks', tracking: { Team: 'A' } },
    };
    expect(ruleLine(reward, rule, override)).toEqual({
      kind: 'receive-money',
      contact: { kind: 'named', name: 'Figma Inc', why: byHand },
      description: { value: 'Thanks', why: `${byHand} Template: Thanks` },
      account: { value: '463', why: byHand },
      taxType: { value: 'NONE', why },
      tracking: { value: { Team: 'A' }, why: byHand },
    });
  });
});
