import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillTemplate, templateWords } from '../../../renderer/features/settings/fill-template.ts';
import {
  bankAccountsOf,
  leavesUnseen,
  missingIn,
  newRule,
  postsOf,
  ruleNames,
  withBankAccount,
} from '../../../renderer/features/settings/movement-rules.ts';
import { sectionNamed } from '../../../renderer/features/settings/sections.ts';
import { withAccount } from '../../../renderer/features/settings/with-account.ts';
import { withField } from '../../../renderer/features/settings/with-field.ts';
import type { ReferenceDto } from '../../../shared/contract/reference.ts';
import { parseSettings } from '../../../shared/contract/setup-file.ts';
import { fillDescription } from '../../../shared/domain/coding-rule.ts';
import type { Movement } from '../../../shared/domain/movement.ts';

describe('the preview of a description', () => {
  // Only these members of a movement are read.
  const movement = (change: Partial<Movement>): Movement =>
    ({
      amountMinor: -10_001,
      currency: 'GBP',
      local: { amount: '-114.02', currency: 'USD' },
      description: 'FIGMA\tMONTHLY  RENEWAL',
      comment: 'for\nthe team',
      application: { id: 'a', name: 'Figma' },
      card: { last4: '4242', ownerName: 'Priya' },
      invoice: { number: 'INV-1' },
      ...change,
    }) as Movement;
  const shown = (one: Movement) => ({
    amount: one.amountMinor === null ? null : (one.amountMinor / 100).toFixed(2),
    currency: one.currency,
    local: one.local,
    description: one.description,
    comment: one.comment,
    application: one.application,
    card: one.card,
    // The preview reads its number alone.
    invoice: one.invoice as { number: string; date: null; vatName: null; vatRate: null } | null,
  });

  it('is what the engine makes of the same template', () => {
    const pieces = fc.constantFrom(
      ...templateWords.map((word) => `{${word}}`),
      '{other}',
      ' ',
      ' – ',
      'x',
      '{',
      '}',
      '\t',
    );
    const movements = fc.constantFrom(
      movement({}),
      movement({ local: null, comment: null, card: null, invoice: null }),
      movement({ amountMinor: null }),
      movement({ local: { amount: '900000.00', currency: 'KRW' } }),
      movement({ local: { amount: '0.01', currency: 'BTC' } }),
      movement({ application: null, description: '<b>\u202Ebold' }),
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), movements, (parts, one) => {
        const teams = ['Design', 'Sales'];
        expect(fillTemplate(parts.join(''), shown(one), teams)).toBe(fillDescription(parts.join(''), one, teams).text);
      }),
    );
  });
});

const reference = {
  bankAccounts: [
    { accountId: 'b1', code: '090', name: 'Current', currency: 'GBP' },
    { accountId: 'b2', code: null, name: 'Euro', currency: 'EUR' },
  ],
} as unknown as ReferenceDto; // only the bank accounts are read

describe('rules for other movements', () => {
  it('each rule that can be chosen is one that a setup file may have, once it is whole', () => {
    for (const name of ruleNames)
      for (const post of postsOf[name]) {
        const empty = newRule(name, post, { post: 'none', mode: 'auto' });
        expect(empty.mode).toBe('auto');
        const whole =
          empty.post === 'transfer'
            ? withBankAccount(empty, name, {}, 'GBP', '090')
            : empty.post === 'receive-money'
              ? { ...empty, account: '270', taxType: 'NONE' }
              : empty;
        expect(missingIn(name, whole)).toEqual([]);
        expect(parseSettings({ version: 1, movements: { [name]: whole } }).ok).toBe(true);
      }
  });

  it('says what an empty rule lacks', () => {
    expect(missingIn('topUps', newRule('topUps', 'transfer', undefined))).toEqual(['bank']);
    expect(missingIn('rewards', newRule('rewards', 'receive-money', undefined))).toEqual(['account', 'taxType']);
    expect(missingIn('withdrawals', undefined)).toEqual([]);
  });

  it('one code for all currencies stands under its own', () => {
    const rule = { post: 'transfer', fromBankAccount: 'b2' } as const;
    expect(bankAccountsOf(rule, 'topUps', reference, ['GBP', 'EUR'])).toEqual({ EUR: 'b2' });
    expect(bankAccountsOf({ ...rule, fromBankAccount: 'gone' }, 'topUps', reference, ['GBP'])).toEqual({ GBP: 'gone' });
  });

  it('a rule without a mode goes by the defaults', () => {
    expect(leavesUnseen({ post: 'transfer', fromBankAccount: '090' }, 'auto')).toBe(true);
    expect(leavesUnseen({ post: 'transfer', fromBankAccount: '090', mode: 'review' }, 'auto')).toBe(false);
    expect(leavesUnseen({ post: 'none', mode: 'auto' }, 'auto')).toBe(false);
    expect(leavesUnseen(undefined, 'auto')).toBe(false);
  });
});

describe('small things of the settings', () => {
  it('an account keeps what is not changed, is added where it is new, and can be unlinked', () => {
    const accounts = [{ id: 'GBP:saas', enabled: true, bankAccount: '090' }];
    expect(withAccount(accounts, 'GBP:saas', { enabled: false })).toEqual([
      { id: 'GBP:saas', enabled: false, bankAccount: '090' },
    ]);
    expect(withAccount(accounts, 'GBP:saas', { bankAccount: null })).toEqual([{ id: 'GBP:saas', enabled: true }]);
    expect(withAccount(accounts, 'EUR:saas', { bankAccount: '092' })).toEqual([
      ...accounts,
      { id: 'EUR:saas', enabled: false, bankAccount: '092' },
    ]);
  });

  it('a field is set, or gone', () => {
    expect(withField({ account: '463' }, 'account', null)).toEqual({});
    expect(withField({ account: '463' }, 'mode', 'auto')).toEqual({ account: '463', mode: 'auto' });
  });

  it('an address that names no section leads to the first one', () => {
    expect(sectionNamed('start')).toBe('start');
    expect(sectionNamed('nothing')).toBe('connections');
    expect(sectionNamed(undefined)).toBe('connections');
  });
});
